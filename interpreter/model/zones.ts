import { slips } from "./similar.ts";

/** Whether this is a time zone of the IANA database. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zones that a reader may have meant. */
export function nearestZones(name: string): string[] {
  return slips(name, Intl.supportedValuesOf("timeZone"));
}
