// The grammar as chevrotain sees it: no alternative hides another, no rule calls itself first, every reference is there.
import { expect, it } from "vitest";
import { FileParser } from "../../grammar/parser/file.ts";
import { tokens } from "../../grammar/tokens.ts";

it("is valid", () => {
  expect(() => new FileParser(false)).not.toThrow();
});

it("uses every word of the language", () => {
  const used = new Set(
    Object.values(new FileParser().getGAstProductions()).flatMap((rule) =>
      [...JSON.stringify(rule.definition, terminals).matchAll(/"terminal:([^"]+)"/g)].map(([, name]) => name),
    ),
  );
  const unused = tokens.map(({ name }) => name).filter((name) => name.startsWith("'") && !used.has(name));
  expect(unused).toEqual([]);
});

/** Writes the token types of productions, which hold one another in rings, by name. */
function terminals(key: string, value: unknown): unknown {
  if (key === "referencedRule") return undefined;
  if (key === "terminalType" && typeof value === "object" && value !== null && "name" in value)
    return `terminal:${String(value.name)}`;
  return value;
}
