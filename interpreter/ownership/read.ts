/** Reads an ownership document from its XML, and holds it against the specification. */

import { notOwnership } from "../../grammar/diagnostics/catalogue/ownership.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";
import {
  isGroup,
  DOCUMENT_TYPES,
  elementsOf,
  derivativeHolding,
  derivativeTransaction,
  nonDerivativeHolding,
  nonDerivativeTransaction,
  ownershipDocument,
  type Group,
} from "./specification.ts";
import type { Address, Cell, OwnershipDocument, Owner, Row } from "./types.ts";
import { dayIn, validate } from "./validate.ts";
import { readXml, type XmlElement } from "./xml.ts";

/** Something in the document that no field of it takes. */
export interface Unread {
  readonly of: string;
  readonly name: string;
  readonly text: string;
  readonly place: Place;
}

export interface OwnershipRead {
  /** Null after an error. */
  readonly document: OwnershipDocument | null;
  readonly unread: readonly Unread[];
  readonly diagnostics: readonly Diagnostic[];
}

export function readOwnership(source: Source): OwnershipRead {
  const { root, diagnostics } = readXml(source);
  if (root === null) return { document: null, unread: [], diagnostics };
  if (root.name !== ownershipDocument.name) {
    const found = `its outermost element is "${root.name.slice(0, 60)}"`;
    return { document: null, unread: [], diagnostics: [report(notOwnership, root.place, { found })] };
  }
  const findings = validate(root);
  const sound = findings.every(({ severity }) => severity !== "error");
  return {
    document: sound ? documentOf(root) : null,
    unread: [...unreadIn(root, ownershipDocument)],
    diagnostics: findings,
  };
}

function documentOf(root: XmlElement): OwnershipDocument {
  const issuer = child(root, "issuer");
  const rowsOf = (table: "I" | "II", name: string, transaction: Group, holding: Group): Row[] =>
    (child(root, name)?.children ?? [])
      .filter((each) => each.name === transaction.name || each.name === holding.name)
      .map((element, index) => ({
        table,
        kind: element.name === transaction.name ? "transaction" : "holding",
        number: index + 1,
        cells: new Map(cellsOf(element)),
        place: element.place,
      }));
  return {
    schemaVersion: textOf(root, "schemaVersion") || null,
    documentType: DOCUMENT_TYPES.find((type) => type === textOf(root, "documentType")) ?? "4",
    periodOfReport: dayIn(textOf(root, "periodOfReport")) ?? "",
    dateOfOriginalSubmission: dayIn(textOf(root, "dateOfOriginalSubmission")),
    noSecuritiesOwned: flagOf(root, "noSecuritiesOwned"),
    notSubjectToSection16: flagOf(root, "notSubjectToSection16"),
    aff10b5One: flagOf(root, "aff10b5One"),
    issuer: {
      cik: textOf(issuer, "issuerCik"),
      name: textOf(issuer, "issuerName"),
      symbol: textOf(issuer, "issuerTradingSymbol"),
    },
    owners: root.children.filter(({ name }) => name === "reportingOwner").map(ownerOf),
    rows: [
      ...rowsOf("I", "nonDerivativeTable", nonDerivativeTransaction, nonDerivativeHolding),
      ...rowsOf("II", "derivativeTable", derivativeTransaction, derivativeHolding),
    ],
    footnotes: (child(root, "footnotes")?.children ?? [])
      .filter(({ name }) => name === "footnote")
      .map(({ attributes, text }) => ({ id: attributes.get("id") ?? "", text })),
    remarks: textOf(root, "remarks"),
    signatures: root.children
      .filter(({ name }) => name === "ownerSignature")
      .map((each) => ({
        name: textOf(each, "signatureName"),
        date: dayIn(textOf(each, "signatureDate")) ?? "",
      })),
  };
}

/** Every leaf of a row, by its name: names are unique in a row whatever group they stand in. */
function* cellsOf(element: XmlElement): Generator<readonly [string, Cell]> {
  for (const each of element.children) {
    const notes = each.children
      .filter(({ name }) => name === "footnoteId")
      .map(({ attributes }) => attributes.get("id") ?? "");
    const held = child(each, "value");
    if (each.name === "transactionCoding") {
      for (const part of each.children)
        if (part.name !== "footnoteId")
          yield [part.name, { value: part.text, footnotes: notes, place: part.inside }];
    } else if (held !== null || notes.length > 0 || each.children.length === 0) {
      const text = held?.text ?? "";
      const isDay = each.name.endsWith("Date") ? dayIn(text) : null;
      const value = text === "" ? null : (isDay ?? text);
      if (value !== null || notes.length > 0)
        yield [each.name, { value, footnotes: notes, place: held?.inside ?? each.place }];
    } else yield* cellsOf(each);
  }
}

function ownerOf(element: XmlElement): Owner {
  const id = child(element, "reportingOwnerId");
  const role = child(element, "reportingOwnerRelationship");
  const where = child(element, "reportingOwnerAddress");
  const address: Address | null =
    where === null
      ? null
      : {
          street1: textOf(where, "rptOwnerStreet1"),
          street2: textOf(where, "rptOwnerStreet2"),
          city: textOf(where, "rptOwnerCity"),
          state: textOf(where, "rptOwnerState") || textOf(where, "rptOwnerStateDescription"),
          zip: textOf(where, "rptOwnerZipCode"),
        };
  return {
    cik: textOf(id, "rptOwnerCik"),
    name: textOf(id, "rptOwnerName"),
    address,
    director: flagOf(role, "isDirector") === true,
    officer: flagOf(role, "isOfficer") === true,
    tenPercent: flagOf(role, "isTenPercentOwner") === true,
    other: flagOf(role, "isOther") === true,
    officerTitle: textOf(role, "officerTitle"),
    otherText: textOf(role, "otherText"),
  };
}

const child = (element: XmlElement | null, name: string): XmlElement | null =>
  element?.children.find((each) => each.name === name) ?? null;

const textOf = (element: XmlElement | null, name: string): string => child(element, name)?.text ?? "";

function flagOf(element: XmlElement | null, name: string): boolean | null {
  const text = textOf(element, name);
  return text === "" ? null : text === "1" || text === "true";
}

/** Elements that the specification does not have, with what they hold; and those of it that nothing above reads. */
function* unreadIn(element: XmlElement, spec: Group): Generator<Unread> {
  const parts = elementsOf(spec);
  for (const each of element.children) {
    const part = parts.find(({ name }) => name === each.name);
    if (part !== undefined && isGroup(part)) yield* unreadIn(each, part);
    else if (part === undefined || (NOT_TAKEN.has(each.name) && each.text !== ""))
      yield { of: spec.name, name: each.name, text: wholeText(each), place: each.place };
  }
}

const NOT_TAKEN: ReadonlySet<string> = new Set([
  "form3HoldingsReported",
  "form4TransactionsReported",
  "issuerForeignTradingSymbol",
  "rptOwnerCcc",
  "rptOwnerGoodAddress",
  "rptOwnerNonUSAddressFlag",
]);

function wholeText(element: XmlElement): string {
  return [element.text, ...element.children.map(wholeText)].filter((text) => text !== "").join(" ");
}
