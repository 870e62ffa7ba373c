import type * as ast from "../../../grammar/ast.ts";
import { ledgerMissed } from "../../../grammar/diagnostics/catalogue/scenarios.ts";
import { report } from "../../../grammar/diagnostics/diagnostic.ts";
import type { LedgerEntry } from "../../run/result.ts";
import { isUnder, shownLabels } from "../../run/sections.ts";
import { longDate } from "../../values/day.ts";
import { dayOf } from "../evaluate.ts";
import type { Moment } from "../moment.ts";
import type { Verdict } from "../result.ts";
import { listWords } from "../words.ts";

type Node = Extract<ast.Expectation, { form: "ledger" }>;

/** `an adjustment of Warrant Price is postponed under section 4(c) on D`: at least one is. */
export function checkLedger(moment: Moment, node: Node): Verdict {
  const reference = moment.program.model.references.get(node.term);
  const term = reference?.to === "term" ? reference.term.name : node.term.text;
  const day = node.day === null ? null : dayOf(moment, node.day);
  const label =
    node.under === null ? null : (shownLabels(moment.program.model, [node.under])[0] ?? node.under.label);
  const subject = `Adjustments of ${term}`;
  const entries = moment.result.ledger.filter((entry) => entry.term === term);
  const fits = (entry: LedgerEntry): boolean =>
    entry.status === node.status &&
    (label === null || isUnder(entry.section, label)) &&
    (node.day === null || entry.day === day);
  const expected = words(node.status, label, day);
  const got = listWords(
    entries.map((entry) => words(entry.status, entry.section, entry.day)),
    "none",
  );
  if (entries.some(fits)) return { passed: true, subject, expected, got, diagnostic: null };
  return {
    passed: false,
    subject,
    expected,
    got,
    diagnostic: report(ledgerMissed, moment.place(node), { subject, expected, got, text: "" }),
  };
}

function words(status: string, section: string | null, day: number | null): string {
  return `one ${status}${section === null ? "" : ` under section ${section}`}${day === null ? "" : ` on ${longDate(day)}`}`;
}
