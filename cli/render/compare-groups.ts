/** What a section that is replaced or deleted as a whole loses or gains, said in one row: every clause by its name or first words. */

import { lineColumn } from "../../grammar/source.ts";
import type { DraftChange } from "../../interpreter/compare/drafts.ts";
import { sectionWords } from "../../interpreter/report/names.ts";
import { changeWords, whereWords } from "./compare-words.ts";

/** Where something changes, and what, line by line. */
export interface ChangeRow {
  readonly where: string;
  readonly what: readonly string[];
}

/** So many clauses of a section that are gone, or new, are said in one row. */
const MANY = 3;

/** The rows of a list of changes; many clauses that a section has lost, or got, are one row. */
export function rowsOf(changes: readonly DraftChange[]): ChangeRow[] {
  const groups = new Map<string, DraftChange[]>();
  for (const change of changes) {
    const isWhole = change.what === "added" || change.what === "removed";
    const key = isWhole ? `${change.what} ${change.section}` : `${groups.size}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].flatMap((group) =>
    group.length < MANY
      ? group.map((change) => ({ where: whereWords(change), what: changeWords(change) }))
      : [groupRow(group)],
  );
}

function groupRow(group: readonly DraftChange[]): ChangeRow {
  const [first] = group;
  const listed = [...Map.groupBy(group, ({ subject }) => subject)].map(([subject, clauses]) => {
    const heads = clauses.map(headOf);
    return clauses.length === 1
      ? `a ${subject}: ${heads.join("")}`
      : `${plural(subject)}: ${heads.join("; ")}`;
  });
  return {
    where: `${sectionWords(first?.section ?? "")}, ${group.length} clauses`,
    what: [`${first?.what ?? ""}: ${placesOf(group)}`, ...listed],
  };
}

const plural = (subject: string): string =>
  subject === "words" ? subject : subject.endsWith("y") ? `${subject.slice(0, -1)}ies` : `${subject}s`;

/** So much is shown of a clause that has no name. */
const HEAD = 60;

/** A clause's name, or the words with which it begins: of a rule, when it acts. */
function headOf({ name, subject, before, after }: DraftChange): string {
  if (name !== null) return `"${name}"`;
  const text = (after ?? before)?.text.replace(/^"""\s*/, "") ?? "";
  const head = subject === "rule" ? text.slice(0, text.indexOf(":")) : text;
  if (head.length <= HEAD) return head.replace(/\.$/, "");
  return `${head.slice(0, head.lastIndexOf(" ", HEAD))} …`;
}

/** `form.tenor:103 to 170`: where they can be read whole. */
function placesOf(group: readonly DraftChange[]): string {
  const passages = group.flatMap(({ before, after }) => after ?? before ?? []);
  const files = [...Map.groupBy(passages, ({ source }) => source)].map(([source, inside]) => {
    const lines = inside.flatMap(({ span }) => [
      lineColumn(source, span.start).line,
      lineColumn(source, span.end).line,
    ]);
    return `${source.name}:${Math.min(...lines)} to ${Math.max(...lines)}`;
  });
  return files.join(", ");
}
