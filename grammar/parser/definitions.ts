import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Either } from "./base.ts";
import { textOf } from "./literals.ts";
import { EffectParser } from "./effects.ts";

/** Definitions of terms, and the types of terms and fields. */
export abstract class DefinitionParser extends EffectParser {
  readonly quotedName = this.RULE("quotedName", (): ast.QuotedName => {
    const token = this.CONSUME(t.Text);
    return {
      kind: "QuotedName",
      text: textOf(token.image).replace(/\s+/g, " "),
      span: this.tokenSpan(token),
    };
  });

  readonly definition = this.RULE("definition", (): ast.Definition => {
    const start = this.start();
    const name = this.SUBRULE(this.quotedName);
    let plural: ast.QuotedName | null = null;
    this.OPTION(() => {
      this.CONSUME(t.LeftBracket);
      this.CONSUME(kw("plural"));
      plural = this.SUBRULE1(this.quotedName);
      this.sign(t.RightBracket);
    });
    const scope = this.SUBRULE(this.definitionScope);
    // A definition that breaks from here on still defines its name, so that its uses are not reported too.
    this.ACTION(() => {
      const value: ast.Missing = this.missing();
      const initially = this.nextIsWord("initially");
      const body: ast.DefinitionBody = initially
        ? { form: "initially means", value, type: null }
        : { form: "means", value, type: null };
      this.draft = {
        kind: "Definition",
        name,
        plural,
        scope,
        body,
        legend: null,
        span: this.spanFrom(start),
      };
    });
    const body = this.SUBRULE(this.definitionBody);
    this.ACTION(() => {
      this.draft = {
        kind: "Definition",
        name,
        plural,
        scope,
        body,
        legend: null,
        span: this.spanFrom(start),
      };
    });
    const legend = this.SUBRULE(this.legendOption);
    this.sign(t.FullStop);
    return { kind: "Definition", name, plural, scope, body, legend, span: this.spanFrom(start) };
  });

  readonly definitionScope = this.RULE("definitionScope", (): ast.DefinitionScope => {
    const start = this.start();
    let form: ast.DefinitionScope["form"] = "plain";
    let of: ast.Name[] = [];
    const inputs: ast.Field[] = [];
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(kw("on"));
            this.OR1([
              { ALT: () => this.CONSUME(kw("a")) },
              { ALT: () => this.CONSUME(kw("any")) },
              { ALT: () => this.CONSUME(kw("the")) },
            ]);
            this.CONSUME(kw("date"));
            form = "on a date";
          },
        },
        {
          ALT: () => {
            this.CONSUME(kw("of"));
            of = this.SUBRULE(this.names);
            form = "of";
          },
        },
        {
          ALT: () => {
            this.CONSUME(kw("with"));
            this.SUBRULE(this.fields, { ARGS: [inputs] });
            form = "with";
          },
        },
      ]);
    });
    return { kind: "DefinitionScope", form, of, inputs, span: this.spanFrom(start) };
  });

  readonly definitionBody = this.RULE("definitionBody", (): ast.DefinitionBody =>
    this.OR<Either<ast.DefinitionBody>>([
      {
        ALT: () => {
          this.CONSUME(kw("means"));
          const value = this.SUBRULE(this.expression);
          return { form: "means", value, type: this.SUBRULE2(this.typeOption) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("initially"));
          this.CONSUME1(kw("means"));
          const value = this.SUBRULE1(this.expression);
          return { form: "initially means", value, type: this.SUBRULE3(this.typeOption) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("is"));
          return this.OR1<Either<ast.DefinitionBody>>([
            {
              ALT: () => {
                this.CONSUME(kw("determined"));
                this.CONSUME(kw("by"));
                const by = this.SUBRULE(this.chain);
                return { form: "determined", by, type: this.SUBRULE(this.typeOption) };
              },
            },
            {
              ALT: () => {
                this.CONSUME(kw("quoted"));
                this.CONSUME(kw("as"));
                return { form: "quoted", column: this.SUBRULE(this.text) };
              },
            },
            {
              ALT: () => {
                this.CONSUME(kw("native"));
                const native = this.SUBRULE1(this.text);
                return { form: "native", function: native, type: this.SUBRULE1(this.typeOption) };
              },
            },
          ]);
        },
      },
    ]),
  );

  readonly typeOption = this.RULE("typeOption", (): ast.TypeExpression | null => {
    let type: ast.TypeExpression | null = null;
    this.OPTION(() => {
      this.sign(t.Colon);
      type = this.SUBRULE(this.type);
    });
    return type;
  });

  readonly type = this.RULE("type", (): ast.TypeExpression => {
    const start = this.start();
    const values: ast.TextLiteral[] = [];
    const name = this.OR<Either<ast.TypeExpression["name"]>>([
      { ALT: () => (this.CONSUME(kw("shares")), "shares" as const) },
      { ALT: () => (this.CONSUME(kw("money")), "money" as const) },
      {
        ALT: () => (
          this.CONSUME(kw("price")),
          this.CONSUME(kw("per")),
          this.CONSUME(kw("share")),
          "price per share" as const
        ),
      },
      { ALT: () => (this.CONSUME(kw("number")), "number" as const) },
      { ALT: () => (this.CONSUME(kw("percentage")), "percentage" as const) },
      { ALT: () => (this.CONSUME(kw("date")), "date" as const) },
      { ALT: () => (this.CONSUME(kw("time")), "time" as const) },
      { ALT: () => (this.CONSUME(kw("instant")), "instant" as const) },
      { ALT: () => (this.CONSUME(kw("period")), "period" as const) },
      { ALT: () => (this.CONSUME(kw("duration")), "duration" as const) },
      {
        ALT: () => (
          this.CONSUME(kw("yes")),
          this.CONSUME(kw("or")),
          this.CONSUME(kw("no")),
          "yes or no" as const
        ),
      },
      { ALT: () => (this.CONSUME(kw("text")), "text" as const) },
      { ALT: () => (this.CONSUME(kw("party")), "party" as const) },
      { ALT: () => (this.CONSUME(kw("basket")), "basket" as const) },
      {
        ALT: () => {
          this.CONSUME(kw("one"));
          this.CONSUME(kw("of"));
          values.push(this.SUBRULE(this.text));
          this.MANY({
            GATE: () => !this.nextIs(t.Comma) || this.nextIs(t.Text, 2),
            DEF: () => {
              this.OR1([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME1(kw("or")) }]);
              values.push(this.SUBRULE1(this.text));
            },
          });
          return "one of" as const;
        },
      },
    ]);
    return { kind: "TypeExpression", name, values, span: this.spanFrom(start) };
  });

  /** Fields in a row; those read before one that breaks are kept. */
  readonly fields = this.RULE("fields", (kept: ast.Field[]): ast.Field[] => {
    const add = (field: ast.Field): void => void (this.RECORDING_PHASE || kept.push(field));
    add(this.SUBRULE(this.field));
    this.MANY({
      GATE: () => this.nextIs(t.NameToken, 2) && this.nextIs(t.Colon, 3),
      DEF: () => {
        this.CONSUME(t.Comma);
        add(this.SUBRULE1(this.field));
      },
    });
    return kept;
  });

  readonly field = this.RULE("field", (): ast.Field => {
    const start = this.start();
    const name = this.SUBRULE(this.name);
    this.sign(t.Colon);
    const type = this.SUBRULE(this.type);
    return { kind: "Field", name, type, span: this.spanFrom(start) };
  });
}
