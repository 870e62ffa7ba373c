import type * as ast from "../../grammar/ast.ts";
import type { BasketItem } from "../facts/types.ts";
import type { Home, Model, Reference, TermSymbol } from "../model/model.ts";
import { sectionKey } from "../model/sections.ts";
import type { Type } from "../model/types.ts";
import { partsOf, weekdayName } from "../values/day.ts";
import { endOfDay, instantAt, instantAtMs, localDay, localOf, startOfDay } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import { roundTo } from "../values/rounding.ts";
import { annualized } from "./volatility.ts";
import { sameValue } from "./same.ts";
import type { Context } from "./context.ts";
import { datePattern } from "./date-patterns.ts";
import { shiftDay, windowDays } from "./days.ts";
import { Lack, NoAnswer } from "./lack.ts";
import type { Code, Program } from "./program.ts";
import { seenFrom } from "./register.ts";
import type { State } from "./state.ts";
import { placeIn, sectionOf } from "./program.ts";
import type { TermReader } from "./terms.ts";
import type { DurationValue, Occurrence, PeriodValue, Value } from "./value.ts";

/** Where an expression stands: the term that it defines, if any, and the section. */
export interface Standing {
  readonly owner: TermSymbol | null;
  readonly home: Home;
}

/** The days of a window, ascending, and the day in whose shares its prices are read. */
export interface WindowOfDays {
  readonly days: readonly number[];
  readonly asOf: number;
}

/** Turns expressions into closures. One for each program; each expression is compiled once. */
export class ExpressionCompiler {
  private readonly model: Model;
  private readonly pick: Program["pick"];
  private readonly terms: TermReader;
  private readonly compiled = new Map<ast.Expression, Code>();

  /** Told of choices between readings that give different values; null where nobody asks. */
  private readonly meet: ((node: object) => void) | null;

  constructor(
    model: Model,
    pick: Program["pick"],
    terms: TermReader,
    meet: ((node: object) => void) | null = null,
  ) {
    this.model = model;
    this.pick = pick;
    this.terms = terms;
    this.meet = meet;
  }

  compile(expression: ast.Expression, standing: Standing): Code {
    let code = this.compiled.get(expression);
    if (code === undefined) {
      code = this.make(expression, standing);
      this.compiled.set(expression, code);
    }
    return code;
  }

  /** What was compiled as part of a whole; undefined where nothing was. */
  known(expression: ast.Expression): Code | undefined {
    return this.compiled.get(expression);
  }

  typeOf(expression: ast.Expression): Type {
    return this.model.types.get(expression) ?? { kind: "unknown" };
  }

  /** The value of the reading that is picked. Where somebody asks whether the choice matters, the others are worked out too. */
  private reading(node: ast.ReadingExpression, standing: Standing): Code {
    const chosen = this.pick(node, node.alternatives);
    const code = this.compile(chosen.value, standing);
    const { meet } = this;
    if (meet === null) return code;
    let met = false;
    const others = node.alternatives.filter((alternative) => alternative !== chosen);
    return (context) => {
      if (met) return code(context);
      met = true;
      const values = [chosen, ...others].map(({ value }) => outcome(this.compile(value, standing), context));
      const [first] = values;
      met = !values.every(
        (value) =>
          "value" in value && first !== undefined && "value" in first && sameValue(value.value, first.value),
      );
      if (met) meet(node);
      return code(context);
    };
  }

  /** A yes/no code. */
  condition(expression: ast.Expression, standing: Standing): (context: Context) => boolean {
    const code = this.compile(expression, standing);
    return (context) => code(context) === true;
  }

  /** A day, from a date, an instant or an event. */
  day(expression: ast.Expression, standing: Standing): (context: Context) => number {
    const code = this.compile(expression, standing);
    const kind = this.typeOf(expression).kind;
    const zone = this.model.zone;
    if (kind === "instant") return (context) => localDay(code(context) as number, zone);
    if (kind === "date") return code as (context: Context) => number;
    return (context) => {
      const value = code(context);
      return typeof value === "number" ? value : (value as Occurrence).day;
    };
  }

