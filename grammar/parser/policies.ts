import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Either } from "./base.ts";
import { EventParser } from "./events.ts";

/** Policies, postponement, and what an amendment says of things under way. */
export abstract class PolicyParser extends EventParser {
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
}
