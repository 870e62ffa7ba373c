import { describe, expect, it } from "vitest";
import { signed } from "../../cli/render/compare-words.ts";
import { showAsset } from "../../interpreter/report/show.ts";
import { Rational } from "../../interpreter/values/rational.ts";

describe("a difference in words", () => {
  it.each([
    ["1", "+$1.00"],
    ["-1", "-$1.00"],
    ["1/3", "≈ +$0.33"],
    ["-1/3", "≈ -$0.33"],
    // Neither more nor less is to be seen of it, so both have one form.
    ["1/1000", "≈ $0.00"],
    ["-1/1000", "≈ $0.00"],
  ])("%s dollars", (amount, words) => {
    const [numerator = "", denominator = "1"] = amount.split("/");
    const difference = Rational.of(BigInt(numerator), BigInt(denominator));
    const text = showAsset("USD", difference, { zone: "America/New_York", places: 2 });
    expect(signed(text, difference)).toBe(words);
  });
});
