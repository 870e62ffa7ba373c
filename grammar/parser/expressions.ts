import type { IToken, TokenType } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { imageOf, type Either } from "./base.ts";
import {
  currencyOf,
  dateOf,
  digitsOf,
  minutesOf,
  moneyDigits,
  monthDayOf,
  nameOf,
  numberOf,
  textOf,
} from "./literals.ts";
import { RecoveringParser, VALUE_STARTS } from "./recovery.ts";

const COMPARISONS = new Map<TokenType, ast.ComparisonOperator>([
  [t.Less, "<"],
  [t.LessEqual, "<="],
  [t.Greater, ">"],
  [t.GreaterEqual, ">="],
  [t.Equal, "="],
  [t.NotEqual, "<>"],
]);

const NOT = kw("not");
const OF = kw("of");
/** What can follow a value and say more about it. */
const POSTFIXES = new Set<TokenType>(["at", "on", "effective", "as"].map(kw));

/** How many words in lower case may say what someone has to determine. */
const LONGEST_DESCRIPTION = 20;

/** How tightly operators bind. */
const LEVEL = { or: 1, and: 2, not: 3, compare: 4, round: 5, sum: 6, product: 7, unary: 8 } as const;

const LEVELS = new Map<TokenType, number>([
  [kw("or"), LEVEL.or],
  [kw("and"), LEVEL.and],
  ...[...COMPARISONS.keys(), kw("is")].map((type) => [type, LEVEL.compare] as const),
  [kw("rounded"), LEVEL.round],
  ...[t.Plus, t.Minus].map((type) => [type, LEVEL.sum] as const),
  ...[t.Times, t.Divide].map((type) => [type, LEVEL.product] as const),
]);

const PERIOD_UNITS = new Map<TokenType, ast.PeriodUnit>(
  (
    [
      ["minute", "minutes"],
      ["minutes", "minutes"],
      ["hour", "hours"],
      ["hours", "hours"],
      ["day", "days"],
      ["days", "days"],
      ["week", "weeks"],
      ["weeks", "weeks"],
      ["month", "months"],
      ["months", "months"],
      ["year", "years"],
      ["years", "years"],
    ] as const
  ).map(([word, unit]) => [kw(word), unit]),
);

const ORDINALS = new Map<TokenType, number>(
  (
    [
      ["first", 1],
      ["second", 2],
      ["third", 3],
      ["fourth", 4],
      ["fifth", 5],
      ["last", -1],
    ] as const
  ).map(([word, ordinal]) => [kw(word), ordinal]),
);

const PARTS = new Map<TokenType, ast.PartExpression["part"]>(
  (["year", "month", "day", "weekday", "start", "end", "date"] as const).map((part) => [kw(part), part]),
);

/** Expressions: what a term means. */
export abstract class ExpressionParser extends RecoveringParser {
  /** Set while a list whose last `on D` belongs to the whole list is read. */
  private listLevel = false;

  // --------------------------------------------------------------------------------------------------------- names

  // What most rules begin with is read by methods that become part of their rule, since a rule of its own for each would cost
  // as much as all the rest. They use `OPTION` and `OPTION1`.

  /** A Defined Term, with or without an article before it. */
  readonly name = this.RULE("name", (): ast.Name => this.readName());

  private readName(): ast.Name {
    if (this.RECORDING_PHASE || !this.nextIs(t.NameToken)) this.OPTION(() => this.SUBRULE(this.article));
    const token = this.CONSUME(t.NameToken);
    return { kind: "Name", text: nameOf(imageOf(token)), span: this.tokenSpan(token) };
  }

  /** `of X` after a name, or nothing. */
  private readObject(): ast.Expression | null {
    if (!this.RECORDING_PHASE && !this.nextIs(OF)) return null;
    let object: ast.Expression | null = null;
    this.OPTION1(() => {
      this.CONSUME(kw("of"));
      object = this.SUBRULE(this.ofObject);
    });
    return object;
  }

  readonly article = this.RULE("article", (): void => {
    this.OR([
      { ALT: () => this.CONSUME(kw("the")) },
      { ALT: () => this.CONSUME(kw("a")) },
      { ALT: () => this.CONSUME(kw("an")) },
      { ALT: () => this.CONSUME(kw("any")) },
    ]);
  });

  readonly text = this.RULE("text", (): ast.TextLiteral => {
    const token = this.CONSUME(t.Text);
    return { kind: "TextLiteral", value: textOf(token.image), span: this.tokenSpan(token) };
  });

  readonly sectionRef = this.RULE("sectionRef", (): ast.SectionRef => {
    const token = this.CONSUME(t.SectionLabel);
    return { kind: "SectionRef", label: token.image, span: this.tokenSpan(token) };
  });

