import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Either } from "./base.ts";
import { textOf } from "./literals.ts";
import { EffectParser } from "./effects.ts";

/** The kinds of statement. */
export abstract class StatementParser extends EffectParser {
  readonly statement = this.RULE("statement", (): ast.Statement =>
    this.OR<Either<ast.Statement>>({
      IGNORE_AMBIGUITIES: true,
      DEF: (this.statements ??= this.everyStatement()),
    }),
  );

  private statements: Either<ast.Statement> | undefined;

  private everyStatement(): Either<ast.Statement> {
    return [
      { ALT: () => this.SUBRULE(this.textStatement) },
      { ALT: () => this.SUBRULE(this.definition) },
      { ALT: () => this.SUBRULE(this.uses) },
      { ALT: () => this.SUBRULE(this.currency) },
      { ALT: () => this.SUBRULE(this.timeZone) },
      { ALT: () => this.SUBRULE(this.party) },
      { ALT: () => this.SUBRULE(this.event) },
      { ALT: () => this.SUBRULE(this.onRule) },
      { GATE: () => this.nextIsWord("all", 2), ALT: () => this.SUBRULE(this.covenant) },
      { ALT: () => this.SUBRULE(this.atRule) },
      { GATE: () => this.nextIsWord("event", 2), ALT: () => this.SUBRULE(this.everyEventOccurs) },
      { GATE: () => this.nextIsWord("notice", 2), ALT: () => this.SUBRULE(this.everyNotice) },
      { ALT: () => this.SUBRULE(this.addressing) },
      { ALT: () => this.SUBRULE(this.policy) },
      { ALT: () => this.SUBRULE(this.transition) },
      { ALT: () => this.SUBRULE(this.postponementReadings) },
      { GATE: () => this.nextIsWord("adjustment", 2), ALT: () => this.SUBRULE(this.plainPostponement) },
      { ALT: () => this.SUBRULE(this.table) },
      { ALT: () => this.SUBRULE(this.quoteAdjustment) },
      { ALT: () => this.SUBRULE(this.register) },
      { ALT: () => this.SUBRULE(this.subjectStatement) },
    ];
  }

  readonly textStatement = this.RULE("textStatement", (): ast.TextStatement => {
    const token = this.CONSUME(t.TextBlock);
    return { kind: "TextStatement", text: token.image.slice(3, -3), span: this.tokenSpan(token) };
  });

  readonly uses = this.RULE("uses", (): ast.Uses => {
    const start = this.start();
    this.CONSUME(kw("uses"));
    const path = this.SUBRULE(this.text);
    this.sign(t.FullStop);
    return { kind: "Uses", path, span: this.spanFrom(start) };
  });

  readonly currency = this.RULE("currencyStatement", (): ast.CurrencyStatement => {
    const start = this.start();
    this.CONSUME(kw("currency"));
    this.CONSUME(kw("is"));
    const currency = this.SUBRULE(this.name);
    this.sign(t.FullStop);
    return { kind: "CurrencyStatement", currency, span: this.spanFrom(start) };
  });

  readonly timeZone = this.RULE("timeZone", (): ast.TimeZoneStatement => {
    const start = this.start();
    this.CONSUME(kw("time"));
    this.CONSUME(kw("zone"));
    this.CONSUME(kw("is"));
    const token = this.CONSUME(t.Zone);
    const zoneSpan = this.tokenSpan(token);
    this.sign(t.FullStop);
    return { kind: "TimeZoneStatement", zone: token.image, zoneSpan, span: this.spanFrom(start) };
  });

  /** `party Issuer is "Example, Inc.".`; the value may be a blank, or left out. */
  readonly party = this.RULE("partyStatement", (): ast.PartyStatement => {
    const start = this.start();
    this.CONSUME(kw("party"));
    const name = this.SUBRULE(this.longName);
    let value: ast.PartyStatement["value"] = null;
    this.ACTION(
      () => (this.draft = { kind: "PartyStatement", name, value: null, span: this.spanFrom(start) }),
    );
    this.OPTION(() => {
      this.CONSUME(kw("is"));
      value = this.OR<Either<ast.PartyStatement["value"]>>([
        { ALT: () => this.SUBRULE(this.text) },
        { ALT: () => this.SUBRULE(this.blank) },
        { ALT: () => this.SUBRULE(this.holdersOf) },
      ]);
    });
    this.sign(t.FullStop);
    return { kind: "PartyStatement", name, value, span: this.spanFrom(start) };
  });

