import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Either } from "./base.ts";
import { ExpressionParser } from "./expressions.ts";

const LIMITS = new Set(["reduce", "increase", "shorten", "modify"].map(kw));

/** Conditions, rights and duties. */
export abstract class DutyParser extends ExpressionParser {
  /** `if C unless C`. */
  readonly conditions = this.RULE("conditions", (): ast.Condition[] => {
    const found: ast.Condition[] = [];
    this.MANY({
      GATE: () => !this.nextIs(t.Comma) || this.nextIsWord("if", 2) || this.nextIsWord("unless", 2),
      DEF: () => {
        this.OPTION(() => this.CONSUME(t.Comma));
        found.push(this.SUBRULE(this.condition));
      },
    });
    return found;
  });

  readonly condition = this.RULE("condition", (): ast.Condition => {
    const start = this.start();
    const negated = this.OR([
      { ALT: () => (this.CONSUME(kw("if")), false) },
      { ALT: () => (this.CONSUME(kw("unless")), true) },
    ]);
    const read = (): ast.Expression => this.SUBRULE(this.expression);
    // In the head of a rule a condition that breaks leaves the rule its effects.
    const expression = this.beforeColon ? (this.onePart(read) ?? this.missing()) : read();
    return { kind: "Condition", negated, extent: false, expression, span: this.spanFrom(start) };
  });

  /** `to the extent that C`. */
  readonly extent = this.RULE("extent", (): ast.Condition => {
    const start = this.start();
    this.CONSUME(kw("to"));
    this.CONSUME(kw("the"));
    this.CONSUME(kw("extent"));
    this.OPTION(() => this.CONSUME(kw("that")));
    const expression = this.SUBRULE(this.expression);
    return { kind: "Condition", negated: false, extent: true, expression, span: this.spanFrom(start) };
  });

