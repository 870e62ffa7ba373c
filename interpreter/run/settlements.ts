import type * as ast from "../../grammar/ast.ts";
import type { Context } from "../compile/context.ts";
import { chainText } from "../model/chain-text.ts";
import { assetOf, isCurrency } from "../compile/code/baskets.ts";
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
  ): SettlementRecord => {
    const steps = (): SettlementRecord["steps"] =>
      explainExpression(program, effect.amount, context, rule.home);
    // A rule may be carried out long after its event: `at Redemption Date of a Redemption Notice`.
    const day = localDay(context.now, program.model.zone);
    const sides = { from: chainText(from), to: chainText(to) };
    const certificate = isOfOne ? context.state.certificate : null;
    const what = { certificate, section: rule.section, asset, amount: quantity, unit };
    return new Settlement({ day, instant: context.now, id: act.id, ...sides, ...what }, steps);
  };
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
  const name = assetOf(program.compiler, asset, { owner: null, home: rule.home })(context);
  return [line(effect.from, effect.to, name, amount, "share")];
}

/** A class, since an object that brings a getter of its own is kept as a table of properties: ten times as large. */
class Settlement implements SettlementRecord {
  readonly day: number;
  readonly instant: number;
  readonly id: string | null;
  readonly certificate: SettlementRecord["certificate"];
  readonly section: string;
  readonly from: string;
  readonly to: string;
  readonly asset: string;
  private readonly quantity: Rational;
  readonly unit: string;
  private readonly compute: () => SettlementRecord["steps"];

  constructor(said: Omit<SettlementRecord, "steps">, compute: () => SettlementRecord["steps"]) {
    this.day = said.day;
    this.instant = said.instant;
    this.id = said.id;
    this.certificate = said.certificate;
    this.section = said.section;
    this.from = said.from;
    this.to = said.to;
    this.asset = said.asset;
    this.quantity = said.amount;
    this.unit = said.unit;
    this.compute = compute;
  }

  /** In lowest terms, when somebody reads it: of a price that is never rounded it has hundreds of digits. */
  get amount(): Rational {
    return this.quantity.reduced();
  }

  get steps(): SettlementRecord["steps"] {
    return this.compute();
  }
}
