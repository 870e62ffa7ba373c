// Every command, in memory: what it prints, where it prints it, and its exit code.
import { chmodSync, existsSync, lstatSync, readFileSync, readdirSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../cli/commands/index.ts";
import { displayWidth } from "../../grammar/diagnostics/render.ts";
import { EVENTS, WARRANT } from "./contract.ts";
import { call, callJson, codesIn, folder } from "./memory.ts";

const { path, file } = folder({ "w.tenor": WARRANT, "e.json": EVENTS });
const contract = file("w.tenor");
const events = file("e.json");
const filled = ["--set", "Warrant Share Number=100,000"] as const;

function fits(text: string): void {
  for (const line of text.split("\n")) expect(displayWidth(line), line).toBeLessThanOrEqual(100);
}

describe("tenor", () => {
  it("shows help on standard output when asked, on standard error when lost", async () => {
    const asked = await call("--help");
    expect([asked.code, asked.err]).toEqual([0, ""]);
    for (const { name, summary } of commands) expect(asked.out).toContain(`${name.padEnd(12)}  ${summary}`);
    fits(asked.out);
    const lost = await call();
    expect([lost.code, lost.out, lost.err]).toEqual([2, "", asked.out]);
    expect((await call("help")).out).toBe(asked.out);
  });

  it("tells its version", async () => {
    expect((await call("--version")).out).toMatch(/^tenor \d+\.\d+\.\d+\n$/);
  });

  it("suggests a command", async () => {
    const { code, out, err } = await call("chek", "a.tenor");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(
      `error C601  There is no command "chek".
  command line:1:7

  1 │ tenor chek a.tenor
    │       ^^^^

  Nothing was done.
  help: Did you mean "check"?
  help: tenor --help lists the commands.

`,
    );
  });

  it("puts a slip of the command line into JSON where JSON is asked for", async () => {
    const { code, json } = await callJson("run", "--asof");
    expect(code).toBe(2);
    expect(codesIn(json)).toEqual(["C602", "C603"]);
    expect((await callJson("nope")).json).toMatchObject({
      diagnostics: [{ code: "C601", file: "command line", line: 1 }],
    });
    expect((await callJson()).code).toBe(2);
  });

  it("knows no other option by itself", async () => {
    expect((await call("--verison")).err).toContain('Did you mean "--version"?');
  });
});

describe.each(commands)("tenor $name --help", ({ name, summary }) => {
  it("shows how it is used, with examples, in 100 columns", async () => {
    const { code, out } = await call(name, "--help");
    expect(code).toBe(0);
    expect(out).toContain(`tenor ${name}  ${summary}`);
    expect(out).toContain("Usage");
    expect(out).toContain("--json");
    expect(out).toContain(`Examples\n  tenor ${name}`);
    fits(out);
    expect((await call("help", name)).out).toBe(out);
  });
});

describe("tenor check", () => {
  it("finds a contract in order", async () => {
    const { code, out } = await call("check", contract);
    expect(code).toBe(0);
    expect(out).toMatch(/w\.tenor: in order.* \(6 sections, 5 terms, 3 rules, 1 scenario\)\n$/);
  });

  it("shows what is wrong on standard error, and goes on to the next file", async () => {
    const wrong = file("wrong.tenor", WARRANT.replace("Warrant Price / Ratio", "Warant Price / Ratio"));
    const { code, out, err } = await call("check", wrong, contract);
    expect(code).toBe(1);
    expect(out).toContain(`${wrong}: not in order`);
    expect(out).toContain(`${contract}: in order`);
    expect(err).toContain(`${wrong}:33:27`);
    expect(err).toContain("Warant Price");
    fits(err);
  });

  it("prints JSON", async () => {
    const { code, json } = await callJson("check", contract);
    expect(code).toBe(0);
    expect(json).toMatchObject({ files: [{ file: contract, contract: "Small Warrant", sound: true }] });
    expect(codesIn(json)).toEqual([]);
  });

  it.each([
    ["missing.tenor", undefined, "F490"],
    ["folder.tenor/x", "", "F491"],
    ["latin.tenor", Buffer.from([0x77, 0xe9, 0x0a]), "F493"],
    ["empty.tenor", "", "P109"],
  ])("%s", async (name, content, code) => {
    file(name, content);
    const at = file(name.replace(/\/x$/, ""));
    const { code: exit, json } = await callJson("check", at);
    expect(exit).toBe(1);
    expect(codesIn(json)).toContain(code);
    expect(json).toMatchObject({ diagnostics: [{ file: at, line: 1 }] });
  });
});

describe("modules", () => {
  it("come from the library and from beside the contract", async () => {
    file("parts/terms.tenor", 'module "terms".\n"Par Value" means $0.01 per share.\n');
    const uses = file(
      "parts/uses.tenor",
      'warrant "W".\nuses "terms".\nuses "std/corporate-actions".\ncurrency is USD.\n"Fee" means Par Value * 2.\n',
    );
    expect(await call("check", uses)).toMatchObject({ code: 0 });
  });

  it.each(["nowhere", "std/nowhere", "std/../package", "../../../../../../etc/hostname", "/dev/zero"])(
    "%s",
    async (name) => {
      const at = file("lost.tenor", `warrant "W".\nuses "${name}".\n`);
      const { code, json } = await callJson("check", at);
      expect(code).toBe(1);
      expect(codesIn(json)).toContain("M301");
    },
  );

  it("that cannot be read are reported with their own name", async () => {
    file("bad.tenor", Buffer.from([0xff, 0xfe, 0x00]));
    const { code, json } = await callJson("check", file("uses-bad.tenor", 'warrant "W".\nuses "bad".\n'));
    expect(code).toBe(1);
    expect(codesIn(json)).toContain("F493");
  });
});

describe("tenor run", () => {
  it("shows terms, timeline, exercises, settlements, duties, and what is left out", async () => {
    const { code, out, err } = await call(
      "run",
      contract,
      "--events",
      events,
      "--as-of",
      "2008-12-31",
      ...filled,
    );
    expect([code, err]).toEqual([0, ""]);
    fits(out);
    expect(out).toContain("Small Warrant\nAs of the end of Dec 31, 2008, America/New York time.\n");
    expect(out).toContain("The one ambiguity is read by default.");
    expect(out).toMatch(/Warrant Price +≈ \$0\.757576 per share\n +Warrant Share Number +299,990 shares/);
    expect(out).toContain(`
Timeline
  Date          Section  Term                     Before      After  Status
  Apr 4, 2006   Share Issuance "E1"
                3(b)     Warrant Price             $2.40  ≈ $2.2727  made
  Sep 1, 2006   Stock Split "S1"
                3(a)     Warrant Share Number    100,000    300,000  made
                3(a)     Warrant Price         ≈ $2.2727  ≈ $0.7576  made
  Mar 1, 2007   Exercise "X1": accepted
                         Warrant Share Number    300,000    299,990
  Apr 2, 2007   Exercise "X2": refused under section 2
`);
    expect(out).toContain('Apr 2, 2007, 9:30 am  Exercise "X2": refused under section 2\n');
    expect(out).toContain("The most that every section would allow is 299,990.");
    expect(out).toMatch(/Mar 1, 2007 +X1 +2 +Issuer to Holder +10 of Common Stock/);
    expect(out).toMatch(/Issuer shall Deliver Certificates +Exercise "X1" +Mar 4, 2007/);
    expect(out).toContain("1 event after Dec 31, 2008 is left out.");
  });

  it("prints JSON with numbers as decimal strings", async () => {
    const { code, json } = await callJson(
      "run",
      contract,
      "--events",
      events,
      "--as-of",
      "2008-12-31",
      ...filled,
    );
    expect(code).toBe(0);
    expect(json).toMatchObject({
      contract: "Small Warrant",
      asOf: "2008-12-31",
      readings: { "as agreed": "as agreed" },
      terms: {
        "Warrant Price": { value: "0.7575757575757575757575757575757576", unit: "USD/share", exact: "25/33" },
        "Warrant Share Number": { value: "299990", unit: "share" },
      },
      exercises: [
        { on: "2007-03-01", id: "X1", status: "accepted", sharesExercised: "10", method: "cash" },
        {
          on: "2007-04-02T09:30:00-04:00",
          id: "X2",
          status: "refused",
          refusedBy: ["2"],
          mostAllowed: "299990",
          sharesExercised: "1000000",
        },
      ],
      obligations: [
        { section: "2", party: "Issuer", act: "Deliver Certificates", due: "2007-03-04T23:59:59-05:00" },
      ],
      needs: [],
      stopped: null,
      later: 1,
    });
  });

  it("takes a reading by its name", async () => {
    const run = (...more: string[]) =>
      callJson("run", contract, "--events", events, "--as-of", "2006-05-01", ...filled, ...more);
    const { json } = await run("--reading", "as reported");
    expect(json).toMatchObject({ readings: { "as agreed": "as reported" } });
    expect((await run()).json).not.toEqual(json);
    expect(codesIn((await run("--reading", "as reportd")).json)).toEqual(["C610"]);
    expect(codesIn((await run("--reading", "as agreed", "--reading", "as reported")).json)).toEqual(["C611"]);
  });

  it("names the blanks that it lacks", async () => {
    const { code, out, err } = await call("run", contract, "--events", events);
    expect(code).toBe(1);
    expect(out).toContain("The run stops on Sep 1, 2006");
    expect(out).toMatch(/blank +Warrant Share Number/);
    expect(out).toContain('--set "Warrant Share Number=..."');
    expect(err).toContain("R501");
    fits(out);
  });

  it.each([
    [["--set", "Warrant Price=$2.10"], []],
    [["--set", "Warrant Price=2.10"], []],
    [["--set", "Warrant Price=$2.10 per share"], []],
    [["--set", "Warant Price=2"], ["C612"]],
    [["--set", "Warrant Price=100 shares"], ["C627"]],
    [["--set", "Warrant Price=EUR 2"], ["C627"]],
    [["--set", "Warrant Price=-$2"], ["C627"]],
    [["--set", "Warrant Price=Outstanding * 2"], ["C626"]],
    [["--set", 'Warrant Price=1. "X" means 2'], ["C626"]],
    [["--set", "Warrant Price"], ["F480"]],
    [["--as-of", "31.12.2007"], ["C608"]],
    [["--as-of", "2007-02-30"], ["C608"]],
    [["--csv"], ["C615", "C616"]],
    [
      ["--facts", ".", "--csv", "--jsonl"],
      ["C615", "C615", "C615"],
    ],
    [["--readings", "some"], ["C609"]],
  ])("%j", async (words, codes) => {
    const { code, json } = await callJson("run", contract, ...filled, ...words);
    expect(codesIn(json)).toEqual(codes);
    expect(code).toBe(codes.length === 0 ? 0 : 2);
  });

  it("sets a term for one run", async () => {
    const { json } = await callJson("run", contract, ...filled, "--set", "Warrant Price=$2.10");
    expect(json).toMatchObject({
      terms: { "Warrant Price": { value: "2.1" }, "Warrant Share Number": { value: "100000" } },
    });
  });

  it("reads several events files as one log", async () => {
    const one = file("one.json", '[{"event": "Stock Split", "on": "2006-01-02", "id": "A", "Ratio": 2}]');
    const two = file("two.json", '[{"event": "Stock Split", "on": "2006-01-02", "id": "B", "Ratio": 3}]');
    const { code, json } = await callJson("run", contract, "--events", two, "--events", one, ...filled);
    expect(code).toBe(0);
    expect(json).toMatchObject({ ledger: [{ id: "B" }, { id: "B" }, { id: "A" }, { id: "A" }] });
    const twin = file("twin.json", '[{"event": "Stock Split", "on": "2007-01-02", "id": "A", "Ratio": 2}]');
    const clash = await callJson("run", contract, "--events", one, "--events", twin, ...filled);
    expect([clash.code, codesIn(clash.json)]).toEqual([1, ["C622"]]);
    const twice = await callJson(
      "run",
      contract,
      "--events",
      one,
      "--events",
      `${path}/./one.json`,
      ...filled,
    );
    expect([twice.code, codesIn(twice.json)]).toEqual([2, ["C634"]]);
  });

  it("takes a reference from one events file to another", async () => {
    const first = file(
      "exercise.json",
      '[{"event": "Exercise", "on": "2007-03-01", "id": "X", "Shares Exercised": 10, "Method": "cash"}]',
    );
    const later = file("delivery.json", '[{"event": "Deliver Certificates", "on": "2007-03-02", "of": "X"}]');
    const { code, json } = await callJson("run", contract, "--events", first, "--events", later, ...filled);
    expect(code).toBe(0);
    expect(json).toMatchObject({ obligations: [{ status: "performed", performed: "2007-03-02" }] });
    const alone = await callJson("run", contract, "--events", later, ...filled);
    expect([alone.code, codesIn(alone.json)]).toEqual([1, ["F414"]]);
  });

  it("reads several quotes files as one table", async () => {
    const one = file("q1.csv", "date,close\n2005-03-14,1.00\n");
    const two = file("q2.csv", "date,close\n2005-03-15,1.00\n");
    const both = file("q3.csv", "date,close\n2005-03-15,2.00\n");
    const run = (...files: string[]) =>
      callJson("run", contract, ...files.flatMap((each) => ["--quotes", each]), ...filled);
    expect((await run(one, two)).code).toBe(0);
    const clash = await run(one, two, both);
    expect([clash.code, codesIn(clash.json)]).toEqual([1, ["C635"]]);
    expect(clash.json).toMatchObject({
      diagnostics: [{ file: both, line: 2, related: [{ file: two, line: 2 }] }],
    });
  });

  it("says what is wrong with facts, all of it at once", async () => {
    const bad = file(
      "bad.json",
      '[{"event": "Stock Spilt", "on": "2006-01-02", "Ratio": 2}, {"event": "Stock Split", "on": "x", "Ratio": 2}]',
    );
    const quotes = file("bad.csv", "date,close\n2005-03-14,-1\n");
    const { code, json } = await callJson("run", contract, "--events", bad, "--quotes", quotes, ...filled);
    expect(code).toBe(1);
    expect(codesIn(json)).toEqual(["F404", "F418", "F446"]);
    expect(json).toMatchObject({
      diagnostics: [{ file: bad, line: 1, column: 12 }, { file: bad }, { file: quotes, line: 2 }],
    });
  });
});

describe("tenor run --readings", () => {
  it("shows what each reading is worth", async () => {
    const words = ["run", contract, "--events", events, "--as-of", "2006-05-01", ...filled] as const;
    const all = await call(...words, "--readings", "all");
    expect(all.code).toBe(0);
    expect(all.out).toBe(`Small Warrant

2 combinations of 1 ambiguity give 2 different outcomes.

With the defaults
  Warrant Price  ≈ $2.272727 per share
  Outstanding    1,000,000 shares

What each outcome comes to; ±: what the Holder has more or less
  Reading        Warrant Price  Outstanding  Parts on     Section
  the defaults       ≈ $2.2727    1,000,000
  "as reported"      ≈ $2.3333    2,000,000  Apr 4, 2006  3(b)

"as reported"
  Warrant Price  ≈ $2.272727 → ≈ $2.333333
  Outstanding    1,000,000 → 2,000,000
  Parts          on Apr 4, 2006 at Share Issuance "E1", under section 3(b)
`);
    const each = await call(...words, "--readings", "each");
    expect(each.out).toContain(
      `\n"as reported" for "as agreed"\n  Warrant Price  ≈ $2.272727 → ≈ $2.333333\n`,
    );
    const { json } = await callJson(...words, "--readings", "all");
    expect(json["combinations"]).toHaveLength(2);
  });
});

describe("tenor explain of a field", () => {
  it("says of which event it is a field", async () => {
    const { code, json } = await callJson("explain", contract, "Ratio", "--events", events, ...filled);
    expect([code, codesIn(json)]).toEqual([2, ["C612"]]);
    expect(JSON.stringify(json["diagnostics"])).toContain('It is a field of \\"Stock Split\\"');
  });
});

describe("tenor run --facts", () => {
  const books = `${path}/books`;
  beforeAll(() => {
    file("books/anna.json", '[{"event": "Stock Split", "on": "2006-01-02", "Ratio": 2}]');
    file("books/bert.jsonl", '{"event": "Stock Split", "on": "2006-01-02", "Ratio": 4}\n');
    file("books/bert.csv", "date,close\n2006-01-03,1.00\n");
    file("books/carl/events.json", '[{"event": "Stock Split", "on": "2006-01-02", "Ratio": "x"}]');
    file("books/readme.txt", "not facts");
  });

  it("gives one row each as CSV", async () => {
    const { code, out, err } = await call(
      "run",
      contract,
      "--facts",
      books,
      "--csv",
      "--as-of",
      "2006-12-31",
      ...filled,
    );
    expect(code).toBe(1);
    const [head = "", ...rows] = out.split("\r\n");
    expect(head).toMatch(
      /^name,as of,Warrant Price,Warrant Share Number,.*,accepted,refused,needs,stopped,errors$/,
    );
    expect(rows[0]).toMatch(/^anna,2006-12-31,1\.2,200000,.*,0,0,0,,0$/);
    expect(rows[1]).toMatch(/^bert,2006-12-31,0\.6,400000,/);
    expect(rows[2]).toMatch(/^carl,,.*,1$/);
    expect(rows[3]).toBe("");
    expect(err).toContain("carl");
  });

  it("gives one JSON object a line", async () => {
    const { out } = await call(
      "run",
      contract,
      "--facts",
      books,
      "--jsonl",
      "--as-of",
      "2006-12-31",
      ...filled,
    );
    const rows = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { name: string; result: unknown });
    expect(rows.map(({ name }) => name)).toEqual(["anna", "bert", "carl"]);
    expect(rows[1]?.result).toMatchObject({ terms: { "Warrant Price": { value: "0.6" } } });
    expect(rows[2]?.result).toBe(null);
  });

  it("shows a table to a person, and one JSON object to a program", async () => {
    const { out } = await call("run", contract, "--facts", books, "--as-of", "2006-12-31", ...filled);
    expect(out).toMatch(/anna +\$1\.20 +200,000 +complete/);
    expect(out).toMatch(/carl +not read/);
    const { json } = await callJson("run", contract, "--facts", books, "--as-of", "2006-12-31", ...filled);
    expect(json["rows"]).toHaveLength(3);
  });

  it.each([
    ["nowhere", "F490", 2],
    ["w.tenor", "C619", 2],
    ["none", "C618", 2],
  ])("%s", async (name, code, exit) => {
    file("none/x.txt", "");
    const printed = await callJson("run", contract, "--facts", file(name), ...filled);
    expect([printed.code, codesIn(printed.json)]).toEqual([exit, [code]]);
  });
});

