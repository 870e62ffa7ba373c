import type { Node } from "../../grammar/ast.ts";
import { isNode } from "../../grammar/walk.ts";

/** Far above what drafting needs, far below what a recursive walk can bear. */
const MAX_DEPTH = 400;

/** Whether a tree is deeper than the phases that walk it recursively should be asked to go. */
export function isTooDeep(root: Node): boolean {
  return exceeds(root as unknown as Inside, MAX_DEPTH);
}

type Inside = Readonly<Record<string, unknown>>;

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
  return exceeds(value as Inside, isNode(value) ? left - 1 : left);
}
