/** What could not be carried from one format to the other, for people and for programs. */

import { placeToJson } from "../../grammar/diagnostics/render.ts";
import type { Loss } from "../../interpreter/interchange/types.ts";
import type { Terminal } from "../terminal.ts";

export function lossesText(title: string, losses: readonly Loss[], { colours }: Terminal): string {
  if (losses.length === 0) return "";
  const lines: string[] = [];
  let last = "";
  for (const { of, what, why, place } of losses) {
    const at = place === null ? null : placeToJson(place);
    const where = at === null ? "" : colours.faint(`  ${at.file}:${at.line}:${at.column}`);
    if (of !== last) lines.push(`  ${of}${where}`);
    last = of;
    lines.push(`    ${what}: ${why}`);
  }
  return `\n${colours.strong(`${title} (${losses.length})`)}\n${lines.join("\n")}\n`;
}

export function lossJson({ of, what, why, place }: Loss): object {
  return { of, what, why, place: place === null ? null : placeToJson(place) };
}