  /** An instant: of a date its first one. */
  instant(expression: ast.Expression, standing: Standing): (context: Context) => number {
    const code = this.compile(expression, standing);
    const kind = this.typeOf(expression).kind;
    const zone = this.model.zone;
    if (kind === "date") return (context) => startOfDay(code(context) as number, zone);
    return (context) => {
      const value = code(context);
      return typeof value === "number" ? value : (value as Occurrence).instant;
    };
  }

  dayKind(name: ast.Name, standing: Standing): (context: Context) => (day: number) => boolean {
    const reference = this.model.references.get(name);
    const term = reference?.to === "term" ? reference.term : undefined;
    if (term === undefined) {
      return () => {
        throw this.noAnswer(standing, name, `"${name.text}" is not a kind of day`);
      };
    }
    return (context) => (day) => this.terms.onDay(term, context, day) === true;
  }

  private noAnswer(standing: Standing, node: { readonly span: ast.Node["span"] }, message: string): NoAnswer {
    return new NoAnswer(message, standing.home.section?.shown ?? null, placeIn(standing.home, node));
  }

  private make(node: ast.Expression, standing: Standing): Code {
    switch (node.kind) {
      case "NumberLiteral": {
        const read = Rational.parse(node.value) ?? Rational.ZERO;
        const value = node.unit === "percent" ? (read.div(Rational.HUNDRED) ?? read) : read;
        return () => value;
      }
      case "MoneyLiteral": {
        const value = Rational.parse(node.value) ?? Rational.ZERO;
        return () => value;
      }
      case "DurationLiteral":
        return this.durationLiteral(node);
      case "DateLiteral": {
        const [year = 1970, month = 1, date = 1] = node.iso.split("-").map(Number);
        const day = Math.round(Date.UTC(year, month - 1, date) / 86_400_000);
        return () => day;
      }
      case "TimeLiteral":
        return () => node.minutes;
      case "TextLiteral":
        return () => node.value;
      case "YesNoLiteral":
        return () => node.value;
      case "Blank":
        return () => {
          throw new Lack("blank", standing.owner?.name ?? "a blank", {
            section: standing.home.section?.shown ?? null,
            place: placeIn(standing.home, node),
          });
        };
      case "NameExpression":
      case "OfExpression":
        return this.reference(node, standing);
      case "AdjustedExpression":
        return this.adjusted(node, standing);
      case "TheDate":
        return (context) => context.day ?? 0;
      case "Now":
        return (context) => context.now;
      case "UnaryExpression": {
        const operand = this.compile(node.operand, standing);
        return (context) => (operand(context) as Rational).neg();
      }
      case "BinaryExpression":
        return this.binary(node, standing);
      case "ComparisonExpression":
        return this.comparison(node, standing);
      case "OneOfExpression": {
        const tests = node.items.map((item) => this.equality(node.left, item, standing));
        const wanted = !node.negated;
        return (context) => tests.some((test) => test(context)) === wanted;
      }
      case "LogicalExpression":
        return this.logical(node, standing);
      case "NotExpression": {
        const operand = this.compile(node.operand, standing);
        return (context) => operand(context) !== true;
      }
      case "GivenExpression": {
        const operand = this.compile(node.operand, standing);
        const reference = this.model.references.get(node.operand);
        if (reference?.to === "field") {
          // By far the most frequent question, and one that needs no attempt.
          const { field } = reference;
          return (context) =>
            (context.overrides?.has(field) === true || context.event?.fields.has(field) === true) !==
            node.negated;
        }
        return (context) => isThere(operand, context) !== node.negated;
      }
      case "OnExpression":
        return this.on(node, standing);
      case "WindowExpression":
        return this.windowed(node, standing);
      case "CountExpression":
        return this.count(node, standing);
      case "FirstOf":
        return this.firstOf(node, standing);
      case "AggregateExpression":
        return this.aggregate(node, standing);
      case "RegisterSum":
        return this.registerSum(node, standing);
      case "RoundedExpression":
        return this.rounded(node, standing);
      case "DeterminedExpression": {
        const by = chainText(node.by);
        return (context) =>
          this.terms.determination(standing, node.description, by, context, placeIn(standing.home, node));
      }
      case "StandsExpression": {
        const object = this.compile(node.object, standing);
        const sections = node.sections.map(
          ({ label }) => this.model.sectionOf.get(sectionKey(label))?.shown ?? label,
        );
        return (context) =>
          context.memory.stands(
            sections,
            (object(context) as Occurrence).identity,
            context.state.certificate,
          );
      }
      case "ReadingExpression": {
        return this.reading(node, standing);
      }
      case "ShiftExpression":
        return this.shift(node, standing);
      case "AtTimeExpression": {
        const day = this.day(node.date, standing);
        const time = this.compile(node.time, standing);
        const zone = this.model.zone;
        return (context) => instantAt(day(context), time(context) as number, zone);
      }
      case "PeriodExpression":
        return this.period(node, standing);
      case "WithinExpression":
        return this.within(node, standing);
      case "PartExpression":
        return this.part(node, standing);
      case "AnnualDay":
      case "NthWeekday":
      case "EasterSunday":
        // Only the right side of a comparison can be such a day; the comparison compiles it.
        return () => {
          throw this.noAnswer(standing, node, "a day without a year stands where a date is needed");
        };
      case "CallExpression":
        return this.call(node, standing);
      case "BasketExpression": {
        const items = node.items.map((item) => ({
          amount: this.compile(item.amount, standing),
          asset: this.asset(item.asset, standing),
        }));
        return (context) =>
          items.map((item) => ({ asset: item.asset(context), amount: item.amount(context) as Rational }));
      }
      case "ScaledExpression": {
        const basket = this.compile(node.basket, standing);
        const asset = node.asset === null ? null : this.compile(node.asset, standing);
        const factor = this.compile(node.factor, standing);
        return (context) => {
          const wanted = asset === null ? null : asset(context);
          const by = factor(context) as Rational;
          return (basket(context) as readonly BasketItem[]).map((item) => {
            const scaled = wanted === null ? !isCurrency(item.asset) : item.asset === wanted;
            return scaled ? { asset: item.asset, amount: item.amount.mul(by).reduced() } : item;
          });
        };
      }
      case "Parenthesized":
        return this.compile(node.operand, standing);
      case "Missing":
        return () => {
          throw this.noAnswer(standing, node, "the text breaks off here");
        };
    }
  }

