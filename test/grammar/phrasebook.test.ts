// Words of ordinary drafting: what the message offers, over which words, and that the offer can be read.
import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { parse } from "../../grammar/parse.ts";
import { phraseAt } from "../../grammar/phrasebook.ts";
import { compileText } from "../support/contract.ts";

const found = (statement: string): readonly Diagnostic[] =>
  parse({ name: "t.tenor", text: `warrant "W".\n${statement}\n` }).diagnostics;

function mended(statement: string): string {
  const text = `warrant "W".\n${statement}\n`;
  const { diagnostics } = parse({ name: "t.tenor", text });
  const edits = diagnostics.flatMap(({ code, fixes }) => (code === "P114" ? (fixes[0]?.edits ?? []) : []));
  const [edit] = edits;
  if (edit === undefined) return text;
  return text.slice(0, edit.place.span.start) + edit.text + text.slice(edit.place.span.end);
}

describe("words that the language puts otherwise", () => {
  it.each([
    ["the Holder can Exercise during the Term.", "can", "may"],
    ["the Holder is entitled to Exercise.", "is entitled to", "may"],
    ["the Holder has the right to Exercise.", "has the right to", "may"],
    ["the Issuer must Deliver Certificates within 3 days.", "must", "shall"],
    ["the Issuer is required to Deliver Certificates promptly.", "is required to", "shall"],
    ["the Holder shall not Exercise if Shares Owned > 5.", "shall not", "may not"],
    ["the Holder may Exercise if Shares does not exceed Cap.", "does not exceed", "<="],
    ["the Holder may Exercise if Shares is greater than Cap.", "is greater than", ">"],
    [
      "the Holder may Exercise if Shares is greater than or equal to Cap.",
      "is greater than or equal to",
      ">=",
    ],
    ["the Holder may Exercise if Shares exceeds Cap.", "exceeds", ">"],
    ['the Holder may Exercise if Method equals "cash".', "equals", "is"],
    [
      "the Issuer shall Notify Holder no later than 5 days after a Split.",
      "no later than 5 days after",
      "within 5 days of",
    ],
    ['"Cap" shall mean 100 shares.', "shall mean", "means"],
    ['"Cap" means one hundred shares.', "one hundred", "100"],
    ['"Cap" means ten thousand shares.', "ten thousand", "10,000"],
    ['"Cap" means Price times Shares.', "times", "*"],
    ['"Cap" means Price multiplied by Shares.', "multiplied by", "*"],
    ['"Cap" means Price divided by 2.', "divided by", "/"],
    ['"Cap" means Price plus $1.', "plus", "+"],
    ['"Cap" means 5 percent of Shares.', "5 percent", "5%"],
    ['"Cap" means the lower of Price and $1.00.', "the lower of", "the lesser of"],
    ['"Cap" means the maximum of Price and $1.00.', "the maximum of", "the greater of"],
    ['"Expiry" means the 5th anniversary of March 14, 2005.', "the 5th anniversary of", "5 years after"],
    ['"Expiry" means five years after March 14, 2005.', "five", "5"],
    ['"Expiry" means March 14, 2010 at 5 pm.', "at 5 pm", "at 5:00 pm"],
    ['"Term" means the period from March 14, 2005 to March 14, 2010 at 12pm.', "at 12pm", "at 12:00 pm"],
    ["the Holder may Exercise if Shares is less than or equal to Cap.", "is less than or equal to", "<="],
    ["the Issuer shall Deliver Certificates within three Trading Days.", "three", "3"],
    ["on Stock Split: Price = Price / Ratio.", "=", "becomes"],
    ['"Cap" means Price x Shares.', "x", "*"],
    ['"Cap" means 2.40 dollars per share.', "2.40 dollars", "$2.40"],
    ['"Expiry" means March 14th, 2005.', "March 14th, 2005", "March 14, 2005"],
    ['"Expiry" means March 14 2005.', "March 14 2005", "March 14, 2005"],
    ['Section 4 "Fees": "Fee" means $1.', "Section", "section"],
    ['Party Escrow is "X".', "Party", "party"],
    ['Uses "std/corporate-actions".', "Uses", "uses"],
    ["On Stock Split: Price becomes Price / Ratio.", "On", "on"],
    ['"Expiry" means 14 March 2005.', "14 March 2005", "March 14, 2005"],
  ])("%s", (statement, said, put) => {
    const [first, ...others] = found(statement);
    expect([first?.code, others.map(({ code }) => code)]).toEqual(["P114", []]);
    const { source, span } = first!.place;
    expect(source.text.slice(span.start, span.end)).toBe(said);
    expect(first?.title).toBe(`Tenor says "${put}" for "${said}".`);
    // What is offered mends the sentence: it reads without a finding.
    const after = mended(statement);
    expect(parse({ name: "t.tenor", text: after }).diagnostics.map(({ title }) => title)).toEqual([]);
  });

  it.each([
    ["upon a Stock Split: Price becomes Price / Ratio.", "upon", "on"],
    ["when a Stock Split occurs, Price becomes Price / Ratio.", "when", "on"],
    ["if a Stock Split occurs then Price is $1.", "if a Stock Split occurs", "on"],
    ["on Stock Split: the Price shall be adjusted to Price / Ratio.", "shall be adjusted to", "becomes"],
    ['"Cap" means the product of Price and Shares.', "the product of", "X * Y"],
    ["every adjustment of Price is rounded to the nearest cent.", "nearest cent", "nearest $0.01"],
    ["the Holder may Exercise at any time.", "at any time", "during"],
  ])("%s has an example, and no edit that would not mend it", (statement, said, put) => {
    const [first] = found(statement);
    expect([first?.title, first?.fixes]).toEqual([`Tenor says "${put}" for "${said}".`, []]);
    expect(first?.help[0]).toMatch(/^as in: /);
  });

  it("are found on two lines, and only over the place", () => {
    const text = '"Cap" means Price divided\n  by 2; times';
    expect(phraseAt(text, text.indexOf("divided"))).toMatchObject({ put: "/", said: "divided\n  by" });
    expect(phraseAt(text, text.indexOf("Price"))).toBeNull();
  });

  it("in names and texts are nobody's business", () => {
    expect(found('"Up To" means 5.\n"X" means "the sum of all".')).toEqual([]);
  });
});

