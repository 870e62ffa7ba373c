/** A sweep read from its command line: the cells, and what computes one. The main thread and each worker make it for themselves. */

import { statSync } from "node:fs";
import { nothingToShow, tooManyCells, wrongVariations } from "../../grammar/diagnostics/catalogue/compare.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { canShow, sweeper, type Cell, type Refused, type Varied } from "../../interpreter/compare/sweep.ts";
import { pickedReadings } from "../../interpreter/readings/picked.ts";
import { valueToJson, type Json } from "../../interpreter/report/json.ts";
import { eventName, sectionWords, verdictWords } from "../../interpreter/report/names.ts";
import { show, showDay } from "../../interpreter/report/show.ts";
import type { RunResult, Shown } from "../../interpreter/run/result.ts";
import { printDecimal } from "../../interpreter/values/decimal.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import type { Call } from "../command.ts";
import { choiceOptions, factOptions, prepare, type Failed } from "../prepare.ts";
import { MOST_CELLS, readVariation, type Variation } from "./variations.ts";

/** A value in all the forms in which it is printed: data only, so that it can come from another thread. */
export interface CellValue {
  /** For people, with fewer and fewer decimals: for tables that would be too wide. */
  readonly texts: readonly string[];
  /** For CSV. */
  readonly plain: string;
  readonly json: Json;
  /** For a chart; null for what is no number. */
  readonly number: number | null;
  /** Why there is no value, where an act that would have given it is refused. */
  readonly refused: string | null;
}

const PLACES = [6, 4, 2];

export interface CellReport {
  /** For each name that is shown; null where the run has none. */
  readonly values: readonly (CellValue | null)[];
  /** Why the run stops, or what it lacks; null where it is whole. */
  readonly lacks: { readonly how: "stops" | "needs"; readonly message: string } | null;
}

export interface Plan {
  readonly first: Variation;
  readonly second: Variation | null;
  readonly names: readonly string[];
  /** The reading of each ambiguity, in all cells. */
  readonly readings: ReadonlyMap<string, string>;
  /** Row by row: the first input's values, in each the second's. */
  readonly count: number;
  readonly cell: (index: number) => Cell;
  readonly report: (index: number) => CellReport;
}

/** The options that a plan is made of. */
export const PLAN_OPTIONS: readonly string[] = [
  "--vary",
  "--show",
  ...[...factOptions, ...choiceOptions].map(({ name }) => name),
];

export async function planOf(call: Call): Promise<Plan | Failed> {
  const [file] = call.operands;
  if (file === undefined) return { failed: [] };
  const prepared = await prepare(call, file);
  if ("failed" in prepared) return prepared;
  const { model, facts, options } = prepared;
  const variations = call.values("--vary").map((word) => readVariation(word, model, facts));
  const shows = call.values("--show");
  const wrong: Diagnostic[] = [
    ...variations.flatMap((each) => ("input" in each ? [] : each)),
    ...(variations.length < 1 || variations.length > 2
      ? [report(wrongVariations, file.place, { option: "--vary" })]
      : []),
    ...(shows.length === 0 ? [report(wrongVariations, file.place, { option: "--show" })] : []),
    ...shows.flatMap(({ text, place }) =>
      canShow(model, text) ? [] : [report(nothingToShow, place, { name: text })],
    ),
  ];
  const [first, second = null] = variations.flatMap((each) => ("input" in each ? [each] : []));
  if (wrong.length > 0 || first === undefined) return { failed: wrong };
  const across = second?.values.length ?? 1;
  const count = first.values.length * across;
  if (count > MOST_CELLS) {
    const most = MOST_CELLS.toLocaleString("en-US");
    return { failed: [report(tooManyCells, call.values("--vary")[0]?.place ?? file.place, { most })] };
  }
  const names = shows.map(({ text }) => text);
  const run = sweeper(model, facts, options, names);
  const cell = (index: number): Cell =>
    run([
      ...variedTo(first, Math.floor(index / across)),
      ...(second === null ? [] : variedTo(second, index % across)),
    ]);
  const readings = pickedReadings(model, options.choices.readings);
  return { first, second, names, readings, count, cell, report: (index) => reportOf(cell(index)) };
}

function variedTo({ input, values }: Variation, at: number): Varied[] {
  const value = values[at];
  return value === undefined ? [] : [{ input, ...value }];
}

/** Whether all that the command reads can be read a second time: a pipe cannot. */
export function canBeReadAgain(call: Call): boolean {
  const files = [...call.operands, ...call.values("--events"), ...call.values("--quotes")];
  return files.every(({ text }) => statSync(text, { throwIfNoEntry: false })?.isFile() === true);
}

function reportOf({ values, result }: Cell): CellReport {
  return {
    values: values.map((value) => (value === null ? null : valueOf(value, result.zone))),
    lacks: lacksOf(result),
  };
}

function valueOf(found: Shown | Refused, zone: string): CellValue {
  if ("refused" in found) {
    const { act, id } = found.refused;
    const refused = `${eventName(act, id)} is ${verdictWords(found.refused)}, so that it gives nothing.`;
    return { texts: PLACES.map(() => "refused"), plain: "", json: null, number: null, refused };
  }
  const shown = found;
  const { value } = shown;
  const number = value instanceof Rational;
  return {
    texts: PLACES.map((places) => show(shown, { zone, places })),
    plain: number ? printDecimal(value).text : show(shown, { zone }),
    json: valueToJson(shown, zone),
    number: number ? value.toNumber() : null,
    refused: null,
  };
}

function lacksOf({ stopped, needs }: RunResult): CellReport["lacks"] {
  if (stopped !== null) {
    const { event, id, day, section, message } = stopped;
    const under = section === null ? "" : `, under ${sectionWords(section)}`;
    const at = `at ${eventName(event, id)} on ${showDay(day)}${under}`;
    return { how: needs.length > 0 ? "needs" : "stops", message: `The run stops ${at}: ${message}` };
  }
  const [need] = needs;
  return need === undefined ? null : { how: "needs", message: `The run needs a ${need.kind}: ${need.what}` };
}
