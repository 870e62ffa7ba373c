/** What stands where: the nodes at an offset, and every place where a name of the contract occurs. */

import type { Node } from "../grammar/ast.ts";
import { children } from "../grammar/walk.ts";
import type * as ast from "../grammar/ast.ts";
import { parsed } from "../grammar/parse.ts";
import type { Place, Source, Span } from "../grammar/source.ts";
import type { Compilation } from "../interpreter/compilation.ts";
import type {
  EventSymbol,
  Model,
  PartySymbol,
  SectionSymbol,
  TermSymbol,
} from "../interpreter/model/model.ts";
import { sectionKey, sectionsUnder } from "../interpreter/model/sections.ts";
import type { Type } from "../interpreter/model/types.ts";
import { sourcesOf } from "./pipeline.ts";
import { touches } from "./positions.ts";

/** Something that has a name in a contract. */
export type Subject =
  | { readonly kind: "term"; readonly term: TermSymbol }
  | { readonly kind: "event"; readonly event: EventSymbol }
  | { readonly kind: "party"; readonly party: PartySymbol }
  | { readonly kind: "section"; readonly section: SectionSymbol }
  /** A field of an event, or what an event calls its date or the event that it is about. */
  | {
      readonly kind: "field";
      readonly event: EventSymbol;
      readonly field: ast.Field | null;
      readonly type: Type;
      readonly what: "field" | "date" | "referred event";
    }
  | { readonly kind: "input"; readonly term: TermSymbol; readonly type: Type }
  | { readonly kind: "letter"; readonly binding: ast.Binding; readonly type: Type }
  | { readonly kind: "reading"; readonly ambiguity: string }
  /** What a scenario calls one of its events. */
  | { readonly kind: "id"; readonly event: string; readonly happening: ast.Happening }
  | { readonly kind: "module"; readonly source: Source };

/** A named thing; `key` is the same in every compilation that has it. */
export interface Sym {
  readonly key: string;
  readonly name: string;
  readonly plural: string | null;
  readonly subject: Subject;
  /** Where it is declared; null where nothing declares it. */
  readonly place: Place | null;
}

export interface Occurrence {
  /** Usually one; a field read on several kinds of event is a field of each. */
  readonly symbols: readonly Sym[];
  readonly source: Source;
  readonly span: Span;
  readonly role: "definition" | "read" | "write";
  /** The nodes around it, outermost first. */
  readonly path: readonly Node[];
}

// ---- nodes ----

/** The nodes at an offset, from the file to the innermost. */
export function nodePath(file: ast.File, offset: number): Node[] {
  const path: Node[] = [file];
  for (let at: Node | undefined = file; at !== undefined;) {
    let next: Node | undefined;
    for (const child of children(at)) {
      if (!touches(child.span, offset)) continue;
      // Where two meet, what begins here is meant, unless it is only a place where something is missing.
      if (
        next === undefined || child.span.start === offset
          ? child.kind !== "Missing" || next === undefined
          : false
      )
        next = child;
    }
    if (next !== undefined) path.push(next);
    at = next;
  }
  return path;
}

/** The innermost node of a kind on a path. */
export function innermost<K extends Node["kind"]>(
  path: readonly Node[],
  ...kinds: readonly K[]
): Extract<Node, { kind: K }> | null {
  const found = path.findLast((node) => (kinds as readonly string[]).includes(node.kind));
  return (found as Extract<Node, { kind: K }> | undefined) ?? null;
}

/** The statement of the contract that a path leads into: an item of the file or of a section. */
export function statementOn(path: readonly Node[]): Node | null {
  const [, item, inner] = path;
  return item?.kind === "Section" ? (inner ?? item) : (item ?? null);
}

// ---- occurrences ----

const indexOf = new WeakMap<Compilation, Map<Source, readonly Occurrence[]>>();

/** The named places of one file, in the order of the text. */
export function occurrencesIn(compilation: Compilation, source: Source): readonly Occurrence[] {
  let index = indexOf.get(compilation);
  if (index === undefined) {
    index = new Map();
    indexOf.set(compilation, index);
  }
  let found = index.get(source);
  if (found === undefined) {
    found = new Collector(compilation.model, source).collect(rootsOf(compilation, source));
    index.set(source, found);
  }
  return found;
}

