import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Either } from "./base.ts";
import { StatementParser } from "./statements.ts";

/** What can be said of an act. */
const ACT_OUTCOMES = new Set(["accepted", "refused", "cut"].map(kw));

const EMPTY: ast.Name = { kind: "Name", text: "", span: { start: 0, end: 0 } };

/** What a scenario expects: of terms, acts, duties, settlements, and of the run. */
export abstract class OutcomeParser extends StatementParser {
  /** A date, with a time or without. */
  readonly dateTime = this.RULE("dateTime", (): ast.Expression => {
    const start = this.start();
    const date = this.SUBRULE(this.date);
    let result: ast.Expression = date;
    this.OPTION(() => {
      this.CONSUME(kw("at"));
      const time = this.SUBRULE(this.time);
      result = { kind: "AtTimeExpression", date, time, span: this.spanFrom(start) };
    });
    return result;
  });

  /** `under certificate "W-1"`, or nothing. */
  readonly underCertificate = this.RULE("underCertificate", (): ast.TextLiteral | null => {
    let certificate: ast.TextLiteral | null = null;
    this.OPTION({
      GATE: () => this.nextIsWord("certificate", 2),
      DEF: () => {
        this.CONSUME(kw("under"));
        this.CONSUME(kw("certificate"));
        certificate = this.SUBRULE(this.text);
      },
    });
    return certificate;
  });

