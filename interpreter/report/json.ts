/** The result of a run as JSON: the object that `tenor run --json` prints and `tenor schema run` describes. */

import {
  placeToJson,
  toJson,
  type DiagnosticJson,
  type PlaceJson,
} from "../../grammar/diagnostics/render.ts";
import type {
  CutBack,
  ActRecord,
  CertificateRecord,
  HistoryRecord,
  LedgerEntry,
  NeedRecord,
  NoticeRecord,
  ObligationRecord,
  RunResult,
  SettlementRecord,
  Shown,
  Step,
  StopRecord,
  Words,
} from "../run/result.ts";
import { dayToIso } from "../values/day.ts";
import { printDecimal } from "../values/decimal.ts";
import { formatInstant, localOf } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import { unitName } from "../values/unit.ts";

export type Json = null | string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

type Entries = readonly (readonly [string, Json | undefined])[];

/** An object without the keys whose value is undefined. `fromEntries` makes any name an own key, `__proto__` too. */
function object(entries: Entries): { readonly [key: string]: Json } {
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined),
  );
}

export function resultToJson(result: RunResult): Json {
  const { zone } = result;
  const exercises = result.acts.filter(isExercise);
  return object([
    ["contract", result.contract],
    ["asOf", dayToIso(result.asOf)],
    ["words", result.words.length === 0 ? undefined : result.words.map((words) => wordsToJson(words, zone))],
    ["readings", object([...result.readings])],
    ["terms", termsToJson(result.terms, zone)],
    ["ledger", result.ledger.map((entry) => ledgerEntryToJson(entry, zone))],
    ["certificates", certificatesToJson(result)],
    ["reconciliation", reconciliationToJson(result)],
    ["exercises", exercises.map((act) => actToJson(act, zone))],
    ["acts", result.acts.filter((act) => !isExercise(act)).map((act) => actToJson(act, zone))],
    ["settlements", result.settlements.map((settlement) => settlementToJson(settlement, zone))],
    ["history", result.history.map((record) => historyToJson(record, zone))],
    ["obligations", result.obligations.map((obligation) => obligationToJson(obligation, zone))],
    ["notices", result.notices.map((notice) => noticeToJson(notice, zone))],
    ["needs", result.needs.map(needToJson)],
    ["stopped", result.stopped === null ? null : stopToJson(result.stopped, zone)],
    [
      "notReached",
      result.notReached.map(({ event, id, day }) =>
        object([
          ["on", dayToIso(day)],
          ["event", event],
          ["id", id ?? undefined],
        ]),
      ),
    ],
    ["later", result.later],
    ["diagnostics", result.diagnostics.map(diagnosticToJson)],
  ]);
}

/** What a run comes to, without how it came to it: one of many that are held against one another. */
export function outcomeToJson(result: RunResult): { readonly [key in OutcomePart]: Json } {
  const { readings, terms, acts, needs, stopped, zone } = result;
  return {
    readings: object([...readings]),
    terms: termsToJson(terms, zone),
    exercises: acts.filter(isExercise).map((act) => actToJson(act, zone)),
    needs: needs.map(needToJson),
    stopped: stopped === null ? null : stopToJson(stopped, zone),
  };
}

type OutcomePart = "readings" | "terms" | "exercises" | "needs" | "stopped";

/** By number; undefined without a register. */
export function certificatesToJson({ certificates, zone }: RunResult): Json | undefined {
  if (certificates === null) return undefined;
  return object(
    [...certificates].map(([number, certificate]) => [number, certificateToJson(certificate, zone)]),
  );
}

function certificateToJson(certificate: CertificateRecord, zone: string): Json {
  const { holder, shares, covered, original, issued, from, status, cancelled } = certificate;
  return object([
    ["holder", holder],
    ["shares", shares === null ? null : printDecimal(shares).text],
    ["issuedFor", printDecimal(covered).text],
    [
      "exact",
      exactsOf([
        ["shares", shares],
        ["issuedFor", covered],
      ]),
    ],
    ["originalIssueDate", original === null ? null : dayToIso(original)],
    ["issued", issued === null ? null : certificateEventToJson(issued, zone)],
    ["from", from],
    ["status", status],
    ["cancelled", cancelled === null ? undefined : certificateEventToJson(cancelled, zone)],
    ["terms", termsToJson(certificate.terms, zone)],
    ["ledger", certificate.ledger.map((entry) => ledgerEntryToJson(entry, zone))],
  ]);
}

