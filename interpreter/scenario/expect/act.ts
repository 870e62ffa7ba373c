import type * as ast from "../../../grammar/ast.ts";
import { actMissed } from "../../../grammar/diagnostics/catalogue/scenarios.ts";
import { report } from "../../../grammar/diagnostics/diagnostic.ts";
import type { ActRecord } from "../../run/result.ts";
import { shownLabels } from "../../run/sections.ts";
import { groupThousands } from "../../values/decimal.ts";
import { Rational } from "../../values/rational.ts";
import { evaluate, ofAct, same } from "../evaluate.ts";
import type { Moment } from "../moment.ts";
import type { Verdict } from "../result.ts";
import { eventWords, exactText, listWords, sectionWords, textOf, valueWords } from "../words.ts";
import { offBy } from "./value.ts";

type Node = Extract<ast.Expectation, { form: "act" }>;

/** One thing that the expectation asks for, and what there is. */
interface Part {
  readonly passed: boolean;
  readonly expected: string;
  readonly got: string;
  readonly exact?: string | null;
  readonly off?: string | null;
}

/** `Exercise "X1" is refused under sections 7, 2(c) with at most 500 allowed`, `is accepted with Net Shares = 40`, `is cut back to 500`. */
export function checkAct(moment: Moment, node: Node): Verdict {
  const id = node.id?.value ?? null;
  const subject = eventWords(node.event.text, id);
  const record = moment.result.acts.findLast(
    (act) => act.act === node.event.text && (id === null || act.id === id),
  );
  const parts = record === undefined ? [absent(moment, node)] : partsOf(moment, node, record);
  const passed = parts.every((part) => part.passed);
  const expected = joined(parts.map((part) => part.expected));
  const got = joined(parts.map((part) => part.got));
  const miss = parts.find((part) => !part.passed);
  const exact = miss?.exact ?? null;
  const off = miss?.off ?? null;
  if (passed) return { passed, subject, expected, got, diagnostic: null };
  const why =
    record !== undefined
      ? (record.cutBack?.reasons ?? record.reasons)
          .map(({ section, text }) => `Section ${section}: ${text}`)
          .join(" ")
      : "";
  const text = [off === null ? "" : `That is ${off} than expected.`, why]
    .filter((each) => each !== "")
    .join(" ");
  const diagnostic = report(actMissed, moment.place(node), { subject, expected, got, text });
  return { passed, subject, expected, got, exact, off, diagnostic };
}

function joined(words: readonly string[]): string {
  return words.filter((each) => each !== "").join(", ");
}

function absent(moment: Moment, node: Node): Part {
  const acts = moment.result.acts.map((act) => eventWords(act.act, act.id));
  const stopped = moment.result.stopped;
  const got =
    stopped === null
      ? `no such act (acts: ${listWords(acts)})`
      : `a run that stopped before it (${stopped.message})`;
  return { passed: false, expected: outcomeWords(moment, node), got };
}

/** `accepted`, `refused`, `cut back to 500`. */
function outcomeWords({ source }: Moment, { outcome, to }: Node): string {
  return to === null ? outcome : `${outcome} to ${textOf(source, to)}`;
}

function partsOf(moment: Moment, node: Node, record: ActRecord): Part[] {
  const outcome = outcomeOf(moment, node, record);
  const parts: Part[] = [outcome];
  if (node.under.length > 0 || !outcome.passed) parts.push(sectionsOf(moment, node, record));
  if (node.most !== null) parts.push(mostOf(moment, node.most, record));
  for (const input of node.inputs) parts.push(inputOf(moment, input, record));
  return parts;
}

/** What became of it; where it was cut back, to how much. */
function outcomeOf(moment: Moment, node: Node, record: ActRecord): Part {
  const { cutBack, status } = record;
  const got =
    cutBack === null
      ? status
      : `cut back to ${valueWords(cutBack.counts.type, cutBack.counts.value ?? 0, moment.program.model.zone)}`;
  const expected = outcomeWords(moment, node);
  if (node.to === null) return { passed: got === node.outcome, expected, got };
  const wanted = evaluate(moment, node.to);
  const counts = cutBack?.counts.value ?? null;
  return { passed: "value" in wanted && counts !== null && same(counts, wanted.value), expected, got };
}

/** Exactly these sections refuse it, or all but a part of it. */
function sectionsOf(moment: Moment, node: Node, record: ActRecord): Part {
  const wanted = shownLabels(moment.program.model, node.under);
  const by = record.cutBack?.by ?? record.refusedBy;
  const under = (sections: readonly string[]): string =>
    sections.length === 0 ? "" : `under ${sectionWords(sections)}`;
  const passed =
    node.under.length === 0 || (wanted.length === by.length && wanted.every((one) => by.includes(one)));
  return { passed, expected: under(wanted), got: under(by) };
}

function mostOf(moment: Moment, expression: ast.Expression, record: ActRecord): Part {
  const wanted = evaluate(moment, expression);
  const most = record.mostAllowed;
  const got =
    most === null ? "no most allowed that can be told" : `at most ${groupThousands(String(most))} allowed`;
  const passed =
    "value" in wanted &&
    wanted.value instanceof Rational &&
    most !== null &&
    wanted.value.eq(Rational.of(most));
  return { passed, expected: `at most ${textOf(moment.source, expression)} allowed`, got };
}

function inputOf(moment: Moment, { name, value }: ast.Binding, record: ActRecord): Part {
  const zone = moment.program.model.zone;
  const wanted = evaluate(moment, value);
  const found = ofAct(moment, record, name.text);
  const label = name.text;
  if ("why" in wanted)
    return { passed: false, expected: `${label} = ${textOf(moment.source, value)}`, got: wanted.why };
  if ("why" in found) {
    return {
      passed: false,
      expected: `${label} = ${valueWords(wanted.type, wanted.value, zone)}`,
      got: `no ${label}, since ${found.why}`,
    };
  }
  const expected = `${label} = ${valueWords(found.type.kind === "quantity" ? found.type : wanted.type, wanted.value, zone)}`;
  const exact = found.value instanceof Rational ? exactText(found.value) : null;
  const off = offBy(found.type, found.value, wanted.value, zone);
  return {
    passed: same(found.value, wanted.value),
    expected,
    got: `${label} = ${valueWords(found.type, found.value, zone)}`,
    exact,
    off,
  };
}