  readonly expectation = this.RULE("expectation", (): ast.Expectation => {
    const start = this.start();
    return this.OR<Either<ast.Expectation>>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.nextIsWord("run", 2),
          ALT: () => this.SUBRULE(this.runExpectation, { ARGS: [start] }),
        },
        {
          GATE: () => this.nextIsWord("adjustment", 2),
          ALT: () => this.SUBRULE(this.ledgerExpectation, { ARGS: [start] }),
        },
        {
          GATE: () => this.nextIsWord("covenant") || this.nextIsWord("covenant", 2),
          ALT: () => this.SUBRULE(this.covenantExpectation, { ARGS: [start] }),
        },
        { ALT: () => this.SUBRULE(this.noDutyExpectation, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.certificateExpectation, { ARGS: [start] }) },
        { ALT: () => this.SUBRULE(this.subjectExpectation, { ARGS: [start] }) },
      ],
    });
  });

  /** `the run needs a quote of T on D`, `the run stops at E under section S`. */
  readonly runExpectation = this.RULE("runExpectation", (start: number): ast.Expectation => {
    this.CONSUME(kw("the"));
    this.CONSUME(kw("run"));
    return this.OR<Either<ast.Expectation>>([
      {
        ALT: () => {
          this.CONSUME(kw("needs"));
          this.SUBRULE(this.article);
          const what = this.OR1<Either<"quote" | "fact" | "determination" | "blank">>([
            { ALT: () => (this.CONSUME(kw("quote")), "quote" as const) },
            { ALT: () => (this.CONSUME(kw("fact")), "fact" as const) },
            { ALT: () => (this.CONSUME(kw("determination")), "determination" as const) },
            { ALT: () => (this.CONSUME(kw("blank")), "blank" as const) },
          ]);
          this.CONSUME(kw("of"));
          const of = this.SUBRULE(this.chain);
          const day = this.SUBRULE(this.onDate);
          return { form: "needs", what, of, day, span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("stops"));
          let event: ast.Name | null = null;
          this.OPTION(() => {
            this.CONSUME(kw("at"));
            event = this.SUBRULE(this.name);
          });
          const under = this.SUBRULE(this.underSection);
          return { form: "stops", event, under, span: this.spanFrom(start) };
        },
      },
    ]);
  });

  /** `an adjustment of T is postponed under section S on D`. */
  readonly ledgerExpectation = this.RULE("ledgerExpectation", (start: number): ast.Expectation => {
    this.SUBRULE(this.article);
    this.CONSUME(kw("adjustment"));
    this.CONSUME(kw("of"));
    const term = this.SUBRULE(this.name);
    this.CONSUME(kw("is"));
    const status = this.OR<Either<"made" | "postponed" | "rescinded" | "barred">>([
      { ALT: () => (this.CONSUME(kw("made")), "made" as const) },
      { ALT: () => (this.CONSUME(kw("postponed")), "postponed" as const) },
      { ALT: () => (this.CONSUME(kw("rescinded")), "rescinded" as const) },
      { ALT: () => (this.CONSUME(kw("barred")), "barred" as const) },
    ]);
    const under = this.SUBRULE(this.underSection);
    const day = this.SUBRULE(this.onDate);
    return { form: "ledger", term, status, under, day, span: this.spanFrom(start) };
  });

  /** `the covenant under section 3(a) is not kept on D`. */
  readonly covenantExpectation = this.RULE("covenantExpectation", (start: number): ast.Expectation => {
    this.OPTION(() => this.CONSUME(kw("the")));
    this.CONSUME(kw("covenant"));
    this.CONSUME(kw("under"));
    this.CONSUME(kw("section"));
    const under = this.SUBRULE(this.sectionRef);
    this.CONSUME(kw("is"));
    let kept = true;
    this.OPTION1(() => {
      this.CONSUME(kw("not"));
      kept = false;
    });
    this.CONSUME(kw("kept"));
    const day = this.SUBRULE(this.onDate);
    return { form: "covenant", under, kept, day, span: this.spanFrom(start) };
  });

  /** `no duty to Deliver New Warrant arises under section 2(d) on D`. */
  readonly noDutyExpectation = this.RULE("noDutyExpectation", (start: number): ast.Expectation => {
    this.CONSUME(kw("no"));
    this.CONSUME(kw("duty"));
    this.CONSUME(kw("to"));
    const act = this.SUBRULE(this.name);
    this.CONSUME(kw("arises"));
    const under = this.SUBRULE(this.underSection);
    const day = this.SUBRULE(this.onDate);
    return { form: "no duty", act, under, day, span: this.spanFrom(start) };
  });

  /** `certificate "W-1" is "transferred"`, `certificate "W-2" is held by "Beta Fund"`. */
  readonly certificateExpectation = this.RULE("certificateExpectation", (start: number): ast.Expectation => {
    let status: ast.TextLiteral | null = null;
    let holder: ast.TextLiteral | null = null;
    this.CONSUME(kw("certificate"));
    const certificate = this.SUBRULE(this.text);
    this.CONSUME(kw("is"));
    this.OR([
      { ALT: () => (status = this.SUBRULE1(this.text)) },
      {
        ALT: () => {
          this.CONSUME(kw("held"));
          this.CONSUME(kw("by"));
          holder = this.SUBRULE2(this.text);
        },
      },
    ]);
    return { form: "certificate", certificate, status, holder, span: this.spanFrom(start) };
  });

  readonly subjectExpectation = this.RULE("subjectExpectation", (start: number): ast.Expectation => {
    const subject = this.SUBRULE(this.chain);
    let id: ast.TextLiteral | null = null;
    this.OPTION(() => {
      id = this.SUBRULE(this.text);
    });
    const name: ast.Name =
      subject?.kind === "OfExpression" || subject?.kind === "NameExpression" ? subject.name : EMPTY;
    return this.OR<Either<ast.Expectation>>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => ACT_OUTCOMES.has(this.LA(2).tokenType),
          ALT: () => this.SUBRULE(this.actOutcome, { ARGS: [name, id, start] }),
        },
        { ALT: () => this.SUBRULE(this.settlementOutcome, { ARGS: [subject, start] }) },
        { ALT: () => this.SUBRULE(this.dutyOutcome, { ARGS: [name, start] }) },
        { ALT: () => this.SUBRULE(this.valueOutcome, { ARGS: [subject, start] }) },
      ],
    });
  });

  /**
   * `is refused under sections 7, 2(c) with at most 500 allowed`, `is accepted with Net Shares = 40`, `is cut back to 500 under
   * section 7`.
   */
  readonly actOutcome = this.RULE(
    "actOutcome",
    (event: ast.Name, id: ast.TextLiteral | null, start: number): ast.Expectation => {
      this.CONSUME(kw("is"));
      let to: ast.Expression | null = null;
      const outcome = this.OR<Either<"accepted" | "refused" | "cut back">>([
        { ALT: () => (this.CONSUME(kw("accepted")), "accepted" as const) },
        { ALT: () => (this.CONSUME(kw("refused")), "refused" as const) },
        {
          ALT: () => {
            this.CONSUME(kw("cut"));
            this.CONSUME(kw("back"));
            this.CONSUME(kw("to"));
            to = this.SUBRULE1(this.number);
            return "cut back" as const;
          },
        },
      ]);
      let under: ast.SectionRef[] = [];
      let most: ast.Expression | null = null;
      let inputs: readonly ast.Binding[] = [];
      this.OPTION(() => {
        this.CONSUME(kw("under"));
        under = this.SUBRULE(this.sections);
      });
      this.OPTION1({
        GATE: () => this.nextIsWord("at", 2) || this.nextIsWord("at", 3),
        DEF: () => {
          this.OPTION2(() => this.CONSUME(t.Comma));
          this.CONSUME(kw("with"));
          this.CONSUME(kw("at"));
          this.CONSUME(kw("most"));
          most = this.SUBRULE(this.number);
          this.OPTION3(() => this.CONSUME(kw("allowed")));
        },
      });
      this.OPTION4(() => {
        inputs = this.SUBRULE(this.withBindings);
      });
      return { form: "act", event, id, outcome, to, under, most, inputs, span: this.spanFrom(start) };
    },
  );

  readonly withBindings = this.RULE("withBindings", (): ast.Binding[] => {
    this.CONSUME(kw("with"));
    return this.SUBRULE(this.bindings);
  });

  /** `the Holder pays $100 to the Issuer on D`, `the Issuer delivers 40 of Common Stock to the Holder`. */
  readonly settlementOutcome = this.RULE(
    "settlementOutcome",
    (from: ast.Expression, start: number): ast.Expectation => {
      let amount: ast.Expression | null = null;
      let asset: ast.Expression | null = null;
      const verb = this.OR<Either<"pays" | "delivers">>([
        {
          ALT: () => {
            this.CONSUME(kw("pays"));
            amount = this.SUBRULE(this.listItem);
            return "pays" as const;
          },
        },
        {
          ALT: () => {
            this.CONSUME(kw("delivers"));
            const found = this.SUBRULE(this.quantityOfAsset);
            amount = found.amount;
            asset = found.asset;
            return "delivers" as const;
          },
        },
      ]);
      this.CONSUME(kw("to"));
      const to = this.SUBRULE(this.chain);
      const day = this.SUBRULE(this.onDate);
      return {
        form: "settlement",
        from,
        verb,
        amount: amount ?? this.missing(),
        asset,
        to,
        day,
        span: this.spanFrom(start),
      };
    },
  );

  /** `Deliver Certificates by the Issuer is late, due March 17, 2006`. */
  readonly dutyOutcome = this.RULE("dutyOutcome", (act: ast.Name, start: number): ast.Expectation => {
    this.CONSUME(kw("by"));
    const party = this.SUBRULE(this.chain);
    this.CONSUME(kw("is"));
    const status = this.OR<Either<"open" | "performed" | "late" | "breached" | "waived">>([
      { ALT: () => (this.CONSUME(kw("open")), "open" as const) },
      { ALT: () => (this.CONSUME(kw("performed")), "performed" as const) },
      { ALT: () => (this.CONSUME(kw("late")), "late" as const) },
      { ALT: () => (this.CONSUME(kw("breached")), "breached" as const) },
      { ALT: () => (this.CONSUME(kw("waived")), "waived" as const) },
    ]);
    const amount = this.SUBRULE(this.amountOption);
    let due: ast.Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(t.Comma);
      this.CONSUME(kw("due"));
      due = this.SUBRULE(this.dateTime);
    });
    return { form: "duty", party, act, status, amount, due, span: this.spanFrom(start) };
  });

  /** `is $2.0133 to the nearest $0.0001 on D, under section S`. */
  readonly valueOutcome = this.RULE(
    "valueOutcome",
    (target: ast.Expression, start: number): ast.Expectation => {
      const certificate = this.SUBRULE(this.underCertificate);
      const operator = this.OR<Either<ast.ComparisonOperator>>([
        { ALT: () => this.SUBRULE(this.comparisonSign) },
        {
          ALT: () => {
            this.CONSUME(kw("is"));
            return this.SUBRULE(this.isComparison);
          },
        },
      ]);
      const value = this.SUBRULE(this.listItem);
      let tolerance: ast.Expression | null = null;
      this.OPTION(() => {
        this.CONSUME(kw("to"));
        this.CONSUME(kw("the"));
        this.CONSUME(kw("nearest"));
        tolerance = this.SUBRULE(this.step);
      });
      const day = this.SUBRULE(this.onDate);
      const under = this.SUBRULE(this.underSection);
      const span = this.spanFrom(start);
      return { form: "value", target, certificate, operator, value, tolerance, day, under, span };
    },
  );

  /** Nothing for equality; `at least`, `at most`, `not`. */
  readonly isComparison = this.RULE("isComparison", (): ast.ComparisonOperator => {
    let operator: ast.ComparisonOperator = "=";
    this.OPTION(() => {
      operator = this.OR<Either<ast.ComparisonOperator>>([
        {
          ALT: () => {
            this.CONSUME(kw("at"));
            return this.OR1<Either<ast.ComparisonOperator>>([
              { ALT: () => (this.CONSUME(kw("least")), ">=" as const) },
              { ALT: () => (this.CONSUME(kw("most")), "<=" as const) },
            ]);
          },
        },
        { ALT: () => (this.CONSUME(kw("not")), "<>" as const) },
      ]);
    });
    return operator;
  });

  readonly onDate = this.RULE("onDate", (): ast.Expression | null => {
    let day: ast.Expression | null = null;
    this.OPTION({
      GATE: () => !this.beginsRule(),
      DEF: () => {
        this.CONSUME(kw("on"));
        day = this.SUBRULE(this.date);
      },
    });
    return day;
  });

  readonly underSection = this.RULE("underSection", (): ast.SectionRef | null => {
    let under: ast.SectionRef | null = null;
    this.OPTION({
      GATE: () => this.nextIsWord("under") || this.nextIsWord("under", 2),
      DEF: () => {
        this.OPTION1(() => this.CONSUME(t.Comma));
        this.CONSUME(kw("under"));
        this.CONSUME(kw("section"));
        under = this.SUBRULE(this.sectionRef);
      },
    });
    return under;
  });
}
