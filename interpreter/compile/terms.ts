import type * as ast from "../../grammar/ast.ts";
import type { Place } from "../../grammar/source.ts";
import { QUOTE_COLUMNS, type QuoteColumn } from "../facts/types.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import { parseDay } from "../values/day.ts";
import { instantAt, startOfDay } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import type { Context, Memory } from "./context.ts";
import { OUTSTANDING, viewOf } from "./register.ts";
import type { State } from "./state.ts";
import type { ExpressionCompiler, Standing } from "./expression.ts";
import { isNone, Lack, NoAnswer } from "./lack.ts";
import type { Native } from "./natives.ts";
import type { Choices, Code } from "./program.ts";
import { lookUp, readTable } from "./table.ts";
import type { Occurrence, PeriodValue, Value } from "./value.ts";

/** Quotes are taken at four in the afternoon: a split at the close of business comes after the quotes of its day. */
const QUOTE_MINUTE = 16 * 60;

/** So many definitions may lead on to one another; a contract that people read has a dozen. */
const DEEPEST = 400;

/** Values of definitions in one state, at one instant. */
interface Memo {
  readonly state: State | null;
  readonly now: number;
  readonly memory: Memory | null;
  readonly values: Map<TermSymbol, Map<Occurrence | null, Value>>;
}

/** How the values of terms are found: formulas, state, quotes, determinations, tables. */
export class TermReader {
  private readonly model: Model;
  private readonly choices: Choices;
  private readonly natives: ReadonlyMap<string, Native>;
  private readonly slotOf: ReadonlyMap<TermSymbol, number>;
  private readonly eventSlotOf: ReadonlyMap<TermSymbol, number>;
  private readonly timeless: (term: TermSymbol) => boolean;
  private readonly formulas = new Map<TermSymbol, Code>();
  private compiler: ExpressionCompiler | null = null;
  private depth = 0;
  private memo: Memo = { state: null, now: 0, memory: null, values: new Map() };

  constructor(
    model: Model,
    choices: Choices,
    natives: ReadonlyMap<string, Native>,
    slotOf: ReadonlyMap<TermSymbol, number>,
    eventSlotOf: ReadonlyMap<TermSymbol, number>,
    timeless: (term: TermSymbol) => boolean,
  ) {
    this.model = model;
    this.choices = choices;
    this.natives = natives;
    this.slotOf = slotOf;
    this.eventSlotOf = eventSlotOf;
    this.timeless = timeless;
  }

  /** Terms and expressions need one another; the program joins them. */
  join(compiler: ExpressionCompiler): void {
    this.compiler = compiler;
  }

  slot(term: TermSymbol): number | null {
    return this.slotOf.get(term) ?? null;
  }

  private standing(term: TermSymbol): Standing {
    return { owner: term, home: term.home };
  }

  /** The closure of a term's own expression: its formula, or its first value. Settings take its place. */
  own(term: TermSymbol): Code {
    let code = this.formulas.get(term);
    if (code === undefined) {
      // A formula that leads to itself is a finding of the checks; here it must only not run away.
      let running = false;
      let made: Code | null = null;
      code = (context) => {
        if (running && term.scope.of !== "date" && term.scope.of !== "event") {
          throw new NoAnswer(`"${term.name}" leads back to itself`, term.home.section?.shown ?? null, null);
        }
        if (this.depth >= DEEPEST) {
          const message = `"${term.name}" leads on through more than ${DEEPEST} definitions`;
          throw new NoAnswer(message, term.home.section?.shown ?? null, null);
        }
        running = true;
        this.depth++;
        try {
          made ??= this.make(term);
          return made(context);
        } finally {
          running = false;
          this.depth--;
        }
      };
      this.formulas.set(term, code);
    }
    return code;
  }

  private make(term: TermSymbol): Code {
    // Terms of events may have the name of a term that is set.
    const isSet = term.scope.of === "certificate" || term.scope.of === "party";
    const setting = isSet ? this.choices.settings.get(term.name) : undefined;
    const compiler = this.compiler;
    if (compiler === null) throw new Error("the term reader was not joined to a compiler");
    const body = term.body;
    const standing = this.standing(term);
    if (setting !== undefined && (body.form === "formula" || body.form === "adjustable"))
      return compiler.compile(setting, standing);
    switch (body.form) {
      case "formula":
        return compiler.compile(body.value, standing);
      case "adjustable":
        return compiler.compile(body.initial, standing);
      case "determined":
        return (context) =>
          this.determination(standing, null, body.by, context, {
            source: term.home.source,
            span: term.node.name.span,
          });
      case "quoted":
        return this.quoted(term, body.column);
      case "native":
      case "table":
        return () => {
          throw new NoAnswer(`"${term.name}" needs its inputs`, term.home.section?.shown ?? null, null);
        };
    }
  }

