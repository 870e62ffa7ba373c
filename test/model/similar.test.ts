// Names that a reader may have meant.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { dependencyOrder } from "../../interpreter/model/order.ts";
import { editDistance, listed, relatives, slips } from "../../interpreter/model/similar.ts";

describe("the distance between names", () => {
  it.each([
    ["Price", "Price", 0],
    ["Price", "Prize", 1],
    ["Price", "Prices", 1],
    ["Price", "rice", 1],
    ["Warrant", "Warrnat", 1],
    ["Split", "Dividend", 4],
  ])("%s and %s", (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
    expect(editDistance(b, a, 3)).toBe(distance);
  });

  test.prop([fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 })])(
    "is symmetric, and 0 only for the same",
    (a, b) => {
      expect(editDistance(a, b, 12)).toBe(editDistance(b, a, 12));
      expect(editDistance(a, b, 12) === 0).toBe(a === b);
    },
  );

  it("is not measured for names longer than any contract has", () => {
    expect(editDistance("x".repeat(200), "x".repeat(200), 3)).toBe(4);
    expect(relatives("x ".repeat(200), ["x"])).toEqual([]);
  });
});

describe("suggestions", () => {
  it("are slips, nearest first, at most three", () => {
    const names = ["Warrant Price", "Warrant Prize", "Warrants Price", "Warant Price", "Term"];
    expect(slips("Warrant Pric", names)).toEqual(["Warrant Price", "Warant Price", "Warrant Prize"]);
    expect(slips("warrant price", ["Warrant Price"])).toEqual(["Warrant Price"]);
    expect(slips("Term", ["Firm"])).toEqual([]);
  });

  it("are otherwise names of the same words", () => {
    expect(
      relatives("Additional Shares of Common Stock", ["Common Stock", "Preferred Stock", "Price"]),
    ).toEqual(["Common Stock"]);
    expect(relatives("Price", ["Warrant Price", "Market Price Per Share"])).toEqual([
      "Warrant Price",
      "Market Price Per Share",
    ]);
  });

  it("are listed as a sentence lists them", () => {
    expect([listed([]), listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"], "and")]).toEqual([
      "",
      "A",
      "A or B",
      "A, B and C",
    ]);
  });
});

describe("the order of what needs one another", () => {
  const graph: Readonly<Record<string, readonly string[]>> = {
    a: ["b", "c"],
    b: ["c"],
    c: [],
    d: ["e"],
    e: ["d"],
  };

  it("puts each after what it needs, and shows each ring once", () => {
    const { order, cycles } = dependencyOrder(Object.keys(graph), (name) => graph[name] ?? []);
    expect(order).toEqual(["c", "b", "a", "e", "d"]);
    expect(cycles).toEqual([["d", "e"]]);
  });

  it("does not tire of long chains", () => {
    const { order } = dependencyOrder([0], (item) => (item < 100_000 ? [item + 1] : []));
    expect(order).toHaveLength(100_001);
  });
});
