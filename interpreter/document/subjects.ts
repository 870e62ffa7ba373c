/** What a document is about: an adjustment, an exercise, a notice, or the certificate as it stands at the end of the run. */

import { visit } from "../../grammar/walk.ts";
import type { FactEvent } from "../facts/types.ts";
import type { Model } from "../model/model.ts";
import { isExercise } from "../report/json.ts";
import { eventName } from "../report/names.ts";
import { showMoment } from "../report/show.ts";
import type { Facts } from "../run/facts.ts";
import type { ActRecord, LedgerEntry, ObligationRecord, RunResult } from "../run/result.ts";
import { Rational } from "../values/rational.ts";
import { type Held, heldAs, issuedOutOf, outstanding } from "./register.ts";
import { dayToIso, longDate } from "../values/day.ts";
import { localDay } from "../values/instant.ts";

/** A contract, its facts and what a run made of them. */
export interface Told {
  readonly model: Model;
  readonly facts: Facts;
  readonly result: RunResult;
}

export const ABOUTS = [
  "adjustment",
  "exercise",
  "accepted exercise",
  "exercise with a balance",
  "notice",
  "certificate",
  "transfer",
  "transfer of a part",
] as const;

export type About = (typeof ABOUTS)[number];

/** A record with its place among its like, by which results are cited. */
export interface Cited<T> {
  readonly record: T;
  readonly path: string;
}

export interface Subject {
  /** The event; null where the document is about the certificate as it stands. */
  readonly event: string | null;
  readonly id: string | null;
  readonly day: number;
  readonly instant: number;
  /** As messages and documents name it: `Exercise "X2" of December 3, 2007`. */
  readonly words: string;
  /** What was told of the event; null for what the contract itself brought about. */
  readonly fact: FactEvent | null;
  readonly entries: readonly Cited<LedgerEntry>[];
  readonly act: Cited<ActRecord> | null;
  readonly duty: Cited<ObligationRecord> | null;
  /** The number of the certificate that it is about; null without a register, and for what is about no one certificate. */
  readonly certificate: string | null;
  /** The certificates that the event issued in its place. */
  readonly issued: readonly Held[];
}

/** Everything in a run that a document can be about, in the order of time. */
export function subjectsOf(told: Told, about: About): Subject[] {
  switch (about) {
    case "adjustment":
      return adjustments(told);
    case "exercise":
      return exercises(told);
    case "accepted exercise":
      return exercises(told).filter(({ act }) => act?.record.status === "accepted");
    case "exercise with a balance":
      return exercises(told).filter(
        (subject) => subject.act?.record.status === "accepted" && leavesSome(told, subject),
      );
    case "notice":
      return notices(told);
    case "certificate":
      return atTheEnd(told);
    case "transfer":
      return [...atTheEnd(told), ...transfers(told).filter((subject) => remainder(told, subject) === null)];
    case "transfer of a part":
      return [...atTheEnd(told), ...transfers(told).filter((subject) => remainder(told, subject) !== null)];
  }
}

/** Whether `--of WORD` names it: by its id, its kind or its day (2008-02-01). */
export function isNamed({ event, id, day }: Subject, word: string): boolean {
  return (
    word === id ||
    word === event ||
    (event !== null && word === eventName(event, id)) ||
    word === dayToIso(day)
  );
}

function adjustments(told: Told): Subject[] {
  const groups = new Map<string, Cited<LedgerEntry>[]>();
  for (const [i, record] of told.result.ledger.entries()) {
    const key = JSON.stringify([record.instant, record.event, record.id, record.certificate]);
    const group = groups.get(key) ?? [];
    group.push({ record, path: `.ledger[${i}]` });
    groups.set(key, group);
  }
  return [...groups.values()].flatMap((entries): Subject[] => {
    const [first] = entries;
    if (first === undefined) return [];
    const { event, id, instant, certificate } = first.record;
    const base = subject(told, event, id, instant);
    return [{ ...base, words: forCertificate(base.words, certificate), entries, certificate }];
  });
}

/** Acts that take up the right by a number. */
function exercises(told: Told): Subject[] {
  const { result, model } = told;
  return result.acts.filter(isExercise).flatMap((record, i): Subject[] => {
    if (model.events.get(record.act)?.quantityField === null) return [];
    const act = { record, path: `.exercises[${i}]` };
    const base = subject(told, record.act, record.id, record.instant);
    const entries = result.ledger.flatMap((entry, at) =>
      entry.instant === record.instant && entry.event === record.act && entry.id === record.id
        ? [{ record: entry, path: `.ledger[${at}]` }]
        : [],
    );
    const { certificate } = record;
    const issued = issuedOutOf(result, certificate, { ...record, event: record.act });
    return [{ ...base, words: forCertificate(base.words, certificate), act, entries, certificate, issued }];
  });
}

/** Acts by which a certificate, or a part of it, came to another holder. */
function transfers(told: Told): Subject[] {
  const { result } = told;
  return result.acts
    .filter((act) => !isExercise(act))
    .flatMap((record, i): Subject[] => {
      const { certificate } = record;
      const issued = issuedOutOf(result, certificate, { ...record, event: record.act });
      const holder = heldAs(result, certificate)?.record.holder;
      if (!issued.some((each) => each.record.holder !== holder)) return [];
      const base = subject(told, record.act, record.id, record.instant);
      const act = { record, path: `.acts[${i}]` };
      return [{ ...base, words: forCertificate(base.words, certificate), act, certificate, issued }];
    });
}

