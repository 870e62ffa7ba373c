import { WEEKDAY_NAMES } from "../values/day.ts";
import { NUMBER } from "../values/unit.ts";
import type { Type } from "./types.ts";

export const UNKNOWN: Type = { kind: "unknown" };
/** A plain number: a ratio, a count of days. */
export const PLAIN: Type = { kind: "quantity", unit: NUMBER };
export const PERCENTAGE: Type = { kind: "quantity", unit: NUMBER, percent: true };
export const YES_NO: Type = { kind: "yes/no" };
export const DATE: Type = { kind: "date" };
export const INSTANT: Type = { kind: "instant" };
export const TIME: Type = { kind: "time" };
export const PERIOD: Type = { kind: "period" };
export const DURATION: Type = { kind: "duration" };
export const PARTY: Type = { kind: "party" };
export const TEXT: Type = { kind: "text" };
export const BASKET: Type = { kind: "basket" };
/** A day of the week: `the weekday of the date is "Saturday"`. */
export const WEEKDAY: Type = { kind: "text", oneOf: WEEKDAY_NAMES };

/** Whether two types are one and the same. */
export function sameType(a: Type, b: Type): boolean {
  if (a.kind === "quantity") return b.kind === "quantity" && a.unit === b.unit;
  if (a.kind === "text") return b.kind === "text" && sameNames(a.oneOf ?? [], b.oneOf ?? []);
  if (a.kind === "event") return b.kind === "event" && sameNames(a.events, b.events);
  return a.kind === b.kind;
}

/** Whether a value of type `given` may stand where `wanted` is wanted. */
export function accepts(wanted: Type, given: Type): boolean {
  if (wanted.kind === "unknown" || given.kind === "unknown") return true;
  switch (wanted.kind) {
    case "quantity":
      return given.kind === "quantity" && given.unit === wanted.unit;
    case "date":
      return given.kind === "date" || given.kind === "event";
    case "instant":
      return given.kind === "instant" || given.kind === "date" || given.kind === "event";
    case "text":
      return given.kind === "text" && textAccepts(wanted.oneOf, given.oneOf);
    case "event":
      return given.kind === "event" && given.events.some((name) => wanted.events.includes(name));
    case "yes/no":
    case "time":
    case "period":
    case "duration":
    case "party":
    case "basket":
      return given.kind === wanted.kind;
  }
}

/** Whether two values can be compared, or be alternatives of one another. */
export function agree(a: Type, b: Type): boolean {
  return accepts(a, b) || accepts(b, a);
}

/** The type of a value that is one or the other: the wider of two that agree. */
export function wider(a: Type, b: Type): Type {
  if (a.kind === "unknown") return b;
  if (b.kind === "unknown") return a;
  if (a.kind === "text" && b.kind === "text") return widerText(a.oneOf, b.oneOf);
  if (a.kind === "event" && b.kind === "event") {
    return { kind: "event", events: [...new Set([...a.events, ...b.events])] };
  }
  return accepts(a, b) ? a : b;
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name) => b.includes(name));

const textAccepts = (wanted: readonly string[] | undefined, given: readonly string[] | undefined): boolean =>
  wanted === undefined || given === undefined || given.some((value) => wanted.includes(value));

function widerText(a: readonly string[] | undefined, b: readonly string[] | undefined): Type {
  if (a === undefined || b === undefined) return TEXT;
  return { kind: "text", oneOf: [...new Set([...a, ...b])] };
}
