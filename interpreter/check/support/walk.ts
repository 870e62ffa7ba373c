import type * as ast from "../../../grammar/ast.ts";
import type { Model } from "../../model/model.ts";
import { narrowed, type Readings } from "./readings.ts";

/**
 * Calls `enter` for a node and everything inside it, outer first, with the readings under which it counts; `enter` returns
 * false to leave the inside out. Like `visit`, but it knows alternatives, and is quick: checks walk the whole contract.
 */
export function walk(
  model: Model,
  node: ast.Node,
  readings: Readings,
  enter: (node: ast.Node, readings: Readings) => boolean | void,
): void {
  const look = (value: unknown, within: Readings): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) look(item, within);
      return;
    }
    const part = value as { readonly [key: string]: unknown };
    if (typeof part["kind"] === "string" && enter(part as unknown as ast.Node, within) === false) return;
    for (const key in part) {
      if (key === "span" || key === "kind") continue;
      if (key === "alternatives") alternatives(part, part[key], within);
      else look(part[key], within);
    }
  };
  const alternatives = (owner: object, offered: unknown, within: Readings): void => {
    const ambiguity = model.ambiguityOf.get(owner);
    for (const alternative of offered as readonly ast.Alternative<unknown>[]) {
      const under =
        ambiguity === undefined ? within : narrowed(within, ambiguity, new Set([alternative.name]));
      if (under !== null) look(alternative, under);
    }
  };
  look(node, readings);
}
