// What is rescinded by an event that is deemed to happen, against the same words that rescind it by the event itself.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { Compilation } from "../../interpreter/compilation.ts";
import type { RunResult, Shown } from "../../interpreter/run/result.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { compileText, exactly, runContract } from "../support/contract.ts";

function contract(expiry: string): Compilation {
  const made = compileText(`warrant "W".
    time zone is America/New_York.
    party Issuer. party Holder.
    event Issue. event Split has Ratio: number. event Notice.
    event Expiry of an Issue called Issued. event Void. event Bonus.
    section 1 "Terms": "Price" initially means $100 per share.
      "Number" initially means 10 shares. "Count" initially means 0.
    section 3 "Issues": on Issue: Price becomes Price - $10 per share.
    section 4 "Expiry": ${expiry}
    section 5 "Splits": on Split: Price becomes Price / Ratio.
    section 6 "Notices": at 2 days after a Notice: Price becomes Price - $1 per share.
    section 7 "Bonus": on Bonus: Price becomes Price * 2.
    section 8 "Count": on any adjustment of Number: Count rises by 1.`);
  expect(made.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return made;
}

const direct = contract("on Expiry: rescind adjustments under section 3 for Issued; deem Bonus.");
const deemed = contract(
  "on Expiry: deem Void as Issued; deem Bonus. on Void: rescind adjustments under section 3 for it.",
);

const price = (made: Compilation, events: readonly object[]): string =>
  exactly(runContract(made, { events, asOf: "2006-12-31" }), "Price").toFraction();

describe("an event deemed to happen that rescinds", () => {
  const issue = { event: "Issue", on: "2006-06-01", id: "I" };
  const expiry = { event: "Expiry", on: "2006-06-05", of: "I" };

  // 100 - 10, then 100 again, twice that by the bonus, and half of it by the split: 100.
  it("does not bring forward what comes later at the same instant", () => {
    const events = [issue, expiry, { event: "Split", on: "2006-06-05", Ratio: 2 }];
    expect([price(deemed, events), price(direct, events)]).toEqual(["100", "100"]);
  });

  // The moment, at the first instant of June 5, is of the same instant: 200 - 1, and not (100 - 1) * 2.
  it("does not bring forward a moment of the same instant", () => {
    const events = [issue, { event: "Notice", on: "2006-06-03" }, { ...expiry, on: "2006-06-05T00:00" }];
    expect(price(deemed, events)).toBe(price(direct, events));
  });

  it("does not do twice what is deemed behind it", () => {
    expect([price(deemed, [issue, expiry]), price(direct, [issue, expiry])]).toEqual(["200", "200"]);
  });
});

// The event adjusts the number beside; the history that is run again must not answer to that in its place: 10 + 1, once.
it("what answers to adjustments answers once", () => {
  const made = contract(
    "on Expiry: rescind adjustments under section 3 for Issued; Number becomes Number + 1 share.",
  );
  const events = [
    { event: "Issue", on: "2006-06-01", id: "I" },
    { event: "Expiry", on: "2006-06-05", of: "I" },
  ];
  const result = runContract(made, { events });
  expect(["Price", "Number", "Count"].map((term) => exactly(result, term).toFraction())).toEqual([
    "100",
    "11",
    "1",
  ]);
});

describe("a law", () => {
  const step = fc.record({
    event: fc.constantFrom("Issue", "Split", "Expiry", "Notice"),
    day: fc.integer({ min: 1, max: 6 }),
  });
  /** Each Expiry is of an Issue that has come before it. */
  const facts = (steps: readonly { readonly event: string; readonly day: number }[]): object[] => {
    const issues: string[] = [];
    return steps
      .toSorted((a, b) => a.day - b.day)
      .flatMap(({ event, day }, index) => {
        const on = `2006-06-0${day}`;
        if (event === "Issue") issues.push(`I${index}`);
        if (event === "Issue") return [{ event, on, id: `I${index}` }];
        if (event === "Split") return [{ event, on, Ratio: "2" }];
        if (event === "Notice") return [{ event, on }];
        const of = issues.shift();
        return of === undefined ? [] : [{ event, on, of }];
      });
  };
  const fraction = ({ value }: Pick<Shown, "value">): string | null =>
    value instanceof Rational ? value.toFraction() : null;
  const told = ({ ledger, terms, stopped }: RunResult): unknown => ({
    stopped: stopped?.code ?? null,
    terms: [...terms].map(([name, { value }]) => [name, fraction({ value })]),
    ledger: ledger
      .filter(({ section }) => section !== "4")
      .map(({ section, day, status, after }) => [section, day, status, fraction(after)]),
  });

  test.prop([fc.array(step, { maxLength: 10 })])(
    "it comes to the same whether the event itself rescinds or one that it deems",
    (steps) => {
      const events = facts(steps);
      const input = { events, asOf: "2006-12-31" };
      expect(told(runContract(deemed, input))).toEqual(told(runContract(direct, input)));
    },
  );
});
