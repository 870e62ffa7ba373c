// The catalogue's own examples bring about what they explain.
import { describe, expect, it } from "vitest";
import { namesEntries } from "../../grammar/diagnostics/catalogue/names.ts";
import { typesEntries } from "../../grammar/diagnostics/catalogue/types.ts";
import { parse } from "../../grammar/parse.ts";
import { buildModel } from "../../interpreter/model/build.ts";

describe.each([
  ["names", "N1", namesEntries],
  ["types", "T2", typesEntries],
] as const)("the catalogue of %s", (_, prefix, entries) => {
  it("numbers its entries without a gap or a double", () => {
    const numbers = entries.map(({ code }) => Number(code.slice(2)));
    expect(entries.every(({ code }) => code.startsWith(prefix))).toBe(true);
    expect(numbers).toEqual(entries.map((_, index) => index + 1));
  });

  it.each(entries.map((entry) => [entry.code, entry.name, entry] as const))("%s %s", (code, _name, entry) => {
    expect(entry.explanation.length).toBeGreaterThan(60);
    expect(entry.remedy).toMatch(/\.$/);
    const text = `warrant "Example".\nparty Issuer. party Holder.\n${entry.example}`;
    const { source, file } = parse({ name: "example.tenor", text });
    const imported = `module "std/us-equity-market". "Trading Day" (plural "Trading Days") on a date means the year of the date > 1990.`;
    const standard = parse({ name: "std/us-equity-market", text: imported });
    const units = [{ source, file, imported: false }];
    if (text.includes("uses ")) units.push({ source: standard.source, file: standard.file, imported: true });
    expect(buildModel(units).diagnostics.map((one) => one.code)).toContain(code);
  });
});
