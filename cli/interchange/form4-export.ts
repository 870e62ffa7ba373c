/** `tenor export form4`: exercises of a run as an SEC Form 4. */

import { missingOption } from "../../grammar/diagnostics/catalogue/options.ts";
import { marketUnreadable, whichExercise } from "../../grammar/diagnostics/catalogue/ownership.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { wrap } from "../../grammar/diagnostics/render.ts";
import { readAmount } from "../../interpreter/facts/amounts.ts";
import { FILING, reportExercises } from "../../interpreter/ownership/export.ts";
import { readFiling } from "../../interpreter/ownership/person.ts";
import { writeOwnership } from "../../interpreter/ownership/write.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import { run as runContract } from "../../interpreter/run/run.ts";
import { longDate } from "../../interpreter/values/day.ts";
import { localDay } from "../../interpreter/values/instant.ts";
import type { Rational } from "../../interpreter/values/rational.ts";
import { pricePerShare } from "../../interpreter/values/unit.ts";
import type { Call, Word } from "../command.ts";
import { otherThan } from "../input/kind.ts";
import { readTextFile } from "../input/read.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";
import { prepare } from "../prepare.ts";
import type { FormPage } from "../render/ownership.ts";
import { ownershipText } from "../render/ownership-text.ts";
import { forPeople } from "../render/result.ts";
import { pageFaults, pagesOf } from "./form4-pages.ts";
import { ownershipJson } from "./form4-json.ts";
import { writeWhole } from "./write.ts";

export async function exportForm4(call: Call, file: Word): Promise<number> {
  const { terminal, json, line } = call;
  const end = { source: line, span: { start: line.text.length, end: line.text.length } };
  const [person] = call.values("--reporting-person");
  if (person === undefined) {
    const details = { option: "--reporting-person FILE", command: "export" };
    return giveUp(call, [report(missingOption, end, details)]);
  }
  const market = readMarket(call.values("--market")[0]);
  const faults = [...pageFaults(call), ...market.diagnostics];
  if (faults.length > 0) return giveUp(call, faults);
  const text = readTextFile(person.text);
  if (text.source === null) return giveUp(call, text.diagnostics);
  const other = otherThan("person", text.source);
  if (other !== null) return giveUp(call, [other]);
  const filing = readFiling(text.source);
  const prepared = await prepare(call, file);
  if ("failed" in prepared || filing.filing === null)
    return giveUp(call, [...filing.diagnostics, ...("failed" in prepared ? prepared.failed : [])]);
  const { model, facts, options } = prepared;
  const result = runContract(model, facts, options);
  const of = call.values("--of").map(({ text: id, place }) => ({ id, place }));
  const reported = reportExercises({
    result,
    quotes: facts.quotes,
    filing: filing.filing,
    of,
    market: market.value,
    place: file.place,
  });
  if (reported.document === null) {
    // An exercise that a run did not come to is not missing in the facts.
    const found = reported.diagnostics.filter(
      ({ code }) => result.stopped === null || code !== whichExercise.code,
    );
    const stops = result.diagnostics.filter(({ severity }) => severity === "error");
    return giveUp(call, [...stops, ...found]);
  }
  const ids =
    of.length > 0
      ? of.map(({ id }) => id)
      : result.acts.flatMap(({ act, id }) => (act === "Exercise" ? (id ?? []) : []));
  const page: FormPage = {
    document: reported.document,
    reasons: reported.reasons,
    due: dueDays(result, ids),
  };
  const [out] = call.values("--out");
  const files = [
    ...(out === undefined ? [] : [{ path: out.text, text: writeOwnership(reported.document) }]),
    ...pagesOf(call, page),
  ];
  if (files.length > 0) {
    const slip = writeWhole(
      files,
      call.flag("--force") !== null,
      (out ?? call.values("--page")[0] ?? file).place,
    );
    if (slip !== null) return giveUp(call, [slip]);
  }
  const written = files.map(({ path }) => path);
  const diagnostics = [...prepared.diagnostics, ...result.diagnostics, ...reported.diagnostics];
  if (json) {
    const form = ownershipJson(reported.document);
    printJson(terminal, { written, form, reasons: reported.reasons, due: page.due }, diagnostics);
  } else {
    if (written.length === 0)
      terminal.write(`${ownershipText(page, terminal.columns)}\nNothing was written: add --out FILE.xml.\n`);
    else terminal.write(writtenText(written, page, terminal.columns));
    complain(terminal, [...forPeople(prepared.diagnostics, result.diagnostics), ...reported.diagnostics]);
  }
  return Math.max(exitCodeOf(diagnostics), result.stopped === null ? 0 : 1);
}

function writtenText(written: readonly string[], { reasons, due }: FormPage, width: number): string {
  const lines = [
    ...wrap(`Wrote ${written.join(", ")}.`, width),
    ...reasons.flatMap(({ row, code, why }) =>
      wrap(`${row}, ${code}: ${why}`, width - 4).map((line, index) => (index === 0 ? "  " : "    ") + line),
    ),
    ...due.map((words) => `To be filed by ${words}.`),
  ];
  return `${lines.join("\n")}\n`;
}

/** When the duty to file, where the contract has it, ends for these exercises. */
function dueDays({ obligations, zone }: RunResult, ids: readonly string[]): string[] {
  return obligations.flatMap(({ act, event, id, due, section }) => {
    if (act !== FILING || event !== "Exercise" || due === null) return [];
    if (id !== null && !ids.includes(id)) return [];
    const of = ids.length > 1 && id !== null ? `, for ${id}` : "";
    return `${longDate(localDay(due, zone))} (section ${section}${of})`;
  });
}

function readMarket(word: Word | undefined): {
  readonly value: Rational | null;
  readonly diagnostics: readonly Diagnostic[];
} {
  if (word === undefined) return { value: null, diagnostics: [] };
  const read = readAmount(word.text, pricePerShare("USD"));
  if (read.kind === "amount" && read.value.sign() >= 0) return { value: read.value, diagnostics: [] };
  return { value: null, diagnostics: [report(marketUnreadable, word.place, { text: word.text })] };
}
