// Documents, versions and the compilations kept of them.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { diagnosticsOf } from "../../lsp/features/diagnostics.ts";
import { fileOf } from "../../lsp/lookup.ts";
import { offsetAt, positionAt } from "../../lsp/positions.ts";
import { pathOf, uriOfPath } from "../../lsp/uri.ts";
import type { Workspace } from "../../lsp/workspace.ts";
import { memory } from "./memory.ts";
import { CONTRACT } from "./contract.ts";

function messages(workspace: Workspace, uri: string): unknown {
  const compilation = workspace.compilation(uri);
  const file = compilation === null ? null : fileOf(compilation, compilation.source);
  if (compilation === null || file === null) return null;
  return diagnosticsOf({ compilation, source: compilation.source, file, uriOf: workspace.uriOf }, null);
}

describe("compilations", () => {
  it("are kept until their text or that of a module changes", () => {
    const { workspace, uri, write } = memory();
    write("m.tenor", 'module "m".\n"One" means 1.\n');
    workspace.open(uri("a.tenor"), 1, 'warrant "A".\nuses "m".\nsection 1 "X":\n  "Two" means One + 1.\n');
    const first = workspace.compilation(uri("a.tenor"));
    expect(workspace.compilation(uri("a.tenor"))).toBe(first);
    write("m.tenor", 'module "m".\n"Uno" means 1.\n');
    const second = workspace.compilation(uri("a.tenor"));
    expect(second?.diagnostics.map(({ code }) => code)).toContain("N101");
    workspace.open(uri("m.tenor"), 1, 'module "m".\n"One" means 1.\n');
    expect(workspace.compilation(uri("a.tenor"))?.diagnostics.map(({ code }) => code)).not.toContain("N101");
    workspace.close(uri("m.tenor"));
    expect(workspace.compilation(uri("a.tenor"))?.diagnostics.map(({ code }) => code)).toContain("N101");
  });

  it("know a module that appears and one that goes", () => {
    const { workspace, uri, write } = memory();
    workspace.open(uri("a.tenor"), 1, 'warrant "A".\nuses "m".\n');
    const codes = (): string[] =>
      (workspace.compilation(uri("a.tenor"))?.diagnostics ?? []).map(({ code }) => code);
    const missing = codes();
    expect(missing.length).toBeGreaterThan(0);
    write("m.tenor", 'module "m".\n');
    expect(codes().length).toBeLessThan(missing.length);
    write("m.tenor", null);
    expect(codes()).toEqual(missing);
  });

  it("offer the drafts beside one that is not there", () => {
    const { workspace, uri, write } = memory();
    write("form.tenor", 'warrant "F".\n');
    workspace.open(uri("variant.tenor"), 1, 'amends "fomr.tenor".\n');
    const [found] = workspace.compilation(uri("variant.tenor"))?.diagnostics ?? [];
    expect([found?.code, found?.fixes[0]?.edits[0]?.text]).toEqual(["V801", '"form.tenor"']);
  });

  it("changes of a version that is not newer are left out", () => {
    const { workspace, uri } = memory();
    workspace.open(uri("a.tenor"), 5, "one");
    expect(workspace.change(uri("a.tenor"), 5, [{ text: "two" }])).toBeNull();
    expect(workspace.change(uri("a.tenor"), 4, [{ text: "three" }])).toBeNull();
    expect(workspace.change(uri("b.tenor"), 1, [{ text: "three" }])).toBeNull();
    expect(workspace.source(uri("a.tenor"))?.text).toBe("one");
    expect(workspace.change(uri("a.tenor"), 9, [{ text: "four" }])?.source.text).toBe("four");
  });
});

const pieces = fc.oneof(
  fc.constantFrom(
    "Warrant Price",
    '"',
    "\n",
    "\r\n",
    ".",
    "😀",
    " becomes ",
    "section 2",
    "(",
    ")",
    "uses ",
    "  ",
    "[●]",
    "“",
    '"""',
    "//",
    "é",
  ),
  fc.string({ maxLength: 4 }),
);
const edits = fc.array(
  fc.record({
    at: fc.nat(),
    length: fc.nat({ max: 40 }),
    text: pieces,
    whole: fc.integer({ min: 0, max: 30 }),
  }),
  { maxLength: 8 },
);

describe("incremental edits", () => {
  it("any sequence of edits ends in the same messages as opening the final text", () => {
    fc.assert(
      fc.property(edits, fc.boolean(), (sequence, windows) => {
        const { workspace, uri } = memory();
        const start = windows ? CONTRACT.replaceAll("\n", "\r\n") : CONTRACT;
        const one = uri("one.tenor");
        workspace.open(one, 1, start);
        let text = start;
        for (const [index, { at, length, text: insert, whole }] of sequence.entries()) {
          const source = { name: "", text };
          // As an editor counts: never between the two halves of a line end.
          const from = offsetAt(source, positionAt(source, at % (text.length + 1)));
          const to = Math.max(
            from,
            offsetAt(source, positionAt(source, Math.min(text.length, from + length))),
          );
          const range = { start: positionAt(source, from), end: positionAt(source, to) };
          text = whole === 0 ? insert : text.slice(0, from) + insert + text.slice(to);
          workspace.change(one, index + 2, [whole === 0 ? { text: insert } : { range, text: insert }]);
          if (index % 3 === 0) messages(workspace, one);
        }
        expect(workspace.source(one)?.text).toBe(text);
        const fresh = memory();
        fresh.workspace.open(one, 1, text);
        expect(messages(workspace, one)).toEqual(messages(fresh.workspace, one));
      }),
      { numRuns: 25 },
    );
  });
});

describe("positions", () => {
  it("are there and back the same, in any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "\n", "\r\n", "\r", "😀", "é") }),
        fc.nat(),
        (text, any) => {
          const source = { name: "", text };
          const offset = any % (text.length + 1);
          const position = positionAt(source, offset);
          const back = offsetAt(source, position);
          // Only the middle of a line end has no position of its own.
          if (back !== offset) expect(text.slice(back, offset)).toBe("\r");
          expect(positionAt(source, back)).toEqual(back === offset ? position : positionAt(source, back));
        },
      ),
    );
  });
});

describe("addresses", () => {
  it.each([
    ["/a/b c.tenor", "file:///a/b%20c.tenor"],
    ["C:/x/y.tenor", "file:///C%3A/x/y.tenor"],
    ["/ü/(1).tenor", "file:///%C3%BC/%281%29.tenor"],
  ])("%s", (path, uri) => {
    expect(uriOfPath(path)).toBe(uri);
    expect(pathOf(uri)).toBe(path);
  });

  it("the same file under two spellings is one document", () => {
    const { workspace } = memory();
    workspace.open("file:///w/a%28b%29.tenor", 1, "x");
    expect(workspace.source("file:///w/a(b).tenor")?.text).toBe("x");
    expect(pathOf("untitled:One")).toBeNull();
    expect(pathOf("file:///%E0%A4%A")).toBeNull();
  });
});