  /** `the holders of at least 51% of Warrant Share Number`. */
  readonly holdersOf = this.RULE("holdersOf", (): ast.HoldersOf => {
    const start = this.start();
    this.CONSUME(kw("the"));
    this.CONSUME(kw("holders"));
    this.CONSUME(kw("of"));
    this.CONSUME(kw("at"));
    this.CONSUME(kw("least"));
    const share = this.SUBRULE(this.percent);
    return { kind: "HoldersOf", share, span: this.spanFrom(start) };
  });

  /** A name in which `of` may stand between capitals: `Board of Directors`. */
  readonly longName = this.RULE("longName", (): ast.Name => {
    const first = this.SUBRULE(this.name);
    let text = first.text;
    this.MANY({
      GATE: () => this.nextIs(t.NameToken, 2),
      DEF: () => {
        this.CONSUME(kw("of"));
        text += ` of ${this.CONSUME(t.NameToken).image}`;
      },
    });
    return { ...first, text, span: this.spanFrom(startOf(first)) };
  });

  // ------------------------------------------------------------------------------------------------------ definitions

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

  // ------------------------------------------------------------------------------------------------------------ types

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

  // ----------------------------------------------------------------------------------------------------------- events

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

  // ------------------------------------------------------------------------------------------------------------ rules

