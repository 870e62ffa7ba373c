import type { TokenType } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { type Either } from "./base.ts";
import { PostfixParser } from "./postfixes.ts";
import { VALUE_STARTS } from "./recovery.ts";

const COMPARISONS = new Map<TokenType, ast.ComparisonOperator>([
  [t.Less, "<"],
  [t.LessEqual, "<="],
  [t.Greater, ">"],
  [t.GreaterEqual, ">="],
  [t.Equal, "="],
  [t.NotEqual, "<>"],
]);

const ARITHMETIC = new Map<TokenType, ast.ArithmeticOperator>([
  [t.Plus, "+"],
  [t.Minus, "-"],
  [t.Times, "*"],
  [t.Divide, "/"],
]);

const NOT = kw("not");

/** How tightly operators bind. */
export const LEVEL = { or: 1, and: 2, not: 3, compare: 4, round: 5, sum: 6, product: 7, unary: 8 } as const;

const LEVELS = new Map<TokenType, number>([
  [kw("or"), LEVEL.or],
  [kw("and"), LEVEL.and],
  ...[...COMPARISONS.keys(), kw("is")].map((type) => [type, LEVEL.compare] as const),
  [kw("rounded"), LEVEL.round],
  ...[t.Plus, t.Minus].map((type) => [type, LEVEL.sum] as const),
  ...[t.Times, t.Divide].map((type) => [type, LEVEL.product] as const),
]);

/** Expressions of operators, by how tightly they bind, and rounding. */
export abstract class OperatorParser extends PostfixParser {
  readonly expression: (index?: number) => ast.Expression = this.RULE("expression", (): ast.Expression => {
    const outer = this.listLevel;
    this.listLevel = false;
    try {
      return this.SUBRULE(this.operation, { ARGS: [LEVEL.or] });
    } finally {
      this.listLevel = outer;
    }
  });

  /**
   * Operands joined by the operators that bind at least as tightly as `least`: one rule for all levels, since a rule for each
   * would be run through for every number.
   */
  readonly operation: (least: number) => ast.Expression = this.RULE(
    "operation",
    (least: number): ast.Expression => {
      const start = this.start();
      let most: number = LEVEL.product;
      let left: ast.Expression;
      if (!this.RECORDING_PHASE && !this.nextIs(t.Minus) && !this.nextIs(NOT)) left = this.readPostfix();
      else {
        left = this.OR<Either<ast.Expression>>([
          {
            GATE: () => least <= LEVEL.not,
            ALT: () => {
              this.CONSUME(NOT);
              const operand = this.deeper(() => this.SUBRULE(this.operation, { ARGS: [LEVEL.not] }));
              most = LEVEL.and;
              return { kind: "NotExpression", operand, span: this.spanFrom(start) };
            },
          },
          {
            ALT: () => {
              this.CONSUME(t.Minus);
              const operand = this.deeper(() => this.SUBRULE1(this.operation, { ARGS: [LEVEL.unary] }));
              return { kind: "UnaryExpression", operator: "-", operand, span: this.spanFrom(start) };
            },
          },
          { ALT: () => this.readPostfix() },
        ]);
      }
      if (!this.RECORDING_PHASE && this.levelAhead() < least) return left;
      this.MANY({
        GATE: () => {
          const level = this.levelAhead();
          return level >= least && level <= most;
        },
        DEF: () => {
          const level = this.levelAhead();
          most = level === LEVEL.compare || level === LEVEL.round ? level - 1 : level;
          left = this.SUBRULE(this.operator, { ARGS: [left, start] });
        },
      });
      return left;
    },
  );

  /** How tightly the operator that comes next binds; 0 where none comes. */
  private levelAhead(): number {
    const type = this.LA(this.nextIs(t.Comma) ? 2 : 1).tokenType;
    const level = LEVELS.get(type) ?? 0;
    return level > LEVEL.and && this.nextIs(t.Comma) ? 0 : level;
  }