describe("tenor explain", () => {
  it("derives a term", async () => {
    const words = ["explain", contract, "--events", events, "--as-of", "2008-12-31", ...filled] as const;
    const { code, out, err } = await call(...words, "Warrant Price");
    expect([code, err]).toEqual([0, ""]);
    fits(out);
    expect(out).toContain(
      "Warrant Price\n≈ $0.757575757576 per share (exactly 25/33) at the end of December 31, 2008",
    );
    expect(out).toContain(
      '1. April 4, 2006, Share Issuance "E1", under section 3(b): $2.40 → ≈ $2.272727, made',
    );
    expect(out).toContain("     ≈ $2.272727272727 per share (exactly 25/11)\n");
    expect(out).toContain('Section 4: read as "as agreed" (the default)');
    const { json } = await callJson(...words, "Warrant Price");
    expect(json).toMatchObject({
      explanations: [
        {
          term: "Warrant Price",
          value: { exact: "25/33" },
          chapters: [{ kind: "adjustment" }, { kind: "adjustment" }],
        },
      ],
    });
  });

  it("derives everything that was adjusted where no term is named, and what acts give", async () => {
    const words = ["explain", contract, "--events", events, "--as-of", "2008-12-31", ...filled] as const;
    const all = await call(...words);
    expect(all.out).toContain("\n\nWarrant Share Number\n= 299,990 shares");
    expect(all.out).toContain('2. March 1, 2007, Exercise "X1": 300,000 → 299,990\n   By settlement');
    const due = await call(...words, "Cash Due");
    expect(due.out).toContain('1. March 1, 2007, Exercise "X1": ≈ $7.575758');
    expect(due.out).toContain("refused; it would be");
  });

  it("derives a formula as it stands at the end, and says what changes a term besides adjustments", async () => {
    const { out } = await call("explain", contract, "Outstanding", ...filled);
    expect(out).toContain(
      '1. At the end of the run: 1,000,000\n   Section 4: read as "as agreed" (the default)',
    );
  });

  it("suggests a term", async () => {
    const { code, err } = await call("explain", contract, "Warant Price", ...filled);
    expect(code).toBe(2);
    expect(err).toContain('Did you mean "Warrant Price"?');
  });

  it("says when nothing used a term", async () => {
    const { code, err } = await call("explain", contract, "Cash Due", ...filled);
    expect(code).toBe(0);
    expect(err).toContain("C623");
  });
});

