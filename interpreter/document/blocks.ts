/** The parts of a document that are more than a word: the tables of facts, adjustments, settlements and terms. */

import { keyOf } from "../report/json.ts";
import { eventName } from "../report/names.ts";
import { showAsset } from "../report/show.ts";
import { Rational } from "../values/rational.ts";
import { exactOf, type Figures, isFigure, onPaper } from "./figures.ts";
import { method } from "./method.ts";
import { type Block, type Cell, cell, type Origin, paragraph } from "./model.ts";
import { heldAs } from "./register.ts";
import { stateAround, type Subject, type Told } from "./subjects.ts";
import type { Shown, Step } from "../run/result.ts";
import { shown } from "../run/show.ts";

export const blockNames = [
  "the facts",
  "the adjustments",
  "the method",
  "the settlements",
  "the results",
  "the terms",
  "the readings",
] as const;

export type BlockName = (typeof blockNames)[number];

/** What each is, for lists of what a template may ask for. */
export const blockWords: Readonly<Record<BlockName, string>> = {
  "the facts": "what was told of the event",
  "the adjustments": "the adjustments that the event brought about",
  "the method": "how each was worked out, with the values put in",
  "the settlements": "what changed hands",
  "the results": "what the exercise gives",
  "the terms": "the terms as the event leaves them",
  "the readings": "which reading was taken where the words bear several and it mattered",
};

export function blocksFor(name: BlockName, told: Told, subject: Subject, figures: Figures): Block[] {
  const tables = new Tables(told, subject, figures);
  switch (name) {
    case "the facts":
      return tables.facts();
    case "the adjustments":
      return tables.adjustments();
    case "the method":
      return subject.entries.flatMap((entry) => method(entry, told, figures));
    case "the settlements":
      return tables.settlements();
    case "the results":
      return tables.results();
    case "the terms":
      return tables.terms();
    case "the readings":
      return tables.readings();
  }
}

class Tables {
  private readonly told: Told;
  private readonly subject: Subject;
  private readonly figures: Figures;
  private readonly zone: string;

  constructor(told: Told, subject: Subject, figures: Figures) {
    this.told = told;
    this.subject = subject;
    this.figures = figures;
    this.zone = told.model.zone;
  }

  private value(value: Shown, origin: Omit<Origin, "exact">): Cell {
    const printed = onPaper(value, this.zone);
    if (!isFigure(value)) return cell(printed, true);
    return cell(this.figures.take(printed, { ...origin, exact: exactOf(value, printed) }), true);
  }

  facts(): Block[] {
    const { event, fact, words } = this.subject;
    const schema = event === null ? undefined : this.told.model.events.get(event)?.schema;
    const rows = (schema?.fields ?? []).flatMap(({ name, type }): Cell[][] => {
      const told = fact?.fields.get(name);
      if (told === undefined) return [];
      const place = fact?.fieldPlaces.get(name) ?? null;
      const origin = { what: `${name} of ${words}`, section: null, path: null, place };
      return [[cell(name), this.value(shown(type, told, this.zone), origin)]];
    });
    if (rows.length === 0) return [paragraph("Nothing more is told of it.")];
    return [{ kind: "table", caption: "", head: ["Fact", "As told"], rows, named: true }];
  }

  adjustments(): Block[] {
    const { entries } = this.subject;
    if (entries.length === 0) return [paragraph("It adjusted nothing.")];
    const rows = entries.map(({ record, path }) => {
      const { section, term, status, before, after } = record;
      const when = eventName(record.event, record.id);
      const side = (which: "before" | "after", value: Shown): Cell =>
        this.value(value, {
          what: `${term} ${which} ${when}`,
          section,
          path: `${path}.${which}`,
          place: null,
        });
      return [cell(term), cell(section), side("before", before), side("after", after), cell(STATUS[status])];
    });
    const head = ["Term", "Section", "Before", "After", "Adjustment"];
    return [{ kind: "table", caption: "", head, rows, named: true }];
  }

