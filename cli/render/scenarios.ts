/** The results of scenarios for a person: a list, and under each failure what was expected beside what came. */

import { placeText, wrap } from "../../grammar/diagnostics/render.ts";
import type { ExpectationResult, ScenarioResult } from "../../interpreter/scenario/result.ts";
import type { Terminal } from "../terminal.ts";

const INDENT = "          ";

export function scenarioText(result: ScenarioResult, { colours, columns }: Terminal): string {
  const { title, passed, expectations } = result;
  const verdict = passed ? colours.good("passed") : colours.bad("failed");
  const [first = "", ...rest] = wrap(title, columns - INDENT.length);
  const lines = [`  ${verdict}  ${first}`, ...rest.map((line) => INDENT + line)];
  for (const expectation of expectations)
    if (!expectation.passed) lines.push(...missedLines(expectation, colours, columns));
  return lines.join("\n");
}

function missedLines(
  { text, place, expected, got, exact, off }: ExpectationResult,
  colours: Terminal["colours"],
  columns: number,
): string[] {
  const cut = exact !== null && !got.replaceAll(",", "").includes(exact);
  const notes = [...(cut ? [`exactly ${exact}`] : []), ...(off === null ? [] : [off])];
  const room = columns - INDENT.length - 2;
  const compared = (label: string, value: string, paint: (text: string) => string): string[] =>
    wrap(value, room - 10).map((line, i) => `${INDENT}  ${(i === 0 ? label : "").padEnd(10)}${paint(line)}`);
  return [
    ...wrap(text, room + 2).map((line) => INDENT + line),
    `${INDENT}${colours.faint(placeText(place))}`,
    ...compared("expected", expected, colours.good),
    ...compared("got", got, colours.bad),
    ...(notes.length === 0 ? [] : compared("", `(${notes.join("; ")})`, colours.faint)),
  ];
}
