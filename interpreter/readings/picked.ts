/** The whole choice, as a run's result has it: the reading of each ambiguity, the default where none was picked. */

import type { Model } from "../model/model.ts";

export function pickedReadings(
  { ambiguities }: Model,
  picked: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(ambiguities.map(({ key, names }) => [key, picked.get(key) ?? names[0] ?? key]));
}
