// What the facts beside a contract bring into the editor: a timeline, days of duties, values for blanks, a comparison.
import { describe, expect, it } from "vitest";
import type { InlayHint } from "vscode-languageserver";
import { compile } from "../../interpreter/compilation.ts";
import { FactsBeside } from "../../lsp/beside.ts";
import { codeActions, type ActionOptions } from "../../lsp/features/code-actions.ts";
import { execute, type CommandName, type Done } from "../../lsp/features/commands.ts";
import { filled } from "../../lsp/features/fill.ts";
import { inlayHints } from "../../lsp/features/hints.ts";
import { timeline, type Timeline } from "../../lsp/features/timeline.ts";
import { fileOf } from "../../lsp/lookup.ts";
import type { View } from "../../lsp/view.ts";
import { edited } from "./client.ts";
import { CONTRACT } from "./contract.ts";
import { memory, type Memory } from "./memory.ts";

const EVENTS = [
  { event: "Stock Split", on: "2006-04-03", id: "S1", Ratio: 2 },
  { event: "Exercise", on: "2007-03-05", id: "E1", "Shares Exercised": "50,000", Method: "cash" },
  { event: "Exercise", on: "2008-03-03", id: "E2", "Shares Exercised": "1,000", Method: "cash" },
];

interface Opened {
  readonly place: Memory;
  readonly view: View;
  readonly facts: FactsBeside;
}

function opened(text: string, tenorJson: object | null): Opened {
  const place = memory();
  const uri = place.uri("a.tenor");
  place.workspace.open(uri, 1, text);
  if (tenorJson !== null) place.write("tenor.json", JSON.stringify(tenorJson));
  place.write("events.json", JSON.stringify(EVENTS, null, 1));
  const compilation = place.workspace.compilation(uri);
  if (compilation === null) throw new Error("no compilation");
  const { source } = compilation;
  const file = fileOf(compilation, source);
  if (file === null) throw new Error("no tree");
  const { uriOf } = place.workspace;
  return { place, view: { compilation, source, file, uriOf }, facts: new FactsBeside(place.workspace.files) };
}

const FACTS = { events: "events.json" };

function timelineOf({ view, facts }: Opened): Timeline {
  const beside = facts.of(view.compilation);
  const made = beside === null ? null : timeline(view, beside);
  if (made === null) throw new Error(beside?.problem ?? "no facts");
  return made;
}

describe("the timeline", () => {
  it("has the numbers that change, with the days on which they do", () => {
    const { terms, asOf } = timelineOf(opened(CONTRACT, FACTS));
    expect(asOf).toBe("Mar 3, 2008");
    const shown = terms.map(({ name, points }) => [name, points.map((each) => `${each.on} ${each.shown}`)]);
    expect(Object.fromEntries(shown)).toEqual({
      "Warrant Price": [expect.stringMatching(/ \$2\.40$/), "2006-04-03 $1.20"],
      // 100,000 doubled, less 50,000, less 1,000.
      "Warrant Share Number": [
        expect.stringMatching(/ 100,000$/),
        "2006-04-03 200,000",
        "2007-03-05 150,000",
        "2008-03-03 149,000",
      ],
    });
  });

  it("leads from an adjustment to the clause that makes it, and to the event", () => {
    const { rows } = timelineOf(opened(CONTRACT, FACTS));
    const row = rows.find(({ what }) => what === "Warrant Price");
    expect(row).toMatchObject({ section: "2", before: "$2.40", after: "$1.20", status: "made" });
    const line = CONTRACT.split("\n").findIndex((each) => each.includes("Warrant Price becomes"));
    expect(row?.clause).toMatchObject({ uri: "file:///w/a.tenor", range: { start: { line } } });
    expect(row?.fact?.uri).toBe("file:///w/events.json");
    expect(JSON.stringify(EVENTS, null, 1).split("\n")[row?.fact?.range.start.line ?? -1]).toContain("{");
  });

  it("says which section refused an act", () => {
    const late = { event: "Exercise", on: "2011-03-07", id: "E3", "Shares Exercised": 1, Method: "cash" };
    const all = opened(CONTRACT, { events: "late.json" });
    all.place.write("late.json", JSON.stringify([late]));
    const [row] = timelineOf(all).rows;
    expect(row).toMatchObject({ event: 'Exercise "E3"', status: "refused" });
    expect(row?.section).not.toBe("");
    expect(row?.clause).not.toBeNull();
  });

  it("says what stands in the way", () => {
    const beside = (given: Opened): string | null => given.facts.of(given.view.compilation)?.problem ?? null;
    expect(beside(opened(CONTRACT, { events: "none.json" }))).toBe("there is no none.json");
    expect(beside(opened("warrant", FACTS))).toBe("the contract is not in order");
  });
});

describe("hints", () => {
  const words = ({ label }: InlayHint): string => (typeof label === "string" ? label : "");

  it("the day on which a duty falls due, for each time that it arose", () => {
    const { view, facts } = opened(CONTRACT, FACTS);
    const hints = inlayHints(view, view.file.span, facts.of(view.compilation));
    const due = hints.find((hint) => words(hint).startsWith("by "));
    // Three weekdays after Monday, March 3, 2008.
    expect(due?.label).toBe("by Mar 6, 2008, 2 times");
    expect(JSON.stringify(due?.tooltip)).toContain("Mar 8, 2007");
  });

  it("no value behind what says it in figures", () => {
    const { view, facts } = opened(CONTRACT, FACTS);
    const hints = inlayHints(view, view.file.span, facts.of(view.compilation));
    expect(hints.filter((hint) => words(hint).startsWith("= Mar 14, 2005"))).toEqual([]);
    expect(hints.filter((hint) => words(hint).startsWith("= $1.20"))).toHaveLength(1);
  });
});

