// The drafts that a misspelt `amends` may have meant, written as the path is.
import { expect, it } from "vitest";
import { closeDrafts } from "../../interpreter/variant/close.ts";

const NAMES = ["glowpoint.tenor", "form.tenor", "glowpoint.txt", "README.md"];

it.each([
  ["glowpont.tenor", ["glowpoint.tenor"]],
  ["../glowpont", ["../glowpoint.tenor"]],
  ["a/b/fomr.tenor", ["a/b/form.tenor"]],
  ["warrant.tenor", []],
  ["readme.tenor", []],
])("%s", (path, close) => {
  expect(closeDrafts(path, NAMES)).toEqual(close);
});
