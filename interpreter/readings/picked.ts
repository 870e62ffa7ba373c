/** The whole choice, as a run's result has it: the reading of each ambiguity, the default where none was picked. */

import type { Model } from "../model/model.ts";

const NONE: ReadonlyMap<string, string> = new Map();

export function pickedReadings(
  { ambiguities }: Pick<Model, "ambiguities">,
  picked: ReadonlyMap<string, string> = NONE,
): ReadonlyMap<string, string> {
  return new Map(ambiguities.map(({ key, names }) => [key, picked.get(key) ?? names[0] ?? key]));
}
