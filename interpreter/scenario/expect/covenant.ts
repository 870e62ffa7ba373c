import type * as ast from "../../../grammar/ast.ts";
import { covenantMissed } from "../../../grammar/diagnostics/catalogue/scenarios.ts";
import { report } from "../../../grammar/diagnostics/diagnostic.ts";
import { isNone, Lack } from "../../compile/lack.ts";
import { sectionOf } from "../../compile/program.ts";
import { isOfCovenant } from "../../run/obligations.ts";
import { isUnder, shownLabels } from "../../run/sections.ts";
import { needWords } from "../../run/stops.ts";
import { longDate } from "../../values/day.ts";
import { localDay } from "../../values/instant.ts";
import type { Moment } from "../moment.ts";
import type { Verdict } from "../result.ts";
import { listWords, textOf } from "../words.ts";

type Node = Extract<ast.Expectation, { form: "covenant" }>;

/** `the covenant under section 3(a) is not kept on D`: looked at after every event up to then. */
export function checkCovenant(moment: Moment, node: Node): Verdict {
  const { program, result } = moment;
  const { model } = program;
  const label = shownLabels(model, [node.under])[0] ?? node.under.label;
  const subject = `The covenant under section ${label}`;
  const expected = node.kept ? "kept" : "not kept";
  const verdict = (passed: boolean, got: string, text = ""): Verdict => ({
    passed,
    subject,
    expected,
    got,
    diagnostic: passed ? null : report(covenantMissed, moment.place(node), { subject, expected, got, text }),
  });
  const covenants = model.covenants.filter(({ home }) => isUnder(sectionOf(home), label));
  if (covenants.length === 0) {
    const others = [...new Set(model.covenants.map(({ home }) => sectionOf(home)))];
    return verdict(false, "no such covenant", `Sections with a covenant: ${listWords(others)}.`);
  }
  const broken = result.obligations.filter(
    (record) => isOfCovenant(record) && isUnder(record.section, label),
  );
  if (broken.length > 0) {
    const since = Math.min(...broken.map(({ arose }) => arose));
    return verdict(!node.kept, `not kept from ${longDate(localDay(since, model.zone))}`);
  }
  for (const { node: covenant, home } of covenants) {
    try {
      program.condition(covenant.condition)(moment.context.forTerm(null));
    } catch (error) {
      if (!isNone(error)) throw error;
      const why = error instanceof Lack ? needWords(error) : error.message;
      const text = `Whether ${textOf(home.source, covenant.condition)}: ${why}.`;
      return verdict(false, "not looked at, for want of a fact", text);
    }
  }
  return verdict(node.kept, "kept");
}
