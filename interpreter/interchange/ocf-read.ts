/** Reads files of the Open Cap Table Format into objects whose every value knows its place. */

import {
  moreOcfFindings,
  notOcf,
  ocfLacks,
  ocfNotJson,
  ocfWrongValue,
} from "../../grammar/diagnostics/catalogue/interchange.ts";
import { report, type Diagnostic, type Entry } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";
import { found } from "../facts/found.ts";
import { readJson, type JsonMember, type JsonNode } from "../facts/json.ts";
import { parseDay } from "../values/day.ts";
import type { Rational } from "../values/rational.ts";
import { numericOf } from "./number.ts";
import type { Money } from "./types.ts";

/** After so many findings the rest is not looked for. */
const MOST_FINDINGS = 1_000;

/** What is wrong with the files, in the order in which it was found. */
export class OcfFindings {
  readonly diagnostics: Diagnostic[] = [];

  add<P>(entry: Entry<P>, place: Place, details: P): void {
    const count = this.diagnostics.length;
    if (count < MOST_FINDINGS) this.diagnostics.push(report(entry, place, details));
    else if (count === MOST_FINDINGS)
      this.diagnostics.push(report(moreOcfFindings, place, { shown: MOST_FINDINGS }));
  }
}

export interface OcfFile {
  readonly type: string;
  readonly place: Place;
  readonly items: readonly OcfObject[];
}

export function readOcfFile(source: Source, findings: OcfFindings): OcfFile | null {
  const { root, problems } = readJson(source.text);
  const at = (start: number, end: number): Place => ({ source, span: { start, end } });
  for (const { kind, start, end, what, help } of problems)
    findings.add(ocfNotJson, at(start, end), { what: wordsFor(kind, what), help: help.map(ofFiles) });
  if (problems.length > 0 || root === null) return null;
  const refuse = (node: JsonNode, found: string): null => {
    findings.add(notOcf, at(node.start, node.end), { found });
    return null;
  };
  if (root.kind !== "object") return refuse(root, `it is ${found(root)}`);
  const file = new OcfObject(source, root, "the file", findings);
  const type = file.member("file_type")?.value;
  if (type?.kind !== "string") return refuse(type ?? { ...root, end: root.start + 1 }, "it has no file_type");
  const items = file.member("items")?.value;
  const place = at(type.start, type.end);
  if (items === undefined) return { type: type.value, place, items: [] };
  if (items.kind !== "array") return refuse(items, "its items are no list");
  const objects = items.items.flatMap((item) => {
    if (item.kind === "object") return [OcfObject.item(source, item, findings)];
    findings.add(ocfWrongValue, at(item.start, item.end), {
      field: "items",
      expected: "a list of objects",
      found: found(item),
    });
    return [];
  });
  return { type: type.value, place, items: objects };
}

/** The reader of JSON speaks of events; here it reads files. */
const ofFiles = (words: string): string =>
  words.replace(/\b(an|the|this) event\b/gi, "$1 file").replace(/\ban file\b/g, "a file");

function wordsFor(kind: "syntax" | "comma" | "comment" | "depth", what: string): string {
  switch (kind) {
    case "syntax":
      return ofFiles(what);
    case "comma":
      return "A comma stands here with nothing after it.";
    case "comment":
      return "JSON has no comments.";
    case "depth":
      return "Braces or brackets are nested more than 100 deep.";
  }
}

/** One object of a file. Which fields have been asked for is remembered: the others are what nobody carries on. */
export class OcfObject {
  readonly name: string;
  readonly place: Place;
  private readonly source: Source;
  private readonly findings: OcfFindings;
  private readonly members: ReadonlyMap<string, JsonMember>;
  private readonly asked = new Set<string>();
  /** Fields whose value has been found wrong: it is said once, however often it is read. */
  private readonly faulty = new Set<string>();
  /** Objects inside that have been opened, by where they begin, with the way to them. */
  private readonly opened = new Map<number, { readonly way: string; readonly object: OcfObject }>();

  constructor(
    source: Source,
    node: Extract<JsonNode, { kind: "object" }>,
    name: string,
    findings: OcfFindings,
  ) {
    this.source = source;
    this.findings = findings;
    this.name = name;
    // An object may be long; its first brace stands for it.
    this.place = { source, span: { start: node.start, end: node.start + 1 } };
    const members = new Map<string, JsonMember>();
    for (const member of node.members) {
      if (members.has(member.key))
        findings.add(ocfWrongValue, this.at(member.keyStart, member.keyEnd), {
          field: member.key,
          expected: "given once",
          found: "a second one",
        });
      else members.set(member.key, member);
    }
    this.members = members;
  }