  /** The name of an asset: the words themselves, or what a field or term that they name says. */
  asset(expression: ast.Expression, standing: Standing): (context: Context) => string {
    const reference = this.model.references.get(expression);
    if (reference === undefined || reference.to === "asset") return () => chainText(expression);
    const code = this.compile(expression, standing);
    return (context) => code(context) as string;
  }

  // --------------------------------------------------------------------------------------------------------- references

  private reference(node: ast.NameExpression | ast.OfExpression, standing: Standing): Code {
    const reference = this.model.references.get(node);
    if (reference === undefined) {
      return () => {
        throw this.noAnswer(standing, node, `"${chainText(node)}" is not defined`);
      };
    }
    return this.referred(reference, node, standing);
  }

  private referred(reference: Reference, node: ast.Expression, standing: Standing): Code {
    const section = standing.home.section?.shown ?? null;
    const place = placeIn(standing.home, node);
    switch (reference.to) {
      case "term":
        return this.terms.reader(reference.term);
      case "event term": {
        const read = this.terms.ofEvent(reference.term);
        return (context) => read(context, context.event as Occurrence);
      }
      case "term of": {
        const read = this.terms.ofEvent(reference.term);
        const object = this.object(reference.object, standing);
        return (context) => read(context, object(context) as Occurrence);
      }
      case "field": {
        const field = reference.field;
        return (context) => {
          const override = context.overrides?.get(field);
          if (override !== undefined) return override();
          const value = context.event?.fields.get(field);
          if (value === undefined)
            throw new Lack("fact", field, { day: context.event?.day ?? null, section, place });
          return value;
        };
      }
      case "field of": {
        const field = reference.field;
        const object = this.object(reference.object, standing);
        return (context) => {
          const event = object(context) as Occurrence;
          const value = event.fields.get(field);
          if (value === undefined)
            throw new Lack("fact", `${field} of ${event.kind}`, { day: event.day, section, place });
          return value;
        };
      }
      case "this event":
      case "event kind":
        return (context) => context.event as Occurrence;
      case "referred event":
        return (context) => {
          const of = context.event?.of ?? null;
          const found = of === null ? null : context.memory.byIdentity(of);
          if (found === null)
            throw new Lack("fact", "the event that it is about", {
              day: context.event?.day ?? null,
              section,
              place,
            });
          return found;
        };
      case "event date":
        return (context) => context.event?.day ?? 0;
      case "event date of": {
        const object = this.object(reference.object, standing);
        return (context) => (object(context) as Occurrence).day;
      }
      case "input": {
        const name = reference.name;
        return (context) => {
          const value = context.inputs?.get(name);
          if (value === undefined) throw new Lack("fact", name, { section, place });
          return value;
        };
      }
      case "legend": {
        const binding = reference.binding;
        const value = this.compile(binding.value, standing);
        return (context) => context.letter(binding, value);
      }
      case "party":
        return () => reference.party.name;
      case "asset":
        return () => reference.name;
    }
  }

