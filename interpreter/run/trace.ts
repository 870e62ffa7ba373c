import type * as ast from "../../grammar/ast.ts";
import { Context } from "../compile/context.ts";
import { earliestOf } from "../compile/code/choices.ts";
import { askedOn, daysOf } from "../compile/code/lookups.ts";
import { chainText } from "../model/chain-text.ts";
import { isNone } from "../compile/lack.ts";
import type { Program } from "../compile/program.ts";
import type { Occurrence, Value } from "../compile/value.ts";
import type { Home, TermSymbol } from "../model/model.ts";
import { longDate } from "../values/day.ts";
import { printDecimal } from "../values/decimal.ts";
import { Rational } from "../values/rational.ts";
import type { Operand, Shown, Step } from "./result.ts";
import { shown, words } from "./show.ts";

/** So many days of a window are listed one by one. */
const LONGEST_WINDOW = 31;

/** How far down an explanation goes: terms of terms of terms. */
const DEEPEST = 8;

/**
 * Why an expression has its value: the cases and readings taken, then the formula with the values put in. Nothing is recorded
 * while a run is under way; the expression is looked at again, in the world as it was.
 */
export function explainExpression(
  program: Program,
  node: ast.Expression,
  context: Context,
  home: Home,
  depth = 0,
): Step[] {
  return new Tracer(program, home, depth).explain(node, context);
}

class Tracer {
  private readonly program: Program;
  private readonly home: Home;
  private readonly depth: number;
  /** What is behind the inputs of the formula that is looked at. */
  private readonly inputs: ReadonlyMap<string, () => Operand["steps"]>;

  constructor(
    program: Program,
    home: Home,
    depth: number,
    inputs: ReadonlyMap<string, () => Operand["steps"]> = new Map(),
  ) {
    this.program = program;
    this.home = home;
    this.depth = depth;
    this.inputs = inputs;
  }

  private get section(): string | null {
    return this.home.section?.shown ?? null;
  }

  private place(node: { readonly span: ast.Node["span"] }): {
    source: Home["source"];
    span: ast.Node["span"];
  } {
    return { source: this.home.source, span: node.span };
  }

