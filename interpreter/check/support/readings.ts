import type { Ambiguity } from "../../model/model.ts";

/** The readings under which something counts: for each ambiguity the names that let it. Empty: under all of them. */
export type Readings = ReadonlyMap<Ambiguity, ReadonlySet<string>>;

export const EVERY_READING: Readings = new Map();

/** Those of `readings` in which one ambiguity is read in one of these ways; null where there are none. */
export function narrowed(
  readings: Readings,
  ambiguity: Ambiguity,
  names: ReadonlySet<string>,
): Readings | null {
  const before = readings.get(ambiguity);
  const left = before === undefined ? names : new Set([...names].filter((name) => before.has(name)));
  return left.size === 0 ? null : new Map([...readings, [ambiguity, left]]);
}

/** The readings under which both count; null where one leaves the other out, as two alternatives of one ambiguity do. */
export function together(a: Readings, b: Readings): Readings | null {
  if (b.size === 0 || a === b) return a;
  let both: Readings | null = a;
  for (const [ambiguity, names] of b) if (both !== null) both = narrowed(both, ambiguity, names);
  return both;
}
