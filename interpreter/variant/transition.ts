/** What an amendment says of what is under way when it comes into force. */

import type * as ast from "../../grammar/ast.ts";
import type { Home, Model } from "../model/model.ts";
import { isUnderAny, shownLabels } from "../run/sections.ts";

type Transition = ast.TransitionStatement;

/** What can be said of each. */
export const OUTCOMES: Readonly<Record<Transition["subject"], readonly Transition["outcome"][]>> = {
  "open duty": ["passes over", "ends"],
  "awaited moment": ["passes over", "begins anew", "ends"],
  "postponed adjustment": ["passes over", "is made", "ends"],
  term: ["passes over", "begins anew"],
};

/** What is said of something that stands in these sections of the words before; null where nothing is. What is said last stands. */
export function said(
  transitions: readonly Transition[],
  before: Model,
  subject: Transition["subject"],
  sections: readonly string[],
  term: string | null = null,
): Transition["outcome"] | null {
  const found = transitions.findLast(
    ({ subject: about, terms, under, outcome }) =>
      about === subject &&
      OUTCOMES[subject].includes(outcome) &&
      (terms.length === 0 || terms.some(({ text }) => text === term)) &&
      (under.length === 0 || sections.some((section) => isUnderAny(section, shownLabels(before, under)))),
  );
  return found?.outcome ?? null;
}

interface Written {
  readonly span: ast.Node["span"];
}

/** Whether two statements have the same words, white space and comments aside. */
export function isSameText(one: Home, first: Written, other: Home, second: Written): boolean {
  return first === second || textOf(one, first) === textOf(other, second);
}

function textOf({ source }: Home, { span }: Written): string {
  return source.text
    .slice(span.start, span.end)
    .replace(/\/\/[^\n\r]*|\[NTD:[^\]]*\]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
