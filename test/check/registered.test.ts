// One rule, one file, one test of the same name.
import { expect, it } from "vitest";
import { checks } from "../../interpreter/check/index.ts";
import { filesBelow, read } from "../house/files.ts";

const rules = filesBelow("interpreter/check")
  .filter((path) => !path.includes("/support/") && !path.endsWith("/index.ts"))
  .map((path) => path.slice("interpreter/check/".length, -".ts".length));

it.each(rules)("%s has a test, a demand in its doc comment, and is registered", (rule) => {
  const text = read(`interpreter/check/${rule}.ts`);
  expect(filesBelow("test/check")).toContain(`test/check/${rule}.test.ts`);
  const name = rule.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  expect(text).toMatch(new RegExp(`\\*/\nexport function ${name}\\(model: Model\\)`));
  expect(checks.map((check) => check.name)).toContain(name);
});

it("registers nothing else", () => {
  expect(checks).toHaveLength(rules.length);
});