  /** `section 4(d)` or `sections 4(d), 4(e) and 7`. */
  readonly sections = this.RULE("sections", (): ast.SectionRef[] => {
    const found: ast.SectionRef[] = [];
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw("section"));
          found.push(this.SUBRULE(this.sectionRef));
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("sections"));
          found.push(this.SUBRULE1(this.sectionRef));
          this.MANY({
            GATE: () =>
              this.nextIs(t.SectionLabel, 2) || (this.nextIs(t.SectionLabel, 3) && this.nextIs(t.Comma)),
            DEF: () => {
              this.OR1([
                {
                  ALT: () => {
                    this.CONSUME(t.Comma);
                    this.OPTION(() => this.CONSUME1(kw("and")));
                  },
                },
                { ALT: () => this.CONSUME2(kw("and")) },
                { ALT: () => this.CONSUME(kw("or")) },
              ]);
              found.push(this.SUBRULE2(this.sectionRef));
            },
          });
        },
      },
    ]);
    return found;
  });

  /** `Issuer`, `Board of Directors`, `Ratio of the Split`: names joined by `of`. */
  readonly chain = this.RULE("chain", (): ast.NameExpression | ast.OfExpression => {
    const start = this.start();
    const name = this.readName();
    const object = this.readObject();
    const span = this.spanFrom(start);
    return object === null
      ? { kind: "NameExpression", name, span }
      : { kind: "OfExpression", name, object, span };
  });

  readonly ofObject = this.RULE("ofObject", (): ast.Expression =>
    this.deeper(() =>
      this.OR<Either<ast.Expression>>([
        { ALT: () => this.SUBRULE(this.chain) },
        { ALT: () => this.SUBRULE(this.text) },
        { ALT: () => this.SUBRULE(this.parenthesized) },
      ]),
    ),
  );

  /** `A`, `A and B`, `A, B and C`: parties or names in a row. */
  readonly chains = this.RULE("chains", (): ast.Expression[] => {
    const found: ast.Expression[] = [this.SUBRULE(this.chain)];
    this.MANY({
      GATE: () =>
        this.nextIs(t.Comma)
          ? this.nextIs(t.NameToken, 2) || this.isArticle(2) || this.nextIsWord("and", 2)
          : true,
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
        found.push(this.SUBRULE1(this.chain));
      },
    });
    return found;
  });

  /** Event kinds in a row: `Stock Dividend or Stock Split or Combination`. */
  readonly names = this.RULE("names", (): ast.Name[] => {
    const found: ast.Name[] = [this.SUBRULE(this.name)];
    this.MANY({
      GATE: () => (this.nextIs(t.Comma) ? this.nextIs(t.NameToken, 2) || this.isArticle(2) : true),
      DEF: () => {
        this.OR([
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.CONSUME(kw("or")) },
          { ALT: () => this.CONSUME(kw("and")) },
        ]);
        found.push(this.SUBRULE1(this.name));
      },
    });
    return found;
  });

  // ------------------------------------------------------------------------------------------------------ operators

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
  readonly operator = this.RULE("operator", (left: ast.Expression, start: number): ast.Expression =>
    this.OR<Either<ast.Expression>>([
      {
        ALT: () => {
          const operator = this.SUBRULE(this.arithmeticSign);
          this.chained();
          const level = operator === "+" || operator === "-" ? LEVEL.product : LEVEL.unary;
          const right = this.SUBRULE(this.operation, { ARGS: [level] });
          return {
            kind: "BinaryExpression",
            operator,
            left,
            right,
            percentOf: false,
            span: this.spanFrom(start),
          };
        },
      },
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
    ]),
  );

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

  // ------------------------------------------------------------------------------------------------------- rounding

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

  // ------------------------------------------------------------------------------------------------- dates and quotes

  /** `E on D`, `D at 5:00 pm`, `E effective at least 61 days before D`, `E as determined by P`. */
  readonly postfix = this.RULE("postfix", (): ast.Expression => this.readPostfix());

  private readPostfix(): ast.Expression {
    const start = this.start();
    let result = this.SUBRULE(this.primary);
    if (!this.RECORDING_PHASE && !POSTFIXES.has(this.LA(1).tokenType)) return result;
    this.OPTION({
      GATE: () => this.nextIs(t.Time, 2),
      DEF: () => {
        this.CONSUME(kw("at"));
        const time = this.SUBRULE(this.time);
        result = { kind: "AtTimeExpression", date: result, time, span: this.spanFrom(start) };
      },
    });
    this.OPTION1({
      GATE: () => !this.listLevel && !this.nextIsWord("which", 2) && !this.beginsRule(),
      DEF: () => {
        result = this.SUBRULE(this.onTail, { ARGS: [result, start] });
      },
    });
    this.OPTION2(() => {
      result = this.SUBRULE(this.effectiveTail, { ARGS: [result, start] });
    });
    this.OPTION3({
      GATE: () => !this.listLevel && this.nextIsWord("determined", 2),
      DEF: () => {
        result = this.SUBRULE(this.determined, { ARGS: [this.wordsSince(start), start] });
      },
    });
    return result;
  }

  /** The words read since `start`, as one line. */
  private wordsSince(start: number): string {
    const words: string[] = [];
    for (let back = 0; this.LA(back).startOffset >= start; back--) words.unshift(imageOf(this.LA(back)));
    return words.join(" ");
  }

  /** `Waived Shares effective at least 61 days before the Exercise`: what the term was on the day so many days before. */
  readonly effectiveTail = this.RULE(
    "effectiveTail",
    (operand: ast.Expression, start: number): ast.OnExpression => {
      this.CONSUME(kw("effective"));
      this.CONSUME(kw("at"));
      this.CONSUME(kw("least"));
      const from = this.start();
      const duration = this.SUBRULE(this.durationOrName);
      this.CONSUME(kw("before"));
      const anchor = this.SUBRULE(this.primary);
      const day: ast.ShiftExpression = {
        kind: "ShiftExpression",
        duration,
        direction: "before",
        anchor,
        span: this.spanFrom(from),
      };
      return { kind: "OnExpression", operand, day, basis: "unstated", span: this.spanFrom(start) };
    },
  );

  readonly onTail = this.RULE("onTail", (operand: ast.Expression, start: number): ast.OnExpression => {
    this.CONSUME(kw("on"));
    const day = this.OR<Either<ast.Expression | ast.NearestDay>>([
      { GATE: () => this.nextIsWord("nearest", 2), ALT: () => this.SUBRULE(this.nearestDay) },
      { ALT: () => this.SUBRULE(this.primary) },
    ]);
    const basis = this.SUBRULE(this.basis);
    return { kind: "OnExpression", operand, day, basis, span: this.spanFrom(start) };
  });

  readonly nearestDay = this.RULE("nearestDay", (): ast.NearestDay => {
    const start = this.start();
    this.CONSUME(kw("the"));
    this.CONSUME(kw("nearest"));
    this.CONSUME(kw("day"));
    this.CONSUME(kw("not"));
    const direction = this.OR<Either<ast.NearestDay["direction"]>>([
      { ALT: () => (this.CONSUME(kw("after")), "not after" as const) },
      { ALT: () => (this.CONSUME(kw("before")), "not before" as const) },
    ]);
    const date = this.SUBRULE(this.primary);
    return { kind: "NearestDay", direction, date, span: this.spanFrom(start) };
  });

  /** `adjusted for splits` or `as printed`, with or without a comma before it. */
  readonly basis = this.RULE("basis", (): ast.QuoteBasis => {
    let basis: ast.QuoteBasis = "unstated";
    this.OPTION({
      GATE: () => {
        const at = this.nextIs(t.Comma) ? 2 : 1;
        return (
          (this.nextIsWord("adjusted", at) && this.nextIsWord("for", at + 1)) ||
          (this.nextIsWord("as", at) && this.nextIsWord("printed", at + 1))
        );
      },
      DEF: () => {
        this.OPTION1(() => this.CONSUME(t.Comma));
        basis = this.OR<Either<ast.QuoteBasis>>([
          {
            ALT: () => {
              this.CONSUME(kw("adjusted"));
              this.CONSUME(kw("for"));
              this.CONSUME(kw("splits"));
              return "adjusted for splits" as const;
            },
          },
          {
            ALT: () => {
              this.CONSUME(kw("as"));
              this.CONSUME(kw("printed"));
              return "as printed" as const;
            },
          },
        ]);
      },
    });
    return basis;
  });

  // -------------------------------------------------------------------------------------------------------- literals

  readonly number = this.RULE("number", (): ast.NumberLiteral => {
    const start = this.start();
    const token = this.OR<Either<IToken>>([
      { ALT: () => this.CONSUME(t.NumberToken) },
      { ALT: () => this.CONSUME(t.Fraction) },
    ]);
    let unit: "none" | "shares" = "none";
    this.OPTION(() => {
      this.OR1([{ ALT: () => this.CONSUME(kw("share")) }, { ALT: () => this.CONSUME(kw("shares")) }]);
      unit = "shares";
    });
    return { kind: "NumberLiteral", value: numberOf(imageOf(token)), unit, span: this.spanFrom(start) };
  });

  readonly money = this.RULE("money", (): ast.MoneyLiteral | ast.Blank => {
    const start = this.start();
    const token = this.OR<Either<IToken>>([
      { ALT: () => this.CONSUME(t.Money) },
      { ALT: () => this.CONSUME(t.MoneyBlank) },
    ]);
    let perShare = false;
    this.OPTION(() => {
      this.CONSUME(kw("per"));
      this.CONSUME(kw("share"));
      perShare = true;
    });
    const span = this.spanFrom(start);
    if (token.tokenType === t.MoneyBlank) return { kind: "Blank", unit: perShare ? "price" : "money", span };
    return {
      kind: "MoneyLiteral",
      value: moneyDigits(imageOf(token)),
      currency: currencyOf(imageOf(token)),
      perShare,
      span,
    };
  });

  readonly blank = this.RULE("blank", (): ast.Blank => {
    const start = this.start();
    this.CONSUME(t.BlankToken);
    let unit: ast.Blank["unit"] = "none";
    this.OPTION(() => {
      unit = this.OR<Either<ast.Blank["unit"]>>([
        { ALT: () => (this.CONSUME(kw("share")), "shares" as const) },
        { ALT: () => (this.CONSUME(kw("shares")), "shares" as const) },
        { ALT: () => (this.CONSUME(kw("percent")), "percent" as const) },
      ]);
    });
    return { kind: "Blank", unit, span: this.spanFrom(start) };
  });

  readonly time = this.RULE("time", (): ast.TimeLiteral => {
    const token = this.CONSUME(t.Time);
    return { kind: "TimeLiteral", minutes: minutesOf(imageOf(token)), span: this.tokenSpan(token) };
  });

  readonly date = this.RULE("date", (): ast.DateLiteral => {
    const token = this.OR<Either<IToken>>([
      { ALT: () => this.CONSUME(t.DateLong) },
      { ALT: () => this.CONSUME(t.DateIso) },
    ]);
    return { kind: "DateLiteral", iso: dateOf(imageOf(token)), span: this.tokenSpan(token) };
  });

  /** `61 days`, `3 Trading Days`, `2 business days`. */
  readonly duration = this.RULE("duration", (): ast.DurationLiteral => {
    const start = this.start();
    const token = this.CONSUME(t.NumberToken);
    const unit = this.SUBRULE(this.periodUnit);
    return { kind: "DurationLiteral", count: digitsOf(imageOf(token)), unit, span: this.spanFrom(start) };
  });

  readonly periodUnit = this.RULE("periodUnit", (): ast.PeriodUnit | ast.Name =>
    this.OR<Either<ast.PeriodUnit | ast.Name>>([
      { ALT: () => this.SUBRULE(this.name) },
      {
        ALT: () => {
          this.CONSUME(kw("business"));
          this.OR1([{ ALT: () => this.CONSUME(kw("day")) }, { ALT: () => this.CONSUME(kw("days")) }]);
          return "business days" as const;
        },
      },
      ...[...PERIOD_UNITS].map(([type, unit], index) => ({
        ALT: () => (this.consume(10 + index, type), unit),
      })),
    ]),
  );

  /** A length of time: `61 days`, or a term that is one. */
  readonly durationOrName = this.RULE("durationOrName", (): ast.Expression =>
    this.OR<Either<ast.Expression>>([
      { ALT: () => this.SUBRULE(this.duration) },
      { ALT: () => this.SUBRULE(this.chain) },
      { ALT: () => this.SUBRULE(this.blankDuration) },
    ]),
  );

  /** `[●] days`. */
  readonly blankDuration = this.RULE("blankDuration", (): ast.Blank => {
    const start = this.start();
    this.CONSUME(t.BlankToken);
    this.SUBRULE(this.periodUnit);
    return { kind: "Blank", unit: "none", span: this.spanFrom(start) };
  });

  // -------------------------------------------------------------------------------------------------------- primary

  readonly parenthesized = this.RULE("parenthesized", (): ast.Parenthesized => {
    const start = this.start();
    this.CONSUME(t.LeftBracket);
    const operand = this.SUBRULE(this.expression);
    this.sign(t.RightBracket);
    return { kind: "Parenthesized", operand, span: this.spanFrom(start) };
  });

  readonly primary: (index?: number) => ast.Expression = this.RULE("primary", (): ast.Expression =>
    this.deeper(() =>
      this.OR<Either<ast.Expression>>({
        IGNORE_AMBIGUITIES: true,
        DEF: (this.primaries ??= this.everyPrimary()),
      }),
    ),
  );

  private primaries: Either<ast.Expression> | undefined;

  /** What an operand can be; made once, since it is asked for at every operand. */
  private everyPrimary(): Either<ast.Expression> {
    return [
      { GATE: () => this.LA(1).image === "Easter Sunday", ALT: () => this.SUBRULE(this.easterSunday) },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
      { GATE: () => this.startsDuration(2), ALT: () => this.SUBRULE(this.durationOrShift) },
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.SUBRULE(this.money) },
      { ALT: () => this.SUBRULE(this.percent) },
      { ALT: () => this.SUBRULE(this.parenthesized) },
      { ALT: () => this.SUBRULE(this.date) },
      { ALT: () => this.SUBRULE(this.blank) },
      { ALT: () => this.SUBRULE(this.monthDay) },
      { ALT: () => this.SUBRULE(this.time) },
      { GATE: () => !this.definesNext(), ALT: () => this.SUBRULE(this.textOrDetermined) },
      { ALT: () => this.SUBRULE(this.determined, { ARGS: [null, this.start()] }) },
      { GATE: () => this.wordsAreDetermined(), ALT: () => this.SUBRULE(this.wordsDetermined) },
      { ALT: () => this.SUBRULE(this.listedOn) },
      { ALT: () => this.SUBRULE(this.readings) },
      { ALT: () => this.SUBRULE(this.within) },
      { ALT: () => this.SUBRULE(this.basketOf) },
      { ALT: () => this.SUBRULE(this.adjusted) },
      { ALT: () => this.SUBRULE(this.yesNo) },
      { ALT: () => this.SUBRULE(this.now) },
      { ALT: () => this.SUBRULE(this.stands) },
      { ALT: () => this.SUBRULE(this.part) },
      { ALT: () => this.SUBRULE(this.daysBetween) },
      { ALT: () => this.SUBRULE(this.wholePart) },
      { GATE: () => !this.nextIs(t.NameToken, 3), ALT: () => this.SUBRULE(this.firstOf) },
      { ALT: () => this.SUBRULE(this.ordinalDay) },
      { ALT: () => this.SUBRULE(this.aggregate) },
      { ALT: () => this.SUBRULE(this.windowed) },
      { ALT: () => this.SUBRULE(this.countOf) },
      { ALT: () => this.SUBRULE(this.periodOf) },
    ];
  }

  private startsDuration(ahead: number): boolean {
    const type = this.LA(ahead).tokenType;
    return type === t.NameToken || type === kw("business") || PERIOD_UNITS.has(type);
  }

  readonly easterSunday = this.RULE("easterSunday", (): ast.EasterSunday => {
    const token = this.CONSUME(t.NameToken);
    return { kind: "EasterSunday", span: this.tokenSpan(token) };
  });

  /** `Warrant Price`, `Ratio of the Split`, `Option Value with Spot = ...`. */
  readonly nameOrCall = this.RULE("nameOrCall", (): ast.Expression => {
    const start = this.start();
    const name = this.readName();
    const object = this.readObject();
    let inputs: ast.Binding[] | null = null;
    this.OPTION2({
      // A formula with inputs is of no event.
      GATE: () => object === null && this.nextIs(t.NameToken, 2) && this.nextIs(t.Equal, 3),
      DEF: () => {
        this.CONSUME(kw("with"));
        inputs = this.SUBRULE(this.bindings);
      },
    });
    const span = this.spanFrom(start);
    // While the grammar is recorded every option is taken, so nothing may return before the last.
    if (inputs !== null && !this.RECORDING_PHASE)
      return { kind: "CallExpression", callee: name, inputs, span };
    const named: ast.Expression =
      object === null ? { kind: "NameExpression", name, span } : { kind: "OfExpression", name, object, span };
    let scaled: ast.ScaledExpression | null = null;
    this.OPTION3({
      GATE: () =>
        this.nextIsWord("scaled", 3) || (this.nextIsWord("scaled", 4) && this.nextIsWord("every", 2)),
      DEF: () => {
        this.CONSUME1(kw("with"));
        const asset = this.SUBRULE(this.scaledAsset);
        this.CONSUME(kw("scaled"));
        this.CONSUME(kw("by"));
        const factor = this.SUBRULE(this.postfix);
        scaled = { kind: "ScaledExpression", basket: named, asset, factor, span: this.spanFrom(start) };
      },
    });
    return scaled ?? named;
  });

  /** What of a basket is scaled: a named asset, or `every share` (null), which leaves money as it is. */
  readonly scaledAsset = this.RULE("scaledAsset", (): ast.Expression | null =>
    this.OR<Either<ast.Expression | null>>([
      {
        ALT: () => {
          this.CONSUME(kw("every"));
          this.CONSUME(kw("share"));
          return null;
        },
      },
      { ALT: () => this.SUBRULE(this.text) },
      { ALT: () => this.SUBRULE(this.chain) },
    ]),
  );

  /** `F = E, G = E`. */
  readonly bindings = this.RULE("bindings", (): ast.Binding[] => {
    const found: ast.Binding[] = [this.SUBRULE(this.binding)];
    this.MANY({
      GATE: () => this.nextIs(t.NameToken, 2) && this.nextIs(t.Equal, 3),
      DEF: () => {
        this.CONSUME(t.Comma);
        found.push(this.SUBRULE1(this.binding));
      },
    });
    return found;
  });

  readonly binding = this.RULE("binding", (): ast.Binding => {
    const start = this.start();
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression);
    return { kind: "Binding", name, value, span: this.spanFrom(start) };
  });

  /** `61 days`, `61 days after X`. */
  readonly durationOrShift = this.RULE("durationOrShift", (): ast.Expression => {
    const start = this.start();
    const duration = this.SUBRULE(this.duration);
    let result: ast.Expression = duration;
    this.OPTION(() => {
      const direction = this.SUBRULE(this.direction);
      const anchor = this.SUBRULE(this.postfix);
      result = { kind: "ShiftExpression", duration, direction, anchor, span: this.spanFrom(start) };
    });
    return result;
  });

  readonly direction = this.RULE("direction", (): "before" | "after" =>
    this.OR<Either<"before" | "after">>([
      { ALT: () => (this.CONSUME(kw("before")), "before" as const) },
      { ALT: () => (this.CONSUME(kw("after")), "after" as const) },
    ]),
  );

  /** `4.999%`, `4.999% of E`. */
  readonly percent = this.RULE("percent", (): ast.Expression => {
    const start = this.start();
    const token = this.CONSUME(t.Percent);
    const literal: ast.NumberLiteral = {
      kind: "NumberLiteral",
      value: digitsOf(imageOf(token)),
      unit: "percent",
      span: this.tokenSpan(token),
    };
    let result: ast.Expression = literal;
    this.OPTION(() => {
      this.CONSUME(kw("of"));
      const right = this.SUBRULE(this.postfix);
      result = {
        kind: "BinaryExpression",
        operator: "*",
        left: literal,
        right,
        percentOf: true,
        span: this.spanFrom(start),
      };
    });
    return result;
  });

  readonly monthDay = this.RULE("monthDay", (): ast.AnnualDay => {
    const token = this.CONSUME(t.MonthDay);
    return { kind: "AnnualDay", ...monthDayOf(imageOf(token)), span: this.tokenSpan(token) };
  });

  /** `"the quote of a dealer" as determined by the Holder`, and the text alone. */
  readonly textOrDetermined = this.RULE("textOrDetermined", (): ast.Expression => {
    const start = this.start();
    const text = this.SUBRULE(this.text);
    let result: ast.Expression = text;
    this.OPTION({
      GATE: () => this.nextIsWord("determined", 2),
      DEF: () => {
        result = this.SUBRULE(this.determined, { ARGS: [text.value, start] });
      },
    });
    return result;
  });

  /** `fair market value as determined by the Board of Directors`: words in lower case that say what is to be found. */
  readonly wordsDetermined = this.RULE("wordsDetermined", (): ast.DeterminedExpression => {
    const start = this.start();
    this.AT_LEAST_ONE(() => this.CONSUME(t.Word));
    return this.SUBRULE(this.determined, { ARGS: [this.wordsSince(start), start] });
  });

  private wordsAreDetermined(): boolean {
    let ahead = 1;
    while (ahead < LONGEST_DESCRIPTION && this.nextIs(t.Word, ahead)) ahead++;
    return this.nextIsWord("as", ahead) && this.nextIsWord("determined", ahead + 1);
  }

  /** `E as determined by P`: the words before it only describe what P has to find. */
  readonly determined = this.RULE(
    "determined",
    (description: string | null, start: number): ast.DeterminedExpression => {
      this.CONSUME(kw("as"));
      this.CONSUME(kw("determined"));
      this.CONSUME(kw("by"));
      const by = this.SUBRULE(this.chain);
      return { kind: "DeterminedExpression", description, by, span: this.spanFrom(start) };
    },
  );

  /** `listed on "exchange"`, `quoted on "otcbb"`: the same as `Venue is "exchange"`. */
  readonly listedOn = this.RULE("listedOn", (): ast.ComparisonExpression => {
    const start = this.start();
    this.OR([{ ALT: () => this.CONSUME(kw("listed")) }, { ALT: () => this.CONSUME(kw("quoted")) }]);
    const span = this.spanFrom(start);
    const left: ast.NameExpression = {
      kind: "NameExpression",
      name: { kind: "Name", text: "Venue", span },
      span,
    };
    this.CONSUME(kw("on"));
    const right = this.SUBRULE(this.text);
    return { kind: "ComparisonExpression", operator: "=", left, right, span: this.spanFrom(start) };
  });

  /** `reading "a": E; reading "b": E`. */
  readonly readings = this.RULE("readings", (): ast.ReadingExpression => {
    const start = this.start();
    const alternatives: ast.Alternative<ast.Expression>[] = [this.SUBRULE(this.readingOf)];
    this.MANY({
      GATE: () => this.nextIsWord("reading", 2),
      DEF: () => {
        this.CONSUME(t.Semicolon);
        alternatives.push(this.SUBRULE1(this.readingOf));
      },
    });
    return { kind: "ReadingExpression", alternatives, span: this.spanFrom(start) };
  });

  readonly readingOf = this.RULE("readingOf", (): ast.Alternative<ast.Expression> => {
    const start = this.start();
    this.CONSUME(kw("reading"));
    const name = this.SUBRULE(this.text);
    this.sign(t.Colon);
    const value = this.onePart(() => this.SUBRULE(this.expression)) ?? this.missing();
    return { kind: "Alternative", name: name.value, value, span: this.spanFrom(start) };
  });

  /** `within P`, `within the last 61 days of P, by the hour`. */
  readonly within = this.RULE("within", (): ast.WithinExpression => {
    const start = this.start();
    this.CONSUME(kw("within"));
    let last: ast.Expression | null = null;
    let byTheHour = false;
    const period = this.OR<Either<ast.Expression>>({
      IGNORE_AMBIGUITIES: true,
      DEF: [
        {
          GATE: () => this.nextIsWord("last", 2),
          ALT: () => {
            this.CONSUME(kw("the"));
            this.CONSUME(kw("last"));
            last = this.SUBRULE(this.duration);
            this.CONSUME(kw("of"));
            const whole = this.SUBRULE(this.chain);
            this.OPTION({
              GATE: () => this.nextIsWord("hour", 3),
              DEF: () => {
                this.CONSUME(kw("by"));
                this.CONSUME1(kw("the"));
                this.CONSUME(kw("hour"));
                byTheHour = true;
              },
            });
            return whole;
          },
        },
        { ALT: () => this.SUBRULE(this.postfix) },
      ],
    });
    return { kind: "WithinExpression", last, byTheHour, period, span: this.spanFrom(start) };
  });

  readonly basketOf = this.RULE("basketOf", (): ast.BasketExpression => {
    const start = this.start();
    this.CONSUME(kw("basket"));
    this.CONSUME(kw("of"));
    const items: ast.BasketLine[] = [this.SUBRULE(this.basketLine)];
    this.MANY({
      GATE: () =>
        this.nextIs(t.NumberToken, 2) || this.nextIs(t.Fraction, 2) || this.nextIs(t.LeftBracket, 2),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(kw("and")) }]);
        items.push(this.SUBRULE1(this.basketLine));
      },
    });
    return { kind: "BasketExpression", items, span: this.spanFrom(start) };
  });

  readonly basketLine = this.RULE("basketLine", (): ast.BasketLine => {
    const start = this.start();
    const amount = this.OR<Either<ast.Expression>>([
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.SUBRULE(this.parenthesized) },
    ]);
    this.CONSUME(kw("of"));
    const asset = this.OR1<Either<ast.Expression>>([
      { ALT: () => this.SUBRULE(this.text) },
      { ALT: () => this.SUBRULE(this.chain) },
    ]);
    return { kind: "BasketLine", amount, asset, span: this.spanFrom(start) };
  });

  readonly adjusted = this.RULE("adjusted", (): ast.AdjustedExpression => {
    const start = this.start();
    const which = this.OR<Either<"adjusted" | "required">>([
      { ALT: () => (this.CONSUME(kw("adjusted")), "adjusted" as const) },
      { ALT: () => (this.CONSUME(kw("required")), "required" as const) },
    ]);
    const name = this.SUBRULE(this.name);
    return { kind: "AdjustedExpression", which, name, span: this.spanFrom(start) };
  });

  readonly yesNo = this.RULE("yesNo", (): ast.YesNoLiteral => {
    const start = this.start();
    const value = this.OR([
      { ALT: () => (this.CONSUME(kw("yes")), true) },
      { ALT: () => (this.CONSUME(kw("no")), false) },
    ]);
    return { kind: "YesNoLiteral", value, span: this.spanFrom(start) };
  });

  readonly now = this.RULE("now", (): ast.Now => ({
    kind: "Now",
    span: this.tokenSpan(this.CONSUME(kw("now"))),
  }));

  /** `an adjustment under section 4(e) stands for X`. */
  readonly stands = this.RULE("stands", (): ast.StandsExpression => {
    const start = this.start();
    this.SUBRULE(this.article);
    this.CONSUME(kw("adjustment"));
    this.CONSUME(kw("under"));
    const sections = this.SUBRULE(this.sections);
    this.CONSUME(kw("stands"));
    this.CONSUME(kw("for"));
    const object = this.OR<Either<ast.Expression>>([
      { ALT: () => this.SUBRULE(this.chain) },
      { ALT: () => this.SUBRULE(this.it) },
    ]);
    return { kind: "StandsExpression", sections, object, span: this.spanFrom(start) };
  });

  /** `it`: the event that the statement is about. */
  readonly it = this.RULE("it", (): ast.NameExpression => {
    const token = this.CONSUME(kw("it"));
    const span = this.tokenSpan(token);
    return { kind: "NameExpression", name: { kind: "Name", text: "it", span }, span };
  });

  /** `the year of D`, `the end of P`, `the date of E`, and `the date` alone. */
  readonly part = this.RULE("part", (): ast.Expression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    const token = this.OR<Either<IToken>>([
      { ALT: () => this.CONSUME(kw("year")) },
      { ALT: () => this.CONSUME(kw("month")) },
      { ALT: () => this.CONSUME(kw("day")) },
      { ALT: () => this.CONSUME(kw("weekday")) },
      { ALT: () => this.CONSUME(kw("start")) },
      { ALT: () => this.CONSUME(kw("end")) },
      { ALT: () => this.CONSUME(kw("date")) },
    ]);
    const part = PARTS.get(token.tokenType) ?? "date";
    let operand: ast.Expression | null = null;
    this.OPTION({
      GATE: () => this.nextIsWord("of"),
      DEF: () => {
        this.CONSUME(kw("of"));
        operand = this.SUBRULE(this.primary);
      },
    });
    if (operand === null) return { kind: "TheDate", span: this.spanFrom(start) };
    return { kind: "PartExpression", part, operand, to: null, span: this.spanFrom(start) };
  });

  /** `the days from A to B`: how many. */
  readonly daysBetween = this.RULE("daysBetween", (): ast.PartExpression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    this.CONSUME(kw("days"));
    this.CONSUME(kw("from"));
    const operand = this.SUBRULE(this.postfix);
    this.CONSUME(kw("to"));
    const to = this.SUBRULE1(this.postfix);
    return { kind: "PartExpression", part: "days", operand, to, span: this.spanFrom(start) };
  });

  readonly wholePart = this.RULE("wholePart", (): ast.PartExpression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    this.CONSUME(kw("whole"));
    this.CONSUME(kw("part"));
    this.CONSUME(kw("of"));
    const operand = this.SUBRULE(this.postfix);
    return { kind: "PartExpression", part: "whole part", operand, to: null, span: this.spanFrom(start) };
  });

  /** `the first of (a) E, if C; (b) E, otherwise`, `the earliest of (a) D; (b) E, if C`. */
  readonly firstOf = this.RULE("firstOf", (): ast.FirstOf => {
    const start = this.start();
    this.CONSUME(kw("the"));
    let available = false;
    let earliest = false;
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw("first"));
          this.OPTION(() => {
            this.CONSUME(kw("available"));
            available = true;
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("earliest"));
          earliest = true;
        },
      },
    ]);
    this.CONSUME(kw("of"));
    const cases: ast.Case[] = [];
    this.keep(cases, () => this.SUBRULE(this.caseOf), "limb");
    this.MANY({
      GATE: () => this.nextIs(t.CaseLabel, 2),
      DEF: () => {
        this.CONSUME(t.Semicolon);
        this.keep(cases, () => this.SUBRULE1(this.caseOf), "limb");
      },
    });
    return { kind: "FirstOf", available, earliest, cases, span: this.spanFrom(start) };
  });

  readonly caseOf = this.RULE("caseOf", (): ast.Case => {
    const start = this.start();
    const label = this.CONSUME(t.CaseLabel).image.slice(1, -1);
    const value = this.SUBRULE(this.expression);
    let condition: ast.Expression | null = null;
    let otherwise = false;
    this.OPTION({
      GATE: () => CASE_WORDS.has(this.LA(this.nextIs(t.Comma) ? 2 : 1).tokenType),
      DEF: () => {
        this.OPTION1(() => this.CONSUME(t.Comma));
        this.OR([
          { ALT: () => (this.CONSUME(kw("if")), (condition = this.SUBRULE1(this.expression))) },
          { ALT: () => (this.CONSUME(kw("while")), (condition = this.SUBRULE2(this.expression))) },
          {
            ALT: () => {
              const from = this.start();
              this.CONSUME(kw("unless"));
              const operand = this.SUBRULE3(this.expression);
              condition = { kind: "NotExpression", operand, span: this.spanFrom(from) };
            },
          },
          {
            ALT: () => {
              this.CONSUME(kw("otherwise"));
              otherwise = true;
            },
          },
        ]);
      },
    });
    return { kind: "Case", label, value, condition, otherwise, span: this.spanFrom(start) };
  });

  /** `the fourth Thursday in November`, `the third Trading Day before X`. */
  readonly ordinalDay = this.RULE("ordinalDay", (): ast.Expression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    const from = this.start();
    const token = this.OR<Either<IToken>>([
      { ALT: () => this.CONSUME(kw("first")) },
      { ALT: () => this.CONSUME(kw("second")) },
      { ALT: () => this.CONSUME(kw("third")) },
      { ALT: () => this.CONSUME(kw("fourth")) },
      { ALT: () => this.CONSUME(kw("fifth")) },
      { ALT: () => this.CONSUME(kw("last")) },
    ]);
    const ordinal = ORDINALS.get(token.tokenType) ?? 1;
    const unit = this.SUBRULE(this.name);
    const durationSpan = this.spanFrom(from);
    return this.OR1<Either<ast.Expression>>([
      {
        ALT: () => {
          this.CONSUME(kw("in"));
          const month = this.CONSUME(t.NameToken);
          return {
            kind: "NthWeekday",
            ordinal,
            weekday: t.weekdayNumber(unit.text),
            month: t.monthNumber(month.image),
            span: this.spanFrom(start),
          };
        },
      },
      {
        ALT: () => {
          const direction = this.SUBRULE(this.direction);
          const anchor = this.SUBRULE(this.postfix);
          const duration: ast.DurationLiteral = {
            kind: "DurationLiteral",
            count: String(Math.abs(ordinal)),
            unit,
            span: durationSpan,
          };
          return { kind: "ShiftExpression", duration, direction, anchor, span: this.spanFrom(start) };
        },
      },
    ]);
  });

  /** `the lesser of A and B`; `the average of A and B on D`; `the average of E over the 10 Trading Days after D`. */
  readonly aggregate = this.RULE("aggregate", (): ast.Expression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    const operation = this.OR<Either<ast.AggregateExpression["operation"]>>([
      { ALT: () => (this.CONSUME(kw("lesser")), "lesser" as const) },
      { ALT: () => (this.CONSUME(kw("greater")), "greater" as const) },
      { ALT: () => (this.CONSUME(kw("average")), "average" as const) },
      { ALT: () => (this.CONSUME(kw("sum")), "sum" as const) },
    ]);
    this.CONSUME(kw("of"));
    const items = this.SUBRULE(this.andList);
    let result: ast.Expression = {
      kind: "AggregateExpression",
      operation,
      items,
      span: this.spanFrom(start),
    };
    this.OPTION({
      GATE: () => this.nextIsWord("over") && items.length === 1 && !this.nextIsWord("all", 2),
      DEF: () => {
        this.CONSUME(kw("over"));
        this.OPTION1(() => this.CONSUME1(kw("the")));
        const window = this.SUBRULE(this.window);
        const basis = this.SUBRULE(this.basis);
        result = {
          kind: "WindowExpression",
          operation: operation === "sum" ? "sum" : "average",
          operand: items[0] ?? this.missing(),
          window,
          basis,
          span: this.spanFrom(start),
        };
      },
    });
    this.OPTION2({
      GATE: () =>
        operation === "sum" && items.length === 1 && this.nextIsWord("over") && this.nextIsWord("all", 2),
      DEF: () => {
        const condition = this.SUBRULE(this.overCertificates);
        const operand = items[0] ?? this.missing();
        result = { kind: "RegisterSum", operand, condition, span: this.spanFrom(start) };
      },
    });
    return result;
  });

  /** `over all certificates for which C`; null for all of them. */
  readonly overCertificates = this.RULE("overCertificates", (): ast.Expression | null => {
    let condition: ast.Expression | null = null;
    this.CONSUME(kw("over"));
    this.CONSUME(kw("all"));
    this.CONSUME(kw("certificates"));
    this.OPTION(() => {
      this.CONSUME(kw("for"));
      this.CONSUME(kw("which"));
      condition = this.SUBRULE(this.operation, { ARGS: [LEVEL.compare] });
    });
    return condition;
  });

  /** `A and B`, `A, B and C`: an `on D` after the last belongs to all. */
  readonly andList = this.RULE("andList", (): ast.Expression[] => {
    const outer = this.listLevel;
    this.listLevel = true;
    try {
      const items: ast.Expression[] = [this.SUBRULE(this.sum)];
      this.MANY({
        GATE: () =>
          this.nextIs(t.Comma)
            ? this.canStartValue(2) || (this.nextIsWord("and", 2) && this.canStartValue(3))
            : !this.nextIsWord("is", 2),
        DEF: () => {
          this.bounded(items.length);
          this.OR([
            {
              ALT: () => {
                this.CONSUME(t.Comma);
                this.OPTION(() => this.CONSUME(kw("and")));
              },
            },
            { ALT: () => this.CONSUME1(kw("and")) },
          ]);
          items.push(this.SUBRULE1(this.sum));
        },
      });
      return items;
    } finally {
      this.listLevel = outer;
    }
  });

  /** `the highest Close over the 20 Trading Days ending on D`. */
  readonly windowed = this.RULE("windowed", (): ast.WindowExpression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    const operation = this.OR<Either<ast.WindowExpression["operation"]>>([
      { ALT: () => (this.CONSUME(kw("highest")), "highest" as const) },
      { ALT: () => (this.CONSUME(kw("lowest")), "lowest" as const) },
      { ALT: () => (this.CONSUME(kw("volatility")), "volatility" as const) },
    ]);
    this.OPTION(() => this.CONSUME(kw("of")));
    const operand = this.SUBRULE(this.listItem);
    this.CONSUME(kw("over"));
    this.OPTION1(() => this.CONSUME1(kw("the")));
    const window = this.SUBRULE(this.window);
    const basis = this.SUBRULE(this.basis);
    return { kind: "WindowExpression", operation, operand, window, basis, span: this.spanFrom(start) };
  });

  readonly listItem = this.RULE("listItem", (): ast.Expression => {
    const outer = this.listLevel;
    this.listLevel = true;
    try {
      return this.SUBRULE(this.sum);
    } finally {
      this.listLevel = outer;
    }
  });

  /** `10 Trading Days ending on D`. */
  readonly window = this.RULE("window", (): ast.Window => {
    const start = this.start();
    const token = this.CONSUME(t.NumberToken);
    const count: ast.NumberLiteral = {
      kind: "NumberLiteral",
      value: digitsOf(imageOf(token)),
      unit: "none",
      span: this.tokenSpan(token),
    };
    const dayKind = this.OR<Either<ast.Name | null>>([
      { ALT: () => this.SUBRULE(this.name) },
      { ALT: () => (this.CONSUME(kw("days")), null) },
    ]);
    const relation = this.OR1<Either<ast.Window["relation"]>>([
      { ALT: () => (this.CONSUME(kw("ending")), this.CONSUME(kw("on")), "ending on" as const) },
      { ALT: () => (this.CONSUME(kw("starting")), this.CONSUME1(kw("on")), "starting on" as const) },
      { ALT: () => (this.CONSUME(kw("after")), "after" as const) },
      { ALT: () => (this.CONSUME(kw("before")), "before" as const) },
    ]);
    const date = this.SUBRULE(this.primary);
    return { kind: "Window", count, dayKind, relation, date, span: this.spanFrom(start) };
  });

  /** `the number of the 30 Trading Days ending on D on which C`. */
  readonly countOf = this.RULE("countOf", (): ast.CountExpression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    this.CONSUME(kw("number"));
    this.CONSUME(kw("of"));
    this.OPTION(() => this.CONSUME1(kw("the")));
    const window = this.SUBRULE(this.window);
    const basis = this.SUBRULE(this.basis);
    this.CONSUME(kw("on"));
    this.CONSUME(kw("which"));
    const condition = this.SUBRULE(this.operation, { ARGS: [LEVEL.compare] });
    return { kind: "CountExpression", window, condition, basis, span: this.spanFrom(start) };
  });

  /** `the period from A to B`, `... through B`. */
  readonly periodOf = this.RULE("periodOf", (): ast.PeriodExpression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    this.CONSUME(kw("period"));
    let from: ast.Expression | null = null;
    let to: ast.Expression | null = null;
    let inclusive = false;
    this.OPTION(() => {
      this.CONSUME(kw("from"));
      from = this.SUBRULE(this.postfix);
    });
    this.OPTION1(() => {
      this.OR([
        { ALT: () => this.CONSUME(kw("to")) },
        {
          ALT: () => {
            this.CONSUME(kw("through"));
            inclusive = true;
          },
        },
      ]);
      to = this.SUBRULE1(this.postfix);
    });
    return { kind: "PeriodExpression", from, to, inclusive, span: this.spanFrom(start) };
  });

  // --------------------------------------------------------------------------------------------------------- legend

  /** `, where X = ..., Y = ...`. */
  readonly legend = this.RULE("legend", (): ast.Legend => {
    const start = this.start();
    this.CONSUME(kw("where"));
    const bindings = this.SUBRULE(this.bindings);
    return { kind: "Legend", bindings, span: this.spanFrom(start) };
  });

  /** A legend after an optional comma, or nothing. */
  readonly legendOption = this.RULE("legendOption", (): ast.Legend | null => {
    let legend: ast.Legend | null = null;
    this.OPTION({
      GATE: () => this.nextIsWord("where") || this.nextIsWord("where", 2),
      DEF: () => {
        this.OPTION1(() => this.CONSUME(t.Comma));
        legend = this.SUBRULE(this.legend);
      },
    });
    return legend;
  });
}

const CASE_WORDS = new Set<TokenType>(["if", "while", "unless", "otherwise"].map(kw));