/** What was issued to the same holder: the balance of an exercise, or the rest of a transfer. */
export function remainder({ result }: Told, { certificate, issued }: Subject): Held | null {
  const holder = heldAs(result, certificate)?.record.holder;
  return issued.find((each) => each.record.holder === holder) ?? null;
}

/** What was issued to another holder. */
export function passedOn({ result }: Told, { certificate, issued }: Subject): Held | null {
  const holder = heldAs(result, certificate)?.record.holder;
  return issued.find((each) => each.record.holder !== holder) ?? null;
}

function forCertificate(words: string, certificate: string | null): string {
  return certificate === null ? words : `${words}, certificate ${certificate}`;
}

/** Duties to tell somebody something before it happens. */
function notices(told: Told): Subject[] {
  const acts = noticeActs(told.model);
  return told.result.obligations.flatMap((record, i): Subject[] => {
    if (!acts.has(record.act)) return [];
    const base = subject(told, record.event, record.id, record.arose);
    return [{ ...base, duty: { record, path: `.obligations[${i}]` } }];
  });
}

/** The acts that some duty demands `at least` so long `before` an event. */
function noticeActs({ rules, obligations }: Model): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { node } of [...rules, ...obligations])
    visit(node, (inner) => {
      if (inner.kind === "Obligation" && inner.deadline?.form === "at least before")
        found.add(inner.act.text);
    });
  return found;
}

/** The certificate as the run leaves it; with a register each that is outstanding, named by its number. */
function atTheEnd({ result }: Told): Subject[] {
  const end = `at the end of ${longDate(result.asOf)}`;
  const base: Subject = {
    event: null,
    id: null,
    day: result.asOf,
    instant: Number.POSITIVE_INFINITY,
    words: `the certificate ${end}`,
    fact: null,
    entries: [],
    act: null,
    duty: null,
    certificate: null,
    issued: [],
  };
  if (result.certificates === null) return [base];
  return outstanding(result).map(({ number }) => ({
    ...base,
    id: number,
    words: `certificate ${number} ${end}`,
    certificate: number,
  }));
}

function subject({ model, facts }: Told, event: string, id: string | null, instant: number): Subject {
  const fact = facts.events.find(
    (each) =>
      each.kind === event &&
      each.id === id &&
      (id !== null || each.instant === instant || sameDay(each, instant, model.zone)),
  );
  return {
    event,
    id,
    day: localDay(instant, model.zone),
    instant,
    words: `${eventName(event, id)} of ${showMoment(instant, model.zone, longDate)}`,
    fact: fact ?? null,
    entries: [],
    act: null,
    duty: null,
    certificate: null,
    issued: [],
  };
}

/** A contract may say at what time of its day an event counts. */
function sameDay({ day }: FactEvent, instant: number, zone: string): boolean {
  return day === localDay(instant, zone);
}

// ---- what the exercise takes from ----

/** The term of the certificate that an exercise lowers by its number: `Warrant Share Number`. */
export function countedTerm({ rules, events }: Model, act: string): string | null {
  const field = events.get(act)?.quantityField ?? null;
  if (field === null) return null;
  let found: string | null = null;
  for (const { node } of rules) {
    if (node.trigger.kind !== "EventTrigger" || !node.trigger.events.some(({ text }) => text === act))
      continue;
    visit(node, (inner) => {
      if (inner.kind !== "FallsBy" || inner.direction !== "falls" || inner.target.kind !== "NameExpression")
        return;
      if (inner.amount.kind === "NameExpression" && inner.amount.name.text === field)
        found ??= inner.target.name.text;
    });
  }
  return found;
}

/** The state just after an event, with its path; and just before. With a register that of its certificate, and of what came of it. */
export function stateAround(
  told: Told,
  subject: Subject,
): {
  readonly before: Cited<RunResult["terms"]> | null;
  readonly after: Cited<RunResult["terms"]>;
} {
  const { result } = told;
  const { event, id, instant, certificate, issued } = subject;
  const end = { record: result.terms, path: ".terms" };
  const held = heldAs(result, certificate);
  if (event === null)
    return {
      before: null,
      after: held === null ? end : { record: held.record.terms, path: `${held.path}.terms` },
    };
  const { history } = result;
  const cited = (i: number, number: string | null): Cited<RunResult["terms"]> | null => {
    const moment = history[i];
    if (moment === undefined) return null;
    const own = number === null ? undefined : moment.certificates?.get(number);
    if (own !== undefined)
      return { record: own, path: `.history[${i}].certificates[${JSON.stringify(number)}]` };
    return { record: moment.terms, path: `.history[${i}].terms` };
  };
  const next = (remainder(told, subject) ?? issued[0])?.number ?? certificate;
  const cause = eventName(event, id);
  const own = history.findLastIndex((each) => each.instant === instant && each.cause === cause);
  if (own >= 0) return { before: cited(own - 1, certificate), after: cited(own, next) ?? end };
  const there =
    cited(
      history.findLastIndex((each) => each.instant <= instant),
      certificate,
    ) ?? end;
  return { before: there, after: there };
}

function leavesSome(told: Told, subject: Subject): boolean {
  const term = subject.act === null ? null : countedTerm(told.model, subject.act.record.act);
  const left = term === null ? undefined : stateAround(told, subject).after.record.get(term)?.value;
  return left instanceof Rational && left.sign() > 0;
}
