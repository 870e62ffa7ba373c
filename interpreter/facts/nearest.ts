/** The names that a writer may have meant, nearest first, at most three. */
export function nearest(written: string, names: Iterable<string>): string[] {
  if (written.length > LONGEST) return [];
  const wanted = folded(written);
  const found: { readonly name: string; readonly distance: number }[] = [];
  for (const name of names) {
    const other = folded(name);
    const most = wanted.length < 5 ? 1 : wanted.length < 9 ? 2 : 3;
    if (name.length > LONGEST || Math.abs(other.length - wanted.length) > most) continue;
    const distance = editDistance(wanted, other, most);
    if (distance <= most && distance < Math.max(wanted.length, other.length)) found.push({ name, distance });
  }
  found.sort((a, b) => a.distance - b.distance);
  const best = found[0]?.distance ?? 0;
  // Where one name differs only by its capitals or spaces, the others are noise.
  return found
    .filter(({ distance }) => best > 0 || distance === 0)
    .slice(0, 3)
    .map(({ name }) => name);
}

const LONGEST = 80;

/** Upper and lower case, spaces, hyphens and underscores are what people mix up most. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, "");
}

/** Insertions, deletions, replacements and exchanges of neighbours (optimal string alignment); more than `most` if it is more. */
function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      }
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return least;
    before = above;
    above = row;
  }
  return above[b.length] ?? 0;
}
