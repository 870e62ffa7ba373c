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

  const person = file(
    "person.json",
    '{ "issuer": { "cik": "1" }, "reporting person": { "name": "A" }, "signature": {} }\n',
  );
  const page = file("chart.svg", '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>\n');

  it.each([
    ["contract", [events], "--events FILE"],
    ["contract", [lines], "--events FILE"],
    ["contract", [quotes], "--quotes FILE"],
    ["contract", [page], "Give FILE the file that it takes."],
    ["events", [contract, "--events", person], "--reporting-person FILE, to tenor export form4"],
    ["quotes", [contract, "--quotes", page], "Give --quotes the file that it takes."],
  ])("for %s: %j", async (_, words, right) => {
    const { json, code } = await callJson("run", ...words);
    expect([code, codesIn(json)]).toEqual([1, ["C637"]]);
    const [found] = json["diagnostics"] as { help: string[] }[];
    expect(found?.help).toEqual([right.startsWith("Give") ? right : `Give it as ${right}.`]);
  });

  it.each(["check", "fmt", "test", "read"])("tenor %s says it once", async (command) => {
    expect(codesIn((await callJson(command, events)).json)).toEqual(["C637"]);
  });

  it("in tenor compare and for a reporting person", async () => {
    expect(codesIn((await callJson("compare", contract, events)).json)).toEqual(["C637"]);
    const exported = ["export", "form4", contract, "--events", events, "--reporting-person"];
    expect(codesIn((await callJson(...exported, events)).json)).toEqual(["C637"]);
    const slip = file("slip.json", '{ "isuer": {} }\n');
    expect(codesIn((await callJson(...exported, slip)).json)).not.toContain("C637");
  });

  it("a contract may begin with a note in brackets", async () => {
    const noted = file("noted.tenor", '[NTD: a note] warrant "W".\n"Price" initially means $1.\n');
    expect((await call("check", noted)).code).toBe(0);
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

describe("a word at an option", () => {
  const helpOf = async (...words: readonly string[]): Promise<readonly string[]> => {
    const { json } = await callJson(...words);
    return (json["diagnostics"] as { severity: string; title: string; help: string[] }[])
      .filter(({ severity }) => severity === "error")
      .flatMap(({ title, help }) => [title, ...help]);
  };

  it("--reading each is --readings each, and of many readings some are named as some", async () => {
    const read = (count: number): string => {
      const readings = Array.from({ length: count }, (_, n) => `reading "r${n}": $${n + 1}`).join("; ");
      return file(`reads-${count}.tenor`, `warrant "W".\nsection 1:\n  "Price" means ${readings}.\n`);
    };
    const each = await helpOf("run", read(2), "--reading", "each");
    expect(each.join(" ")).toContain("tenor run FILE --readings each");
    expect(each.at(-1)).toBe('Its readings are "r0" and "r1".');
    expect((await helpOf("run", read(10), "--reading", "none like it")).at(-1)).toContain(
      "names 10 readings, among them",
    );
  });

  it("a day that no calendar has is not said to be in another form", async () => {
    const [title] = await helpOf("run", contract, "--as-of", "2007-02-30");
    expect(title).toBe("There is no day 2007-02-30 in the calendar.");
    expect((await helpOf("run", contract, "--as-of", "soon"))[0]).toContain("is not a date such as");
  });
});
