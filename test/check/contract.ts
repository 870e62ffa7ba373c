// Contracts for the tests of the checks: `⟦` and `⟧` mark where a finding is expected.
import { expect } from "vitest";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../../grammar/source.ts";
import { compile, type Compilation, type Host } from "../../interpreter/compilation.ts";
import type { Check } from "../../interpreter/check/index.ts";

/** What the contracts below use without repeating it; a module, so that nothing is said of it. */
const STANDARD: Source = {
  name: "test/standard",
  text: `module "test/standard".
    party Issuer. party Holder. party Board of Directors.
    event Stock Split has Ratio: number.
    event Stock Dividend has Ratio: number.
    event Distribution on its Record Date has
      Kind: one of "cash", "property", "rights", Amount: price per share; may have Payment Date: date.
    event Share Issuance has Shares Issued: shares, Consideration: money.
    event Merger. event Sale. event Delisting.
    act Exercise by the Holder has Shares Exercised: shares, Method: one of "cash", "cashless".
    "Closing Price" on a date is quoted as "close".
    "Trading Volume" on a date is quoted as "volume".
    "Trading Day" (plural "Trading Days") on a date means the weekday of the date is not one of "Saturday", "Sunday".
    "Warrant Price" initially means $2.40 per share.
    "Warrant Share Number" initially means 100,000 shares.
    "Conversion Ratio" initially means 1.
    "Shares Outstanding" of the Issuer initially means 46,000,000 shares.
    "Listed" of the Issuer initially means yes.`,
};

const host: Host = { find: (path) => (path === STANDARD.name ? STANDARD : null) };

const HEAD = 'warrant "Test". uses "test/standard".\n';

function read(marked: string): { text: string; spans: string[] } {
  const spans: string[] = [];
  let text = HEAD;
  let open = -1;
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === "⟦") open = text.length;
    else if (part === "⟧") spans.push(text.slice(open));
    else text += part;
  }
  return { text, spans };
}

/** A contract of these clauses. */
export function compiled(text: string): Compilation {
  return compile({ name: "contract.tenor", text: HEAD + text }, host);
}

/** What a check says of a contract that is sound but for what the checks may find. */
export function findings(check: Check, text: string): readonly Diagnostic[] {
  const { model, diagnostics } = compile({ name: "contract.tenor", text: HEAD + text }, host);
  const others = diagnostics.filter(({ code, severity }) => severity === "error" && !code.startsWith("L"));
  expect(
    others.map(({ code, title }) => `${code} ${title}`),
    "the contract is read, bound and typed",
  ).toEqual([]);
  return check(model);
}

/** Expects a check to mark these places, in the order of the text, and nothing else. */
export function expectFindings(
  check: Check,
  marked: string,
  ...codes: readonly string[]
): readonly Diagnostic[] {
  const { text, spans } = read(marked);
  const found = findings(check, text.slice(HEAD.length)).toSorted(
    (a, b) => a.place.span.start - b.place.span.start,
  );
  expect(
    found.map(({ code, place: { source, span } }) => `${code} ${source.text.slice(span.start, span.end)}`),
  ).toEqual(spans.map((span, index) => `${codes[index] ?? codes.at(-1)} ${span}`));
  return found;
}

/** Expects one finding. */
export function expectFinding(check: Check, marked: string, code: string): Diagnostic {
  const [only, ...others] = expectFindings(check, marked, code);
  expect(others).toEqual([]);
  if (only === undefined) throw new Error("Nothing was found.");
  return only;
}

export function expectNothing(check: Check, text: string): void {
  expect(findings(check, text).map(({ code, title }) => `${code} ${title}`)).toEqual([]);
}

/** The contract with a fix made. */
export function mended(marked: string, fix: Diagnostic["fixes"][number] | undefined): string {
  let { text } = read(marked);
  for (const { place, text: by } of (fix?.edits ?? []).toReversed()) {
    text = text.slice(0, place.span.start) + by + text.slice(place.span.end);
  }
  return text.slice(HEAD.length);
}

/** How long a check takes, in milliseconds of this thread's processor time, over a contract of very many clauses. */
export function timed(check: Check, text: string): { milliseconds: number; found: readonly Diagnostic[] } {
  const { model } = compile({ name: "hostile.tenor", text: HEAD + text }, host);
  const start = process.threadCpuUsage();
  const found = check(model);
  const { user, system } = process.threadCpuUsage(start);
  return { milliseconds: (user + system) / 1000, found };
}

/** Text for each number below `count`. */
export function many(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => `${text(index)}\n`).join("");
}
