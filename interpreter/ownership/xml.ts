/**
 * Reads XML into a tree whose every element knows its place. Bounded whatever the file holds: no document type declaration is
 * taken, so that nothing is expanded and nothing opened, and depth and number of elements have limits. Nothing here throws for what
 * a file may hold.
 */

import { SaxesParser } from "saxes";
import {
  xmlBroken,
  xmlDoctype,
  xmlEncoding,
  xmlTooMuch,
} from "../../grammar/diagnostics/catalogue/ownership.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";

export const DEEPEST = 32;
export const MOST_ELEMENTS = 50_000;
/** The most that is read of a file, in bytes: a hundred times the largest ownership document. */
export const LARGEST = 16 * 1024 * 1024;

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children, white space at its ends cut off. */
  readonly text: string;
  /** The opening tag. */
  readonly place: Place;
  /** The text between the tags, or the opening tag where there is none. */
  readonly inside: Place;
}

export interface XmlRead {
  /** Null after an error. */
  readonly root: XmlElement | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** What ends the reading before the end of the text. */
class Stop extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.title);
    this.diagnostic = diagnostic;
  }
}

/** An element while it is open. */
interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly texts: string[];
  readonly start: number;
  readonly end: number;
}

export function readXml(source: Source): XmlRead {
  const { start, end } = documentIn(source.text);
  const text = source.text.slice(start, end);
  const at = (from: number, to: number): Place => ({
    source,
    span: { start: start + from, end: start + Math.max(from, Math.min(to, text.length)) },
  });
  try {
    const root = parse(text, at);
    return { root, diagnostics: [] };
  } catch (error) {
    if (error instanceof Stop) return { root: null, diagnostics: [error.diagnostic] };
    throw error;
  }
}

/** Where the XML stands: the whole text, or what a complete submission of EDGAR has between `<XML>` and `</XML>`. */
function documentIn(text: string): { readonly start: number; readonly end: number } {
  const wrapper = /^\s*(?:<SEC-DOCUMENT>|<DOCUMENT>|<SUBMISSION>|-----BEGIN PRIVACY)/.test(text);
  const open = wrapper ? text.indexOf("<XML>") : -1;
  if (open < 0) return { start: 0, end: text.length };
  const start =
    open + "<XML>".length + (/^\s*/.exec(text.slice(open + "<XML>".length, open + 100))?.[0].length ?? 0);
  const close = text.indexOf("</XML>", start);
  return { start, end: close < 0 ? text.length : close };
}

function parse(text: string, at: (from: number, to: number) => Place): XmlElement {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let root: XmlElement | null = null;
  let count = 0;
  let tagStart = 0;
  const stop = (diagnostic: Diagnostic): never => {
    throw new Stop(diagnostic);
  };
  parser.on("error", ({ message }) => {
    const here = Math.max(0, parser.position - 1);
    stop(report(xmlBroken, at(here, here + 1), { what: inWords(message, open.at(-1)?.name ?? null) }));
  });
  parser.on("doctype", () => {
    const from = Math.max(0, text.indexOf("<!DOCTYPE"));
    stop(report(xmlDoctype, at(from, from + "<!DOCTYPE".length), {}));
  });
  parser.on("xmldecl", ({ encoding }) => {
    const other = encoding !== undefined && !/^(?:utf-?8|us-ascii|ascii)$/i.test(encoding);
    // The file was found to be UTF-8; where it holds English letters only, all these encodings are the same.
    if (other && /[^\0-\x7f]/.test(text))
      stop(report(xmlEncoding, at(0, Math.max(0, parser.position)), { declared: encoding }));
  });
  parser.on("opentagstart", () => {
    tagStart = text.lastIndexOf("<", parser.position - 1);
    if (open.length >= DEEPEST)
      stop(report(xmlTooMuch, at(tagStart, parser.position), { what: "levels of elements", most: DEEPEST }));
    if (++count > MOST_ELEMENTS)
      stop(report(xmlTooMuch, at(tagStart, parser.position), { what: "elements", most: MOST_ELEMENTS }));
  });
  parser.on("opentag", ({ name, attributes }) => {
    open.push({
      name,
      attributes: new Map(Object.entries(attributes)),
      children: [],
      texts: [],
      start: tagStart,
      end: parser.position,
    });
  });
  const said = (words: string): void => {
    open.at(-1)?.texts.push(words);
  };
  parser.on("text", said);
  parser.on("cdata", said);
  parser.on("closetag", () => {
    const { name, attributes, children, texts, start, end } = open.pop()!;
    const close = Math.max(end, text.lastIndexOf("<", parser.position - 1));
    const own = text.slice(end, close);
    const first = end + (own.length - own.trimStart().length);
    const last = close - (own.length - own.trimEnd().length);
    const place = at(start, end);
    const inside = first < last ? at(first, last) : place;
    const element: XmlElement = { name, attributes, children, text: texts.join("").trim(), place, inside };
    const parent = open.at(-1);
    if (parent === undefined) root = element;
    else parent.children.push(element);
  });
  parser.write(text).close();
  return root ?? stop(report(xmlBroken, at(0, 1), { what: "The file is empty." }));
}

/** The reader's message as a sentence. */
function inWords(message: string, inside: string | null): string {
  const bare = message.replace(/^\d+:\d+: /, "");
  const within = inside === null ? "" : ` within "${short(inside)}"`;
  const known = WORDS.find(([begins]) => bare.startsWith(begins));
  return known === undefined
    ? `The XML is broken${within}: ${bare.slice(0, 200).replace(/\.$/, "")}.`
    : known[1](within);
}

/** What the reader's messages begin with, and what is said instead. */
const WORDS: readonly (readonly [string, (within: string) => string])[] = [
  ["unclosed tag", (within) => `The file ends${within} before its elements are closed.`],
  ["unexpected end", (within) => `The file ends${within} in the middle of a tag.`],
  ["undefined entity", (within) => `The file uses an abbreviation (entity) that XML does not have${within}.`],
  ["disallowed character.", (within) => `A character stands${within} that XML does not allow.`],
  ["disallowed character", (within) => `A character stands in a tag${within} that XML does not allow there.`],
  ["unexpected close tag", (within) => `A closing tag${within} is not of the element that is open.`],
  ["unmatched closing tag", (within) => `A closing tag${within} has no opening tag before it.`],
  ["document must contain a root", () => "The file holds no XML."],
  ["text data outside of root", () => "Text stands outside the XML."],
  ["documents may contain only one root", () => "A second document follows the first."],
];

const short = (name: string): string => (name.length > 60 ? `${name.slice(0, 60)}…` : name);