/** What of a file counts in a compilation: all of it, or of a draft that is amended what the amendment leaves. */
function rootsOf({ units }: Compilation, source: Source): readonly Node[] {
  const unit = units.find((each) => each.source === source);
  if (unit !== undefined) return [unit.file];
  return units.flatMap(({ pieces = [] }) =>
    pieces.filter((each) => each.source === source).map(({ node }) => node),
  );
}

/** The tree of one file. Of a draft that amends another the compilation has the title of that one; this has its own. */
export function fileOf(compilation: Compilation, source: Source): ast.File | null {
  const unit = compilation.units.find((each) => each.source === source);
  if (unit === undefined) return null;
  const amends = unit.pieces?.some((piece) => piece.source !== source) ?? false;
  return amends ? { ...unit.file, header: parsed(source).file.header } : unit.file;
}

/** The named thing at an offset; the innermost where several meet. */
export function occurrenceAt(compilation: Compilation, source: Source, offset: number): Occurrence | null {
  let best: Occurrence | null = null;
  for (const each of occurrencesIn(compilation, source)) {
    if (!touches(each.span, offset)) continue;
    if (best === null || size(each.span) < size(best.span)) best = each;
  }
  return best;
}

const size = ({ start, end }: Span): number => end - start;

/** All places of a compilation that name one of these, in all of its files. */
export function occurrencesOf(compilation: Compilation, keys: ReadonlySet<string>): Occurrence[] {
  return sourcesOf(compilation).flatMap((source) =>
    occurrencesIn(compilation, source).filter(({ symbols }) => symbols.some(({ key }) => keys.has(key))),
  );
}

/**
 * The keys of all that has to keep the same name as these: fields that are read on several events at once, and what the same
 * words mean in a form and in the drafts that amend it, or in a module for the contracts that use it.
 */
export function linkedKeys(compilations: readonly Compilation[], symbols: readonly Sym[]): Set<string> {
  const groups = new Map<string, Set<string>>();
  for (const compilation of compilations) {
    for (const source of sourcesOf(compilation)) {
      for (const { span, symbols: named } of occurrencesIn(compilation, source)) {
        const place = `${source.name}:${span.start}`;
        const group = groups.get(place) ?? new Set<string>();
        groups.set(place, group);
        for (const { key } of named) group.add(key);
      }
    }
  }
  const several = [...groups.values()].filter(({ size: count }) => count > 1);
  const keys = new Set(symbols.map(({ key }) => key));
  for (let before = -1; before !== keys.size;) {
    before = keys.size;
    for (const group of several)
      if ([...group].some((key) => keys.has(key))) for (const key of group) keys.add(key);
  }
  return keys;
}

// ---- symbols ----

const at = (place: Place | null): string =>
  place === null ? "" : `${place.source.name}:${place.span.start}`;

export function termSym(term: TermSymbol): Sym {
  const place = { source: term.home.source, span: inQuotes(term.node.name.span) };
  return {
    key: `term ${at(place)}`,
    name: term.name,
    plural: term.plural,
    subject: { kind: "term", term },
    place,
  };
}

export function eventSym(event: EventSymbol): Sym {
  const place = { source: event.home.source, span: event.node.name.span };
  const key = event.implied ? `event ${event.name}` : `event ${at(place)}`;
  return { key, name: event.name, plural: null, subject: { kind: "event", event }, place };
}

export function partySym(party: PartySymbol): Sym {
  const place = { source: party.home.source, span: party.node.name.span };
  // A module names the parties that it needs, and the contract says who they are: one party by its name.
  return {
    key: `party ${party.name}`,
    name: party.name,
    plural: null,
    subject: { kind: "party", party },
    place,
  };
}

export function sectionSym(section: SectionSymbol): Sym {
  const place = { source: section.source, span: section.node.label.span };
  const key = `section ${section.source.name} ${sectionKey(section.label)}`;
  return { key, name: section.label, plural: null, subject: { kind: "section", section }, place };
}

export function fieldSym(event: EventSymbol, name: string): Sym | null {
  const { node, home, schema } = event;
  const field = [...node.fields, ...node.optionalFields, ...node.gives].find(
    (each) => each.name.text === name,
  );
  const place = { source: home.source, span: field?.name.span ?? node.name.span };
  if (field !== undefined) {
    const type = [...schema.fields, ...event.gives].find((each) => each.name === name)?.type ?? {
      kind: "unknown",
    };
    return {
      key: `field ${at(place)}`,
      name,
      plural: null,
      subject: { kind: "field", event, field, type, what: "field" },
      place,
    };
  }
  if (node.dateName?.text === name) {
    const own = { source: home.source, span: node.dateName.span };
    const subject: Subject = { kind: "field", event, field: null, type: { kind: "date" }, what: "date" };
    return { key: `field ${at(own)}`, name, plural: null, subject, place: own };
  }
  if (node.of?.called?.text === name) {
    const own = { source: home.source, span: node.of.called.span };
    const type: Type = { kind: "event", events: schema.of?.events ?? [] };
    const subject: Subject = { kind: "field", event, field: null, type, what: "referred event" };
    return { key: `field ${at(own)}`, name, plural: null, subject, place: own };
  }
  return null;
}

