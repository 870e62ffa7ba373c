/** What the names in a template stand for: the contract's own names, and the words that the kind of document has. */

import type { Place } from "../../grammar/source.ts";
import type { EventSchema, Type } from "../model/types.ts";
import { countingField } from "../model/quantity-field.ts";
import { keyOf } from "../report/json.ts";
import { eventName, listed, sectionWords, takenBackWords, verdictWords } from "../report/names.ts";
import { showInstant } from "../report/show.ts";
import type { Shown } from "../run/result.ts";
import { shown } from "../run/show.ts";
import { longDate } from "../values/day.ts";
import { parseInstant } from "../values/instant.ts";
import { SHARES } from "../values/unit.ts";
import { blockNames, blocksFor, type BlockName } from "./blocks.ts";
import { exactOf, type Figures, isFigure, onPaper } from "./figures.ts";
import { type Block, type Inline, type Origin, text } from "./model.ts";
import { type Held, heldAs } from "./register.ts";
import {
  type Cited,
  countedTerm,
  passedOn,
  remainder,
  stateAround,
  type Subject,
  type Told,
} from "./subjects.ts";

/** What stands for a name: words, whole blocks, or why nothing does. */
export type Standing =
  | { readonly is: "words"; readonly inside: readonly Inline[] }
  | { readonly is: "blocks"; readonly blocks: readonly Block[] }
  /** The name is known, and has no value: why, and where that is written. */
  | { readonly is: "lacking"; readonly why: string; readonly place: Place | null };

/** A text that was typed on the command line for a name. */
export interface Typed {
  readonly text: string;
  readonly place: Place;
}

/** A value before it is printed. */
interface Sourced {
  readonly value: Shown;
  readonly origin: Omit<Origin, "exact">;
}

const PARTS = /^the (end|start) of (.+)$/;
const SIDES = /^(.+) (before|after)$/;

export class Names {
  private readonly told: Told;
  private readonly subject: Subject;
  private readonly figures: Figures;
  private readonly typed: ReadonlyMap<string, Typed>;
  private readonly around: ReturnType<typeof stateAround>;
  private readonly schema: EventSchema | null;

  constructor(told: Told, subject: Subject, figures: Figures, typed: ReadonlyMap<string, Typed>) {
    this.told = told;
    this.subject = subject;
    this.figures = figures;
    this.typed = typed;
    this.around = stateAround(told, subject);
    this.schema = subject.event === null ? null : (told.model.events.get(subject.event)?.schema ?? null);
  }

  /** Null for a name that neither the contract nor this kind of document has. */
  find(name: string): Standing | null {
    const found = this.own(name);
    if (found !== null && found.is !== "lacking") return found;
    const typed = this.typed.get(name);
    if (typed === undefined) return found;
    return { is: "words", inside: [text(typed.text)] };
  }

  /** All names that can be asked for, for "did you mean". */
  get all(): string[] {
    const { model } = this.told;
    const { act } = this.subject;
    const state = [...this.around.after.record.keys()];
    return [
      ...model.parties.keys(),
      ...state,
      ...state.flatMap((name) => [`${name} before`, `${name} after`]),
      ...(this.schema?.fields.map(({ name }) => name) ?? []),
      ...(this.schema?.dateName === null || this.schema === null ? [] : [this.schema.dateName]),
      ...(act?.record.gives.map(({ name }) => name) ?? []),
      ...Object.keys(this.words),
      ...blockNames,
    ];
  }

  /** Whether the contract or the run has a value for a name, so that nobody needs to type one. */
  knows(name: string): boolean {
    const found = this.own(name);
    return found !== null && found.is !== "lacking";
  }

  private own(name: string): Standing | null {
    if (isBlockName(name))
      return { is: "blocks", blocks: blocksFor(name, this.told, this.subject, this.figures) };
    const word = this.words[name];
    if (word !== undefined) return word();
    const { model, result } = this.told;
    const party = model.parties.get(name);
    const held = name === model.register?.holder ? heldAs(result, this.subject.certificate) : null;
    if (held !== null) return words(held.record.holder);
    if (party !== undefined) {
      if (party.value !== null) return { is: "words", inside: [text(party.value)] };
      const place = { source: party.home.source, span: party.node.span };
      return { is: "lacking", why: `The contract does not say who "${name}" is.`, place };
    }
    const [, part, period] = PARTS.exec(name) ?? [];
    if (part !== undefined && period !== undefined) return this.endOf(part, period);
    const value = this.valueOf(name);
    if (value === null) return null;
    return this.printed(value, name);
  }

  private printed({ value, origin }: Sourced, name: string): Standing {
    if (value.value === null) {
      const term = this.told.model.termsByName.get(name.replace(SIDES, "$1"))?.[0];
      const place =
        origin.place ?? (term === undefined ? null : { source: term.home.source, span: term.node.name.span });
      return { is: "lacking", why: `"${name}" is not known when the document is made.`, place };
    }
    return { is: "words", inside: [this.figure(value, origin)] };
  }

