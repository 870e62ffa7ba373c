import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Rational } from "../../interpreter/values/rational.ts";
import { words } from "../../interpreter/run/show.ts";
import { compileText, entriesOf, exactly, runContract } from "../support/contract.ts";

/**
 * Laws that hold for every warrant of this kind, whatever the numbers: a split keeps price times shares, an issuance never raises
 * the price, what is abandoned leaves no trace, and a run to an earlier day is the beginning of a run to a later one.
 */

const CONTRACT = compileText(`
warrant "A warrant with the common adjustments".
currency is USD.
time zone is America/New_York.
party Issuer is "Issuer".
party Holder is "Holder".
event Stock Split has Ratio: number.
event Share Issuance has Shares Issued: shares, Consideration: money.
event Share Count has Shares Outstanding: shares.
event Distribution on its Record Date has Amount Per Share: price per share.
event Dividend Abandonment of a Distribution called Dividend.
"Shares Outstanding" of the Issuer initially means 1,000,000 shares.
on Share Count: Shares Outstanding becomes Shares Outstanding.
on Share Issuance: Shares Outstanding rises by Shares Issued.
on Stock Split: Shares Outstanding becomes Shares Outstanding * Ratio.
"Market Value" means $10.00 per share.
section 1 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares; gives Cash Due: money.
  the Holder may Exercise.
  the Holder may not Exercise if Shares Exercised > Warrant Share Number.
  "Cash Due" of an Exercise means Warrant Price * Shares Exercised.
  on Exercise:
    the Holder pays Cash Due to the Issuer;
    Warrant Share Number falls by Shares Exercised.
section 2 "Splits":
  on Stock Split:
    Warrant Share Number becomes Warrant Share Number * Ratio;
    Warrant Price becomes Warrant Price * Warrant Share Number / adjusted Warrant Share Number.
section 3 "Distributions":
  on Distribution:
    Warrant Share Number becomes Warrant Share Number * Market Value / (Market Value - Amount Per Share);
    Warrant Price becomes Warrant Price * Warrant Share Number / adjusted Warrant Share Number.
section 4 "Cheap issues":
  on Share Issuance if Consideration / Shares Issued < Warrant Price:
    Warrant Price becomes Warrant Price
      * (Shares Outstanding + Consideration / Warrant Price) / (Shares Outstanding + Shares Issued).
  every adjustment of Warrant Price under section 4 is at least $1.00 per share, and is never an increase.
section 5 "Abandonment":
  on Dividend Abandonment: rescind adjustments under section 3 for Dividend.
section 6 "Small adjustments":
  an adjustment of Warrant Share Number, except under section 2, is postponed until Exercise
    while the postponed adjustments, carried as a ratio, total less than 1% of Warrant Share Number.
section 7 "Terms":
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means 100,000 shares.
`);

test("the contract is sound", () => {
  expect(CONTRACT.diagnostics.filter((diagnostic) => diagnostic.severity === "error")).toEqual([]);
});

type Happening = {
  readonly kind: "split" | "issuance" | "distribution" | "exercise";
  readonly a: number;
  readonly b: number;
};

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom("split", "issuance", "distribution", "exercise"),
  a: fc.integer({ min: 1, max: 20 }),
  b: fc.integer({ min: 1, max: 20 }),
});

/** The events as a file would have them, a day apart. */
function events(happenings: readonly Happening[]): { event: string; on: string; id: string }[] {
  return happenings.map(({ kind, a, b }, index) => {
    const on = new Date(Date.UTC(2006, 0, 1 + index)).toISOString().slice(0, 10);
    const base = { on, id: `e${index}` };
    switch (kind) {
      case "split":
        return { ...base, event: "Stock Split", Ratio: `${a}/${b}` };
      case "issuance":
        return {
          ...base,
          event: "Share Issuance",
          "Shares Issued": `${a * 10_000}`,
          Consideration: `${b * 9_000}`,
        };
      case "distribution":
        return { ...base, event: "Distribution", "Amount Per Share": `0.${String(a).padStart(2, "0")}` };
      case "exercise":
        return { ...base, event: "Exercise", "Shares Exercised": `${a * 7}` };
    }
  });
}

const history = fc.array(happening, { minLength: 1, maxLength: 14 });

