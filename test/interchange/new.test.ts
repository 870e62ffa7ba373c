// tenor new --from: every form gives a draft in order, filled or not; nothing is overwritten; answers are judged as they come.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { askBlanks } from "../../cli/interchange/ask.ts";
import { formNames, openForm, type Form } from "../../cli/interchange/forms.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";

const { file } = folder();

function formOf(name: string): Form {
  const form = openForm(name);
  if (form === null || "failed" in form) throw new Error(name);
  return form;
}

describe.each(formNames)("tenor new --from %s", (name) => {
  it("passes tenor check without errors, its blanks open", async () => {
    const at = file(`${name}.tenor`);
    const { code, json } = await callJson("new", "--from", name, at);
    expect([code, json]).toMatchObject([
      0,
      { written: at, open: formOf(name).blanks.map((blank) => blank.name) },
    ]);
    expect((await call("check", at)).code).toBe(0);
  });

  it("passes with every blank filled", async () => {
    const { blanks } = formOf(name);
    const sets = blanks.flatMap((blank) => [
      "--set",
      `${blank.name}=${blank.unit === "party" ? "Lane & Sons, L.P." : "1,000"}`,
    ]);
    const at = file(`${name}-filled.tenor`);
    expect(await callJson("new", "--from", name, at, ...sets)).toMatchObject({ code: 0, json: { open: [] } });
    expect((await call("check", at)).code).toBe(0);
  });
});

describe("tenor new --from", () => {
  it("fills what is set and leaves the rest", async () => {
    const at = file("cpp.tenor");
    const set = [
      "--set",
      "Issuer=Acme, Inc.",
      "--set",
      "Exercise Price=$13.30",
      "--set",
      "Base Dividend=0.01",
    ];
    const { out } = await call("new", "--from", "us-treasury-cpp", at, ...set);
    expect(out).toBe(`Wrote ${at}.\nLeft open: Warrant Share Number.\nNext: tenor check ${at}\n`);
    const text = readFileSync(at, "utf8");
    expect(text).toContain('party Issuer is "Acme, Inc.".');
    expect(text).toContain('"Exercise Price" initially means $13.30 per share.');
    expect(text).toContain('"Base Dividend" initially means $0.01 per share.');
    expect(text).toContain('"Warrant Share Number" initially means [●] shares.');
    expect(text).toContain("examples/us-treasury-cpp/README.md");
  });

  it("never overwrites", async () => {
    const at = file("mine.tenor", "mine");
    const { code, json } = await callJson("new", "--from", "spac-public", at);
    expect([code, codesIn(json), readFileSync(at, "utf8")]).toEqual([2, ["C620"], "mine"]);
  });

  it.each([
    [["--from", "spac"], "I931"],
    [["--from", "spac-public", "--set", "Holdr=Lane"], "I932"],
    [["--from", "us-treasury-cpp", "--set", "Exercise Price=thirteen"], "I933"],
    [["--from", "us-treasury-cpp", "--set", "Exercise Price=5 shares"], "I933"],
    [["--from", "spac-public", "--set", 'Holder=the "Fund"'], "I933"],
    [["--from", "spac-public", "--set", "Holder="], "F482"],
    [["--set", "Holder=Lane"], "C616"],
  ])("%j is refused with %s, and nothing is written", async (words, code) => {
    const at = file("refused.tenor");
    const { json } = await callJson("new", at, ...words);
    expect(codesIn(json)).toEqual([code]);
    expect(existsSync(at)).toBe(false);
  });
});

describe("asking", () => {
  it("goes through the blanks, asks again after a slip, and leaves what is not answered", async () => {
    const form = formOf("us-treasury-cpp");
    const answers = ["Acme, Inc.", "", "many", "100,000", "13.30"];
    const asked: string[] = [];
    const said: string[] = [];
    const got = await askBlanks(form, form.blanks, {
      question: async (words) => {
        asked.push(words.split(" (")[0] ?? "");
        return answers.shift() ?? "";
      },
      say: (words) => said.push(words),
    });
    expect([...got]).toEqual([
      ["Issuer", "Acme, Inc."],
      ["Warrant Share Number", "100,000"],
      ["Exercise Price", "13.30"],
    ]);
    expect(asked).toEqual([
      "Issuer",
      "Base Dividend",
      "Warrant Share Number",
      "Warrant Share Number",
      "Exercise Price",
    ]);
    expect(said).toEqual([expect.stringContaining('"many" does not fit the blank "Warrant Share Number".')]);
  });
});
