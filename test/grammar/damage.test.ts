// One word deleted at each of 300 places in a contract of some 250 lines: all but one statement in a hundred stay as they were.
import { expect, it } from "vitest";
import { read } from "../house/files.ts";
import { survivalOf } from "./damage.ts";

const [header = "", ...lines] = read("test/grammar/brief.tenor").split("\n");
const contract = [header, ...lines, ...lines].join("\n");

it("one slip costs less than one statement, and has one message", () => {
  const { statements, kept, lost, messages } = survivalOf(contract, 300, 2005);
  expect(statements).toBe(114);
  expect(kept).toBeGreaterThan(0.99);
  expect(lost).toBeLessThan(1);
  expect(messages).toBeLessThan(1.05);
});
