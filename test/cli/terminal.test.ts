// What a terminal shows that a file does not: colours, and how far long work has come.
import { describe, expect, it } from "vitest";
import { coloursOf, processTerminal } from "../../cli/terminal.ts";
import { table } from "../../cli/render/table.ts";

/** A process with streams of memory. */
function fake(
  streams: { readonly out?: boolean; readonly err?: boolean },
  env: NodeJS.ProcessEnv = {},
  columns = 120,
) {
  const written = { out: "", err: "" };
  const stream = (name: "out" | "err") => ({
    isTTY: streams[name] === true,
    columns,
    write: (text: string) => {
      written[name] += text;
      return true;
    },
  });
  const process = { stdout: stream("out"), stderr: stream("err"), env } as unknown as NodeJS.Process;
  return { terminal: processTerminal(process), written };
}

describe("colours", () => {
  it.each([
    [{ out: true }, {}, true],
    [{ out: false }, {}, false],
    [{ out: true }, { NO_COLOR: "1" }, false],
    [{ out: true }, { NO_COLOR: "" }, true],
    [{ out: true }, { TERM: "dumb" }, false],
    [{ out: false }, { FORCE_COLOR: "1" }, true],
    [{ out: false }, { FORCE_COLOR: "0" }, false],
    [{ out: false }, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
  ])("%j %j", (streams, env, coloured) => {
    const { terminal } = fake(streams, env);
    expect(terminal.colours.good("x") !== "x").toBe(coloured);
  });

  it("are chosen for each stream", () => {
    const { terminal } = fake({ out: true, err: false });
    expect(terminal.colours.bad("x")).not.toBe("x");
    expect(terminal.errorColours.bad("x")).toBe("x");
  });
});

describe("columns", () => {
  it("are the terminal's, at most 100 and at least 40", () => {
    expect(fake({ out: true }, {}, 80).terminal.columns).toBe(80);
    expect(fake({ out: true }, {}, 200).terminal.columns).toBe(100);
    expect(fake({ out: true }, {}, 10).terminal.columns).toBe(40);
    expect(fake({ out: false }, {}, 80).terminal.columns).toBe(100);
  });
});

describe("progress", () => {
  it("stands on a line that goes away before anything else is printed", () => {
    const { terminal, written } = fake({ err: true });
    terminal.progress("1 of 2");
    terminal.progress("2 of 2");
    terminal.complain("done\n");
    terminal.progress("");
    expect(written.err).toBe("\r\u001b[2K1 of 2\r\u001b[2Kdone\n");
  });

  it("is not shown where standard error is no terminal", () => {
    const { terminal, written } = fake({ out: true });
    terminal.progress("1 of 2");
    terminal.write("x");
    expect(written).toEqual({ out: "x", err: "" });
  });
});

describe("a table", () => {
  const colours = coloursOf(false);
  const columns = [
    { title: "A", wraps: true },
    { title: "Number", align: "right" as const },
    { title: "Empty" },
  ];

  it("is as wide as it needs to be, and leaves empty columns out", () => {
    const rows = [
      ["x", "1", ""],
      ["longer", "1,000,000", ""],
    ];
    expect(table(columns, rows, { width: 60, colours })).toEqual([
      "  A          Number",
      "  x               1",
      "  longer  1,000,000",
    ]);
  });

  it("wraps what is too wide, its further lines a little in", () => {
    const rows = [["some words that go on", "1", ""]];
    expect(table(columns, rows, { width: 22, colours })).toEqual([
      "  A             Number",
      "  some words         1",
      "    that go on",
    ]);
  });

  it("has no lines without rows, and no heading where none is wanted", () => {
    expect(table(columns, [], { width: 60, colours })).toEqual([]);
    expect(table(columns, [["x", "1", ""]], { width: 60, colours, heading: false })).toEqual(["  x  1"]);
  });
});
