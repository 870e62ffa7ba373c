import type * as ast from "../../grammar/ast.ts";

/** The words of a chain of names: `Ratio of Split`. */
export function chainText(node: ast.Expression): string {
  if (node.kind === "NameExpression") return node.name.text;
  if (node.kind === "OfExpression") return `${node.name.text} of ${chainText(node.object)}`;
  if (node.kind === "TextLiteral") return node.value;
  if (node.kind === "AggregateExpression") return node.items.map(chainText).join(" and ");
  if (node.kind === "Parenthesized") return chainText(node.operand);
  if (node.kind === "OnExpression") return chainText(node.operand);
  return "what the formula asks for";
}
