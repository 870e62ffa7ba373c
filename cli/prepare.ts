/** What `run`, `explain` and `can` have in common: a contract, its facts and the choices, read and found sound. */

import { resolve } from "node:path";
import { fileTwice } from "../grammar/diagnostics/catalogue/folders.ts";
import { unknownCertificate } from "../grammar/diagnostics/catalogue/command-line.ts";
import { neededBlank } from "../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../grammar/diagnostics/nearest.ts";
import type { Model } from "../interpreter/model/model.ts";
import type { Facts } from "../interpreter/run/facts.ts";
import type { RunResult } from "../interpreter/run/result.ts";
import type { RunOptions } from "../interpreter/run/run.ts";
import { natives } from "../stdlib/native/index.ts";
import type { Call, Option, Word } from "./command.ts";
import { openContract } from "./contract.ts";
import { readFacts } from "./facts.ts";
import { exitCodeOf } from "./output.ts";
import { readDay, readReadings, readSets } from "./settings.ts";

export const factOptions: readonly Option[] = [
  {
    name: "--events",
    value: "FILE",
    repeatable: true,
    help: "what happened: JSON, one list or one event a line",
  },
  { name: "--quotes", value: "FILE", repeatable: true, help: "prices by day: CSV" },
];

export const choiceOptions: readonly Option[] = [
  {
    name: "--as-of",
    value: "DATE",
    help: "run to the end of this day (2007-12-31); the last event's day if left out",
  },
  {
    name: "--set",
    value: "TERM=VALUE",
    repeatable: true,
    help: 'fill a blank or replace a first value: --set "Warrant Share Number=100,000"',
  },
  {
    name: "--reading",
    value: "NAME",
    repeatable: true,
    help: "where the words bear several readings, take the one of this name",
  },
];

export const certificateOption: Option = {
  name: "--certificate",
  value: "NUMBER",
  help: "with a register: under this certificate (W-1); otherwise under each that is outstanding",
};

/** Says that a certificate that was asked for is not in the register; null where it is. */
export function certificateSlip({ text, place }: Word, { certificates }: RunResult): Diagnostic | null {
  if (certificates?.has(text) === true) return null;
  const known = [...(certificates?.keys() ?? [])];
  return report(unknownCertificate, place, { name: text, near: nearestOf(text, known, 3), known });
}

/** The contract with the choices of a run, before its facts. */
export interface Chosen {
  readonly model: Model;
  readonly options: RunOptions;
  /** Warnings and remarks; none of them an error. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that a run takes. */
export interface Prepared extends Chosen {
  readonly facts: Facts;
}

export type Failed = { readonly failed: readonly Diagnostic[] };

/** Reads the contract and the choices; the messages of both at once. */
export function choose(call: Call, file: Word): Chosen | Failed {
  const { compilation, sound, diagnostics } = openContract(file.text);
  const day = readDay(call.values("--as-of")[0]);
  if (compilation === null || !sound) return { failed: [...day.diagnostics, ...diagnostics] };
  const { model } = compilation;
  const readings = readReadings(call.values("--reading"), model);
  const settings = readSets(call.values("--set"), model);
  const all = [...day.diagnostics, ...readings.diagnostics, ...settings.diagnostics];
  if (exitCodeOf(all) > 0) return { failed: all };
  return {
    model,
    options: {
      asOf: day.value,
      choices: { readings: readings.value, settings: settings.value },
      natives,
    },
    diagnostics: [...withoutFilled(diagnostics, call), ...all],
  };
}

/** A blank that a setting fills is none for this run. */
function withoutFilled(diagnostics: readonly Diagnostic[], call: Call): Diagnostic[] {
  const filled = new Set(
    call.values("--set").map(({ text }) => {
      const term = text.split("=")[0]?.trim() ?? "";
      return neededBlank.message({ term, where: "", subjects: "" }).title;
    }),
  );
  return diagnostics.filter(({ code, title }) => code !== neededBlank.code || !filled.has(title));
}

/** A file named twice would count twice. */
function namedTwice(words: readonly Word[]): Diagnostic[] {
  const seen = new Map<string, Word>();
  return words.flatMap((word) => {
    const path = resolve(word.text);
    const first = seen.get(path);
    if (first === undefined) {
      seen.set(path, word);
      return [];
    }
    const related = [{ place: first.place, message: "It is given here first." }];
    return [report(fileTwice, word.place, { path: word.text }, { related })];
  });
}

export async function prepare(call: Call, file: Word): Promise<Prepared | Failed> {
  const chosen = choose(call, file);
  if ("failed" in chosen) return chosen;
  const twice = [...namedTwice(call.values("--events")), ...namedTwice(call.values("--quotes"))];
  if (twice.length > 0) return { failed: twice };
  const textsOf = (option: string): string[] => call.values(option).map(({ text }) => text);
  const read = await readFacts(chosen.model, textsOf("--events"), textsOf("--quotes"), call.terminal);
  const diagnostics = [...chosen.diagnostics, ...read.diagnostics];
  if (exitCodeOf(read.diagnostics) > 0)
    return { failed: diagnostics.filter(({ severity }) => severity !== "information") };
  return { ...chosen, facts: read.facts, diagnostics };
}
