/**
 * Reads a log of events against what the contract declares: a JSON array, or one JSON object after another. Nothing is
 * guessed and nothing skipped; whatever is amiss is a diagnostic at the key or value that is amiss.
 *
 * `readEvents` reads a text at hand, `streamEvents` a text of any size in chunks; both go through the same reader of one
 * object.
 */

import {
  duplicateKey,
  idTwice,
  illTypedValue,
  missingField,
  noEvents,
  notADate,
  noSuchDate,
  notEvents,
  notJson,
  notStrictJson,
  ofLater,
  ofNotTaken,
  ofUnknown,
  ofWrongKind,
  tooDeep,
  tooLarge,
  unknownEvent,
  unknownField,
} from "../../grammar/diagnostics/catalogue/facts.ts";
import { inReadingOrder, type Diagnostic, type Fix } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";
import type { EventSchema, FieldSchema } from "../model/types.ts";
import { parseDay } from "../values/day.ts";
import { parseInstant, type ParsedInstant } from "../values/instant.ts";
import { dateReadings, hasDateShape } from "./dates.ts";
import { isThere } from "./odd-hours.ts";
import { Findings } from "./findings.ts";
import { FieldReader, found, idText } from "./fields.ts";
import { DEEPEST, readJson, type JsonMember, type JsonNode, type JsonProblem } from "./json.ts";
import { nearest } from "./nearest.ts";
import { LONGEST_EVENT, Splitter, type Piece } from "./split.ts";
import type { Determination, FactEvent, FactValue } from "./types.ts";

/** What was read of a log, or of the part of it that a chunk completed. */
export interface EventsRead {
  /** In the order of the file. */
  readonly events: readonly FactEvent[];
  readonly determinations: readonly Determination[];
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What the reader needs to know of the contract. */
export interface EventsContext {
  readonly schemas: readonly EventSchema[];
  /** The contract's time zone, of the IANA database. */
  readonly zone: string;
  /** The contract's currency, ISO 4217. */
  readonly currency: string;
}

const DETERMINATION = "Determination";

/** Names that people use for the keys that every event has. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["date", "on"],
  ["day", "on"],
  ["when", "on"],
  ["type", "event"],
  ["kind", "event"],
  ["name", "event"],
  ["ref", "of"],
  ["comment", "note"],
  ["remark", "note"],
]);

const NONE: ReadonlySet<string> = new Set();
const RESERVED = ["event", "on", "id", "of", "by", "modifies", "certificate", "note"] as const;
const OF_DETERMINATION = ["event", "on", "id", "note", "Term", "By", "Value", "For"] as const;

/** For a misspelled reference so many ids are looked at; a log of millions must not cost a search of each. */
const MOST_IDS_COMPARED = 1_000;

/** Reads the events of a text. */
export function readEvents(
  source: Source,
  schemas: readonly EventSchema[],
  zone: string,
  currency: string,
): EventsRead {
  const reader = new EventReader({ schemas, zone, currency });
  const splitter = new Splitter();
  const at = (piece: Piece): Location => ({ source, base: piece.offset, line: piece.line });
  for (const piece of splitter.push(source.text)) reader.piece(piece, at(piece));
  for (const piece of splitter.end()) reader.piece(piece, at(piece));
  reader.finish();
  const { events, determinations, diagnostics } = reader.take();
  return { events, determinations, diagnostics: inReadingOrder(diagnostics) };
}

/**
 * Reads the events of a text that comes in chunks, and hands out what each chunk completes. No more of the text is kept than
 * the events that are handed out hold, each in a source of its own whose lines and columns are the file's. References to
 * events that come further down in the file are judged at the end.
 */
export async function* streamEvents(
  chunks: AsyncIterable<string> | Iterable<string>,
  name: string,
  context: EventsContext,
): AsyncGenerator<EventsRead> {
  const reader = new EventReader(context);
  const splitter = new Splitter();
  const read = (piece: Piece): void => {
    const text = detached(piece.text);
    const source = { name, text, firstLine: piece.line, firstColumn: piece.column };
    reader.piece({ ...piece, text }, { source, base: 0, line: piece.line });
  };
  for await (const chunk of chunks) {
    splitter.push(chunk).forEach(read);
    yield reader.take();
    if (reader.full) return;
  }
  splitter.end().forEach(read);
  reader.finish();
  yield reader.take();
}

/** All that a stream hands out, as one. */
export async function collectEvents(parts: AsyncIterable<EventsRead>): Promise<EventsRead> {
  const events: FactEvent[] = [];
  const determinations: Determination[] = [];
  const diagnostics: Diagnostic[] = [];
  for await (const part of parts) {
    for (const event of part.events) events.push(event);
    for (const determination of part.determinations) determinations.push(determination);
    for (const diagnostic of part.diagnostics) diagnostics.push(diagnostic);
  }
  return { events, determinations, diagnostics };
}

/** By instant, and at the same instant by place in the file. */
export function inTimeOrder<T extends { readonly instant: number; readonly index: number }>(
  events: readonly T[],
): T[] {
  return events.toSorted((a, b) => a.instant - b.instant || a.index - b.index);
}

/** Where the text of a piece stands: offsets in it count from `base` in the source. */
interface Location {
  readonly source: Source;
  readonly base: number;
  /** The line on which the piece begins. */
  readonly line: number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a reference to an event has to know of it. */
interface Known {
  /** Null where the event could not be read. */
  readonly kind: string | null;
  readonly instant: number | null;
  readonly index: number;
  readonly line: number;
}

interface Reference {
  readonly key: string;
  readonly id: string;
  readonly place: Place;
  /** Null where any kind will do. */
  readonly kinds: readonly string[] | null;
  /** Null where the event may be referred to before it happens. */
  readonly from: { readonly instant: number; readonly index: number } | null;
}

class EventReader {
  private readonly zone: string;
  private readonly fieldReader: FieldReader;
  private readonly schemas: ReadonlyMap<string, EventSchema>;
  private readonly findings = new Findings();
  private events: FactEvent[] = [];
  private determinations: Determination[] = [];
  private readonly ids = new Map<string, Known>();
  private readonly waiting: Reference[] = [];
  private index = 0;
  /** Fields of each kind by name, made when the first such event comes. */
  private readonly fieldsOf = new Map<string, ReadonlyMap<string, FieldSchema>>();
  private location: Location = { source: { name: "", text: "" }, base: 0, line: 0 };

