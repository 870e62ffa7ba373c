/** Names that a reader may have meant. */

/** Longer names are not compared: a contract has none, and a hostile file would make it cost time. */
const MAX_LENGTH = 80;

/**
 * The number of letters to change, drop, add or swap with their neighbour to make one name the other (optimal string
 * alignment), or `limit + 1` where it is more than `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > MAX_LENGTH || b.length > MAX_LENGTH)
    return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, limit + 1);
}

const folded = (name: string): string => name.toLowerCase();

/** How many letters may differ before two names no longer look alike. */
const tolerance = (name: string): number => Math.max(1, Math.min(3, Math.floor(name.length / 4)));

/** The names that differ from `wanted` by a slip of the pen, nearest first, at most three. */
export function slips(wanted: string, names: Iterable<string>): string[] {
  const limit = tolerance(wanted);
  const found: { readonly name: string; readonly distance: number }[] = [];
  // "The Holder" at the beginning of a sentence is one name, as every run of capitalised words is.
  const bare = wanted.replace(/^(?:The|An?|Any|Each|Every|Such) (?=[A-Z])/, "");
  const mine = folded(wanted);
  for (const name of new Set(names)) {
    if (name === wanted) continue;
    if (name === bare) return [name];
    // Most names are too long or too short, which is seen without making them small.
    if (Math.abs(name.length - wanted.length) > limit) continue;
    const distance = editDistance(mine, folded(name), limit);
    if (distance <= limit) found.push({ name, distance });
  }
  return found
    .toSorted((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** The names whose words all stand in `wanted`, or the other way round ("Common Stock" for "Additional Common Stock"). */
export function relatives(wanted: string, names: Iterable<string>): string[] {
  if (wanted.length > MAX_LENGTH) return [];
  const words = (name: string): Set<string> => new Set(folded(name).split(" "));
  const mine = words(wanted);
  const close: { readonly name: string; readonly missing: number }[] = [];
  for (const name of new Set(names)) {
    if (name === wanted || name.length > MAX_LENGTH) continue;
    const other = words(name);
    const [inner, outer] = other.size <= mine.size ? [other, mine] : [mine, other];
    if ([...inner].every((word) => outer.has(word))) close.push({ name, missing: outer.size - inner.size });
  }
  return close
    .toSorted((a, b) => a.missing - b.missing || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name);
}

/** "A", "A or B", "A, B or C", each in quotes. */
export function quotedList(names: readonly string[], joint: "or" | "and" = "or"): string {
  return listed(
    names.map((name) => `"${name}"`),
    joint,
  );
}

/** The same without quotes. */
export function listed(names: readonly string[], joint: "or" | "and" = "or"): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} ${joint} ${last}`;
}