function certificateEventToJson(
  { instant, event, id, section }: NonNullable<CertificateRecord["issued"]>,
  zone: string,
): Json {
  return object([
    ["on", momentToJson(instant, zone)],
    ["event", event],
    ["id", id ?? undefined],
    ["section", section],
  ]);
}

/** Undefined without a register. */
export function reconciliationToJson({ reconciliation }: RunResult): Json | undefined {
  if (reconciliation === null) return undefined;
  const amounts = Object.entries(reconciliation) as [string, Rational][];
  return object([
    ...amounts.map(([key, amount]): [string, Json] => [key, printDecimal(amount).text]),
    ["exact", exactsOf(amounts)],
  ]);
}

/** Acts that take up the right by a number, or that give something; notices and the like are acts too, and stand apart. */
export function isExercise(act: ActRecord): boolean {
  return act.gives.length > 0 || act.mostAllowed !== null;
}

export function diagnosticToJson(diagnostic: Parameters<typeof toJson>[0]): Json {
  const json: DiagnosticJson = toJson(diagnostic);
  return json as unknown as Json;
}

// ---- values ----

const CLOSE_OF_BUSINESS = 17 * 3_600_000;

/** The date where the moment is the close of business, which a bare date stands for; a date-time with offset otherwise. */
export function momentToJson(instant: number, zone: string): string {
  const { day, msOfDay } = localOf(instant, zone);
  return msOfDay === CLOSE_OF_BUSINESS ? dayToIso(day) : formatInstant(instant, zone);
}

/** A value with its unit: `{ "value": "2.4", "unit": "USD/share" }`. */
export function valueToJson(shown: Shown, zone: string): Json {
  const { type, value } = shown;
  const unit = type.kind === "quantity" ? unitName(type.unit) : undefined;
  return object([
    ["value", bareToJson(shown, zone)],
    ["unit", unit],
    ["exact", exactOf(value)],
  ]);
}

/** The value alone: a decimal string, yes or no, an ISO date, a text, a list. */
export function bareToJson({ type, value }: Shown, zone: string): Json {
  if (value === null || typeof value === "boolean" || typeof value === "string") return value;
  if (value instanceof Rational) return printDecimal(value).text;
  if (typeof value === "number") return numberToJson(value, type.kind, zone);
  return value.map(({ asset, amount }) =>
    object([
      ["asset", asset],
      ["amount", printDecimal(amount).text],
      ["exact", exactOf(amount)],
    ]),
  );
}

function numberToJson(value: number, kind: Shown["type"]["kind"], zone: string): Json {
  if (kind === "instant") return formatInstant(value, zone);
  if (kind === "date") return dayToIso(value);
  if (kind !== "time") return String(value);
  return `${String(Math.floor(value / 60)).padStart(2, "0")}:${String(value % 60).padStart(2, "0")}`;
}

/** The fraction, where no finite decimal says it. */
function exactOf(value: Shown["value"]): string | undefined {
  if (!(value instanceof Rational) || printDecimal(value).exact) return undefined;
  return value.toFraction();
}

/** Of a record's amounts, the fractions of those that have no finite decimal, by the amount's key. */
function exactsOf(values: readonly (readonly [string, Shown["value"]])[]): Json | undefined {
  const exacts = values.flatMap(([key, value]): [string, string][] => {
    const exact = exactOf(value);
    return exact === undefined ? [] : [[key, exact]];
  });
  return exacts.length === 0 ? undefined : object(exacts);
}

function termsToJson(terms: ReadonlyMap<string, Shown>, zone: string): Json {
  return object([...terms].map(([name, shown]) => [name, valueToJson(shown, zone)]));
}

// ---- records ----

function wordsToJson({ file, from, until }: Words, zone: string): Json {
  return object([
    ["file", file],
    ["from", from === null ? null : momentToJson(from, zone)],
    ["until", until === null ? null : momentToJson(until, zone)],
  ]);
}

export function ledgerEntryToJson(entry: LedgerEntry, zone: string): Json {
  const { before, after } = entry;
  return object([
    ["on", momentToJson(entry.instant, zone)],
    ["event", entry.event],
    ["id", entry.id ?? undefined],
    ["certificate", entry.certificate ?? undefined],
    ["section", entry.section],
    ["words", entry.words === null ? undefined : wordsToJson(entry.words, zone)],
    ["term", entry.term],
    ["before", bareToJson(before, zone)],
    ["after", bareToJson(after, zone)],
    ["unit", after.type.kind === "quantity" ? unitName(after.type.unit) : undefined],
    [
      "exact",
      exactsOf([
        ["before", before.value],
        ["after", after.value],
      ]),
    ],
    ["status", entry.status],
    ["steps", entry.steps.map((step) => stepToJson(step, zone))],
  ]);
}

