import type * as ast from "../../../grammar/ast.ts";
import { settlementMissed } from "../../../grammar/diagnostics/catalogue/scenarios.ts";
import { report } from "../../../grammar/diagnostics/diagnostic.ts";
import { chainText } from "../../model/chain-text.ts";
import type { BasketItem } from "../../facts/types.ts";
import { showAsset } from "../../report/show.ts";
import type { SettlementRecord } from "../../run/result.ts";
import { longDate } from "../../values/day.ts";
import { Rational } from "../../values/rational.ts";
import { dayOf, evaluate } from "../evaluate.ts";
import type { Moment } from "../moment.ts";
import type { Verdict } from "../result.ts";
import { listWords, textOf } from "../words.ts";
import { withArticle } from "../../model/with-article.ts";

type Node = Extract<ast.Expectation, { form: "settlement" }>;

/** `the Holder pays $100 to the Issuer on D`, `the Issuer delivers 40 of Common Stock to the Holder`; of zero: nothing of it. */
export function checkSettlement(moment: Moment, node: Node): Verdict {
  const from = chainText(node.from);
  const to = chainText(node.to);
  const day = node.day === null ? null : dayOf(moment, node.day);
  const subject = `What ${withArticle(from)} ${node.verb} to ${withArticle(to)}${day === null ? "" : ` on ${longDate(day)}`}`;
  const zone = moment.program.model.zone;
  const words = ({ asset, amount }: BasketItem): string => showAsset(asset, amount, { zone, places: 10 });
  const between = moment.result.settlements.filter(
    (record) =>
      record.from === from &&
      record.to === to &&
      (day === null || record.day === day) &&
      (node.verb === "delivers" || isMoney(moment, record)),
  );
  const got = listWords(
    between.map((record) => words(record) + (day === null ? ` on ${longDate(record.day)}` : "")),
    "nothing",
  );
  const wanted = wantedOf(moment, node);
  if ("why" in wanted) {
    const expected = textOf(moment.source, node.amount);
    const diagnostic = report(settlementMissed, moment.place(node), {
      subject,
      expected,
      got,
      text: `The expected amount: ${wanted.why}.`,
    });
    return { passed: false, subject, expected, got, diagnostic };
  }
  const expected = listWords(wanted.map(words));
  const passed = wanted.every((item) => {
    const ofAsset = between.filter(({ asset }) => asset === item.asset);
    return item.amount.isZero() ? ofAsset.length === 0 : ofAsset.some(({ amount }) => amount.eq(item.amount));
  });
  if (passed) return { passed, subject, expected, got, diagnostic: null };
  const all = moment.result.settlements.length;
  const text =
    between.length === 0 && all > 0
      ? `The run has ${all} ${all === 1 ? "settlement" : "settlements"} of other parties, days or assets.`
      : "";
  const diagnostic = report(settlementMissed, moment.place(node), { subject, expected, got, text });
  return { passed, subject, expected, got, diagnostic };
}

function isMoney(moment: Moment, record: SettlementRecord): boolean {
  return record.asset === moment.program.model.currency;
}

/** What is expected, asset by asset; a basket is scaled by the amount. */
function wantedOf(moment: Moment, node: Node): readonly BasketItem[] | { readonly why: string } {
  const amount = evaluate(moment, node.amount);
  if ("why" in amount) return amount;
  if (!(amount.value instanceof Rational)) return { why: "it is not an amount" };
  const quantity = amount.value;
  if (node.asset === null) return [{ asset: moment.program.model.currency, amount: quantity }];
  const reference = moment.program.model.references.get(node.asset);
  if (reference?.to === "asset" || node.asset.kind === "TextLiteral")
    return [{ asset: chainText(node.asset), amount: quantity }];
  const basket = evaluate(moment, node.asset);
  if ("why" in basket) return basket;
  if (!isBasket(basket.value)) return [{ asset: chainText(node.asset), amount: quantity }];
  return basket.value.map((item) => ({ asset: item.asset, amount: item.amount.mul(quantity) }));
}

function isBasket(value: unknown): value is readonly BasketItem[] {
  return Array.isArray(value);
}