  constructor(context: EventsContext) {
    this.zone = context.zone;
    this.fieldReader = new FieldReader(
      this.findings,
      (range) => this.place(range),
      context.zone,
      context.currency,
    );
    this.schemas = new Map(context.schemas.map((schema) => [schema.name, schema]));
  }

  get full(): boolean {
    return this.findings.full;
  }

  take(): EventsRead {
    const { events, determinations } = this;
    this.events = [];
    this.determinations = [];
    return { events, determinations, diagnostics: this.findings.takeNew() };
  }

  piece(piece: Piece, location: Location): void {
    if (this.full) return;
    this.location = location;
    if (piece.kind === "between") {
      this.betweenEvents(piece);
      return;
    }
    const index = this.index++;
    const { root, problems } = readJson(piece.text);
    for (const problem of problems) this.jsonProblem(problem);
    if (root === null) return;
    if (root.kind !== "object") {
      if (problems.length === 0) this.findings.add(notEvents, this.place(root), { found: found(root) });
      return;
    }
    // What is left of a broken object would only repeat its fault; but others may refer to its id.
    if (problems.some(({ kind }) => kind === "syntax" || kind === "depth"))
      this.salvageId(root.members, index);
    else this.object(root, index);
  }

  /** After the last piece: references to events that were not yet known. */
  finish(): void {
    for (const reference of this.waiting) this.judge(reference, this.ids.get(reference.id));
  }

  // ---- what is amiss with the text ----

