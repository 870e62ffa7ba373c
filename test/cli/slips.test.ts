// Slips at the command line that have a message of their own: one message, at the word or the file that is meant.
import { describe, expect, it } from "vitest";
import { call, callJson, codesIn, folder } from "./memory.ts";

const { file } = folder();
const contract = file(
  "form.tenor",
  'warrant "W". "Price" initially means $1 per share. event Split has Ratio: number.\n',
);
const events = file("events.json", '[{ "event": "Split", "on": "2006-06-01", "Ratio": 2 }]\n');
const lines = file("events.jsonl", '{ "event": "Split", "on": "2006-06-01", "Ratio": 2 }\n');
const quotes = file("quotes.csv", "date,bid,ask\n2006-06-01,1,2\n");

describe("a file given for another", () => {
  it.each([
    ["--quotes", events, "--events FILE"],
    ["--quotes", lines, "--events FILE"],
    ["--quotes", contract, "FILE, without an option"],
    ["--events", quotes, "--quotes FILE"],
    ["--events", contract, "FILE, without an option"],
  ])("%s %s is named as what it is", async (option, given, right) => {
    const { json, code } = await callJson("run", contract, option, given);
    expect([code, codesIn(json)]).toEqual([1, ["C637"]]);
    const [found] = json["diagnostics"] as { help: string[]; file: string; line: number }[];
    expect(found?.help).toEqual([`Give it as ${right}.`]);
    expect(found).toMatchObject({ file: given, line: 1 });
  });

  it("is no other file where it is right, with or without faults", async () => {
    expect((await call("run", contract, "--events", events, "--quotes", quotes)).code).toBe(0);
    const broken = file("broken.json", '[{ "event": "Spilt" }]\n');
    const { json } = await callJson("run", contract, "--events", broken);
    expect(codesIn(json)).not.toContain("C637");
    const strange = file("strange.csv", "day,bid\n2006-06-01,1\n");
    expect(codesIn((await callJson("run", contract, "--quotes", strange)).json)).not.toContain("C637");
  });
});

describe("one message", () => {
  it("tenor new --from without a form", async () => {
    expect(codesIn((await callJson("new", "--from")).json)).toEqual(["C605"]);
    expect(codesIn((await callJson("new")).json)).toEqual(["C603"]);
  });

  it("tenor document with a contract and no kind", async () => {
    const { json, code } = await callJson("document", contract);
    expect([code, codesIn(json)]).toEqual([2, ["D701"]]);
    const [{ help } = { help: [] }] = json["diagnostics"] as { help: string[] }[];
    expect(help[0]).toBe(`Write tenor document KIND ${contract} ...`);
    expect(help[1]).toContain("exercise-form");
  });
});

describe("a draft that is not there", () => {
  it.each([
    ["from.tenor", ["form.tenor"]],
    ["fomr", ["form.tenor"]],
    ["../x/y.tenor", []],
    ["nothing-like-it.tenor", []],
  ])('amends "%s"', async (base, near) => {
    const variant = file("variant.tenor", `amends "${base}".\n`);
    const { json } = await callJson("check", variant);
    const [found] = json["diagnostics"] as { code: string; help: string[]; fixes: { title: string }[] }[];
    expect(found?.code).toBe("V801");
    expect(found?.help).toEqual(
      near.length > 0
        ? near.map((name) => `write "${name}", which is there`)
        : ["name the file as it stands beside this one"],
    );
  });
});
