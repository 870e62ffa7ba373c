// The catalogue's entries about contracts bring about what they explain, in words for a lawyer.
import { describe, expect, it } from "vitest";
import { lawEntries } from "../../grammar/diagnostics/catalogue/law.ts";
import { modulesEntries } from "../../grammar/diagnostics/catalogue/modules.ts";
import { namesEntries } from "../../grammar/diagnostics/catalogue/names.ts";
import { syntaxEntries } from "../../grammar/diagnostics/catalogue/syntax.ts";
import { typesEntries } from "../../grammar/diagnostics/catalogue/types.ts";
import type { Diagnostic, Entry } from "../../grammar/diagnostics/diagnostic.ts";
import { renderAll } from "../../grammar/diagnostics/render.ts";
import { fileHost } from "../../cli/host.ts";
import { compile } from "../../interpreter/compilation.ts";

const entries: readonly Entry<never>[] = [
  ...syntaxEntries,
  ...namesEntries,
  ...typesEntries,
  ...lawEntries,
  ...modulesEntries,
];

/** An example may leave out what every contract begins with. */
const whole = (example: string): string =>
  /^\s*(?:warrant|module|amends) /.test(example)
    ? example
    : `warrant "Example".\nparty Issuer. party Holder.\n${example}`;

function saidOf(example: string): readonly Diagnostic[] {
  return compile({ name: "example.tenor", text: example }, fileHost()).diagnostics;
}

describe.each(entries.map((entry) => [entry.code, entry.name, entry] as const))("%s %s", (code, _, entry) => {
  it("is brought about by its own example", () => {
    // What an example leaves out may be the very thing that it shows.
    const said = [...saidOf(entry.example), ...saidOf(whole(entry.example))];
    expect(said.map((found) => found.code)).toContain(code);
  });

  it("says what happened without a verdict", () => {
    const said = saidOf(whole(entry.example)).filter((found) => found.code === code);
    const words = `${entry.name} ${entry.explanation} ${entry.remedy} ${renderAll(said)}`;
    expect(words).not.toMatch(/\b(?:void|breach(?:ed|es)?|invalid|illegal)\b/i);
    for (const { title, help } of said) {
      expect(title).toMatch(/[.:]$/);
      expect(title).not.toMatch(/undefined|null|NaN|\[object/);
      expect(new Set(help).size).toBe(help.length);
    }
  });
});

describe("the catalogue of law", () => {
  it("has no double, in order", () => {
    const codes = lawEntries.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].toSorted());
    expect(codes.every((code) => /^L3\d\d$/.test(code))).toBe(true);
  });

  it.each(lawEntries.map((entry) => [entry.code, entry] as const))("%s has a page to read", (_, entry) => {
    expect(entry.explanation.length).toBeGreaterThan(100);
    expect(entry.remedy).toMatch(/\.$/);
    expect(entry.example.length).toBeLessThan(800);
  });

  it.each(lawEntries.map((entry) => [entry.code, entry] as const))(
    "%s: its example shows one thing, and is otherwise well drafted",
    (code, entry) => {
      const said = saidOf(entry.example).map((found) => `${found.severity} ${found.code}`);
      expect(said.filter((one) => one.endsWith(code))).toHaveLength(1);
      const others = said.filter((one) => !one.endsWith(code) && one.startsWith("error"));
      // A variant of a file is about another file, of which an example has none.
      expect(others).toEqual([]);
    },
  );
});
