import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { asArray, type Either } from "./base.ts";
import { PolicyParser } from "./policies.ts";

/** Rules and covenants, and what holds for every event or notice. */
export abstract class RuleParser extends PolicyParser {
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
}
