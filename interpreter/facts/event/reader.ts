import { notEvents, ofNotTaken, unknownEvent } from "../../../grammar/diagnostics/catalogue/events.ts";
import type { Diagnostic } from "../../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../../grammar/source.ts";
import type { EventSchema, FieldSchema } from "../../model/types.ts";
import type { ParsedInstant } from "../../values/instant.ts";
import { FieldReader, idText } from "../fields.ts";
import { found } from "../found.ts";
import { Findings } from "../findings.ts";
import { readJson, type JsonMember, type JsonNode } from "../json.ts";
import { nearest } from "../nearest.ts";
import type { Piece } from "../split.ts";
import type { Determination, FactEvent, FactValue } from "../types.ts";
import { betweenEvents, jsonProblem } from "./between.ts";
import { certificateOf, instantOf, textsOf } from "./common.ts";
import { DETERMINATION, readDetermination } from "./determinations.ts";
import { membersOf, otherKeys, reportMissing, RESERVED } from "./keys.ts";
import { type Location, Page, type Range } from "./page.ts";
import { References } from "./references.ts";

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

const NONE: ReadonlySet<string> = new Set();

/** The members of an object by key. */
type Members = ReadonlyMap<string, JsonMember>;

/** Where an event stands in the log, and when it happens; null where that could not be read. */
interface Standing {
  readonly root: Range;
  readonly index: number;
  readonly instant: ParsedInstant | null;
}

/** Reads one event after another, each from the piece of the text that holds it. */
export class EventReader {
  private readonly zone: string;
  private readonly fieldReader: FieldReader;
  private readonly schemas: ReadonlyMap<string, EventSchema>;
  private readonly findings = new Findings();
  private readonly page = new Page(this.findings);
  private readonly references: References;
  private events: FactEvent[] = [];
  private determinations: Determination[] = [];
  private index = 0;
  /** Fields of each kind by name, made when the first such event comes. */
  private readonly fieldsOf = new Map<string, ReadonlyMap<string, FieldSchema>>();

  constructor(context: EventsContext) {
    this.zone = context.zone;
    this.schemas = new Map(context.schemas.map((schema) => [schema.name, schema]));
    this.references = new References(this.findings, this.schemas);
    this.fieldReader = new FieldReader(
      this.findings,
      (range) => this.page.place(range),
      context.zone,
      context.currency,
    );
  }

  /** After so many findings the rest is not read. */
  get full(): boolean {
    return this.findings.full;
  }

  /** What has been read since the last call. */
  take(): EventsRead {
    const { events, determinations } = this;
    this.events = [];
    this.determinations = [];
    return { events, determinations, diagnostics: this.findings.takeNew() };
  }

  /** After the last piece: references to events that were not yet known. */
  finish(): void {
    this.references.finish();
  }

  /** Reads what is in a piece of the text: one event, or what stands between events. */
  piece(piece: Piece, location: Location): void {
    if (this.full) return;
    this.page.location = location;
    if (piece.kind === "between") {
      betweenEvents(this.page, piece);
      // It counts as an event, though it was not read.
      if (piece.problem === "too large") this.index++;
      return;
    }
    const index = this.index++;
    const { root, problems } = readJson(piece.text);
    for (const problem of problems) jsonProblem(this.page, problem);
    if (root === null) return;
    if (root.kind !== "object") {
      if (problems.length === 0) this.page.add(notEvents, this.page.place(root), { found: found(root) });
      return;
    }
    // What is left of a broken object would only repeat its fault; but others may refer to its id.
    if (problems.some(({ kind }) => kind === "syntax" || kind === "depth")) this.salvage(root.members, index);
    else this.object(root, index);
  }

  /** An event or a determination. */
  private object(root: JsonNode & { kind: "object" }, index: number): void {
    const { page } = this;
    const before = this.findings.diagnostics.length;
    const members = membersOf(page, root.members);
    const kindNode = members.get("event")?.value;
    const on = members.get("on");
    const instant = on ? instantOf(page, this.zone, "on", on.value) : null;
    const kind = kindNode?.kind === "string" ? kindNode.value : null;
    const id = this.id(members.get("id"), kind, instant, index);
    const note = members.get("note");
    if (note && note.value.kind !== "string")
      page.illTyped("note", "a text that is ignored", note.value, ["Put the remark in quotation marks."]);
    if (kindNode === undefined) {
      const suggested = otherKeys(page, members.values(), RESERVED, null);
      reportMissing(page, root, null, ["event", ...(on ? [] : ["on"])], suggested);
      return;
    }
    if (kind === null) {
      page.illTyped("event", "the name of an event, in quotation marks", kindNode, []);
      return;
    }
    const isFine = (): boolean => this.findings.diagnostics.length === before;
    if (kind === DETERMINATION) {
      const read = readDetermination(page, this.references, root, members, instant, index);
      if (read && isFine()) this.determinations.push(read);
      return;
    }
    const schema = this.schemas.get(kind);
    if (schema === undefined) {
      this.unknownKind(kind, kindNode);
      return;
    }
    const read = this.event(schema, id, members, { root, index, instant });
    if (read && isFine()) this.events.push(read);
  }

