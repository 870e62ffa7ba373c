import type * as ast from "../../grammar/ast.ts";
import { agree, UNKNOWN, wider } from "./agree.ts";
import { firmness, type Firmness } from "./flexible.ts";
import type { Spot, Typing } from "./typing.ts";
import type { Type } from "./types.ts";

/** Infers one expression, given the type that its place wants, if it is known. */
export type Infer = (typing: Typing, spot: Spot, expression: ast.Expression, wanted: Type | null) => Type;

const ORDER: Readonly<Record<Firmness, number>> = { firm: 0, money: 1, bare: 2 };

function firmestFirst(items: readonly ast.Expression[]): readonly ast.Expression[] {
  const orders = items.map((item) => ORDER[firmness(item)]);
  if (orders.every((order, at) => at === 0 || order >= (orders[at - 1] ?? 0))) return items;
  return [0, 1, 2].flatMap((order) => items.filter((_, at) => orders[at] === order));
}

/**
 * Infers expressions that have to be of one type: the two sides of a sum or comparison, the cases of a waterfall. Those that
 * say by themselves of which type they are come first; the others take it from them. The type of all, or null where two
 * clash, of which `clash` is told once.
 */
export function inferAlike(
  infer: Infer,
  typing: Typing,
  spot: Spot,
  items: readonly ast.Expression[],
  wanted: Type | null,
  clash: (a: ast.Expression, b: ast.Expression) => void,
  matches: (a: Type, b: Type) => boolean = agree,
): Type | null {
  const sorted = firmestFirst(items);
  let joined: Type = UNKNOWN;
  let holder: ast.Expression | null = null;
  let clashed = false;
  for (const item of sorted) {
    const type = infer(typing, spot, item, joined.kind === "unknown" ? wanted : joined);
    if (type.kind === "unknown") continue;
    if (holder !== null && !matches(joined, type)) {
      if (!clashed) {
        const [first, second] = items.indexOf(holder) < items.indexOf(item) ? [holder, item] : [item, holder];
        clash(first, second);
      }
      clashed = true;
      continue;
    }
    joined = wider(joined, type);
    holder ??= item;
  }
  if (clashed) return null;
  const known = joined.kind === "unknown" ? (wanted ?? UNKNOWN) : joined;
  for (const item of items) if (typing.typeOf(item).kind === "unknown") typing.suggest(item, known);
  return joined;
}
