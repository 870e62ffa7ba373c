import type { Node } from "../../grammar/ast.ts";
import { isNode } from "../../grammar/walk.ts";

/** Far above what drafting needs, far below what a recursive walk can bear. */
const MAX_DEPTH = 400;

/** Whether a tree is deeper than the phases that walk it recursively should be asked to go. */
export function isTooDeep(root: Node): boolean {
  return !isShort(root, MAX_DEPTH) && exceeds(root as unknown as Inside, MAX_DEPTH);
}

type Inside = Readonly<Record<string, unknown>>;

/** Nodes that are one inside another and have the same words: a name in an expression in a statement. */
const SAME_WORDS = 20;

/** A tree goes no deeper than by a level for each letter of its text, so that only long texts need be looked through. */
function isShort({ span }: Node, left: number): boolean {
  return span.end - span.start + SAME_WORDS <= left;
}

/** Goes as deep as it may and no further, and makes nothing: it looks at every node of every file. */
function exceeds(holder: Inside, left: number): boolean {
  if (left < 0) return true;
  for (const key in holder) {
    const value = holder[key];
    if (typeof value === "object" && value !== null && key !== "span" && isTooDeepIn(value, left))
      return true;
  }
  return false;
}

function isTooDeepIn(value: object, left: number): boolean {
  if (Array.isArray(value)) {
    for (const item of value as unknown[])
      if (typeof item === "object" && item !== null && isTooDeepIn(item, left)) return true;
    return false;
  }
  if (!isNode(value)) return exceeds(value as Inside, left);
  return !isShort(value, left) && exceeds(value as unknown as Inside, left - 1);
}
