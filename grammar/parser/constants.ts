import type { IToken, TokenType } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { imageOf, type Either } from "./base.ts";
import { currencyOf, dateOf, digitsOf, minutesOf, moneyDigits, numberOf } from "./literals.ts";
import { NameParser } from "./names.ts";

/** The words of units of time. */
export const PERIOD_UNITS = new Map<TokenType, ast.PeriodUnit>(
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

/** What stands for itself: numbers, money, days, times and lengths of time. */
export abstract class ConstantParser extends NameParser {
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
}
