/** A Form 3, 4 or 5 in words: what stands in its boxes and tables, for the terminal and for a page. */

import { nameOfRow } from "../../interpreter/ownership/import.ts";
import type { Reason } from "../../interpreter/ownership/export.ts";
import {
  valueOf,
  type Address,
  type Cell,
  type OwnershipDocument,
  type Owner,
  type Row,
} from "../../interpreter/ownership/types.ts";
import { longDate, parseDay } from "../../interpreter/values/day.ts";
import { groupThousands } from "../../interpreter/values/decimal.ts";

/** A form with what belongs to it and is not on it. */
export interface FormPage {
  readonly document: OwnershipDocument;
  /** Why each row has its code; empty for a form that was read. */
  readonly reasons: readonly Reason[];
  /** When it has to be filed, in words: `November 14, 2007 (section 16(a))`. */
  readonly due: readonly string[];
}

const TITLES: ReadonlyMap<string, string> = new Map([
  ["3", "Initial statement of beneficial ownership"],
  ["4", "Statement of changes in beneficial ownership"],
  ["5", "Annual statement of changes in beneficial ownership"],
]);

export function titleOf({ documentType }: OwnershipDocument): string {
  const words = TITLES.get(documentType[0] ?? "") ?? "";
  return `Form ${documentType}: ${words}${documentType.endsWith("/A") ? " (amendment)" : ""}`;
}

/** The items above the tables, as pairs of a name and what stands there. */
export function headOf({ document, due }: FormPage): [string, string][] {
  const { owners, issuer, periodOfReport, dateOfOriginalSubmission, documentType } = document;
  const period =
    documentType[0] === "4"
      ? "Date of the earliest transaction"
      : documentType[0] === "3"
        ? "Date of the event"
        : "End of the year";
  return [
    ...owners.flatMap((owner): [string, string][] => [
      ["Reporting person", `${owner.name} (CIK ${owner.cik})`],
      ...(owner.address === null ? [] : ([["Address", addressOf(owner.address)]] as [string, string][])),
      ["Relationship to the issuer", rolesOf(owner)],
    ]),
    ["Issuer", `${issuer.name}${issuer.symbol === "" ? "" : ` [${issuer.symbol}]`} (CIK ${issuer.cik})`],
    [period, dayOf(periodOfReport)],
    ...(dateOfOriginalSubmission === null
      ? []
      : ([["Form that this one amends, filed", dayOf(dateOfOriginalSubmission)]] as [string, string][])),
    ["Filed by", owners.length > 1 ? `${owners.length} reporting persons` : "one reporting person"],
    ...(document.notSubjectToSection16 === true
      ? ([["Section 16", "no longer subject to it"]] as [string, string][])
      : []),
    ...(document.noSecuritiesOwned === true ? ([["Securities owned", "none"]] as [string, string][]) : []),
    ...(document.aff10b5One === null
      ? []
      : ([["Under a Rule 10b5-1 plan", document.aff10b5One ? "yes" : "no"]] as [string, string][])),
    ...due.map((words): [string, string] => ["To be filed by", words]),
  ];
}

function addressOf({ street1, street2, city, state, zip }: Address): string {
  const place = [city, [state, zip].filter((part) => part !== "").join(" ")].filter((part) => part !== "");
  return [street1, street2, place.join(", ")].filter((part) => part !== "").join(", ") || "not given";
}

export function rolesOf(owner: Owner): string {
  const roles = [
    owner.director ? "director" : "",
    owner.officer ? `officer${owner.officerTitle === "" ? "" : ` (${owner.officerTitle})`}` : "",
    owner.tenPercent ? "10% owner" : "",
    owner.other ? `other${owner.otherText === "" ? "" : ` (${owner.otherText})`}` : "",
  ].filter((role) => role !== "");
  return roles.join(", ") || "no box is marked";
}

export interface FormColumn {
  readonly number: string;
  readonly title: string;
  readonly numeric?: boolean;
  readonly of: (row: Row) => Shown;
}

/** What a cell shows, and the footnotes of it. */
export interface Shown {
  readonly text: string;
  readonly footnotes: readonly string[];
}

