// Whatever follows the forms of the language is read without a word of complaint.
import { test } from "@fast-check/vitest";
import { expect } from "vitest";
import { contract } from "./contracts.ts";
import { messagesOf } from "./tree.ts";

test.prop([contract], { numRuns: 300 })("a contract made at random is read", (text) => {
  expect(messagesOf(text)).toEqual([]);
});
