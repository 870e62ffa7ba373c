/** Ways through the tree. */
import type { Node } from "./ast.ts";

/** Whether a value is a node of the tree. */
export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "kind" in value && "span" in value;
}

/**
 * The nodes directly inside a node, in the order of its properties. Objects without a `kind` (a scenario's steps, a policy's
 * clauses) are looked through.
 */
export function children(node: object): Node[] {
  const found: Node[] = [];
  gather(node as Inside, found);
  return found;
}

type Inside = Readonly<Record<string, unknown>>;

/** Looked through for every node of every file, so it makes nothing but its result. */
function gather(holder: Inside, found: Node[]): void {
  for (const key in holder) {
    const value = holder[key];
    if (typeof value !== "object" || value === null || key === "span" || key === "comments") continue;
    if (Array.isArray(value)) for (const item of value as unknown[]) take(item, found);
    else take(value, found);
  }
}

function take(value: unknown, found: Node[]): void {
  if (typeof value !== "object" || value === null) return;
  if (isNode(value)) found.push(value);
  else if (Array.isArray(value)) for (const item of value as unknown[]) take(item, found);
  else gather(value as Inside, found);
}

/**
 * Calls `enter` for a node and everything inside it, outer first; `enter` returns false to leave the inside out. It does not
 * recurse, since a long sum is as deep as it is long.
 */
export function visit(node: Node, enter: (node: Node) => boolean | void): void {
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (enter(next) === false) continue;
    let first = waiting.length;
    gather(next as unknown as Inside, waiting);
    // The first child is to come out first.
    for (let last = waiting.length - 1; first < last; first++, last--) {
      const held = waiting[first]!;
      waiting[first] = waiting[last]!;
      waiting[last] = held;
    }
  }
}
