import type * as ast from "../../../grammar/ast.ts";
import { needMissed } from "../../../grammar/diagnostics/catalogue/scenarios.ts";
import { report } from "../../../grammar/diagnostics/diagnostic.ts";
import { chainText } from "../../model/chain-text.ts";
import { longDate } from "../../values/day.ts";
import { dayOf } from "../evaluate.ts";
import type { Moment } from "../moment.ts";
import type { Verdict } from "../result.ts";
import { listWords } from "../words.ts";

type Node = Extract<ast.Expectation, { form: "needs" }>;

/** `the run needs a quote of Closing Bid on D`. */
export function checkNeeds(moment: Moment, node: Node): Verdict {
  const subject = "What the run needs";
  const names = [chainText(node.of), ...termName(moment, node.of)];
  const day = node.day === null ? null : dayOf(moment, node.day);
  const passed = moment.result.needs.some(
    (need) => need.kind === node.what && names.includes(need.what) && (node.day === null || need.day === day),
  );
  const onDay = (each: number | null): string => (each === null ? "" : ` on ${longDate(each)}`);
  const expected = `a ${node.what} of ${names[0] ?? ""}${onDay(day)}`;
  const got = listWords(
    moment.result.needs.map((need) => `a ${need.kind} of ${need.what}${onDay(need.day)}`),
    "nothing",
  );
  if (passed) return { passed, subject, expected, got, diagnostic: null };
  const stopped = moment.result.stopped;
  const text = stopped === null ? "The run went through." : `The run stopped: ${stopped.message}.`;
  return {
    passed,
    subject,
    expected,
    got,
    diagnostic: report(needMissed, moment.place(node), { subject, expected, got, text }),
  };
}

/** A term may be named by its plural or with `of`; a field of an event is named `Payment Date of "S1"`. */
function termName(moment: Moment, of: ast.Expression): string[] {
  const reference = moment.program.model.references.get(of);
  if (reference?.to === "field of") return [reference.field];
  return reference !== undefined && "term" in reference ? [reference.term.name] : [];
}
