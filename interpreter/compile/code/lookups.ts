/** What is looked up on a day, or on each day of a window. */
import type * as ast from "../../../grammar/ast.ts";
import { chainText } from "../../model/chain-text.ts";
import { endOfDay } from "../../values/instant.ts";
import { Rational } from "../../values/rational.ts";
import type { Context } from "../context.ts";
import type { ExpressionCompiler, Standing } from "../expression.ts";
import { windowDays } from "../days.ts";
import { Lack } from "../lack.ts";
import { type Code, placeIn } from "../program.ts";
import { seenFrom } from "../register.ts";
import type { State } from "../state.ts";
import type { Value } from "../value.ts";
import { annualized } from "../volatility.ts";

/** The days of a window, ascending, and the day in whose shares its prices are read. */
export interface WindowOfDays {
  readonly days: readonly number[];
  readonly asOf: number;
}

/** What something is on a day, or on the nearest day with quotes. */
export function onDay(compiler: ExpressionCompiler, node: ast.OnExpression, standing: Standing): Code {
  const operand = compiler.compile(node.operand, standing);
  const zone = compiler.model.zone;
  const at = (context: Context, day: number, asked: number): Value =>
    operand(askedOn(node.basis, context, day, asked, zone));
  if (node.day.kind !== "NearestDay") {
    const day = compiler.day(node.day, standing);
    return (context) => {
      const asked = day(context);
      return at(context, asked, asked);
    };
  }
  const { direction } = node.day;
  const day = compiler.day(node.day.date, standing);
  const what = chainText(node.operand);
  return (context) => {
    const asked = day(context);
    const days = context.environment.quoteDays;
    const step = direction === "not after" ? -1 : 1;
    let index = firstIndexAfter(days, asked);
    // Not after: the last day at or before the one asked; not before: the first at or after it.
    if (direction === "not after") index--;
    else if (index > 0 && days[index - 1] === asked) index--;
    for (; index >= 0 && index < days.length; index += step) {
      try {
        return at(context, days[index] ?? asked, asked);
      } catch (error) {
        if (!(error instanceof Lack) || error.kind !== "quote") throw error;
      }
    }
    throw new Lack("quote", what, {
      day: asked,
      section: standing.home.section?.shown ?? null,
      place: placeIn(standing.home, node),
    });
  };
}

/** One number out of those of all days of a window. */
export function windowed(compiler: ExpressionCompiler, node: ast.WindowExpression, standing: Standing): Code {
  const window = daysOf(compiler, node.window, standing);
  const operand = compiler.compile(node.operand, standing);
  const split = node.basis === "adjusted for splits";
  return (context) => {
    const { days, asOf } = window(context);
    const values = days.map((day) => operand(onWindowDay(context, day, asOf, split)) as Rational);
    const first = values[0];
    if (first === undefined) throw compiler.noAnswer(standing, node, "the window holds no day");
    switch (node.operation) {
      case "sum":
        return values.reduce((total, value) => total.add(value), Rational.ZERO);
      case "average":
        return (
          values.reduce((total, value) => total.add(value), Rational.ZERO).div(Rational.of(values.length)) ??
          Rational.ZERO
        );
      case "highest":
        return values.reduce((best, value) => (value.gt(best) ? value : best), first);
      case "lowest":
        return values.reduce((best, value) => (value.lt(best) ? value : best), first);
      case "volatility": {
        const found = annualized(values);
        if (found === null)
          throw compiler.noAnswer(standing, node, "volatility needs at least three prices above zero");
        return found;
      }
    }
  };
}

/** On how many days of a window something is so. */
export function counted(compiler: ExpressionCompiler, node: ast.CountExpression, standing: Standing): Code {
  const window = daysOf(compiler, node.window, standing);
  const condition = compiler.condition(node.condition, standing);
  const split = node.basis === "adjusted for splits";
  return (context) => {
    const { days, asOf } = window(context);
    return Rational.of(days.filter((day) => condition(onWindowDay(context, day, asOf, split))).length);
  };
}

/** The days of a window, and the day in whose shares its prices are read: its last, or the one it is counted from if later. */
export function daysOf(
  compiler: ExpressionCompiler,
  window: ast.Window,
  standing: Standing,
): (context: Context) => WindowOfDays {
  const count = compiler.compile(window.count, standing);
  const day = compiler.day(window.date, standing);
  const kind = window.dayKind === null ? null : compiler.dayKind(window.dayKind, standing);
  return (context) => {
    const days = windowDays(
      Math.min(10_000, Number((count(context) as Rational).floor())),
      window.relation,
      day(context),
      kind === null ? null : kind(context),
    );
    if (days === null) throw compiler.noAnswer(standing, window, "there are not so many such days to count");
    return { days, asOf: Math.max(days[days.length - 1] ?? 0, day(context)) };
  };
}

/** The context of one day of a window. */
function onWindowDay(context: Context, day: number, asOf: number, adjustedForSplits: boolean): Context {
  return context.onDay(day, adjustedForSplits ? asOf : null, context.state);
}

/** The index of the first day after one, in ascending days. */
function firstIndexAfter(days: readonly number[], day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The state at the end of a day, as the certificate sees it that asks; the present one where the day is not over. */
function stateAt(endOfDay: number, context: Context): State {
  if (endOfDay >= context.now) return context.state;
  return seenFrom(context.memory.stateOn(endOfDay), context.state) ?? context.state;
}

/**
 * For what is asked on a day: the quotes of `day`, which is the day `asked` or the nearest with any, and the state at the end of the
 * day `asked`. Inside a window, or a question for the same day, prices stay in the shares that it asks for, but for those that are to
 * be read as printed.
 */
export function askedOn(
  basis: ast.OnExpression["basis"],
  context: Context,
  day: number,
  asked: number,
  zone: string,
): Context {
  const state = stateAt(endOfDay(asked, zone), context);
  const outer = basis === "as printed" || context.day !== asked ? null : context.quoteDay;
  if (outer === null) return context.onDay(day, basis === "adjusted for splits" ? asked : null, state);
  // Splits after the day asked count up to the day that asks.
  return context.onDay(day, outer, { ...state, factors: context.state.factors });
}