  private text(node: { readonly span: ast.Node["span"] }): string {
    const written = this.home.source.text.slice(node.span.start, node.span.end);
    return written
      .replace(/\/\/[^\n\r]*|\[NTD:[^\]]*\]/g, " ")
      .replace(/\s+/g, " ")
      .trim();
  }

  private value(node: ast.Expression, context: Context): Value | null {
    try {
      return this.program.code(node)(context);
    } catch (error) {
      if (isNone(error)) return null;
      throw error;
    }
  }

  private show(node: ast.Expression, value: Value | null): Shown {
    return shown(this.program.compiler.typeOf(node), value ?? undefined, this.program.model.zone);
  }

  explain(node: ast.Expression, context: Context): Step[] {
    if (node.kind === "Parenthesized") return this.explain(node.operand, context);
    if (node.kind === "ReadingExpression") return this.reading(node, context);
    if (node.kind === "FirstOf") return this.waterfall(node, context);
    if (node.kind === "RoundedExpression") return this.rounded(node, context);
    const called = node.kind === "CallExpression" ? this.called(node, context) : null;
    return called ?? [this.formula(node, context)];
  }

  private reading(node: ast.ReadingExpression, context: Context): Step[] {
    const chosen = this.program.pick(node, node.alternatives);
    const key = this.program.model.ambiguityOf.get(node)?.key ?? chosen.name;
    const step: Step = {
      kind: "reading",
      section: this.section,
      key,
      name: chosen.name,
      place: this.place(node),
    };
    return [step, ...this.explain(chosen.value, context)];
  }

  private waterfall(node: ast.FirstOf, context: Context): Step[] {
    const limb = this.limb(node, context);
    if (limb === null) return [];
    const text = limb.condition === null ? "otherwise" : `if ${this.text(limb.condition)}`;
    const step: Step = {
      kind: "case",
      section: this.section,
      label: limb.label,
      text,
      place: this.place(limb),
    };
    return [step, ...this.explain(limb.value, context)];
  }

  private rounded(node: ast.RoundedExpression, context: Context): Step[] {
    const from = this.value(node.operand, context);
    const to = this.value(node, context);
    const step = this.value(node.rounding.step, context);
    const tie = from instanceof Rational && step instanceof Rational && step.sign() > 0 && isHalf(from, step);
    const rounded: Step = {
      kind: "rounded",
      section: this.section,
      from: this.show(node.operand, from),
      to: this.show(node, to),
      rule: this.text(node.rounding),
      tie,
      place: this.place(node),
    };
    return [...this.explain(node.operand, context), rounded];
  }

  private formula(node: ast.Expression, context: Context): Step {
    const operands: Operand[] = [];
    const filled = this.fill(node, context, operands);
    return {
      kind: "formula",
      section: this.section,
      text: this.text(node),
      filled,
      operands,
      result: this.show(node, this.value(node, context)),
      place: this.place(node),
    };
  }

  /** A formula of the library with its inputs put in; null where it is a table or a function without a formula. */
  private called(node: ast.CallExpression, context: Context): Step[] | null {
    const reference = this.program.model.references.get(node);
    if (reference?.to !== "term" || reference.term.body.form !== "formula" || this.depth >= DEEPEST)
      return null;
    const values = new Map<string, Value>();
    const behind = new Map<string, () => Operand["steps"]>();
    for (const input of node.inputs) {
      const value = this.value(input.value, context);
      if (value === null) return null;
      values.set(input.name.text, value);
      behind.set(input.name.text, () =>
        new Tracer(this.program, this.home, this.depth + 1).explain(input.value, context),
      );
    }
    const inner = new Tracer(this.program, reference.term.home, this.depth + 1, behind);
    return inner.explain(reference.term.body.value, context.forInputs(values));
  }

  /** The case of a waterfall that applied. */
  private limb(node: ast.FirstOf, context: Context): ast.Case | null {
    if (node.earliest) {
      const standing = { owner: null, home: this.home };
      return earliestOf(this.program.compiler, node, standing)(context)?.limb ?? null;
    }
    for (const limb of node.cases) {
      if (limb.condition !== null && this.value(limb.condition, context) !== true) continue;
      if (node.available && this.value(limb.value, context) === null) continue;
      return limb;
    }
    return null;
  }

  /** The expression with each name replaced by its value. */
  private fill(node: ast.Expression, context: Context, operands: Operand[]): string {
    switch (node.kind) {
      case "NumberLiteral":
      case "MoneyLiteral":
      case "DateLiteral":
      case "TimeLiteral":
      case "TextLiteral":
      case "YesNoLiteral":
      case "DurationLiteral":
      case "AnnualDay":
      case "NthWeekday":
      case "EasterSunday":
      case "Blank":
      case "Missing":
        return this.text(node);
      case "Parenthesized":
        return `(${this.fill(node.operand, context, operands)})`;
      case "UnaryExpression":
        return `-${this.fill(node.operand, context, operands)}`;
      case "BinaryExpression": {
        const left = this.fill(node.left, context, operands);
        const right = this.fill(node.right, context, operands);
        return `${left} ${node.percentOf ? "of" : node.operator} ${right}`;
      }
      case "ComparisonExpression":
        return `${this.fill(node.left, context, operands)} ${node.operator} ${this.fill(node.right, context, operands)}`;
      case "LogicalExpression":
        return `${this.fill(node.left, context, operands)} ${node.operator} ${this.fill(node.right, context, operands)}`;
      case "NotExpression":
        return `not ${this.fill(node.operand, context, operands)}`;
      case "AggregateExpression": {
        const items = node.items.map((item) => this.fill(item, context, operands));
        const last = items.pop() ?? "";
        return `the ${node.operation} of ${items.length === 0 ? last : `${items.join(", ")} and ${last}`}`;
      }
      case "RoundedExpression":
        return `${this.fill(node.operand, context, operands)} rounded ${this.text(node.rounding)}`;
      case "OnExpression":
        return this.fillOn(node, context, operands);
      case "WindowExpression":
        return this.fillWindow(node, context, operands);
      case "ReadingExpression":
        return this.fill(this.program.pick(node, node.alternatives).value, context, operands);
      case "NameExpression":
      case "OfExpression":
      case "AdjustedExpression":
      case "TheDate":
      case "Now":
      case "OneOfExpression":
      case "GivenExpression":
      case "CountExpression":
      case "RegisterSum":
      case "FirstOf":
      case "DeterminedExpression":
      case "StandsExpression":
      case "ShiftExpression":
      case "AtTimeExpression":
      case "PeriodExpression":
      case "WithinExpression":
      case "PartExpression":
      case "CallExpression":
      case "BasketExpression":
      case "ScaledExpression":
        return this.leaf(node, context, operands);
    }
  }

  /** What is asked on the nearest day, or of several quotes at once, is shown with the quotes of that day. */
  private fillOn(node: ast.OnExpression, context: Context, operands: Operand[]): string {
    const asked = this.dayOf(node.day.kind === "NearestDay" ? node.day.date : node.day, context);
    if (asked === null || (node.day.kind !== "NearestDay" && node.operand.kind === "NameExpression")) {
      return this.leaf(node, context, operands);
    }
    const { zone } = this.program.model;
    const days = node.day.kind === "NearestDay" ? this.nearestDays(node.day, asked, context) : [asked];
    for (const day of days) {
      const there = askedOn(node.basis, context, day, asked, zone);
      if (this.value(node.operand, there) !== null) return this.fill(node.operand, there, operands);
    }
    return this.leaf(node, context, operands);
  }

  private *nearestDays(nearest: ast.NearestDay, asked: number, context: Context): Generator<number> {
    const { quoteDays } = context.environment;
    if (nearest.direction === "not after") {
      for (let at = quoteDays.length - 1; at >= 0; at--) if (quoteDays[at]! <= asked) yield quoteDays[at]!;
    } else for (const day of quoteDays) if (day >= asked) yield day;
  }

  /** The values of a window, day by day. */
  private fillWindow(node: ast.WindowExpression, context: Context, operands: Operand[]): string {
    // Where the window has no value there is nothing to list either.
    if (node.operation === "volatility" || this.value(node, context) === null)
      return this.leaf(node, context, operands);
    const { days, asOf } = daysOf(this.program.compiler, node.window, { owner: null, home: this.home })(
      context,
    );
    if (days.length > LONGEST_WINDOW) return this.leaf(node, context, operands);
    const quoteDay = node.basis === "adjusted for splits" ? asOf : null;
    const values = days.map((day) =>
      this.fill(node.operand, context.onDay(day, quoteDay, context.state), operands),
    );
    const last = values.pop() ?? "";
    const listed = values.length === 0 ? last : `${values.join(", ")} and ${last}`;
    const word = { average: "average", sum: "sum", highest: "greater", lowest: "lesser" }[node.operation];
    return `the ${word} of ${listed}`;
  }

  private dayOf(node: ast.Expression, context: Context): number | null {
    const value = this.value(node, context);
    if (value === null) return null;
    return this.program.compiler.day(node, { owner: null, home: this.home })(context);
  }

  /** A name, a lookup or a call: its value stands in the formula, and what is behind it one level down. */
  private leaf(node: ast.Expression, context: Context, operands: Operand[]): string {
    const value = this.value(node, context);
    const display = this.show(node, value);
    const name = this.nameOf(node, context);
    const behind =
      this.depth >= DEEPEST ? { steps: [], section: null, place: null } : this.behind(node, context);
    if (!operands.some((operand) => operand.name === name))
      operands.push({ name, value: display, ...behind });
    return display.value instanceof Rational ? exact(display) : words(display);
  }

  private nameOf(node: ast.Expression, context: Context): string {
    if (node.kind === "OnExpression" && node.day.kind !== "NearestDay") {
      const day = this.value(node.day, context);
      const date =
        typeof day === "number"
          ? day
          : day !== null && typeof day === "object" && "day" in day
            ? day.day
            : null;
      if (date !== null) return `${this.text(node.operand)} on ${longDate(date)}`;
    }
    if (node.kind === "NameExpression" && context.day !== null && this.isOfADate(node)) {
      return `${node.name.text} on ${longDate(context.day)}`;
    }
    if (node.kind === "AdjustedExpression") return `${node.which} ${node.name.text}`;
    if (node.kind === "NameExpression" || node.kind === "OfExpression") return chainText(node);
    return this.text(node);
  }

  private behind(
    node: ast.Expression,
    context: Context,
  ): { steps: Step[]; section: string | null; place: Operand["place"] } {
    const nothing = { steps: [], section: null, place: null };
    if (node.kind === "OnExpression") return this.behindOn(node, context);
    if (node.kind === "CallExpression") return { ...nothing, steps: this.called(node, context) ?? [] };
    if (node.kind !== "NameExpression" && node.kind !== "OfExpression") return nothing;
    const reference = this.program.model.references.get(node);
    if (reference === undefined) return nothing;
    if (reference.to === "input")
      return { ...nothing, steps: [...(this.inputs.get(reference.name)?.() ?? [])] };
    if (reference.to === "legend") {
      const inner = new Tracer(this.program, this.home, this.depth + 1, this.inputs);
      return {
        steps: inner.explain(reference.binding.value, context),
        section: this.section,
        place: this.place(reference.binding),
      };
    }
    if (reference.to === "term") {
      const dated = reference.term.scope.of === "date" && context.day !== null;
      return this.term(reference.term, dated ? context : context.forTerm(null));
    }
    if (reference.to === "event term") return this.term(reference.term, context.forTerm(context.event));
    if (reference.to === "term of") {
      const event = this.value(reference.object, context);
      return this.term(reference.term, context.forTerm(event as Occurrence | null));
    }
    return nothing;
  }

  /** Whether a bare name is of the day that is looked at: a quote inside a look-back or window. */
  private isOfADate(node: ast.NameExpression): boolean {
    const reference = this.program.model.references.get(node);
    return reference?.to === "term" && reference.term.scope.of === "date";
  }

  private behindOn(
    node: ast.OnExpression,
    context: Context,
  ): { steps: Step[]; section: string | null; place: Operand["place"] } {
    const nothing = { steps: [], section: null, place: null };
    if (node.day.kind === "NearestDay" || node.operand.kind !== "NameExpression") return nothing;
    const reference = this.program.model.references.get(node.operand);
    const day = this.program.compiler.day(node.day, { owner: null, home: this.home })(context);
    if (reference?.to !== "term") return nothing;
    const { state, quoteDay } = askedOn(node.basis, context, day, day, this.program.model.zone);
    const { environment, memory, now } = context;
    const there = new Context(environment, memory, state, null, now, day, quoteDay);
    return this.term(reference.term, there);
  }

  /** A term's own derivation; state and quotes have none here, the ledger tells theirs. */
  private term(
    term: TermSymbol,
    context: Context,
  ): { steps: Step[]; section: string | null; place: Operand["place"] } {
    const place = { source: term.home.source, span: term.node.name.span };
    const section = term.home.section?.shown ?? null;
    if (term.body.form !== "formula") return { steps: [], section, place };
    const value = term.body.value;
    if (value.kind === "MoneyLiteral" || value.kind === "NumberLiteral" || value.kind === "DateLiteral")
      return { steps: [], section, place };
    return {
      steps: new Tracer(this.program, term.home, this.depth + 1).explain(value, context),
      section,
      place,
    };
  }
}

/** A number as it can be put into a formula and computed with again: in full, or as a fraction. */
export function exact(value: Shown): string {
  if (!(value.value instanceof Rational)) return words(value);
  const printed = printDecimal(value.value);
  return printed.exact && printed.text.length <= 40 ? words(value) : `(${value.value.toFraction()})`;
}

function isHalf(value: Rational, step: Rational): boolean {
  const quotient = value.div(step);
  return quotient !== null && quotient.mul(Rational.of(2)).isInteger() && !quotient.isInteger();
}
