/** Word files, reproducible: the same document gives the same bytes on every machine and day. */

import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";

/** The first moment that a zip file can name, and what a Word file of ours says of its making. */
const ALWAYS = "1980-01-01T00:00:00Z";
const MODIFIED = new Date(1980, 0, 1);

/** Puts the parts of a Word file together again with fixed times and with bookmarks numbered from 1. */
export function fixed(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file);
  const numbers = new Map<string, string>();
  const packed: Zippable = {};
  for (const name of Object.keys(parts).toSorted()) {
    const part = parts[name] ?? new Uint8Array();
    const text = name === "docProps/core.xml" ? undated : name.endsWith(".xml") ? renumbered(numbers) : null;
    packed[name] = [text === null ? part : strToU8(text(strFromU8(part))), { mtime: MODIFIED, level: 9 }];
  }
  return zipSync(packed);
}

function undated(xml: string): string {
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${ALWAYS}`);
}

/** The library counts bookmarks through all documents of a process; within one file it is enough that they differ. */
function renumbered(numbers: Map<string, string>): (xml: string) => string {
  return (xml) =>
    xml.replace(/<w:bookmark(?:Start|End)[^>]*>/g, (tag) =>
      tag.replace(/w:id="([^"]*)"/, (_, id: string) => {
        const number = numbers.get(id) ?? String(numbers.size + 1);
        numbers.set(id, number);
        return `w:id="${number}"`;
      }),
    );
}