describe("laws of adjustment", () => {
  test("a split keeps price times shares", () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const result = runContract(CONTRACT, { events: events(happenings) });
        for (const [index, entry] of result.ledger.entries()) {
          if (entry.event !== "Stock Split" || entry.term !== "Warrant Share Number") continue;
          const price = result.ledger
            .slice(index + 1)
            .find((other) => other.event === "Stock Split" && other.id === entry.id);
          const before = (entry.before.value as Rational).mul(price?.before.value as Rational);
          const after = (entry.after.value as Rational).mul(price?.after.value as Rational);
          expect(after.eq(before)).toBe(true);
        }
      }),
    );
  });

  test("an issuance never raises the price, and never takes it below the floor", () => {
    fc.assert(
      fc.property(history, (happenings) => {
        for (const entry of entriesOf(
          runContract(CONTRACT, { events: events(happenings) }),
          "Warrant Price",
        )) {
          if (entry.event !== "Share Issuance") continue;
          const before = entry.before.value as Rational;
          const after = entry.after.value as Rational;
          expect(after.lte(before)).toBe(true);
          expect(after.gte(Rational.ONE) || after.eq(before)).toBe(true);
        }
      }),
    );
  });

  test("each adjustment of the price begins where the last one ended", () => {
    fc.assert(
      fc.property(history, (happenings) => {
        let price = Rational.parse("2.40")!;
        for (const entry of entriesOf(
          runContract(CONTRACT, { events: events(happenings) }),
          "Warrant Price",
        )) {
          expect((entry.before.value as Rational).eq(price)).toBe(true);
          price = entry.after.value as Rational;
        }
      }),
    );
  });

  test("a run to an earlier day is the beginning of a run to a later one", () => {
    fc.assert(
      fc.property(history, fc.nat({ max: 13 }), (happenings, at) => {
        const all = events(happenings);
        const cut = all[Math.min(at, all.length - 1)]!.on;
        const whole = runContract(CONTRACT, { events: all });
        const part = runContract(CONTRACT, { events: all, asOf: cut });
        const lines = (result: typeof whole): string[] =>
          result.ledger
            .filter((entry) => entry.day <= part.asOf)
            .map((entry) => `${entry.id} ${entry.term} ${words(entry.after)} ${entry.status}`);
        expect(lines(part)).toEqual(lines(whole));
      }),
    );
  });

  test("a distribution that is abandoned before any exercise leaves terms as if it had never been", () => {
    fc.assert(
      fc.property(history, fc.nat(), (happenings, pick) => {
        const calm = happenings.filter(({ kind }) => kind !== "exercise");
        const distributions = calm
          .map(({ kind }, index) => (kind === "distribution" ? index : -1))
          .filter((index) => index >= 0);
        fc.pre(distributions.length > 0);
        const chosen = distributions[pick % distributions.length]!;
        const all = events(calm);
        const abandoned = [
          ...all,
          { event: "Dividend Abandonment", on: "2006-03-01", id: "off", of: `e${chosen}` },
        ];
        const withIt = runContract(CONTRACT, { events: abandoned });
        const without = runContract(CONTRACT, { events: all.filter((_, index) => index !== chosen) });
        for (const term of ["Warrant Price", "Warrant Share Number"]) {
          expect(exactly(withIt, term).toFraction()).toBe(exactly(without, term).toFraction());
        }
        expect(
          withIt.ledger
            .filter((entry) => entry.id === `e${chosen}`)
            .every((entry) => entry.status === "rescinded"),
        ).toBe(true);
      }),
    );
  });

  test("what small adjustments carry is all made at an exercise", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 12 }), (cents) => {
        const distributions = cents.map((amount, index) => ({
          event: "Distribution",
          on: new Date(Date.UTC(2006, 0, 1 + index)).toISOString().slice(0, 10),
          "Amount Per Share": `0.0${amount}`,
        }));
        const result = runContract(CONTRACT, {
          events: [...distributions, { event: "Exercise", on: "2006-06-01", "Shares Exercised": "0" }],
        });
        // N * M/(M - v) for each distribution, multiplied by hand: the carry is a ratio, so nothing is lost on the way.
        const factor = cents.reduce(
          (product, amount) => product.mul(Rational.of(1000, 1000 - amount)),
          Rational.ONE,
        );
        expect(exactly(result, "Warrant Share Number").toFraction()).toBe(
          Rational.of(100_000).mul(factor).reduced().toFraction(),
        );
      }),
    );
  });

  test("exercises settle the price of their day for each share", () => {
    fc.assert(
      fc.property(history, (happenings) => {
        for (const act of runContract(CONTRACT, { events: events(happenings) }).acts) {
          const price = act.terms.find((term) => term.name === "Warrant Price")?.value.value as Rational;
          const shares = act.fields.find((field) => field.name === "Shares Exercised")?.value
            .value as Rational;
          const due = act.gives.find((gives) => gives.name === "Cash Due")?.value.value as Rational;
          expect(due.eq(price.mul(shares))).toBe(true);
        }
      }),
    );
  });
});
