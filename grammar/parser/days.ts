import type { IToken, TokenType } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { imageOf, type Either } from "./base.ts";
import { digitsOf, monthDayOf } from "./literals.ts";
import { PERIOD_UNITS } from "./constants.ts";
import { OperatorParser } from "./operators.ts";

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

/** Days, periods, and parts of them. */
export abstract class DayParser extends OperatorParser {
  protected startsDuration(ahead: number): boolean {
    const type = this.LA(ahead).tokenType;
    return type === t.NameToken || type === kw("business") || PERIOD_UNITS.has(type);
  }

  readonly easterSunday = this.RULE("easterSunday", (): ast.EasterSunday => {
    const token = this.CONSUME(t.NameToken);
    return { kind: "EasterSunday", span: this.tokenSpan(token) };
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
}
