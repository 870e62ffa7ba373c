// Files that mean harm, and files that are broken: a message in bounded time, never a crash, and nothing expanded or opened.
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { readFormText } from "../../interpreter/ownership/form-text.ts";
import { readOwnership } from "../../interpreter/ownership/read.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";
import { CASH, CASHLESS } from "./documents.ts";

const codes = (text: string): string[] =>
  readOwnership({ name: "form.xml", text }).diagnostics.map(({ code }) => code);

const bomb = `<!DOCTYPE ownershipDocument [<!ENTITY a "ha">${"bcdefghij"
  .split("")
  .map((name, index) => `<!ENTITY ${name} "${`&${"abcdefghi"[index] ?? ""};`.repeat(10)}">`)
  .join("")}]><ownershipDocument><remarks>&j;</remarks></ownershipDocument>`;

describe("hostile XML", () => {
  it.each([
    ["a bomb of entities", bomb, "I951"],
    [
      "an entity that opens a file",
      '<!DOCTYPE o [<!ENTITY f SYSTEM "file:///etc/passwd">]><ownershipDocument><remarks>&f;</remarks></ownershipDocument>',
      "I951",
    ],
    [
      "a declaration that goes on elsewhere",
      '<!DOCTYPE o SYSTEM "http://example.com/o.dtd"><ownershipDocument/>',
      "I951",
    ],
    ["an entity without a declaration", CASH.replace("Acme Corp.", "&acme;"), "I950"],
    ["elements within elements", "<a>".repeat(100_000), "I952"],
    ["a million elements", `<ownershipDocument>${"<x/>".repeat(1_000_000)}</ownershipDocument>`, "I952"],
    ["a NUL", CASH.replace("Acme", "Ac\0me"), "I950"],
    ["nothing", "", "I950"],
    ["white space", " \n ", "I950"],
    ["no XML", "hello", "I950"],
    ["a second document", `${CASH}${CASH}`, "I950"],
    ["tags that cross", "<ownershipDocument><a><b></a></b></ownershipDocument>", "I950"],
    ["another document", "<informationTable/>", "I954"],
    [
      "an encoding that it does not have",
      CASH.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"').replace("Acme", "Acmé"),
      "I953",
    ],
  ])("%s", (_, text, code) => {
    expect(codes(text)).toEqual([code]);
  });

  it("takes another encoding's name where the text is plain", () => {
    expect(codes(CASH.replace('version="1.0"', 'version="1.0" encoding="ISO-8859-1"'))).toEqual([]);
  });

  it("ends after a thousand findings", () => {
    const text = CASH.replace("<documentType>", `${"<y/>".repeat(5_000)}<documentType>`);
    expect(readOwnership({ name: "form.xml", text }).diagnostics).toHaveLength(1_001);
  });

  it.each([10, 100, 500, 1_000, CASH.length - 5])("a file cut off after %i characters", (length) => {
    expect(codes(CASH.slice(0, length))).toEqual(["I950"]);
  });
});

describe("hostile files", () => {
  const { file, path } = folder();

  it("a file beyond all measure is not read to its end", async () => {
    const at = file("large.xml", `<ownershipDocument>${" ".repeat(17 * 1024 * 1024)}</ownershipDocument>`);
    const { code, json } = await callJson("import", "form4", at);
    expect([code, codesIn(json)]).toEqual([1, ["F494"]]);
  });

  it.each([
    ["utf-16.xml", Buffer.from(`\uFEFF${CASH}`, "utf16le")],
    ["latin-1.xml", Buffer.from(CASH.replace("Acme", "Acmé"), "latin1")],
    ["zip.xml", Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe])],
  ])("%s is not UTF-8", async (name, bytes) => {
    const at = file(name, bytes);
    const { code, json } = await callJson("import", "form4", at);
    expect([code, codesIn(json)]).toEqual([1, ["F493"]]);
  });

  it("a folder, and a file that is not there", async () => {
    expect((await call("import", "form4", path)).code).toBe(1);
    expect((await call("import", "form4", `${path}/none.xml`)).code).toBe(1);
  });
});

test.prop([fc.constantFrom(CASH, CASHLESS), fc.nat(5_000), fc.nat(50), fc.string({ maxLength: 20 })], {
  numRuns: 300,
})("any damage to a form is answered, at a place in the file", (xml, at, length, text) => {
  const start = at % xml.length;
  const broken = xml.slice(0, start) + text + xml.slice(start + length);
  const { document, diagnostics } = readOwnership({ name: "form.xml", text: broken });
  expect(document !== null || diagnostics.length > 0).toBe(true);
  for (const { place } of diagnostics) {
    expect(place.span.start).toBeGreaterThanOrEqual(0);
    expect(place.span.end).toBeLessThanOrEqual(broken.length);
    expect(place.span.end).toBeGreaterThanOrEqual(place.span.start);
  }
});

test.prop([fc.string({ unit: "binary", maxLength: 400 })], { numRuns: 200 })(
  "any text is answered",
  (text) => {
    expect(readOwnership({ name: "form.xml", text }).diagnostics.length).toBeGreaterThan(0);
    expect(
      readFormText({ name: "form.xml", text: `FORM 4 Reporting Person beneficial ownership ${text}` })?.form,
    ).toBe("4");
  },
);
