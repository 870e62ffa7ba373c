// Runs that go along with one another where they differ in nothing that a step looks at: each has to be, to the last step, what it
// would be by itself, whatever the contract later looks back at, takes back, owes or postpones.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { compile } from "../../interpreter/compilation.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import type { Model } from "../../interpreter/model/model.ts";
import { explore, type Exploration } from "../../interpreter/readings/explore.ts";
import { resultToJson } from "../../interpreter/report/json.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import { run, type RunOptions } from "../../interpreter/run/run.ts";

/** Terms that mostly do not bear on one another, and each way in which a contract comes back to what was. */
const FORM = `warrant "Apart".
party Issuer. party Holder.
event Split has Ratio: number.
event Undo of Split.
event Placement has Worth: price per share.
event Count has Shares: shares.
event Report has Growth: number.
event Look Back.
event Redeem.
event Spin has Part: number.
event Default.
event Grant of Count.
event Recall.
event Note of Exercise.
event Shift.
event Reset.
event Shut.
event Unlock.
event Award has Size: number.
event Review.
event Pledge.
event Tender.
event Check of Tender.
event Pause.
act Exercise by the Holder has Taken: number; gives Cost: price per share.
act Take Back by the Holder of an Exercise.
act Wait by the Holder of an Exercise.
act Transfer by the Holder, by notice to the Issuer, has Portion: number.
section 1:
  on Split: Number becomes Number * (reading "by the ratio": Ratio; reading "by its square": Ratio * Ratio);
    Mean becomes (Mean + Ratio) / 2.
  on Undo: rescind adjustments under section 1 for Split.
section 2:
  on Placement if Worth < Price: Price becomes reading "mean": (Price + Worth) / 2; reading "ratchet": Worth.
  at 2 days after a Placement: Bonus becomes Bonus + 1/3.
  on Placement if (reading "cheap": Worth < $1 per share; reading "dear": Worth > $2 per share): Dear becomes Dear + 1.
section 3:
  an adjustment of Mean is postponed until Exercise while the postponed adjustments, carried as an amount,
    total less than (reading "a tenth": 0.1; reading "a half": 0.5) * Mean.
  every adjustment of Bonus is reading "whole": rounded to the nearest 1, half up; reading "exact": never a decrease.
section 4:
  on Count: Outstanding becomes Shares; Seen becomes Seen + 1.
  "Outstanding" of the Issuer initially means 0 shares.
  "Weight" of a Count initially means (reading "flat": 1; reading "by bonus": Bonus + 1).
  on Grant: Granted becomes Granted + Weight of the Count.
  on Report: Revenue becomes Revenue * Growth; the Issuer shall File
    in the amount of $1 * (reading "soon": Growth; reading "late": Revenue) within 2 days, failing which Default.
  on Default: Revenue becomes Revenue - 1.
  on Redeem if (reading "closes": yes; reading "stays open": no): Window ends.
  "Window" means the period from January 1, 2006 through January 31, 2006.
  on Look Back: Remembered becomes Price on January 3, 2006 + Worth Then.
  "Worth Then" means (reading "today": Price; reading "before": Price on January 4, 2006).
  on Recall: Recalled becomes Price on January 3, 2006.
  on Note: Noted becomes Noted + Cost of the Exercise.
  "Cap" of the Issuer initially means 5.
  "Open" of the Issuer initially means yes.
  on Shift: Cap becomes reading "stays": Cap; reading "moves": Cap + 1.
  on Reset: Cap becomes 7.
  on Shut: Open becomes reading "stays": yes; reading "moves": no.
  on Unlock: Open becomes yes.
  on Award: Bonus becomes Bonus + Size.
  "Settle Day" of a Pledge means reading "near": 2 days after Pledge Date; reading "far": 4 days after Pledge Date.
  at Settle Day of a Pledge: Pledged becomes Pledged + 1.
  on any adjustment of Revenue if (reading "echoes": yes; reading "is silent": no): Echo becomes Echo + 1.
  "Healthy" means Seen < 100 or Price > $1 per share.
  on Review: Fine becomes Healthy.
  on Spin: deem Split with Ratio = 1 + Part.
  at all times, the Issuer shall ensure that Revenue > (reading "high": 6; reading "low": 2).
section 5:
  the Holder may Exercise during the Window.
  the Holder may not Exercise if Taken > (reading "cap": 20; reading "no cap": 40).
  on Exercise: Number falls by Taken; the Issuer shall Confirm within 3 days, failing which Default;
    the Holder pays Cost * 1 share to the Issuer.
  "Cost" of an Exercise means Taken * (reading "price": Price; reading "nothing": $0 per share).
  the Holder may Take Back. on Take Back: rescind the Exercise.
  the Holder may Wait. on Wait: the Issuer need not Confirm for the Exercise.
  at 2 days after an Exercise: Paid becomes Paid + Cost of the Exercise.
  the Holder may Transfer.
  on Transfer: Portions becomes Portions + Portion * (reading "whole part": 1; reading "half of it": 1/2).
section 8:
  on Tender if (reading "counts": yes; reading "is ignored": no): Rate becomes Rate.
section 9:
  on Check if an adjustment under section 8 stands for the Tender: Checked becomes Checked + 1.
section 6:
  "Number" initially means 100.
  "Price" initially means $2 per share.
  "Dear" initially means 0.
  "Mean" initially means 1.
  "Bonus" initially means 0.
  "Seen" initially means 0.
  "Granted" initially means 0.
  "Revenue" initially means 8.
  "Paid" initially means $0 per share.
  "Portions" initially means 0.
  "Remembered" initially means $0 per share.
  "Recalled" initially means $0 per share.
  "Noted" of the Issuer initially means $0 per share.
  "Fine" initially means no.
  "Pledged" of the Issuer initially means 0.
  "Echo" of the Issuer initially means 0.
  "Rate" initially means 1.
  "Checked" of the Issuer initially means 0.
`;

