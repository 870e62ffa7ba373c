/** The redline of two drafts by what they mean: renamed terms, reordered sections and other layout are no difference. */

import type { Place, Source, Span } from "../../grammar/source.ts";
import type { Compilation } from "../compilation.ts";
import {
  clausesOf,
  identityOf,
  meaningOf,
  wordsOf,
  wordsOfClause,
  type Clause,
  type Subject,
} from "./clauses.ts";
import { differences, type Difference } from "./differences.ts";
import { renamesOf } from "./renaming.ts";
import type { Naming, Tree } from "./tree.ts";

/** A passage of one of the drafts. */
export interface Passage extends Place {
  /** White space folded. */
  readonly text: string;
}

/** The smallest part that differs; null on the side where it is not. */
export interface PartChange {
  readonly of: "number" | "period" | "formula" | "words";
  readonly before: Passage | null;
  readonly after: Passage | null;
}

export interface DraftChange {
  readonly what: "added" | "removed" | "changed" | "moved" | "reworded";
  readonly subject: Subject;
  /** Where it stands in the second draft, or stood in the first where that has it alone. */
  readonly section: string;
  /** For what has moved: where it stood. */
  readonly from: string | null;
  readonly name: string | null;
  readonly before: Passage | null;
  readonly after: Passage | null;
  /** For what has changed: what in it. */
  readonly parts: readonly PartChange[];
}

export interface DraftComparison {
  /** Changes of meaning, in the order of the second draft; what is gone at the end. */
  readonly changes: readonly DraftChange[];
  /** Other words of the same meaning. */
  readonly reworded: readonly DraftChange[];
  readonly renamed: readonly { readonly before: string; readonly after: string }[];
}

interface Side {
  readonly clause: Clause;
  readonly tree: Tree | null;
  readonly identity: string | null;
}

export function compareDrafts(one: Compilation, other: Compilation): DraftComparison {
  const [before, after] = [clausesOf(one), clausesOf(other)];
  const renames = renamesOf(one, before, other, after);
  const naming: Naming = (text) => renames.get(text) ?? text;
  const left = before.map((clause) => side(clause, one, naming));
  const right = after.map((clause) => side(clause, other, (text) => text));
  const pairs = matched(left, right);
  const changes: DraftChange[] = [];
  const reworded: DraftChange[] = [];
  for (const now of right) {
    const was = pairs.get(now);
    if (was === undefined) changes.push(alone("added", now));
    else if (now.tree !== null && now.tree.key !== was.tree?.key) changes.push(changed(was, now));
    else if (now.clause.section !== was.clause.section) changes.push(moved(was, now));
    else if (!sameWords(was.clause, now.clause, renames))
      reworded.push({ ...moved(was, now), what: "reworded", from: null });
  }
  const kept = new Set(pairs.values());
  for (const was of left) if (!kept.has(was)) changes.push(alone("removed", was));
  const effective = changes.filter(({ subject }) => hasEffect(subject));
  return {
    changes: effective,
    reworded: [...reworded, ...changes.filter(({ subject }) => !hasEffect(subject))],
    renamed: [...renames].map(([was, now]) => ({ before: was, after: now })),
  };
}

/** Headings and the paper's words change no result. */
const hasEffect = (subject: Subject): boolean => subject !== "heading" && subject !== "words";

function side(clause: Clause, draft: Compilation, naming: Naming): Side {
  return { clause, tree: meaningOf(clause, draft, naming), identity: identityOf(clause, naming) };
}

/** Each clause of the second draft with its counterpart: the same, the same elsewhere, of the same name, the most alike. */
function matched(left: readonly Side[], right: readonly Side[]): Map<Side, Side> {
  const pairs = new Map<Side, Side>();
  const free = new Set(left);
  const pair = (keyOf: (side: Side) => string | null): void => {
    const waiting = new Map<string, Side[]>();
    for (const each of free) {
      const key = keyOf(each);
      if (key === null) continue;
      const known = waiting.get(key);
      if (known === undefined) waiting.set(key, [each]);
      else known.push(each);
    }
    for (const now of right) {
      if (pairs.has(now)) continue;
      const was = waiting.get(keyOf(now) ?? "")?.shift();
      if (was === undefined) continue;
      pairs.set(now, was);
      free.delete(was);
    }
  };
  pair(({ clause, tree }) => (tree === null ? null : `${clause.section}|${tree.key}`));
  pair((each) =>
    each.tree === null ? `${each.clause.subject}|${each.clause.section}|${wordsOfClause(each.clause)}` : null,
  );
  pair(({ identity }) => identity);
  // A short clause that is in two sections by chance has not moved.
  pair(({ tree, clause }) => (tree === null || clause.subject === "precedence" ? null : tree.key));
  const trigger = ({ tree, clause }: Side): string =>
    `${clause.section}|${clause.subject}|${tree?.kids[0]?.key ?? ""}`;
  pair((each) => (each.identity === null ? trigger(each) : null));
  pair(({ clause, identity }) => (identity === null ? `${clause.section}|${clause.subject}` : null));
  return pairs;
}

function alone(what: "added" | "removed", { clause }: Side): DraftChange {
  const passage = passageOfClause(clause);
  return {
    what,
    subject: clause.subject,
    section: clause.section,
    from: null,
    name: clause.name,
    before: what === "removed" ? passage : null,
    after: what === "added" ? passage : null,
    parts: [],
  };
}

function moved(was: Side, now: Side): DraftChange {
  return {
    ...alone("added", now),
    what: "moved",
    from: was.clause.section,
    before: passageOfClause(was.clause),
  };
}

function changed(was: Side, now: Side): DraftChange {
  const found = was.tree === null || now.tree === null ? [] : differences(was.tree, now.tree);
  const { section, subject } = was.clause;
  const whole: PartChange = {
    of: "words",
    before: passageOfClause(was.clause),
    after: passageOfClause(now.clause),
  };
  return {
    ...moved(was, now),
    what: "changed",
    from: section === now.clause.section ? null : section,
    // "notwithstanding section 4" is short enough to be shown whole.
    parts: subject === "precedence" ? [whole] : found.map(partOf),
  };
}

function partOf({ before, after }: Difference): PartChange {
  const kinds = [before, after].flatMap((tree) => (tree === null ? [] : [tree.kind]));
  const all = (...wanted: readonly string[]): boolean => kinds.every((kind) => wanted.includes(kind));
  return {
    of: all("NumberLiteral", "MoneyLiteral", "Blank")
      ? "number"
      : all(
            "DurationLiteral",
            "DateLiteral",
            "TimeLiteral",
            "PeriodExpression",
            "AtTimeExpression",
            "ShiftExpression",
            "Deadline",
          )
        ? "period"
        : all("TextLiteral")
          ? "words"
          : "formula",
    before: before === null ? null : passageOf(before.source, before.span),
    after: after === null ? null : passageOf(after.source, after.span),
  };
}

function passageOfClause(clause: Clause): Passage {
  return { source: clause.source, span: clause.span, text: wordsOfClause(clause) };
}

function passageOf(source: Source, span: Span): Passage {
  return { source, span, text: wordsOf(source, span) };
}

/** Whether two clauses of one meaning are written alike but for names and layout. */
function sameWords(before: Clause, after: Clause, renames: ReadonlyMap<string, string>): boolean {
  const plain = (text: string): string => text.replace(/\s*([(),;:.])\s*/g, "$1");
  let was = wordsOfClause(before);
  for (const [from, to] of renames) was = was.replaceAll(from, to);
  return plain(was) === plain(wordsOfClause(after));
}
