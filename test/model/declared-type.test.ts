// A type after a definition's meaning: what it gives, and what may stand in the place of the meaning.
import { describe, expect, it } from "vitest";
import { typeWords } from "../../interpreter/model/type-words.ts";
import { expectFinding, expectSound } from "./marked.ts";

describe("a definition with a type", () => {
  it.each([
    [`"T" means "a": one of "a", "b".`, `one of "a" or "b"`],
    [`"T" initially means "a": one of "a", "b".`, `one of "a" or "b"`],
    [`"T" means [●]: price per share.`, "a price per share in USD"],
    [`"T" means [●]: date.`, "a date"],
    [`"T" of an Exercise means the greater of 1 share and 2 shares: shares.`, "a number of shares"],
    [`"T" means (reading "x": 1; reading "y": 2): number.`, "a plain number"],
  ])("%s is %s", (text, words) => {
    const { terms } = expectSound(`${text} on Exercise if T is given: the Holder pays $1 to the Issuer.`);
    expect(typeWords(terms.find(({ name }) => name === "T")?.type ?? { kind: "unknown" })).toBe(words);
  });

  it.each([
    [
      "its meaning is none of the values",
      `"T" means ⟦"c"⟧: one of "a", "b". on Exercise if T is "a": the Holder pays $1 to the Issuer.`,
      "T205",
    ],
    [
      "a comparison is with none of the values",
      `"T" means "a": one of "a", "b". on Exercise if T is ⟦"bb"⟧: the Holder pays $1 to the Issuer.`,
      "T205",
    ],
    [
      "it becomes none of the values",
      `"T" initially means "a": one of "a", "b". on Exercise: T becomes ⟦"c"⟧.`,
      "T205",
    ],
  ])("says where %s", (_, text, code) => {
    expectFinding(text, code);
  });
});
