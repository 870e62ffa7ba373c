/**
 * What an ownership document holds, in its order: the elements of Forms 3, 4 and 5 after the SEC's EDGAR Ownership XML Technical
 * Specification (versions 3 of 2010 to 5 of 2026; schema versions X0306 to X0609). Reading, checking and writing all go by this tree;
 * `ownership.xsd` beside it says the same as a schema. Lengths are checked of footnotes and remarks alone.
 */

/** What a value is. */
export type ValueType =
  | { readonly kind: "text"; readonly most: number; readonly empty: boolean }
  /** From zero up, at most twelve digits before the point and four after it. */
  | { readonly kind: "decimal" }
  /** `2007-11-09`, perhaps with the offset of a time zone. */
  | { readonly kind: "date" }
  | { readonly kind: "flag" }
  /** The number that EDGAR gives to a filer. */
  | { readonly kind: "cik" }
  | { readonly kind: "version" }
  | { readonly kind: "one of"; readonly values: readonly string[] };

interface Element {
  readonly name: string;
  readonly least: 0 | 1;
  readonly most: number;
}

/** An element that holds a value. */
export interface Leaf extends Element {
  /**
   * How it holds it: `plain` as its text; `value` in a `<value>`, with references to footnotes behind it; `value or footnote`
   * the same, or references alone; `value if any` the same, or nothing; `footnote` as text with an id; `reference` in an id alone.
   */
  readonly holds: "plain" | "value" | "value or footnote" | "value if any" | "footnote" | "reference";
  readonly type: ValueType;
}

export interface Group extends Element {
  readonly children: readonly Part[];
}

export interface OneOf {
  readonly oneOf: readonly Leaf[];
}

export type Part = Leaf | Group | OneOf;

const text: ValueType = { kind: "text", most: 1_000, empty: true };
const words: ValueType = { kind: "text", most: 1_000, empty: false };
const decimal: ValueType = { kind: "decimal" };
const date: ValueType = { kind: "date" };
const flag: ValueType = { kind: "flag" };
const cik: ValueType = { kind: "cik" };
const oneOf = (...values: string[]): ValueType => ({ kind: "one of", values });

const leaf = (name: string, type: ValueType, holds: Leaf["holds"], least: 0 | 1 = 1, most = 1): Leaf => ({
  name,
  type,
  holds,
  least,
  most,
});
const plain = (name: string, type: ValueType): Leaf => leaf(name, type, "plain");
const maybe = (name: string, type: ValueType): Leaf => leaf(name, type, "plain", 0);
const value = (name: string, type: ValueType): Leaf => leaf(name, type, "value");
const orFootnote = (name: string, type: ValueType): Leaf => leaf(name, type, "value or footnote");
const ifAny = (name: string, type: ValueType): Leaf => leaf(name, type, "value if any", 0);
const group = (name: string, children: readonly Part[], least: 0 | 1 = 1, most = 1): Group => ({
  name,
  children,
  least,
  most,
});

const MANY = 1_000_000;

const footnoteId = leaf("footnoteId", { kind: "text", most: 10, empty: false }, "reference", 0, MANY);

export const DOCUMENT_TYPES = ["3", "3/A", "4", "4/A", "5", "5/A"] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const SCHEMA_VERSIONS = ["X0306", "X0407", "X0508", "X0609"] as const;

/** The codes of the form's General Instruction 8; K (equity swap) and V (early) are boxes of their own. */
export const CODES = "A C D E F G H I J L M O P S U W X Z".split(" ");

const formType = plain("transactionFormType", oneOf("3", "4", "5"));

const coding = group("transactionCoding", [
  formType,
  plain("transactionCode", oneOf(...CODES)),
  plain("equitySwapInvolved", flag),
  footnoteId,
]);

/** Of a holding, on Form 5 alone: for which form it stands there. */
const holdingCoding = group("transactionCoding", [formType, footnoteId], 0);

const timeliness = ifAny("transactionTimeliness", oneOf("E", "L"));

const after = group("postTransactionAmounts", [
  {
    oneOf: [
      orFootnote("sharesOwnedFollowingTransaction", decimal),
      orFootnote("valueOwnedFollowingTransaction", decimal),
    ],
  },
]);

const nature = group("ownershipNature", [
  value("directOrIndirectOwnership", oneOf("D", "I")),
  ifAny("natureOfOwnership", text),
]);

const acquired = value("transactionAcquiredDisposedCode", oneOf("A", "D"));

const underlying = group("underlyingSecurity", [
  value("underlyingSecurityTitle", words),
  {
    oneOf: [orFootnote("underlyingSecurityShares", decimal), orFootnote("underlyingSecurityValue", decimal)],
  },
]);

