/** What came of scenarios, for people: a list with what was expected and what was got. */

import { placeText, wrap } from "../../grammar/diagnostics/render.ts";
import type { ExpectationResult, ScenarioResult } from "../../interpreter/scenario/result.ts";
import type { Terminal } from "../terminal.ts";

/** The scenarios of one file, each with its mark; of those that failed, what they missed. */
export function fileText(file: string, results: readonly ScenarioResult[], terminal: Terminal): string {
  if (results.length === 0) return "";
  const lines = [
    terminal.colours.strong(file),
    ...results.flatMap((result) => scenarioLines(result, terminal)),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

function scenarioLines(
  { title, passed, expectations, diagnostics }: ScenarioResult,
  terminal: Terminal,
): string[] {
  const { colours, columns } = terminal;
  const mark = passed ? colours.good("✓") : colours.bad("✗");
  const [first = "", ...rest] = wrap(title, columns - 4);
  const lines = [`  ${mark} ${first}`, ...rest.map((line) => `    ${line}`)];
  if (passed) return lines;
  const missed = expectations.filter((each) => !each.passed);
  lines.push(...missed.flatMap((each) => missedLines(each, terminal)));
  // Other faults are shown in full before the list.
  const others = diagnostics.filter(
    (each) => each.severity === "error" && !missed.some(({ diagnostic }) => diagnostic === each),
  );
  for (const { title: what, place } of others) {
    lines.push(
      ...wrap(what, columns - 6).map((line) => `      ${line}`),
      `      ${colours.faint(placeText(place))}`,
    );
  }
  return lines;
}

/** The two sides one under the other, so that the eye finds the difference. */
function missedLines(
  { text, place, expected, got, diagnostic }: ExpectationResult,
  { colours, columns }: Terminal,
): string[] {
  const width = columns - 18;
  const side = (label: string, words: string, paint: (text: string) => string): string[] =>
    wrap(words, width).map((line, i) => `        ${i === 0 ? label.padEnd(8) : "        "}  ${paint(line)}`);
  const more = diagnostic?.text ?? "";
  return [
    ...wrap(text, columns - 6).map((line) => `      ${line}`),
    `      ${colours.faint(placeText(place))}`,
    ...side("expected", expected, colours.good),
    ...side("got", got, colours.bad),
    ...(more === "" ? [] : wrap(more, width).map((line) => `                  ${colours.faint(line)}`)),
  ];
}

/** `25 scenarios: 24 passed, 1 failed; 88 expectations, 1 missed.` */
export function countsText(results: readonly ScenarioResult[], { colours }: Terminal): string {
  if (results.length === 0) return "No scenarios.\n";
  const failed = results.filter(({ passed }) => !passed).length;
  const expectations = results.flatMap((each) => each.expectations);
  const missed = expectations.filter(({ passed }) => !passed).length;
  const verdict =
    failed === 0
      ? colours.good("all passed")
      : `${results.length - failed} passed, ${colours.bad(`${failed} failed`)}`;
  const misses = missed === 0 ? "" : `, ${missed} missed`;
  return `${counted(results.length, "scenario")}: ${verdict} (${counted(expectations.length, "expectation")}${misses}).\n`;
}

export function counted(count: number, word: string): string {
  return `${count.toLocaleString("en-US")} ${word}${count === 1 ? "" : "s"}`;
}
