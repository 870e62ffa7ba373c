/** Writes an ownership document as XML, its elements in the order of the specification. */

import { escaped } from "../report/markup.ts";
import {
  derivativeHolding,
  derivativeTransaction,
  isGroup,
  elementsOf,
  nonDerivativeHolding,
  nonDerivativeTransaction,
  type Group,
} from "./specification.ts";
import type { Cell, OwnershipDocument, Owner, Row } from "./types.ts";

export function writeOwnership(document: OwnershipDocument): string {
  const { documentType: type, issuer, rows, footnotes, remarks } = document;
  const flag = (value: boolean | null): string | null => (value === null ? null : value ? "1" : "0");
  const table = (name: string, of: Row["table"]): string[] => {
    const own = rows.filter((row) => row.table === of);
    return own.length === 0 ? [] : wrapped(name, own.flatMap(rowLines));
  };
  const lines = [
    ...plain("schemaVersion", document.schemaVersion),
    ...plain("documentType", type),
    ...plain("periodOfReport", document.periodOfReport),
    ...plain("dateOfOriginalSubmission", document.dateOfOriginalSubmission),
    ...plain("noSecuritiesOwned", flag(document.noSecuritiesOwned)),
    ...plain("notSubjectToSection16", flag(document.notSubjectToSection16)),
    ...wrapped("issuer", [
      ...plain("issuerCik", issuer.cik),
      ...plain("issuerName", issuer.name),
      ...plain("issuerTradingSymbol", issuer.symbol),
    ]),
    ...document.owners.flatMap(ownerLines),
    ...plain("aff10b5One", flag(document.aff10b5One)),
    ...table("nonDerivativeTable", "I"),
    ...table("derivativeTable", "II"),
    ...(footnotes.length === 0
      ? []
      : wrapped(
          "footnotes",
          footnotes.map(({ id, text }) => `<footnote id="${escaped(id)}">${escaped(text)}</footnote>`),
        )),
    ...plain("remarks", remarks === "" ? null : remarks),
    ...document.signatures.flatMap(({ name, date }) =>
      wrapped("ownerSignature", [...plain("signatureName", name), ...plain("signatureDate", date)]),
    ),
  ];
  return `<?xml version="1.0" encoding="UTF-8"?>\n${wrapped("ownershipDocument", lines).join("\n")}\n`;
}

function ownerLines(owner: Owner): string[] {
  const { address } = owner;
  const flag = (value: boolean): string => (value ? "1" : "0");
  return wrapped("reportingOwner", [
    ...wrapped("reportingOwnerId", [
      ...plain("rptOwnerCik", owner.cik),
      ...plain("rptOwnerName", owner.name),
    ]),
    ...(address === null
      ? []
      : wrapped("reportingOwnerAddress", [
          ...plain("rptOwnerStreet1", address.street1),
          ...plain("rptOwnerStreet2", address.street2),
          ...plain("rptOwnerCity", address.city),
          ...plain("rptOwnerState", address.state),
          ...plain("rptOwnerZipCode", address.zip),
        ])),
    ...wrapped("reportingOwnerRelationship", [
      ...plain("isDirector", flag(owner.director)),
      ...plain("isOfficer", flag(owner.officer)),
      ...plain("isTenPercentOwner", flag(owner.tenPercent)),
      ...plain("isOther", flag(owner.other)),
      ...plain("officerTitle", owner.officerTitle || null),
      ...plain("otherText", owner.otherText || null),
    ]),
  ]);
}

function rowLines(row: Row): string[] {
  const transaction = row.kind === "transaction";
  const spec =
    row.table === "I"
      ? transaction
        ? nonDerivativeTransaction
        : nonDerivativeHolding
      : transaction
        ? derivativeTransaction
        : derivativeHolding;
  return wrapped(spec.name, groupLines(spec, row.cells));
}

function groupLines(spec: Group, cells: ReadonlyMap<string, Cell>): string[] {
  return elementsOf(spec).flatMap((part) => {
    if (isGroup(part)) {
      const inner = groupLines(part, cells);
      if (inner.length === 0) return [];
      const notes = part.name === "transactionCoding" ? cells.get("transactionCode")?.footnotes : undefined;
      return wrapped(part.name, [...inner, ...references(notes ?? [])]);
    }
    const cell = cells.get(part.name);
    if (cell === undefined) return [];
    if (part.holds === "plain") return plain(part.name, cell.value ?? "");
    return wrapped(part.name, [
      ...(cell.value === null ? [] : plain("value", cell.value)),
      ...references(cell.footnotes),
    ]);
  });
}

const references = (ids: readonly string[]): string[] => ids.map((id) => `<footnoteId id="${escaped(id)}"/>`);

const plain = (name: string, text: string | null): string[] =>
  text === null ? [] : [`<${name}>${escaped(text)}</${name}>`];

const wrapped = (name: string, lines: readonly string[]): string[] => [
  `<${name}>`,
  ...lines.map((line) => `  ${line}`),
  `</${name}>`,
];
