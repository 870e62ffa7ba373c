/** Why a term has its value: everything of a run that bears on it, as data. The terminal, the editor and documents print it. */

import type { Place } from "../../grammar/source.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import { eventName } from "../report/names.ts";
import { valueKey } from "../report/show.ts";
import { endOfDay } from "../values/instant.ts";
import { wordsBefore } from "../variant/amendment.ts";
import { judgedChapters, readingsOf } from "./judged.ts";
import type { Standing } from "./standing.ts";
import type { ActRecord, CutBack, LedgerEntry, Operand, RunResult, Shown, Step } from "../run/result.ts";

/** The contract's own words that define a term. */
export interface DefinitionWords {
  readonly section: string | null;
  readonly text: string;
  readonly place: Place;
  /** When an amendment took their place; null for the words of today. */
  readonly until: number | null;
}

/** One thing that happened to a term, or one time that it was computed, in the order of time. */
export type Chapter =
  | { readonly kind: "adjustment"; readonly entry: LedgerEntry }
  /** A settlement lowered or raised it, or an event set it outside of the ledger. */
  | {
      readonly kind: "change";
      readonly by: "settlement" | "event";
      readonly day: number;
      readonly instant: number;
      readonly cause: string;
      readonly before: Shown;
      readonly after: Shown;
    }
  /** An act gave it. */
  | {
      readonly kind: "given";
      readonly instant: number;
      /** Of a refused act it is what the act would have given. */
      readonly accepted: boolean;
      readonly act: string;
      readonly id: string | null;
      readonly value: Shown;
      readonly steps: readonly Step[];
      /** Where clauses let the act through only in part. */
      readonly cutBack?: CutBack;
    }
  /** A clause by which an act was judged uses it. */
  | {
      readonly kind: "judged";
      readonly instant: number;
      readonly act: ActRecord;
      readonly sections: readonly string[];
      /** How the clauses were read. */
      readonly steps: readonly Step[];
    }
  /** A formula, as the world stands at the end of the run. */
  | { readonly kind: "standing"; readonly instant: number; readonly standing: Standing }
  /** Other derivations used it, at one event. */
  | {
      readonly kind: "used";
      readonly instant: number;
      /** `Exercise "X2"`. */
      readonly event: string;
      /** What was derived with it: `Shares Issuable`. */
      readonly for: readonly string[];
      readonly operand: Operand;
    };

export interface Explanation {
  readonly term: string;
  /** The certificate whose term it is; null without a register, and for what is common to all. */
  readonly certificate: string | null;
  readonly definitions: readonly DefinitionWords[];
  readonly asOf: number;
  /** The instant at which the run stopped, if it did. */
  readonly stopped: number | null;
  readonly zone: string;
  /** Null where the term has no one value: terms of an event or on a date. */
  readonly value: Shown | null;
  /** The value before anything happened; null for what is no state. */
  readonly first: Shown | null;
  readonly chapters: readonly Chapter[];
}

/** The explanation of a term by its name; null where the contract has no such term. */
export function explain(
  result: RunResult,
  model: Model,
  name: string,
  standingOf: (term: TermSymbol) => Standing | null = () => null,
  certificate: string | null = null,
): Explanation | null {
  const symbols =
    model.termsByName.get(name) ??
    wordsBefore(model, name)
      .slice(-1)
      .map(({ term }) => term);
  const given = result.acts.some((act) => act.gives.some((each) => each.name === name));
  if (symbols.length === 0 && !given) return null;
  const term = symbols[0]?.name ?? name;
  const adjustable = symbols.some(({ body, scope }) => body.form === "adjustable" && scope.of !== "event");
  const chapters = adjustable
    ? stateChapters(result, term)
    : [
        ...givenChapters(result, model, term),
        ...useChapters(result, term),
        ...judgedChapters(result, model, term),
        ...standingChapters(result, symbols, standingOf),
      ];
  return {
    term,
    certificate,
    definitions: [
      ...wordsBefore(model, name).map(({ term: before, until, model: of }) => wordsOf(before, of, until)),
      ...symbols.map((symbol) => wordsOf(symbol, model, null)),
    ],
    asOf: result.asOf,
    stopped: result.stopped?.instant ?? null,
    zone: result.zone,
    value: result.terms.get(term) ?? null,
    first: adjustable ? (result.history[0]?.terms.get(term) ?? null) : null,
    chapters: chapters.toSorted((a, b) => instantOf(a) - instantOf(b)),
  };
}

/** Terms that are formulas come to something at the end; where one cannot be told, nothing is said of it. */
function standingChapters(
  { asOf, zone }: RunResult,
  symbols: readonly TermSymbol[],
  standingOf: (term: TermSymbol) => Standing | null,
): Chapter[] {
  return symbols.flatMap((symbol): Chapter[] => {
    const found = standingOf(symbol);
    return found === null ? [] : [{ kind: "standing", instant: endOfDay(asOf, zone), standing: found }];
  });
}

