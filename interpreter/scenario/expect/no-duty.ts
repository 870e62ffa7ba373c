import type * as ast from "../../../grammar/ast.ts";
import { dutyArose } from "../../../grammar/diagnostics/catalogue/scenarios.ts";
import { report } from "../../../grammar/diagnostics/diagnostic.ts";
import { isUnder, shownLabels } from "../../run/sections.ts";
import { longDate } from "../../values/day.ts";
import { localDay } from "../../values/instant.ts";
import { dayOf } from "../evaluate.ts";
import type { Moment } from "../moment.ts";
import type { Verdict } from "../result.ts";
import { eventWords, listWords } from "../words.ts";
import { withArticle } from "../../model/with-article.ts";

type Node = Extract<ast.Expectation, { form: "no duty" }>;

/** `no duty to Deliver New Warrant arises on June 1, 2006`: nobody comes to owe it, on that day or at all. */
export function checkNoDuty(moment: Moment, node: Node): Verdict {
  const { model } = moment.program;
  const day = node.day === null ? null : dayOf(moment, node.day);
  const label = node.under === null ? null : (shownLabels(model, [node.under])[0] ?? node.under.label);
  const on = day === null ? "" : ` on ${longDate(day)}`;
  const subject = `Duties to ${node.act.text}${label === null ? "" : ` under section ${label}`}${on}`;
  const expected = "none";
  const arisen = moment.result.obligations.filter(
    (duty) =>
      duty.act === node.act.text &&
      (label === null || isUnder(duty.section, label)) &&
      (day === null || localDay(duty.arose, model.zone) === day),
  );
  const words = arisen.map(
    ({ party, section, event, id, arose }) =>
      `one of ${withArticle(party)} under section ${section}, from ${eventWords(event, id)} on ${longDate(localDay(arose, model.zone))}`,
  );
  const got = listWords([...new Set(words)]);
  if (arisen.length === 0) return { passed: true, subject, expected, got, diagnostic: null };
  const diagnostic = report(dutyArose, moment.place(node), { subject, expected, got, text: "" });
  return { passed: false, subject, expected, got, diagnostic };
}
