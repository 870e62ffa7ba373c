// What a server has to bear: cancelled requests, versions out of order, odd letters, files that are not there, many files.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { CancellationTokenSource } from "vscode-jsonrpc/node";
import type { Diagnostic, Hover, WorkspaceEdit } from "vscode-languageserver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edited, startEditor, textAt, type Editor } from "./client.ts";
import { CONTRACT, markAt } from "./contract.ts";

let editor: Editor;
let count = 0;

beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor.stop());

const open = (marked: string) => editor.open(`robust-${count++}.tenor`, marked);
const change = (uri: string, version: number, contentChanges: object[]) =>
  editor.tell("textDocument/didChange", { textDocument: { uri, version }, contentChanges });

describe("requests", () => {
  it("one that is cancelled before it is taken up is answered so", async () => {
    const { at } = open(markAt("P = Warrant Price", 6));
    const cancelled = new CancellationTokenSource();
    const busy = Array.from({ length: 20 }, () => editor.ask("textDocument/hover", at));
    const asked = editor.ask("textDocument/hover", at, cancelled.token);
    cancelled.cancel();
    // Either it was in time, or the answer was on its way.
    const outcome = await asked.then(
      () => "answered",
      (error: { code?: number }) => error.code,
    );
    expect(["answered", -32800]).toContain(outcome);
    await Promise.all(busy);
    expect(await editor.ask("textDocument/hover", at)).not.toBeNull();
  });

  it("about a file that nobody knows have no answer", async () => {
    const at = { textDocument: { uri: editor.uri("nowhere.tenor") }, position: { line: 3, character: 3 } };
    const { textDocument } = at;
    const range = { start: at.position, end: at.position };
    const asked: [string, object][] = [
      ["textDocument/hover", at],
      ["textDocument/definition", at],
      ["textDocument/references", { ...at, context: { includeDeclaration: true } }],
      ["textDocument/completion", at],
      ["textDocument/rename", { ...at, newName: "X" }],
      ["textDocument/formatting", { textDocument, options: {} }],
      ["textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }],
      ["textDocument/documentSymbol", { textDocument }],
      ["textDocument/semanticTokens/full", { textDocument }],
      ["textDocument/inlayHint", { textDocument, range }],
    ];
    for (const [method, params] of asked) {
      // oxlint-disable-next-line no-await-in-loop
      const answer = await editor.ask<unknown>(method, params);
      expect([null, [], { data: [], resultId: expect.anything() as string }], method).toContainEqual(answer);
    }
    const { items } = await editor.ask<{ items: unknown[] }>("textDocument/diagnostic", { textDocument });
    expect(items).toEqual([]);
  });

  it("about places outside of the text are about its edges", async () => {
    const { uri } = open(CONTRACT);
    const far = { textDocument: { uri }, position: { line: 9_999, character: 9_999 } };
    expect(await editor.ask("textDocument/hover", far)).toBeNull();
    expect(Array.isArray(await editor.ask("textDocument/completion", far))).toBe(true);
  });

  it("about a document without an address on the disk", async () => {
    const { at, uri } = editor.open("untitled:Untitled-1", markAt("P = Warrant Price", 6));
    expect(await editor.ask("textDocument/hover", at)).not.toBeNull();
    expect(await editor.diagnostics(uri, 1)).toEqual([]);
  });
});

describe("versions", () => {
  it("a change that comes late is left out and logged", async () => {
    const { uri, text } = open(CONTRACT);
    await change(uri, 7, [{ text: text.replaceAll("Warrant Price", "Strike") }]);
    await change(uri, 6, [{ text: "broken" }]);
    await editor.diagnostics(uri, 7);
    const hover = await editor.ask<Hover | null>("textDocument/hover", {
      textDocument: { uri },
      position: {
        line: text.split("\n").findIndex((line) => line.includes('"Warrant Price" initially')),
        character: 4,
      },
    });
    expect((hover?.contents as { value: string } | undefined)?.value).toContain("**Strike**");
    expect(editor.log.join("\n")).toContain("version 6 is not newer");
  });

  it("messages follow each edit of a misspelling and its mending", async () => {
    const { uri, text } = open(CONTRACT);
    const line = text.split("\n").findIndex((each) => each.includes("P = Warrant Price"));
    const character = (text.split("\n")[line] ?? "").indexOf("Warrant") + 1;
    const at = { line, character };
    await change(uri, 2, [{ range: { start: at, end: { line, character: character + 1 } }, text: "" }]);
    expect((await editor.diagnostics(uri, 2)).map(({ code }) => code)).toContain("N101");
    await change(uri, 3, [{ range: { start: at, end: at }, text: "a" }]);
    expect(await editor.diagnostics(uri, 3)).toEqual([]);
  });

  it("a rename asked while an edit is on its way is of the text after it", async () => {
    const { at, uri, text } = open(markAt('"Warrant Price" initially', 3));
    const added = `${text}\nsection 9 "X":\n  "Y" means Warrant Price.\n`;
    void change(uri, 2, [{ text: added }]);
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", { ...at, newName: "Strike" });
    expect(edited(added, edit.changes?.[uri] ?? [])).toContain('"Y" means Strike.');
  });
});

describe("texts", () => {
  it("emoji and the line ends of Windows count as the protocol counts them", async () => {
    const strange = CONTRACT.replace("// What the Holder", "// 😀😀 What the Holder")
      .replace("P * Shares Exercised", "P * Shares Exercised * 1 [NTD: 👩‍⚖️ “why”]")
      .replace('"Acme, Inc."', '"😀 Acme"')
      .replaceAll("\n", "\r\n");
    const { at, uri, text } = open(markAt('party Issuer is "😀 Acme"', 7, strange));
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", { ...at, newName: "Company" });
    const renamed = edited(text, edit.changes?.[uri] ?? []);
    expect(renamed).toContain('party Company is "😀 Acme"');
    expect(renamed).toContain("to the Company;\r\n");
    expect(renamed.replaceAll("Company", "Issuer")).toBe(text);
    const broken = open(strange.replace("P = Warrant Price", "😀 = Warrant Price"));
    const found = await editor.diagnostics(broken.uri, 1);
    expect(found.map(({ range }) => textAt(broken.text, range))).toContain("😀");
  });

  it("syntax errors elsewhere leave the answers standing", async () => {
    const broken = CONTRACT.replace("party Holder is", "party party Holder is is").replace(
      "    Warrant Price becomes",
      "    Warrant Price becomes becomes ((",
    );
    const { at } = open(markAt("P = Warrant Price", 6, broken));
    const hover = await editor.ask<Hover | null>("textDocument/hover", at);
    expect((hover?.contents as { value: string } | undefined)?.value).toContain(
      "initially means $2.40 per share",
    );
    const found = await editor.ask<unknown[]>("textDocument/references", {
      ...at,
      context: { includeDeclaration: true },
    });
    expect(found.length).toBeGreaterThan(2);
  });

  it("an empty text, a text of nothing but quotes, a text of another kind", async () => {
    for (const text of [
      "",
      '"'.repeat(500),
      "(".repeat(5_000),
      '{"json": [1, 2]}',
      "\u0000\uFFFF",
      '"""',
      "section ".repeat(3_000),
    ]) {
      const { uri } = open(text);
      // oxlint-disable-next-line no-await-in-loop
      await editor.diagnostics(uri, 1);
      const at = { textDocument: { uri }, position: { line: 0, character: Math.min(text.length, 3) } };
      // oxlint-disable-next-line no-await-in-loop
      for (const method of ["hover", "completion", "definition", "signatureHelp"])
        await editor.ask(`textDocument/${method}`, at);
      // oxlint-disable-next-line no-await-in-loop
      for (const method of [
        "documentSymbol",
        "foldingRange",
        "semanticTokens/full",
        "codeLens",
        "documentLink",
      ])
        await editor.ask(`textDocument/${method}`, at);
    }
    expect(editor.log.filter((line) => /TypeError|RangeError|Error:/.test(line))).toEqual([]);
  });
});

describe("files", () => {
  it("a module that is deleted is missed, and found when it is back", async () => {
    const text = 'module "gone".\n"Gone" means 1.\n';
    editor.write("gone.tenor", text);
    const { uri } = open('warrant "W".\nuses "gone".\nsection 1 "One":\n  "A" means Gone.\n');
    const errors = async (): Promise<Diagnostic[]> => {
      const { items } = await editor.ask<{ items: Diagnostic[] }>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      return items.filter(({ severity }) => severity === 1);
    };
    expect(await errors()).toEqual([]);
    rmSync(join(editor.folder, "gone.tenor"));
    await editor.tell("workspace/didChangeWatchedFiles", {
      changes: [{ uri: editor.uri("gone.tenor"), type: 3 }],
    });
    expect(await errors()).not.toEqual([]);
    editor.write("gone.tenor", text);
    expect(await errors()).toEqual([]);
  });

  it("a hundred open at once, each with its own messages; closed ones have none", async () => {
    const all = Array.from({ length: 100 }, (_, index) =>
      editor.open(
        `many/file-${index}.tenor`,
        index % 2 === 0 ? CONTRACT : CONTRACT.replace("P = Warrant Price", "P = Warant Price"),
      ),
    );
    const found = await Promise.all(all.map(({ uri }) => editor.diagnostics(uri, 1)));
    expect(found.map((each) => each.length > 0)).toEqual(all.map((_, index) => index % 2 === 1));
    for (const { uri } of all) void editor.tell("textDocument/didClose", { textDocument: { uri } });
    const last = all.at(-1)?.uri ?? "";
    await editor.ask("textDocument/documentSymbol", { textDocument: { uri: last } });
    expect(editor.published.get(last)?.diagnostics).toEqual([]);
  });
});

describe("an editor with several folders", () => {
  it("finds the names of a folder once it is there", async () => {
    const other = await startEditor({ extra: { workspace: { workspaceFolders: true } } });
    try {
      editor.write("folder/there.tenor", 'module "there".\n"Far Away" means 1.\n');
      const find = () => other.ask<{ name: string }[]>("workspace/symbol", { query: "faraway" });
      expect(await find()).toEqual([]);
      const added = [{ uri: editor.uri("folder"), name: "folder" }];
      await other.tell("workspace/didChangeWorkspaceFolders", { event: { added, removed: [] } });
      expect((await find()).map(({ name }) => name)).toEqual(["Far Away"]);
      await other.tell("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: added } });
      expect(await find()).toEqual([]);
    } finally {
      await other.stop();
    }
  });
});

describe("an editor that pulls", () => {
  it("asks for messages, of a document and of the workspace, and none are pushed", async () => {
    const puller = await startEditor({ pulls: true });
    try {
      puller.write("closed.tenor", 'warrant "C".\nsection 1 "One":\n  "A" means Nowhere.\n');
      const { uri } = puller.open("opened.tenor", CONTRACT.replace("P = Warrant Price", "P = Warant Price"));
      const { items } = await puller.ask<{ items: Diagnostic[] }>("textDocument/diagnostic", {
        textDocument: { uri },
      });
      expect(items.map(({ code }) => code)).toEqual(["N101"]);
      const all = await puller.ask<{ items: { uri: string; items: Diagnostic[] }[] }>(
        "workspace/diagnostic",
        { previousResultIds: [] },
      );
      const codes = new Map(all.items.map((each) => [each.uri, each.items.map(({ code }) => code)]));
      expect(codes.get(puller.uri("closed.tenor"))).toContain("N101");
      expect(codes.get(uri)).toEqual(["N101"]);
      expect(puller.published.size).toBe(0);
    } finally {
      await puller.stop();
    }
  });
});
