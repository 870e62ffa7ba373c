/** Ownership documents composed by hand for the tests, after the SEC's technical specification. No filing is copied. */

/** A leaf with its value, and with references to footnotes. */
export const held = (name: string, value: string | null, ...footnotes: string[]): string =>
  `<${name}>${value === null ? "" : `<value>${value}</value>`}${footnotes.map((id) => `<footnoteId id="${id}"/>`).join("")}</${name}>`;

export interface RowParts {
  readonly title?: string;
  readonly on?: string;
  readonly code?: string;
  readonly shares?: string;
  readonly price?: string | null;
  readonly way?: "A" | "D";
  readonly after?: string;
  readonly held?: "D" | "I";
  readonly nature?: string;
  readonly notes?: readonly string[];
  /** More elements behind the date. */
  readonly deemed?: string;
  readonly timeliness?: string;
}

const coding = (code: string): string =>
  `<transactionCoding><transactionFormType>4</transactionFormType><transactionCode>${code}</transactionCode><equitySwapInvolved>0</equitySwapInvolved></transactionCoding>`;

const tail = ({ after = "1000", held: way = "D", nature }: RowParts): string =>
  `<postTransactionAmounts>${held("sharesOwnedFollowingTransaction", after)}</postTransactionAmounts>` +
  `<ownershipNature>${held("directOrIndirectOwnership", way)}${nature === undefined ? "" : held("natureOfOwnership", nature)}</ownershipNature>`;

const when = ({ on = "2007-11-09", deemed, code = "X", timeliness }: RowParts): string =>
  held("transactionDate", on) +
  (deemed === undefined ? "" : held("deemedExecutionDate", deemed)) +
  coding(code) +
  (timeliness === undefined ? "" : held("transactionTimeliness", timeliness));

/** A transaction of Table I. */
export function stockRow(parts: RowParts): string {
  const { title = "Common Stock", shares = "400", price = "2.4", way = "A", notes = [] } = parts;
  return (
    `<nonDerivativeTransaction>${held("securityTitle", title)}${when(parts)}` +
    `<transactionAmounts>${held("transactionShares", shares, ...notes)}${held("transactionPricePerShare", price)}${held("transactionAcquiredDisposedCode", way)}</transactionAmounts>` +
    `${tail(parts)}</nonDerivativeTransaction>`
  );
}

/** A transaction of Table II: an exercise unless said otherwise. */
export function warrantRow(parts: RowParts): string {
  const { title = "Warrant (right to buy)", shares = "400", price = "2.4", way = "D", notes = [] } = parts;
  return (
    `<derivativeTransaction>${held("securityTitle", title)}${held("conversionOrExercisePrice", price)}${when(parts)}` +
    `<transactionAmounts>${held("transactionShares", shares, ...notes)}${held("transactionPricePerShare", "0")}${held("transactionAcquiredDisposedCode", way)}</transactionAmounts>` +
    `${held("exerciseDate", "2005-09-15")}${held("expirationDate", "2010-03-14")}` +
    `<underlyingSecurity>${held("underlyingSecurityTitle", "Common Stock")}${held("underlyingSecurityShares", shares)}</underlyingSecurity>` +
    `${tail(parts)}</derivativeTransaction>`
  );
}

export function stockHolding(parts: RowParts): string {
  return `<nonDerivativeHolding>${held("securityTitle", parts.title ?? "Common Stock")}${tail(parts)}</nonDerivativeHolding>`;
}

export function warrantHolding(parts: RowParts): string {
  return (
    `<derivativeHolding>${held("securityTitle", parts.title ?? "Warrant (right to buy)")}${held("conversionOrExercisePrice", parts.price ?? "2.4")}` +
    `${held("exerciseDate", "2005-09-15")}${held("expirationDate", "2010-03-14")}` +
    `<underlyingSecurity>${held("underlyingSecurityTitle", "Common Stock")}${held("underlyingSecurityShares", parts.shares ?? "600")}</underlyingSecurity>` +
    `${tail(parts)}</derivativeHolding>`
  );
}

export interface DocumentParts {
  readonly version?: string | null;
  readonly type?: string;
  readonly original?: string;
  readonly boxes?: string;
  readonly plan?: string;
  readonly first?: readonly string[];
  readonly second?: readonly string[];
  readonly footnotes?: Readonly<Record<string, string>>;
  readonly remarks?: string;
}

export function documentOf(parts: DocumentParts = {}): string {
  const { version = "X0306", type = "4", first = [], second = [], footnotes = {} } = parts;
  const table = (name: string, rows: readonly string[]): string =>
    rows.length === 0 ? "" : `<${name}>\n${rows.join("\n")}\n</${name}>`;
  const notes = Object.entries(footnotes).map(([id, text]) => `<footnote id="${id}">${text}</footnote>`);
  return [
    '<?xml version="1.0"?>',
    "<ownershipDocument>",
    version === null ? "" : `<schemaVersion>${version}</schemaVersion>`,
    `<documentType>${type}</documentType>`,
    "<periodOfReport>2007-11-09</periodOfReport>",
    parts.original === undefined
      ? ""
      : `<dateOfOriginalSubmission>${parts.original}</dateOfOriginalSubmission>`,
    parts.boxes ?? "",
    "<issuer><issuerCik>0009999901</issuerCik><issuerName>Acme Corp.</issuerName><issuerTradingSymbol>ACME</issuerTradingSymbol></issuer>",
    "<reportingOwner><reportingOwnerId><rptOwnerCik>0009999902</rptOwnerCik><rptOwnerName>Lane Fund LP</rptOwnerName></reportingOwnerId>",
    "<reportingOwnerAddress><rptOwnerStreet1>1 Example Street</rptOwnerStreet1><rptOwnerStreet2></rptOwnerStreet2><rptOwnerCity>New York</rptOwnerCity><rptOwnerState>NY</rptOwnerState><rptOwnerZipCode>10001</rptOwnerZipCode><rptOwnerStateDescription></rptOwnerStateDescription></reportingOwnerAddress>",
    "<reportingOwnerRelationship><isDirector>0</isDirector><isTenPercentOwner>true</isTenPercentOwner></reportingOwnerRelationship></reportingOwner>",
    parts.plan === undefined ? "" : `<aff10b5One>${parts.plan}</aff10b5One>`,
    table("nonDerivativeTable", first),
    table("derivativeTable", second),
    notes.length === 0 ? "" : `<footnotes>${notes.join("")}</footnotes>`,
    parts.remarks === undefined ? "" : `<remarks>${parts.remarks}</remarks>`,
    "<ownerSignature><signatureName>Dana Lane</signatureName><signatureDate>2007-11-13</signatureDate></ownerSignature>",
    "</ownershipDocument>",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** An exercise for cash, of the kind that a filer would write. */
export const CASH = documentOf({
  first: [stockRow({ after: "5400", notes: ["F1"] })],
  second: [warrantRow({ after: "600" })],
  footnotes: { F1: "The exercise price was paid in cash." },
});

export const CASHLESS = documentOf({
  version: "X0508",
  plan: "0",
  first: [
    stockRow({ after: "5400", notes: ["F1"] }),
    stockRow({ code: "S", shares: "320", price: "3", way: "D", after: "5080", notes: ["F1"] }),
  ],
  second: [warrantRow({ after: "600", notes: ["F1"] })],
  footnotes: { F1: "Cashless exercise: the issuer withheld 320 shares to pay the exercise price." },
});