  private figure(value: Shown, origin: Omit<Origin, "exact">): Inline {
    const printed = onPaper(value, this.told.model.zone);
    if (!isFigure(value)) return text(printed);
    return this.figures.take(printed, { ...origin, exact: exactOf(value, printed) });
  }

  /** The exercise's own numbers first, then the facts of the event, then the terms as the event leaves them. */
  private valueOf(name: string): Sourced | null {
    return this.ofAct(name) ?? this.ofFact(name) ?? this.ofState(name);
  }

  private ofAct(name: string): Sourced | null {
    const { act } = this.subject;
    if (act === null) return null;
    const { fields, terms, gives } = act.record;
    const found = [...gives, ...terms, ...fields].find((each) => each.name === name);
    if (found === undefined) return null;
    const section =
      this.told.model.termsByName.get(name)?.find(({ scope, home }) => scope.of === "event" && home.section)
        ?.home.section ?? this.told.model.termsByName.get(name)?.[0]?.home.section;
    return {
      value: found.value,
      origin: {
        what: `${name} of ${this.subject.words}`,
        section: section?.shown ?? null,
        path: `${act.path}.${keyOf(name)}`,
        place: null,
      },
    };
  }

  private ofFact(name: string): Sourced | null {
    const { fact, words, day } = this.subject;
    if (this.schema === null) return null;
    const field = this.schema.fields.find((each) => each.name === name);
    if (field === undefined && name !== this.schema.dateName) return null;
    const zone = this.told.model.zone;
    const value = field === undefined ? shown(DATE, day) : shown(field.type, fact?.fields.get(name), zone);
    return {
      value,
      origin: {
        what: `${name} of ${words}`,
        section: null,
        path: null,
        place: fact?.fieldPlaces.get(name) ?? fact?.place ?? null,
      },
    };
  }

  private ofState(name: string): Sourced | null {
    const [, base, side] = SIDES.exec(name) ?? [];
    const { before, after } = this.around;
    if (side === "before") return before === null ? null : this.inState(base ?? "", before, "before");
    if (side === "after") return this.inState(base ?? "", after, "after");
    return this.inState(name, after, "after") ?? this.constant(name);
  }

  /** An adjustment's own entry is cited rather than the state that it leads to. */
  private inState(
    name: string,
    state: Cited<ReadonlyMap<string, Shown>>,
    side: "before" | "after",
  ): Sourced | null {
    const value = state.record.get(name);
    if (value === undefined) return null;
    const term = this.told.model.termsByName.get(name)?.[0];
    const own = this.subject.entries.filter(({ record }) => record.term === name && record.status === "made");
    const entry = side === "before" ? own[0] : own.at(-1);
    const there = entry !== undefined && entry.record[side].value === value.value;
    const when = this.subject.event === null ? "at the end of the run" : `${side} ${this.subject.words}`;
    return {
      value,
      origin: {
        what: `${name} ${when}`,
        section: there ? entry.record.section : (term?.home.section?.shown ?? null),
        path: there ? `${entry.path}.${side}` : `${state.path}[${JSON.stringify(name)}].value`,
        place: null,
      },
    };
  }

  /** A term that no event changes: the run gives it at its end. */
  private constant(name: string): Sourced | null {
    const state = { record: this.told.result.terms, path: ".terms" };
    const term = this.told.model.termsByName.get(name)?.[0];
    return term?.body.form === "formula" ? this.inState(name, state, "after") : null;
  }

  /** A period as the run shows it is `A to B`, each an instant or `open`. */
  private endOf(part: string, name: string): Standing | null {
    const period = this.constant(name) ?? this.ofState(name);
    if (period === null || period.value.type.kind !== "period") return null;
    if (typeof period.value.value !== "string") return this.printed(period, name);
    const [start = "", end = ""] = period.value.value.split(" to ");
    const zone = this.told.model.zone;
    const instant = parseInstant(part === "end" ? end : start, zone)?.instant;
    if (instant === undefined) return { is: "lacking", why: `"${name}" has no ${part}.`, place: null };
    const printed = showInstant(instant, zone, longDate).replace(/, 12:00 am$/, "");
    const origin = { ...period.origin, what: `the ${part} of ${name}`, exact: null };
    return { is: "words", inside: [this.figures.take(printed, origin)] };
  }

  // ---- words of the kind ----

