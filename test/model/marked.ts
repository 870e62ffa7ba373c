// Contracts in tests: `⟦` and `⟧` mark where a finding is expected.
import { expect } from "vitest";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { parse } from "../../grammar/parse.ts";
import { buildModel } from "../../interpreter/model/build.ts";
import type { Model, Unit } from "../../interpreter/model/model.ts";

function unit(name: string, text: string, imported: boolean, damaged: boolean = false): Unit {
  const { source, file, diagnostics } = parse({ name, text });
  if (damaged) return { source, file, imported };
  expect(
    diagnostics.filter(({ code }) => code !== "P101").map(({ title }) => title),
    `${name} is read`,
  ).toEqual([]);
  return { source, file, imported };
}

/** What contracts in tests use without repeating it. */
export const STANDARD = `module "test/standard".
  currency is USD.
  time zone is America/New_York.
  party Issuer is "Acme, Inc.".
  party Holder is "Bold Capital".
  party Board of Directors.
  event Stock Split has Ratio: number.
  event Stock Dividend has Ratio: number.
  event Listing has Venue: one of "exchange", "otcbb".
  event Distribution on its Record Date has Kind: one of "cash", "property", Amount Per Share: price per share;
    may have Payment Date: date.
  event Share Issuance has Shares Issued: shares, Consideration: money.
  event Equivalents Issuance has Maximum Shares: shares, Conversion Price: price per share.
  event Equivalents Expiry of an Equivalents Issuance called Equivalents.
  act Exercise by the Holder has Shares Exercised: shares, Method: one of "cash", "cashless"; gives Cash Due: money.
  "Cash Due" of an Exercise means Warrant Price * Shares Exercised.
  "Unconverted Shares" of an Equivalents Issuance initially means Maximum Shares.
  "Shares Outstanding" of the Issuer initially means [●] shares.
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means 100,000 shares.
  "Term" means the period from March 14, 2005 to March 14, 2010 at 5:00 pm.
  "Original Issue Date" means March 14, 2005.
  "Closing Bid" on a date is quoted as "bid".
  "Trading Day" (plural "Trading Days") on a date means the weekday of the date is not one of "Saturday", "Sunday".
`;

/** The model of a contract that uses the standard module above. */
export function modelOf(
  text: string,
  standard: string = STANDARD,
  state: "sound" | "damaged" = "sound",
): Model {
  const contract = unit(
    "contract.tenor",
    `warrant "Test". uses "test/standard".\n${text}`,
    false,
    state === "damaged",
  );
  return buildModel([contract, unit("test/standard", standard, true)]);
}

/** All that is said of a contract, as "code title". */
export function findings(text: string): string[] {
  return modelOf(text).diagnostics.map(({ code, title }) => `${code} ${title}`);
}

/** Expects errors at the marked places and nowhere else, each with this code; gives them for a closer look. */
export function expectFindings(marked: string, ...codes: readonly string[]): readonly Diagnostic[] {
  const spans: string[] = [];
  let text = "";
  let open = -1;
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === "⟦") open = text.length;
    else if (part === "⟧") spans.push(`${open} ${text.slice(open)}`);
    else text += part;
  }
  const shift = 'warrant "Test". uses "test/standard".\n'.length;
  const { diagnostics } = modelOf(text);
  const found = diagnostics.map(({ place, code }) => {
    const { start, end } = place.span;
    return `${start - shift} ${place.source.text.slice(start, end)} ${code}`;
  });
  expect(found).toEqual(spans.map((span, index) => `${span} ${codes[index] ?? codes.at(-1)}`));
  return diagnostics;
}

/** Expects exactly one finding, at the marked place. */
export function expectFinding(marked: string, code: string): Diagnostic {
  const [only] = expectFindings(marked, code);
  if (only === undefined) throw new Error("Nothing was found.");
  return only;
}

/** Expects that nothing is said. */
export function expectSound(text: string): Model {
  const model = modelOf(text);
  expect(model.diagnostics.map(({ code, title, place }) => `${code} ${title} ${place.span.start}`)).toEqual(
    [],
  );
  return model;
}