  readonly onRule = this.RULE("onRule", (): ast.Rule => {
    const start = this.start();
    this.CONSUME(kw("on"));
    const trigger = this.OR<Either<ast.Trigger>>([
      {
        GATE: () => this.nextIsWord("adjustment", 2),
        ALT: () => {
          this.SUBRULE(this.article);
          this.CONSUME(kw("adjustment"));
          this.CONSUME(kw("of"));
          const terms = this.SUBRULE(this.names);
          return { kind: "AdjustmentTrigger", terms, span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          const events = this.SUBRULE1(this.names);
          return { kind: "EventTrigger", events, span: this.spanFrom(start) };
        },
      },
    ]);
    return this.SUBRULE(this.ruleBody, { ARGS: [trigger, start] });
  });

  readonly atRule = this.RULE("atRule", (): ast.Rule => {
    const start = this.start();
    this.CONSUME(kw("at"));
    const instant = this.SUBRULE(this.postfix);
    const trigger: ast.InstantTrigger = { kind: "InstantTrigger", instant, span: this.spanFrom(start) };
    return this.SUBRULE(this.ruleBody, { ARGS: [trigger, start] });
  });

  readonly ruleBody = this.RULE("ruleBody", (trigger: ast.Trigger, start: number): ast.Rule => {
    this.beforeColon = true;
    const conditions = this.SUBRULE(this.conditions);
    this.beforeColon = false;
    this.sign(t.Colon);
    const effects: ast.Effect[] = [];
    // What is read is kept where the legend breaks.
    this.ACTION(() => {
      this.draft = { kind: "Rule", trigger, conditions, effects, legend: null, span: this.spanFrom(start) };
    });
    this.SUBRULE(this.effects, { ARGS: [effects] });
    const legend = this.SUBRULE(this.legendOption);
    this.sign(t.FullStop);
    return { kind: "Rule", trigger, conditions, effects, legend, span: this.spanFrom(start) };
  });

  /** `at all times, P shall ensure C.` */
  readonly covenant = this.RULE("covenant", (): ast.CovenantStatement => {
    const start = this.start();
    this.CONSUME(kw("at"));
    this.CONSUME(kw("all"));
    this.CONSUME(kw("times"));
    this.OPTION(() => this.CONSUME(t.Comma));
    const parties = this.SUBRULE(this.chains);
    this.CONSUME(kw("shall"));
    this.CONSUME(kw("ensure"));
    this.OPTION1(() => this.CONSUME(kw("that")));
    const condition = this.SUBRULE(this.expression);
    const legend = this.SUBRULE(this.legendOption);
    this.sign(t.FullStop);
    return { kind: "CovenantStatement", parties, condition, legend, span: this.spanFrom(start) };
  });

  /** `the Holder may ... .`, `the Issuer shall ... .`, `Stock Split occurs at the close of business.` */
  readonly subjectStatement = this.RULE("subjectStatement", (): ast.Statement => {
    const start = this.start();
    const subjects = this.SUBRULE(this.chains);
    const statement = this.OR<Either<ast.Statement>>([
      {
        ALT: () => {
          const right = this.SUBRULE(this.may, { ARGS: [subjects, start] });
          this.ACTION(() => (this.draft = { kind: "RightStatement", right, legend: null, span: right.span }));
          const legend = this.SUBRULE(this.legendOption);
          return { kind: "RightStatement", right, legend, span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          const obligation = this.SUBRULE(this.shall, { ARGS: [subjects, start] });
          this.ACTION(
            () =>
              (this.draft = { kind: "ObligationStatement", obligation, legend: null, span: obligation.span }),
          );
          const legend = this.SUBRULE1(this.legendOption);
          return { kind: "ObligationStatement", obligation, legend, span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(kw("occurs")) }, { ALT: () => this.CONSUME(kw("occur")) }]);
          const time = this.SUBRULE(this.occurrenceTime);
          const events: ast.Name[] = [];
          for (const subject of asArray(subjects))
            if (subject.kind === "NameExpression") events.push(subject.name);
          return { kind: "OccurrenceStatement", events, time, span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          const outcome = this.SUBRULE(this.passage);
          const terms = asArray(subjects).flatMap((subject) =>
            subject.kind === "NameExpression" ? [subject.name] : [],
          );
          const span = this.spanFrom(start);
          return { kind: "TransitionStatement", subject: "term", terms, under: [], outcome, span };
        },
      },
    ]);
    this.sign(t.FullStop);
    return this.RECORDING_PHASE ? statement : { ...statement, span: this.spanFrom(start) };
  });

  /** `certificates are held by P, cover T, end with P and are numbered from "W-1".` */
  readonly register = this.RULE("register", (): ast.RegisterStatement => {
    const start = this.start();
    this.CONSUME(kw("certificates"));
    this.CONSUME(kw("are"));
    this.CONSUME(kw("held"));
    this.CONSUME(kw("by"));
    const holder = this.SUBRULE(this.chain);
    this.CONSUME(t.Comma);
    this.CONSUME(kw("cover"));
    const covers = this.SUBRULE(this.name);
    let ends: ast.Name | null = null;
    this.OPTION(() => {
      this.CONSUME1(t.Comma);
      this.CONSUME(kw("end"));
      this.CONSUME(kw("with"));
      this.OPTION1(() => this.CONSUME(kw("the")));
      ends = this.SUBRULE1(this.name);
    });
    this.CONSUME(kw("and"));
    this.CONSUME1(kw("are"));
    this.CONSUME(kw("numbered"));
    this.CONSUME(kw("from"));
    const first = this.SUBRULE(this.text);
    this.sign(t.FullStop);
    return { kind: "RegisterStatement", holder, covers, ends, first, span: this.spanFrom(start) };
  });

  readonly everyEventOccurs = this.RULE("everyEventOccurs", (): ast.OccurrenceStatement => {
    const start = this.start();
    this.CONSUME(kw("every"));
    this.CONSUME(kw("event"));
    this.CONSUME(kw("occurs"));
    const time = this.SUBRULE(this.occurrenceTime);
    this.sign(t.FullStop);
    return { kind: "OccurrenceStatement", events: [], time, span: this.spanFrom(start) };
  });

  /** `every notice takes effect at E.` */
  readonly everyNotice = this.RULE("everyNotice", (): ast.NoticeStatement => {
    const start = this.start();
    this.CONSUME(kw("every"));
    this.CONSUME(kw("notice"));
    this.CONSUME(kw("takes"));
    this.CONSUME(kw("effect"));
    this.CONSUME(kw("at"));
    const effect = this.SUBRULE(this.expression);
    this.ACTION(
      () => (this.draft = { kind: "NoticeStatement", effect, legend: null, span: this.spanFrom(start) }),
    );
    const legend = this.SUBRULE(this.legendOption);
    this.sign(t.FullStop);
    return { kind: "NoticeStatement", effect, legend, span: this.spanFrom(start) };
  });

  /** `notices to the Issuer go to Issuer Address.` */
  readonly addressing = this.RULE("addressing", (): ast.AddressStatement => {
    const start = this.start();
    this.CONSUME(kw("notices"));
    this.CONSUME(kw("to"));
    const party = this.SUBRULE(this.chain);
    this.CONSUME(kw("go"));
    this.CONSUME1(kw("to"));
    const address = this.SUBRULE(this.sum);
    this.sign(t.FullStop);
    return { kind: "AddressStatement", party, address, span: this.spanFrom(start) };
  });

  /** `at the close of business` (null) or `at 4:00 pm`. */
  readonly occurrenceTime = this.RULE("occurrenceTime", (): ast.Expression | null => {
    this.CONSUME(kw("at"));
    return this.OR<Either<ast.Expression | null>>([
      {
        ALT: () => {
          this.CONSUME(kw("the"));
          this.CONSUME(kw("close"));
          this.CONSUME(kw("of"));
          this.CONSUME(kw("business"));
          return null;
        },
      },
      { ALT: () => this.SUBRULE(this.time) },
    ]);
  });

  // ------------------------------------------------------------------------------------------------------- transitions

  /** `every open duty under section 2(d) passes over.` */
  readonly transition = this.RULE("transition", (): ast.TransitionStatement => {
    const start = this.start();
    let terms: ast.Name[] = [];
    let under: ast.SectionRef[] = [];
    this.CONSUME(kw("every"));
    const subject = this.OR<Either<ast.TransitionStatement["subject"]>>([
      { ALT: () => (this.CONSUME(kw("open")), this.CONSUME(kw("duty")), "open duty" as const) },
      { ALT: () => (this.CONSUME(kw("awaited")), this.CONSUME(kw("moment")), "awaited moment" as const) },
      {
        ALT: () => {
          this.CONSUME(kw("postponed"));
          this.CONSUME(kw("adjustment"));
          this.OPTION(() => {
            this.CONSUME(kw("of"));
            terms = this.SUBRULE(this.names);
          });
          return "postponed adjustment" as const;
        },
      },
    ]);
    this.OPTION1(() => {
      this.CONSUME(kw("under"));
      under = this.SUBRULE(this.sections);
    });
    const outcome = this.SUBRULE(this.passage);
    this.sign(t.FullStop);
    return { kind: "TransitionStatement", subject, terms, under, outcome, span: this.spanFrom(start) };
  });

  readonly passage = this.RULE("passage", (): ast.TransitionStatement["outcome"] =>
    this.OR<Either<ast.TransitionStatement["outcome"]>>([
      { ALT: () => (this.CONSUME(kw("passes")), this.CONSUME(kw("over")), "passes over" as const) },
      { ALT: () => (this.CONSUME(kw("pass")), this.CONSUME1(kw("over")), "passes over" as const) },
      { ALT: () => (this.CONSUME(kw("begins")), this.CONSUME(kw("anew")), "begins anew" as const) },
      { ALT: () => (this.CONSUME(kw("begin")), this.CONSUME1(kw("anew")), "begins anew" as const) },
      { ALT: () => (this.CONSUME(kw("ends")), "ends" as const) },
      { ALT: () => (this.CONSUME(kw("is")), this.CONSUME(kw("made")), "is made" as const) },
    ]),
  );

  // --------------------------------------------------------------------------------------------------------- policies

  readonly policy = this.RULE("policy", (): ast.PolicyStatement => {
    const start = this.start();
    this.CONSUME(kw("every"));
    this.CONSUME(kw("adjustment"));
    this.CONSUME(kw("of"));
    const scope = this.SUBRULE(this.policyScope);
    const clauses: ast.PolicyClause[] = [];
    // The demands read before one that breaks are kept.
    this.ACTION(() => {
      this.draft = { kind: "PolicyStatement", scope, clauses, legend: null, span: this.spanFrom(start) };
    });
    this.AT_LEAST_ONE({
      GATE: () => !this.nextIs(t.Comma) || this.nextIsWord("and", 2) || this.nextIsWord("is", 2),
      DEF: () => {
        this.OPTION(() => this.CONSUME(t.Comma));
        this.OPTION1(() => this.CONSUME(kw("and")));
        this.CONSUME(kw("is"));
        clauses.push(this.SUBRULE(this.policyClause));
      },
    });
    const legend = this.SUBRULE(this.legendOption);
    this.sign(t.FullStop);
    return { kind: "PolicyStatement", scope, clauses, legend, span: this.spanFrom(start) };
  });

  readonly policyScope = this.RULE("policyScope", (): ast.PolicyScope => {
    const start = this.start();
    const terms = this.SUBRULE(this.names);
    let under: ast.SectionRef[] = [];
    let exceptUnder: ast.SectionRef[] = [];
    let exceptOn: ast.Name[] = [];
    this.OPTION(() => {
      this.CONSUME(kw("under"));
      under = this.SUBRULE(this.sections);
    });
    this.OPTION1({
      GATE: () => this.nextIsWord("except") || this.nextIsWord("except", 2),
      DEF: () => {
        this.OPTION2(() => this.CONSUME(t.Comma));
        this.CONSUME(kw("except"));
        this.OR([
          { ALT: () => (this.CONSUME1(kw("under")), (exceptUnder = this.SUBRULE1(this.sections))) },
          { ALT: () => (this.CONSUME(kw("on")), (exceptOn = this.SUBRULE1(this.names))) },
        ]);
        this.OPTION3({
          GATE: () => !this.nextIsWord("is", 2) && !this.nextIsWord("and", 2),
          DEF: () => this.CONSUME1(t.Comma),
        });
      },
    });
    return { kind: "PolicyScope", terms, under, exceptUnder, exceptOn, span: this.spanFrom(start) };
  });

  readonly policyClause: (index?: number) => ast.PolicyClause = this.RULE(
    "policyClause",
    (): ast.PolicyClause =>
      this.OR<Either<ast.PolicyClause>>([
        {
          ALT: () => {
            this.CONSUME(kw("at"));
            return this.OR1<Either<ast.PolicyClause>>([
              {
                ALT: () => (this.CONSUME(kw("least")), { form: "at least", bound: this.SUBRULE(this.bound) }),
              },
              {
                ALT: () => (this.CONSUME(kw("most")), { form: "at most", bound: this.SUBRULE1(this.bound) }),
              },
            ]);
          },
        },
        {
          ALT: () => {
            this.CONSUME(kw("never"));
            return this.OR2<Either<ast.PolicyClause>>([
              {
                ALT: () => (
                  this.CONSUME(kw("an")),
                  this.CONSUME(kw("increase")),
                  { form: "never an increase" as const }
                ),
              },
              {
                ALT: () => (
                  this.CONSUME(kw("a")),
                  this.CONSUME(kw("decrease")),
                  { form: "never a decrease" as const }
                ),
              },
            ]);
          },
        },
        {
          ALT: () => (
            this.CONSUME(kw("rounded")),
            { form: "rounded", rounding: this.SUBRULE(this.rounding) }
          ),
        },
        {
          ALT: () => {
            const alternatives: ast.Alternative<readonly ast.PolicyClause[]>[] = [
              this.SUBRULE(this.clauseReading),
            ];
            this.MANY(() => {
              this.CONSUME(t.Semicolon);
              alternatives.push(this.SUBRULE1(this.clauseReading));
            });
            return { form: "reading", alternatives };
          },
        },
      ]),
  );

  /** A bound may be a choice of readings itself. */
  readonly bound = this.RULE("bound", (): ast.Expression => this.SUBRULE(this.rounded));

  readonly clauseReading = this.RULE("clauseReading", (): ast.Alternative<readonly ast.PolicyClause[]> => {
    const start = this.start();
    this.CONSUME(kw("reading"));
    const name = this.SUBRULE(this.text);
    this.sign(t.Colon);
    const clause = this.SUBRULE(this.policyClause);
    return { kind: "Alternative", name: name?.value ?? "", value: [clause], span: this.spanFrom(start) };
  });

  readonly plainPostponement = this.RULE("plainPostponement", (): ast.PostponementStatement => {
    const start = this.start();
    const value = this.SUBRULE(this.postponement);
    this.sign(t.FullStop);
    const span = this.spanFrom(start);
    return {
      kind: "PostponementStatement",
      alternatives: [{ kind: "Alternative", name: "", value, span }],
      span,
    };
  });

  readonly postponementReadings = this.RULE("postponementReadings", (): ast.PostponementStatement => {
    const start = this.start();
    const alternatives: ast.Alternative<ast.Postponement>[] = [this.SUBRULE(this.postponementReading)];
    this.MANY(() => {
      this.CONSUME(t.Semicolon);
      alternatives.push(this.SUBRULE1(this.postponementReading));
    });
    this.sign(t.FullStop);
    return { kind: "PostponementStatement", alternatives, span: this.spanFrom(start) };
  });

  readonly postponementReading = this.RULE("postponementReading", (): ast.Alternative<ast.Postponement> => {
    const start = this.start();
    this.CONSUME(kw("reading"));
    const name = this.SUBRULE(this.text);
    this.sign(t.Colon);
    const value = this.SUBRULE(this.postponement);
    return { kind: "Alternative", name: name?.value ?? "", value, span: this.spanFrom(start) };
  });

  /** `an adjustment of T, except ..., is postponed [alone] until E while the postponed adjustments, carried as a ratio, total less than X`. */
  readonly postponement = this.RULE("postponement", (): ast.Postponement => {
    const start = this.start();
    this.SUBRULE(this.article);
    this.CONSUME(kw("adjustment"));
    this.CONSUME(kw("of"));
    const scope = this.SUBRULE(this.policyScope);
    this.OPTION3(() => this.CONSUME2(t.Comma));
    this.CONSUME(kw("is"));
    this.CONSUME(kw("postponed"));
    let alone = false;
    this.OPTION(() => {
      this.CONSUME(kw("alone"));
      alone = true;
    });
    this.CONSUME(kw("until"));
    const until = this.SUBRULE(this.names);
    this.CONSUME(kw("while"));
    this.CONSUME(kw("the"));
    this.CONSUME1(kw("postponed"));
    this.CONSUME(kw("adjustments"));
    this.OPTION1(() => this.CONSUME(t.Comma));
    this.CONSUME(kw("carried"));
    this.CONSUME(kw("as"));
    const carriedAs = this.OR<Either<"ratio" | "amount">>([
      { ALT: () => (this.CONSUME(kw("a")), this.CONSUME(kw("ratio")), "ratio" as const) },
      { ALT: () => (this.CONSUME(kw("an")), this.CONSUME(kw("amount")), "amount" as const) },
    ]);
    this.OPTION2(() => this.CONSUME1(t.Comma));
    this.CONSUME(kw("total"));
    this.CONSUME(kw("less"));
    this.CONSUME(kw("than"));
    const threshold = this.SUBRULE(this.sum);
    return { kind: "Postponement", scope, alone, until, carriedAs, threshold, span: this.spanFrom(start) };
  });

  // ---------------------------------------------------------------------------------------------------- tables, quotes

  /** `table "T" by Months: number, Fair Market Value: price per share, straight-line, below nearest, above nearest: ...` */
  readonly table = this.RULE("table", (): ast.TableStatement => {
    const start = this.start();
    this.CONSUME(kw("table"));
    const name = this.SUBRULE(this.quotedName);
    this.CONSUME(kw("by"));
    const row = this.SUBRULE(this.tableAxis);
    let column: ast.Field | null = null;
    let interpolation: ast.TableStatement["interpolation"] = "exact";
    let below: "nearest" | "none" = "none";
    let above: "nearest" | "none" = "none";
    let type: ast.TypeExpression | null = null;
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.OR([
        { ALT: () => (column = this.SUBRULE1(this.tableAxis)) },
        { ALT: () => (this.CONSUME(kw("straight-line")), (interpolation = "straight-line")) },
        {
          ALT: () => {
            this.CONSUME(kw("step"));
            interpolation = this.OR1<Either<"step down" | "step up">>([
              { ALT: () => (this.CONSUME(kw("down")), "step down" as const) },
              { ALT: () => (this.CONSUME(kw("up")), "step up" as const) },
            ]);
          },
        },
        { ALT: () => (this.CONSUME(kw("exact")), (interpolation = "exact")) },
        { ALT: () => (this.CONSUME(kw("below")), (below = this.SUBRULE(this.edge))) },
        { ALT: () => (this.CONSUME(kw("above")), (above = this.SUBRULE1(this.edge))) },
        {
          ALT: () => {
            this.CONSUME(kw("gives"));
            type = this.SUBRULE(this.type);
          },
        },
      ]);
    });
    this.sign(t.Colon);
    const columns: ast.Expression[] = [];
    this.OPTION(() => {
      this.CONSUME(kw("column"));
      this.sign(t.Colon, 1);
      columns.push(...asArray(this.SUBRULE(this.orList)));
      this.CONSUME(t.Semicolon);
    });
    const rows: ast.TableRow[] = [];
    this.keep(rows, () => this.SUBRULE(this.tableRow));
    this.MANY1(() => {
      this.CONSUME1(t.Semicolon);
      this.keep(rows, () => this.SUBRULE1(this.tableRow));
    });
    this.sign(t.FullStop);
    return {
      kind: "TableStatement",
      name,
      row,
      column,
      interpolation,
      below,
      above,
      type,
      columns,
      rows,
      span: this.spanFrom(start),
    };
  });

  readonly tableAxis = this.RULE("tableAxis", (): ast.Field => this.SUBRULE(this.field));

  readonly edge = this.RULE("edge", (): "nearest" | "none" =>
    this.OR<Either<"nearest" | "none">>([
      { ALT: () => (this.CONSUME(kw("nearest")), "nearest" as const) },
      { ALT: () => (this.CONSUME(kw("none")), "none" as const) },
    ]),
  );

  readonly tableRow = this.RULE("tableRow", (): ast.TableRow => {
    const start = this.start();
    const key = this.SUBRULE(this.unary);
    this.sign(t.Colon);
    const values: (ast.Expression | null)[] = [this.SUBRULE(this.tableCell)];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      values.push(this.SUBRULE1(this.tableCell));
    });
    return { kind: "TableRow", key, values, span: this.spanFrom(start) };
  });

  readonly tableCell = this.RULE("tableCell", (): ast.Expression | null =>
    this.OR<Either<ast.Expression | null>>([
      {
        GATE: () =>
          this.nextIs(t.Minus) &&
          (this.nextIs(t.Comma, 2) || this.nextIs(t.Semicolon, 2) || this.nextIs(t.FullStop, 2)),
        ALT: () => (this.CONSUME(t.Minus), null),
      },
      { ALT: () => this.SUBRULE(this.unary) },
    ]),
  );

  /** `quotes before a Stock Split or Combination are adjusted by Ratio.` */
  readonly quoteAdjustment = this.RULE("quoteAdjustment", (): ast.QuoteAdjustmentStatement => {
    const start = this.start();
    this.CONSUME(kw("quotes"));
    this.CONSUME(kw("before"));
    const events = this.SUBRULE(this.names);
    this.CONSUME(kw("are"));
    this.CONSUME(kw("adjusted"));
    this.CONSUME(kw("by"));
    const factor = this.SUBRULE(this.sum);
    this.sign(t.FullStop);
    return { kind: "QuoteAdjustmentStatement", events, factor, span: this.spanFrom(start) };
  });
}

/** Where a node begins; while the grammar is recorded, nodes are placeholders without places. */
function startOf(node: { readonly span?: { readonly start: number } }): number {
  return node.span?.start ?? 0;
}

/** While the grammar is recorded rules return placeholders, which are no lists. */
function asArray<T>(value: readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [];
}
