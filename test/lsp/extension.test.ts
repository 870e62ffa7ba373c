// The parts of the extension that need no VS Code, and that its manifest names what there is.
import * as fc from "fast-check";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { isSound } from "../../interpreter/compilation.ts";
import { runScenarios } from "../../interpreter/scenario/run.ts";
import { FactsBeside } from "../../lsp/beside.ts";
import { timeline } from "../../lsp/features/timeline.ts";
import { diskFiles } from "../../lsp/files.ts";
import { fileOf } from "../../lsp/lookup.ts";
import { MemoryFiles } from "../../lsp/memory-files.ts";
import { uriOfPath } from "../../lsp/uri.ts";
import { Workspace } from "../../lsp/workspace.ts";
import { BUNDLED_SCHEME, fromServer, toServer } from "../../lsp/vscode/src/addresses.ts";
import type { Timeline } from "../../lsp/vscode/src/answers.ts";
import { asOfIn, dayOf, firstFacts, withAsOf, withReadings } from "../../lsp/vscode/src/facts-file.ts";
import { chart, escaped, problemBody, timelineBody } from "../../lsp/vscode/src/timeline-page.ts";
import { natives } from "../../stdlib/native/index.ts";
import { call, folder as filesIn } from "../cli/memory.ts";
import { root } from "./client.ts";

const folder = join(root, "lsp/vscode");
const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
  icon: string;
  contributes: {
    commands: { command: string }[];
    menus: Record<string, { command: string }[]>;
    views: Record<string, { id: string }[]>;
    problemPatterns: { patterns: { regexp: string; [part: string]: unknown }[] }[];
    walkthroughs: {
      steps: { description: string; media: { markdown: string }; completionEvents: string[] }[];
    }[];
    configuration: { properties: Record<string, { description?: string; markdownDescription?: string }> };
  };
};
const sources = readdirSync(join(folder, "src"))
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(folder, "src", name), "utf8"))
  .join("\n");

