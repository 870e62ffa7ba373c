import type { DurationValue } from "./value.ts";
import { addMonths } from "../values/day.ts";

/** How far a count of days of some kind may look: about 130 years. */
const FARTHEST = 48_000;

/** Says which days count. */
export type DayKind = (day: number) => boolean;

/**
 * The day that lies a length of time after (or before, with a negative sign) a day. The day itself is not counted; of a kind of
 * day the n-th such day is meant. Null where there are not so many within 130 years.
 */
export function shiftDay(
  day: number,
  duration: DurationValue,
  sign: 1 | -1,
  kind: DayKind | null,
): number | null {
  const count = duration.count * sign;
  switch (duration.unit) {
    case "minutes":
    case "hours":
      return day;
    case "days":
      return day + count;
    case "weeks":
      return day + 7 * count;
    case "months":
      return addMonths(day, count);
    case "years":
      return addMonths(day, 12 * count);
    case "day kind": {
      if (kind === null) return null;
      let left = duration.count;
      let at = day;
      for (let steps = 0; left > 0; steps++) {
        if (steps > FARTHEST) return null;
        at += sign;
        if (kind(at)) left--;
      }
      return at;
    }
  }
}

/** The days of a window, in ascending order; null where there are not so many within 130 years. */
export function windowDays(
  count: number,
  relation: "ending on" | "starting on" | "after" | "before",
  day: number,
  kind: DayKind | null,
): number[] | null {
  const sign = relation === "ending on" || relation === "before" ? -1 : 1;
  const inclusive = relation === "ending on" || relation === "starting on";
  const days: number[] = [];
  let at = inclusive ? day : day + sign;
  for (let steps = 0; days.length < count; steps++) {
    if (steps > FARTHEST) return null;
    if (kind === null || kind(at)) days.push(at);
    at += sign;
  }
  if (sign < 0) days.reverse();
  return days;
}
