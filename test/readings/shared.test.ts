// Runs that share what they have in common until they part: each has to be, to the last step, what it would be by itself.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { compile } from "../../interpreter/compilation.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import { explore } from "../../interpreter/readings/explore.ts";
import { resultToJson } from "../../interpreter/report/json.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import { run, type RunOptions } from "../../interpreter/run/run.ts";

const FORM = `warrant "Readings".
party Issuer. party Holder.
event Split has Ratio: number.
event Undo of Split.
event Placement has Worth: price per share.
act Exercise by the Holder has Taken: number; gives Cost: price per share.
section 1:
  on Split: Number becomes Number * (reading "by the ratio": Ratio; reading "by its square": Ratio * Ratio);
    Price becomes Price * Number / adjusted Number.
  on Undo: rescind adjustments under section 1 for Split.
section 2:
  on Placement if Worth < Price: Price becomes reading "mean": (Price + Worth) / 2; reading "ratchet": Worth.
  at 2 days after a Placement: Bonus becomes Bonus + 1.
section 3:
  an adjustment of Number is postponed until Exercise while the postponed adjustments, carried as a ratio,
    total less than (reading "a tenth": 0.1; reading "a half": 0.5) * Number.
  every adjustment of Number is reading "whole": rounded to the nearest 1, half up; reading "exact": never a decrease.
section 4:
  the Holder may Exercise. the Holder may not Exercise if Taken > (reading "cap": 20; reading "no cap": 40).
  on Exercise: Number falls by Taken; the Issuer shall Confirm within 3 days.
  "Cost" of an Exercise means Taken * (reading "price": Price; reading "nothing": $0 per share).
section 5:
  "Number" initially means 100.
  "Price" initially means $2 per share.
  "Bonus" initially means 0.
`;

const AMENDMENT = `amends "form.tenor" from January 4, 2006.
section 2 replaced:
  on Placement if Worth < Price: Price becomes reading "mean": (Price + Worth) / 2; reading "ratchet": Worth.
  at 1 days after a Placement: Bonus becomes Bonus + 10.
`;

const host = { find: (name: string) => (name === "form.tenor" ? { name, text: FORM } : null) };
const form = compile({ name: "form.tenor", text: FORM }, host);
const amended = compile({ name: "amendment.tenor", text: AMENDMENT }, host);

const options: RunOptions = {
  asOf: null,
  choices: { readings: new Map(), settings: new Map() },
  natives: new Map(),
};

function facts(events: readonly object[]): Parameters<typeof run>[1] {
  const { model } = form;
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const source = { name: "events.json", text: JSON.stringify(events) };
  const read = readEvents(source, schemas, model.zone, model.currency);
  expect(read.diagnostics).toEqual([]);
  return { events: read.events, determinations: read.determinations, quotes: [] };
}

const event = fc.oneof(
  fc.constantFrom("1", "1.05", "2", "0").map((Ratio) => ({ event: "Split", Ratio })),
  fc.constantFrom("0.5", "1.5", "3").map((Worth) => ({ event: "Placement", Worth })),
  fc.constantFrom(10, 30, 90).map((Taken) => ({ event: "Exercise", Taken })),
  fc.constant({ event: "Undo" }),
);

/** Two a day, so that some stand at one instant; what is given up is the first split before. */
function timeline(list: readonly { readonly event: string }[]): object[] {
  const first = list.findIndex((each) => each.event === "Split");
  return list.flatMap((each, i) => {
    const on = `2006-01-${String(2 + Math.floor(i / 2)).padStart(2, "0")}`;
    if (each.event !== "Undo") return [{ ...each, id: `E${i}`, on }];
    return first < 0 || first > i ? [] : [{ ...each, id: `E${i}`, on, of: `E${first}` }];
  });
}

const whole = (result: RunResult): string => JSON.stringify(resultToJson(result));

describe("runs under all readings", () => {
  it("the contracts are in order", () => {
    for (const { diagnostics } of [form, amended])
      expect(diagnostics.filter(({ severity }) => severity === "error").map(({ title }) => title)).toEqual(
        [],
      );
  });

  describe.each([
    ["of a contract", form],
    ["of one that is amended in time", amended],
  ])("%s", (_, { model }) => {
    test.prop([fc.array(event, { maxLength: 7 })], { numRuns: 25 })("are what each is by itself", (list) => {
      const told = facts(timeline(list));
      const explored = explore(model, told, options);
      expect(explored.complete).toBe(true);
      for (const { picked, result } of explored.runs) {
        const choices = { ...options.choices, readings: picked };
        expect(whole(result)).toBe(whole(run(model, told, { ...options, choices })));
      }
    });
  });

  it("a run that stops shares what went before, and others go on", () => {
    // The mean of 2.00 and 1.50 is 1.75, the ratchet 1.50; then a split by nothing leaves no number to divide by.
    const list = [
      { event: "Placement", Worth: "1.5" },
      { event: "Split", Ratio: "0" },
    ];
    const { runs } = explore(form.model, facts(timeline(list)), options);
    const prices = runs.map(
      ({ result }) => resultToJson(result) as { readonly terms: { readonly Price: object } },
    );
    expect(new Set(prices.map(({ terms }) => JSON.stringify(terms.Price)))).toEqual(
      new Set(['{"value":"1.75","unit":"USD/share"}', '{"value":"1.5","unit":"USD/share"}']),
    );
    expect(runs.filter(({ result }) => result.stopped !== null).length).toBeGreaterThan(0);
  });
});