const AMENDMENT = `amends "form.tenor" from January 5, 2006.
section 2 replaced:
  on Placement if Worth < Price: Price becomes reading "mean": (Price + Worth) / 2; reading "ratchet": Worth.
  at 1 days after a Placement: Bonus becomes Bonus + 10/3.
  on Placement if (reading "cheap": Worth < $1 per share; reading "dear": Worth > $2 per share): Dear becomes Dear + 2.
`;

const REGISTER =
  `${FORM.replace('"Apart"', '"Held"').replace("Number: number", "Number: shares").replace('"Number" initially means 100', '"Number" initially means 100 shares').replace("has Taken: number", "has Taken: shares").replace("means Taken * (", "means Taken / 1 share * (")}
section 7:
  certificates are held by the Holder, cover Number and are numbered from "W-1".
  event Closing has Buyer: text, Bought: shares.
  on Closing: the Issuer issues a certificate for Bought to Buyer.
`.replaceAll('"cap": 20; reading "no cap": 40', '"cap": 20 shares; reading "no cap": 40 shares');

const host = { find: (name: string) => (name === "form.tenor" ? { name, text: FORM } : null) };
const form = compile({ name: "form.tenor", text: FORM }, host);
const amended = compile({ name: "amendment.tenor", text: AMENDMENT }, host);
const held = compile({ name: "held.tenor", text: REGISTER }, host);

const options: RunOptions = {
  asOf: null,
  choices: { readings: new Map(), settings: new Map() },
  natives: new Map(),
};

function facts(
  { events: kinds, zone, currency }: Model,
  events: readonly object[],
): Parameters<typeof run>[1] {
  const schemas = [...kinds.values()].map(({ schema }) => schema);
  const source = { name: "events.json", text: JSON.stringify(events) };
  const read = readEvents(source, schemas, zone, currency);
  expect(read.diagnostics).toEqual([]);
  return { events: read.events, determinations: read.determinations, quotes: [] };
}

interface Told {
  readonly event: string;
  readonly of?: string;
  readonly [field: string]: string | number | undefined;
}