  /** What stands after `of`; a scenario names an event by its id. */
  private object(node: ast.Expression, standing: Standing): Code {
    if (node.kind !== "TextLiteral") return this.compile(node, standing);
    const place = placeIn(standing.home, node);
    return (context) => {
      const found = context.memory.byIdentity(node.value);
      if (found === null) throw new Lack("fact", `the event "${node.value}"`, { place });
      return found;
    };
  }

  private adjusted(node: ast.AdjustedExpression, standing: Standing): Code {
    const reference = this.model.references.get(node);
    const term = reference?.to === "term" ? reference.term : null;
    const slot = term === null ? null : this.terms.slot(term);
    if (term === null || slot === null) {
      return () => {
        throw this.noAnswer(standing, node, `"${node.name.text}" is not an adjustable term`);
      };
    }
    const now = this.terms.reader(term);
    const which = node.which;
    return (context) => (context.adjusting === null ? now(context) : context.adjusting[which](slot));
  }

  // --------------------------------------------------------------------------------------------------------- arithmetic

  private binary(node: ast.BinaryExpression, standing: Standing): Code {
    const leftKind = this.typeOf(node.left).kind;
    if (
      leftKind === "date" &&
      this.typeOf(node.right).kind === "duration" &&
      node.operator !== "*" &&
      node.operator !== "/"
    ) {
      const day = this.day(node.left, standing);
      const duration = this.compile(node.right, standing);
      const sign = node.operator === "+" ? 1 : -1;
      return (context) =>
        this.shifted(day(context), duration(context) as DurationValue, sign, context, standing, node);
    }
    const left = this.compile(node.left, standing);
    const right = this.compile(node.right, standing);
    switch (node.operator) {
      case "+":
        return (context) => (left(context) as Rational).add(right(context) as Rational);
      case "-":
        return (context) => (left(context) as Rational).sub(right(context) as Rational);
      case "*":
        return (context) => (left(context) as Rational).mul(right(context) as Rational);
      case "/":
        return (context) => {
          const result = (left(context) as Rational).div(right(context) as Rational);
          if (result === null) throw this.noAnswer(standing, node, "the formula divides by zero");
          return result;
        };
    }
  }

  private comparison(node: ast.ComparisonExpression, standing: Standing): Code {
    if (node.operator === "=" || node.operator === "<>") {
      const equal = this.equality(node.left, node.right, standing);
      const wanted = node.operator === "=";
      return (context) => equal(context) === wanted;
    }
    const order = this.order(node.left, node.right, standing);
    switch (node.operator) {
      case "<":
        return (context) => order(context) < 0;
      case "<=":
        return (context) => order(context) <= 0;
      case ">":
        return (context) => order(context) > 0;
      case ">=":
        return (context) => order(context) >= 0;
    }
  }

