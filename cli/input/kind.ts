/** What a file looks to be by its first words, where one was given for another. */

import { otherFile } from "../../grammar/diagnostics/catalogue/command-line.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../../grammar/source.ts";
import { QUOTE_COLUMNS } from "../../interpreter/facts/types.ts";

export type FileKind = "events" | "quotes" | "contract" | "person";

/** `page`: what Tenor writes for a browser, which nothing reads. */
export function kindOfText(text: string): FileKind | "page" | null {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  // A contract may begin with a note from drafter to drafter, `[NTD: ...]`.
  if (/^(?:\[\s*[{\]]|\{)/.test(start)) return PERSON.test(start) ? "person" : "events";
  if (/^<(?:!doctype html|html|svg|\?xml)\b/i.test(start)) return "page";
  if (/^(?:warrant|module|amends) ["“]/m.test(start.slice(0, 2_000))) return "contract";
  const [line = ""] = start.split(/[\n\r]/, 1);
  const cells = line.split(/[,;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, "").toLowerCase());
  const columns = new Set<string>(QUOTE_COLUMNS);
  return cells.includes("date") && cells.some((cell) => columns.has(cell)) ? "quotes" : null;
}

/** One object about the issuer and the person, which has no `event`. */
const PERSON = /^\{(?![^]{0,20000}"event"\s*:)[^]{0,20000}"(?:reporting person|issuer)"\s*:\s*[{[]/;

const FILES: Readonly<
  Record<FileKind, { readonly option: string; readonly what: string; readonly right: string }>
> = {
  events: { option: "--events", what: "events, which are JSON", right: "--events FILE" },
  quotes: { option: "--quotes", what: "quotes, a table of prices by day", right: "--quotes FILE" },
  contract: { option: "FILE", what: "a contract", right: "FILE, without an option" },
  person: {
    option: "--reporting-person",
    what: "the particulars of a reporting person, which are JSON",
    right: "--reporting-person FILE, to tenor export form4",
  },
};

const PAGE = { what: "a page or a picture", right: null };

/** Says that a file was given for another; null where it may be what it was given for. */
export function otherThan(wanted: FileKind, source: Source): Diagnostic | null {
  const kind = kindOfText(source.text);
  if (kind === null || kind === wanted) return null;
  // JSON without an event may be the particulars, with a slip.
  if (wanted === "person" && kind === "events" && !/"event"\s*:/.test(source.text)) return null;
  const { option, what } = FILES[wanted];
  const { what: is, right } = kind === "page" ? PAGE : FILES[kind];
  const end = source.text.search(/[\n\r]|$/);
  const span = { start: 0, end: Math.max(end, 1) };
  return report(otherFile, { source, span }, { option, wanted: what, is, right });
}