describe("tenor can", () => {
  const words = ["can", contract, "Exercise", "--events", events, ...filled] as const;

  it("finds the most, its cost, and what refuses more", async () => {
    const { code, out } = await call(...words, "--on", "2007-06-01");
    expect(code).toBe(0);
    expect(out).toContain("Exercise, cash\n  At most 299,990 Shares Exercised.\n");
    expect(out).toContain("Section 2: the Holder may Exercise during the Term");
    fits(out);
    const { json } = await callJson(...words, "--on", "2007-06-01");
    expect(json).toMatchObject({
      act: "Exercise",
      on: "2007-06-01",
      ways: [{ way: "cash", most: "299990" }, { way: "cashless" }],
    });
  });

  it("finds the first day for a number", async () => {
    const { out } = await call(...words, "--on", "2005-01-03", "--number", "1,000");
    expect(out).toContain("None is allowed.");
    expect(out).toContain("1,000 are allowed from Mar 14, 2005.");
  });

  it.each([
    [[], ["C628"]],
    [["--on", "soon"], ["C608"]],
    [["--on", "2007-06-01", "--number", "many"], ["C629"]],
    [["--on", "2007-06-01", "--with", "Mehod=cash"], ["C630"]],
    [["--on", "2007-06-01", "--with", "Method=barter"], ["C631"]],
  ])("%j", async (more, codes) => {
    const { code, json } = await callJson(...words, ...more);
    expect([code, codesIn(json)]).toEqual([2, codes]);
  });

  it("suggests an act", async () => {
    const { code, err } = await call("can", contract, "Exercize", "--on", "2007-06-01");
    expect(code).toBe(2);
    expect(err).toContain('Did you mean "Exercise"?');
  });
});