  private betweenEvents(piece: Piece): void {
    const end = piece.text.length;
    const place = this.place({ start: 0, end });
    const remove = (title: string): { fixes: Fix[] } => ({
      fixes: [{ title, edits: [{ place, text: "" }] }],
    });
    switch (piece.problem) {
      case "extra comma":
        this.findings.add(notStrictJson, place, { what: "comma" }, remove("Remove the comma"));
        return;
      case "comment":
        this.findings.add(notStrictJson, place, { what: "comment" }, remove("Remove the comment"));
        return;
      case "comma without brackets":
        this.findings.add(notJson, place, {
          what: "Commas stand between events, and the list has no brackets.",
          help: [
            "Put [ before the first event and ] after the last.",
            "Or write one event a line, without commas.",
          ],
        });
        return;
      case "missing comma":
        this.findings.add(
          notJson,
          place,
          {
            what: "A comma is missing between this event and the one before.",
            help: ["Put a comma after the event before."],
          },
          { fixes: [{ title: "Put a comma", edits: [{ place, text: "," }] }] },
        );
        return;
      case "stray":
        this.findings.add(
          notJson,
          place,
          {
            what: `${piece.text} stands here without its opening partner.`,
            help: ["Remove it, or count the braces and brackets before it."],
          },
          remove(`Remove the ${piece.text}`),
        );
        return;
      case "after the end":
        this.findings.add(notJson, place, {
          what: "The list of events was closed before this.",
          help: ["Remove the ] before this, or what stands after it."],
        });
        return;
      case "not closed":
        this.findings.add(notJson, place, {
          what: "The file ends inside the list of events: a ] is missing.",
          help: [
            "Put a ] after the last event.",
            "If a program wrote the file, it may have stopped halfway.",
          ],
        });
        return;
      case "too large":
        this.index++;
        this.findings.add(tooLarge, place, { most: LONGEST_EVENT });
        return;
      case "not events":
        this.findings.add(notEvents, place, { found: `the text "${piece.text.trim()}"` });
        return;
      case "empty":
        this.findings.add(noEvents, place, { what: "events" });
        return;
      case null:
        return;
    }
  }

  private jsonProblem(problem: JsonProblem): void {
    const place = this.place(problem);
    const fixes: Fix[] = problem.fix
      ? [{ title: problem.fix.title, edits: [{ place: this.place(problem.fix), text: problem.fix.text }] }]
      : [];
    switch (problem.kind) {
      case "comma":
      case "comment":
        this.findings.add(notStrictJson, place, { what: problem.kind }, { fixes });
        return;
      case "depth":
        this.findings.add(tooDeep, place, { most: DEEPEST });
        return;
      case "syntax":
        this.findings.add(notJson, place, { what: problem.what, help: problem.help }, { fixes });
        return;
    }
  }

  private salvageId(members: readonly JsonMember[], index: number): void {
    const member = members.find(({ key }) => key === "id");
    const id = member ? idText(member.value) : null;
    if (id !== null && !this.ids.has(id))
      this.ids.set(detached(id), { kind: null, instant: null, index, line: 0 });
  }

  // ---- one event ----

  private object(root: JsonNode & { kind: "object" }, index: number): void {
    const before = this.findings.diagnostics.length;
    const members = this.membersOf(root.members);
    const kindNode = members.get("event")?.value;
    const on = members.get("on");
    const instant = on ? this.instant("on", on.value) : null;
    const kind = kindNode?.kind === "string" ? kindNode.value : null;
    const id = this.id(members.get("id"), kind, instant, index);
    const note = members.get("note");
    if (note && note.value.kind !== "string") {
      this.illTyped("note", "a text that is ignored", note.value, ["Put the remark in quotation marks."]);
    }
    if (kindNode === undefined) {
      this.missing(
        root,
        null,
        ["event", ...(on ? [] : ["on"])],
        this.otherKeys(members.values(), RESERVED, null),
      );
      return;
    }
    if (kind === null) {
      this.illTyped("event", "the name of an event, in quotation marks", kindNode, []);
      return;
    }
    const schema = this.schemas.get(kind);
    if (kind === DETERMINATION) {
      const read = this.determination(root, members, instant, index);
      if (read && this.findings.diagnostics.length === before) {
        this.determinations.push(read);
      }
      return;
    }
    if (schema === undefined) {
      this.unknownKind(kind, kindNode);
      return;
    }
    const fields = new Map<string, FactValue>();
    const fieldPlaces = new Map<string, Place>();
    this.fields(root, schema, members, fields, fieldPlaces);
    const certificate = this.certificate(members.get("certificate"));
    const numberNode = members.get("certificate")?.value;
    if (certificate !== null && numberNode !== undefined)
      fieldPlaces.set("certificate", this.place(numberNode));
    const by = this.list(members.get("by"), "parties, holders or certificates", '["Issuer", "W-1"]');
    const modifies = this.list(members.get("modifies"), "the numbers of sections", '["4(d)", "10"]');
    const of = this.of(schema, members.get("of"), root, instant, index);
    this.eventFields(schema, members, instant, index);
    if (instant === null || this.findings.diagnostics.length > before) return;
    const event: FactEvent = {
      index,
      kind,
      id,
      ...instant,
      of,
      certificate,
      ...(by === null ? {} : { by }),
      ...(modifies === null ? {} : { modifies }),
      fields,
      place: this.place(root),
      fieldPlaces,
    };
    this.events.push(event);
  }