/** Keys of an act's record; a field of the contract that would come under the same key gets `Field` behind its name. */
const ACT_KEYS = new Set([
  "on",
  "act",
  "id",
  "certificate",
  "status",
  "words",
  "refusedBy",
  "reasons",
  "cutBack",
  "rescinded",
  "mostAllowed",
  "exact",
]);

function actToJson(act: ActRecord, zone: string): Json {
  const named = [...act.fields, ...act.terms, ...act.gives].map(({ name, value }) => ({
    key: keyOf(name),
    value,
  }));
  const refused = act.status === "refused";
  const most = refused ? act.mostAllowed : null;
  return object([
    ["on", momentToJson(act.instant, zone)],
    ["act", act.act],
    ["id", act.id ?? undefined],
    ["certificate", act.certificate ?? undefined],
    ["status", act.status],
    ["words", act.words === null ? undefined : wordsToJson(act.words, zone)],
    ["refusedBy", refused ? act.refusedBy : undefined],
    ["reasons", refused ? reasonsToJson(act.reasons) : undefined],
    ["cutBack", act.cutBack === null ? undefined : cutBackToJson(act.cutBack, zone)],
    ["rescinded", act.rescinded === null ? undefined : sinceJson(act.rescinded, zone)],
    ["mostAllowed", refused ? (most === null ? null : String(most)) : undefined],
    ...named.map(({ key, value }): [string, Json] => [key, bareToJson(value, zone)]),
    ["exact", exactsOf(named.map(({ key, value }) => [key, value.value]))],
  ]);
}

export function reasonsToJson(reasons: ActRecord["reasons"]): Json {
  return reasons.map(({ section, text, place }) =>
    object([
      ["section", section],
      ["text", text],
      ["place", placeJson(place)],
    ]),
  );
}

/** What was asked for; the field that counts the act has what counts. */
export function cutBackToJson({ asked, by, reasons }: CutBack, zone: string): Json {
  return object([
    ["asked", bareToJson(asked, zone)],
    ["by", by],
    ["reasons", reasonsToJson(reasons)],
  ]);
}

/** `Cash In Lieu` becomes `cashInLieu`. */
export function keyOf(name: string): string {
  const key = camelCase(name);
  return ACT_KEYS.has(key) ? `${key}Field` : key;
}

/** The words of a name joined, each but the first with a capital; what is no letter or digit only separates words. */
export function camelCase(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return words
    .map((word, i) => (i === 0 ? firstWord(word) : word.charAt(0).toUpperCase() + word.slice(1)))
    .join("");
}