describe("tenor test", () => {
  it("lists scenarios, and shows what was expected beside what came", async () => {
    const passed = await call("test", contract);
    expect(passed.code).toBe(0);
    expect(passed.out).toBe(
      `${contract}\n  passed  A split in two\n\n1 scenario with 2 expectations: 1 passed\n`,
    );
    const wrong = file("wrong-test.tenor", WARRANT.replace("is $1.20 per share", "is $1.21 per share"));
    const failed = await call("test", wrong, contract);
    expect(failed.code).toBe(1);
    expect(failed.out).toContain(
      `  failed  A split in two
          Warrant Price is $1.21 per share
          ${wrong}:50:8
            expected  $1.21 per share
            got       $1.20 per share
                      ($0.01 less)
`,
    );
    expect(failed.out).toContain("2 scenarios with 4 expectations: 1 failed, 1 passed");
    const { json } = await callJson("test", wrong);
    expect(json).toMatchObject({
      passed: 0,
      failed: 1,
      files: [{ scenarios: [{ passed: false, expectations: [{ passed: false }, { passed: true }] }] }],
    });
  });

  it("takes those whose title holds the words", async () => {
    expect((await call("test", contract, "--only", "SPLIT")).code).toBe(0);
    const { code, json } = await callJson("test", contract, "--only", "dividend");
    expect([code, codesIn(json)]).toEqual([2, ["C632"]]);
  });

  it("lists the changes that no scenario notices", async () => {
    const { code, out } = await call("test", contract, "--mutate");
    expect(code).toBe(1);
    expect(out).toMatch(/unnoticed {2}.*\n {13}Section 3\(b\), condition: < made <=/);
    expect(out).toMatch(/\d+ changes: \d+ noticed, \d+ unnoticed\n$/);
    fits(out.replaceAll(path, ""));
    const { json } = await callJson("test", contract, "--mutate");
    expect(json).toMatchObject({ files: [{ failing: [] }] });
    expect((await call("test", contract, "--mutate", "--only", "x")).code).toBe(2);
  });
});