const BLANKS = CONTRACT.replace('party Holder is "Bold Capital"', "party Holder is [●]")
  .replace("initially means 100,000 shares", "initially means [●] shares")
  .replace("  on April 4, 2006:", "  given Warrant Share Number is 100,000.\n  on April 4, 2006:");

const OPTIONS: ActionOptions = { page: null, only: [], facts: null, canAsk: false };

describe("blanks", () => {
  it("are filled with what a scenario or tenor.json takes, with the unit", () => {
    const { view, facts } = opened(BLANKS, { ...FACTS, set: { "Warrant Share Number": "80,000" } });
    const at = BLANKS.indexOf("[●] shares");
    const span = { start: at, end: at };
    const actions = codeActions(view, span, { ...OPTIONS, facts: facts.of(view.compilation) });
    const fills = actions.filter(({ title }) => title.startsWith("Fill in"));
    expect(fills.map(({ title }) => title)).toEqual([
      "Fill in 80,000 shares, as tenor.json has it",
      'Fill in 100,000 shares, as the scenario "A split halves the price" takes it',
    ]);
    const changes = fills[1]?.edit?.changes?.["file:///w/a.tenor"] ?? [];
    expect(edited(BLANKS, changes)).toContain('"Warrant Share Number" initially means 100,000 shares.');
  });

  it("are asked for where the editor can ask, and nothing is made up", () => {
    const { view } = opened(BLANKS, null);
    const at = BLANKS.indexOf("[●]");
    const span = { start: at, end: at };
    expect(codeActions(view, span, OPTIONS)).toEqual([]);
    const [ask] = codeActions(view, span, { ...OPTIONS, canAsk: true });
    expect(ask).toMatchObject({ title: "Fill in Holder...", command: { command: "tenor.askForBlank" } });
  });

  it("take a name without its quotation marks, and a value as Tenor writes it", () => {
    const { view } = opened(BLANKS, null);
    const fill = (place: string, words: string): string => {
      const done = filled(view, BLANKS.indexOf(place), words);
      if (typeof done === "string") return done;
      const text = edited(BLANKS, Object.values(done.changes ?? {}).flat());
      const before = BLANKS.split("\n");
      return text.split("\n").find((line, index) => line !== before[index]) ?? "";
    };
    expect(fill("[●]", "Lane Capital LLC")).toBe('party Holder is "Lane Capital LLC".');
    expect(fill("[●]", '"Lane Capital LLC"')).toBe('party Holder is "Lane Capital LLC".');
    expect(fill("[●] shares", "75,000")).toBe('  "Warrant Share Number" initially means 75,000 shares.');
    expect(fill("[●] shares", "75,000 shares")).toBe(
      '  "Warrant Share Number" initially means 75,000 shares.',
    );
    expect(fill("[●] shares", "lots (!")).toContain("is not how Tenor writes a value");
    expect(fill("[●] shares", "1 share. currency is EUR")).toContain("is not how Tenor writes a value");
    expect(fill("section 1", "1")).toBe("There is no blank here any more.");
  });
});

describe("commands", () => {
  const run = ({ view, facts }: Opened, name: CommandName, ...given: unknown[]): Done =>
    execute(
      name,
      view,
      {
        facts: facts.of(view.compilation),
        other: () => ({
          compilation: compile(
            { name: "/w/b.tenor", text: CONTRACT.replace("$2.40", "$2.50") },
            { find: () => null },
          ),
          facts: null,
        }),
        page: ({ before, after, drafts }) => `${before} ${after} ${drafts.changes.length}`,
      },
      given,
    );

  it("explain the term at a position", () => {
    const all = opened(CONTRACT, FACTS);
    const line = CONTRACT.split("\n").findIndex((each) => each.includes("Warrant Price becomes"));
    const done = run(all, "tenor.explain", { line, character: 6 });
    expect(done).toMatchObject({ answer: { term: "Warrant Price" } });
    expect(JSON.stringify(done)).toContain("$1.20");
    expect(run(all, "tenor.explain", { line: 0, character: 0 })).toEqual({
      answer: { problem: "There is no term at the cursor." },
    });
  });

  it("say where the scenarios stand, without running them", () => {
    const line = CONTRACT.split("\n").findIndex((each) => each.startsWith("scenario"));
    expect(run(opened(CONTRACT, null), "tenor.scenarioPlaces")).toMatchObject({
      answer: [{ title: "A split halves the price", range: { start: { line, character: 0 } } }],
    });
  });

  it("compare with another draft, which is the one before", () => {
    expect(run(opened(CONTRACT, null), "tenor.compare", "file:///w/b.tenor")).toEqual({
      answer: { html: "b.tenor a.tenor 1" },
    });
    expect(run(opened("warrant", null), "tenor.compare", "file:///w/b.tenor")).toEqual({
      answer: { problem: "a.tenor is not in order; mend its errors first." },
    });
  });

  it("fill a blank, or say why not", () => {
    const all = opened(BLANKS, null);
    const line = BLANKS.split("\n").findIndex((each) => each.includes("[●]"));
    const at = { line, character: (BLANKS.split("\n")[line] ?? "").indexOf("[●]") };
    expect(run(all, "tenor.fillBlank", at, "Lane")).toHaveProperty("edit");
    expect(run(all, "tenor.fillBlank", at, " ")).toEqual({ answer: { problem: "Nothing was filled in." } });
  });
});