/** The columns of Table I or II, numbered as on the form. */
export function columnsOf(table: Row["table"]): FormColumn[] {
  const first = table === "I";
  return [
    { number: "1", title: "Security", of: shown("securityTitle") },
    ...(first
      ? []
      : [
          {
            number: "2",
            title: "Exercise price",
            numeric: true,
            of: shown("conversionOrExercisePrice", price),
          },
        ]),
    { number: first ? "2" : "3", title: "Date", of: shown("transactionDate", dayOf) },
    { number: first ? "2A" : "3A", title: "Deemed executed", of: shown("deemedExecutionDate", dayOf) },
    { number: first ? "3" : "4", title: "Code", of: code },
    { number: first ? "4" : "5", title: "Acquired (A)", numeric: true, of: amountFor("A") },
    { number: first ? "4" : "5", title: "Disposed of (D)", numeric: true, of: amountFor("D") },
    ...(first
      ? [{ number: "4", title: "Price", numeric: true, of: shown("transactionPricePerShare", price) }]
      : [
          { number: "6", title: "Exercisable", of: shown("exerciseDate", dayOf) },
          { number: "6", title: "Expires", of: shown("expirationDate", dayOf) },
          { number: "7", title: "Underlying", of: shown("underlyingSecurityTitle") },
          {
            number: "7",
            title: "Amount",
            numeric: true,
            of: either(shown("underlyingSecurityShares", figures), shown("underlyingSecurityValue", price)),
          },
          { number: "8", title: "Price", numeric: true, of: shown("transactionPricePerShare", price) },
        ]),
    {
      number: first ? "5" : "9",
      title: "Owned after",
      numeric: true,
      of: either(
        shown("sharesOwnedFollowingTransaction", figures),
        shown("valueOwnedFollowingTransaction", price),
      ),
    },
    {
      number: first ? "6" : "10",
      title: "Held",
      of: shown("directOrIndirectOwnership", (held) => (held === "I" ? "indirectly" : "directly")),
    },
    { number: first ? "7" : "11", title: "Nature", of: shown("natureOfOwnership") },
  ];
}

/** The columns in which some row has something. */
export function usedColumns(table: Row["table"], rows: readonly Row[]): FormColumn[] {
  return columnsOf(table).filter(({ of }) =>
    rows.some((row) => of(row).text !== "" || of(row).footnotes.length > 0),
  );
}

function shown(name: string, as: (text: string) => string = (text) => text): FormColumn["of"] {
  return ({ cells }) => show(cells.get(name), as);
}

function show(cell: Cell | undefined, as: (text: string) => string): Shown {
  const value = cell?.value ?? null;
  return { text: value === null ? "" : as(value), footnotes: cell?.footnotes ?? [] };
}

const either =
  (one: FormColumn["of"], other: FormColumn["of"]): FormColumn["of"] =>
  (row) => {
    const first = one(row);
    return first.text === "" && first.footnotes.length === 0 ? other(row) : first;
  };

function code(row: Row): Shown {
  if (row.kind === "holding") return { text: "(holding)", footnotes: [] };
  const early = valueOf(row, "transactionTimeliness") === "E" ? " V" : "";
  const swap = /^(?:1|true)$/.test(valueOf(row, "equitySwapInvolved") ?? "") ? " K" : "";
  const { text, footnotes } = show(row.cells.get("transactionCode"), (each) => each);
  return { text: `${text}${swap}${early}`, footnotes };
}

const amountFor =
  (way: "A" | "D"): FormColumn["of"] =>
  (row) =>
    valueOf(row, "transactionAcquiredDisposedCode") === way
      ? either(shown("transactionShares", figures), shown("transactionTotalValue", price))(row)
      : { text: "", footnotes: [] };

export const figures = (text: string): string => groupThousands(text);

export const price = (text: string): string => `$${groupThousands(text)}`;

export function dayOf(iso: string): string {
  const day = parseDay(iso);
  return day === null ? iso : longDate(day);
}

export { nameOfRow };
