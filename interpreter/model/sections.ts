import type { Home, SectionSymbol } from "./model.ts";

/** Words in labels (`Preamble`) are one label however they are capitalised; letters in brackets are not (`4(i)`, `4(I)`). */
export function sectionKey(label: string): string {
  return /^\p{L}{2,}/u.test(label) ? label.toLowerCase() : label;
}

/** The section with this label; null where there is none. */
export function findSection(
  sections: ReadonlyMap<string, SectionSymbol>,
  label: string,
): SectionSymbol | null {
  return sections.get(sectionKey(label)) ?? null;
}

/**
 * Whether a section number means the same in both places: in a file of its own for each module, and in all files of the contract,
 * since the clauses of a variant stand in several.
 */
export function sameNumbering(one: Home, other: Home): boolean {
  return one.imported || other.imported ? one.source === other.source : true;
}

/** Whether a label names this section or one that contains it: section 4(d) is also all of 4(d)(i) and 4(d)(ii). */
export function covers(label: string, section: SectionSymbol): boolean {
  const key = sectionKey(label);
  const own = sectionKey(section.label);
  if (key === own) return true;
  return own.startsWith(key) && /^[(.]/.test(own.slice(key.length));
}

/** The section with this label and those below it, in the order of the text. */
export function sectionsUnder(sections: readonly SectionSymbol[], label: string): SectionSymbol[] {
  return sections.filter((section) => covers(label, section));
}

/** As a sentence names it: `section 4(d)`, `the preamble`. */
export function sectionName(section: SectionSymbol): string {
  return /^\p{L}{2,}/u.test(section.label) ? `the ${section.shown}` : `section ${section.shown}`;
}

/** The labels nearest to one that does not exist: those in the same section first, then by how they look. */
export function nearestLabels(wanted: string, sections: Iterable<SectionSymbol>): string[] {
  const parts = wanted.split(/(?=[(.])/);
  const shared = (label: string): number => {
    const others = label.split(/(?=[(.])/);
    let count = 0;
    while (count < parts.length && parts[count] === others[count]) count++;
    return count * 100 - Math.abs(others.length - parts.length);
  };
  return [...sections]
    .map(({ label }) => ({ label, score: shared(label) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 3)
    .map(({ label }) => label);
}