  /** The value of a bare name of this term. */
  reader(term: TermSymbol): Code {
    const slot = this.slotOf.get(term);
    const isPeriod = term.type.kind === "period";
    if (slot !== undefined) {
      return (context) => {
        const held = context.state.slots[slot];
        if (isNone(held)) throw held;
        const value = held ?? Rational.ZERO;
        return isPeriod ? this.shortened(term, value as PeriodValue, context) : value;
      };
    }
    switch (term.scope.of) {
      case "certificate":
      case "party":
      case "inputs": {
        const code = this.own(term);
        if (isPeriod)
          return (context) => this.shortened(term, code(context.forTerm(null)) as PeriodValue, context);
        return (context) => this.remembered(term, null, context, () => code(context.forTerm(null)));
      }
      case "date":
        return (context) => this.onDay(term, context, context.day ?? 0);
      case "event": {
        const read = this.ofEvent(term);
        return (context) => read(context, context.event as Occurrence);
      }
    }
  }

  /**
   * A definition is worked out once for a state and an instant: definitions built on one another twice over would otherwise cost
   * twice as much with every line.
   */
  private remembered(
    term: TermSymbol,
    key: Occurrence | null,
    context: Context,
    compute: () => Value,
  ): Value {
    if (context.adjusting !== null) return compute();
    const { memo } = this;
    if (memo.state !== context.state || memo.now !== context.now || memo.memory !== context.memory) {
      this.memo = { state: context.state, now: context.now, memory: context.memory, values: new Map() };
    }
    const { values } = this.memo;
    let ofTerm = values.get(term);
    if (ofTerm === undefined) {
      ofTerm = new Map();
      values.set(term, ofTerm);
    }
    let value = ofTerm.get(key);
    if (value === undefined) {
      value = compute();
      ofTerm.set(key, value);
    }
    return value;
  }

  /** A period that an effect has ended lasts no longer than to then. */
  private shortened(term: TermSymbol, period: PeriodValue, context: Context): PeriodValue {
    const ended = context.state.ended.get(term.name);
    if (ended === undefined || (period.to !== null && period.to <= ended)) return period;
    return { from: period.from, to: ended };
  }

  /** The world of each certificate that is outstanding; without a register the one there is. */
  outstanding(context: Context): Context[] {
    const { register } = context.state;
    if (register === null) return [context];
    return [...register.certificates.values()]
      .filter(({ status }) => status === OUTSTANDING)
      .map(({ number }) =>
        // Its own world may be further on than what the register holds of it.
        number === context.state.certificate ? context : context.inState(viewOf(context.state, number)),
      )
      .filter((each) => !this.isExpired(each));
  }

  /** Whether the period is over with whose end a certificate expires. */
  isExpired(context: Context): boolean {
    const ends = this.model.register?.ends ?? null;
    if (ends === null) return false;
    const { to } = this.reader(ends)(context.forTerm(null)) as PeriodValue;
    return to !== null && context.now >= to;
  }

  /** The value of a term of an event. */
  ofEvent(term: TermSymbol): (context: Context, event: Occurrence) => Value {
    const code = this.own(term);
    const slot = this.eventSlotOf.get(term);
    if (slot === undefined) {
      return (context, event) =>
        event.given?.get(term) ?? this.remembered(term, event, context, () => code(context.forTerm(event)));
    }
    return (context, event) => {
      const held = context.state.ofEvents[slot]?.get(event.identity);
      if (isNone(held)) throw held;
      return held ?? code(context.forTerm(event));
    };
  }

  /** The value of a term on a date. What depends on the calendar alone is remembered. */
  onDay(term: TermSymbol, context: Context, day: number): Value {
    const code = this.own(term);
    if (term.body.form === "quoted") return code(context.onDay(day, context.quoteDay, context.state));
    // What is asked for in shares of another day is so through definitions too.
    if (!this.timeless(term)) return code(context.forDate(day, context.quoteDay));
    const calendar = context.environment.calendar;
    let known = calendar.get(term);
    if (known === undefined) {
      known = new Map();
      calendar.set(term, known);
    }
    let value = known.get(day);
    if (value === undefined) {
      value = code(context.forDate(day));
      known.set(day, value);
    }
    return value;
  }

  /** Which days count as `Trading Days` and the like. */
  namedDayKind(name: string, context: Context): (day: number) => boolean {
    const term = this.model.termsByName.get(name)?.find((candidate) => candidate.scope.of === "date");
    if (term === undefined)
      throw new NoAnswer(`"${name}" is not a kind of day that the contract defines`, null, null);
    return (day) => this.onDay(term, context, day) === true;
  }

