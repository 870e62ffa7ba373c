import type * as ast from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { chainText, isCurrency } from "../compile/expression.ts";
import type { Program, ProgramRule } from "../compile/program.ts";
import type { Occurrence } from "../compile/value.ts";
import type { BasketItem } from "../facts/types.ts";
import { localDay } from "../values/instant.ts";
import type { Rational } from "../values/rational.ts";
import type { SettlementRecord } from "./result.ts";
import { explainExpression } from "./trace.ts";

/** What changes hands: a payment, or a quantity of an asset; of a basket, each asset of it. Nothing of amount zero. */
export function settlementsOf(
  program: Program,
  effect: ast.Pays | ast.Delivers,
  rule: ProgramRule,
  context: Context,
  act: Occurrence,
): SettlementRecord[] {
  const amount = program.code(effect.amount)(context) as Rational;
  if (amount.isZero()) return [];
  const currency = program.model.currency;
  // What changes hands between others at an event of all certificates is of none of them.
  const parties = effect.kind === "Pays" ? [effect.payer, effect.payee] : [effect.from, effect.to];
  const holder = program.model.register?.holder;
  const isOfOne = act.certificate !== null || parties.some((party) => chainText(party) === holder);
  const line = (
    from: ast.Expression,
    to: ast.Expression,
    asset: string,
    quantity: Rational,
    unit: string,
  ): SettlementRecord => ({
    // A rule may be carried out long after its event: `at Redemption Date of a Redemption Notice`.
    day: localDay(context.now, program.model.zone),
    instant: context.now,
    id: act.id,
    certificate: isOfOne ? context.state.certificate : null,
    section: rule.section,
    from: chainText(from),
    to: chainText(to),
    asset,
    amount: quantity.reduced(),
    unit,
    get steps() {
      return explainExpression(program, effect.amount, context, rule.home);
    },
  });
  if (effect.kind === "Pays") return [line(effect.payer, effect.payee, currency, amount, currency)];
  const asset = effect.asset;
  if (program.compiler.typeOf(asset).kind === "basket") {
    const items = program.code(asset)(context) as readonly BasketItem[];
    return items.map((item) => {
      return line(
        effect.from,
        effect.to,
        item.asset,
        amount.mul(item.amount),
        isCurrency(item.asset) ? item.asset : "share",
      );
    });
  }
  const name = program.compiler.asset(asset, { owner: null, home: rule.home })(context);
  return [line(effect.from, effect.to, name, amount, "share")];
}
