import { describe, expect, it } from "vitest";
import { circularDeeming as check } from "../../interpreter/check/circular-deeming.ts";
import { expectFinding, expectNothing, many, timed } from "./contract.ts";

describe("deeming that leads to itself", () => {
  it("shows the chain of events with their sections", () => {
    const found = expectFinding(
      check,
      `section 4 "Mergers": on Merger: ⟦deem Sale⟧.
       section 5 "Sales": on Sale if Listed: deem Merger.`,
      "L303",
    );
    expect(found.title).toBe("Merger and Sale bring each other about.");
    expect(found.text).toBe(
      "Merger (section 4) → Sale (section 5) → Merger. This would never end, so the contract cannot be run.",
    );
    expect(found.related.map(({ message }) => message)).toEqual(["Sale brings about Merger here."]);
  });

  it.each([
    ["of itself", `on Merger: ⟦deem Merger⟧.`],
    ["after some time", `at 5 days after a Merger: ⟦deem Merger⟧.`],
    ["in three steps", `on Merger: ⟦deem Sale⟧. on Sale: deem Delisting. on Delisting: deem Merger.`],
    [
      "by adjustments",
      `on Merger: ⟦Warrant Price becomes Warrant Price / 2⟧. on any adjustment of Warrant Price: deem Merger.`,
    ],
  ])("%s", (_, text) => {
    expectFinding(check, text, "L303");
  });

  it("calls adjustments by their name", () => {
    const found = expectFinding(
      check,
      `on any adjustment of Warrant Price: ⟦Conversion Ratio becomes 2⟧. on any adjustment of Conversion Ratio: Warrant Price becomes $1 per share.`,
      "L303",
    );
    expect(found.title).toBe(
      "An adjustment of Warrant Price and an adjustment of Conversion Ratio bring each other about.",
    );
  });

  it.each([
    ["a chain that ends", `on Merger: deem Sale. on Sale: deem Delisting.`],
    [
      "alternatives",
      `on Merger: reading "upward": deem Sale; reading "downward": Warrant Price becomes $1 per share.
       on Sale: reading "upward": Warrant Price becomes $1 per share; reading "downward": deem Merger.`,
    ],
    [
      "an adjustment of another term",
      `on Merger: Conversion Ratio becomes 2. on any adjustment of Warrant Price: deem Merger.`,
    ],
  ])("says nothing of %s", (_, text) => {
    expectNothing(check, text);
  });

  it("takes its time on ten thousand rules", () => {
    const text = many(10_000, (i) => `event E${i}. on E${i}: deem E${(i + 1) % 10_000}.`);
    const { found, milliseconds } = timed(check, text);
    expect(milliseconds).toBeLessThan(2_000);
    expect(found).toHaveLength(1);
    expect(found[0]?.title).toBe("10000 events bring each other about.");
  });
});