  /** An event of a kind that the contract declares; null where it is not known when it happens. */
  private event(
    schema: EventSchema,
    id: string | null,
    members: Members,
    standing: Standing,
  ): FactEvent | null {
    const { page } = this;
    const { root, index, instant } = standing;
    const fields = new Map<string, FactValue>();
    const fieldPlaces = new Map<string, Place>();
    this.fields(root, schema, members, fields, fieldPlaces);
    const certificate = certificateOf(page, members.get("certificate"));
    const numberNode = members.get("certificate")?.value;
    if (certificate !== null && numberNode !== undefined)
      fieldPlaces.set("certificate", page.place(numberNode));
    const by = textsOf(page, members.get("by"), "parties, holders or certificates", '["Issuer", "W-1"]');
    const modifies = textsOf(page, members.get("modifies"), "the numbers of sections", '["4(d)", "10"]');
    const of = this.of(schema, members.get("of"), standing);
    this.eventFields(schema, members, standing);
    if (instant === null) return null;
    return {
      index,
      kind: schema.name,
      id,
      ...instant,
      of,
      certificate,
      ...(by === null ? {} : { by }),
      ...(modifies === null ? {} : { modifies }),
      fields,
      place: page.place(root),
      fieldPlaces,
    };
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
      const help = ['Write it as "S1".'];
      this.page.illTyped("id", "a name for the event, a text or a whole number", member.value, help);
      return null;
    }
    const { line } = this.page.location;
    const known = { kind, instant: instant?.instant ?? null, index, line };
    this.references.know(id, known, this.page.place(member.value));
    return id;
  }

  /** Others may refer to the id of an event that could not be read. */
  private salvage(members: readonly JsonMember[], index: number): void {
    const member = members.find(({ key }) => key === "id");
    const id = member ? idText(member.value) : null;
    if (id !== null) this.references.salvage(id, index);
  }

  /** What the event itself declares; keys that it does not have, and those that it lacks. */
  private fields(
    root: Range,
    schema: EventSchema,
    members: Members,
    fields: Map<string, FactValue>,
    fieldPlaces: Map<string, Place>,
  ): void {
    const declared = this.declared(schema);
    const unknown: JsonMember[] = [];
    for (const [key, member] of members) {
      const field = declared.get(key);
      if (field === undefined) {
        if (!RESERVED.includes(key)) unknown.push(member);
        continue;
      }
      const place = this.page.place(member.value);
      const value = this.fieldReader.read(field.name, field.type, member.value);
      fieldPlaces.set(field.name, place);
      if (value !== null) fields.set(field.name, value);
    }
    const suggested =
      unknown.length === 0
        ? NONE
        : otherKeys(this.page, unknown, [...declared.keys(), ...RESERVED], schema, members);
    const missing = schema.fields
      .filter(({ name, optional }) => !optional && !members.has(name))
      .map(({ name }) => name);
    if (!members.has("on")) missing.unshift("on");
    if (schema.of && !schema.of.optional && !members.has("of")) missing.push("of");
    reportMissing(this.page, root, schema.name, missing, suggested, members.get("event"));
  }

  private declared(schema: EventSchema): ReadonlyMap<string, FieldSchema> {
    let declared = this.fieldsOf.get(schema.name);
    if (declared === undefined) {
      declared = new Map(schema.fields.map((field) => [field.name, field]));
      this.fieldsOf.set(schema.name, declared);
    }
    return declared;
  }

  /** The event that it is about. */
  private of(
    schema: EventSchema,
    member: JsonMember | undefined,
    { index, instant }: Standing,
  ): string | null {
    if (member === undefined) return null;
    if (schema.of === null) {
      this.page.add(ofNotTaken, this.page.keyPlace(member), { event: schema.name });
      return null;
    }
    const id = idText(member.value);
    if (id === null) {
      this.page.illTyped("of", "the id of another event", member.value, [
        'Give that event an "id" and write the same here.',
      ]);
      return null;
    }
    this.references.refer({
      key: "of",
      id,
      place: this.page.place(member.value),
      kinds: schema.of.events,
      from: instant && schema.of.ahead !== true ? { instant: instant.instant, index } : null,
    });
    return id;
  }

  /** Fields that hold other events. */
  private eventFields(schema: EventSchema, members: Members, { index, instant }: Standing): void {
    for (const { name, type } of schema.fields) {
      if (type.kind !== "event") continue;
      const node = members.get(name)?.value;
      const id = node ? idText(node) : null;
      if (node === undefined || id === null) continue;
      const from = instant ? { instant: instant.instant, index } : null;
      this.references.refer({ key: name, id, place: this.page.place(node), kinds: type.events, from });
    }
  }

  private unknownKind(kind: string, node: Range): void {
    const declared = [...this.schemas.keys()];
    const near = nearest(kind, [...declared, DETERMINATION]);
    this.page.add(
      unknownEvent,
      this.page.place(node),
      { name: kind, near, declared },
      { fixes: this.page.replacements(node, near) },
    );
  }
}
