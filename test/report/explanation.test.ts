// An explanation says every step, fits the page, and its numbers follow from each other.
import { describe, expect, it } from "vitest";
import { displayWidth } from "../../grammar/diagnostics/render.ts";
import { compile } from "../../interpreter/compilation.ts";
import { explain, type Explanation } from "../../interpreter/explain/explain.ts";
import { explanationToJson } from "../../interpreter/explain/json.ts";
import { explanationText } from "../../interpreter/explain/text.ts";
import { printFixed } from "../../interpreter/values/decimal.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { call, folder } from "../cli/memory.ts";
import { EVENTS, WARRANT } from "../cli/contract.ts";
import { root } from "../house/files.ts";
import { compute, formulasIn, numberIn } from "./recompute.ts";
import { day, entry, place, price, result, shares, steps, zone } from "./results.ts";

const byHand: Explanation = {
  term: "Warrant Price",
  certificate: null,
  definitions: [
    { section: "8", text: '"Warrant Price" initially means $2.40 per share.', place, until: null },
  ],
  asOf: day("2007-12-31"),
  stopped: null,
  zone,
  value: price("7/3"),
  first: price("2.40"),
  chapters: [{ kind: "adjustment", entry: entry({ steps }) }],
};

const text = (explanation: Explanation): string => explanationText(explanation, { columns: 100 });

describe("an explanation", () => {
  it("says every kind of step", () => {
    expect(text(byHand)).toBe(`Warrant Price
≈ $2.333333333333 per share (exactly 7/3) at the end of December 31, 2007

Section 8, draft.tenor:2:1
  "Warrant Price" initially means $2.40 per share.

It begins at $2.40 per share.

1. April 4, 2006, Share Issuance "E1", under section 4(d): $2.40 → ≈ $2.333333, made
   Warrant Price * N / M
     = $2.40 * 1 / 3
     = $0.80 per share
   where
     Warrant Price  = $2.40 per share  section 8
     N              = 1
     M              = 3                section 4(d)
       Section 4(d): read as "three" (the default)
   Section 8: (a) applies, while listed
   Section 4(g): rounded to the nearest 1/100 share, half up (exactly halfway)
     = 10.005 shares becomes 10.01 shares
   Section 4: not less than Price Floor, $1.44 per share
     = $1.00 per share becomes $1.44 per share
   Section 4: not more than Warrant Price, $2.40 per share
     = $3.00 per share becomes $2.40 per share
   Section 4: never an increase; the formula gives $3.00 per share, so it stays as it was
   Section 4(g): postponed, since the change is less than 1,000 shares
     required = 100,100 shares
     carried forward as a ratio = 1.001
   Section 4(g): what was postponed is made now: the total reaches the threshold
     carried as an amount since E1 and E2 = 100 shares
   Section 4(g): waits with Warrant Share Number, whose adjustment is postponed
   Section 4: read as "scaled for splits" (the default is "a constant")
   Section 4(e): adjusts as section 4(d) provides
   Section 4(f): the history is run again without the adjustment under section 4(e)
     April 4, 2006, Share Issuance "E1", under section 4(d): $2.40 → ≈ $2.333333, made, as in 1`);
  });

  it("says what stays, what is rescinded, and what nothing changed", () => {
    const chapters = [
      { kind: "adjustment", entry: entry({ status: "postponed", after: price("2.40"), steps: [] }) },
      { kind: "adjustment", entry: entry({ status: "rescinded", steps: [] }) },
    ] as const;
    expect(text({ ...byHand, chapters })).toContain(
      '1. April 4, 2006, Share Issuance "E1", under section 4(d): $2.40 stays, postponed',
    );
    expect(text({ ...byHand, chapters })).toContain("Rescinded later: it no longer counts.");
    expect(text({ ...byHand, chapters: [] })).toContain("Nothing has changed it.");
  });

  it("says where the run stopped", () => {
    const stopped = result().stopped?.instant ?? 0;
    expect(text({ ...byHand, stopped })).toContain("when the run stopped, on June 1, 2007");
  });

  it("has acts and uses as chapters", () => {
    const chapters = [
      {
        kind: "given",
        instant: entry().instant,
        accepted: true,
        act: "Exercise",
        id: null,
        value: shares("10"),
        steps: [],
      },
      {
        kind: "given",
        instant: entry().instant,
        accepted: false,
        act: "Exercise",
        id: "X",
        value: shares("10"),
        steps: [],
      },
      {
        kind: "change",
        by: "settlement",
        day: entry().day,
        instant: entry().instant,
        cause: "Exercise",
        before: shares("20"),
        after: shares("10"),
      },
      {
        kind: "used",
        instant: entry().instant,
        event: 'Exercise "X"',
        for: ["Cash Due", "Shares Issued"],
        operand: {
          name: "Market Value on April 4, 2006",
          value: price("1.44"),
          section: null,
          place,
          steps: [],
        },
      },
      {
        kind: "standing",
        instant: entry().instant,
        standing: { day: day("2007-12-31"), value: price("1.5"), steps: [] },
      },
    ] as const;
    const page = text({ ...byHand, first: null, value: null, chapters });
    expect(page).toContain("1. April 4, 2006, Exercise: 10\n");
    expect(page).toContain('2. April 4, 2006, Exercise "X": refused; it would be 10');
    expect(page).toContain("3. April 4, 2006, Exercise: 20 → 10\n   By settlement; it is no adjustment.");
    expect(page).toContain(
      '4. April 4, 2006, Exercise "X", for Cash Due and Shares Issued\n   Market Value on April 4, 2006  = $1.44 per share  draft.tenor:2:1',
    );
    expect(page).toContain("5. On December 31, 2007: $1.50");
    expect(explanationToJson({ ...byHand, chapters })).toMatchObject({
      chapters: [
        { kind: "given" },
        { kind: "given", id: "X" },
        { kind: "change" },
        { kind: "used" },
        { kind: "standing" },
      ],
    });
  });

  it("finds a term by its plural, and none by a name that means nothing", () => {
    const { model } = compile({ name: "w.tenor", text: WARRANT }, { find: () => null });
    expect(explain(result(), model, "Warrant Price")?.chapters).toHaveLength(1);
    expect(explain(result(), model, "Warant Price")).toBe(null);
  });
});

