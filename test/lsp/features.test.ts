// Every feature at every name of every contract of this repository, in memory: an answer and never a fault.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { filesBelow } from "../house/files.ts";
import { FactsBeside } from "../../lsp/beside.ts";
import { codeActions } from "../../lsp/features/code-actions.ts";
import { completion } from "../../lsp/features/completion.ts";
import { foldingRanges, selectionRange } from "../../lsp/features/folding.ts";
import { inlayHints } from "../../lsp/features/hints.ts";
import { hover } from "../../lsp/features/hover.ts";
import { codeLenses } from "../../lsp/features/lenses.ts";
import { definition, implementation, typeDefinition } from "../../lsp/features/navigation.ts";
import { highlights, references } from "../../lsp/features/references.ts";
import { rename } from "../../lsp/features/rename.ts";
import { semanticTokens } from "../../lsp/features/semantic-tokens.ts";
import { signatureHelp } from "../../lsp/features/signature.ts";
import { outline } from "../../lsp/features/symbols.ts";
import { diskFiles } from "../../lsp/files.ts";
import { fileOf, occurrencesIn } from "../../lsp/lookup.ts";
import { uriOfPath } from "../../lsp/uri.ts";
import type { View } from "../../lsp/view.ts";
import { Workspace } from "../../lsp/workspace.ts";
import { root } from "./client.ts";

const contracts = [...filesBelow("examples"), ...filesBelow("stdlib")].filter((path) =>
  path.endsWith(".tenor"),
);
const workspace = new Workspace(diskFiles());

function viewOf(path: string): View {
  const compilation = workspace.compilation(uriOfPath(`${root}${path}`));
  const file = compilation === null ? null : fileOf(compilation, compilation.source);
  if (compilation === null || file === null) throw new Error(`${path} cannot be read`);
  return { compilation, source: compilation.source, file, uriOf: workspace.uriOf };
}

describe.each(contracts)("%s", (path) => {
  it("every name has a hover, a place and its references", () => {
    const view = viewOf(path);
    const all = occurrencesIn(view.compilation, view.source);
    expect(all.length).toBeGreaterThan(0);
    const step = Math.max(1, Math.floor(all.length / 8));
    for (const [index, { span, symbols, role }] of all.entries()) {
      if (index % step !== 0) continue;
      const words = view.source.text.slice(span.start, span.end);
      expect(hover(view, span.start), words).not.toBeNull();
      const links = definition(view, span.start, workspace.find);
      if (symbols.some(({ place }) => place !== null)) expect(links.length, words).toBeGreaterThan(0);
      expect(references(view, span.start, [view.compilation], true).length, words).toBeGreaterThan(0);
      if (role === "definition") expect(highlights(view, span.start).length, words).toBeGreaterThan(0);
      typeDefinition(view, span.start);
      implementation(view, span.start);
      codeActions(view, span, { page: null, only: [], facts: null, canAsk: false });
      selectionRange(view.file, view.source, span.start);
      const input = { source: view.source, compilation: view.compilation, modules: () => [] };
      completion(input, span.start);
      completion(input, span.end);
      signatureHelp(view.source, view.compilation, span.end);
    }
  });

  it("is drawn", () => {
    const view = viewOf(path);
    const { file, source } = view;
    expect(outline(file, source).length).toBeGreaterThan(0);
    expect(semanticTokens(view).length % 5).toBe(0);
    foldingRanges(file, source);
    const facts = new FactsBeside(workspace.files).of(view.compilation);
    codeLenses(view, facts);
    inlayHints(view, file.span, facts);
    // What overlaps cannot be drawn.
    let end = 0;
    const data = semanticTokens(view);
    let line = 0;
    for (let at = 0; at < data.length; at += 5) {
      const [step = 0, right = 0, length = 0] = data.slice(at, at + 3);
      line += step;
      const start = step === 0 ? end - (data[at - 3] ?? 0) + right : right;
      expect(step > 0 || start >= end, `line ${line}`).toBe(true);
      end = start + length;
    }
  });
});

describe("rename", () => {
  it("of a contract's own terms is not refused", () => {
    const view = viewOf("examples/venture-lender/lender.tenor");
    const own = view.compilation.model.terms.filter(({ home }) => home.source === view.source);
    expect(own.length).toBeGreaterThan(3);
    for (const term of own.slice(0, 3)) {
      const found = rename(
        view,
        term.node.name.span.start + 2,
        "Quite Another Name",
        [view.compilation],
        workspace.find,
      );
      expect(found, term.name).not.toHaveProperty("refused");
    }
  });

  it("to the name of another term is refused", () => {
    const view = viewOf("examples/glowpoint-2005/glowpoint.tenor");
    const text = readFileSync(`${root}examples/glowpoint-2005/glowpoint.tenor`, "utf8");
    const at = text.indexOf('"Price Floor"') + 3;
    expect(rename(view, at, "Warrant Price", [view.compilation], workspace.find)).toHaveProperty("refused");
  });
});
