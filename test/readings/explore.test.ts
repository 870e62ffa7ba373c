import { describe, expect, it } from "vitest";
import { compile } from "../../interpreter/compilation.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import type { Model } from "../../interpreter/model/model.ts";
import { explore, type Exploration } from "../../interpreter/readings/explore.ts";
import { run, type RunOptions } from "../../interpreter/run/run.ts";
import { resultToJson } from "../../interpreter/report/json.ts";

const TEXT = `warrant "Readings".
party Issuer. party Holder.
event Split has Ratio: number.
event Merger.
event Dividend has Amount: price per share.
section 1:
  on Split: Warrant Price becomes reading "by the ratio": Warrant Price / Ratio; reading "by its square": Warrant Price / Ratio / Ratio.
section 2:
  on Merger: Warrant Price becomes reading "halved": Warrant Price / 2; reading "kept": Warrant Price.
section 3:
  on Dividend if (reading "any": yes; reading "large": Amount > $1): Warrant Price becomes Warrant Price - Amount / 4.
section 4:
  every adjustment of Bonus is reading "whole": rounded to the nearest 1, half up; reading "cents": rounded to the nearest 0.01, half up.
  on Merger: reading "bonus": Bonus becomes Bonus + 1/3; reading "none": Third Bonus becomes Third Bonus + 1.
section 5:
  "Warrant Price" initially means $2.40 per share.
  "Bonus" initially means 1.
  "Third Bonus" initially means 1.
`;

const { model, diagnostics } = compile({ name: "readings.tenor", text: TEXT }, { find: () => null });
const options: RunOptions = {
  asOf: null,
  choices: { readings: new Map(), settings: new Map() },
  natives: new Map(),
};

function facts(events: readonly object[]): Parameters<typeof run>[1] {
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const source = { name: "events.json", text: JSON.stringify(events) };
  const read = readEvents(source, schemas, model.zone, model.currency);
  return { events: read.events, determinations: read.determinations, quotes: [] };
}

/** Every combination by itself. */
function everything(of: Model): ReadonlyMap<string, string>[] {
  return of.ambiguities.reduce<ReadonlyMap<string, string>[]>(
    (all, { key, names }) => all.flatMap((picked) => names.map((name) => new Map([...picked, [key, name]]))),
    [new Map()],
  );
}

const outcomesOf = ({ runs }: Exploration): Set<string> =>
  new Set(
    runs.map(({ result }) => JSON.stringify((resultToJson(result) as { readonly terms: object }).terms)),
  );

const SPLIT = { event: "Split", on: "2006-01-02", Ratio: 2 };
const MERGER = { event: "Merger", on: "2006-02-02" };
const dividend = (amount: string): object => ({ event: "Dividend", on: "2006-03-02", Amount: amount });

describe("readings on a timeline", () => {
  it("the contract is in order", () => {
    expect(diagnostics.filter(({ severity }) => severity === "error").map(({ title }) => title)).toEqual([]);
    expect(model.ambiguities).toHaveLength(5);
  });

  it.each([
    ["nothing happens", [], [], 1],
    ["a split", [SPLIT], ["by the ratio"], 2],
    ["a split by one, where both readings come to the same", [{ ...SPLIT, Ratio: 1 }], [], 1],
    ["a large dividend, large on any reading", [dividend("$1.20")], [], 1],
    ["a small one", [dividend("$0.20")], ["any"], 2],
  ] as const)("%s", (_, events, met, runs) => {
    const explored = explore(model, facts(events), options);
    expect(explored.met).toEqual(met);
    expect(explored.runs).toHaveLength(runs);
    expect(explored.combinations).toBe(32n);
    expect(explored.complete).toBe(true);
  });

  it("a choice that only another reading meets is met there alone", () => {
    const explored = explore(model, facts([MERGER]), options);
    // Halved or kept, bonus or none; whole or cents only where there is a bonus.
    expect(new Set(explored.met)).toEqual(new Set(["halved", "bonus", "whole"]));
    expect(explored.runs.length).toBeLessThanOrEqual(6);
  });

  it.each([[[SPLIT]], [[MERGER]], [[SPLIT, MERGER]], [[SPLIT, MERGER, dividend("$0.40")]]])(
    "misses no outcome, and runs no combination twice: %j",
    (events) => {
      const explored = explore(model, facts(events), options);
      const all = everything(model).map((readings) => ({
        picked: readings,
        result: run(model, facts(events), { ...options, choices: { ...options.choices, readings } }),
      }));
      expect(outcomesOf(explored)).toEqual(outcomesOf({ ...explored, runs: all }));
      const picks = explored.runs.map(({ picked }) => JSON.stringify([...picked]));
      expect(new Set(picks).size).toBe(picks.length);
      expect(explored.runs.length).toBeLessThan(32);
    },
  );

  it("where there is no room for all, those stay that differ from the defaults in fewer choices", () => {
    const told = facts([SPLIT, MERGER, dividend("$0.40")]);
    const [first] = explore(model, told, options).runs;
    const changes = (picked: ReadonlyMap<string, string>): number =>
      [...picked].filter(([key, name]) => first?.picked.get(key) !== name).length;
    const all = explore(model, told, options).runs.map(({ picked }) => changes(picked));
    expect(all).toEqual(all.toSorted((a, b) => a - b));
    const few = all.filter((count) => count <= 1).length;
    const { runs, complete } = explore(model, told, options, few);
    expect(complete).toBe(false);
    expect(runs.map(({ picked }) => changes(picked))).toEqual(all.slice(0, few));
  });

  it("stops at the most, and says so; the defaults come first", () => {
    const explored = explore(model, facts([SPLIT, MERGER]), options, 3);
    expect(explored.runs).toHaveLength(3);
    expect(explored.complete).toBe(false);
    expect([...(explored.runs[0]?.picked.values() ?? [])]).toEqual(model.ambiguities.map(({ key }) => key));
  });
});