const plain = fc.oneof(
  fc.constantFrom("10", "20", "30").map((Shares) => ({ event: "Count", Shares })),
  fc.constantFrom("1/2", "1", "3/2").map((Growth) => ({ event: "Report", Growth })),
);
const moving = fc.oneof(
  fc.constantFrom("1", "1.05", "1.4", "2").map((Ratio) => ({ event: "Split", Ratio })),
  fc.constantFrom("0.5", "1.5", "3").map((Worth) => ({ event: "Placement", Worth })),
  fc.constantFrom(10, 30, 90).map((Taken) => ({ event: "Exercise", Taken })),
);
const SIGNALS = "Look Back, Redeem, Recall, Shift, Reset, Shut, Unlock, Review, Pledge, Tender, Pause".split(
  ", ",
);
const looking = fc.oneof(
  fc.constantFrom(...SIGNALS).map((name) => ({ event: name })),
  fc.constantFrom("0.1", "1").map((Part) => ({ event: "Spin", Part })),
  fc.constantFrom("1", "1/3").map((Size) => ({ event: "Award", Size })),
  fc.constantFrom("1", "2").map((Portion) => ({ event: "Transfer", Portion })),
  fc.constant({ event: "Undo", of: "Split" }),
  fc.constant({ event: "Grant", of: "Count" }),
  fc.constant({ event: "Note", of: "Exercise" }),
  fc.constant({ event: "Check", of: "Tender" }),
  fc.constant({ event: "Take Back", of: "Exercise" }),
  fc.constant({ event: "Wait", of: "Exercise" }),
);
const event: fc.Arbitrary<Told> = fc.oneof(
  { weight: 5, arbitrary: plain },
  { weight: 3, arbitrary: moving },
  { weight: 2, arbitrary: looking },
);

/** One a day, but for some that stand at one instant; what is about an event is about the first of its kind before. */
function timeline(list: readonly (readonly [Told, boolean])[]): object[] {
  let day = 1;
  return list.flatMap(([{ of, ...each }, isSameDay], i) => {
    if (!isSameDay) day++;
    const on = `2006-01-${String(day).padStart(2, "0")}`;
    if (of === undefined) return [{ ...each, id: `E${i}`, on }];
    const about = list.findIndex(([other], at) => at < i && other.event === of);
    return about < 0 ? [] : [{ ...each, id: `E${i}`, on, of: `E${about}` }];
  });
}

const day = fc.tuple(event, fc.constant(false));
const crowded = fc.tuple(
  event,
  fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
);

const whole = (result: RunResult): string => JSON.stringify(resultToJson(result));

/** Of the covenant, which looks at a choice at every event: with it nothing would be shared by runs that differ there. */
const COVENANT: ReadonlyMap<string, string> = new Map([["high", "low"]]);

function isEachByItself(
  model: Model,
  events: readonly object[],
  given: ReadonlyMap<string, string>,
  most: number,
): Exploration {
  const told = facts(model, events);
  const explored = explore(
    model,
    told,
    { ...options, choices: { ...options.choices, readings: given } },
    most,
  );
  for (const { picked, result } of explored.runs) {
    const choices = { ...options.choices, readings: new Map([...given, ...picked]) };
    expect(whole(result)).toBe(whole(run(model, told, { ...options, choices })));
  }
  const picks = explored.runs.map(({ picked }) => JSON.stringify([...picked]));
  expect(new Set(picks).size).toBe(picks.length);
  return explored;
}

