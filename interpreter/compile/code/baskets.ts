/** Baskets of assets. */
import type * as ast from "../../../grammar/ast.ts";
import type { BasketItem } from "../../facts/types.ts";
import { chainText } from "../../model/chain-text.ts";
import type { Rational } from "../../values/rational.ts";
import type { Context } from "../context.ts";
import type { ExpressionCompiler, Standing } from "../expression.ts";
import type { Code } from "../program.ts";

/** What is given together for something: so much of each asset. */
export function basket(compiler: ExpressionCompiler, node: ast.BasketExpression, standing: Standing): Code {
  const items = node.items.map((item) => ({
    amount: compiler.compile(item.amount, standing),
    asset: assetOf(compiler, item.asset, standing),
  }));
  return (context) =>
    items.map((item) => ({ asset: item.asset(context), amount: item.amount(context) as Rational }));
}

/** A basket with more or less of one asset; where none is named, of all that is not money. */
export function scaledBasket(
  compiler: ExpressionCompiler,
  node: ast.ScaledExpression,
  standing: Standing,
): Code {
  const whole = compiler.compile(node.basket, standing);
  const asset = node.asset === null ? null : compiler.compile(node.asset, standing);
  const factor = compiler.compile(node.factor, standing);
  return (context) => {
    const wanted = asset === null ? null : asset(context);
    const by = factor(context) as Rational;
    return (whole(context) as readonly BasketItem[]).map((item) => {
      const scaled = wanted === null ? !isCurrency(item.asset) : item.asset === wanted;
      return scaled ? { asset: item.asset, amount: item.amount.mul(by).reduced() } : item;
    });
  };
}

/** The name of an asset: the words themselves, or what a field or term that they name says. */
export function assetOf(
  compiler: ExpressionCompiler,
  expression: ast.Expression,
  standing: Standing,
): (context: Context) => string {
  const reference = compiler.model.references.get(expression);
  if (reference === undefined || reference.to === "asset") return () => chainText(expression);
  const code = compiler.compile(expression, standing);
  return (context) => code(context) as string;
}

/** Money in a basket has its ISO code as asset. */
export function isCurrency(asset: string): boolean {
  return /^[A-Z]{3}$/.test(asset);
}