describe("tenor fmt", () => {
  it("writes through a link and keeps who may read the file", async () => {
    const at = file("linked/target.tenor", 'warrant   "W".\n');
    chmodSync(at, 0o640);
    const link = join(dirname(at), "link.tenor");
    symlinkSync("target.tenor", link);
    expect((await call("fmt", link)).code).toBe(0);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(at, "utf8")).toBe('warrant "W".\n');
    expect(statSync(at).mode & 0o777).toBe(0o640);
    expect(readdirSync(dirname(at)).toSorted()).toEqual(["link.tenor", "target.tenor"]);
  });

  const untidy = 'warrant   "W".\n"Fee"   means $1  *  2.   // why\n';

  it("writes the standard form, once", async () => {
    const at = file("untidy.tenor", untidy);
    expect(await call("fmt", at)).toEqual({ code: 0, out: `${at}: changed\n`, err: "" });
    const tidy = readFileSync(at, "utf8");
    expect(tidy).toContain('"Fee" means $1 * 2.');
    expect(tidy).toContain("// why");
    expect(await call("fmt", at)).toEqual({ code: 0, out: "", err: "" });
    expect(readFileSync(at, "utf8")).toBe(tidy);
  });

  it("changes nothing where it only checks or prints", async () => {
    const at = file("untidy-2.tenor", untidy);
    const checked = await callJson("fmt", at, "--check");
    expect([checked.code, codesIn(checked.json)]).toEqual([1, ["C624"]]);
    const printed = await call("fmt", at, "--print");
    expect(printed).toMatchObject({ code: 0, err: "" });
    expect(printed.out).toContain('"Fee" means $1 * 2.');
    expect(readFileSync(at, "utf8")).toBe(untidy);
    expect((await call("fmt", at, "--print", "--check")).code).toBe(2);
  });

  it("leaves a file alone that cannot be read whole", async () => {
    const broken = 'warrant   "W".\n"Fee" means the lesser $1.\n';
    const at = file("broken.tenor", broken);
    const { code, json } = await callJson("fmt", at);
    expect(code).toBe(1);
    expect(json).toMatchObject({ files: [{ outcome: "failed" }] });
    expect(readFileSync(at, "utf8")).toBe(broken);
    expect((await callJson("fmt", file("nowhere.tenor"))).code).toBe(1);
  });
});