describe("dates with strokes", () => {
  it("may be one day or another, and nothing is computed from a guess", () => {
    const [first, ...others] = found('"Expiry" means 3/4/2005.');
    expect([first?.code, first?.severity]).toEqual(["P115", "error"]);
    expect(first?.fixes.map(({ edits }) => edits[0]?.text)).toEqual(["2005-03-04", "2005-04-03"]);
    expect(others).toEqual([]);
    // Nothing follows from it where a period is wanted.
    const { diagnostics } = compileText(
      'warrant "W".\n"Term" means the period from 1/2/2026 to March 1, 2027.\n',
    );
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "P115",
    ]);
  });

  it.each([
    ["3/14/2005", "2005-03-14"],
    ["14/3/2005", "2005-03-14"],
    ["3/3/2005", "2005-03-03"],
  ])("%s can be %s only", (text, date) => {
    const [first] = found(`"Expiry" means ${text}.`);
    expect([first?.code, first?.severity, first?.fixes[0]?.edits[0]?.text]).toEqual([
      "P116",
      "information",
      date,
    ]);
  });

  it("are no day where the calendar has none", () => {
    expect(found('"Expiry" means 2/30/2005.').map(({ code }) => code)).toEqual(["P106"]);
  });

  it.each(["30/40/2005", "3/14/50", "3 / 14 / 2005"])("%s is a division", (text) => {
    expect(found(`"T" means ${text}.`)).toEqual([]);
  });
});

describe("Defined Terms in lower case", () => {
  const head =
    'party Holder. act Exercise by the Holder.\n"Warrant Price" means $1. "Early-Bird Price" means $1.\n';
  it.each([
    ["the holder may Exercise.", "holder", "Holder"],
    ["the Holder may exercise.", "exercise", "Exercise"],
    ['"Fee" means the warrant price * 2.', "warrant price", "Warrant Price"],
    ['"Fee" means early-bird price * 2.', "early-bird price", "Early-Bird Price"],
  ])("%s", (statement, said, name) => {
    const [first] = found(head + statement);
    expect(first?.code).toBe("P110");
    const { source, span } = first?.place ?? { source: { text: "" }, span: { start: 0, end: 0 } };
    expect(source.text.slice(span.start, span.end)).toBe(said);
    expect([first?.title, first?.fixes[0]?.edits[0]?.text]).toEqual([
      `The Defined Term "${name}" stands here in lower case.`,
      name,
    ]);
  });

  it("are offered with capitals behind an article, and no word of the language that looks like them", () => {
    const [first] = found("the holder may Exercise.");
    expect([first?.code, first?.help]).toEqual([
      "P110",
      ["if a Defined Term is meant, write it with capitals: Holder"],
    ]);
  });
});
