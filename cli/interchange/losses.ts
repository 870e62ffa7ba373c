/** What could not be carried from one format to the other, for people and for programs. */

import { placeToJson, wrap } from "../../grammar/diagnostics/render.ts";
import type { Loss } from "../../interpreter/interchange/types.ts";
import type { Terminal } from "../terminal.ts";

export function lossesText(title: string, losses: readonly Loss[], { colours, columns }: Terminal): string {
  if (losses.length === 0) return "";
  const lines: string[] = [];
  let last = "";
  for (const { of, what, why, place } of losses) {
    const at = place === null ? null : placeToJson(place);
    const where = at === null ? "" : colours.faint(`  ${at.file}:${at.line}:${at.column}`);
    if (of !== last) lines.push(`  ${of}${where}`);
    last = of;
    lines.push(...hanging(`${what}: ${why}`, 4, columns));
  }
  return `\n${colours.strong(`${title} (${losses.length})`)}\n${lines.join("\n")}\n`;
}

/** A line at an indent, what goes on of it two further in. */
export function hanging(text: string, indent: number, columns: number): string[] {
  const whole = `${" ".repeat(indent)}${text}`;
  if (whole.length <= columns) return [whole];
  return wrap(text, columns - indent - 2).map(
    (line, i) => `${" ".repeat(i === 0 ? indent : indent + 2)}${line}`,
  );
}

export function lossJson({ of, what, why, place }: Loss): object {
  return { of, what, why, place: place === null ? null : placeToJson(place) };
}