describe("runs that go along with one another", () => {
  it("the contracts are in order", () => {
    for (const { diagnostics } of [form, amended, held])
      expect(diagnostics.filter(({ severity }) => severity === "error").map(({ title }) => title)).toEqual(
        [],
      );
  });

  const closing = { event: "Closing", on: "2006-01-01", Buyer: "Ann", Bought: "100" };
  const award = { event: "Award", Size: "1" };
  const split = { event: "Split", Ratio: "2" };
  const placement = { event: "Placement", Worth: "1.5" };
  const report = { event: "Report", Growth: "3/2" };
  const less = { event: "Report", Growth: "1/2" };
  const count = { event: "Count", Shares: "10" };
  const exercise = { event: "Exercise", Taken: 10 };
  const middling = { event: "Split", Ratio: "1.4" };
  const small = { event: "Split", Ratio: "1.05" };

  it("what the runs have in common is made once", () => {
    // The cap has two values from the first day on, and none of the others has to do with it.
    const quiet = Array.from({ length: 20 }, () => count);
    const events = timeline([{ event: "Shift" }, ...quiet].map((each) => [each, false]));
    const choices = { ...options.choices, readings: new Map([["high", "high"]]) };
    const { runs, steps } = explore(form.model, facts(form.model, events), { ...options, choices });
    expect(runs).toHaveLength(2);
    // One makes all of them, and the last that finds nothing left; the other its own first, and that last one.
    expect(steps).toBe(21 + 1 + 1 + 1);
  });

  // What happens in the middle touches nothing in which the runs differ; what stands at the end does.
  it.each<readonly [string, readonly Told[]]>([
    ["a term on an earlier day", [placement, count, report, { event: "Recall" }, count]],
    ["what an act gave", [exercise, count, report, count, { event: "Note", of: "Exercise" }, count]],
    ["the same value once more", [{ event: "Reset" }, { event: "Shift" }, count, { event: "Reset" }, count]],
    ["the same answer once more", [{ event: "Shut" }, count, { event: "Unlock" }, count]],
    ["what only an explanation reads", [placement, count, { event: "Review" }, count]],
    ["a moment that a rule waits for", [placement, count, count, report, count]],
    ["the state of an event", [award, count, report, count, { event: "Grant", of: "Count" }]],
    ["a duty that is missed", [placement, report, count, count, count, count, placement]],
    ["a covenant that is not kept", [placement, less, less, count, count]],
    ["the end of a period", [placement, { event: "Redeem" }, count, exercise]],
    [
      "a demand that bears on the third adjustment only",
      [award, count, award, count, award, count, { event: "Award", Size: "1/3" }, count, count],
    ],
    ["a demand of a policy", [placement, count, placement, count, count, count]],
    ["what was postponed or made", [middling, count, small, count, exercise, count]],
    ["a moment on another day", [{ event: "Pledge" }, count, count, count, count, count]],
    ["an adjustment that stands", [{ event: "Tender" }, count, { event: "Check", of: "Tender" }, count]],
    ["what follows an adjustment", [report, { event: "Pause" }, count, { event: "Pause" }]],
    ["what was postponed", [small, count, small, count, exercise, count]],
    [
      "adjustments that are rescinded",
      [split, count, placement, count, { event: "Undo", of: "Split" }, count],
    ],
    [
      "an act that is taken back",
      [exercise, count, placement, { event: "Take Back", of: "Exercise" }, count],
    ],
    ["a waiver", [exercise, count, { event: "Wait", of: "Exercise" }, count, count, count]],
    ["an event that is deemed to happen", [placement, count, { event: "Spin", Part: "1" }, count]],
    ["a notice", [placement, count, { event: "Transfer", Portion: "1" }, count]],
  ])("%s", (_, list) => {
    const events = timeline(list.map((each) => [each, false]));
    const cases = [
      [form, new Map<string, string>(), events],
      [form, COVENANT, events],
      [amended, COVENANT, events],
      [held, COVENANT, [closing, ...events]],
    ] as const;
    for (const [{ model }, given, told] of cases) {
      const explored = isEachByItself(model, told, given, 4_096);
      expect(explored.complete).toBe(true);
      expect(explored.runs.length).toBeGreaterThan(given === COVENANT ? 0 : 1);
    }
  });

  describe.each([
    ["of a contract", form, day, []],
    ["of facts at one instant", form, crowded, []],
    ["of one that is amended in time", amended, day, []],
    ["of one with a register", held, day, [closing]],
  ] as const)("%s", (_, { model }, told, first) => {
    test.prop([fc.array(told, { maxLength: 14 })], { numRuns: 8 })("are what each is by itself", (list) => {
      for (const given of [new Map(), COVENANT])
        isEachByItself(model, [...first, ...timeline(list)], given, 64);
    });
  });
});
