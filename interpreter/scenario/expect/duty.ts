import type * as ast from "../../../grammar/ast.ts";
import { dutyMissed } from "../../../grammar/diagnostics/catalogue/scenarios.ts";
import { report } from "../../../grammar/diagnostics/diagnostic.ts";
import { chainText } from "../../model/chain-text.ts";
import { showInstant } from "../../report/show.ts";
import type { ObligationRecord } from "../../run/result.ts";
import { longDate } from "../../values/day.ts";
import { printDecimal } from "../../values/decimal.ts";
import { localDay } from "../../values/instant.ts";
import { Rational } from "../../values/rational.ts";
import { evaluate } from "../evaluate.ts";
import type { Moment } from "../moment.ts";
import type { Verdict } from "../result.ts";
import { listWords } from "../words.ts";
import { withArticle } from "../../model/with-article.ts";

type Node = Extract<ast.Expectation, { form: "duty" }>;

/** `Deliver Certificates by the Issuer is late, due March 17, 2006`. */
export function checkDuty(moment: Moment, node: Node): Verdict {
  const zone = moment.program.model.zone;
  const party = chainText(node.party);
  const subject = `${node.act.text} by ${withArticle(party)}`;
  const duties = moment.result.obligations.filter(
    (duty) => duty.act === node.act.text && duty.party === party,
  );
  const due = node.due === null ? null : evaluate(moment, node.due);
  const wholeDay = due !== null && "type" in due && due.type.kind === "date";
  const wanted = due !== null && "value" in due && typeof due.value === "number" ? due.value : null;
  const dueWords = (instant: number): string =>
    wholeDay ? longDate(localDay(instant, zone)) : showInstant(instant, zone);
  const isDue = (duty: ObligationRecord): boolean => {
    if (node.due === null) return true;
    if (wanted === null || duty.due === null) return false;
    return wholeDay ? localDay(duty.due, zone) === wanted : duty.due === wanted;
  };
  const amount = node.amount === null ? null : evaluate(moment, node.amount);
  const sum = amount !== null && "value" in amount && amount.value instanceof Rational ? amount.value : null;
  const isOf = (duty: ObligationRecord): boolean =>
    node.amount === null || (sum !== null && duty.amount !== null && duty.amount.value.eq(sum));
  const inAmount = (value: Rational | null): string =>
    value === null ? "" : ` in the amount of ${printDecimal(value).text}`;
  const passed = duties.some((duty) => duty.status === node.status && isDue(duty) && isOf(duty));
  const dueExpected =
    wanted === null ? "" : `, due ${wholeDay ? longDate(wanted) : showInstant(wanted, zone)}`;
  const expected = `${node.status}${inAmount(sum)}${dueExpected}`;
  const got = listWords(
    duties.map(
      (duty) =>
        duty.status +
        (node.amount === null ? "" : inAmount(duty.amount?.value ?? null)) +
        (node.due === null ? "" : duty.due === null ? ", with no day" : `, due ${dueWords(duty.due)}`),
    ),
    "no such duty",
  );
  if (passed) return { passed, subject, expected, got, diagnostic: null };
  const others = [
    ...new Set(moment.result.obligations.map((duty) => `${duty.act} by ${withArticle(duty.party)}`)),
  ];
  const text = duties.length === 0 ? `Duties of the run: ${listWords(others)}.` : "";
  const diagnostic = report(dutyMissed, moment.place(node), { subject, expected, got, text });
  return { passed, subject, expected, got, diagnostic };
}
