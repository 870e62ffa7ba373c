// The requests that an editor sends to draw a document: outline, colours, lenses, hints, links, and what hangs together.
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeLens,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  LinkedEditingRanges,
  Location,
  Range,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  SignatureHelp,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "vscode-languageserver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { legend } from "../../lsp/features/semantic-tokens.ts";
import { edited, startEditor, textAt, type Editor } from "./client.ts";
import { CONTRACT, markAt } from "./contract.ts";

let editor: Editor;
let count = 0;

beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor.stop());

const open = (marked: string) => editor.open(`outline-${count++}.tenor`, marked);
const whole = (text: string): Range => ({
  start: { line: 0, character: 0 },
  end: { line: text.split("\n").length, character: 0 },
});

describe("outline", () => {
  it("sections hold what stands in them and the sections below them", async () => {
    const { uri } = open(
      `${CONTRACT}\nsection 4 "More":\nsection 4(a) "Inner":\n  "A" means 1.\nsection 4(a)(i) "Innermost":\n  "B" means A.\n`,
    );
    const symbols = await editor.ask<DocumentSymbol[]>("textDocument/documentSymbol", {
      textDocument: { uri },
    });
    const tree = (all: readonly DocumentSymbol[]): unknown[] =>
      all.map(({ name, children = [] }) => (children.length === 0 ? name : [name, tree(children)]));
    expect(tree(symbols.slice(5))).toEqual([
      ["1", ["Exercise", "the Holder may Exercise", "on Exercise", "Cash Due"]],
      ["2", ["on Stock Split or Stock Dividend", "every adjustment of Warrant Share Number"]],
      ["3", ["Warrant Price", "Warrant Share Number", "Term", "Trading Day"]],
      "A split halves the price",
      ["4", [["4(a)", ["A", ["4(a)(i)", ["B"]]]]]],
    ]);
  });

  it("the workspace's names by their letters", async () => {
    open(CONTRACT.replaceAll("Trading Day", "Sailing Day"));
    const found = await editor.ask<WorkspaceSymbol[]>("workspace/symbol", { query: "sailday" });
    expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([
      ["Sailing Day", "section 3"],
    ]);
  });

  it("folding and growing selections", async () => {
    const { uri, at, text } = open(markAt("P = Warrant Price", 6));
    const folds = await editor.ask<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri } });
    const lines = text.split("\n");
    expect(folds.map(({ startLine }) => lines[startLine]?.trim().slice(0, 12))).toEqual(
      expect.arrayContaining(['section 1 "E', '"""', "on Exercise:", 'scenario "A ']),
    );
    const [range] = await editor.ask<SelectionRange[]>("textDocument/selectionRange", {
      textDocument: { uri },
      positions: [at.position],
    });
    const texts: string[] = [];
    for (let each: SelectionRange | undefined = range; each !== undefined; each = each.parent)
      texts.push(textAt(text, each.range));
    expect(texts.slice(0, 2)).toEqual(["Warrant Price", "P = Warrant Price"]);
    expect(texts.at(-1)).toBe(text);
    expect(texts.every((each, index) => index === 0 || each.length > (texts[index - 1]?.length ?? 0))).toBe(
      true,
    );
  });
});

/** Words with their types, as an editor would colour them. */
function painted(text: string, data: readonly number[]): [string, string][] {
  const lines = text.split("\n");
  let line = 0;
  let character = 0;
  const found: [string, string][] = [];
  for (let at = 0; at < data.length; at += 5) {
    const [step = 0, right = 0, length = 0, type = 0] = data.slice(at, at + 4);
    line += step;
    character = step === 0 ? character + right : right;
    found.push([lines[line]?.slice(character, character + length) ?? "", legend.tokenTypes[type] ?? ""]);
  }
  return found;
}