/** `VWAP` becomes `vwap`, `Cash` becomes `cash`. */
function firstWord(word: string): string {
  return word === word.toUpperCase() ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

function settlementToJson(settlement: SettlementRecord, zone: string): Json {
  return object([
    ["on", momentToJson(settlement.instant, zone)],
    ["id", settlement.id ?? undefined],
    ["certificate", settlement.certificate ?? undefined],
    ["section", settlement.section],
    ["from", settlement.from],
    ["to", settlement.to],
    ["asset", settlement.asset],
    ["amount", printDecimal(settlement.amount).text],
    ["unit", settlement.unit],
    ["exact", exactsOf([["amount", settlement.amount]])],
  ]);
}

function historyToJson(record: HistoryRecord, zone: string): Json {
  return object([
    ["on", momentToJson(record.instant, zone)],
    ["cause", record.cause],
    ["terms", termsToJson(record.terms, zone)],
    [
      "certificates",
      record.certificates === null
        ? undefined
        : object([...record.certificates].map(([number, terms]) => [number, termsToJson(terms, zone)])),
    ],
  ]);
}

export function obligationToJson(obligation: ObligationRecord, zone: string): Json {
  const { due, performed, waived, amount } = obligation;
  return object([
    ["section", obligation.section],
    ["party", obligation.party],
    ["act", obligation.act],
    ["event", obligation.event],
    ["id", obligation.id ?? undefined],
    ["certificate", obligation.certificate ?? undefined],
    ["arose", momentToJson(obligation.arose, zone)],
    ["due", due === null ? null : formatInstant(due, zone)],
    ["openTextured", obligation.openTextured ? true : undefined],
    ["status", obligation.status],
    ["performed", performed === null ? undefined : momentToJson(performed, zone)],
    ["waived", waived === null ? undefined : sinceJson(waived, zone)],
    ["amount", amount === null ? undefined : printDecimal(amount.value).text],
    ["unit", amount === null ? undefined : amount.unit],
    ["exact", amount === null ? undefined : exactsOf([["amount", amount.value]])],
    ["holder", obligation.holder ?? undefined],
    ["to", obligation.to ?? undefined],
    ["address", obligation.address ?? undefined],
  ]);
}

/** When something happened to a record, and under which section. */
function sinceJson(since: { readonly instant: number; readonly section: string }, zone: string): Json {
  return object([
    ["on", momentToJson(since.instant, zone)],
    ["section", since.section],
  ]);
}

export function noticeToJson(notice: NoticeRecord, zone: string): Json {
  const instant = (value: number | null): Json | undefined =>
    value === null ? undefined : formatInstant(value, zone);
  return object([
    ["event", notice.event],
    ["id", notice.id ?? undefined],
    ["to", notice.to ?? undefined],
    ["address", notice.address ?? undefined],
    ["sent", instant(notice.sent)],
    ["channel", notice.channel ?? undefined],
    ["received", instant(notice.received)],
    ["effective", notice.effective === null ? null : formatInstant(notice.effective, zone)],
    ["section", notice.section ?? undefined],
    ["steps", notice.steps.map((step) => stepToJson(step, zone))],
  ]);
}

function needToJson(need: NeedRecord): Json {
  return object([
    ["kind", need.kind],
    ["what", need.what],
    ["on", need.day === null ? undefined : dayToIso(need.day)],
    ["by", need.by ?? undefined],
    ["section", need.section],
    ["place", need.place === null ? undefined : placeJson(need.place)],
  ]);
}

export function stopToJson(stop: StopRecord, zone: string): Json {
  return object([
    ["on", momentToJson(stop.instant, zone)],
    ["event", stop.event],
    ["id", stop.id ?? undefined],
    ["section", stop.section],
    ["code", stop.code],
    ["message", stop.message],
  ]);
}

function placeJson(place: Parameters<typeof placeToJson>[0]): Json {
  const { file, line, column, endLine, endColumn }: PlaceJson = placeToJson(place);
  return { file, line, column, endLine, endColumn };
}

// ---- steps ----

export function stepToJson(step: Step, zone: string): Json {
  return object([
    ["kind", step.kind],
    ["section", step.section],
    ...detailsOf(step, zone),
    ["place", placeJson(step.place)],
  ]);
}

function detailsOf(step: Step, zone: string): Entries {
  const value = (shown: Shown): Json => valueToJson(shown, zone);
  switch (step.kind) {
    case "formula":
      return [
        ["text", step.text],
        ["filled", step.filled],
        [
          "operands",
          step.operands.map((operand) =>
            object([
              ["name", operand.name],
              ["value", value(operand.value)],
              ["section", operand.section],
              ["place", operand.place === null ? undefined : placeJson(operand.place)],
              ["steps", operand.steps.map((inner) => stepToJson(inner, zone))],
            ]),
          ),
        ],
        ["result", value(step.result)],
      ];
    case "case":
      return [
        ["label", step.label],
        ["text", step.text],
      ];
    case "rounded":
      return [
        ["from", value(step.from)],
        ["to", value(step.to)],
        ["rule", step.rule],
        ["tie", step.tie],
      ];
    case "floor":
    case "cap":
      return [
        ["from", value(step.from)],
        ["to", value(step.to)],
        ["bound", value(step.bound)],
        ["text", step.text],
      ];
    case "direction":
      return [
        ["from", value(step.from)],
        ["text", step.text],
      ];
    case "postponed":
      return [
        ["carriedAs", step.carriedAs],
        ["carry", value(step.carry)],
        ["threshold", value(step.threshold)],
        ["required", value(step.required)],
      ];
    case "released":
      return [
        ["carriedAs", step.carriedAs],
        ["carry", value(step.carry)],
        ["because", step.because],
        ["since", step.since],
      ];
    case "waits":
      return [["term", step.term]];
    case "reading":
      return [
        ["key", step.key],
        ["name", step.name],
      ];
    case "borrowed":
      return [["from", step.from]];
    case "replayed":
      return [
        ["without", step.without],
        ["ledger", step.ledger.map((entry) => ledgerEntryToJson(entry, zone))],
      ];
  }
}