  /** An item of a file, called by its kind and id. */
  static item(source: Source, node: Extract<JsonNode, { kind: "object" }>, findings: OcfFindings): OcfObject {
    const told = (key: string): string | null => {
      const value = node.members.find((member) => member.key === key)?.value;
      return value?.kind === "string" ? value.value : null;
    };
    const id = told("id");
    const type = told("object_type") ?? "an item";
    return new OcfObject(source, node, id === null ? type : `${type} "${id}"`, findings);
  }

  private at(start: number, end: number): Place {
    return { source: this.source, span: { start, end } };
  }

  member(key: string): JsonMember | null {
    this.asked.add(key);
    const member = this.members.get(key);
    return member === undefined || member.value.kind === "null" ? null : member;
  }

  placeOf(key: string): Place {
    const member = this.members.get(key);
    return member === undefined ? this.place : this.at(member.value.start, member.value.end);
  }

  /** Fields with something in them that nobody has asked for. */
  left(): { readonly key: string; readonly place: Place }[] {
    const own = [...this.members.values()]
      .filter(({ key, value }) => !this.asked.has(key) && !isEmpty(value))
      .map(({ key, keyStart, keyEnd }) => ({ key, place: this.at(keyStart, keyEnd) }));
    const inside = [...this.opened.values()].flatMap(({ way, object }) =>
      object.left().map(({ key, place }) => ({ key: `${way}.${key}`, place })),
    );
    return [...own, ...inside];
  }

  private open(node: Extract<JsonNode, { kind: "object" }>, way: string): OcfObject {
    const known = this.opened.get(node.start);
    if (known !== undefined) return known.object;
    const object = new OcfObject(this.source, node, `${way} of ${this.name}`, this.findings);
    this.opened.set(node.start, { way, object });
    return object;
  }

  /** Passes over a field that says nothing of its own. */
  pass(...keys: readonly string[]): void {
    for (const key of keys) this.asked.add(key);
  }

  /** Reports a field whose value is well-formed and yet cannot be. */
  refuse(key: string, expected: string, found: string): void {
    this.findings.add(ocfWrongValue, this.placeOf(key), { field: key, expected, found });
  }

  /** Reports required fields that are not there; true where all are. */
  has(...keys: readonly string[]): boolean {
    const lacking = keys.filter((key) => this.member(key) === null);
    if (lacking.length > 0) this.findings.add(ocfLacks, this.place, { what: this.name, fields: lacking });
    return lacking.length === 0;
  }

  text(key: string): string | null {
    return this.read(key, "a text", (node) => (node.kind === "string" ? node.value : null));
  }

  /** A day, as OCF and Tenor both write it. */
  date(key: string): string | null {
    const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && parseDay(text) !== null;
    return this.read(key, "a date as 2024-06-03", (node) =>
      node.kind === "string" && isDay(node.value) ? node.value : null,
    );
  }

  number(key: string): Rational | null {
    return this.read(key, "a number from zero up, with at most ten decimals", (node) => {
      const text = node.kind === "string" ? node.value : node.kind === "number" ? node.text : "";
      const value = numericOf(text);
      return value === null || value.sign() < 0 ? null : value;
    });
  }

  money(key: string): Money | null {
    const inner = this.object(key, "an amount with its currency");
    if (inner === null || !inner.has("amount", "currency")) return null;
    const amount = inner.number("amount");
    const currency = inner.read("currency", "the three letters of a currency", (node) =>
      node.kind === "string" && /^[A-Z]{3}$/.test(node.value) ? node.value : null,
    );
    return amount === null || currency === null ? null : { amount, currency };
  }

  object(key: string, expected = "an object"): OcfObject | null {
    return this.read(key, expected, (node) => (node.kind === "object" ? this.open(node, key) : null));
  }

  objects(key: string): OcfObject[] {
    const read = this.read(key, "a list of objects", (node) =>
      node.kind === "array" && node.items.every((item) => item.kind === "object") ? node.items : null,
    );
    return (read ?? []).flatMap((item, i) =>
      item.kind === "object" ? [this.open(item, `${key}[${i}]`)] : [],
    );
  }

  texts(key: string): string[] {
    const read = this.read(key, "a list of texts", (node) =>
      node.kind === "array" && node.items.every((item) => item.kind === "string") ? node.items : null,
    );
    return (read ?? []).flatMap((item) => (item.kind === "string" ? [item.value] : []));
  }

  /** The value of a field, null where it is not there; a finding where it is something else. */
  private read<T>(key: string, expected: string, as: (node: JsonNode) => T | null): T | null {
    const member = this.member(key);
    if (member === null) return null;
    const value = as(member.value);
    if (value === null && !this.faulty.has(key)) {
      this.faulty.add(key);
      this.findings.add(ocfWrongValue, this.at(member.value.start, member.value.end), {
        field: key,
        expected,
        found: found(member.value),
      });
    }
    return value;
  }
}

function isEmpty(value: JsonNode): boolean {
  if (value.kind === "null") return true;
  return value.kind === "array" && value.items.length === 0;
}
