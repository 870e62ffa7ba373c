/** A lawyer's own Word file as a template: its placeholders found, paragraph by paragraph, and filled with its look kept. */

import { patchDocument, PatchType, type IPatch } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { badPlaceholder, notATemplate } from "../../grammar/diagnostics/catalogue/documents.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";
import type { Filler } from "../../interpreter/document/fill.ts";
import type { Figure } from "../../interpreter/document/model.ts";
import { findPlaceholders, type Placeholder } from "../../interpreter/document/placeholders.ts";
import { children, runs, sourcesOf } from "./docx.ts";
import { fixed } from "./pack.ts";

/** A Word file of a lawyer is far smaller; more is no document, or one made to fill the memory. */
const MOST_UNPACKED = 64 * 1024 * 1024;

/** Where in the paper the list of sources goes; at the end where the template does not say. */
const SOURCES = "the sources";

interface Marked extends Placeholder {
  /** As it stands between the braces, which is how the library looks for it. */
  readonly raw: string;
  readonly place: Place;
  /** `paragraph 4`. */
  readonly where: string;
  /** Whether it is all that its paragraph holds. */
  readonly alone: boolean;
}

export interface WordTemplate {
  readonly parts: Readonly<Record<string, Uint8Array>>;
  readonly placeholders: readonly Marked[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a Word file; a finding where it is none. `place` is the word of the command line that names it. */
export function readWordTemplate(file: Uint8Array, path: string, place: Place): WordTemplate | Diagnostic {
  const parts = unpacked(file);
  if (typeof parts === "string") return report(notATemplate, place, { path, why: parts });
  const body = parts["word/document.xml"];
  if (body === undefined) return report(notATemplate, place, { path, why: "it is no Word file" });
  return placeholdersOf(parts, path);
}

/** The parts, or why there are none. */
function unpacked(file: Uint8Array): Record<string, Uint8Array> | string {
  let size = 0;
  try {
    const parts = unzipSync(file, {
      filter: ({ originalSize }) => {
        size += originalSize;
        return size <= MOST_UNPACKED;
      },
    });
    if (size > MOST_UNPACKED) return "it is too large";
    const forbidden = Object.entries(parts).some(
      ([name, part]) => name.endsWith(".xml") && /<!DOCTYPE/i.test(strFromU8(part.subarray(0, 1000))),
    );
    return forbidden ? "it declares a document type, which no Word file does" : parts;
  } catch {
    return "it is no Word file";
  }
}

// ---- finding ----

const TEXT_PART = /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/;

/** A text that messages can show: each paragraph is a line. */
function placeholdersOf(parts: Readonly<Record<string, Uint8Array>>, path: string): WordTemplate {
  const names = Object.keys(parts).filter((name) => TEXT_PART.test(name));
  const ordered = names.toSorted(
    (a, b) => Number(!a.includes("document")) - Number(!b.includes("document")) || (a < b ? -1 : 1),
  );
  const lines = ordered.flatMap((name) => {
    const part = TEXT_PART.exec(name)?.[1]?.replace(/\d+$/, "") ?? "";
    const inPart = part === "document" ? "" : ` of the ${part}`;
    return paragraphsOf(strFromU8(parts[name] ?? new Uint8Array())).map((text, i) => ({
      text,
      where: `paragraph ${i + 1}${inPart}`,
    }));
  });
  const source: Source = { name: path, text: lines.map(({ text }) => text).join("\n") };
  const placeholders: Marked[] = [];
  const diagnostics: Diagnostic[] = [];
  let start = 0;
  for (const { text, where } of lines) {
    const base = start;
    start += text.length + 1;
    const found = findPlaceholders(text);
    const at = (from: number, to: number): Place => ({
      source,
      span: { start: base + from, end: base + to },
    });
    for (const from of found.open)
      diagnostics.push(
        report(badPlaceholder, at(from, from + 2), { what: "These braces are never closed", where }),
      );
    for (const each of found.placeholders) {
      const place = at(each.start, each.end);
      if (each.choices.length === 0)
        diagnostics.push(report(badPlaceholder, place, { what: "These braces are empty", where }));
      const raw = text.slice(each.start + 2, each.end - 2);
      placeholders.push({
        ...each,
        raw,
        place,
        where,
        alone: text.trim() === text.slice(each.start, each.end),
      });
    }
  }
  return { parts, placeholders, diagnostics };
}

/** The texts of a part's paragraphs, in the order in which they begin; a text box's stand behind the paragraph that holds it. */
export function paragraphsOf(xml: string): string[] {
  const texts: string[] = [];
  const open: number[] = [];
  for (const [tag, , text] of xml.matchAll(
    /<w:p(?=[ />])[^>]*>|<\/w:p>|<w:(tab|br|cr)\/>|<w:t(?=[ >])[^>]*>([^<]*)<\/w:t>/g,
  )) {
    if (tag.startsWith("</w:p")) open.pop();
    else if (tag.startsWith("<w:p")) {
      texts.push("");
      if (!tag.endsWith("/>")) open.push(texts.length - 1);
    } else {
      const at = open.at(-1);
      if (at !== undefined) texts[at] += text === undefined ? " " : decoded(text).replace(/[\r\n]/g, " ");
    }
  }
  return texts;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(xml: string): string {
  return xml.replace(
    /&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

// ---- filling ----

/**
 * The Word file with everything put in; null where its text is no XML. Call it once the findings of `patchesOf` hold no error.
 */
export async function filledWord(
  template: WordTemplate,
  patches: Record<string, IPatch>,
): Promise<Uint8Array | null> {
  const parts = { ...template.parts };
  if (!template.placeholders.some(({ written }) => written === SOURCES))
    parts["word/document.xml"] = withSources(parts);
  const data = zipSync(parts);
  try {
    return fixed(await patchDocument({ outputType: "uint8array", data, keepOriginalStyles: true, patches }));
  } catch {
    return null;
  }
}

/** What stands for each placeholder; findings go to the filler. */
export function patchesOf(template: WordTemplate, filler: Filler): Record<string, IPatch> {
  const patches: Record<string, IPatch> = {};
  for (const placeholder of template.placeholders) {
    const { raw, place, where, alone, written } = placeholder;
    if (written === SOURCES || placeholder.choices.length === 0) continue;
    const found = filler.fill(placeholder, place, where);
    if (found.is === "words") patches[raw] = { type: PatchType.PARAGRAPH, children: runs(found.inside) };
    else if (found.is === "blocks") {
      if (!alone) {
        const what = `"${written}" stands for whole paragraphs, in the midst of one`;
        filler.diagnostics.push(report(badPlaceholder, place, { what, where }));
      }
      patches[raw] = { type: PatchType.DOCUMENT, children: children(found.blocks) };
    }
  }
  const raw = template.placeholders.find(({ written }) => written === SOURCES)?.raw ?? SOURCES;
  patches[raw] = { type: PatchType.DOCUMENT, children: sourcesFor(filler.figures.all) };
  return patches;
}

function sourcesFor(figures: readonly Figure[]) {
  const list = sourcesOf(figures, false);
  return list.length > 0 ? list : children([{ kind: "paragraph", inside: [] }]);
}

/** A paragraph of its own at the end of the text, before what says how its last pages look. */
function withSources(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const end = xml.lastIndexOf("</w:body>");
  const look = xml.lastIndexOf("<w:sectPr", end);
  const at = look >= 0 && !xml.slice(look, end).includes("</w:p>") ? look : end;
  const last = `<w:p><w:r><w:t>{{${SOURCES}}}</w:t></w:r></w:p>`;
  return strToU8(xml.slice(0, at) + last + xml.slice(at));
}