  settlements(): Block[] {
    const { result } = this.told;
    const { id, instant, act } = this.subject;
    const rows = result.settlements.flatMap((settlement, i): Cell[][] => {
      if (settlement.instant !== instant || settlement.id !== id) return [];
      const { section, from, to, asset, amount, unit } = settlement;
      const printed = showAsset(asset, amount, { zone: this.zone });
      const money = unit === asset ? unit : null;
      const what = `what the ${from} ${money === null ? "delivers" : "pays"} to the ${to}`;
      const exact = printed.startsWith("≈") ? amount.toFraction() : null;
      const figure = this.figures.take(printed, {
        what,
        section,
        path: `.settlements[${i}].amount`,
        place: null,
        exact,
      });
      return [[cell(this.named(from)), cell(this.named(to)), cell(section), cell(figure, true)]];
    });
    if (rows.length === 0)
      return [
        paragraph(
          act?.record.status === "refused"
            ? "The exercise was refused; nothing changed hands."
            : "Nothing changed hands.",
        ),
      ];
    return [
      {
        kind: "table",
        caption: "",
        head: ["From", "To", "Section", "What"],
        rows,
        named: false,
      },
    ];
  }

  /** A party by its own name, where the contract or the register has it. */
  private named(party: string): string {
    const { model, result } = this.told;
    const held = party === model.register?.holder ? heldAs(result, this.subject.certificate) : null;
    return held?.record.holder ?? model.parties.get(party)?.value ?? party;
  }

  results(): Block[] {
    const { act, words } = this.subject;
    if (act === null) return [];
    const { model } = this.told;
    const rows = [...act.record.terms, ...act.record.gives].map(({ name, value }) => {
      const section = model.termsByName.get(name)?.[0]?.home.section?.shown ?? null;
      const path = `${act.path}.${keyOf(name)}`;
      return [
        cell(name),
        cell(section ?? ""),
        this.value(value, { what: `${name} of ${words}`, section, path, place: null }),
      ];
    });
    if (rows.length === 0) return [];
    return [
      {
        kind: "table",
        caption: "",
        head: ["Result", "Section", "Amount"],
        rows,
        named: true,
      },
    ];
  }

  terms(): Block[] {
    const { after } = stateAround(this.told, this.subject);
    const { model } = this.told;
    const rows = [...after.record].flatMap(([name, value]): Cell[][] => {
      const term = model.termsByName.get(name)?.[0];
      // Counters of the library are no terms that a holder reads.
      if (term === undefined || term.home.imported || term.scope.of !== "certificate" || value.value === null)
        return [];
      if (!(value.value instanceof Rational) && value.type.kind !== "date" && value.type.kind !== "basket")
        return [];
      const section = term.home.section?.shown ?? null;
      const path = `${after.path}[${JSON.stringify(name)}].value`;
      const what = `${name} as ${this.subject.words} leaves it`;
      return [[cell(name), cell(section ?? ""), this.value(value, { what, section, path, place: null })]];
    });
    if (rows.length === 0) return [];
    return [{ kind: "table", caption: "", head: ["Term", "Section", "Value"], rows, named: true }];
  }

  /** Of adjustments those that came up in working them out; otherwise all that the contract names. */
  readings(): Block[] {
    const { result, model } = this.told;
    const { entries } = this.subject;
    const met = readingsIn(entries.flatMap(({ record }) => record.steps));
    const asked = model.ambiguities.filter(({ key }) => entries.length === 0 || met.has(key));
    const rows = asked.map(({ key, names, places }) => {
      const taken = result.readings.get(key) ?? key;
      const sections = [...new Set(places.flatMap(({ home }) => home.section?.shown ?? []))];
      const others = names.filter((name) => name !== taken).map((name) => `“${name}”`);
      return [cell(sections.join(", ")), cell(`“${taken}”`), cell(others.join(", "))];
    });
    if (rows.length === 0) return [paragraph("No second reading came up.")];
    return [{ kind: "table", caption: "", head: ["Section", "Taken", "Others"], rows, named: false }];
  }
}

/** The ambiguities, by their keys, that steps came upon, however deep. */
function readingsIn(steps: readonly Step[], found = new Set<string>()): ReadonlySet<string> {
  for (const step of steps) {
    if (step.kind === "reading") found.add(step.key);
    if (step.kind === "formula") for (const operand of step.operands) readingsIn(operand.steps, found);
    if (step.kind === "replayed") for (const entry of step.ledger) readingsIn(entry.steps, found);
  }
  return found;
}

const STATUS = {
  made: "made",
  postponed: "postponed",
  rescinded: "made, later rescinded",
  barred: "barred",
} as const;