  /** Below zero where left is less (earlier), above zero where it is more. */
  private order(
    left: ast.Expression,
    right: ast.Expression,
    standing: Standing,
  ): (context: Context) => number {
    const kinds = [this.typeOf(left).kind, this.typeOf(right).kind];
    if (kinds.some((kind) => kind === "date" || kind === "instant" || kind === "event")) {
      // A day is compared with an instant by the instant's day.
      const exact = kinds.every((kind) => kind !== "date");
      const first = exact ? this.instant(left, standing) : this.day(left, standing);
      const second = exact ? this.instant(right, standing) : this.day(right, standing);
      return (context) => first(context) - second(context);
    }
    const first = this.compile(left, standing);
    const second = this.compile(right, standing);
    return (context) => {
      const a = first(context);
      const b = second(context);
      return typeof a === "number" && typeof b === "number" ? a - b : (a as Rational).cmp(b as Rational);
    };
  }

  private equality(
    left: ast.Expression,
    right: ast.Expression,
    standing: Standing,
  ): (context: Context) => boolean {
    const pattern = datePattern(right);
    if (pattern !== null) {
      const day = this.day(left, standing);
      return (context) => pattern(day(context));
    }
    const kinds = [this.typeOf(left).kind, this.typeOf(right).kind];
    if (
      kinds.some(
        (kind) =>
          kind === "date" || kind === "instant" || kind === "event" || kind === "quantity" || kind === "time",
      )
    ) {
      const order = this.order(left, right, standing);
      return (context) => order(context) === 0;
    }
    const first = this.compile(left, standing);
    const second = this.compile(right, standing);
    return (context) => {
      const a = first(context);
      const b = second(context);
      return a instanceof Rational && b instanceof Rational ? a.eq(b) : a === b;
    };
  }

  /** Where one side decides, what the other lacks does not matter. */
  private logical(node: ast.LogicalExpression, standing: Standing): Code {
    const left = this.compile(node.left, standing);
    const right = this.compile(node.right, standing);
    const decisive = node.operator === "or";
    return (context) => {
      let lacking: Lack | null = null;
      try {
        if ((left(context) === true) === decisive) return decisive;
      } catch (error) {
        if (!(error instanceof Lack)) throw error;
        lacking = error;
      }
      if ((right(context) === true) === decisive) return decisive;
      if (lacking !== null) throw lacking;
      return !decisive;
    };
  }

  private aggregate(node: ast.AggregateExpression, standing: Standing): Code {
    const items = node.items.map((item) => this.compile(item, standing));
    const sum = (context: Context): Rational =>
      items.reduce((total, item) => total.add(item(context) as Rational), Rational.ZERO);
    const count = Rational.of(Math.max(1, items.length));
    switch (node.operation) {
      case "sum":
        return sum;
      case "average":
        return (context) => sum(context).div(count) ?? Rational.ZERO;
      case "lesser":
      case "greater": {
        const sign = node.operation === "lesser" ? -1 : 1;
        return (context) => {
          let best: Value | null = null;
          for (const item of items) {
            const value = item(context);
            if (best === null || compareValues(value, best) * sign > 0) best = value;
          }
          return best ?? Rational.ZERO;
        };
      }
    }
  }

  private rounded(node: ast.RoundedExpression, standing: Standing): Code {
    const operand = this.compile(node.operand, standing);
    const step = this.compile(node.rounding.step, standing);
    const { direction, tie } = node.rounding;
    return (context) => {
      const to = step(context) as Rational;
      if (to.sign() <= 0) throw this.noAnswer(standing, node, "the rounding has no step");
      return roundTo(operand(context) as Rational, to, direction, tie ?? "half up");
    };
  }

  // --------------------------------------------------------------------------------------------------------- choice