  /** The members by key; the first of two with one key. */
  private membersOf(list: readonly JsonMember[]): Map<string, JsonMember> {
    const members = new Map<string, JsonMember>();
    for (const member of list) {
      const first = members.get(member.key);
      if (first === undefined) members.set(member.key, member);
      else {
        this.findings.add(
          duplicateKey,
          this.keyPlace(member),
          { key: member.key },
          {
            related: [{ place: this.keyPlace(first), message: "It is given here first." }],
          },
        );
      }
    }
    return members;
  }

  private unknownKind(kind: string, node: Range): void {
    const declared = [...this.schemas.keys()];
    const near = nearest(kind, [...declared, DETERMINATION]);
    this.findings.add(
      unknownEvent,
      this.place(node),
      { name: kind, near, declared },
      { fixes: this.replacements(node, near) },
    );
  }

  private fields(
    root: Range,
    schema: EventSchema,
    members: ReadonlyMap<string, JsonMember>,
    fields: Map<string, FactValue>,
    fieldPlaces: Map<string, Place>,
  ): void {
    const declared = this.declared(schema);
    const unknown: JsonMember[] = [];
    for (const [key, member] of members) {
      const field = declared.get(key);
      if (field === undefined) {
        if (!(RESERVED as readonly string[]).includes(key)) unknown.push(member);
        continue;
      }
      const place = this.place(member.value);
      const value = this.fieldReader.read(field.name, field.type, member.value);
      fieldPlaces.set(field.name, place);
      if (value !== null) fields.set(field.name, value);
    }
    const suggested =
      unknown.length === 0
        ? NONE
        : this.otherKeys(unknown, [...declared.keys(), ...RESERVED], schema, members);
    const missing = schema.fields
      .filter(({ name, optional }) => !optional && !members.has(name))
      .map(({ name }) => name);
    if (!members.has("on")) missing.unshift("on");
    if (schema.of && !schema.of.optional && !members.has("of")) missing.push("of");
    this.missing(root, schema.name, missing, suggested, members.get("event"));
  }

  private declared(schema: EventSchema): ReadonlyMap<string, FieldSchema> {
    let declared = this.fieldsOf.get(schema.name);
    if (declared === undefined) {
      declared = new Map(schema.fields.map((field) => [field.name, field]));
      this.fieldsOf.set(schema.name, declared);
    }
    return declared;
  }

  /** Reports keys that the event does not have; the names that they may have meant. */
  private otherKeys(
    unknown: Iterable<JsonMember>,
    names: readonly string[],
    schema: EventSchema | null,
    members: ReadonlyMap<string, JsonMember> = new Map(),
  ): Set<string> {
    const suggested = new Set<string>();
    const open = names.filter((name) => !members.has(name));
    for (const member of unknown) {
      if (schema === null && names.includes(member.key)) continue;
      const near = this.meant(member.key, open, schema);
      // Without its kind, an event's own fields cannot be told from slips.
      if (schema === null && near.length === 0) continue;
      for (const name of near) suggested.add(name);
      const declared = schema ? schema.fields.map(({ name }) => name) : names;
      const details = { event: schema?.name ?? null, field: member.key, near, declared };
      const range = { start: member.keyStart, end: member.keyEnd };
      this.findings.add(unknownField, this.place(range), details, { fixes: this.replacements(range, near) });
    }
    return suggested;
  }

  private meant(key: string, open: readonly string[], schema: EventSchema | null): string[] {
    if (schema?.of && key === schema.of.name && open.includes("of")) return ["of"];
    if (schema?.dateName === key && open.includes("on")) return ["on"];
    const near = nearest(key, open);
    if (near.length > 0) return near;
    const other = OTHER_NAMES.get(key.toLowerCase());
    return other !== undefined && open.includes(other) ? [other] : [];
  }

