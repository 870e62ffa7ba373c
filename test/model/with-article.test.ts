// A party whose name begins with an article gets no second one.
import { expect, it } from "vitest";
import { withArticle } from "../../interpreter/model/with-article.ts";
import { compileText } from "../support/contract.ts";

it.each([
  ["Holder", "the Holder"],
  ["The Holder", "The Holder"],
  ["A Holder", "A Holder"],
  ["Theatre Company", "the Theatre Company"],
  ["Another Holder", "the Another Holder"],
])("%s is %s", (name, words) => {
  expect(withArticle(name)).toBe(words);
});

it("messages say it once", () => {
  const { diagnostics } = compileText(`warrant "W". party The Holder. act Exercise by The Holder.
section 1 "Right": The Holder may Exercise if Missing > 1.`);
  const texts = diagnostics.map(({ title, text }) => `${title} ${text}`).join(" ");
  expect(texts).toContain("Whether The Holder may Exercise cannot be decided.");
  expect(texts).not.toMatch(/the The/);
});