/** The names that can be explained: adjusted terms first, then the contract's others. */
export function explainable(result: RunResult, model: Model): string[] {
  const adjusted = result.ledger.map(({ term }) => term);
  const own = model.terms.filter(({ home }) => !home.imported).map(({ name }) => name);
  return [...new Set([...adjusted, ...own, ...model.terms.map(({ name }) => name)])];
}

/** The words as they stand, but for comments and drafting notes. */
function wordsOf({ home, node }: TermSymbol, { units }: Model, until: number | null): DefinitionWords {
  const { source, section } = home;
  const comments = units.find((unit) => unit.source === source)?.file.comments ?? [];
  const within = comments.filter(({ span }) => span.start >= node.span.start && span.end <= node.span.end);
  let text = "";
  let from = node.span.start;
  for (const { span } of within) {
    text += `${source.text.slice(from, span.start)} `;
    from = span.end;
  }
  text += source.text.slice(from, node.span.end);
  return {
    section: section?.shown ?? null,
    text: text.replace(/\s+/g, " ").trim(),
    place: { source, span: node.span },
    until,
  };
}

function instantOf(chapter: Chapter): number {
  return chapter.kind === "adjustment" ? chapter.entry.instant : chapter.instant;
}

/** Adjustments, and between them the changes that stand in no ledger, so that each value follows from the one before. */
function stateChapters(result: RunResult, term: string): Chapter[] {
  const entries = result.ledger.filter((entry) => entry.term === term);
  const chapters: Chapter[] = [];
  const seen = new Set<LedgerEntry>();
  let known = result.history[0]?.terms.get(term) ?? null;
  for (const record of result.history.slice(1)) {
    const now = record.terms.get(term);
    for (const entry of entries) {
      if (seen.has(entry) || entry.instant > record.instant) continue;
      seen.add(entry);
      chapters.push({ kind: "adjustment", entry });
      if (entry.status === "made" || entry.status === "rescinded") known = entry.after;
    }
    if (now === undefined) continue;
    if (known !== null && valueKey(known) !== valueKey(now)) {
      const { day, instant, cause } = record;
      const settled = result.acts.some(
        (act) => act.instant === instant && act.status === "accepted" && eventName(act.act, act.id) === cause,
      );
      const by = settled ? "settlement" : "event";
      chapters.push({ kind: "change", by, day, instant, cause, before: known, after: now });
    }
    known = now;
  }
  for (const entry of entries) if (!seen.has(entry)) chapters.push({ kind: "adjustment", entry });
  return chapters;
}

function givenChapters(result: RunResult, model: Model, term: string): Chapter[] {
  return result.acts.flatMap(({ instant, act, id, gives, status, cutBack }) =>
    gives
      .filter(({ name }) => name === term)
      .map(({ value, steps }): Chapter => ({
        kind: "given",
        instant,
        accepted: status === "accepted",
        act,
        id,
        value,
        steps: cutBack === null ? steps : [...readingsOf(result, model, act, cutBack.by), ...steps],
        ...(cutBack === null ? {} : { cutBack }),
      })),
  );
}

/** Where formulas used the term: `Per Share Market Value on March 14, 2005`. One value at one event is told once. */
function useChapters(result: RunResult, term: string): Chapter[] {
  const uses = new Map<string, Use>();
  const look = (steps: readonly Step[], at: Omit<Use, "for" | "operand">, wanted: string): void => {
    for (const operand of operandsOf(steps)) {
      if (isOf(operand, term)) {
        const key = `${at.instant} ${at.event} ${operand.name} ${valueKey(operand.value)}`;
        const known = uses.get(key);
        if (known === undefined) uses.set(key, { ...at, for: new Set([wanted]), operand });
        else known.for.add(wanted);
      }
      look(operand.steps, at, wanted);
    }
  };
  for (const { steps, instant, event, id, term: adjusted } of result.ledger)
    look(steps, { instant, event: eventName(event, id) }, adjusted);
  for (const { gives, instant, act, id } of result.acts) {
    // What the act gives under the name has its own chapter.
    if (gives.some(({ name }) => name === term)) continue;
    for (const given of gives) look(given.steps, { instant, event: eventName(act, id) }, given.name);
  }
  return [...uses.values()].map((use): Chapter => ({ kind: "used", ...use, for: [...use.for] }));
}

interface Use {
  readonly instant: number;
  readonly event: string;
  readonly for: Set<string>;
  readonly operand: Operand;
}

/** Whether an operand is the term, of an event or on a date; a field of an event under the same name has no place. */
function isOf({ name, place, steps }: Operand, term: string): boolean {
  if (place === null && steps.length === 0) return false;
  return name === term || name.startsWith(`${term} on `) || name.startsWith(`${term} of `);
}

/** What the formulas among steps were made of, in a replayed history too. */
function operandsOf(steps: readonly Step[]): Operand[] {
  return steps.flatMap((step): readonly Operand[] => {
    if (step.kind === "formula") return step.operands;
    return step.kind === "replayed" ? step.ledger.flatMap((entry) => operandsOf(entry.steps)) : [];
  });
}