  private readonly words: Readonly<Record<string, () => Standing | null>> = {
    contract: () => words(this.told.model.title),
    "as of": () =>
      this.printed(
        {
          value: shown(DATE, this.told.result.asOf),
          origin: { what: "the last day of the run", section: null, path: ".asOf", place: null },
        },
        "as of",
      ),
    event: () => (this.subject.event === null ? null : words(eventName(this.subject.event, this.subject.id))),
    "event date": () => this.eventDate(),
    sections: () => {
      const sections = [...new Set(this.subject.entries.map(({ record }) => record.section))];
      return sections.length === 0 ? null : words(listed(sections.map(sectionWords)));
    },
    section: () => {
      const section = this.subject.duty?.record.section ?? this.actSection();
      return section === null ? null : words(sectionWords(section));
    },
    due: () => this.due(),
    outcome: () => this.outcome(),
    "certificate number": () =>
      this.certificate(heldAs(this.told.result, this.subject.certificate), "number"),
    "new certificate number": () =>
      this.certificate(passedOn(this.told, this.subject) ?? remainder(this.told, this.subject), "number"),
    "remaining certificate number": () => this.certificate(remainder(this.told, this.subject), "number"),
    "new holder": () => this.certificate(passedOn(this.told, this.subject), "holder"),
    "number transferred": () => this.transferred(),
    "number asked for": () => this.askedFor(),
    "number exercised": () => this.counted("exercised"),
    "number before": () => this.counted("before"),
    "number left": () => this.counted("left"),
  };

  private eventDate(): Standing | null {
    const { event, words: what, day, fact, duty, act, entries } = this.subject;
    if (event === null) return null;
    const path = act?.path ?? entries[0]?.path;
    const cited = path === undefined ? (duty === null ? null : `${duty.path}.arose`) : `${path}.on`;
    const origin = { what: `the date of ${what}`, section: null, path: cited, place: fact?.place ?? null };
    return this.printed({ value: shown(DATE, day), origin }, "event date");
  }

  private actSection(): string | null {
    const { event } = this.subject;
    const symbol = event === null ? undefined : this.told.model.events.get(event);
    return symbol?.home.section?.shown ?? null;
  }

  /** What the contract makes of an exercise. */
  private outcome(): Standing | null {
    const { act } = this.subject;
    if (act === null) return null;
    const { rescinded } = act.record;
    const later = rescinded === null ? "" : `, and ${takenBackWords(rescinded, this.told.model.zone)}`;
    return words(`${verdictWords(act.record)}${later}`);
  }

  private due(): Standing | null {
    const { duty } = this.subject;
    if (duty === null) return null;
    const { due, act, section } = duty.record;
    const origin = { what: `the last day of ${act}`, section, path: `${duty.path}.due`, place: null };
    const zone = this.told.model.zone;
    return this.printed({ value: shown({ kind: "instant" }, due ?? undefined, zone), origin }, "due");
  }

  private certificate(held: Held | null, part: "number" | "holder"): Standing | null {
    if (held !== null) return words(held.record[part]);
    return { is: "lacking", why: "The run has no register of certificates that says so.", place: null };
  }

  private transferred(): Standing | null {
    const held = passedOn(this.told, this.subject);
    if (held === null) return null;
    const value = shown({ kind: "quantity", unit: SHARES }, held.record.covered);
    const what = `the shares for which certificate ${held.number} was issued`;
    const section = held.record.issued?.section ?? null;
    const origin = { what, section, path: `${held.path}.issuedFor`, place: null };
    return this.printed({ value, origin }, "number transferred");
  }

  /** What the act said, where a clause cut it back; else what it counts by. */
  private askedFor(): Standing | null {
    const { act, words: what } = this.subject;
    if (act === null || act.record.cutBack === null) return this.counted("exercised");
    const origin = {
      what: `what was asked for by ${what}`,
      section: null,
      path: `${act.path}.cutBack.asked`,
      place: null,
    };
    return this.printed({ value: act.record.cutBack.asked, origin }, "number asked for");
  }

  /** What an exercise counts by, whatever the contract calls it. */
  private counted(which: "exercised" | "before" | "left"): Standing | null {
    const { act, event } = this.subject;
    const { model } = this.told;
    const counts = act !== null && countingField(model, act.record.act) !== null;
    const kind = counts ? act.record.act : event === null || act !== null ? soleExercise(this.told) : null;
    if (kind === null || (which === "exercised" && !counts)) return null;
    const field = countingField(model, kind);
    const term = countedTerm(model, kind);
    const name = which === "exercised" ? field : term;
    if (name === null) return null;
    if (which === "exercised") return this.own(name);
    const { before, after } = this.around;
    const state = which === "before" ? before : after;
    const value = state === null ? null : this.inState(name, state, which === "before" ? "before" : "after");
    return value === null ? null : this.printed(value, name);
  }
}

const DATE: Type = { kind: "date" };

function words(said: string): Standing {
  return { is: "words", inside: [text(said)] };
}

function isBlockName(name: string): name is BlockName {
  return (blockNames as readonly string[]).includes(name);
}

/** The act by which the certificate's number is taken up, where the contract has one. */
function soleExercise({ model }: Told): string | null {
  const acts = [...model.events.values()].filter((event) => event.act && event.quantityField !== null);
  return acts.length === 1 ? (acts[0]?.name ?? null) : null;
}
