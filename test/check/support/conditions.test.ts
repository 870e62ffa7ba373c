// Conditions taken apart: what holds together, what does not, and what follows.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { ComparisonOperator } from "../../../grammar/ast.ts";
import { compile } from "../../../interpreter/compilation.ts";
import {
  Conditions,
  contradict,
  exclude,
  exhaust,
  implies,
  opposite,
  type Literal,
} from "../../../interpreter/check/support/conditions.ts";
import { Wording } from "../../../interpreter/check/support/wording.ts";

/** What the conditions of two clauses say. */
function assumed(...conditions: readonly string[]): ReturnType<Conditions["of"]>[] {
  const text = `warrant "Test". event Merger has Ratio: number, Kind: one of "cash", "stock".
    "Limit" initially means 2. "Open" initially means yes.
    ${conditions.map((condition) => `on Merger ${condition}: Limit becomes 1.`).join("\n")}`;
  const { model } = compile({ name: "contract.tenor", text }, { find: () => null });
  const taken = new Conditions(model, new Wording(model));
  return model.rules.map(({ node }) => taken.of(node.conditions));
}

const only = (condition: string): Literal => assumed(condition)[0]!.literals[0]!;

describe("conditions", () => {
  it.each([
    ["if Open and Ratio > 1", 2],
    ["unless Open or Ratio > 1", 2],
    ["if Open or Ratio > 1", 1],
    ["unless Open and Ratio > 1", 1],
    ["if not (Open or not (Ratio > 1))", 2],
    ["if yes", 0],
  ])("%s: %i things have to hold", (condition, count) => {
    const [found] = assumed(condition);
    expect(found?.literals).toHaveLength(count);
    expect(found?.readings?.size).toBe(0);
  });

  it("that never hold exclude everything", () => {
    const [never, anything] = assumed("unless yes", "if Open");
    expect(never?.readings).toBeNull();
    expect(exclude(never!, anything!)).toBe(true);
  });

  it("say the same however the sides are turned", () => {
    for (const pair of [
      ["if Limit < Ratio", "if Ratio > Limit"],
      ["if 2 >= Ratio", "if Ratio is at most 2"],
      ["if 50% = Ratio", "unless Ratio <> 50%"],
    ]) {
      const [one, other] = assumed(...pair);
      expect(one).toEqual(other);
    }
  });

  it("imply what is wider", () => {
    expect(implies(only("if Ratio > 3"), only("if Ratio >= 2"))).toBe(true);
    expect(implies(only("if Ratio >= 2"), only("if Ratio > 3"))).toBe(false);
    expect(implies(only('if Kind is "cash"'), only('if Kind is not "stock"'))).toBe(true);
    expect(implies(only("if Open"), only("if Ratio > 3"))).toBe(false);
  });

  const operators: readonly ComparisonOperator[] = ["=", "<>", "<", "<=", ">", ">="];
  const holds: Record<ComparisonOperator, (a: number, b: number) => boolean> = {
    "=": (a, b) => a === b,
    "<>": (a, b) => a !== b,
    "<": (a, b) => a < b,
    "<=": (a, b) => a <= b,
    ">": (a, b) => a > b,
    ">=": (a, b) => a >= b,
  };
  const comparison = fc.record({
    operator: fc.constantFrom(...operators),
    number: fc.integer({ min: 0, max: 3 }),
    negated: fc.boolean(),
  });
  const words = ({
    operator,
    number,
    negated,
  }: {
    operator: string;
    number: number;
    negated: boolean;
  }): string => `${negated ? "unless" : "if"} Ratio ${operator} ${number}`;

  test.prop([comparison, comparison])("about numbers: what is told is true of every number", (a, b) => {
    const [first, second] = [only(words(a)), only(words(b))];
    // Between and around the numbers that the conditions name there is always another.
    const numbers = [-1, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4];
    const is = ({ operator, number, negated }: typeof a, ratio: number): boolean =>
      holds[operator](ratio, number) !== negated;
    const together = numbers.filter((ratio) => is(a, ratio) && is(b, ratio));
    if (contradict(first, second)) expect(together).toEqual([]);
    if (exhaust(first, second)) expect(numbers.every((ratio) => is(a, ratio) || is(b, ratio))).toBe(true);
    if (implies(first, second)) expect(numbers.every((ratio) => !is(a, ratio) || is(b, ratio))).toBe(true);
    expect(contradict(opposite(first), first)).toBe(true);
    // Where nothing but an unequal sign is about, nothing that is so stays untold.
    if (
      a.operator !== "<>" &&
      b.operator !== "<>" &&
      !(a.negated && a.operator === "=") &&
      !(b.negated && b.operator === "=")
    ) {
      expect(contradict(first, second)).toBe(together.length === 0);
    }
  });
});
