/** `--events A --quotes Q --events B --quotes R`: several sets of facts on one command line. */

import { basename, extname } from "node:path";
import { optionTwice } from "../grammar/diagnostics/catalogue/options.ts";
import { report, type Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import type { Call, Word } from "./command.ts";

/** The facts of one comparison: a name for its row, and what the options say for it alone. */
export interface FactSet {
  readonly name: string;
  readonly values: (option: string) => readonly Word[];
}

/** What belongs to the set of facts that it follows. */
const AS_OF = "--as-of";
const OWN = ["--quotes", AS_OF];

/**
 * The sets of facts of a command line, one for each `--events`. What follows one is of that set; what stands before the first, or is
 * there once for all of them, is of every set.
 */
export function factSets(call: Call): FactSet[] {
  const events = call.values("--events");
  const names = namesOf(events);
  return events.map((file, i): FactSet => {
    const own = (option: string): readonly Word[] => {
      const all = call.values(option);
      if (all.length < 2) return all;
      const before = all.filter((word) => at(word) < at(events[0]!));
      const next = events[i + 1];
      const after = all.filter((word) => at(word) > at(file) && (next === undefined || at(word) < at(next)));
      return after.length > 0 ? after : before;
    };
    const values = (option: string): readonly Word[] =>
      option === "--events" ? [file] : OWN.includes(option) ? own(option) : call.values(option);
    return { name: names[i] ?? file.text, values };
  });
}

/** Says of a set that it is run to two days; null where none is. */
export function daysTwice(sets: readonly FactSet[]): Diagnostic | null {
  for (const { values } of sets) {
    const [first, second] = values(AS_OF);
    if (first === undefined || second === undefined) continue;
    const related = [{ place: first.place, message: "It is given here first." }];
    return report(optionTwice, second.place, { option: AS_OF, first: first.text }, { related });
  }
  return null;
}

const at = ({ place }: Word): number => place.span.start;

/** Their names without folders and endings, where these tell them apart. */
function namesOf(files: readonly Word[]): string[] {
  const short = files.map(({ text }) => basename(text, extname(text)));
  return new Set(short).size === short.length ? short : files.map(({ text }) => text);
}
