import type * as ast from "../../grammar/ast.ts";

/** `A of B of C`: the names in order, and what stands at the end where that is not a name. */
export interface Chain {
  readonly names: readonly ast.Name[];
  /** `tails[i]` is what stands after the first i names and their `of`; null after the last name of all. */
  readonly tails: readonly (ast.Expression | null)[];
}

/** The chain that an expression is; null where it does not begin with a name. */
export function chainOf(expression: ast.Expression): Chain | null {
  const names: ast.Name[] = [];
  const tails: (ast.Expression | null)[] = [expression];
  for (let at: ast.Expression | null = expression; at !== null;) {
    if (at.kind === "OfExpression") {
      names.push(at.name);
      tails.push(at.object);
      at = at.object;
    } else {
      if (at.kind === "NameExpression") {
        names.push(at.name);
        tails.push(null);
      }
      at = null;
    }
  }
  return names.length > 0 ? { names, tails } : null;
}

/** The first `count` names as one: "Board of Directors". */
export function joined(chain: Chain, count: number): string {
  return chain.names
    .slice(0, count)
    .map(({ text }) => text)
    .join(" of ");
}

/** A name or chain of names as text; empty for anything else. */
export function nameText(expression: ast.Expression): string {
  const chain = chainOf(expression);
  return chain !== null && chain.tails.at(-1) === null ? joined(chain, chain.names.length) : "";
}