describe("semantic tokens", () => {
  it("names by what they mean", async () => {
    const { uri, text } = open(CONTRACT);
    const { data } = await editor.ask<SemanticTokens>("textDocument/semanticTokens/full", {
      textDocument: { uri },
    });
    const words = painted(text, data);
    expect(words).toEqual(
      expect.arrayContaining([
        ["Warrant Price", "variable"],
        ["Ratio", "property"],
        ["Holder", "class"],
        ["Stock Split", "event"],
        ["P", "parameter"],
        ["becomes", "keyword"],
        ["$2.40", "number"],
        ["// What the Holder pays for one share.", "comment"],
      ]),
    );
  });

  it("of a range the same as of the whole", async () => {
    const { uri, text } = open(CONTRACT);
    const range = { start: { line: 20, character: 0 }, end: { line: 25, character: 0 } };
    const part = await editor.ask<SemanticTokens>("textDocument/semanticTokens/range", {
      textDocument: { uri },
      range,
    });
    const full = await editor.ask<SemanticTokens>("textDocument/semanticTokens/full", {
      textDocument: { uri },
    });
    const all = painted(text, full.data).map(String);
    const some = painted(text, part.data).map(String);
    expect(some.length).toBeGreaterThan(10);
    expect(all.join(";")).toContain(some.join(";"));
  });

  it("a delta makes the new ones of the old", async () => {
    const { uri, text } = open(CONTRACT);
    const first = await editor.ask<SemanticTokens>("textDocument/semanticTokens/full", {
      textDocument: { uri },
    });
    const changed = text.replace("2.40 per share", "2.40 per share + $1 per share");
    await editor.tell("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: changed }],
    });
    const { edits } = await editor.ask<SemanticTokensDelta>("textDocument/semanticTokens/full/delta", {
      textDocument: { uri },
      previousResultId: first.resultId,
    });
    const data = [...first.data];
    for (const edit of edits) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    const { data: now } = await editor.ask<SemanticTokens>("textDocument/semanticTokens/full", {
      textDocument: { uri },
    });
    expect(data).toEqual(now);
    expect(edits).toHaveLength(1);
  });
});

describe("links", () => {
  it("modules and sections", async () => {
    const { uri, text } = open(CONTRACT.replace("currency", 'uses "std/corporate-actions".\ncurrency'));
    const links = await editor.ask<DocumentLink[]>("textDocument/documentLink", { textDocument: { uri } });
    expect(links.map(({ range }) => textAt(text, range))).toEqual(["std/corporate-actions", "2"]);
    expect(links[1]?.target).toMatch(/#L\d+,9$/);
  });
});

describe("calls", () => {
  it("what reads a term, and what a term reads", async () => {
    const price = open(markAt('"Warrant Price" initially', 3));
    const [item] = await editor.ask<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", price.at);
    const incoming = await editor.ask<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item });
    expect(incoming.map(({ from }) => from.name)).toEqual(["Cash Due", "on Stock Split or Stock Dividend"]);
    const due = open(markAt('"Cash Due" of', 3));
    const [from] = await editor.ask<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", due.at);
    const outgoing = await editor.ask<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", {
      item: from,
    });
    expect(outgoing.map(({ to }) => to.name)).toEqual(["Exercise", "Warrant Price"]);
  });
});

describe("signature help", () => {
  it("the fields of an event, the next one marked", async () => {
    const { at } = open(`${CONTRACT}\nscenario "X":\n  on May 1, 2006: Distribution with Kind = "cash", ‸`);
    const help = await editor.ask<SignatureHelp>("textDocument/signatureHelp", at);
    expect(help.signatures[0]?.label).toMatch(/^Distribution with Kind: one of .*, Amount Per Share: /);
    expect(help.activeParameter).toBe(1);
  });
});

describe("linked editing", () => {
  it("a letter of a legend with its uses", async () => {
    const { at, text } = open(markAt("P = Warrant", 0));
    const { ranges } = await editor.ask<LinkedEditingRanges>("textDocument/linkedEditingRange", at);
    expect(ranges.map((range) => textAt(text, range))).toEqual(["P", "P"]);
    const term = open(markAt("P = Warrant", 6));
    expect(await editor.ask("textDocument/linkedEditingRange", term.at)).toBeNull();
  });
});

const lensesOf = async (uri: string): Promise<string[]> => {
  const lenses = await editor.ask<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
  const resolved = await Promise.all(lenses.map((lens) => editor.ask<CodeLens>("codeLens/resolve", lens)));
  return resolved.map(({ command }) => command?.title ?? "");
};

describe("lenses", () => {
  it("scenarios with what they come to, uses of terms, readings of sections", async () => {
    const contract = CONTRACT.replace(
      "Warrant Price / Ratio",
      '(reading "down": Warrant Price / Ratio; reading "stays": Warrant Price)',
    ).replace('"Warrant Price is', "");
    const { uri } = open(
      `${contract}\nscenario "Wrong":\n  on April 4, 2006: Stock Split with Ratio = 2.\n  then Warrant Price is $2.40.\n`,
    );
    const titles = await lensesOf(uri);
    expect(titles).toEqual(
      expect.arrayContaining([
        "✓ passes (2)",
        expect.stringMatching(/^✗ fails: Warrant Price is .*1\.2/),
        "Readings: down / stays",
      ]),
    );
    expect(titles.filter((title) => /^\d+ uses? in \d+ sections?$/.test(title)).length).toBeGreaterThan(3);
  });
});