  /** `need not Deliver New Warrant for the Exercise if C`, `need not perform Duty`. */
  readonly needNot = this.RULE("needNot", (parties: ast.Expression[], start: number): ast.NeedNot => {
    this.CONSUME(kw("need"));
    this.CONSUME(kw("not"));
    let act: ast.Name | null = null;
    let told: ast.Expression | null = null;
    this.OR([
      { ALT: () => (act = this.SUBRULE(this.name)) },
      {
        ALT: () => {
          this.CONSUME(kw("perform"));
          told = this.SUBRULE1(this.chain);
        },
      },
    ]);
    let object: ast.Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(kw("for"));
      object = this.SUBRULE(this.chain);
    });
    const conditions = this.SUBRULE(this.conditions);
    return { kind: "NeedNot", parties, act, told, object, conditions, span: this.spanFrom(start) };
  });

  /** `in the amount of E`, or nothing. */
  readonly amountOption = this.RULE("amountOption", (): ast.Expression | null => {
    let amount: ast.Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(kw("in"));
      this.CONSUME(kw("the"));
      this.CONSUME(kw("amount"));
      this.CONSUME(kw("of"));
      amount = this.SUBRULE(this.sum);
    });
    return amount;
  });

  readonly shall = this.RULE("shall", (parties: ast.Expression[], start: number): ast.Obligation => {
    this.CONSUME(kw("shall"));
    const act = this.SUBRULE(this.name);
    const amount = this.SUBRULE(this.amountOption);
    const deadline = this.SUBRULE(this.deadlineOption);
    const conditions = this.SUBRULE(this.conditions);
    let failing: ast.Name | null = null;
    this.OPTION({
      GATE: () => this.nextIsWord("failing", 2),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.CONSUME(kw("failing"));
        this.CONSUME(kw("which"));
        failing = this.SUBRULE1(this.name);
      },
    });
    return {
      kind: "Obligation",
      parties,
      act,
      amount,
      deadline,
      failing,
      conditions,
      span: this.spanFrom(start),
    };
  });

  readonly deadlineOption = this.RULE("deadlineOption", (): ast.Deadline | null => {
    let deadline: ast.Deadline | null = null;
    this.OPTION(() => {
      deadline = this.SUBRULE(this.deadline);
    });
    return deadline;
  });

  readonly deadline = this.RULE("deadline", (): ast.Deadline => {
    const start = this.start();
    let duration: ast.Expression | null = null;
    let anchors: ast.Expression[] = [];
    const form = this.OR<Either<ast.Deadline["form"]>>([
      {
        ALT: () => {
          this.CONSUME(kw("within"));
          duration = this.SUBRULE(this.durationOrName);
          this.OPTION({
            GATE: () => this.nextIsWord("of") || this.nextIsWord("after"),
            DEF: () => {
              this.OR1([{ ALT: () => this.CONSUME(kw("of")) }, { ALT: () => this.CONSUME(kw("after")) }]);
              anchors = this.SUBRULE(this.anchors);
            },
          });
          return "within" as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("at"));
          this.CONSUME(kw("least"));
          duration = this.SUBRULE1(this.durationOrName);
          this.CONSUME(kw("before"));
          anchors = this.SUBRULE1(this.anchors);
          return "at least before" as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("by"));
          anchors = [this.SUBRULE(this.postfix)];
          return "by" as const;
        },
      },
      { ALT: () => (this.CONSUME(kw("promptly")), "promptly" as const) },
    ]);
    return { kind: "Deadline", form, duration, anchors, span: this.spanFrom(start) };
  });

  /** `the Record Date of any Distribution, any Stock Dividend or any Triggering Event`. */
  readonly anchors = this.RULE("anchors", (): ast.Expression[] => {
    const found: ast.Expression[] = [this.SUBRULE(this.postfix)];
    this.MANY({
      GATE: () =>
        !this.nextIs(t.Comma) || this.canStartValue(2) || (this.nextIsWord("or", 2) && this.canStartValue(3)),
      DEF: () => {
        this.OR([
          {
            ALT: () => {
              this.CONSUME(t.Comma);
              this.OPTION(() => this.CONSUME(kw("or")));
            },
          },
          { ALT: () => this.CONSUME1(kw("or")) },
        ]);
        found.push(this.SUBRULE1(this.postfix));
      },
    });
    return found;
  });

  readonly may = this.RULE("may", (parties: ast.Expression[], start: number): ast.Right => {
    const joint = this.wasJoined(start);
    this.CONSUME(kw("may"));
    let prohibition = false;
    this.OPTION(() => {
      this.CONSUME(kw("not"));
      prohibition = true;
    });
    const act = this.SUBRULE(this.name);
    let during: ast.Expression | null = null;
    let from: ast.Expression | null = null;
    let to: ast.Expression | null = null;
    let exception: ast.Exception | null = null;
    this.OPTION1(() => {
      this.CONSUME(kw("during"));
      during = this.SUBRULE(this.chain);
    });
    this.OPTION2(() => {
      this.CONSUME(kw("from"));
      from = this.SUBRULE(this.postfix);
    });
    this.OPTION3({
      GATE: () => !this.nextIsWord("extent", 3),
      DEF: () => {
        this.CONSUME(kw("to"));
        to = this.SUBRULE1(this.postfix);
      },
    });
    let extent: readonly ast.Condition[] = [];
    this.OPTION5(() => {
      extent = [this.SUBRULE(this.extent)];
    });
    const conditions = this.SUBRULE(this.conditions);
    this.OPTION4({
      GATE: () => this.nextIsWord("except", 2),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.CONSUME(kw("except"));
        this.CONSUME(kw("that"));
        exception = this.SUBRULE(this.exception);
      },
    });
    return {
      kind: "Right",
      parties,
      prohibition,
      joint,
      act,
      during,
      from,
      to,
      conditions: this.RECORDING_PHASE ? conditions : [...extent, ...conditions],
      exception,
      span: this.spanFrom(start),
    };
  });

  /** Whether the parties read since `start` are several, and none of them stands after `or`. */
  private wasJoined(start: number): boolean {
    let joined = false;
    for (let back = 0; this.LA(back).startOffset >= start; back--) {
      if (this.LA(back).tokenType === kw("or")) return false;
      if (this.LA(back).tokenType === kw("and") || this.LA(back).tokenType === t.Comma) joined = true;
    }
    return joined;
  }

  /** `no Amend may reduce T, increase T or shorten T unless P consents`. */
  readonly exception = this.RULE("exception", (): ast.Exception => {
    const start = this.start();
    this.CONSUME(kw("no"));
    const act = this.SUBRULE(this.name);
    this.CONSUME(kw("may"));
    const limits: ast.Limit[] = [this.SUBRULE(this.limit)];
    this.MANY({
      GATE: () => !this.nextIs(t.Comma) || LIMITS.has(this.LA(2).tokenType),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(kw("or")) }]);
        limits.push(this.SUBRULE1(this.limit));
      },
    });
    let consent: ast.Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(kw("unless"));
      consent = this.SUBRULE(this.chain);
      this.CONSUME(kw("consents"));
    });
    return { kind: "Exception", act, limits, consent, span: this.spanFrom(start) };
  });

  readonly limit = this.RULE("limit", (): ast.Limit => {
    const start = this.start();
    const verb = this.OR<Either<ast.Limit["verb"]>>([
      { ALT: () => (this.CONSUME(kw("reduce")), "reduce" as const) },
      { ALT: () => (this.CONSUME(kw("increase")), "increase" as const) },
      { ALT: () => (this.CONSUME(kw("shorten")), "shorten" as const) },
      { ALT: () => (this.CONSUME(kw("modify")), "modify" as const) },
    ]);
    const target = this.OR1<Either<ast.Name | ast.SectionRef>>([
      { ALT: () => (this.CONSUME(kw("section")), this.SUBRULE(this.sectionRef)) },
      { ALT: () => this.SUBRULE(this.name) },
    ]);
    return { kind: "Limit", verb, target, span: this.spanFrom(start) };
  });
}
