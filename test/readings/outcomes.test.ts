// Which runs end alike, which readings never matter, and what only differs on the way.
import { describe, expect, it } from "vitest";
import { idleOf, leastOf, outcomesOf } from "../../interpreter/readings/outcomes.ts";
import { compileText, runContract } from "../support/contract.ts";

const CONTRACT = `warrant "Outcomes".
party Issuer. party Holder.
event Turn. event Back.
act Exercise by the Holder has Taken: number.
"A" initially means 0.
"B" initially means 0.
"Price" initially means $2 per share.
section 1:
  on Turn: A becomes reading "stays": 0; reading "turns": 1.
  on Turn: B becomes reading "rests": 0; reading "moves": 1.
  on Back if A = 1 and B = 1: Price becomes $1 per share.
  on Back: A becomes 0; B becomes 0.
section 2:
  the Holder may Exercise.
  the Holder may not Exercise if (reading "over": yes; reading "barred": yes) and Taken > 5.
  on Exercise: the Issuer shall Confirm within Deadline.
  "Deadline" means reading "long": 2 days; reading "short": 1 days.
`;

const compiled = compileText(CONTRACT);
const open = compiled.model.ambiguities;

function runs(picks: readonly (readonly string[])[], events: readonly object[]) {
  return picks.map((names) => {
    const picked = new Map(
      open.map(({ key, names: all }) => [key, all.find((each) => names.includes(each)) ?? key]),
    );
    const readings = Object.fromEntries(picked);
    return { picked, result: runContract(compiled, { events, readings, asOf: "2006-03-01" }) };
  });
}

const turned = [
  { event: "Turn", on: "2006-01-10" },
  { event: "Back", on: "2006-01-12" },
];

describe("outcomes of readings", () => {
  it("tells runs apart by their duties, and not by how a refusal is worded", () => {
    const exercise = { event: "Exercise", on: "2006-01-10", id: "X", Taken: 1 };
    const confirm = { event: "Confirm", on: "2006-01-12", of: "X" };
    const late = outcomesOf(runs([[], ["short"]], [exercise, confirm]));
    // Two days from the 10th are met on the 12th, one day is not.
    expect(late.map(({ result }) => result.obligations.map(({ status }) => status))).toEqual([
      ["performed"],
      ["late"],
    ]);
    const refused = outcomesOf(runs([[], ["barred"]], [{ ...exercise, Taken: 6 }]));
    expect(refused).toHaveLength(1);
  });

  it("lists no reading as idle that was run in combination with a change", () => {
    const outcomes = outcomesOf(runs([[], ["turns"], ["moves"], ["turns", "moves"]], turned));
    const { ambiguities, detours } = idleOf(outcomes, open, ["stays", "rests"]);
    // Each alone comes back to where it was; both together lower the price for good.
    expect(outcomes.map(({ members }) => members.length)).toEqual([3, 1]);
    expect(ambiguities.map(({ key }) => key)).toEqual(["over", "long"]);
    expect(detours).toEqual([]);
  });

  it("says where a run parts that ends the same", () => {
    const outcomes = outcomesOf(runs([[], ["turns"]], turned));
    const { ambiguities, detours } = idleOf(outcomes, open, ["stays"]);
    expect(ambiguities.map(({ key }) => key)).toContain("stays");
    expect(detours).toMatchObject([{ key: "stays", name: "turns", parting: { event: "Turn" } }]);
  });

  it("names the least that brings an outcome about", () => {
    const members = runs([["turns", "moves"], ["turns"], ["short"], ["short", "moves"]], []);
    expect(leastOf(members, open)).toEqual([["turns"], ["short"]]);
  });
});
