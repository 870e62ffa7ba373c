// What the extension for VS Code is given is made from the language itself. UPDATE_CASES=1 writes it anew.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keywords, tokenize } from "../../grammar/tokens.ts";
import { snippets } from "../../lsp/features/snippets.ts";
import { COMMANDS } from "../../lsp/features/commands.ts";
import { snippetFile, textMateGrammar } from "../../lsp/textmate.ts";
import { root } from "./client.ts";

const folder = join(root, "lsp/vscode");

function expectGenerated(name: string, made: object): void {
  const path = join(folder, name);
  if (process.env["UPDATE_CASES"]) writeFileSync(path, `${JSON.stringify(made, null, 2)}\n`);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual(made);
}

interface Rule {
  readonly name?: string;
  readonly match?: string;
}

describe("the extension for VS Code", () => {
  it("colours as the tokens say", () => {
    expectGenerated("syntaxes/tenor.tmLanguage.json", textMateGrammar());
  });

  it("has the snippets of the server", () => {
    expectGenerated("snippets/tenor.json", snippetFile());
  });

  it("knows every keyword, each in one rule", () => {
    const { patterns } = textMateGrammar() as { patterns: readonly Rule[] };
    const rules = patterns.filter(({ name = "" }) =>
      /^keyword\.(?:control|declaration|other)\.tenor/.test(name),
    );
    for (const word of keywords.keys()) {
      const fitting = rules.filter(({ match = "" }) => new RegExp(`^(?:${match})$`).test(word));
      expect(fitting, word).toHaveLength(1);
    }
  });

  it("its patterns read what the lexer reads", () => {
    const { patterns } = textMateGrammar() as { patterns: readonly Rule[] };
    const scopeOf = (text: string): string => {
      for (const { name = "", match } of patterns) {
        if (match === undefined) continue;
        const plain = match.replace("(?i)", "");
        if (new RegExp(`^(?:${plain})$`, match.startsWith("(?i)") ? "i" : "").test(text))
          return name.replace(/\.tenor$/, "");
      }
      return "";
    };
    const read: [string, string, string][] = [
      ["Warrant Price", "Name", "variable.other.term"],
      ["$1,000.50", "Money", "constant.numeric.money"],
      ["USD 3", "Money", "constant.numeric.money"],
      ["4.999%", "Percent", "constant.numeric"],
      ["1/100", "Fraction", "constant.numeric"],
      ["March 14, 2005", "DateLong", "constant.numeric.date"],
      ["5:00 pm", "Time", "constant.numeric.time"],
      ["[●]", "Blank", "constant.language.blank"],
      ['"cash"', "Text", "string.quoted.double"],
    ];
    for (const [text, token, scope] of read) {
      expect(
        tokenize(text).tokens.map(({ tokenType }) => tokenType.name),
        text,
      ).toEqual([token]);
      expect(scopeOf(text), text).toBe(scope);
    }
  });

  it("names no command that the server has, since two would answer it", () => {
    const { contributes } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
      contributes: { commands: { command: string }[] };
    };
    for (const { command } of contributes.commands) expect(COMMANDS).not.toContain(command);
  });

  it("its snippets are told apart by their names", () => {
    expect(new Set(snippets.map(({ label }) => label)).size).toBe(snippets.length);
  });
});
