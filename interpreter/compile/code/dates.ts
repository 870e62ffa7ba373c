/** Days, points in time and periods. */
import type * as ast from "../../../grammar/ast.ts";
import { partsOf, weekdayName } from "../../values/day.ts";
import { instantAt, instantAtMs, localDay, localOf, startOfDay } from "../../values/instant.ts";
import { Rational } from "../../values/rational.ts";
import type { Context } from "../context.ts";
import type { ExpressionCompiler, Standing } from "../expression.ts";
import { shiftDay } from "../days.ts";
import type { Code } from "../program.ts";
import type { DurationValue, PeriodValue } from "../value.ts";

/** A length of time. */
export function durationLiteral(compiler: ExpressionCompiler, node: ast.DurationLiteral): Code {
  const count = Number(node.count);
  let value: DurationValue;
  if (typeof node.unit !== "string") {
    const reference = compiler.model.references.get(node.unit);
    value = {
      count,
      unit: "day kind",
      dayKind: reference?.to === "term" ? reference.term.name : node.unit.text,
    };
  } else if (node.unit === "business days") value = { count, unit: "day kind", dayKind: "Business Day" };
  else value = { count, unit: node.unit, dayKind: null };
  return () => value;
}

/** The day so far away; a length in hours leaves the day. */
export function shifted(
  compiler: ExpressionCompiler,
  day: number,
  duration: DurationValue,
  sign: 1 | -1,
  context: Context,
  standing: Standing,
  node: ast.Expression,
): number {
  const kind = duration.dayKind === null ? null : compiler.terms.namedDayKind(duration.dayKind, context);
  const found = shiftDay(day, duration, sign, kind);
  if (found === null)
    throw compiler.noAnswer(standing, node, `there are not so many ${duration.dayKind ?? "day"}s to count`);
  return found;
}

/** So long before or after something. */
export function shift(compiler: ExpressionCompiler, node: ast.ShiftExpression, standing: Standing): Code {
  const duration = compiler.compile(node.duration, standing);
  const sign = node.direction === "after" ? 1 : -1;
  const anchorType = compiler.typeOf(node.anchor).kind;
  const instant = compiler.instant(node.anchor, standing);
  const day = compiler.day(node.anchor, standing);
  const { zone } = compiler.model;
  // Days after a point in time lead to the same time of day.
  const keepsTime = compiler.typeOf(node).kind === "instant";
  return (context) => {
    const length = duration(context) as DurationValue;
    if (length.unit === "minutes" || length.unit === "hours") {
      const milliseconds = length.count * (length.unit === "hours" ? 3_600_000 : 60_000);
      return (
        (anchorType === "date" ? startOfDay(day(context), zone) : instant(context)) + sign * milliseconds
      );
    }
    const found = shifted(compiler, day(context), length, sign, context, standing, node);
    if (!keepsTime) return found;
    return instantAtMs(found, localOf(instant(context), zone).msOfDay, zone);
  };
}

/** From one point in time to another; either side may be open. */
export function period(compiler: ExpressionCompiler, node: ast.PeriodExpression, standing: Standing): Code {
  const zone = compiler.model.zone;
  const from = node.from === null ? null : compiler.instant(node.from, standing);
  const to = node.to;
  const inclusive = node.inclusive;
  if (to === null)
    return (context): PeriodValue => ({ from: from === null ? null : from(context), to: null });
  const wholeDay = compiler.typeOf(to).kind === "date";
  const day = compiler.day(to, standing);
  const instant = compiler.instant(to, standing);
  return (context): PeriodValue => ({
    from: from === null ? null : from(context),
    // A bare date lasts to its end; `to D at T` leaves T out, `through D at T` keeps it.
    to: wholeDay ? startOfDay(day(context) + 1, zone) : instant(context) + (inclusive ? 1 : 0),
  });
}

/** Whether now lies in a period, or in its last days. */
export function within(compiler: ExpressionCompiler, node: ast.WithinExpression, standing: Standing): Code {
  const period = compiler.compile(node.period, standing);
  const zone = compiler.model.zone;
  if (node.last === null) return (context) => isInside(context.now, period(context) as PeriodValue);
  const last = compiler.compile(node.last, standing);
  const byTheHour = node.byTheHour;
  return (context) => {
    const whole = period(context) as PeriodValue;
    if (whole.to === null || !isInside(context.now, whole)) return false;
    const lastDay = localDay(whole.to - 1, zone);
    const day = shifted(compiler, lastDay, last(context) as DurationValue, -1, context, standing, node);
    // By the hour: the same time of day on the clock, whatever daylight saving did in between.
    const from = byTheHour ? instantAtMs(day, localOf(whole.to, zone).msOfDay, zone) : startOfDay(day, zone);
    return context.now >= from;
  };
}

/** A part of a date, of a period or of a number, and the days between two dates. */
export function partOf(compiler: ExpressionCompiler, node: ast.PartExpression, standing: Standing): Code {
  switch (node.part) {
    case "year":
    case "month":
    case "day": {
      const day = compiler.day(node.operand, standing);
      const part = node.part;
      return (context) => Rational.of(partsOf(day(context))[part]);
    }
    case "weekday": {
      const day = compiler.day(node.operand, standing);
      return (context) => weekdayName(day(context));
    }
    case "date":
      return compiler.day(node.operand, standing);
    case "start":
    case "end": {
      const period = compiler.compile(node.operand, standing);
      const end = node.part === "end";
      return (context) => {
        const value = period(context) as PeriodValue;
        const bound = end ? value.to : value.from;
        if (bound === null)
          throw compiler.noAnswer(standing, node, `the period has no ${end ? "end" : "beginning"}`);
        return bound;
      };
    }
    case "whole part": {
      const operand = compiler.compile(node.operand, standing);
      return (context) => Rational.of((operand(context) as Rational).floor());
    }
    case "days": {
      const from = compiler.day(node.operand, standing);
      const to = node.to === null ? from : compiler.day(node.to, standing);
      return (context) => Rational.of(to(context) - from(context));
    }
  }
}

/** A time on a day. */
export function atTime(compiler: ExpressionCompiler, node: ast.AtTimeExpression, standing: Standing): Code {
  const day = compiler.day(node.date, standing);
  const time = compiler.compile(node.time, standing);
  const { zone } = compiler.model;
  return (context) => instantAt(day(context), time(context) as number, zone);
}

/** Whether an instant lies in a period. */
export function isInside(instant: number, period: PeriodValue): boolean {
  return (period.from === null || instant >= period.from) && (period.to === null || instant < period.to);
}