  private quoted(term: TermSymbol, column: string): Code {
    const place = { source: term.home.source, span: term.node.name.span };
    if (column === "venue") {
      return (context) =>
        context.environment.quotes.nearestNotAfter(null, context.day ?? 0, [])?.venue ?? "unnamed";
    }
    const known = QUOTE_COLUMNS.find((candidate): candidate is QuoteColumn => candidate === column);
    const isCount = column === "volume";
    const zone = this.model.zone;
    return (context) => {
      const day = context.day ?? 0;
      const value = known === undefined ? null : context.environment.quotes.at(null, day, known);
      if (value === null)
        throw new Lack("quote", term.name, { day, section: term.home.section?.shown ?? null, place });
      if (context.quoteDay === null || context.state.factors.length === 0) return value;
      const printed = instantAt(day, QUOTE_MINUTE, zone);
      const until = startOfDay(context.quoteDay + 1, zone);
      let result = value;
      for (const { instant, factor } of context.state.factors) {
        if (instant < printed || instant >= until) continue;
        result = isCount ? result.mul(factor) : (result.div(factor) ?? result);
      }
      return result;
    };
  }

  /** What a person has determined, for the day or event that is asked about. */
  determination(
    standing: Standing,
    description: string | null,
    by: string,
    context: Context,
    place: Place,
  ): Value {
    const name = standing.owner?.name ?? description ?? "a determination";
    const event = context.event;
    const asked = context.day ?? null;
    const found = context.environment.determinations.findLast((candidate) => {
      if (candidate.by !== by) return false;
      if (candidate.term !== name && candidate.term !== description) return false;
      if (asked !== null)
        return candidate.for === asked || (candidate.for === null && candidate.day === asked);
      if (event !== null) {
        return (
          candidate.for === event.id ||
          candidate.for === event.identity ||
          candidate.for === event.day ||
          (candidate.for === null && candidate.day === event.day)
        );
      }
      return true;
    });
    const section = standing.home.section?.shown ?? null;
    if (found === undefined)
      throw new Lack("determination", name, { day: asked ?? event?.day ?? null, by, section, place });
    const value = readDetermined(found.value, standing.owner?.type.kind ?? "unknown");
    if (value === null)
      throw new NoAnswer(`"${found.value}" is not a value that "${name}" can have`, section, found.place);
    return value;
  }

  /** A formula with inputs, a native function or a table. */
  formula(
    term: TermSymbol,
  ): (context: Context, inputs: ReadonlyMap<string, Value>, section: string, place: Place) => Value {
    const body = term.body;
    switch (body.form) {
      case "native": {
        const native = this.natives.get(body.function);
        return (_context, inputs, section, place) => {
          if (native === undefined)
            throw new NoAnswer(`there is no function "${body.function}" in the library`, section, place);
          const result = native.evaluate(inputs as ReadonlyMap<string, Rational>);
          if (result === null)
            throw new NoAnswer(`"${term.name}" has no answer for these inputs`, section, place);
          return result;
        };
      }
      case "table": {
        const node: ast.TableStatement = body.table;
        const compiler = this.compiler;
        let table: ReturnType<typeof readTable> | null = null;
        return (context, inputs, section, place) => {
          table ??= readTable(
            node,
            (expression) => compiler?.compile(expression, this.standing(term))(context) as Rational,
          );
          const row = inputs.get(node.row.name.text) as Rational;
          const column = node.column === null ? null : (inputs.get(node.column.name.text) as Rational);
          const result = lookUp(table, row, column);
          if (result === null)
            throw new NoAnswer(`the table "${term.name}" has no value there`, section, place);
          return result;
        };
      }
      case "formula":
      case "adjustable":
      case "determined":
      case "quoted": {
        const code = this.own(term);
        return (context, inputs) => code(context.forInputs(inputs));
      }
    }
  }
}

/** Reads a determined value: an amount, a date, yes or no, or words. Null where it is none of what is wanted. */
function readDetermined(text: string, kind: string): Value | null {
  switch (kind) {
    case "date":
      return parseDay(text);
    case "yes/no":
      return text === "yes" || text === "true" ? true : text === "no" || text === "false" ? false : null;
    case "text":
    case "party":
      return text;
    default: {
      const percent = /^([\d.,]+)%$/.exec(text.trim());
      if (percent) return Rational.parse(percent[1] ?? "")?.div(Rational.HUNDRED) ?? null;
      const amount = Rational.parse(text.replace(/^\s*(?:[A-Z]{3}\s+|[$€£¥])/, "").trim());
      return amount ?? (kind === "unknown" ? text : null);
    }
  }
}
