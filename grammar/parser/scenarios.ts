import { EOF } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Either } from "./base.ts";
import { isReadingError } from "./recovery.ts";
import { OutcomeParser } from "./outcomes.ts";

/** What never stands inside a scenario. */
const HEADS = new Set(["section", "scenario", "definition"].map(kw));

/** Scenarios: executable examples. */
export abstract class ScenarioParser extends OutcomeParser {
  readonly scenario = this.RULE("scenario", (): ast.Scenario => {
    const start = this.start();
    const indent = this.RECORDING_PHASE ? 0 : this.indentOf(start);
    this.CONSUME(kw("scenario"));
    const title = this.SUBRULE(this.text);
    this.sign(t.Colon);
    const steps: ast.ScenarioStep[] = [];
    if (this.RECORDING_PHASE) this.MANY(() => steps.push(this.SUBRULE(this.scenarioStep)));
    else while (this.hasStep(indent)) this.readStep(steps);
    return { kind: "Scenario", title, steps, span: this.spanFrom(start) };
  });

  /** Whether the scenario goes on: with what can only be a step, or with a line that is indented under it. */
  private hasStep(indent: number): boolean {
    const next = this.LA(1);
    if (next.tokenType === EOF || this.hopeless()) return false;
    if (this.nextIsWord("given") || this.nextIsWord("then")) return true;
    if (this.nextIsWord("on") && (this.nextIs(t.DateLong, 2) || this.nextIs(t.DateIso, 2))) return true;
    return this.beginsLine(next) && this.indentOf(next.startOffset) > indent && !HEADS.has(next.tokenType);
  }

  /** Reads one step; one that breaks is given up alone. */
  private readStep(steps: ast.ScenarioStep[]): void {
    const first = this.LA(1);
    this.beginStep();
    try {
      steps.push(this.SUBRULE(this.scenarioStep));
    } catch (error) {
      if (!isReadingError(error)) throw error;
      const seen = this.sighted(error);
      this.skipStatement(first);
      this.giveUp(seen, first);
    }
  }

  readonly scenarioStep = this.RULE("scenarioStep", (): ast.ScenarioStep => {
    const start = this.start();
    const step = this.OR<Either<ast.ScenarioStep>>([
      {
        ALT: () => {
          this.CONSUME(kw("given"));
          const givens: ast.Given[][] = [];
          this.keep(givens, () => this.SUBRULE(this.given));
          this.MANY(() => {
            this.CONSUME(t.Semicolon);
            this.keep(givens, () => this.SUBRULE1(this.given));
          });
          return { form: "given", givens: givens.flat(), span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("on"));
          const date = this.SUBRULE(this.dateTime);
          this.sign(t.Colon);
          const happenings: ast.Happening[] = [];
          this.keep(happenings, () => this.SUBRULE(this.happening));
          this.MANY1(() => {
            this.CONSUME1(t.Semicolon);
            this.keep(happenings, () => this.SUBRULE1(this.happening));
          });
          return { form: "on", date, happenings, span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("then"));
          const expectations: ast.Expectation[] = [];
          this.keep(expectations, () => this.SUBRULE(this.expectation));
          this.MANY2(() => {
            this.CONSUME2(t.Semicolon);
            this.keep(expectations, () => this.SUBRULE1(this.expectation));
          });
          return { form: "then", expectations, span: this.spanFrom(start) };
        },
      },
    ]);
    this.sign(t.FullStop);
    return { ...step, span: this.spanFrom(start) };
  });

  /** `T is E and U is F on D`, `T is E from D to F`, `reading "x"`. */
  readonly given = this.RULE("given", (): ast.Given[] => {
    const start = this.start();
    return this.OR<Either<ast.Given[]>>([
      {
        ALT: () => {
          this.CONSUME(kw("reading"));
          const name = this.SUBRULE(this.text);
          let section: ast.SectionRef | null = null;
          this.OPTION(() => {
            this.CONSUME(kw("under"));
            this.CONSUME(kw("section"));
            section = this.SUBRULE(this.sectionRef);
          });
          return [{ form: "reading", name, section, span: this.spanFrom(start) }];
        },
      },
      {
        ALT: () => {
          const pairs = [this.SUBRULE(this.givenPair)];
          this.MANY(() => {
            this.CONSUME(kw("and"));
            pairs.push(this.SUBRULE1(this.givenPair));
          });
          let day: ast.Expression | null = null;
          let venue: ast.TextLiteral | null = null;
          let to: ast.Expression | null = null;
          this.OPTION1({
            GATE: () => !this.beginsRule(),
            DEF: () => {
              this.OR1([
                {
                  ALT: () => {
                    this.CONSUME(kw("on"));
                    day = this.SUBRULE(this.date);
                  },
                },
                {
                  ALT: () => {
                    this.CONSUME(kw("from"));
                    day = this.SUBRULE1(this.date);
                    this.CONSUME(kw("to"));
                    to = this.SUBRULE2(this.date);
                  },
                },
              ]);
              this.OPTION2(() => {
                this.CONSUME(kw("at"));
                venue = this.SUBRULE1(this.text);
              });
            },
          });
          return pairs.map((pair) => ({
            form: "value",
            ...pair,
            day,
            to,
            venue,
            span: this.spanFrom(start),
          }));
        },
      },
    ]);
  });

  readonly givenPair = this.RULE("givenPair", (): { target: ast.Expression; value: ast.Expression } => {
    const target = this.SUBRULE(this.chain);
    this.CONSUME(kw("is"));
    const value = this.SUBRULE(this.listItem);
    return { target, value };
  });

  /** `Share Issuance "E1" of "X" with F = E`. */
  readonly happening = this.RULE("happening", (): ast.Happening => {
    const start = this.start();
    const event = this.SUBRULE(this.name);
    let id: ast.TextLiteral | null = null;
    let of: ast.TextLiteral | null = null;
    this.OPTION(() => {
      id = this.SUBRULE(this.text);
    });
    this.OPTION1(() => {
      this.CONSUME(kw("of"));
      of = this.SUBRULE1(this.text);
    });
    let by: ast.Expression[] = [];
    this.OPTION2(() => {
      this.CONSUME(kw("by"));
      by = this.SUBRULE(this.joined);
    });
    let modifies: ast.SectionRef[] = [];
    this.OPTION3(() => {
      this.CONSUME(kw("modifying"));
      modifies = this.SUBRULE(this.sections);
    });
    const certificate = this.SUBRULE(this.underCertificate);
    const inputs = this.SUBRULE(this.withOption);
    const span = this.spanFrom(start);
    return { kind: "Happening", event, id, of, by, modifies, certificate, inputs, span };
  });

  /** Parties, or holders and certificates of a register in quotes: `the Issuer and "W-1"`. */
  readonly joined = this.RULE("joined", (): ast.Expression[] => {
    const found: ast.Expression[] = [this.SUBRULE(this.joining)];
    this.MANY(() => {
      this.OR([
        {
          GATE: () => !this.nextIsWord("with", 2),
          ALT: () => {
            this.CONSUME(t.Comma);
            this.OPTION(() => this.CONSUME(kw("and")));
          },
        },
        { ALT: () => this.CONSUME1(kw("and")) },
      ]);
      found.push(this.SUBRULE1(this.joining));
    });
    return found;
  });

  readonly joining = this.RULE("joining", (): ast.Expression =>
    this.OR<Either<ast.Expression>>([
      { ALT: () => this.SUBRULE(this.text) },
      { ALT: () => this.SUBRULE(this.chain) },
    ]),
  );
}