  /** Of the cases that hold, the earliest; `otherwise` only where none does. A case whose facts are not told does not hold. */
  earliestOf(
    node: ast.FirstOf,
    standing: Standing,
  ): (context: Context) => { readonly limb: ast.Case; readonly instant: number } | null {
    const cases = node.cases.map((limb) => ({
      limb,
      instant: this.instant(limb.value, standing),
      condition: limb.condition === null ? null : this.condition(limb.condition, standing),
    }));
    return (context) => {
      let found: { limb: ast.Case; instant: number } | null = null;
      for (const { limb, instant, condition } of cases) {
        if (limb.otherwise && found !== null) continue;
        try {
          if (condition !== null && !condition(context)) continue;
          const at = instant(context);
          if (found === null || at < found.instant) found = { limb, instant: at };
        } catch (error) {
          if (!(error instanceof Lack) || error.kind !== "fact") throw error;
        }
      }
      return found;
    };
  }

  private firstOf(node: ast.FirstOf, standing: Standing): Code {
    if (node.earliest) {
      const earliest = this.earliestOf(node, standing);
      return (context) => {
        const found = earliest(context);
        if (found === null) throw this.noAnswer(standing, node, "none of the moments is known");
        return found.instant;
      };
    }
    const cases = node.cases.map((limb) => ({
      value: this.compile(limb.value, standing),
      condition: limb.condition === null ? null : this.condition(limb.condition, standing),
    }));
    const available = node.available;
    return (context) => {
      let lacking: Lack | null = null;
      for (const limb of cases) {
        if (limb.condition !== null && !limb.condition(context)) continue;
        if (!available) return limb.value(context);
        try {
          return limb.value(context);
        } catch (error) {
          if (!(error instanceof Lack)) throw error;
          lacking ??= error;
        }
      }
      if (lacking !== null) throw lacking;
      throw this.noAnswer(
        standing,
        node,
        standing.owner === null ? "no case applies" : `no case of "${standing.owner.name}" applies`,
      );
    };
  }

  // ---------------------------------------------------------------------------------------------------- days and windows

