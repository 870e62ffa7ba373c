import type { ImportedEvent } from "../../interpreter/interchange/types.ts";

/** An events file: one event a line. */
export function eventsText(events: readonly ImportedEvent[]): string {
  return events.length === 0
    ? "[]\n"
    : `[\n${events.map((event) => `  ${JSON.stringify(event)}`).join(",\n")}\n]\n`;
}
