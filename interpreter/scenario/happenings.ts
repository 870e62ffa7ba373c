import type * as ast from "../../grammar/ast.ts";
import * as entries from "../../grammar/diagnostics/catalogue/scenarios.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import { chainText } from "../model/chain-text.ts";
import type { Program } from "../compile/program.ts";
import type { Determination, FactEvent, FactValue } from "../facts/types.ts";
import type { Placed } from "../model/model.ts";
import type { EventSchema, Type } from "../model/types.ts";
import { sectionKey } from "../model/sections.ts";
import { parseDay } from "../values/day.ts";
import { wordsAt } from "../variant/amendment.ts";
import { instantAt, localDay } from "../values/instant.ts";
import { asFact, CLOSE_OF_BUSINESS, literalValue, unwritten } from "./literal.ts";
import { determinedText, textOf } from "./words.ts";

/** What happens in a scenario, in the order of its text; the place in that order is each one's `index`. */
export interface Told {
  readonly events: readonly FactEvent[];
  readonly determinations: readonly Determination[];
  readonly count: number;
}

export function told(program: Program, scenario: Placed<ast.Scenario>, diagnostics: Diagnostic[]): Told {
  const teller = new Teller(program, scenario, diagnostics);
  for (const step of scenario.node.steps) {
    if (step.form === "on") for (const happening of step.happenings) teller.tell(step.date, happening);
  }
  return { events: teller.events, determinations: teller.determinations, count: teller.count };
}

interface Moment {
  readonly instant: number;
  readonly day: number;
  readonly dateOnly: boolean;
}

class Teller {
  readonly events: FactEvent[] = [];
  readonly determinations: Determination[] = [];
  count = 0;
  private readonly program: Program;
  private readonly scenario: Placed<ast.Scenario>;
  private readonly diagnostics: Diagnostic[];
  private readonly ids = new Map<string, FactEvent>();

  constructor(program: Program, scenario: Placed<ast.Scenario>, diagnostics: Diagnostic[]) {
    this.program = program;
    this.scenario = scenario;
    this.diagnostics = diagnostics;
  }

  private place(node: { readonly span: ast.Node["span"] }): Place {
    return { source: this.scenario.home.source, span: node.span };
  }

  tell(date: ast.Expression, happening: ast.Happening): void {
    const index = this.count++;
    const moment = this.moment(date);
    if (moment === null) return;
    const event = wordsAt(this.program.model, moment.instant).events.get(happening.event.text);
    if (event !== undefined) this.event(event.schema, happening, moment, index);
    else if (happening.event.text === "Determination") this.determination(happening, moment, index);
  }

  /** A bare date is the close of business. */
  private moment(date: ast.Expression): Moment | null {
    const value = literalValue(this.program, date);
    const zone = this.program.model.zone;
    if (typeof value !== "number") return null;
    if (date.kind !== "AtTimeExpression") {
      return { instant: instantAt(value, CLOSE_OF_BUSINESS, zone), day: value, dateOnly: true };
    }
    return { instant: value, day: localDay(value, zone), dateOnly: false };
  }

  private event(schema: EventSchema, happening: ast.Happening, moment: Moment, index: number): void {
    const fields = new Map<string, FactValue>();
    const fieldPlaces = new Map<string, Place>();
    const before = this.diagnostics.length;
    for (const { name, value } of happening.inputs) {
      const field = schema.fields.find((one) => one.name === name.text);
      if (field === undefined) continue;
      const read = this.value(name.text, field.type, value);
      if (read === null) continue;
      fields.set(field.name, read);
      fieldPlaces.set(field.name, this.place(value));
    }
    const given = new Set(happening.inputs.map(({ name }) => name.text));
    const missing = schema.fields.flatMap(({ name, optional }) =>
      optional || given.has(name) ? [] : [name],
    );
    if (schema.of !== null && !schema.of.optional && happening.of === null) missing.push("of");
    if (missing.length > 0) {
      this.diagnostics.push(
        report(entries.fieldsMissing, this.place(happening.event), { event: schema.name, fields: missing }),
      );
    }
    this.checkOf(schema, happening, moment, index);
    const id = happening.id?.value ?? null;
    const certificate = happening.certificate?.value ?? null;
    const of = happening.of?.value ?? null;
    const place = this.place(happening);
    const event: FactEvent = {
      index,
      kind: schema.name,
      id,
      ...moment,
      of,
      certificate,
      ...(happening.by.length === 0
        ? {}
        : { by: happening.by.map((each) => (each.kind === "TextLiteral" ? each.value : chainText(each))) }),
      ...(happening.modifies.length === 0
        ? {}
        : { modifies: happening.modifies.map(({ label }) => sectionKey(label)) }),
      fields,
      place,
      fieldPlaces,
    };
    if (happening.id !== null) {
      const first = this.ids.get(happening.id.value);
      if (first === undefined) this.ids.set(happening.id.value, event);
      else {
        this.wrongId(
          happening.id,
          "another event of the scenario has it",
          "Give each event an id of its own.",
        );
      }
    }
    if (this.diagnostics.length === before) this.events.push(event);
  }

