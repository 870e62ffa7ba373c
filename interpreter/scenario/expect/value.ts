import type * as ast from "../../../grammar/ast.ts";
import { noValue, sectionMissed, valueMissed } from "../../../grammar/diagnostics/catalogue/scenarios.ts";
import { report } from "../../../grammar/diagnostics/diagnostic.ts";
import type { Value } from "../../compile/value.ts";
import type { Type } from "../../model/types.ts";
import type { LedgerEntry } from "../../run/result.ts";
import { isUnder, shownLabels } from "../../run/sections.ts";
import { longDate } from "../../values/day.ts";
import { Rational } from "../../values/rational.ts";
import { roundTo } from "../../values/rounding.ts";
import { asDay, evaluate, order, same } from "../evaluate.ts";
import type { Moment } from "../moment.ts";
import type { Verdict } from "../result.ts";
import { amountWords, exactText, textOf, valueWords } from "../words.ts";

type Node = Extract<ast.Expectation, { form: "value" }>;

const WORDS: Readonly<Record<ast.ComparisonOperator, string>> = {
  "=": "",
  "<>": "anything but ",
  "<": "less than ",
  "<=": "at most ",
  ">": "more than ",
  ">=": "at least ",
};

/** `Warrant Price is $2.0133 to the nearest $0.0001 on D, under section S`. */
export function checkValue(moment: Moment, node: Node): Verdict {
  const { source } = moment;
  const zone = moment.program.model.zone;
  const subject =
    textOf(source, node.target) +
    (node.certificate === null ? "" : ` under certificate "${node.certificate.value}"`) +
    (node.day === null ? "" : ` on ${longDate(moment.day)}`);
  const wanted = evaluate(moment, node.value);
  const found = evaluate(moment, node.target, node.certificate?.value);
  const nearest = node.tolerance === null ? "" : ` to the nearest ${textOf(source, node.tolerance)}`;
  const words =
    "why" in wanted
      ? textOf(source, node.value)
      : valueWords("why" in found ? wanted.type : typeOf(found.type, wanted.type), wanted.value, zone);
  const expected = `${WORDS[node.operator]}${words}${nearest}`;
  if ("why" in found || "why" in wanted) {
    const why = "why" in found ? found.why : "why" in wanted ? wanted.why : "";
    const diagnostic = report(noValue, moment.place(node), { subject, expected, why });
    return { passed: false, subject, expected, got: `nothing, since ${why}`, diagnostic };
  }
  const exact = wanted.type.kind === "date" ? asDay(found, zone) : found.value;
  const step = node.tolerance === null ? null : evaluate(moment, node.tolerance);
  const value = step !== null && "value" in step ? rounded(exact, step.value) : exact;
  const got = valueWords(wanted.type.kind === "date" ? wanted.type : found.type, exact, zone);
  const number = exact instanceof Rational ? exactText(exact) : null;
  if (!holds(node.operator, value, wanted.value)) {
    const off = offBy(found.type, value, wanted.value, zone);
    const text = [
      number === null || got.includes(number) ? "" : `Exactly ${number}.`,
      off === null ? "" : `That is ${off} than expected.`,
      lastOf(moment, node),
    ];
    const details = { subject, expected, got, text: text.filter((each) => each !== "").join(" ") };
    const diagnostic = report(valueMissed, moment.place(node), details);
    return { passed: false, subject, expected, got, exact: number, off, diagnostic };
  }
  return checkSection(moment, node, {
    passed: true,
    subject,
    expected,
    got,
    exact: number,
    diagnostic: null,
  });
}

/** A bare number of the scenario is shown in the term's unit. */
function typeOf(target: Type, written: Type): Type {
  return target.kind === "quantity" ? target : written;
}

function rounded(value: Value, step: Value): Value {
  if (!(value instanceof Rational) || !(step instanceof Rational) || step.sign() <= 0) return value;
  return roundTo(value, step, "nearest", "half up");
}

function holds(operator: ast.ComparisonOperator, value: Value, wanted: Value): boolean {
  if (operator === "=") return same(value, wanted);
  if (operator === "<>") return !same(value, wanted);
  const by = order(value, wanted);
  if (by === null) return false;
  switch (operator) {
    case "<":
      return by < 0;
    case "<=":
      return by <= 0;
    case ">":
      return by > 0;
    case ">=":
      return by >= 0;
  }
}

/** How far off: `$0.0008 more`, `3 days less`. */
export function offBy(type: Type, value: Value, wanted: Value, zone: string): string | null {
  if (value instanceof Rational && wanted instanceof Rational) {
    const by = value.sub(wanted);
    return `${amountWords(type, by.abs(), zone)} ${by.sign() < 0 ? "less" : "more"}`;
  }
  if (type.kind !== "date" || typeof value !== "number" || typeof wanted !== "number") return null;
  const days = Math.abs(value - wanted);
  return `${days} ${days === 1 ? "day" : "days"} ${value < wanted ? "earlier" : "later"}`;
}

function entriesOf({ program, result }: Moment, { target, certificate }: Node): readonly LedgerEntry[] {
  const reference = program.model.references.get(target);
  if (reference?.to !== "term") return [];
  const ledger =
    certificate === null ? result.ledger : (result.certificates?.get(certificate.value)?.ledger ?? []);
  return ledger.filter((entry) => entry.term === reference.term.name);
}

/** Where the value comes from, for a reader who looks for the fault. */
function lastOf(moment: Moment, node: Node): string {
  const last = entriesOf(moment, node).findLast((entry) => entry.status === "made");
  if (last === undefined) return "";
  return `It was last adjusted under section ${last.section} at ${last.event} on ${longDate(last.day)}.`;
}

function checkSection(moment: Moment, node: Node, verdict: Verdict): Verdict {
  if (node.under === null) return verdict;
  const section = shownLabels(moment.program.model, [node.under])[0] ?? node.under.label;
  const last = entriesOf(moment, node).at(-1);
  if (last !== undefined && isUnder(last.section, section)) {
    return {
      ...verdict,
      expected: `${verdict.expected}, under section ${section}`,
      got: `${verdict.got}, under section ${last.section}`,
    };
  }
  const expected = `${verdict.expected}, under section ${section}`;
  const got = `${verdict.got}, ${last === undefined ? "never adjusted" : `under section ${last.section}`}`;
  const text =
    last === undefined ? "" : `Its last entry in the ledger is of ${last.event} on ${longDate(last.day)}.`;
  const diagnostic = report(sectionMissed, moment.place(node.under), {
    subject: verdict.subject,
    expected,
    got,
    text,
  });
  return { ...verdict, passed: false, expected, got, diagnostic };
}