export function letterSym(binding: ast.Binding, source: Source, type: Type): Sym {
  const place = { source, span: binding.name.span };
  const subject: Subject = { kind: "letter", binding, type };
  return { key: `letter ${at(place)}`, name: binding.name.text, plural: null, subject, place };
}

function inputSym(term: TermSymbol, name: string): Sym | null {
  if (term.node.kind !== "Definition" || term.scope.of !== "inputs") return null;
  const field = term.node.scope.inputs.find((each) => each.name.text === name);
  const input = term.scope.inputs.find((each) => each.name === name);
  if (field === undefined || input === undefined) return null;
  const place = { source: term.home.source, span: field.name.span };
  const subject: Subject = { kind: "input", term, type: input.type };
  return { key: `input ${at(place)}`, name, plural: null, subject, place };
}

/** The words between the quotes; curly quotes count as one letter each too. */
function inQuotes({ start, end }: Span): Span {
  return end - start >= 2 ? { start: start + 1, end: end - 1 } : { start, end };
}

/** The quoted name after `reading`, without its quotes. */
function readingName(source: Source, { span, name }: ast.Alternative<unknown>): Span {
  const from = source.text.slice(span.start, span.end).search(/["“]/);
  const start = span.start + from + 1;
  return from < 0 ? span : { start, end: start + name.length };
}

// ---- collecting ----

/** The nodes that may refer to something. */
type Named = ast.Name | ast.NameExpression | ast.OfExpression | ast.AdjustedExpression | ast.CallExpression;

class Collector {
  private readonly model: Model;
  private readonly source: Source;
  private readonly found: Occurrence[] = [];
  private readonly path: Node[] = [];
  private readonly sections = new Map<string, SectionSymbol>();
  private readonly termOfNode = new Map<object, TermSymbol>();

  constructor(model: Model, source: Source) {
    this.model = model;
    this.source = source;
    for (const term of model.terms) this.termOfNode.set(term.node, term);
  }

  collect(roots: readonly Node[]): readonly Occurrence[] {
    const { model, source } = this;
    const isModule = model.units.some((unit) => unit.imported && unit.source === source);
    // A module's references are to its own sections, which the model does not keep.
    const own = roots.flatMap((root) => (root.kind === "File" ? root.items : []));
    for (const item of isModule ? own : []) {
      if (item.kind !== "Section") continue;
      const { label } = item.label;
      const key = sectionKey(label);
      const title = item.title?.value ?? null;
      if (!this.sections.has(key))
        this.sections.set(key, { label, shown: key, title, order: this.sections.size, node: item, source });
    }
    if (!isModule) for (const [key, section] of model.sectionOf) this.sections.set(key, section);
    for (const root of roots) this.enter(root);
    return this.found.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  private add(symbols: readonly (Sym | null)[], span: Span, role: Occurrence["role"] = "read"): void {
    const named = symbols.filter((each) => each !== null);
    if (named.length === 0 || span.end <= span.start) return;
    this.found.push({ symbols: named, source: this.source, span, role, path: [...this.path] });
  }

  private enter(node: Node): void {
    this.path.push(node);
    this.named(node);
    for (const child of children(node)) this.enter(child);
    this.path.pop();
  }

  /** What a node names by itself; what it refers to stands in the model. */
  private named(node: Node): void {
    const name = this.naming[node.kind] as ((node: Node) => void) | undefined;
    name?.(node);
  }

  private readonly naming: { readonly [K in Node["kind"]]?: (node: Extract<Node, { kind: K }>) => void } = {
    Definition: (node) => this.definition(node),
    TableStatement: (node) => this.definition(node),
    PartyStatement: ({ name }) => {
      const party = this.model.parties.get(name.text);
      if (party !== undefined) this.add([partySym(party)], name.span, "definition");
    },
    EventStatement: (node) => this.event(node),
    Section: ({ label }) => this.section(label, "definition"),
    SectionRef: (node) => {
      if (this.path.at(-2)?.kind !== "Section") this.section(node, "read");
    },
    Legend: ({ bindings }) => {
      for (const binding of bindings) {
        const letter = letterSym(binding, this.source, this.typeOf(binding.value));
        this.add([letter], binding.name.span, "definition");
      }
    },
    Alternative: (node) => this.reading(node),
    Scenario: (node) => this.scenario(node),
    Name: (node) => this.reference(node),
    NameExpression: (node) => this.reference(node),
    OfExpression: (node) => this.reference(node),
    AdjustedExpression: (node) => this.reference(node),
    CallExpression: (node) => this.reference(node),
  };

  private event(node: ast.EventStatement): void {
    const event = this.model.events.get(node.name.text);
    if (event === undefined || event.node !== node) return;
    this.add([eventSym(event)], node.name.span, "definition");
    for (const name of [node.dateName, node.of?.called ?? null])
      if (name !== null) this.add([fieldSym(event, name.text)], name.span, "definition");
    for (const { name } of [...node.fields, ...node.optionalFields, ...node.gives]) {
      // What an act gives is defined by a term.
      if (!this.model.references.has(name)) this.add([fieldSym(event, name.text)], name.span, "definition");
    }
  }

  private typeOf(expression: ast.Expression): Type {
    return this.model.types.get(expression) ?? { kind: "unknown" };
  }

  private definition(node: ast.Definition | ast.TableStatement): void {
    const term = this.termOfNode.get(node);
    if (term === undefined) return;
    this.add([termSym(term)], inQuotes(node.name.span), "definition");
    if (node.kind === "TableStatement") return;
    if (node.plural !== null) this.add([termSym(term)], inQuotes(node.plural.span), "definition");
    for (const { name } of node.scope.inputs) this.add([inputSym(term, name.text)], name.span, "definition");
  }

  private section({ label, span }: ast.SectionRef, role: "definition" | "read"): void {
    const exact = this.sections.get(sectionKey(label));
    const section = exact ?? sectionsUnder([...this.sections.values()], label)[0];
    if (section !== undefined) this.add([sectionSym(section)], span, role);
  }

  private reading(node: ast.Alternative<unknown>): void {
    const ambiguity = this.model.ambiguities.find(
      ({ names, places }) =>
        names.includes(node.name) &&
        places.some(
          ({ home, span }) =>
            home.source === this.source && span.start <= node.span.start && node.span.end <= span.end,
        ),
    );
    if (ambiguity === undefined) return;
    const span = readingName(this.source, node);
    this.add([this.readingSym(ambiguity.key, node.name)], span, "definition");
  }

  private readingSym(key: string, name: string): Sym | null {
    const ambiguity = this.model.ambiguities.find((each) => each.key === key && each.names.includes(name));
    const first = ambiguity?.places[0];
    if (ambiguity === undefined || first === undefined) return null;
    const { source } = first.home;
    const at = source.text.indexOf(`"${name}"`, first.span.start);
    const start = at < 0 ? first.span.start : at + 1;
    const place = { source, span: { start, end: at < 0 ? first.span.end : start + name.length } };
    return {
      key: `reading ${key} ${name}`,
      name,
      plural: null,
      subject: { kind: "reading", ambiguity: key },
      place,
    };
  }

  private scenario(node: ast.Scenario): void {
    const ids = new Map<string, Sym>();
    const use = (id: ast.TextLiteral | null, role: Occurrence["role"] = "read"): void => {
      const symbol = id === null ? undefined : ids.get(id.value);
      if (id !== null && symbol !== undefined) this.add([symbol], inQuotes(id.span), role);
    };
    for (const step of node.steps) {
      for (const happening of step.form === "on" ? step.happenings : []) {
        const { id, event } = happening;
        if (id === null || ids.has(id.value)) continue;
        const place = { source: this.source, span: inQuotes(id.span) };
        const subject: Subject = { kind: "id", event: event.text, happening };
        ids.set(id.value, { key: `id ${at(place)}`, name: id.value, plural: null, subject, place });
      }
    }
    const inside = (value: Node): void => {
      if (value.kind === "OfExpression" && value.object.kind === "TextLiteral") use(value.object);
      for (const child of children(value)) inside(child);
    };
    for (const child of children(node)) inside(child);
    for (const step of node.steps) {
      if (step.form === "on") {
        for (const happening of step.happenings) {
          use(happening.id, "definition");
          use(happening.of);
          this.determination(happening);
        }
      } else if (step.form === "then") {
        for (const expected of step.expectations) if (expected.form === "act") use(expected.id);
      } else {
        for (const given of step.givens) {
          if (given.form !== "reading") continue;
          const { value, span } = given.name;
          const keys = this.model.ambiguities.filter(({ names }) => names.includes(value));
          this.add(
            keys.map(({ key }) => this.readingSym(key, value)),
            inQuotes(span),
          );
        }
      }
    }
  }

  /** `Determination with Term = "Per Share Market Value", By = "Independent Appraiser"` names a term and a party in quotes. */
  private determination({ event, inputs }: ast.Happening): void {
    if (event.text !== "Determination") return;
    for (const { name, value } of inputs) {
      if (value.kind !== "TextLiteral") continue;
      const term = name.text === "Term" ? this.model.termsByName.get(value.value)?.[0] : undefined;
      const party = name.text === "By" ? this.model.parties.get(value.value) : undefined;
      if (term !== undefined) this.add([termSym(term)], inQuotes(value.span));
      if (party !== undefined) this.add([partySym(party)], inQuotes(value.span));
    }
  }

  /** What a node refers to. */
  private reference(node: Named): void {
    const reference = this.model.references.get(node);
    if (reference === undefined) return;
    const span = nameSpan(node, "object" in reference ? reference.object : null);
    const text = this.source.text.slice(span.start, span.end).replace(/\s+/g, " ");
    const events =
      "events" in reference ? reference.events.flatMap((name) => this.model.events.get(name) ?? []) : [];
    switch (reference.to) {
      case "term":
      case "event term":
      case "term of":
        return this.add([termSym(reference.term)], span, this.roleOf(node));
      case "field":
      case "field of":
        return this.add(
          events.map((event) => fieldSym(event, reference.field)),
          span,
        );
      case "this event":
        return this.add(text === "it" ? [] : events.filter(({ name }) => name === text).map(eventSym), span);
      case "event kind":
        return this.add([eventSym(reference.event)], span);
      case "referred event": {
        const kind = this.model.events.get(text);
        if (kind !== undefined && reference.events.includes(text)) return this.add([eventSym(kind)], span);
        const all = [...this.model.events.values()].filter(
          ({ node: each }) => each.of?.called?.text === text,
        );
        return this.add(
          all.map((event) => fieldSym(event, text)),
          span,
        );
      }
      case "event date":
      case "event date of": {
        const own = events.filter(({ schema }) => schema.dateName === text);
        if (own.length > 0)
          return this.add(
            own.map((event) => fieldSym(event, text)),
            span,
          );
        const kinds = events.filter(({ name }) => `${name} Date` === text);
        return this.add(kinds.map(eventSym), { start: span.start, end: span.end - " Date".length });
      }
      case "input": {
        const callee = innermost(this.path, "CallExpression");
        const outer = this.path.findLast((each) => this.termOfNode.has(each));
        const called =
          node.kind === "Name" && callee !== null ? this.model.references.get(callee) : undefined;
        const term = called?.to === "term" ? called.term : outer && this.termOfNode.get(outer);
        return this.add([term === undefined ? null : inputSym(term, reference.name)], span);
      }
      case "legend":
        return this.add([letterSym(reference.binding, this.source, reference.type)], span);
      case "party":
        return this.add([partySym(reference.party)], span);
      case "asset":
        return;
    }
  }

  private roleOf(node: object): Occurrence["role"] {
    const parent = this.path.at(-2);
    if (parent?.kind === "Becomes" || parent?.kind === "FallsBy" || parent?.kind === "Ends")
      return parent.target === node ? "write" : "read";
    return "read";
  }
}

/** The words of a reference alone: without its article, and without what stands after `of`. */
function nameSpan(node: Named, object: ast.Expression | null): Span {
  switch (node.kind) {
    case "Name":
      return node.span;
    case "NameExpression":
    case "AdjustedExpression":
      return node.name.span;
    case "CallExpression":
      return node.callee.span;
    case "OfExpression": {
      let { end } = node.name.span;
      let inner: ast.Expression = node.object;
      while (inner !== object && inner.kind === "OfExpression") {
        ({ end } = inner.name.span);
        inner = inner.object;
      }
      if (inner !== object && inner.kind === "NameExpression") ({ end } = inner.name.span);
      return { start: node.name.span.start, end };
    }
  }
}
