// The example's facts, worked out again without the interpreter: fractions of big integers, clause by clause as a lawyer would.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, type Host } from "../../interpreter/compilation.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import { readQuotes } from "../../interpreter/facts/quotes.ts";
import type { RunResult, Shown } from "../../interpreter/run/result.ts";
import { run } from "../../interpreter/run/run.ts";
import { dayToIso, parseDay } from "../../interpreter/values/day.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { natives } from "../../stdlib/native/index.ts";

const root = new URL("../../", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), "utf8");
const example = (name: string): { name: string; text: string } => ({
  name,
  text: read(`examples/glowpoint-2005/${name}`),
});

const library: Host = {
  find: (path) => ({ name: path, text: read(`${path.replace(/^std\//, "stdlib/")}.tenor`) }),
};
const { model, diagnostics } = compile(example("glowpoint.tenor"), library);
const schemas = [...model.events.values()].map(({ schema }) => schema);
const events = readEvents(example("events.json"), schemas, model.zone, model.currency);
const quotes = readQuotes(example("quotes.csv"), model.currency);

function story(reading?: { readonly key: string; readonly name: string }): RunResult {
  const span = { start: 0, end: 0 };
  const facts = { events: events.events, determinations: events.determinations, quotes: quotes.rows };
  return run(model, facts, {
    asOf: parseDay("2010-03-15"),
    natives,
    choices: {
      readings: new Map(reading ? [[reading.key, reading.name]] : []),
      settings: new Map([
        ["Warrant Share Number", { kind: "NumberLiteral", value: "100000", unit: "shares", span }],
      ]),
    },
  });
}

/** A fraction, for this test alone. */
type Fraction = readonly [bigint, bigint];
const fraction = (text: string): Fraction => {
  const [whole = "", decimals = ""] = text.replaceAll(",", "").split(".");
  return [BigInt(whole + decimals), 10n ** BigInt(decimals.length)];
};
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const minus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d - c * b, b * d];
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d, b * c];
const hundredths = ([a, b]: Fraction): Fraction => [(200n * a + b) / (2n * b), 100n];
const down = ([a, b]: Fraction): Fraction => [a / b, 1n];

function same(found: Shown | undefined, wanted: Fraction): void {
  const [a, b] = wanted;
  const quotient = Rational.of(a).div(Rational.of(b));
  const value = found?.value;
  expect(value instanceof Rational ? value.toString() : value).toBe(quotient?.toString());
}

/** Section 4(d)(i): P x (O + C/P) / (O + n), written without the quotient. */
const averaged = (price: Fraction, outstanding: string, consideration: string, issued: string): Fraction =>
  over(
    plus(times(price, fraction(outstanding)), fraction(consideration)),
    plus(fraction(outstanding), fraction(issued)),
  );

// The prices and numbers, one after another.
const START = fraction("100,000");
const afterPlacement = averaged(fraction("2.40"), "45,900,000", "390,000", "300,000");
const withNotes = averaged(afterPlacement, "46,200,000", "3,000,000", "4,000,000");
const march = over(fraction("0.46"), fraction("0.457"));
const september = over(fraction("0.41"), fraction("0.36"));
const number2006 = hundredths(times(START, times(march, september)));
const price2006 = over(times(withNotes, START), number2006);
const number2007 = hundredths(times(number2006, over(fraction("1.58"), fraction("1.33"))));
const withoutNotes = averaged(afterPlacement, "46,200,000", "127,254.75", "169,673");
const superseded = over(times(withoutNotes, START), number2006);
const left2007 = minus(number2006, fraction("40,000"));
const number2008 = hundredths(times(left2007, fraction("0.5")));
const price2008 = over(times(superseded, left2007), number2008);
const net = times(fraction("10,001"), minus(fraction("1"), over(price2008, fraction("6.08"))));
const whole = down(net);
const outstanding2009 = plus(times(fraction("46,409,673"), fraction("0.5")), whole);
const price2009 = over(
  plus(times(price2008, outstanding2009), fraction("5,000,000")),
  plus(outstanding2009, fraction("2,000,000")),
);

describe("the Glowpoint example", () => {
  const result = story();
  const act = (id: string): RunResult["acts"][number] | undefined => result.acts.find((one) => one.id === id);
  const gives = (id: string, name: string): Shown | undefined =>
    act(id)?.gives.find((one) => one.name === name)?.value;
  const entry = (day: string, term: string): RunResult["ledger"][number] | undefined =>
    result.ledger.find((one) => dayToIso(one.day) === day && one.term === term);

  it("is read without a fault", () => {
    const faults = [...diagnostics, ...events.diagnostics, ...quotes.diagnostics];
    expect(faults.filter(({ severity }) => severity !== "information").map(({ title }) => title)).toEqual([]);
  });

  it("goes to its end without lacking anything", () => {
    expect(result.stopped).toBeNull();
    expect(result.needs).toEqual([]);
    expect(result.notReached).toEqual([]);
  });

  it("moves the price as the clauses say", () => {
    same(entry("2005-06-10", "Warrant Price")?.after, afterPlacement);
    same(entry("2006-01-17", "Warrant Price")?.after, withNotes);
    same(entry("2006-09-18", "Warrant Price")?.after, price2006);
    same(entry("2008-01-17", "Warrant Price")?.after, superseded);
    same(entry("2008-02-01", "Warrant Price")?.after, price2008);
    same(result.terms.get("Warrant Price"), price2009);
  });

  it("moves the number as the clauses say", () => {
    expect(entry("2006-03-20", "Warrant Share Number")?.status).toBe("postponed");
    same(entry("2006-09-18", "Warrant Share Number")?.after, number2006);
    same(entry("2007-06-15", "Warrant Share Number")?.after, number2007);
    expect(entry("2007-06-15", "Warrant Share Number")?.status).toBe("rescinded");
    same(entry("2007-06-28", "Warrant Share Number")?.after, number2006);
    same(entry("2008-02-01", "Warrant Share Number")?.after, number2008);
    same(result.terms.get("Warrant Share Number"), minus(number2008, fraction("15,001")));
  });

  it("lets the exercises through that the contract allows", () => {
    expect(result.acts.map(({ id, status, refusedBy }) => [id, status, ...refusedBy])).toEqual([
      ["X1", "refused", "7"],
      ["W1", "accepted"],
      ["X2", "accepted"],
      ["X3", "accepted"],
      ["X4", "accepted"],
      ["X5", "refused", "1"],
    ]);
    // (0.04999 x 46,369,673 - 2,310,000) / 0.95001, in whole shares.
    const most = over(
      minus(times(fraction("0.04999"), fraction("46,369,673")), fraction("2,310,000")),
      fraction("0.95001"),
    );
    expect(act("X1")?.mostAllowed).toBe(down(most)[0]);
    same(gives("X2", "Cash Due"), times(price2006, fraction("40,000")));
    same(gives("X3", "Shares Issued"), whole);
    same(gives("X3", "Cash In Lieu"), times(minus(net, whole), fraction("6.08")));
    same(gives("X4", "Cash Due"), times(price2009, fraction("5,000")));
  });

  const others = model.ambiguities.flatMap(({ key, names }) => names.slice(1).map((name) => ({ key, name })));

  it("offers other readings", () => {
    expect(others).toHaveLength(30);
  });

  it.each(others)('goes to its end with the reading "$name"', (reading) => {
    const other = story(reading);
    expect(other.readings.get(reading.key)).toBe(reading.name);
    expect(other.stopped).toBeNull();
  });
});