describe("facts beside a contract", () => {
  const dir = "beside/";
  it("show values in hovers, hints and lenses, and change with the file", async () => {
    editor.write(`${dir}events.json`, JSON.stringify([{ event: "Stock Split", on: "2006-04-04", Ratio: 2 }]));
    editor.write(`${dir}tenor.json`, JSON.stringify({ events: "events.json", asOf: "2006-12-31" }));
    const { at, uri, text } = editor.open(`${dir}contract.tenor`, markAt("P = Warrant Price", 6));
    const hover = await editor.ask<Hover>("textDocument/hover", at);
    expect((hover.contents as { value: string }).value).toContain("**$1.20 per share** on Dec 31, 2006");
    const hints = await editor.ask<InlayHint[]>("textDocument/inlayHint", {
      textDocument: { uri },
      range: whole(text),
    });
    expect(hints.map(({ label }) => label)).toEqual(
      expect.arrayContaining([
        ": money",
        "= $1.20 per share on Dec 31, 2006",
        "= 200,000 shares on Dec 31, 2006",
      ]),
    );
    expect(await lensesOf(uri)).toContain("Run by tenor.json as of Dec 31, 2006");
    const answer = await editor.ask<{ terms: Record<string, { value: string }> }>(
      "workspace/executeCommand",
      {
        command: "tenor.run",
        arguments: [uri],
      },
    );
    expect(answer.terms["Warrant Price"]?.value).toBe("1.2");
    const explained = await editor.ask<{ text: string }>("workspace/executeCommand", {
      command: "tenor.explain",
      arguments: [uri, "Warrant Price"],
    });
    expect(explained.text).toContain("Stock Split");
    editor.write(
      `${dir}tenor.json`,
      JSON.stringify({ events: "events.json", asOf: "2006-12-31", set: { "Warrant Price": "$4.80" } }),
    );
    const later = await editor.ask<Hover>("textDocument/hover", at);
    expect((later.contents as { value: string }).value).toContain("**$2.40 per share**");
    editor.write(`${dir}tenor.json`, JSON.stringify({ events: "nowhere.json" }));
    expect(await lensesOf(uri)).toContain("tenor.json: there is no nowhere.json");
    editor.write(`${dir}tenor.json`, JSON.stringify({ events: "../../../etc/passwd" }));
    expect(await lensesOf(uri)).toContain("tenor.json: there is no ../../../etc/passwd");
  });
});

describe("commands", () => {
  it("a scenario's result, the readings", async () => {
    const { uri } = open(CONTRACT);
    const run = (command: string, ...more: string[]) =>
      editor.ask("workspace/executeCommand", { command, arguments: [uri, ...more] });
    expect(await run("tenor.runScenario", "A split halves the price")).toMatchObject({ passed: true });
    expect(await run("tenor.scenarios")).toHaveLength(1);
    expect(await run("tenor.readings")).toEqual([]);
    await expect(run("tenor.nonsense")).rejects.toThrow(/no command/);
  });

  it("sections in order, as a change that the editor makes", async () => {
    const { uri, text } = open(CONTRACT.replaceAll("section 2", "section 7"));
    const asked = new Promise<WorkspaceEdit>((resolve) => {
      editor.rpc.onRequest("workspace/applyEdit", ({ edit }: { edit: WorkspaceEdit }) => {
        resolve(edit);
        return { applied: true };
      });
    });
    await editor.ask("workspace/executeCommand", { command: "tenor.renumberSections", arguments: [uri] });
    expect(edited(text, (await asked).changes?.[uri] ?? [])).toBe(CONTRACT);
  });
});

describe("variants", () => {
  it("an amendment knows its base's terms, and a rename reaches both", async () => {
    const base = editor.write("base.tenor", CONTRACT);
    const marked =
      'amends "base.tenor".\nsection 2 replaced:\n  on Stock Split:\n    Warrant Pri‸ce becomes Warrant Price / Ratio.\n';
    const { at, uri, text } = editor.open("variant.tenor", marked);
    expect((await editor.diagnostics(uri, 1)).filter(({ severity }) => severity === 1)).toEqual([]);
    const [link] = await editor.ask<{ targetUri: string }[]>("textDocument/definition", at);
    expect(link?.targetUri).toBe(base);
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", { ...at, newName: "Strike" });
    expect(edited(text, edit.changes?.[uri] ?? [])).toContain("Strike becomes Strike / Ratio");
    expect(edited(CONTRACT, edit.changes?.[base] ?? [])).toContain('"Strike" initially means');
    expect(edited(CONTRACT, edit.changes?.[base] ?? []).match(/Warrant Price/g)).toHaveLength(1);
    const found = await editor.ask<Location[]>("textDocument/references", {
      ...at,
      context: { includeDeclaration: true },
    });
    expect(new Set(found.map((each) => each.uri))).toEqual(new Set([base, uri]));
  });
});