describe("tenor explain-code", () => {
  it("prints a page, in whatever case", async () => {
    const { code, out } = await call("explain-code", "c601");
    expect(code).toBe(0);
    expect(out).toContain("error C601  an unknown command\n");
    expect(out).toContain("Example\n  tenor chek ");
    fits(out);
  });

  it("lists all codes, and prints JSON", async () => {
    const { out } = await call("explain-code");
    expect(out).toContain("  C601  an unknown command");
    expect((await callJson("explain-code", "C601")).json).toMatchObject({ code: "C601", severity: "error" });
  });

  it("knows no other", async () => {
    expect(await call("explain-code", "Z999")).toMatchObject({ code: 2, out: "" });
  });
});

describe("tenor schema", () => {
  it("describes results, and the events of a contract", async () => {
    expect((await call("schema", "run")).out).toContain('"title": "The result of a Tenor run"');
    const { code, out } = await call("schema", "events", contract);
    expect(code).toBe(0);
    expect(out).toContain('"title": "Events of Small Warrant"');
  });

  it.each([
    [["results"], "C609"],
    [["events"], "C603"],
  ])("%j", async (words, code) => {
    const { code: exit, json } = await callJson("schema", ...words);
    expect([exit, codesIn(json)]).toEqual([2, [code]]);
  });
});