export const nonDerivativeTransaction = group(
  "nonDerivativeTransaction",
  [
    value("securityTitle", words),
    value("transactionDate", date),
    ifAny("deemedExecutionDate", date),
    coding,
    timeliness,
    group("transactionAmounts", [
      orFootnote("transactionShares", decimal),
      orFootnote("transactionPricePerShare", decimal),
      acquired,
    ]),
    after,
    nature,
  ],
  0,
  MANY,
);

export const nonDerivativeHolding = group(
  "nonDerivativeHolding",
  [value("securityTitle", words), holdingCoding, after, nature],
  0,
  MANY,
);

export const derivativeTransaction = group(
  "derivativeTransaction",
  [
    value("securityTitle", words),
    orFootnote("conversionOrExercisePrice", decimal),
    value("transactionDate", date),
    ifAny("deemedExecutionDate", date),
    coding,
    timeliness,
    group("transactionAmounts", [
      { oneOf: [orFootnote("transactionShares", decimal), orFootnote("transactionTotalValue", decimal)] },
      orFootnote("transactionPricePerShare", decimal),
      acquired,
    ]),
    orFootnote("exerciseDate", date),
    orFootnote("expirationDate", date),
    underlying,
    after,
    nature,
  ],
  0,
  MANY,
);

export const derivativeHolding = group(
  "derivativeHolding",
  [
    value("securityTitle", words),
    orFootnote("conversionOrExercisePrice", decimal),
    holdingCoding,
    orFootnote("exerciseDate", date),
    orFootnote("expirationDate", date),
    underlying,
    after,
    nature,
  ],
  0,
  MANY,
);

/** A table's rows may stand in any order, transactions and holdings mixed. */
export const nonDerivativeTable = group(
  "nonDerivativeTable",
  [nonDerivativeTransaction, nonDerivativeHolding],
  0,
);
export const derivativeTable = group("derivativeTable", [derivativeTransaction, derivativeHolding], 0);

export const MIXED: readonly Group[] = [nonDerivativeTable, derivativeTable];

export const reportingOwner = group(
  "reportingOwner",
  [
    group("reportingOwnerId", [
      plain("rptOwnerCik", cik),
      maybe("rptOwnerCcc", text),
      maybe("rptOwnerName", text),
    ]),
    group(
      "reportingOwnerAddress",
      [
        maybe("rptOwnerNonUSAddressFlag", flag),
        maybe("rptOwnerStreet1", text),
        maybe("rptOwnerStreet2", text),
        maybe("rptOwnerCity", text),
        maybe("rptOwnerState", text),
        maybe("rptOwnerZipCode", text),
        maybe("rptOwnerStateDescription", text),
        maybe("rptOwnerGoodAddress", text),
      ],
      0,
    ),
    group("reportingOwnerRelationship", [
      maybe("isDirector", flag),
      maybe("isOfficer", flag),
      maybe("isTenPercentOwner", flag),
      maybe("isOther", flag),
      maybe("officerTitle", text),
      maybe("otherText", text),
    ]),
  ],
  1,
  MANY,
);

export const ownershipDocument = group("ownershipDocument", [
  maybe("schemaVersion", { kind: "version" }),
  plain("documentType", oneOf(...DOCUMENT_TYPES)),
  plain("periodOfReport", date),
  maybe("dateOfOriginalSubmission", date),
  maybe("noSecuritiesOwned", flag),
  maybe("notSubjectToSection16", flag),
  maybe("form3HoldingsReported", flag),
  maybe("form4TransactionsReported", flag),
  group("issuer", [
    plain("issuerCik", cik),
    maybe("issuerName", text),
    maybe("issuerTradingSymbol", text),
    maybe("issuerForeignTradingSymbol", text),
  ]),
  reportingOwner,
  maybe("aff10b5One", flag),
  nonDerivativeTable,
  derivativeTable,
  group("footnotes", [leaf("footnote", { kind: "text", most: 1_000, empty: true }, "footnote", 0, MANY)], 0),
  maybe("remarks", { kind: "text", most: 2_000, empty: true }),
  group("ownerSignature", [plain("signatureName", words), plain("signatureDate", date)], 1, MANY),
]);

export function isGroup(part: Part): part is Group {
  return "children" in part;
}

export function isOneOf(part: Part): part is OneOf {
  return "oneOf" in part;
}

/** The elements that may stand in a group, in their order, the alternatives of a choice one after another. */
export function elementsOf({ children }: Group): (Leaf | Group)[] {
  return children.flatMap((part): readonly (Leaf | Group)[] => (isOneOf(part) ? part.oneOf : [part]));
}
