import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { displayWidth } from "../../grammar/diagnostics/render.ts";
import { compareEntries } from "../../grammar/diagnostics/catalogue/compare.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";

const FOLDER = "examples/glowpoint-2005";
const FACTS = ["--events", `${FOLDER}/events.json`, "--quotes", `${FOLDER}/quotes.csv`];
const sweep = (...words: readonly string[]): ReturnType<typeof call> =>
  call("sweep", `${FOLDER}/glowpoint.tenor`, ...FACTS, ...words);

const { file } = folder();

interface Cells {
  readonly cells: readonly {
    readonly at: readonly string[];
    readonly values: Readonly<Record<string, { readonly value: string } | null>>;
    readonly lacks: { readonly how: string; readonly message: string } | null;
  }[];
}

const cellsOf = async (...words: readonly string[]): Promise<Cells["cells"]> =>
  (JSON.parse((await sweep(...words, "--json")).out) as Cells).cells;

const PRICES = ["--vary", "Warrant Price=$2.00..$3.00 step $0.50"];
const NUMBER = ["--set", "Warrant Share Number=100,000"];

describe("tenor sweep", () => {
  it("each cell is what a run with that value gives", async () => {
    const { code, out } = await sweep(...PRICES, ...NUMBER, "--show", "Warrant Price", "--json");
    expect(code).toBe(0);
    const { cells } = JSON.parse(out) as {
      readonly cells: readonly { readonly at: readonly string[]; readonly values: object }[];
    };
    expect(cells.map(({ at }) => at)).toEqual([["2"], ["2.5"], ["3"]]);
    for (const { at, values } of cells) {
      const ran = await call(
        "run",
        `${FOLDER}/glowpoint.tenor`,
        ...FACTS,
        ...NUMBER,
        "--set",
        `Warrant Price=$${at[0] ?? ""}`,
        "--json",
      );
      const { terms } = JSON.parse(ran.out) as { readonly terms: object };
      expect(terms).toMatchObject(values);
    }
  });

  it("a table for one term, one for two, CSV", async () => {
    const one = await sweep(...PRICES, ...NUMBER, "--show", "Warrant Price", "--show", "Net Shares");
    expect(one.out.split("\n")[0]).toMatch(/^ +Warrant Price set at +Warrant Price +Net Shares$/);
    expect(one.out).toMatch(/\n +\$2\.50 +≈ \$4\.19\d+ +≈ [\d,.]+\n/);
    const two = await sweep(
      ...PRICES,
      "--vary",
      "Warrant Share Number=100,000..200,000 step 100,000",
      "--show",
      "Net Shares",
    );
    expect(two.out).toMatch(
      /^Net Shares, down: Warrant Price set at, across: Warrant Share Number set at\n +100,000 +200,000\n/,
    );
    const csv = await sweep(...PRICES, ...NUMBER, "--show", "Warrant Price", "--csv");
    expect(csv.out).toMatch(/^Warrant Price,Warrant Price,Lacks\n2,3\.39618/);
  });

  it("a chart", async () => {
    const path = file("chart.svg");
    await sweep(...PRICES, ...NUMBER, "--show", "Warrant Price", "--svg", path);
    const svg = readFileSync(path, "utf8");
    expect(svg).toMatch(/^<svg [^>]*role="img"[^]*<path d="M84 [^]*<\/svg>\n$/);
    expect(svg).not.toMatch(/NaN|undefined/);
  });

  it("a chart is written over no file, unless that is asked for", async () => {
    const there = file("there.tenor", "a draft");
    const words = [`${FOLDER}/glowpoint.tenor`, ...PRICES, "--show", "Warrant Price", "--svg", there];
    const refused = await callJson("sweep", ...words);
    expect([refused.code, codesIn(refused.json), readFileSync(there, "utf8")]).toEqual([
      2,
      ["C620"],
      "a draft",
    ]);
    expect((await call("sweep", ...words, "--force")).code).toBe(0);
    expect(readFileSync(there, "utf8")).toMatch(/^<svg /);
  });

  it("a quote of one day, wherever it was or at one venue, is what the file would have said", async () => {
    const quotes = readFileSync(`${FOLDER}/quotes.csv`, "utf8");
    const day = "2005-03-14";
    expect(quotes).toContain(`${day},1.42,1.46,`);
    const other = file("quotes.csv", quotes.replace(`${day},1.42,1.46,`, `${day},6.10,1.46,`));
    const ran = await call(
      "run",
      `${FOLDER}/glowpoint.tenor`,
      ...FACTS.slice(0, 2),
      "--quotes",
      other,
      ...NUMBER,
      "--json",
    );
    const { terms } = JSON.parse(ran.out) as { readonly terms: object };
    for (const name of ["March 14, 2005", "2005-03-14", "March 14, 2005 at exchange"]) {
      const cells = await cellsOf(
        "--vary",
        `Closing Bid on ${name}=$6.10..$6.20 step $1`,
        ...NUMBER,
        "--show",
        "Warrant Price",
      );
      expect(cells[0]?.values["Warrant Price"]).toEqual(
        (terms as Readonly<Record<string, unknown>>)["Warrant Price"],
      );
    }
    // Nothing was quoted on the bulletin board on that day: the other venue's quote stays.
    const elsewhere = await cellsOf(
      "--vary",
      `Closing Bid on ${day} at otcbb=$6.10..$6.20 step $1`,
      ...NUMBER,
      "--show",
      "Warrant Price",
    );
    const plain = await cellsOf(
      "--vary",
      "Warrant Price=$2.40..$2.50 step $1",
      ...NUMBER,
      "--show",
      "Warrant Price",
    );
    expect(elsewhere[0]?.values).toEqual(plain[0]?.values);
    expect(terms).not.toMatchObject(plain[0]?.values ?? {});
  });

  it("all quotes scaled, or one column", async () => {
    const scaled = readFileSync(`${FOLDER}/quotes.csv`, "utf8").replace(
      /^(\d{4}-\d\d-\d\d),([\d.]*),([\d.]*),([\d.]*)/gm,
      (_, day: string, ...prices: string[]) =>
        [
          day,
          ...prices.slice(0, 3).map((price) => (price === "" ? "" : (Number(price) * 2).toFixed(2))),
        ].join(","),
    );
    const ran = await call(
      "run",
      `${FOLDER}/glowpoint.tenor`,
      ...FACTS.slice(0, 2),
      "--quotes",
      file("scaled.csv", scaled),
      ...NUMBER,
      "--json",
    );
    const { terms } = JSON.parse(ran.out) as { readonly terms: object };
    const show = [...NUMBER, "--show", "Warrant Price"];
    const [, twice] = await cellsOf("--vary", "every quote scaled by=100%..200% step 100%", ...show);
    expect(twice?.at).toEqual(["2"]);
    expect(terms).toMatchObject(twice?.values ?? {});
    const [bids] = await cellsOf("--vary", "Closing Bid scaled by=2..2 step 1", ...show);
    expect(bids?.values).not.toEqual(twice?.values);
  });

  it.each([
    "Consideration of placement of 2005",
    'Consideration of "placement of 2005"',
    "Consideration of Share Issuance on June 10, 2005",
  ])("a number of an event: %s", async (name) => {
    const events = readFileSync(`${FOLDER}/events.json`, "utf8").replace("$390,000", "$100,000");
    const ran = await call(
      "run",
      `${FOLDER}/glowpoint.tenor`,
      ...FACTS.slice(2),
      "--events",
      file("events.json", events),
      ...NUMBER,
      "--json",
    );
    const { terms } = JSON.parse(ran.out) as { readonly terms: object };
    const [cell] = await cellsOf(
      "--vary",
      `${name}=$100,000..$100,000 step $1`,
      ...NUMBER,
      "--show",
      "Warrant Price",
    );
    expect(terms).toMatchObject(cell?.values ?? { none: null });
  });

  it("comes out the same on any number of threads", async () => {
    const words = [...PRICES, "--vary", "every quote scaled by=50%..150% step 25%", ...NUMBER];
    const shown = [...words, "--show", "Net Shares", "--json"];
    const [one, two, five] = [
      await sweep(...shown, "--workers", "1"),
      await sweep(...shown, "--workers", "2"),
      await sweep(...shown, "--workers", "5"),
    ];
    expect(one.code).toBe(0);
    expect((JSON.parse(one.out) as Cells).cells).toHaveLength(15);
    expect(two).toEqual(one);
    expect(five).toEqual(one);
  });

  it("what one run lacks stands in its cell, and below the table", async () => {
    // At a market value of half the dividend section 4(c) has no answer; at twice the value it has.
    const path = file(
      "stops.tenor",
      `warrant "W".
uses "std/us-equity-market".
currency is USD. time zone is America/New_York.
event Dividend has Amount: price per share.
"Warrant Price" initially means $2.40 per share.
section 4(c): on Dividend: Warrant Price becomes Warrant Price * M / (M - Amount), where M = Closing Price on June 1, 2006.`,
    );
    const facts = [
      "--events",
      file("stops.json", '[{"event":"Dividend","on":"2006-06-01","id":"D","Amount":"$0.50"}]'),
      "--quotes",
      file("stops.csv", "date,close\n2006-06-01,1\n"),
    ];
    const vary = ["--vary", "Closing Price on June 1, 2006=$0.50..$1.00 step $0.50"];
    const words = ["sweep", path, ...facts, ...vary, "--show", "Warrant Price"];
    const { code, out, err } = await call(...words);
    expect(code).toBe(1);
    expect(out).toMatch(/\$0\.50 +stops \(1\)\n +\$1\.00 +\$4\.80\n\n\(1\) The run stops at Dividend "D" on/);
    expect(err).toContain("stops.tenor:6:");
    const csv = await call(...words, "--csv");
    expect(csv.out).toMatch(/\n0\.5,,"?The run stops at [^\n]*\n1,4\.8,\n$/);
    const json = JSON.parse((await call(...words, "--json")).out) as Cells;
    expect(json.cells.map(({ values, lacks }) => [values["Warrant Price"]?.value, lacks?.how])).toEqual([
      [undefined, "stops"],
      ["4.8", undefined],
    ]);
  });

  it("what a refused act would have given is not shown as given", async () => {
    const path = file(
      "capped.tenor",
      `warrant "W".
currency is USD. time zone is America/New_York.
party Issuer. party Holder.
"Warrant Share Number" initially means 1,000 shares.
section 1: act Exercise by the Holder has Number: shares; gives Cash Due: money.
  the Holder may Exercise.
  "Cash Due" of an Exercise means Number * $2 per share.
  on Exercise: the Holder pays Cash Due to the Issuer; Warrant Share Number falls by Number.
section 7: the Holder may not Exercise if Number > 500 shares.`,
    );
    const events = file("capped.json", '[{"event":"Exercise","on":"2006-06-01","id":"A","Number":100}]');
    const words = ["sweep", path, "--events", events, "--vary", "Number of A=500..600 step 100"];
    const show = ["--show", "Cash Due", "--show", "Warrant Share Number"];
    const { out, code } = await call(...words, ...show);
    expect(code).toBe(0);
    expect(out).toMatch(
      / 500 +\$1,000\.00 +500\n +600 +refused \(1\) +1,000\n\n\(1\) Exercise "A" is refused under section 7/,
    );
    const json = JSON.parse((await call(...words, ...show, "--json")).out) as {
      cells: { values: Record<string, unknown>; refused: string[] }[];
    };
    expect(json.cells.map(({ values, refused }) => [values["Cash Due"] === null, refused.length])).toEqual([
      [false, 0],
      [true, 1],
    ]);
  });

  it("each result records the whole choice of readings", async () => {
    const words = [...FACTS, ...NUMBER, "--reading", "half even"];
    const path = `${FOLDER}/glowpoint.tenor`;
    const readings = async (...line: readonly string[]): Promise<unknown> =>
      (JSON.parse((await call(...line, ...words, "--json")).out) as { readonly readings: unknown }).readings;
    const whole = (await readings("run", path)) as Readonly<Record<string, string>>;
    expect(whole["half up"]).toBe("half even");
    expect(Object.keys(whole).length).toBeGreaterThan(15);
    expect(await readings("sweep", path, ...PRICES, "--show", "Warrant Price")).toEqual(whole);
    expect(await readings("explain", path, "Warrant Price")).toEqual(whole);
    expect(
      await readings(
        "can",
        path,
        "Exercise",
        "--on",
        "2008-06-01",
        "--with",
        "Shares Owned=0",
        "--with",
        "Method=cash",
      ),
    ).toEqual(whole);
    const compared = JSON.parse((await call("compare", path, path, ...words, "--json")).out) as {
      readonly runs: { readonly readings: unknown };
    };
    expect(compared.runs.readings).toEqual({ before: whole, after: whole });
  });

  it("a wide table loses decimals, then falls into parts; no line is too long", async () => {
    const wide = ["--vary", "every quote scaled by=60%..140% step 5%", ...NUMBER, "--show", "Net Shares"];
    const { out } = await sweep(...PRICES, ...wide);
    const lines = out.split("\n");
    expect(lines.filter((line) => /^ +\$2\.50/.test(line)).length).toBeGreaterThan(1);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(100);
  });

  it.each([
    ["C705", "Closing Bid=$1..$2 step $1", '"Closing Bid" has a value on each day.'],
    ["C705", "Closing Bid on yesterday=$1..$2 step $1", '"yesterday" is no day.'],
    ["C705", "Closing Bid on 2005-03-14 at nyse=$1..$2 step $1", '"nyse" is no venue.'],
    ["C705", "Clsing Bid on 2005-03-14=$1..$2 step $1", 'Close: "Closing Bid".'],
    ["C705", "every quote scaled by=$1..$2 step $1", "Quotes are scaled by a number"],
    ["C705", "Warrant Price scaled by=1..2 step 1", '"Warrant Price" is not quoted'],
    ["C705", "Consideration of placment of 2005=$1..$2 step $1", 'Close: "placement of 2005".'],
    ["C705", "Kind of dividend of March 2006=1..2 step 1", "is no number."],
    ["C705", "Profit of placement of 2005=1..2 step 1", 'has no "Profit".'],
    ["C705", "Shares Issued of placement of 2005=$1..$2 step $1", "is a number of shares"],
    ["C703", "Warrant Price=1%..2% step 1%", "Warrant Price"],
  ])("%s: %s", async (code, range, says) => {
    const found = await sweep(
      "--vary",
      range,
      ...NUMBER,
      "--show",
      code === "C703" ? "Profit" : "Warrant Price",
    );
    expect(found.code).toBe(2);
    expect(found.err).toContain(`error ${code}`);
    expect(found.err.replace(/\s+/g, " ")).toContain(says);
  });

  it.each(["0", "many", "1.5", "65"])("--workers %s", async (number) => {
    const found = await sweep(...PRICES, ...NUMBER, "--show", "Warrant Price", "--workers", number);
    expect([found.code, found.err]).toEqual([2, expect.stringContaining("error C706")]);
  });

  it.each([
    ["C701", ["--vary", "Warrant Price=cheap", "--show", "Warrant Price"]],
    ["C701", ["--vary", "Warrant Price=$3..$1 step $1", "--show", "Warrant Price"]],
    ["C702", ["--vary", "Warrant Price=$0.01..$1,000 step $0.01", "--show", "Warrant Price"]],
    ["C703", [...PRICES, "--show", "Profit"]],
    ["C704", ["--show", "Warrant Price"]],
    ["C704", PRICES],
  ])("%s", async (code, words) => {
    const { code: exit, err } = await sweep(...words);
    expect(exit).toBe(2);
    expect(err).toContain(`error ${code}`);
  });

  it("each of its messages is shown above", () => {
    expect(compareEntries.map((entry) => entry.code)).toEqual([
      "C701",
      "C702",
      "C703",
      "C704",
      "C705",
      "C706",
    ]);
  });
});
