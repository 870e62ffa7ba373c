/** What a file looks to be by its first words, where one was given for another. */

import { QUOTE_COLUMNS } from "../../interpreter/facts/types.ts";

export type FileKind = "events" | "quotes" | "contract";

export function kindOfText(text: string): FileKind | null {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start.startsWith("[") || start.startsWith("{")) return "events";
  if (/^(?:warrant|module|amends) ["“]/m.test(start.slice(0, 2_000))) return "contract";
  const [line = ""] = start.split(/[\n\r]/, 1);
  const cells = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, "").toLowerCase());
  const columns = new Set<string>(QUOTE_COLUMNS);
  return cells.includes("date") && cells.some((cell) => columns.has(cell)) ? "quotes" : null;
}
