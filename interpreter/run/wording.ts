import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type { Program } from "../compile/program.ts";
import type { Home } from "../model/model.ts";

/**
 * The contract's own words for a clause, on one line: without the drafter's comments, and of several readings only the one that
 * was picked, with its name.
 */
export function wording(program: Program, home: Home, node: ast.Node): string {
  const source = home.source.text;
  let text = "";
  let at = node.span.start;
  const take = (until: number): void => {
    text += source.slice(at, until).replace(/\/\/[^\n\r]*|\[NTD:[^\]]*\]/g, " ");
    at = until;
  };
  visit(node, (inner) => {
    if (inner.kind !== "ReadingExpression" || inner.span.start < at) return true;
    const picked = program.pick(inner, inner.alternatives);
    take(inner.span.start);
    // `yes` says nothing by itself: the reading that was picked does.
    text += isYes(picked.value)
      ? `read as "${picked.name}"`
      : `${wording(program, home, picked.value)} (read as "${picked.name}")`;
    at = inner.span.end;
    return false;
  });
  take(node.span.end);
  return text.replace(/\s+/g, " ").trim();
}

function isYes(node: ast.Node): boolean {
  return node.kind === "YesNoLiteral" && node.value;
}
