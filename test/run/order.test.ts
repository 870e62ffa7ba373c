// Two events of one instant: where their order changes the result, a run says so with both results.
import { describe, expect, it } from "vitest";
import { compile } from "../../interpreter/compilation.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import { run } from "../../interpreter/run/run.ts";

const TEXT = `warrant "Order".
party Issuer. party Holder.
event Split has Ratio: number.
event Dividend has Amount: price per share.
event Count has Shares: shares.
act Exercise by the Holder has Taken: shares; gives Cost: money.
section 1: on Split: Price becomes Price / Ratio.
section 2: on Dividend: Price becomes Price - Amount.
section 3: on Count: Shares Counted becomes Shares.
  "Shares Counted" of the Issuer initially means 100 shares.
section 4: the Holder may Exercise. the Holder may not Exercise if Taken > 10% of Shares Counted.
  "Cost" of an Exercise means Taken * Price.
  on Exercise: the Holder pays Cost to the Issuer.
section 5: "Price" initially means $2 per share.
`;

const { model, diagnostics } = compile({ name: "order.tenor", text: TEXT }, { find: () => null });

/** What is said of the order of events on one day. */
function said(...events: readonly object[]): string[] {
  const dated = events.map((each) => ({ on: "2006-06-01", ...each }));
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const source = { name: "events.json", text: JSON.stringify(dated) };
  const read = readEvents(source, schemas, model.zone, model.currency);
  expect(read.diagnostics).toEqual([]);
  const facts = { events: read.events, determinations: read.determinations, quotes: [] };
  const choices = { readings: new Map<string, string>(), settings: new Map() };
  const result = run(model, facts, { asOf: null, choices, natives: new Map() });
  return result.diagnostics.flatMap(({ code, text }) => (code === "R505" ? [text] : []));
}

const split = { event: "Split", Ratio: 2 };
const dividend = (Amount: string): object => ({ event: "Dividend", Amount });
const exercise = { event: "Exercise", id: "X", Taken: 10 };

describe("two events of one instant", () => {
  it("the contract is in order", () =>
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ title }) => title)).toEqual([]));

  it.each([
    // 2/2 - 0.50 = 0.50; (2 - 0.50)/2 = 0.75.
    ["terms", [split, dividend("$0.50")], ["In the other order: Price $0.75 instead of $0.50."]],
    ["two that have nothing to do with one another", [split, { event: "Count", Shares: 200 }], []],
    ["the same event twice", [split, split], []],
    // 10 at 1.00, or at 2.00.
    [
      "what an act gives",
      [split, exercise],
      ['In the other order: Cost of Exercise "X" $20.00 instead of $10.00.'],
    ],
    [
      "whether an act is accepted",
      [{ event: "Count", Shares: 50 }, exercise],
      ['In the other order: Exercise "X" accepted instead of refused under section 4.'],
    ],
    [
      "state of a party",
      [
        { event: "Count", Shares: 200 },
        { event: "Count", Shares: 300 },
      ],
      ["In the other order: Shares Counted 200 shares instead of 300 shares."],
    ],
    // 2 - 1.50 = 0.50, halved; the other way round 1.00 - 1.50 is below zero.
    [
      "a run that would stop",
      [dividend("$1.50"), split],
      ['In the other order: the run stops, since the formula gives a "Price" below zero.'],
    ],
  ])("%s", (_, events, expected) => expect(said(...events)).toEqual(expected));

  it("at another time of the day there is no question", () => {
    expect(
      said({ ...split, on: "2006-06-01T10:00" }, { ...dividend("$0.50"), on: "2006-06-01T11:00" }),
    ).toEqual([]);
  });
});
