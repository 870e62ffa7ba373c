/** Where the figures of a document come from, in words: the same in every format. */

import { basename } from "./paths.ts";
import { lineColumn } from "../../grammar/source.ts";
import { sectionWords } from "../report/names.ts";
import type { Figure, Origin } from "./model.ts";

export const SOURCES_TITLE = "Where the figures come from";

/** What the list says before its first row. */
export const SOURCES_LEAD =
  "Each number beside a figure leads here. A path that begins with a full stop is of the result that tenor run --json prints; a file stands with its line.";

export const SOURCES_HEAD = ["No.", "Figure", "What it is", "Section", "Where it stands", "In full"] as const;

/** The cells of a row, in the order of the head. */
export function sourceRow({
  number,
  text,
  origin,
}: Figure): readonly [string, string, string, string, string, string] {
  return [String(number), text, origin.what, origin.section ?? "", standsAt(origin), origin.exact ?? ""];
}

/** One line: `Warrant Price after ..., section 4(d)(i); .ledger[0].after; in full 67/28`. */
export function sourceLine({ origin }: Figure): string {
  const { what, section, exact } = origin;
  const where = standsAt(origin);
  return [
    section === null ? what : `${what}, ${sectionWords(section)}`,
    ...(where === "" ? [] : [where]),
    ...(exact === null ? [] : [`in full ${exact}`]),
  ].join("; ");
}

/** The path in the run's JSON, or the file and line. */
export function standsAt({ path, place }: Origin): string {
  if (path !== null) return path;
  if (place === null) return "";
  return `${basename(place.source.name)}, line ${lineColumn(place.source, place.span.start).line}`;
}
