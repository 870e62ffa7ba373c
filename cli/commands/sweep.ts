import { writeFileSync } from "node:fs";
import { notWritable, optionsClash } from "../../grammar/diagnostics/catalogue/command-line.ts";
import * as entries from "../../grammar/diagnostics/catalogue/compare.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { canShow, sweepCell, type Cell } from "../../interpreter/compare/sweep.ts";
import { groupThousands, printDecimal } from "../../interpreter/values/decimal.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import type { Call, Command, Word } from "../command.ts";
import { complain, giveUp, printJson } from "../output.ts";
import { choiceOptions, factOptions, prepare, type Prepared } from "../prepare.ts";
import { reasonOf } from "../reasons.ts";
import { sweepChart, sweepCsv, sweepJson, sweepText, type Sweep } from "../render/sweep.ts";
import { readSets } from "../settings.ts";

export const command: Command = {
  name: "sweep",
  summary: "a result over a range of one or two terms",
  description:
    "Runs a contract again and again with other values of one or two terms, and shows what becomes of a result: as a table, as CSV or JSON, and as a chart.",
  operands: [{ name: "FILE", count: "one", help: "the contract" }],
  options: [
    {
      name: "--vary",
      value: "RANGE",
      repeatable: true,
      help: 'a term and its values: "Warrant Price=$1..$3 step $0.25"',
    },
    {
      name: "--show",
      value: "TERM",
      repeatable: true,
      help: "the result: a term, or what the last act used or gave",
    },
    ...factOptions,
    ...choiceOptions,
    { name: "--csv", value: null, help: "print CSV" },
    { name: "--svg", value: "FILE", help: "write a chart" },
  ],
  examples: [
    {
      command: 'tenor sweep draft.tenor --vary "Warrant Price=$1..$3 step $0.25" --events events.json',
      says: "where the terms end at nine first prices",
    },
  ],
  run,
};

/** More runs than this nobody waits for. */
const MOST_CELLS = 10_000;

interface Variation {
  readonly term: string;
  readonly word: Word;
  /** As `--set` would have them, with the number for the axis. */
  readonly values: readonly { readonly text: string; readonly value: Rational }[];
}

async function run(call: Call): Promise<number> {
  const [file] = call.operands;
  if (file === undefined) return 2;
  const csv = call.flag("--csv");
  if (csv !== null && call.json)
    return giveUp(call, [report(optionsClash, csv, { option: "--csv", other: "--json" })]);
  const prepared = await prepare(call, file);
  if ("failed" in prepared) return giveUp(call, prepared.failed);
  const variations = call.values("--vary").map(variationOf);
  const wrong = [
    ...variations.flatMap((each) => ("code" in each ? [each] : [])),
    ...wrongCounts(call, file),
    ...call
      .values("--show")
      .flatMap(({ text, place }) =>
        canShow(prepared.model, text) ? [] : [report(entries.nothingToShow, place, { name: text })],
      ),
  ];
  if (wrong.length > 0) return giveUp(call, wrong);
  const good = variations.flatMap((each) => ("code" in each ? [] : [each]));
  const cells = good.reduce((product, { values }) => product * values.length, 1);
  const [first, second] = good;
  if (first === undefined) return 2;
  if (cells > MOST_CELLS)
    return giveUp(call, [
      report(entries.tooManyCells, first.word.place, { most: MOST_CELLS.toLocaleString("en-US") }),
    ]);
  return sweep(call, prepared, first, second ?? null);
}

function wrongCounts(call: Call, file: Word): Diagnostic[] {
  const vary = call.values("--vary").length;
  return [
    ...(vary < 1 || vary > 2 ? [report(entries.wrongVariations, file.place, { option: "--vary" })] : []),
    ...(call.values("--show").length === 0
      ? [report(entries.wrongVariations, file.place, { option: "--show" })]
      : []),
  ];
}

/** `Warrant Price=$1.00..$3.00 step $0.25`, both ends included. */
function variationOf(word: Word): Variation | Diagnostic {
  const unreadable = report(entries.variationUnreadable, word.place, { text: word.text });
  const number = String.raw`(\$?)([\d,]*\.?\d+)(%?)`;
  const shape = new RegExp(String.raw`^([^=]+)=\s*${number}\s*\.\.\s*${number}\s+step\s+${number}\s*$`);
  const found = shape.exec(word.text);
  if (found === null) return unreadable;
  const [, term = "", sign = "", from = "", percent = "", , to = "", , , step = ""] = found;
  const [low, high, by] = [from, to, step].map((text) => Rational.parse(text.replaceAll(",", "")));
  if (!low || !high || !by || by.sign() <= 0 || high.cmp(low) < 0) return unreadable;
  const values: { text: string; value: Rational }[] = [];
  for (let value = low; value.cmp(high) <= 0; value = value.add(by)) {
    if (values.length > MOST_CELLS) break;
    const printed = printDecimal(value).text;
    const digits = sign === "$" && /^\d+(?:\.\d)?$/.test(printed) ? dollars(printed) : printed;
    values.push({ text: `${sign}${groupThousands(digits)}${percent}`, value });
  }
  return { term: term.trim().replace(/\s+/g, " "), word, values };
}

/** `1` and `1.5` as money is written. */
function dollars(text: string): string {
  const [whole = "", places = ""] = text.split(".");
  return `${whole}.${places.padEnd(2, "0")}`;
}

function sweep(call: Call, prepared: Prepared, first: Variation, second: Variation | null): number {
  const names = call.values("--show").map(({ text }) => text);
  const columns = second?.values ?? [null];
  const rows: Cell[][] = [];
  for (const [i, row] of first.values.entries()) {
    const cells: Cell[] = [];
    for (const column of columns) {
      call.terminal.progress(
        `${i * columns.length + cells.length} of ${first.values.length * columns.length} cells`,
      );
      const words = [
        setting(first, row.text),
        ...(second === null || column === null ? [] : [setting(second, column.text)]),
      ];
      const sets = readSets(words, prepared.model);
      if (sets.diagnostics.length > 0) return giveUp(call, sets.diagnostics);
      const { options } = prepared;
      const settings = new Map([...options.choices.settings, ...sets.value]);
      cells.push(
        sweepCell(
          prepared.model,
          prepared.facts,
          { ...options, choices: { ...options.choices, settings } },
          names,
        ),
      );
    }
    rows.push(cells);
  }
  call.terminal.progress("");
  return print(call, { first, second, names, rows });
}

const setting = ({ term, word }: Variation, text: string): Word => ({
  text: `${term}=${text}`,
  place: word.place,
});

function print(call: Call, done: Sweep): number {
  const { terminal } = call;
  const [svg] = call.values("--svg");
  if (svg !== undefined) {
    try {
      writeFileSync(svg.text, sweepChart(done));
    } catch (error) {
      return giveUp(call, [report(notWritable, svg.place, { path: svg.text, reason: reasonOf(error) })]);
    }
  }
  if (call.json) printJson(terminal, sweepJson(done), []);
  else terminal.write(call.flag("--csv") === null ? sweepText(done, terminal) : sweepCsv(done));
  const results = done.rows.flat().map(({ result }) => result);
  const stopped = results.find((result) => result.stopped !== null);
  if (!call.json && stopped !== undefined) complain(terminal, stopped.diagnostics);
  return results.some(({ stopped: stop, needs }) => stop !== null || needs.length > 0) ? 1 : 0;
}
