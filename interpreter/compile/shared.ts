/** Programs that many runs share: a contract is run again for each book of facts, each scenario and each question of an editor. */

import type { Model, TermSymbol } from "../model/model.ts";
import { buildProgram } from "./build.ts";
import type { Native } from "./natives.ts";
import type { Choices, Program } from "./program.ts";
import type { Value } from "./value.ts";

interface Known {
  readonly natives: ReadonlyMap<string, Native>;
  readonly program: Program;
}

const programs = new WeakMap<Model, Known>();

/** The program of a model; where nothing is chosen or set, and nobody asks which readings it meets, it is made once. */
export function programOf(model: Model, choices: Choices, natives: ReadonlyMap<string, Native>): Program {
  const plain = choices.readings.size === 0 && choices.settings.size === 0 && choices.consulted === undefined;
  if (!plain) return buildProgram(model, choices, natives);
  let known = programs.get(model);
  if (known === undefined || known.natives !== natives) {
    // What somebody chooses later, in the map that is at hand now, does not concern this program.
    const none: Choices = { readings: new Map(), settings: new Map() };
    known = { natives, program: buildProgram(model, none, natives) };
    programs.set(model, known);
  }
  return known.program;
}

const calendars = new WeakMap<Program, Map<TermSymbol, Map<number, Value>>>();

/** What a program has worked out of the calendar, which no fact changes: holidays and trading days by term and day. */
export function calendarOf(program: Program): Map<TermSymbol, Map<number, Value>> {
  let found = calendars.get(program);
  if (found === undefined) {
    found = new Map();
    calendars.set(program, found);
  }
  return found;
}