  private missing(
    root: Range,
    event: string | null,
    names: readonly string[],
    suggested: ReadonlySet<string>,
    kind?: JsonMember,
  ): void {
    const fields = names.filter((name) => !suggested.has(name));
    if (fields.length === 0) return;
    const range = kind ? kind.value : { start: root.start, end: root.start + 1 };
    this.findings.add(missingField, this.place(range), { event, fields });
  }

  // ---- the keys that every event has ----

  private instant(key: string, node: JsonNode): ParsedInstant | null {
    if (node.kind === "string") {
      const parsed = parseInstant(node.value, this.zone);
      if (parsed !== null) {
        const place = this.place(node);
        return isThere(this.findings, place, key, node.value, parsed.instant, this.zone) ? parsed : null;
      }
      if (hasDateShape(node.value, true)) {
        this.findings.add(noSuchDate, this.place(node), { field: key, found: node.value });
        return null;
      }
    }
    const written = node.kind === "string" ? node.value : node.kind === "number" ? node.text : "";
    const readings = dateReadings(written, true, this.zone);
    const fixes = readings.map(({ iso }) => ({
      title: `Write ${iso}`,
      edits: [{ place: this.place(node), text: JSON.stringify(iso) }],
    }));
    this.findings.add(
      notADate,
      this.place(node),
      { field: key, found: found(node), time: true, readings },
      { fixes },
    );
    return null;
  }

  private id(
    member: JsonMember | undefined,
    kind: string | null,
    instant: ParsedInstant | null,
    index: number,
  ): string | null {
    if (member === undefined) return null;
    const id = idText(member.value);
    if (id === null) {
      this.illTyped("id", "a name for the event, a text or a whole number", member.value, [
        'Write it as "S1".',
      ]);
      return null;
    }
    const place = this.place(member.value);
    const known = this.ids.get(id);
    if (known && known.line > 0) {
      this.findings.add(idTwice, place, { id, line: known.line });
      return id;
    }
    const { line } = this.location;
    this.ids.set(detached(id), { kind, instant: instant?.instant ?? null, index, line });
    return id;
  }

  private certificate(member: JsonMember | undefined): string | null {
    if (member === undefined) return null;
    const text = idText(member.value);
    if (text === null)
      this.illTyped("certificate", "the number of a certificate", member.value, ['Write it as "W-1".']);
    return text;
  }

  /** A text, or a list of texts. */
  private list(member: JsonMember | undefined, expected: string, example: string): string[] | null {
    if (member === undefined) return null;
    const items = member.value.kind === "array" ? member.value.items : [member.value];
    const texts = items.map(idText);
    const bad = items.find((_, at) => texts[at] === null);
    if (bad !== undefined) this.illTyped(member.key, expected, bad, [`Write them as ${example}.`]);
    return texts.filter((text) => text !== null);
  }

  private of(
    schema: EventSchema,
    member: JsonMember | undefined,
    root: Range,
    instant: ParsedInstant | null,
    index: number,
  ): string | null {
    if (member === undefined) return null;
    if (schema.of === null) {
      this.findings.add(ofNotTaken, this.keyPlace(member), { event: schema.name });
      return null;
    }
    const id = idText(member.value);
    if (id === null) {
      this.illTyped("of", "the id of another event", member.value, [
        'Give that event an "id" and write the same here.',
      ]);
      return null;
    }
    this.refer({
      key: "of",
      id,
      place: this.place(member.value),
      kinds: schema.of.events,
      from: instant && schema.of.ahead !== true ? { instant: instant.instant, index } : null,
    });
    return id;
  }

  /** Fields that hold other events. */
  private eventFields(
    schema: EventSchema,
    members: ReadonlyMap<string, JsonMember>,
    instant: ParsedInstant | null,
    index: number,
  ): void {
    for (const { name, type } of schema.fields) {
      if (type.kind !== "event") continue;
      const node = members.get(name)?.value;
      const id = node ? idText(node) : null;
      if (node === undefined || id === null) continue;
      const from = instant ? { instant: instant.instant, index } : null;
      this.refer({ key: name, id, place: this.place(node), kinds: type.events, from });
    }
  }

  private refer(reference: Reference): void {
    const known = this.ids.get(reference.id);
    if (known === undefined) this.waiting.push(reference);
    else this.judge(reference, known);
  }

