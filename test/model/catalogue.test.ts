// The catalogue's own examples bring about what they explain, and nothing else.
import { describe, expect, it } from "vitest";
import { namesEntries } from "../../grammar/diagnostics/catalogue/names.ts";
import { typesEntries } from "../../grammar/diagnostics/catalogue/types.ts";
import { parse } from "../../grammar/parse.ts";
import { buildModel } from "../../interpreter/model/build.ts";

const market = () => {
  const text = `module "std/us-equity-market". party Issuer. event Listing has Venue: text.
    "Trading Day" (plural "Trading Days") on a date means the year of the date > 1990.`;
  const { source, file } = parse({ name: "std/us-equity-market", text });
  return { source, file };
};

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
    const contract = parse({ name: "example.tenor", text: entry.example });
    expect(contract.diagnostics).toEqual([]);
    const units = [{ source: contract.source, file: contract.file, imported: false }];
    if (entry.example.includes("uses ")) units.push({ ...market(), imported: true });
    expect(buildModel(units).diagnostics.map((one) => one.code)).toEqual([code]);
  });
});
