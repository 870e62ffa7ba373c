/** Holds an ownership document against the specification; each finding stands at its line and column. */

import {
  elementMissing,
  elementOrder,
  elementTwice,
  elementUnknown,
  footnoteUnknown,
  otherVersion,
  wrongValue,
} from "../../grammar/diagnostics/catalogue/ownership.ts";
import { inReadingOrder, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { Findings } from "../facts/findings.ts";
import { parseDay } from "../values/day.ts";
import {
  elementsOf,
  isGroup,
  isOneOf,
  MIXED,
  ownershipDocument,
  SCHEMA_VERSIONS,
  type Group,
  type Leaf,
  type Part,
  type ValueType,
} from "./specification.ts";
import type { XmlElement } from "./xml.ts";

/** What is wrong with a document whose outermost element is `ownershipDocument`, in the order of the text. */
export function validate(root: XmlElement): Diagnostic[] {
  const check = new Check();
  check.group(root, ownershipDocument);
  check.footnotes();
  return inReadingOrder(check.findings.diagnostics);
}

class Check {
  readonly findings = new Findings();
  private readonly notes = new Set<string>();
  private readonly references: XmlElement[] = [];

  group(element: XmlElement, spec: Group): void {
    const order = elementsOf(spec);
    const counts = new Map<string, number>();
    let last = -1;
    for (const child of element.children) {
      const index = order.findIndex(({ name }) => name === child.name);
      const part = order[index];
      if (part === undefined) {
        this.findings.add(elementUnknown, child.place, {
          parent: spec.name,
          name: clipped(child.name),
        });
        continue;
      }
      if (index < last && !MIXED.includes(spec))
        this.findings.add(elementOrder, child.place, {
          name: part.name,
          after: order[last]?.name ?? "",
        });
      last = Math.max(last, index);
      const count = (counts.get(part.name) ?? 0) + 1;
      counts.set(part.name, count);
      if (count === part.most + 1)
        this.findings.add(elementTwice, child.place, {
          parent: spec.name,
          name: part.name,
          most: part.most,
        });
      if (isGroup(part)) this.group(child, part);
      else this.leaf(child, part);
    }
    if (element.text !== "")
      this.findings.add(wrongValue, element.inside, {
        name: spec.name,
        expected: "made of elements",
        found: quoted(element.text),
      });
    for (const part of spec.children) this.required(element, spec, part, counts);
  }

  private required(element: XmlElement, spec: Group, part: Part, counts: ReadonlyMap<string, number>): void {
    const missing = (name: string): void =>
      this.findings.add(elementMissing, element.place, { parent: spec.name, name });
    if (!isOneOf(part)) {
      if (part.least > 0 && !counts.has(part.name)) missing(part.name);
      return;
    }
    const there = part.oneOf.filter(({ name }) => counts.has(name));
    const [first, second] = part.oneOf;
    if (there.length === 0) missing(`${first?.name ?? ""}" or "${second?.name ?? ""}`);
    if (there.length > 1)
      this.findings.add(elementTwice, element.place, {
        parent: spec.name,
        name: `${first?.name ?? ""}" or "${second?.name ?? ""}`,
        most: 1,
      });
  }

  private leaf(element: XmlElement, spec: Leaf): void {
    switch (spec.holds) {
      case "plain":
        this.noChildren(element, spec);
        if (element.text !== "" || spec.least > 0) this.value(element, spec, spec.name);
        return;
      case "footnote":
      case "reference":
        this.noChildren(element, spec);
        this.note(element, spec);
        return;
      case "value":
      case "value or footnote":
      case "value if any":
        this.held(element, spec);
        return;
    }
  }

  /** `<value>` and then references to footnotes. */
  private held(element: XmlElement, spec: Leaf): void {
    let values = 0;
    let references = 0;
    for (const child of element.children) {
      if (child.name === "footnoteId") {
        references++;
        this.note(child, { ...spec, name: "footnoteId", holds: "reference" });
      } else if (child.name === "value") {
        values++;
        if (values === 2)
          this.findings.add(elementTwice, child.place, { parent: spec.name, name: "value", most: 1 });
        if (references > 0 && values === 1)
          this.findings.add(elementOrder, child.place, { name: "value", after: "footnoteId" });
        this.noChildren(child, spec);
        if (child.text !== "" || spec.holds !== "value if any") this.value(child, spec, spec.name);
      } else this.findings.add(elementUnknown, child.place, { parent: spec.name, name: clipped(child.name) });
    }
    if (element.text !== "")
      this.findings.add(wrongValue, element.inside, {
        name: spec.name,
        expected: "a <value> with the value in it",
        found: quoted(element.text),
      });
    else if (
      values === 0 &&
      (spec.holds === "value" || (spec.holds === "value or footnote" && references === 0))
    )
      this.findings.add(elementMissing, element.place, { parent: spec.name, name: "value" });
  }

  private note(element: XmlElement, spec: Leaf): void {
    const id = element.attributes.get("id") ?? "";
    if (!/^F[0-9]{1,2}$/.test(id))
      this.findings.add(wrongValue, element.place, {
        name: `${spec.name} id`,
        expected: "F and a number of one or two digits",
        found: quoted(id),
      });
    else if (spec.holds === "reference") this.references.push(element);
    else if (this.notes.has(id))
      this.findings.add(wrongValue, element.place, {
        name: "footnote id",
        expected: "an id of its own",
        found: `${quoted(id)}, used before,`,
      });
    else this.notes.add(id);
    if (spec.holds === "footnote") this.value(element, spec, spec.name);
    else if (element.text !== "")
      this.findings.add(wrongValue, element.inside, {
        name: spec.name,
        expected: "empty",
        found: quoted(element.text),
      });
  }

  private value(element: XmlElement, { type }: Leaf, name: string): void {
    const expected = fault(element.text, type);
    if (expected !== null)
      this.findings.add(wrongValue, element.inside, { name, expected, found: quoted(element.text) });
    else if (type.kind === "version" && !SCHEMA_VERSIONS.some((version) => version === element.text))
      this.findings.add(otherVersion, element.inside, { version: element.text, known: SCHEMA_VERSIONS });
  }

  private noChildren(element: XmlElement, spec: Leaf): void {
    for (const { name, place } of element.children)
      this.findings.add(elementUnknown, place, { parent: spec.name, name: clipped(name) });
  }

  /** After the whole has been seen: every reference has its footnote. */
  footnotes(): void {
    for (const reference of this.references) {
      const id = reference.attributes.get("id") ?? "";
      if (!this.notes.has(id)) this.findings.add(footnoteUnknown, reference.place, { id });
    }
  }
}

const DATE = /^([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?$/;

/** The day that a date of the form names; null where it is none. An offset of a time zone says nothing of a day. */
export function dayIn(text: string): string | null {
  const day = DATE.exec(text)?.[1];
  return day === undefined || parseDay(day) === null ? null : day;
}

/** What a value of the type is, where the text is none; null where it is one. */
export function fault(text: string, type: ValueType): string | null {
  switch (type.kind) {
    case "text":
      if (text === "" && !type.empty) return "not empty";
      return text.length > type.most ? `at most ${type.most.toLocaleString("en-US")} characters long` : null;
    case "decimal":
      return /^(?:[0-9]{1,12}(?:\.[0-9]{1,4})?|\.[0-9]{1,4})$/.test(text)
        ? null
        : "a number from zero up, with at most twelve digits before the point and four after it";
    case "date":
      return dayIn(text) === null ? "a day as 2007-11-09" : null;
    case "flag":
      return /^(?:0|1|true|false)$/.test(text) ? null : "0, 1, true or false";
    case "cik":
      return /^[0-9]{1,10}$/.test(text) ? null : "a number of one to ten digits";
    case "version":
      return /^X[0-9]{4}$/.test(text) ? null : "X and four digits";
    case "one of":
      return type.values.includes(text) ? null : `one of ${type.values.join(", ")}`;
  }
}

const clipped = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const quoted = (text: string): string =>
  text === "" ? "nothing" : `"${clipped(text.replace(/\s+/g, " "))}"`;