describe("addresses of files in a browser", () => {
  it("are told to the server as files, and back", () => {
    expect(toServer({ scheme: "vscode-vfs", authority: "github", path: "/a/b c.tenor" })).toBe(
      "file:///~vscode-vfs/~github/a/b%20c.tenor",
    );
    expect(toServer({ scheme: "file", authority: "", path: "/a/é.tenor" })).toBe("file:///a/%C3%A9.tenor");
  });

  it("the server's own have a scheme that leads back to it", () => {
    const library = new MemoryFiles({ stdlib: { "x/y.tenor": "" }, docs: {} }).library;
    const address = uriOfPath(`${library}/x/y.tenor`);
    const parts = fromServer(address);
    expect(parts).toEqual({ scheme: BUNDLED_SCHEME, authority: "", path: "/stdlib/x/y.tenor" });
    expect(parts === null ? "" : toServer(parts)).toBe(address);
    expect(fromServer("https://example.com/")).toBeNull();
  });

  it("nothing is lost on the way", () => {
    const name = fc
      .stringMatching(/^[^/\\]{1,12}$/)
      .filter((each) => each.isWellFormed() && each !== "." && each !== "..");
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join("/")}`);
    const authority = fc.constantFrom("", "github", "127.0.0.1:8080", "a+b");
    const scheme = fc.constantFrom("vscode-vfs", "memfs", "vscode-remote", "untitled");
    fc.assert(
      fc.property(scheme, authority, path, (...[of, where, at]) => {
        const parts = { scheme: of, authority: where, path: at };
        const address = toServer(parts);
        expect(fromServer(address)).toEqual(parts);
        // The server may spell it its own way.
        expect(fromServer(uriOfPath(decodeURIComponent(address.slice("file://".length))))).toEqual(parts);
      }),
    );
  });
});

describe("tenor.json", () => {
  const TEXT = '{\n  // Mine.\n  "events": ["a.json"]\n}\n';

  it("takes a day, and gives it back", () => {
    const text = withAsOf(TEXT, "2007-12-31");
    expect(text).toContain("// Mine.");
    expect(text.replaceAll(/\s|\/\/.*/g, "")).toBe('{"events":["a.json"],"asOf":"2007-12-31"}');
    expect(asOfIn(text)).toBe("2007-12-31");
    expect(asOfIn(withAsOf(text, null))).toBeNull();
    expect(withAsOf(text, null)).toContain("// Mine.");
  });

  it("takes the readings that are not the default", () => {
    expect(JSON.parse(withReadings("{}", ["whole shares"]))).toEqual({ readings: ["whole shares"] });
    expect(JSON.parse(withReadings('{ "readings": ["x"] }', []))).toEqual({});
  });

  it("begins with the files that look like facts", () => {
    const beside = ["a.tenor", "events.json", "package.json", "quotes.csv", "notes.csv"];
    expect(JSON.parse(firstFacts("a.tenor", beside))).toEqual({
      contract: "a.tenor",
      events: ["events.json"],
      quotes: ["quotes.csv"],
      set: {},
    });
  });

  it("a day is a day of the calendar", () => {
    expect([" 2007-12-31 ", "2008-02-29"].map(dayOf)).toEqual(["2007-12-31", "2008-02-29"]);
    expect(["2007-02-29", "2007-13-01", "31.12.2007", "", "2007-1-1"].map(dayOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe("the timeline's page", () => {
  const place = {
    uri: "file:///a",
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
  };
  const made: Timeline = {
    contract: 'A <b> & "c"',
    asOf: "Mar 3, 2008",
    lastDay: 14_000,
    terms: [
      {
        name: "Price",
        clause: place,
        points: [
          { day: 13_000, on: "2005-08-05", value: 2, shown: "$2.00", cause: "the beginning" },
          { day: 13_500, on: "2006-12-18", value: 1, shown: "$1.00", cause: 'Split "<S>"' },
        ],
      },
    ],
    rows: [
      {
        on: "2006-12-18",
        day: 13_500,
        event: 'Split "<S>"',
        fact: place,
        section: "2",
        clause: null,
        what: "Price",
        before: "$2.00",
        after: "$1.00",
        status: "made",
      },
    ],
    notes: ["1 later event is left out."],
  };

  it("shows nothing of the contract as markup", () => {
    const body = timelineBody(made);
    expect(body).not.toContain("<b>");
    expect(body).not.toContain("<S>");
    expect(escaped("<a href='x'>&\"")).toBe("&#60;a href=&#39;x&#39;&#62;&#38;&#34;");
  });

  it("links lead only where there is a place", () => {
    const body = timelineBody(made);
    expect(body).toContain('data-go="fact 0"');
    expect(body).toContain('data-go="term 0"');
    expect(body).not.toContain('data-go="clause 0"');
  });

  it("a value holds until the next one, from the first day to the last", () => {
    const [term] = made.terms;
    const drawn = term === undefined ? "" : chart(term, 13_000, 14_000);
    // 84 and 442 are the margins; the middle day is half way.
    expect(drawn).toContain('d="M84.0 12.0H263.0V124.0H442.0"');
    expect(drawn.match(/class="dot"/g)).toHaveLength(2);
  });

  it("a number that stays is drawn in the middle, and no days are no fault", () => {
    const point = { day: 5, on: "1970-01-06", value: 3, shown: "3", cause: "x" };
    expect(chart({ name: "N", clause: null, points: [point, point] }, 5, 5)).not.toContain("NaN");
    expect(chart({ name: "N", clause: null, points: [] }, 5, 5)).toBe("");
  });

  it("where there are no facts it offers to name them", () => {
    expect(problemBody("There is no tenor.json beside the contract.")).toContain("tenor.createFacts");
    expect(problemBody("the contract is not in order")).not.toContain("button");
  });
});

describe("the manifest", () => {
  const { commands, menus, views, walkthroughs, configuration, problemPatterns } = manifest.contributes;
  const names = commands.map(({ command }) => command);

  it("names commands that the sources register, and menus name commands", () => {
    for (const name of names) expect(sources).toContain(`"${name}"`);
    for (const { command } of Object.values(menus).flat()) expect(names).toContain(command);
  });

  it("names a view that the sources provide", () => {
    for (const { id } of Object.values(views).flat()) expect(sources).toContain(`"${id}"`);
  });

  it("brings every page of the walkthrough, whose links are commands that there are", () => {
    const ofEditor = /^(?:workbench|testing)\./;
    for (const { description, media, completionEvents } of walkthroughs.flatMap(({ steps }) => steps)) {
      expect(existsSync(join(folder, media.markdown)), media.markdown).toBe(true);
      const linked = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, name = ""]) => name);
      const done = completionEvents.flatMap((each) => /^onCommand:(.*)$/.exec(each)?.[1] ?? []);
      for (const name of [...linked, ...done]) if (!ofEditor.test(name)) expect(names).toContain(name);
    }
  });

  it("describes every setting, and has its icon", () => {
    for (const [name, each] of Object.entries(configuration.properties))
      expect(each.description ?? each.markdownDescription, name).toMatch(/\.$/);
    expect(existsSync(join(folder, manifest.icon))).toBe(true);
  });

  it("its problem matcher reads what the command line prints", async () => {
    const { file } = filesIn({ "a.tenor": 'warrant "A".\ncurrency is USD.\n"B" means Warant Price.\n' });
    const { err, out } = await call("check", file("a.tenor"));
    const [head, place] = problemPatterns[0]?.patterns ?? [];
    const lines = `${err}\n${out}`.split("\n");
    const first = lines.findIndex((line) => new RegExp(head?.regexp ?? "").test(line));
    expect(first).toBeGreaterThanOrEqual(0);
    expect(new RegExp(place?.regexp ?? "").exec(lines[first + 1] ?? "")?.slice(1)).toEqual([
      expect.any(String),
      expect.any(String),
      expect.any(String),
    ]);
  });
});

describe("the sample of the walkthrough", () => {
  const path = join(folder, "walkthrough/sample/first-warrant.tenor");
  const workspace = new Workspace(diskFiles());
  const compilation = workspace.compilation(uriOfPath(path));
  if (compilation === null) throw new Error("it cannot be read");

  it("is in order, and its scenarios pass", () => {
    expect(compilation.diagnostics.map(({ title }) => title)).toEqual([]);
    expect(isSound(compilation)).toBe(true);
    const results = runScenarios(compilation.model, natives);
    expect(results.map(({ passed }) => passed)).toEqual([true, true]);
  });

  it("has a timeline by its facts", () => {
    const beside = new FactsBeside(workspace.files).of(compilation);
    const { source } = compilation;
    const file = fileOf(compilation, source);
    if (file === null || beside === null) throw new Error("no facts");
    const made = timeline({ compilation, source, file, uriOf: workspace.uriOf }, beside);
    // (1,000,000 + 240,000 / 2.40) / 1,200,000 of $2.40; then halved by the split.
    const price = made?.terms.find(({ name }) => name === "Warrant Price");
    expect(price?.points.slice(0, 3).map(({ shown }) => shown)).toEqual(["$2.40", "$2.20", "$1.10"]);
    expect(made?.notes).toEqual([]);
  });

  it("the walkthrough quotes it as it is", () => {
    const text = readFileSync(path, "utf8");
    const page = readFileSync(join(folder, "walkthrough/sample.md"), "utf8");
    const [, quoted = "none"] = /```\n([^]*?)```/.exec(page) ?? [];
    expect(text).toContain(quoted);
  });
});