  private judge({ key, id, place, kinds, from }: Reference, known: Known | undefined): void {
    if (known === undefined) {
      const near = nearest(id, this.ids.keys().take(MOST_IDS_COMPARED));
      const fixes = near.map((name) => ({
        title: `Write "${name}"`,
        edits: [{ place, text: JSON.stringify(name) }],
      }));
      this.findings.add(ofUnknown, place, { key, id, near }, { fixes });
      return;
    }
    if (from !== null && known.index === from.index) {
      this.findings.add(ofLater, place, { key, id, self: true });
    } else if (
      kinds !== null &&
      known.kind !== null &&
      this.schemas.has(known.kind) &&
      !kinds.includes(known.kind)
    ) {
      this.findings.add(ofWrongKind, place, { key, id, kind: known.kind, allowed: kinds });
    } else if (from !== null && known.instant !== null) {
      const later = known.instant - from.instant || known.index - from.index;
      if (later > 0) this.findings.add(ofLater, place, { key, id, self: false });
    }
  }

  // ---- determinations ----

  private determination(
    root: Range,
    members: ReadonlyMap<string, JsonMember>,
    instant: ParsedInstant | null,
    index: number,
  ): Determination | null {
    const schema: EventSchema = {
      name: DETERMINATION,
      act: false,
      fields: OF_DETERMINATION.slice(4).map((name) => ({
        name,
        type: { kind: "unknown" },
        optional: name === "For",
      })),
      dateName: null,
      of: null,
    };
    const unknown = [...members.values()].filter(
      ({ key }) => !(OF_DETERMINATION as readonly string[]).includes(key),
    );
    const suggested = this.otherKeys(unknown, OF_DETERMINATION, schema, members);
    this.missing(
      root,
      DETERMINATION,
      ["on", "Term", "By", "Value"].filter((name) => !members.has(name)),
      suggested,
      members.get("event"),
    );
    const term = this.text("Term", "the name of a term", members.get("Term"));
    const by = this.text("By", "the name of a party", members.get("By"));
    const value = this.determined(members.get("Value"));
    const subject = this.subject(members.get("For"));
    if (term === null || by === null || value === null || instant === null) return null;
    return {
      index,
      term,
      by,
      value,
      for: subject,
      day: instant.day,
      instant: instant.instant,
      place: this.place(root),
    };
  }

  private text(key: string, expected: string, member: JsonMember | undefined): string | null {
    if (member === undefined) return null;
    if (member.value.kind === "string" && member.value.value.trim() !== "") return member.value.value;
    this.illTyped(key, expected, member.value, []);
    return null;
  }

  private determined(member: JsonMember | undefined): string | null {
    if (member === undefined) return null;
    const node = member.value;
    if (node.kind === "string" && node.value.trim() !== "") return node.value;
    if (node.kind === "number") return node.text;
    if (node.kind === "boolean") return node.value ? "yes" : "no";
    this.illTyped("Value", "the value that was determined", node, [
      'Write it as a number or in quotation marks: "$1.44".',
    ]);
    return null;
  }

  private subject(member: JsonMember | undefined): number | string | null {
    if (member === undefined) return null;
    const id = idText(member.value);
    if (id === null) {
      this.illTyped("For", "a date or the id of an event", member.value, []);
      return null;
    }
    const day = parseDay(id);
    if (day !== null) return day;
    const place = this.place(member.value);
    if (hasDateShape(id, false)) this.findings.add(noSuchDate, place, { field: "For", found: id });
    else this.refer({ key: "For", id, place, kinds: null, from: null });
    return id;
  }

  // ---- places and words ----

  private illTyped(field: string, expected: string, node: JsonNode, help: readonly string[]): void {
    this.findings.add(illTypedValue, this.place(node), { field, expected, found: found(node), help });
  }

  private place({ start, end }: Range): Place {
    const { source, base } = this.location;
    return { source, span: { start: base + start, end: base + end } };
  }

  private keyPlace(member: JsonMember): Place {
    return this.place({ start: member.keyStart, end: member.keyEnd });
  }

  private replacements(range: Range, names: readonly string[]): Fix[] {
    return names.map((name) => ({
      title: `Write "${name}"`,
      edits: [{ place: this.place(range), text: JSON.stringify(name) }],
    }));
  }
}

/** The same characters in a string of their own: a slice would keep the whole text alive from which it was cut. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}
