import type * as ast from "../../../grammar/ast.ts";
import type { Place } from "../../../grammar/source.ts";
import type { Model } from "../../model/model.ts";

/** One thing in a contract said otherwise, to see whether a scenario notices. */
export interface Change {
  readonly kind: "condition" | "effect" | "number" | "policy";
  /** The section that it stands in, as results show it. */
  readonly section: string;
  readonly place: Place;
  /** `"<" made "<="`, `$2.40 made $2.41`, `left out: unless Triggered`. */
  readonly what: string;
  /** The part of an expression that is changed; a scenario that never came to it cannot notice. Null where that cannot be told. */
  readonly touched: ast.Expression | null;
  /**
   * Makes the change and gives what takes it back. It is made in the tree itself: its nodes are the keys by which the model
   * knows names and types, and a model built anew for each of a thousand changes would take a hundred times as long as the
   * scenarios that judge it.
   */
  readonly make: (model: Model) => { readonly model: Model; readonly undo: () => void };
}

/** Sets one property of a node, and takes it back. */
export function setting(holder: object, key: string | number, value: unknown): Change["make"] {
  return (model) => {
    const open = holder as Record<string | number, unknown>;
    const before = open[key];
    open[key] = value;
    return { model, undo: () => void (open[key] = before) };
  };
}

/** Puts a part of an expression in the place of the whole. */
export function onlyPart(node: object, part: object): Change["make"] {
  return (model) => {
    const open = node as Record<string, unknown>;
    const before = { ...open };
    Object.assign(open, { kind: "Parenthesized", operand: part });
    return {
      model,
      undo: () => {
        if (!("operand" in before)) delete open["operand"];
        Object.assign(open, before);
      },
    };
  };
}

/** Takes one element out of a list, and puts it back. */
export function without(list: readonly unknown[], index: number): Change["make"] {
  return (model) => {
    const open = list as unknown[];
    const [taken] = open.splice(index, 1);
    return { model, undo: () => void open.splice(index, 0, taken) };
  };
}