  private durationLiteral(node: ast.DurationLiteral): Code {
    const count = Number(node.count);
    let value: DurationValue;
    if (typeof node.unit !== "string") {
      const reference = this.model.references.get(node.unit);
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
  private shifted(
    day: number,
    duration: DurationValue,
    sign: 1 | -1,
    context: Context,
    standing: Standing,
    node: ast.Expression,
  ): number {
    const kind = duration.dayKind === null ? null : this.terms.namedDayKind(duration.dayKind, context);
    const found = shiftDay(day, duration, sign, kind);
    if (found === null)
      throw this.noAnswer(standing, node, `there are not so many ${duration.dayKind ?? "day"}s to count`);
    return found;
  }

  private shift(node: ast.ShiftExpression, standing: Standing): Code {
    const duration = this.compile(node.duration, standing);
    const sign = node.direction === "after" ? 1 : -1;
    const anchorType = this.typeOf(node.anchor).kind;
    const instant = this.instant(node.anchor, standing);
    const day = this.day(node.anchor, standing);
    const { zone } = this.model;
    // Days after a point in time lead to the same time of day.
    const keepsTime = this.typeOf(node).kind === "instant";
    return (context) => {
      const length = duration(context) as DurationValue;
      if (length.unit === "minutes" || length.unit === "hours") {
        const milliseconds = length.count * (length.unit === "hours" ? 3_600_000 : 60_000);
        return (
          (anchorType === "date" ? startOfDay(day(context), zone) : instant(context)) + sign * milliseconds
        );
      }
      const found = this.shifted(day(context), length, sign, context, standing, node);
      if (!keepsTime) return found;
      return instantAtMs(found, localOf(instant(context), zone).msOfDay, zone);
    };
  }

  private on(node: ast.OnExpression, standing: Standing): Code {
    const operand = this.compile(node.operand, standing);
    const zone = this.model.zone;
    const at = (context: Context, day: number, asked: number): Value =>
      operand(askedOn(node.basis, context, day, asked, zone));
    if (node.day.kind !== "NearestDay") {
      const day = this.day(node.day, standing);
      return (context) => {
        const asked = day(context);
        return at(context, asked, asked);
      };
    }
    const { direction } = node.day;
    const day = this.day(node.day.date, standing);
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

  /** Over the certificates that are outstanding, each by its own terms. */
  private registerSum(node: ast.RegisterSum, standing: Standing): Code {
    const operand = this.compile(node.operand, standing);
    const condition = node.condition === null ? null : this.condition(node.condition, standing);
    return (context) =>
      this.terms
        .outstanding(context)
        .filter((each) => condition === null || condition(each))
        .reduce((total, each) => total.add(operand(each) as Rational), Rational.ZERO);
  }

  /** The days of a window, and the day in whose shares its prices are read: its last, or the one it is counted from if later. */
  windowDays(window: ast.Window, standing: Standing): (context: Context) => WindowOfDays {
    const count = this.compile(window.count, standing);
    const day = this.day(window.date, standing);
    const kind = window.dayKind === null ? null : this.dayKind(window.dayKind, standing);
    return (context) => {
      const days = windowDays(
        Math.min(10_000, Number((count(context) as Rational).floor())),
        window.relation,
        day(context),
        kind === null ? null : kind(context),
      );
      if (days === null) throw this.noAnswer(standing, window, "there are not so many such days to count");
      return { days, asOf: Math.max(days[days.length - 1] ?? 0, day(context)) };
    };
  }

  /** The context of one day of a window. */
  private onWindowDay(context: Context, day: number, asOf: number, adjustedForSplits: boolean): Context {
    return context.onDay(day, adjustedForSplits ? asOf : null, context.state);
  }

  private windowed(node: ast.WindowExpression, standing: Standing): Code {
    const window = this.windowDays(node.window, standing);
    const operand = this.compile(node.operand, standing);
    const split = node.basis === "adjusted for splits";
    return (context) => {
      const { days, asOf } = window(context);
      const values = days.map((day) => operand(this.onWindowDay(context, day, asOf, split)) as Rational);
      const first = values[0];
      if (first === undefined) throw this.noAnswer(standing, node, "the window holds no day");
      switch (node.operation) {
        case "sum":
          return values.reduce((total, value) => total.add(value), Rational.ZERO);
        case "average":
          return (
            values
              .reduce((total, value) => total.add(value), Rational.ZERO)
              .div(Rational.of(values.length)) ?? Rational.ZERO
          );
        case "highest":
          return values.reduce((best, value) => (value.gt(best) ? value : best), first);
        case "lowest":
          return values.reduce((best, value) => (value.lt(best) ? value : best), first);
        case "volatility": {
          const found = annualized(values);
          if (found === null)
            throw this.noAnswer(standing, node, "volatility needs at least three prices above zero");
          return found;
        }
      }
    };
  }

  private count(node: ast.CountExpression, standing: Standing): Code {
    const window = this.windowDays(node.window, standing);
    const condition = this.condition(node.condition, standing);
    const split = node.basis === "adjusted for splits";
    return (context) => {
      const { days, asOf } = window(context);
      return Rational.of(days.filter((day) => condition(this.onWindowDay(context, day, asOf, split))).length);
    };
  }

  // -------------------------------------------------------------------------------------------------------------- time

  private period(node: ast.PeriodExpression, standing: Standing): Code {
    const zone = this.model.zone;
    const from = node.from === null ? null : this.instant(node.from, standing);
    const to = node.to;
    const inclusive = node.inclusive;
    if (to === null)
      return (context): PeriodValue => ({ from: from === null ? null : from(context), to: null });
    const wholeDay = this.typeOf(to).kind === "date";
    const day = this.day(to, standing);
    const instant = this.instant(to, standing);
    return (context): PeriodValue => ({
      from: from === null ? null : from(context),
      // A bare date lasts to its end; `to D at T` leaves T out, `through D at T` keeps it.
      to: wholeDay ? startOfDay(day(context) + 1, zone) : instant(context) + (inclusive ? 1 : 0),
    });
  }

  private within(node: ast.WithinExpression, standing: Standing): Code {
    const period = this.compile(node.period, standing);
    const zone = this.model.zone;
    if (node.last === null) return (context) => isInside(context.now, period(context) as PeriodValue);
    const last = this.compile(node.last, standing);
    const byTheHour = node.byTheHour;
    return (context) => {
      const whole = period(context) as PeriodValue;
      if (whole.to === null || !isInside(context.now, whole)) return false;
      const lastDay = localDay(whole.to - 1, zone);
      const day = this.shifted(lastDay, last(context) as DurationValue, -1, context, standing, node);
      // By the hour: the same time of day on the clock, whatever daylight saving did in between.
      const from = byTheHour
        ? instantAtMs(day, localOf(whole.to, zone).msOfDay, zone)
        : startOfDay(day, zone);
      return context.now >= from;
    };
  }

  private part(node: ast.PartExpression, standing: Standing): Code {
    switch (node.part) {
      case "year":
      case "month":
      case "day": {
        const day = this.day(node.operand, standing);
        const part = node.part;
        return (context) => Rational.of(partsOf(day(context))[part]);
      }
      case "weekday": {
        const day = this.day(node.operand, standing);
        return (context) => weekdayName(day(context));
      }
      case "date":
        return this.day(node.operand, standing);
      case "start":
      case "end": {
        const period = this.compile(node.operand, standing);
        const end = node.part === "end";
        return (context) => {
          const value = period(context) as PeriodValue;
          const bound = end ? value.to : value.from;
          if (bound === null)
            throw this.noAnswer(standing, node, `the period has no ${end ? "end" : "beginning"}`);
          return bound;
        };
      }
      case "whole part": {
        const operand = this.compile(node.operand, standing);
        return (context) => Rational.of((operand(context) as Rational).floor());
      }
      case "days": {
        const from = this.day(node.operand, standing);
        const to = node.to === null ? from : this.day(node.to, standing);
        return (context) => Rational.of(to(context) - from(context));
      }
    }
  }

  private call(node: ast.CallExpression, standing: Standing): Code {
    const reference = this.model.references.get(node);
    if (reference?.to !== "term") {
      return () => {
        throw this.noAnswer(standing, node, `"${node.callee.text}" is not a formula with inputs`);
      };
    }
    const inputs = node.inputs.map((input) => ({
      name: input.name.text,
      code: this.compile(input.value, standing),
    }));
    const apply = this.terms.formula(reference.term);
    const place = placeIn(standing.home, node);
    return (context) => {
      const values = new Map<string, Value>();
      for (const input of inputs) values.set(input.name, input.code(context));
      return apply(context, values, sectionOf(standing.home), place);
    };
  }
}

/** Whether an instant lies in a period. */
export function isInside(instant: number, period: PeriodValue): boolean {
  return (period.from === null || instant >= period.from) && (period.to === null || instant < period.to);
}

function isThere(code: Code, context: Context): boolean {
  try {
    code(context);
    return true;
  } catch (error) {
    if (error instanceof Lack) return false;
    throw error;
  }
}

function compareValues(a: Value, b: Value): number {
  return a instanceof Rational && b instanceof Rational ? a.cmp(b) : Number(a) - Number(b);
}

/** Money in a basket has its ISO code as asset. */
export function isCurrency(asset: string): boolean {
  return /^[A-Z]{3}$/.test(asset);
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

/** The words of a chain of names: `Ratio of Split`. */
export function chainText(node: ast.Expression): string {
  if (node.kind === "NameExpression") return node.name.text;
  if (node.kind === "OfExpression") return `${node.name.text} of ${chainText(node.object)}`;
  if (node.kind === "TextLiteral") return node.value;
  if (node.kind === "AggregateExpression") return node.items.map(chainText).join(" and ");
  if (node.kind === "Parenthesized") return chainText(node.operand);
  if (node.kind === "OnExpression") return chainText(node.operand);
  return "what the formula asks for";
}

/** What a code comes to, a value or nothing. */
function outcome(code: Code, context: Context): { readonly value: Value } | { readonly failed: unknown } {
  try {
    return { value: code(context) };
  } catch (failed) {
    return { failed };
  }
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