describe("a blank that a run fills", () => {
  it("is no longer said to be needed", async () => {
    const words = ["run", "examples/glowpoint-2005/glowpoint.tenor", "--json"];
    expect((await call(...words)).out).toContain('"L361"');
    expect((await call(...words, "--set", "Warrant Share Number=100,000")).out).not.toContain('"L361"');
  });
});

describe("tenor new", () => {
  it("writes a draft that is in order, and never overwrites one", async () => {
    const at = file("acme-2026.tenor");
    expect(await call("new", at)).toMatchObject({ code: 0, out: `Wrote ${at}.\nNext: tenor check ${at}\n` });
    expect(readFileSync(at, "utf8")).toContain('warrant "Acme 2026".');
    const checked = await callJson("check", at);
    expect([checked.code, codesIn(checked.json)]).toEqual([0, []]);
    expect(await call("test", at)).toMatchObject({ code: 0, err: "" });
    expect((await call("fmt", "--check", at)).code).toBe(0);
    const again = await callJson("new", at);
    expect([again.code, codesIn(again.json)]).toEqual([2, ["C620"]]);
  });

  it("says where it cannot write", async () => {
    const { code, json } = await callJson("new", file("no/such/folder.tenor"));
    expect([code, codesIn(json)]).toEqual([2, ["C621"]]);
    expect(existsSync(file("no"))).toBe(false);
  });
});
