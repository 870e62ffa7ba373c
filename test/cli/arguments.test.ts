// A command line is read word by word, and every slip is shown at its word.
import { describe, expect, it } from "vitest";
import { lineOf, readArguments, type ArgumentsRead } from "../../cli/arguments.ts";
import type { Command } from "../../cli/command.ts";

const command: Command = {
  name: "try",
  summary: "",
  description: "",
  operands: [
    { name: "FILE", count: "one", help: "the file" },
    { name: "TERM", count: "optional", help: "the term" },
  ],
  options: [
    { name: "--as-of", value: "DATE", help: "" },
    { name: "--set", value: "TERM=VALUE", repeatable: true, help: "" },
    { name: "--csv", value: null, help: "" },
  ],
  examples: [],
  run: () => 0,
};

function read(words: readonly string[], of: Command = command): ArgumentsRead {
  const line = lineOf(["try", ...words]);
  return readArguments(of, line, line.words.slice(1));
}

/** The code of each slip with the text that it marks. */
function slips(...words: readonly string[]): string[] {
  return read(words).diagnostics.map(
    ({ code, place: { source, span } }) => `${code} ${source.text.slice(span.start, span.end)}`,
  );
}

describe("arguments", () => {
  it("are operands, options with values, and options alone", () => {
    const { call, diagnostics, help } = read([
      "a.tenor",
      "--as-of",
      "2007-12-31",
      "Warrant Price",
      "--csv",
      "--json",
    ]);
    expect(diagnostics).toEqual([]);
    expect(help).toBe(false);
    expect(call.operands.map(({ text }) => text)).toEqual(["a.tenor", "Warrant Price"]);
    expect(call.values("--as-of").map(({ text }) => text)).toEqual(["2007-12-31"]);
    expect(call.values("--set")).toEqual([]);
    expect(call.flag("--csv")).not.toBe(null);
    expect(call.flag("--jsonl")).toBe(null);
    expect(call.json).toBe(true);
  });

  it("take values behind an equals sign too, and an equals sign in a value", () => {
    const { call, diagnostics } = read(["a", "--set=A B=1", "--set", "C=2", "--as-of=2007-12-31"]);
    expect(diagnostics).toEqual([]);
    expect(call.values("--set").map(({ text }) => text)).toEqual(["A B=1", "C=2"]);
    const [word] = call.values("--set");
    expect(word?.place.source.text.slice(word.place.span.start, word.place.span.end)).toBe("A B=1");
  });

  it("take a value that begins with a hyphen, unless it is an option", () => {
    expect(read(["a", "--as-of", "-1"]).call.values("--as-of")[0]?.text).toBe("-1");
    expect(slips("a", "--as-of", "--csv")).toEqual(["C605 --as-of"]);
  });

  it("are all operands behind --", () => {
    expect(read(["--", "--csv", "-"]).call.operands.map(({ text }) => text)).toEqual(["--csv", "-"]);
  });

  it("ask for help in any place", () => {
    expect(read(["--help"]).help).toBe(true);
    expect(read(["a", "-h"]).help).toBe(true);
  });

  it.each([
    [["a", "--asof", "2007-12-31"], ["C602 --asof"]],
    [["a", "-x"], ["C602 -x"]],
    [["a", "--csv=yes"], ["C606 --csv=yes"]],
    [["a", "--as-of"], ["C605 --as-of"]],
    [["a", "--as-of="], ["C605 --as-of="]],
    [["a", "--as-of", "x", "--as-of", "y"], ["C607 --as-of"]],
    [["a", "b", "c d"], ['C604 "c d"']],
    [[], ["C603 "]],
    [
      ["a", "--nope", "--csv", "--nada=1"],
      ["C602 --nope", "C602 --nada=1"],
    ],
  ])("%j", (words, expected) => {
    expect(slips(...words)).toEqual(expected);
  });

  it("that are misspelt are suggested", () => {
    const [slip] = read(["a", "--asof", "2007-12-31"]).diagnostics;
    expect(slip?.help[0]).toBe('Did you mean "--as-of"?');
  });

  it("are shown in the line as one would type it", () => {
    expect(lineOf(["run", "a b.tenor", "--set", 'X="y"', "plain=1"]).source.text).toBe(
      'tenor run "a b.tenor" --set "X=\\"y\\"" plain=1',
    );
  });
});
