import { slips } from "./similar.ts";

/** The time zones that a reader may have meant. */
export function nearestZones(name: string): string[] {
  return slips(name, Intl.supportedValuesOf("timeZone"));
}