describe("every printed result follows from the formula beside it", () => {
  const { file } = folder({ "w.tenor": WARRANT, "e.json": EVENTS });
  const glowpoint = `${root}examples/glowpoint-2005/`;
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["a small warrant", [file("w.tenor"), "--events", file("e.json")]],
    [
      "Glowpoint",
      [
        `${glowpoint}glowpoint.tenor`,
        "--events",
        `${glowpoint}events.json`,
        "--quotes",
        `${glowpoint}quotes.csv`,
      ],
    ],
  ];

  it.each(cases)("%s", async (_, words) => {
    const pages = await Promise.all(
      [[], ["Cash Due"], ["Cash In Lieu"], ["Shares Issuable"]].map((terms) =>
        call("explain", words[0] ?? "", ...terms, ...words.slice(1), "--set", "Warrant Share Number=100,000"),
      ),
    );
    const page = pages.map(({ out }) => out).join("\n");
    for (const line of page.split("\n")) expect(displayWidth(line), line).toBeLessThanOrEqual(100);
    const formulas = formulasIn(page);
    expect(formulas.length).toBeGreaterThan(3);
    for (const { filled, sign, result: shown, exact } of formulas) {
      const value = compute(filled);
      if (value === null) continue;
      const where = `${filled} ${sign} ${shown}`;
      const printed = numberIn(shown);
      if (sign === "=") expect(value.eq(printed ?? Rational.ZERO), where).toBe(true);
      else {
        expect(printFixed(value, 12), where).toBe(printFixed(printed ?? Rational.ZERO, 12));
        const whole = Rational.parse(exact ?? "") ?? Rational.ZERO;
        if (exact?.includes("/")) expect(value.eq(whole), where).toBe(true);
        else
          expect(
            value
              .sub(whole)
              .abs()
              .lt(Rational.of(1n, 10n ** 24n)),
            where,
          ).toBe(true);
      }
    }
    const computed = formulas.filter(({ filled }) => compute(filled) !== null);
    expect(computed.length / formulas.length).toBeGreaterThan(0.9);
  });
});

it("the computer of printed formulas knows arithmetic", () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ["$2.40 * (46,000,000 shares + (6250000/3)) / (46,000,000 shares + 5,000,000 shares)", "577/255"],
    ["the greater of 0 shares and (1/3)", "1/3"],
    ["the average of 1, 2 and 6", "3"],
    ["the lesser of 4 and the sum of 1 and 2", "3"],
    ["1 - -2", "3"],
    ["10 / 0", null],
    ["1 if yes", null],
    ["(1", null],
  ];
  for (const [filled, value] of cases)
    expect([filled, compute(filled)?.toFraction() ?? null]).toEqual([filled, value]);
});
