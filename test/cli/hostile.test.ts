// Whatever it is given, the command answers with a message that has a place, and never with a fault of its own.
import { describe, expect, it } from "vitest";
import { lineOf } from "../../cli/arguments.ts";
import { fault } from "../../cli/tenor.ts";
import { noColours } from "../../cli/terminal.ts";
import { EVENTS, WARRANT } from "./contract.ts";
import { call, folder } from "./memory.ts";

const { path, file } = folder({ "w.tenor": WARRANT, "e.json": EVENTS });
const contract = file("w.tenor");

const contracts: Readonly<Record<string, string | Buffer>> = {
  "deep.tenor": `warrant "W".\n"Deep" means ${"(".repeat(10_000)}1${")".repeat(10_000)}.\n`,
  "minus.tenor": `warrant "W".\n"Deep" means ${"-".repeat(10_000)}1.\n`,
  "long.tenor": `warrant "W".\n"Long" means ${"9".repeat(10_000)}.\n`,
  "zeros.tenor": Buffer.alloc(5000),
  "bytes.tenor": Buffer.from([0xff, 0xfe, 0x41, 0x00]),
  "quotes.tenor": `warrant "W${'"'.repeat(5_001)}`,
};

const eventFiles: Readonly<Record<string, string>> = {
  "proto.json": '[{"__proto__": 1, "event": "Stock Split", "on": "2006-01-02", "Ratio": 2}]',
  "constructor.json": '[{"event": "constructor", "on": "2006-01-02"}]',
  "deep.json": `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
  "empty.json": "",
  "digits.json": `[{"event": "Stock Split", "on": "2006-01-02", "Ratio": ${"9".repeat(10_000)}}]`,
  "text.json": "these are not events",
};

const quoteFiles: Readonly<Record<string, string>> = {
  "twice.csv": "date,close\n2006-01-02,1\n2006-01-02,2\n",
  "number.csv": "date,close\n2006-01-02,x\n",
  "negative.csv": "date,close\n2006-01-02,-1\n",
  "open.csv": 'date,close\n"2006-01-02,1\n',
};

async function answersWell(words: readonly string[]): Promise<void> {
  const { code, out, err } = await call(...words, "--json");
  expect([code, err]).toEqual([1, ""]);
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { code: string; file: string; line: number; column: number }[];
  };
  expect(diagnostics.length).toBeGreaterThan(0);
  for (const each of diagnostics) {
    expect(each.code).not.toBe("C690");
    expect(each.file).not.toBe("");
    expect(each.line).toBeGreaterThan(0);
    expect(each.column).toBeGreaterThan(0);
  }
}

describe("a contract", () => {
  it.each(Object.entries(contracts))("%s", (name, content) => answersWell(["check", file(name, content)]));
  it.each(["nowhere.tenor", ".", "w.tenor/x"])("%s", (name) => answersWell(["check", `${path}/${name}`]));
});

it("a contract that uses itself is read once", async () => {
  const { code } = await call(
    "check",
    file("itself.tenor", 'warrant "W".\nuses "itself".\nuses "./itself".\n'),
  );
  expect(code).toBe(0);
});

describe("events", () => {
  it.each(Object.entries(eventFiles))("%s", (name, content) =>
    answersWell(["run", contract, "--events", file(name, content)]),
  );
  it.each(["nowhere.json", "."])("%s", (name) =>
    answersWell(["run", contract, "--events", `${path}/${name}`]),
  );
});

describe("quotes", () => {
  it.each(Object.entries(quoteFiles))("%s", (name, content) =>
    answersWell(["run", contract, "--quotes", file(name, content)]),
  );
});

describe("a fault of Tenor itself", () => {
  it("is told in one message, without a stack", () => {
    let err = "";
    const terminal = {
      write: () => {},
      complain: (text: string) => {
        err += text;
      },
      columns: 100,
      colours: noColours,
      errorColours: noColours,
      progress: () => {},
    };
    expect(fault(new TypeError("x is not a function"), lineOf(["run", "w.tenor"]), terminal)).toBe(1);
    expect(err).toContain("error C690  Tenor has a fault of its own: TypeError: x is not a function.");
    expect(err).not.toMatch(/^\s+at /m);
  });
});
