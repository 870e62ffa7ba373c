import type * as ast from "../../../grammar/ast.ts";
import { stopMissed } from "../../../grammar/diagnostics/catalogue/scenarios.ts";
import { report } from "../../../grammar/diagnostics/diagnostic.ts";
import { isUnder, shownLabels } from "../../run/sections.ts";
import { longDate } from "../../values/day.ts";
import type { Moment } from "../moment.ts";
import type { Verdict } from "../result.ts";

type Node = Extract<ast.Expectation, { form: "stops" }>;

/** `the run stops at Distribution under section 4(c)`. */
export function checkStops(moment: Moment, node: Node): Verdict {
  const subject = "Where the run stops";
  const { stopped } = moment.result;
  const label =
    node.under === null ? null : (shownLabels(moment.program.model, [node.under])[0] ?? node.under.label);
  const isThere =
    stopped !== null &&
    (node.event === null || stopped.event === node.event.text) &&
    (label === null || (stopped.section !== null && isUnder(stopped.section, label)));
  const expected = words(node.event?.text ?? null, label) || "a stop";
  const got =
    stopped === null ? "no stop" : `${words(stopped.event, stopped.section)} on ${longDate(stopped.day)}`;
  if (isThere) return { passed: true, subject, expected, got, diagnostic: null };
  const text = stopped === null ? "The run went through." : `The run says: ${stopped.message}.`;
  return {
    passed: false,
    subject,
    expected,
    got,
    diagnostic: report(stopMissed, moment.place(node), { subject, expected, got, text }),
  };
}

function words(event: string | null, section: string | null): string {
  return [event === null ? "" : `at ${event}`, section === null ? "" : `under section ${section}`]
    .filter((each) => each !== "")
    .join(" ");
}