  private wrongId(id: ast.TextLiteral, why: string, help: string): void {
    this.diagnostics.push(report(entries.wrongId, this.place(id), { id: id.value, why, help }));
  }

  private checkOf(schema: EventSchema, { of }: ast.Happening, moment: Moment, index: number): void {
    if (of === null) return;
    const { name } = schema;
    if (schema.of === null) return this.wrongId(of, `${name} is about no other event`, "Leave it out.");
    const known = this.ids.get(of.value);
    const kinds = schema.of.events;
    // A notice may be given of what is still to come.
    if (schema.of.ahead === true && (known === undefined || kinds.includes(known.kind))) return;
    if (known === undefined)
      this.wrongId(of, "no earlier event has it", "Write the id of an event that stands above.");
    else if (!kinds.includes(known.kind)) {
      this.wrongId(
        of,
        `it is of ${known.kind}, and ${name} is about ${kinds.join(" or ")}`,
        "Write the id of such an event.",
      );
    } else if (known.instant > moment.instant || (known.instant === moment.instant && known.index > index)) {
      this.wrongId(of, "that event happens later", "Mend one of the dates.");
    }
  }

  private value(field: string, type: Type, expression: ast.Expression): FactValue | null {
    const { source } = this.scenario.home;
    const fault = unwritten(this.program.model, expression);
    if (fault !== null) {
      const details = { what: field, found: textOf(source, fault) };
      this.diagnostics.push(report(entries.notWrittenOut, this.place(fault), details));
      return null;
    }
    const value = asFact(this.program, type, expression);
    if (typeof value !== "object" || !("why" in value)) return value;
    const details = { field, found: textOf(source, expression), why: value.why };
    this.diagnostics.push(report(entries.wrongFact, this.place(expression), details));
    return null;
  }

  private determination(happening: ast.Happening, moment: Moment, index: number): void {
    const inputs = new Map(happening.inputs.map(({ name, value }) => [name.text, value]));
    const fields = ["Term", "By", "Value"].filter((name) => !inputs.has(name));
    const [term, by, value] = [inputs.get("Term"), inputs.get("By"), inputs.get("Value")];
    if (fields.length > 0 || term === undefined || by === undefined || value === undefined) {
      const details = { event: "Determination", fields };
      this.diagnostics.push(report(entries.fieldsMissing, this.place(happening.event), details));
      return;
    }
    const read = this.value("Value", { kind: "unknown" }, value);
    if (read === null) return;
    const type = this.program.compiler.typeOf(value);
    const text = determinedText(read, type);
    if (text === null) {
      const details = {
        field: "Value",
        found: textOf(this.scenario.home.source, value),
        why: "a determination is an amount, a date or a text",
      };
      this.diagnostics.push(report(entries.wrongFact, this.place(value), details));
      return;
    }
    this.determinations.push({
      index,
      term: chainText(term),
      by: chainText(by),
      value: text,
      for: this.subject(inputs.get("For")),
      day: moment.day,
      instant: moment.instant,
      place: this.place(happening),
    });
  }

  private subject(expression: ast.Expression | undefined): number | string | null {
    if (expression === undefined) return null;
    if (expression.kind === "TextLiteral") return parseDay(expression.value) ?? expression.value;
    const value = this.value("For", { kind: "date" }, expression);
    return typeof value === "number" ? value : null;
  }
}
