import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Either } from "./base.ts";
import { DefinitionParser } from "./definitions.ts";

/** Events and acts. */
export abstract class EventParser extends DefinitionParser {
  /** `event N on its Record Date of an E called X has F: type; may have G: type.` and `act N by P has ...; gives ... .` */
  readonly event = this.RULE("event", (): ast.EventStatement => {
    const start = this.start();
    let by: ast.Expression[] = [];
    let notice: ast.EventStatement["notice"] = null;
    let act = false;
    let name: ast.Name | null = null;
    let dateName: ast.Name | null = null;
    let of: ast.EventStatement["of"] = null;
    const fields: ast.Field[] = [];
    const optionalFields: ast.Field[] = [];
    const gives: ast.Field[] = [];
    const build = (): ast.EventStatement => ({
      kind: "EventStatement",
      name: name ?? { kind: "Name", text: "", span: this.spanFrom(start) },
      act,
      by,
      notice,
      dateName,
      of,
      fields,
      optionalFields,
      gives,
      span: this.spanFrom(start),
    });
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw("event"));
          name = this.SUBRULE(this.name);
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("act"));
          act = true;
          name = this.SUBRULE1(this.name);
          this.CONSUME(kw("by"));
          by = this.SUBRULE(this.actors);
          notice = this.SUBRULE(this.noticeOption);
        },
      },
    ]);
    this.ACTION(() => (this.draft = build()));
    this.OPTION(() => {
      this.CONSUME(kw("on"));
      this.CONSUME(kw("its"));
      dateName = this.SUBRULE2(this.name);
    });
    this.OPTION1(() => {
      of = this.SUBRULE(this.referred);
    });
    this.OPTION2(() => {
      this.CONSUME(kw("has"));
      this.onePart(() => this.SUBRULE(this.fields, { ARGS: [fields] }));
    });
    this.MANY(() => {
      this.CONSUME(t.Semicolon);
      this.onePart(() =>
        this.OR1<Either<ast.Field[]>>([
          {
            ALT: () => {
              this.CONSUME(kw("may"));
              this.CONSUME(kw("have"));
              return this.SUBRULE1(this.fields, { ARGS: [optionalFields] });
            },
          },
          { ALT: () => (this.CONSUME(kw("gives")), this.SUBRULE2(this.fields, { ARGS: [gives] })) },
        ]),
      );
    });
    this.sign(t.FullStop);
    return build();
  });

  /** Who does an act. An `of` with an article begins what the act is of: `by the Holder of a Fundamental Transaction`. */
  readonly actors = this.RULE("actors", (): ast.Expression[] => {
    const found: ast.Expression[] = [this.SUBRULE(this.actor)];
    this.MANY({
      GATE: () => !this.nextIsWord("by", 2),
      DEF: () => {
        this.OR([
          {
            ALT: () => {
              this.CONSUME(t.Comma);
              this.OPTION(() => this.CONSUME(kw("and")));
            },
          },
          { ALT: () => this.CONSUME1(kw("and")) },
          { ALT: () => this.CONSUME(kw("or")) },
        ]);
        found.push(this.SUBRULE1(this.actor));
      },
    });
    return found;
  });

  /** `, by notice to the Issuer,`, or nothing. */
  readonly noticeOption = this.RULE("noticeOption", (): ast.EventStatement["notice"] => {
    let notice: ast.EventStatement["notice"] = null;
    this.OPTION({
      GATE: () => this.nextIsWord("notice", 3),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.CONSUME(kw("by"));
        this.CONSUME(kw("notice"));
        let to: ast.Expression | null = null;
        this.OPTION1(() => {
          this.CONSUME(kw("to"));
          to = this.SUBRULE(this.actor);
        });
        this.OPTION2(() => this.CONSUME1(t.Comma));
        notice = { to };
      },
    });
    return notice;
  });

  readonly actor: (index?: number) => ast.NameExpression | ast.OfExpression = this.RULE(
    "actor",
    (): ast.NameExpression | ast.OfExpression => {
      const start = this.start();
      const name = this.SUBRULE(this.name);
      let object: ast.Expression | null = null;
      this.OPTION({
        GATE: () => this.nextIs(t.NameToken, 2),
        DEF: () => {
          this.CONSUME(kw("of"));
          object = this.deeper(() => this.SUBRULE(this.actor));
        },
      });
      if (object !== null) return { kind: "OfExpression", name, object, span: this.spanFrom(start) };
      return { kind: "NameExpression", name, span: this.spanFrom(start) };
    },
  );

  /** `of an Equivalents Issuance called Equivalents`, `of a Distribution, if any`. */
  readonly referred = this.RULE("referred", (): ast.EventStatement["of"] => {
    this.CONSUME(kw("of"));
    const events: ast.Name[] = [this.SUBRULE(this.name)];
    this.MANY(() => {
      this.CONSUME(kw("or"));
      events.push(this.SUBRULE1(this.name));
    });
    let called: ast.Name | null = null;
    let optional = false;
    this.OPTION(() => {
      this.CONSUME(kw("called"));
      called = this.SUBRULE2(this.name);
    });
    this.OPTION1(() => {
      this.CONSUME(t.Comma);
      this.CONSUME(kw("if"));
      this.CONSUME(kw("any"));
      optional = true;
    });
    return { events, called, optional };
  });
}
