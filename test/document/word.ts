// Word files made by hand, as small as they can be: what a lawyer's template is to the program.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml";

const run = (text: string): string =>
  `<w:r><w:t xml:space="preserve">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</w:t></w:r>`;

/** The XML of paragraphs, each a list of runs: Word parts a text wherever its look or its spelling changes. */
export function bodyOf(...paragraphs: readonly (readonly string[])[]): string {
  const inside = paragraphs.map((runs) => `<w:p><w:pPr/>${runs.map(run).join("")}</w:p>`).join("");
  return `<w:document ${NAMESPACE}><w:body>${inside}<w:sectPr/></w:body></w:document>`;
}

/** A Word file with these paragraphs. */
export function wordFile(...paragraphs: readonly (readonly string[])[]): Buffer {
  return packed({ "word/document.xml": bodyOf(...paragraphs) });
}

export function packed(parts: Readonly<Record<string, string>>): Buffer {
  const all = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${TYPES}.document.main+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/_rels/document.xml.rels": `<Relationships xmlns="${RELATIONS}"/>`,
    ...parts,
  };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)]))),
  );
}

export function partOf(file: Uint8Array, name: string): string {
  return strFromU8(unzipSync(file)[name] ?? new Uint8Array());
}
