// The Glowpoint example's Form 4: every figure on it is one of the run's. Its text as a whole stands in docs/section-16.md.
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Rational } from "../../interpreter/values/rational.ts";
import { roundTo } from "../../interpreter/values/rounding.ts";
import { callJson } from "../cli/memory.ts";
import { root } from "../house/files.ts";

const example = join(root, "examples/glowpoint-2005");
const told = [
  join(example, "form-4/reporting-holder.tenor"),
  "--events",
  join(example, "form-4/events.json"),
  "--quotes",
  join(example, "quotes.csv"),
  "--set",
  "Warrant Share Number=100,000",
];
const person = join(example, "form-4/reporting-person.json");

type Values = Readonly<Record<string, string>>;

async function rowsOf(id: string): Promise<Values[]> {
  const { json } = await callJson("export", "form4", ...told, "--of", id, "--reporting-person", person);
  const form = json["form"] as { readonly rows: readonly { readonly values: Values }[] };
  return form.rows.map(({ values }) => values);
}

interface Run {
  readonly exercises: readonly Values[];
  readonly history: readonly {
    readonly cause: string;
    readonly terms: Readonly<Record<string, { readonly value: string }>>;
  }[];
}

/** The exact number behind a printed one. */
const exact = (value: unknown): Rational => {
  const text = typeof value === "object" && value !== null && "exact" in value ? value.exact : value;
  const number = Rational.parse(String(text));
  if (number === null) throw new Error(`no number: ${String(text)}`);
  return number;
};

describe.each([["X1"], ["X2"]])("the figures of %s", (id) => {
  it("are those of the run", async () => {
    const { json } = await callJson("run", ...told);
    const run = json as unknown as Run;
    const exercise = run.exercises.find((each) => each["id"] === id) ?? {};
    const left = run.history.findLast(({ cause }) => cause === `Exercise "${id}"`)?.terms[
      "Warrant Share Number"
    ];
    const of = (name: string): Rational => exact(exercise[name]);
    const rows = await rowsOf(id);
    const [acquired = {}] = rows;
    const withheld = rows.length === 3 ? (rows[1] ?? {}) : null;
    const warrant = rows.at(-1) ?? {};
    const at = (row: Values, name: string): Rational => exact(row[name]);
    const price = roundTo(of("warrantPrice"), Rational.of(1, 10_000), "nearest", "half up");

    expect(at(acquired, "transactionShares").eq(of("sharesExercised"))).toBe(true);
    expect(at(acquired, "transactionPricePerShare").eq(price)).toBe(true);
    expect(at(warrant, "conversionOrExercisePrice").eq(price)).toBe(true);
    expect(at(warrant, "transactionShares").eq(of("sharesExercised"))).toBe(true);
    expect(at(warrant, "underlyingSecurityShares").eq(of("sharesExercised"))).toBe(true);
    expect(at(warrant, "sharesOwnedFollowingTransaction").eq(exact(left?.value))).toBe(true);
    expect(
      at(acquired, "sharesOwnedFollowingTransaction").eq(of("sharesOwned").add(of("sharesExercised"))),
    ).toBe(true);
    expect(withheld === null).toBe(exercise["method"] === "cash");
    if (withheld === null) return;
    const kept = of("sharesExercised").sub(of("sharesIssued"));
    expect(at(withheld, "transactionShares").eq(kept)).toBe(true);
    expect(
      at(withheld, "sharesOwnedFollowingTransaction").eq(of("sharesOwned").add(of("sharesIssued"))),
    ).toBe(true);
    // What the issuer kept is worth the exercise price and what it paid for the fraction: at $2.88, the closing bid of that day (section
    // 8, limb (b)). The run's JSON has 34 digits of the price, so the quotient is compared to four decimals.
    const worth = of("warrantPrice").mul(of("sharesExercised")).add(of("cashInLieu")).div(kept);
    expect(at(withheld, "transactionPricePerShare").toFraction()).toBe("72/25");
    expect(roundTo(worth ?? Rational.ZERO, Rational.of(1, 10_000), "nearest", "half up").toFraction()).toBe(
      "72/25",
    );
  });
});
