import { children, type Node } from "../../grammar/ast.ts";

/** Far above what drafting needs, far below what a recursive walk can bear. */
const MAX_DEPTH = 400;

/** Whether a tree is deeper than the phases that walk it recursively should be asked to go. Does not recurse itself. */
export function isTooDeep(root: Node): boolean {
  let level: Node[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap(children);
  }
  return false;
}
