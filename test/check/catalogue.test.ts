// The catalogue's entries about what contracts say bring about what they explain, each in a contract that is otherwise sound.
import { describe, expect, it } from "vitest";
import { fileHost } from "../../cli/host.ts";
import { lawEntries } from "../../grammar/diagnostics/catalogue/law.ts";
import { modulesEntries } from "../../grammar/diagnostics/catalogue/modules.ts";
import { namesEntries } from "../../grammar/diagnostics/catalogue/names.ts";
import { syntaxEntries } from "../../grammar/diagnostics/catalogue/syntax.ts";
import { typesEntries } from "../../grammar/diagnostics/catalogue/types.ts";
import type { Diagnostic, Entry } from "../../grammar/diagnostics/diagnostic.ts";
import { renderAll } from "../../grammar/diagnostics/render.ts";
import { compile } from "../../interpreter/compilation.ts";
import { filesBelow } from "../house/files.ts";

const ofContracts: readonly Entry<never>[] = [
  ...syntaxEntries,
  ...namesEntries,
  ...typesEntries,
  ...lawEntries,
  ...modulesEntries,
];

function saidOf(example: string): readonly Diagnostic[] {
  return compile({ name: "example.tenor", text: example }, fileHost()).diagnostics;
}

/** An example may leave out what every contract begins with. */
const headed = (example: string): string =>
  /^\s*(?:warrant|module|amends) /.test(example)
    ? example
    : `warrant "Example".\nparty Issuer. party Holder.\n${example}`;

describe.each(ofContracts.map((entry) => [entry.code, entry.name, entry] as const))(
  "%s %s",
  (code, _, entry) => {
    // What an example leaves out may be the very thing that it shows.
    const said = [...saidOf(entry.example), ...saidOf(headed(entry.example))].filter(
      (found) => found.code === code,
    );

    it("is brought about by its own example, in words without a verdict", () => {
      expect(said).not.toEqual([]);
      expect(renderAll(said)).not.toMatch(/\b(?:void|breach(?:ed|es)?|invalid|illegal)\b/i);
      for (const { title, text, help } of said) {
        expect(title).toMatch(/[.:]$/);
        expect([title, text, ...help].join("\n")).not.toMatch(/undefined|null|NaN|\[object|  /);
        expect(new Set(help).size).toBe(help.length);
      }
    });
  },
);

describe.each(lawEntries.map((entry) => [entry.code, entry] as const))("%s", (code, entry) => {
  it("shows one thing in a contract that is otherwise sound", () => {
    const said = saidOf(entry.example);
    expect(said.filter((found) => found.code === code)).toHaveLength(1);
    const others = said.filter((found) => found.code !== code && found.severity === "error");
    expect(others.map((found) => `${found.code} ${found.title}`)).toEqual([]);
  });

  it("has an example that a page can hold, and says in its name what it is", () => {
    expect(entry.example.length).toBeLessThan(800);
    expect(entry.name.length).toBeLessThan(60);
  });
});

it("law has no code twice, and is in order", () => {
  const codes = lawEntries.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].toSorted());
});

it.each([...namesEntries, ...typesEntries, ...lawEntries].map((entry) => [entry.code]))(
  "%s has a case",
  (code) => {
    expect(filesBelow("test/cases/check").some((path) => path.includes(`/${code}-`))).toBe(true);
  },
);
