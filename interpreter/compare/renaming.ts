/** Terms, events and parties that are the same in two drafts under other names. */

import type { Compilation } from "../compilation.ts";
import { meaningOf, namesIn, type Clause } from "./clauses.ts";
import type { Naming } from "./tree.ts";

/** More names than these that one draft has alone are another contract. */
const MOST_NAMES = 200;

/** So much of what is said of a name must be the same for it to be the other draft's. */
const ALIKE = 0.5;

interface Side {
  readonly draft: Compilation;
  readonly clauses: readonly Clause[];
  /** Names that this draft alone declares, by what they name. */
  readonly alone: ReadonlyMap<string, string>;
}

/** The names of the first draft that have another name in the second, with that name. */
export function renamesOf(
  one: Compilation,
  ofOne: readonly Clause[],
  other: Compilation,
  ofOther: readonly Clause[],
): ReadonlyMap<string, string> {
  const [named, othersNamed] = [declaredIn(one, ofOne), declaredIn(other, ofOther)];
  const left: Side = { draft: one, clauses: ofOne, alone: without(named, othersNamed) };
  const right: Side = { draft: other, clauses: ofOther, alone: without(othersNamed, named) };
  const renames = new Map<string, string>();
  if (left.alone.size === 0 || right.alone.size === 0) return renames;
  if (left.alone.size > MOST_NAMES || right.alone.size > MOST_NAMES) return renames;
  // Each pair that is found makes the clauses that use it more alike, so that others may follow.
  for (let before = -1; before < renames.size;) {
    before = renames.size;
    const taken = new Set(renames.values());
    const rest = [...left.alone].filter(([name]) => !renames.has(name));
    const free = [...right.alone].filter(([name]) => !taken.has(name));
    const signatures = new Map(free.map(([name]) => [name, signature(right, name, (text) => text, taken)]));
    const pairs = rest.flatMap(([name, kind]) => {
      const own = signature(left, name, (text) => renames.get(text) ?? text, renames);
      return free
        .filter(([, otherKind]) => otherKind === kind)
        .map(([rival]) => ({ name, rival, score: alike(own, signatures.get(rival) ?? []) }));
    });
    for (const { name, rival, score } of pairs.toSorted((a, b) => b.score - a.score)) {
      if (score <= ALIKE || renames.has(name) || taken.has(rival)) continue;
      renames.set(name, rival);
      taken.add(rival);
    }
  }
  return renames;
}

function declaredIn({ model }: Compilation, clauses: readonly Clause[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { node, subject } of clauses) {
    if (node.kind === "Definition" || node.kind === "TableStatement") {
      found.set(node.name.text, subject);
      if (node.kind === "Definition") for (const { name } of node.scope.inputs) found.set(name.text, "input");
    }
    if (node.kind === "PartyStatement") found.set(node.name.text, subject);
    if (node.kind !== "EventStatement") continue;
    found.set(node.name.text, subject);
    for (const field of [...node.fields, ...node.optionalFields])
      if (!found.has(field.name.text)) found.set(field.name.text, "field");
  }
  for (const { name, implied } of model.events.values())
    if (implied && !found.has(name)) found.set(name, "event");
  return found;
}

function without(
  names: ReadonlyMap<string, string>,
  others: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map([...names].filter(([name]) => !others.has(name)));
}

/** What the clauses say of a name, with names that are not yet matched left out. */
function signature(
  { draft, clauses, alone }: Side,
  name: string,
  naming: Naming,
  matched: { readonly has: (name: string) => boolean },
): string[] {
  const blank: Naming = (text) =>
    text === name ? "◆" : alone.has(text) && !matched.has(text) ? "◇" : naming(text);
  return clauses.flatMap((clause) =>
    namesIn(clause).has(name) ? [`${clause.section} ${meaningOf(clause, draft, blank)?.key ?? ""}`] : [],
  );
}

/** The part that two lists have in common. */
function alike(one: readonly string[], other: readonly string[]): number {
  const rest = new Map<string, number>();
  for (const each of other) rest.set(each, (rest.get(each) ?? 0) + 1);
  let common = 0;
  for (const each of one) {
    const left = rest.get(each) ?? 0;
    if (left === 0) continue;
    rest.set(each, left - 1);
    common++;
  }
  return common / Math.max(1, one.length + other.length - common);
}