  /** One operator after `left`, with what stands on its right. */
  readonly operator = this.RULE("operator", (left: ast.Expression, start: number): ast.Expression => {
    const { tokenType } = this.LA(1);
    const sign = this.RECORDING_PHASE ? undefined : ARITHMETIC.get(tokenType);
    if (sign !== undefined) {
      // Most operators are these, and there is nothing to choose.
      this.CONSUME(tokenType);
      return this.readRight(sign, left, start);
    }
    return this.OR<Either<ast.Expression>>([
      { ALT: () => this.readRight(this.SUBRULE(this.arithmeticSign), left, start) },
      {
        ALT: () => {
          const operator = this.SUBRULE(this.comparisonSign);
          const right = this.SUBRULE1(this.operation, { ARGS: [LEVEL.round] });
          return { kind: "ComparisonExpression", operator, left, right, span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("is"));
          return this.SUBRULE(this.isTail, { ARGS: [left, start] });
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("rounded"));
          const rounding = this.SUBRULE(this.rounding);
          return { kind: "RoundedExpression", operand: left, rounding, span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(t.Comma));
          const operator = this.OR1<Either<"and" | "or">>([
            { ALT: () => (this.CONSUME(kw("and")), "and" as const) },
            { ALT: () => (this.CONSUME(kw("or")), "or" as const) },
          ]);
          this.chained();
          const right = this.SUBRULE2(this.operation, { ARGS: [operator === "or" ? LEVEL.and : LEVEL.not] });
          return { kind: "LogicalExpression", operator, left, right, span: this.spanFrom(start) };
        },
      },
    ]);
  });

  /** What stands to the right of `+`, `-`, `*` or `/`. */
  private readRight(
    operator: ast.ArithmeticOperator,
    left: ast.Expression,
    start: number,
  ): ast.BinaryExpression {
    this.chained();
    const level = operator === "+" || operator === "-" ? LEVEL.product : LEVEL.unary;
    const right = this.SUBRULE(this.operation, { ARGS: [level] });
    return { kind: "BinaryExpression", operator, left, right, percentOf: false, span: this.spanFrom(start) };
  }

  readonly arithmeticSign = this.RULE("arithmeticSign", (): ast.ArithmeticOperator =>
    this.OR<Either<ast.ArithmeticOperator>>([
      { ALT: () => (this.CONSUME(t.Plus), "+" as const) },
      { ALT: () => (this.CONSUME(t.Minus), "-" as const) },
      { ALT: () => (this.CONSUME(t.Times), "*" as const) },
      { ALT: () => (this.CONSUME(t.Divide), "/" as const) },
    ]),
  );

  /** A value without comparisons and logic, such as an item of a list. */
  readonly sum: (index?: number) => ast.Expression = this.RULE("sum", (): ast.Expression =>
    this.SUBRULE(this.operation, { ARGS: [LEVEL.sum] }),
  );

  /** A value that may be rounded. */
  readonly rounded: (index?: number) => ast.Expression = this.RULE("rounded", (): ast.Expression =>
    this.SUBRULE(this.operation, { ARGS: [LEVEL.round] }),
  );

  /** One value, with or without a minus. */
  readonly unary: (index?: number) => ast.Expression = this.RULE("unary", (): ast.Expression =>
    this.SUBRULE(this.operation, { ARGS: [LEVEL.unary] }),
  );

  readonly comparisonSign = this.RULE("comparisonSign", (): ast.ComparisonOperator => {
    const token = this.OR([
      { ALT: () => this.CONSUME(t.Less) },
      { ALT: () => this.CONSUME(t.LessEqual) },
      { ALT: () => this.CONSUME(t.Greater) },
      { ALT: () => this.CONSUME(t.GreaterEqual) },
      { ALT: () => this.CONSUME(t.Equal) },
      { ALT: () => this.CONSUME(t.NotEqual) },
    ]);
    return COMPARISONS.get(token.tokenType) ?? "=";
  });

  /** What stands after `is`: `at least E`, `not one of ...`, `given`, `E`. */
  readonly isTail = this.RULE("isTail", (left: ast.Expression, start: number): ast.Expression => {
    let negated = false;
    this.OPTION(() => {
      this.CONSUME(kw("not"));
      negated = true;
    });
    const compare = (
      operator: ast.ComparisonOperator,
      opposite: ast.ComparisonOperator,
      right: ast.Expression,
    ): ast.Expression => ({
      kind: "ComparisonExpression",
      operator: negated ? opposite : operator,
      left,
      right,
      span: this.spanFrom(start),
    });
    return this.OR<Either<ast.Expression>>([
      {
        ALT: () => {
          this.CONSUME(kw("at"));
          return this.OR1<Either<ast.Expression>>([
            { ALT: () => (this.CONSUME(kw("least")), compare(">=", "<", this.SUBRULE(this.rounded))) },
            { ALT: () => (this.CONSUME(kw("most")), compare("<=", ">", this.SUBRULE1(this.rounded))) },
          ]);
        },
      },
      {
        ALT: () => (
          this.CONSUME(kw("less")),
          this.CONSUME(kw("than")),
          compare("<", ">=", this.SUBRULE2(this.rounded))
        ),
      },
      {
        ALT: () => (
          this.CONSUME(kw("more")),
          this.CONSUME1(kw("than")),
          compare(">", "<=", this.SUBRULE3(this.rounded))
        ),
      },
      { ALT: () => (this.CONSUME(kw("before")), compare("<", ">=", this.SUBRULE4(this.rounded))) },
      { ALT: () => (this.CONSUME(kw("after")), compare(">", "<=", this.SUBRULE5(this.rounded))) },
      {
        ALT: () => {
          this.CONSUME(kw("one"));
          this.CONSUME(kw("of"));
          const items = this.SUBRULE(this.orList);
          return { kind: "OneOfExpression", left, items, negated, span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("given"));
          return { kind: "GivenExpression", operand: left, negated, span: this.spanFrom(start) };
        },
      },
      { ALT: () => compare("=", "<>", this.SUBRULE6(this.rounded)) },
    ]);
  });

  /** `a, b or c`. */
  readonly orList = this.RULE("orList", (): ast.Expression[] => {
    const items: ast.Expression[] = [this.SUBRULE(this.sum)];
    this.MANY({
      GATE: () => !this.nextIs(t.Comma) || this.canStartValue(2),
      DEF: () => {
        this.bounded(items.length);
        this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(kw("or")) }]);
        items.push(this.SUBRULE1(this.sum));
      },
    });
    return items;
  });

  /** Whether a list goes on with a value, not with `if`, `where`, or a name that is given a meaning. */
  protected canStartValue(ahead: number): boolean {
    const token = this.LA(ahead);
    if (token.tokenType === t.NameToken)
      return this.LA(ahead + 1).tokenType !== t.Equal && this.LA(ahead + 1).tokenType !== t.Colon;
    return VALUE_STARTS.has(token.tokenType);
  }

  /** `to the nearest 1/100 share, half up`; `down to the nearest share`; `up to $0.01`. */
  readonly rounding = this.RULE("rounding", (): ast.Rounding => {
    const start = this.start();
    let direction: ast.RoundingDirection = "nearest";
    this.OPTION(() => {
      direction = this.OR([
        { ALT: () => (this.CONSUME(kw("up")), "up" as const) },
        { ALT: () => (this.CONSUME(kw("down")), "down" as const) },
      ]);
    });
    this.CONSUME(kw("to"));
    this.OPTION1(() => {
      this.OR1([
        {
          ALT: () => {
            this.CONSUME(kw("the"));
            this.CONSUME(kw("nearest"));
          },
        },
        {
          ALT: () => {
            this.CONSUME(kw("a"));
            this.CONSUME(kw("whole"));
          },
        },
      ]);
    });
    const step = this.SUBRULE(this.step);
    let tie: ast.TieRule | null = null;
    this.OPTION2({
      GATE: () => this.nextIsWord("half") || this.nextIsWord("half", 2),
      DEF: () => {
        this.OPTION3(() => this.CONSUME(t.Comma));
        this.CONSUME(kw("half"));
        tie = this.OR2<Either<ast.TieRule>>([
          { ALT: () => (this.CONSUME1(kw("up")), "half up" as const) },
          { ALT: () => (this.CONSUME1(kw("down")), "half down" as const) },
          { ALT: () => (this.CONSUME(kw("even")), "half even" as const) },
        ]);
      },
    });
    return { kind: "Rounding", direction, step, tie, span: this.spanFrom(start) };
  });

  /** What a rounding goes to: `1/100 share`, `share`, `$0.01`, `0.001`, or a term. */
  readonly step = this.RULE("step", (): ast.Expression => {
    const start = this.start();
    return this.OR<Either<ast.Expression>>([
      {
        ALT: () => {
          this.OR1([{ ALT: () => this.CONSUME(kw("share")) }, { ALT: () => this.CONSUME(kw("shares")) }]);
          return { kind: "NumberLiteral", value: "1", unit: "shares", span: this.spanFrom(start) };
        },
      },
      {
        ALT: () => (
          this.CONSUME(kw("number")),
          { kind: "NumberLiteral", value: "1", unit: "none", span: this.spanFrom(start) }
        ),
      },
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.SUBRULE(this.money) },
      { ALT: () => this.SUBRULE(this.chain) },
    ]);
  });
}
