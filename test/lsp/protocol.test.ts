// Every request of the protocol, over standard input and output, as an editor sends it.
import type {
  CodeAction,
  CompletionItem,
  Hover,
  Location,
  LocationLink,
  Range,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edited, positionIn, startEditor, textAt, unmarked, type Editor } from "./client.ts";
import { CONTRACT, HEAD, markAt } from "./contract.ts";

let editor: Editor;
let count = 0;

beforeAll(async () => {
  editor = await startEditor();
});
afterAll(() => editor.stop());

/** A document of its own for each test. */
const open = (marked: string) => editor.open(`contract-${count++}.tenor`, marked);

const changesOf = (edit: WorkspaceEdit | null, uri: string): TextEdit[] => edit?.changes?.[uri] ?? [];

describe("diagnostics", () => {
  it("a sound contract has none", async () => {
    const { uri } = open(CONTRACT);
    expect((await editor.diagnostics(uri, 1)).map(({ message }) => message)).toEqual([]);
  });

  it("a misspelt term is told at its place, with the page of its code", async () => {
    const { uri, text } = open(CONTRACT.replace("P = Warrant Price", "P = Warant Price"));
    const [found] = await editor.diagnostics(uri, 1);
    expect(found).toMatchObject({ code: "N101", severity: 1, source: "tenor" });
    expect(textAt(text, found?.range as Range)).toBe("Warant Price");
    expect(found?.codeDescription?.href).toMatch(/^file:.*diagnostics\.md#n101$/);
    expect(found?.message).toContain('Close: "Warrant Price"');
  });

  it("what is not used is marked as such, and what stands twice shows the first", async () => {
    const marked = `${CONTRACT}\nsection 4 "More":\n  "Spare" means 1.\n  "Term" means the period from March 14, 2005 to March 14, 2006.\n`;
    const { uri } = open(marked);
    const found = await editor.diagnostics(uri, 1);
    expect(found.find(({ code }) => code === "N106")?.tags).toEqual([1]);
    expect(found.find(({ code }) => code === "N102")?.relatedInformation?.[0]?.location.uri).toBe(uri);
  });

  it("an error of a module is shown where it is used, and goes when the module is mended", async () => {
    const module = editor.write("broken.tenor", 'module "broken".\n"Broken" means Nowhere.\n');
    const { uri, text } = open(`warrant "W".\nuses "broken".\nsection 1 "One":\n  "A" means Broken.\n`);
    const found = (await editor.diagnostics(uri, 1)).find(({ message }) =>
      JSON.stringify(message).includes("The module"),
    );
    expect(textAt(text, found?.range as Range)).toBe('"broken"');
    expect(found?.relatedInformation?.[0]?.location.uri).toBe(module);
    await editor.tell("textDocument/didOpen", {
      textDocument: {
        uri: module,
        languageId: "tenor",
        version: 1,
        text: 'module "broken".\n"Broken" means 3.\n',
      },
    });
    await editor.diagnostics(module, 1);
    const pulled = await editor.ask<{ items: { code: string }[] }>("textDocument/diagnostic", {
      textDocument: { uri },
    });
    expect(pulled.items.filter(({ code }) => code === "N101")).toEqual([]);
  });
});

const completed = async (marked: string): Promise<CompletionItem[]> => {
  const { at } = open(marked);
  return (await editor.ask<CompletionItem[]>("textDocument/completion", at)) ?? [];
};
const sorted = (items: readonly CompletionItem[]) =>
  items
    .toSorted((a, b) => (a.sortText ?? a.label).localeCompare(b.sortText ?? b.label, "en"))
    .map(({ label }) => label);

describe("completion", () => {
  it("terms of the type that is wanted come first", async () => {
    const items = sorted(
      await completed(`${CONTRACT}\nsection 9 "X":\n  on Stock Split:\n    Warrant Price becomes ‸`),
    );
    expect(items[0]).toBe("Warrant Price");
    expect(items).toContain("Ratio");
    expect(items).toContain("adjusted");
    expect(items).toContain("the greater of");
  });

  it("keywords are those that the grammar takes there", async () => {
    const items = sorted(
      await completed(`${CONTRACT}\nsection 9 "X":\n  on Stock Split:\n    Warrant Price ‸`),
    );
    expect(items).toEqual(expect.arrayContaining(["becomes", "falls by", "rises by"]));
    expect(items).not.toContain("means");
    expect(items).not.toContain("Warrant Share Number");
  });

  it("fields of the event after with, values of a field in quotes", async () => {
    expect(
      sorted(await completed(`${CONTRACT}\nscenario "X":\n  on May 1, 2006: Distribution with ‸`)).slice(
        0,
        2,
      ),
    ).toEqual(["Amount Per Share", "Kind"]);
    expect(
      sorted(await completed(`${CONTRACT}\nscenario "X":\n  on May 1, 2006: Distribution with Kind = "‸"`)),
    ).toEqual(["cash", "property"]);
  });

  it("section numbers after section, modules after uses", async () => {
    expect(sorted(await completed(markAt("under section 2", "under section ".length)))).toEqual([
      "1",
      "2",
      "3",
    ]);
    const modules = sorted(await completed('warrant "W".\nuses "std/‸".\n'));
    expect(modules).toContain("std/corporate-actions");
    expect(modules).toContain("std/calendars/us-exchanges");
  });

  it("event kinds after on, acts after may, parties before it", async () => {
    expect(sorted(await completed(`${CONTRACT}\nsection 9 "X":\n  on ‸`))).toEqual(
      expect.arrayContaining(["Stock Split", "Stock Dividend", "Distribution", "Exercise"]),
    );
    const acts = sorted(await completed(`${CONTRACT}\nsection 9 "X":\n  the Holder may ‸`));
    expect(acts).toContain("Exercise");
    expect(acts).not.toContain("Stock Split");
  });

  it("the words of scenarios for duties that do not arise and for covenants", async () => {
    const then = `${CONTRACT}\nscenario "X":\n  on May 1, 2006: Stock Split with Ratio = 2.\n  then `;
    expect(sorted(await completed(`${then}‸`))).toEqual(expect.arrayContaining(["no", "covenant"]));
    const acts = sorted(await completed(`${then}no duty to ‸`));
    expect(acts).toContain("Exercise");
    expect(acts).not.toContain("Stock Split");
    expect(sorted(await completed(`${then}no duty to Exercise ‸`))).toEqual(["arises"]);
    expect(sorted(await completed(`${then}the covenant under section 2 is ‸`))).toEqual(["kept", "not"]);
  });

  it("a field of two events once", async () => {
    const items = sorted(
      await completed(
        `${CONTRACT}\nsection 9 "X":\n  on Stock Split or Stock Dividend:\n    Warrant Price becomes ‸`,
      ),
    );
    expect(items.filter((label) => label === "Ratio")).toEqual(["Ratio"]);
    expect(new Set(items).size).toBe(items.length);
  });

  it("whole clauses where a statement begins", async () => {
    const items = await completed(`${CONTRACT}\nsection 9 "X":\n  ‸`);
    const waterfall = items.find(({ label }) => label === "waterfall");
    expect(waterfall?.insertTextFormat).toBe(2);
    expect(waterfall?.textEdit?.newText).toContain("${1:Term}");
  });

  it("replaces the name under way, and tells more of an item when asked", async () => {
    const { at, text } = open(`${CONTRACT}\nsection 9 "X":\n  "Y" means Warrant Pr‸`);
    const items = await editor.ask<CompletionItem[]>("textDocument/completion", at);
    const price = items.find(({ label }) => label === "Warrant Price");
    expect(price?.detail).toContain("price per share");
    const edit = price?.textEdit as TextEdit;
    expect(edited(text, [edit])).toMatch(/"Y" means Warrant Price$/);
    const resolved = await editor.ask<CompletionItem>("completionItem/resolve", price);
    expect((resolved.documentation as { value: string }).value).toContain(
      "What the Holder pays for one share.",
    );
  });

  it("nothing in comments and in the paper's words", async () => {
    expect(await completed("// the Holder ‸")).toEqual([]);
    expect(await completed(markAt("The Holder pays", 4))).toEqual([]);
  });
});

const hovered = async (marked: string): Promise<string> => {
  const { at } = open(marked);
  const found = await editor.ask<Hover | null>("textDocument/hover", at);
  return (found?.contents as { value: string } | undefined)?.value ?? "";
};

describe("hover", () => {
  it("a term: type, definition, comment, section, what changes it", async () => {
    const text = await hovered(markAt("P = Warrant Price", 6));
    expect(text).toContain("price per share");
    expect(text).toContain('"Warrant Price" initially means $2.40 per share.');
    expect(text).toContain("What the Holder pays for one share.");
    expect(text).toContain("Section 3");
    expect(text).toContain("section 2 (on Stock Split or Stock Dividend)");
  });

  it.each([
    ["* Ratio", 3, "Ratio"],
    ["P * Shares", 0, "P = Warrant Price"],
    ["section 2 is", 8, "Adjustments"],
    ["3 Trading Days", 3, "weekday"],
    ["on Stock Split or", 5, "event Stock Split has Ratio: number"],
    ["March 14, 2005", 3, "Monday"],
    ["by the Holder", 8, "Bold Capital"],
  ])("at %s", async (text, into, expected) => {
    expect(await hovered(markAt(text, into))).toContain(expected);
  });

  it("nothing between words", async () => {
    expect(await hovered(markAt("currency is", 9))).toBe("");
  });
});

describe("navigation", () => {
  it("from a use to the definition", async () => {
    const { at, text, uri } = open(markAt("P = Warrant Price", 6));
    const [link] = await editor.ask<LocationLink[]>("textDocument/definition", at);
    expect(link?.targetUri).toBe(uri);
    expect(textAt(text, link?.targetSelectionRange as Range)).toBe("Warrant Price");
    expect(textAt(text, link?.targetRange as Range)).toBe('"Warrant Price" initially means $2.40 per share.');
    expect(await editor.ask("textDocument/declaration", at)).toEqual([link]);
  });

  it("into the library, and from uses to its file", async () => {
    const marked =
      'warrant "W".\nuses "std/corporate-actions".\nparty Issuer is "A".\nsection 1 "One":\n  on Stock Spl‸it:\n    Shares Outstanding becomes Shares Outstanding * Ratio.\n';
    const { at } = open(marked);
    const [link] = await editor.ask<LocationLink[]>("textDocument/definition", at);
    expect(link?.targetUri).toMatch(/stdlib\/corporate-actions\.tenor$/);
    const uses = open('warrant "W".\nuses "std/corp‸orate-actions".\n');
    const [file] = await editor.ask<LocationLink[]>("textDocument/definition", uses.at);
    expect(file?.targetUri).toBe(link?.targetUri);
  });

  it("the type of an event's term is the event, what adjusts a term are the rules", async () => {
    const due = open(markAt("pays Cash Due", 6));
    const [type] = await editor.ask<Location[]>("textDocument/typeDefinition", due.at);
    expect(textAt(due.text, type?.range as Range)).toBe("Exercise");
    const number = open(markAt('"Warrant Share Number" initially', 3));
    const effects = await editor.ask<Location[]>("textDocument/implementation", number.at);
    expect(effects.map(({ range }) => textAt(number.text, range).split(" ").slice(3, 5).join(" "))).toEqual([
      "falls by",
      "becomes Warrant",
      "Warrant Share",
    ]);
  });

  it("references, also in the paper's words; highlights tell writing from reading", async () => {
    const { at, text } = open(markAt('"Warrant Price" initially', 3));
    const found = await editor.ask<Location[]>("textDocument/references", {
      ...at,
      context: { includeDeclaration: true },
    });
    expect(found.map(({ range }) => textAt(text, range))).toEqual(
      Array.from({ length: 6 }, () => "Warrant Price"),
    );
    const without = await editor.ask<Location[]>("textDocument/references", {
      ...at,
      context: { includeDeclaration: false },
    });
    expect(without).toHaveLength(5);
    const marks = await editor.ask<{ kind: number }[]>("textDocument/documentHighlight", at);
    expect(marks.map(({ kind }) => kind)).toEqual([2, 3, 2, 3, 2]);
  });
});

describe("rename", () => {
  it("a term, everywhere", async () => {
    const { at, text, uri } = open(markAt("P = Warrant Price", 6));
    expect(await editor.ask("textDocument/prepareRename", at)).toMatchObject({
      placeholder: "Warrant Price",
    });
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", { ...at, newName: "Exercise Price" });
    const renamed = edited(text, changesOf(edit, uri));
    expect(renamed).toContain('"Exercise Price" initially means');
    // The paper's own words stay as they are.
    expect(renamed.match(/Warrant Price/g)).toHaveLength(1);
  });

  it("its plural follows, from either", async () => {
    const one = open(markAt('"Trading Day" (', 3));
    const first = await editor.ask<WorkspaceEdit>("textDocument/rename", {
      ...one.at,
      newName: "Market Day",
    });
    expect(edited(one.text, changesOf(first, one.uri))).toContain('"Market Day" (plural "Market Days")');
    expect(edited(one.text, changesOf(first, one.uri))).toContain("within 3 Market Days");
    const many = open(markAt("3 Trading Days", 4));
    const second = await editor.ask<WorkspaceEdit>("textDocument/rename", {
      ...many.at,
      newName: "Market Days",
    });
    expect(edited(many.text, changesOf(second, many.uri))).toBe(edited(one.text, changesOf(first, one.uri)));
  });

  it("a field that several events are read by, in all of them", async () => {
    const { at, text, uri } = open(markAt("* Ratio", 3));
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", { ...at, newName: "Factor" });
    const renamed = edited(text, changesOf(edit, uri));
    expect(renamed.match(/Factor: number/g)).toHaveLength(2);
    expect(renamed).toContain("with Factor = 2");
    expect(renamed).not.toContain("Ratio");
  });

  it.each([
    ["P = Warrant Price", 6, "Term", /taken/],
    ["P = Warrant Price", 6, "price", /capital letter/],
    ["P * Shares", 0, "Shares Exercised", /taken|mean|sound/],
    ["currency is", 2, "X", /no defined term/],
  ])("at %s it is refused with the reason", async (text, into, newName, reason) => {
    const { at } = open(markAt(text, into));
    await expect(editor.ask("textDocument/rename", { ...at, newName })).rejects.toThrow(reason);
  });

  it("over files", async () => {
    const module = 'module "terms".\n"Base Price" means 3.\n';
    const first = editor.write("terms.tenor", module);
    editor.write("user-a.tenor", 'warrant "A".\nuses "terms".\nsection 1 "One":\n  "A" means Base Price.\n');
    const { at, uri } = editor.open(
      "user-b.tenor",
      'warrant "B".\nuses "terms".\nsection 1 "One":\n  "B" means Base Pri‸ce.\n',
    );
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", { ...at, newName: "First Price" });
    expect(Object.keys(edit.changes ?? {}).toSorted()).toEqual(
      [first, editor.uri("user-a.tenor"), uri].toSorted(),
    );
    const found = await editor.ask<Location[]>("textDocument/references", {
      ...at,
      context: { includeDeclaration: true },
    });
    expect(found).toHaveLength(3);
  });

  it("in a form and in the drafts that amend it, from either", async () => {
    const form = editor.write("form.tenor", CONTRACT);
    const amending = `amends "form.tenor".\n\nsection 3 replaced "Definitions":\n${CONTRACT.slice(
      CONTRACT.indexOf("  // What the Holder pays"),
      CONTRACT.indexOf("scenario"),
    ).replace("$2.40", "$3.00")}`;
    const { at, uri, text } = editor.open("draft.tenor", amending.replace("Warrant Price", "Warrant Pr‸ice"));
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", { ...at, newName: "Exercise Price" });
    expect(edited(text, changesOf(edit, uri))).toBe(text.replaceAll("Warrant Price", "Exercise Price"));
    const { changes = {} } = edit;
    // The paper's words stay the paper's.
    expect(edited(CONTRACT, changes[form] ?? [])).toContain('"Exercise Price" initially means $2.40');
    const inForm = editor.open("form.tenor", markAt("Warrant Price becomes", 3));
    const back = await editor.ask<WorkspaceEdit>("textDocument/rename", {
      ...inForm.at,
      newName: "Exercise Price",
    });
    expect(Object.keys(back.changes ?? {}).toSorted()).toEqual([uri, form].toSorted());
    const links = await editor.ask<{ target: string }[]>("textDocument/documentLink", {
      textDocument: { uri },
    });
    expect(links[0]?.target).toBe(form);
    const start = { textDocument: { uri }, position: { line: 0, character: 10 } };
    expect(await editor.ask<{ targetUri: string }[]>("textDocument/definition", start)).toMatchObject([
      { targetUri: form },
    ]);
  });

  it("not in the library", async () => {
    const { at } = open(
      'warrant "W".\nuses "std/corporate-actions".\nsection 1 "One":\n  on Stock Spl‸it:\n    the Issuer shall Tell.\n',
    );
    await expect(editor.ask("textDocument/prepareRename", at)).rejects.toThrow(/standard library/);
  });

  it("a section with every reference to it", async () => {
    const { at, text, uri } = open(markAt("section 2 is", 8));
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", { ...at, newName: "5" });
    const renamed = edited(text, changesOf(edit, uri));
    expect(renamed).toContain('section 5 "Adjustments":');
    expect(renamed).toContain("under section 5 is");
  });
});

describe("formatting", () => {
  const MESSY = CONTRACT.replace("    Warrant Price becomes", "  Warrant Price   becomes").replace(
    "/ Ratio",
    "/  Ratio",
  );
  const options = { options: { tabSize: 2, insertSpaces: true } };

  it("a document; what is in order stays", async () => {
    const { uri, text } = open(MESSY);
    const edits = await editor.ask<TextEdit[]>("textDocument/formatting", {
      textDocument: { uri },
      ...options,
    });
    const once = edited(text, edits);
    expect(once).toContain("    Warrant Price becomes Warrant Price / Ratio.");
    const again = open(once);
    expect(
      await editor.ask("textDocument/formatting", { textDocument: { uri: again.uri }, ...options }),
    ).toEqual([]);
  });

  it("a range, and a statement once its full stop is typed", async () => {
    const { uri, text } = open(MESSY.replace('party Holder is "Bold', 'party   Holder is "Bold'));
    const line = text.split("\n").findIndex((each) => each.includes("/  Ratio"));
    const range = { start: { line, character: 0 }, end: { line, character: 5 } };
    const edits = await editor.ask<TextEdit[]>("textDocument/rangeFormatting", {
      textDocument: { uri },
      range,
      ...options,
    });
    expect(edited(text, edits)).toContain("party   Holder");
    expect(edited(text, edits)).toContain("Price / Ratio.");
    const end = text.indexOf("/  Ratio.") + "/  Ratio.".length;
    const typed = await editor.ask<TextEdit[]>("textDocument/onTypeFormatting", {
      textDocument: { uri },
      position: positionIn(text, end),
      ch: ".",
      ...options,
    });
    expect(edited(text, typed)).toContain("Price / Ratio.");
    expect(edited(text, typed)).toContain("party   Holder");
  });

  it("a line behind a colon goes in", async () => {
    const { at, text } = open(`${HEAD}section 1 "One":\n‸\n`);
    const edits = await editor.ask<TextEdit[]>("textDocument/onTypeFormatting", {
      ...at,
      ch: "\n",
      ...options,
    });
    expect(edited(text, edits)).toBe(`${HEAD}section 1 "One":\n  \n`);
  });

  it("keeps the line ends of Windows", async () => {
    const { uri, text } = open(MESSY.replaceAll("\n", "\r\n"));
    const edits = await editor.ask<TextEdit[]>("textDocument/formatting", {
      textDocument: { uri },
      ...options,
    });
    expect(edited(text, edits)).not.toMatch(/[^\r]\n/);
    expect(edits.length).toBeLessThan(10);
  });
});

const actionsAt = async (marked: string) => {
  const { text, offsets } = unmarked(marked);
  const { uri } = open(text);
  const [start = 0, end = start] = offsets;
  const range = { start: positionIn(text, start), end: positionIn(text, end) };
  const actions = await editor.ask<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range,
    context: { diagnostics: [] },
  });
  const result = (title: RegExp): string => {
    const action = actions.find((each) => title.test(each.title));
    expect(action, actions.map((each) => each.title).join("; ")).toBeDefined();
    return edited(text, changesOf(action?.edit ?? null, uri));
  };
  return { actions, result };
};

describe("code actions", () => {
  it("the compiler's fix, and the definition that is missing", async () => {
    const { result } = await actionsAt(
      markAt("Warant Price", 3, CONTRACT.replace("P = Warrant Price", "P = Warant Price")),
    );
    expect(result(/^Write Warrant Price/)).toContain("where P = Warrant Price.");
    expect(result(/^Define "Warant Price"/)).toContain('"Warant Price" means [●].');
  });

  it("the example of a clash becomes a scenario, by choice alone", async () => {
    const clash = `warrant "W".
event Sale.
"Rate" initially means 2.
on Sale: Rate becomes 3; Rate becomes 4.
`;
    const { actions, result } = await actionsAt(markAt("Rate becomes 4", 0, clash));
    expect(result(/^Add the example as a scenario$/)).toBe(`${clash}
scenario "Two clauses of the contract both change Rate":
  on June 1, 2006: Sale.
  then the run stops at Sale.
`);
    expect(actions.some(({ isPreferred }) => isPreferred)).toBe(false);
    expect(actions.map(({ title }) => title)).not.toContain("Mend all that has only one remedy");
  });

  it("the tie rule", async () => {
    const { result } = await actionsAt(
      markAt("rounded to", 0, CONTRACT.replace("share, half up.", "share.")),
    );
    expect(result(/half even/)).toContain("1/100 share, half even.");
  });

  it("the missing alternative", async () => {
    const contract = CONTRACT.replace(
      "means P * Shares Exercised",
      'means the first of\n    (a) P * Shares Exercised, if Method is "cash"',
    );
    const { result } = await actionsAt(markAt("(a) P", 4, contract));
    expect(result(/alternative/)).toContain("(b) [●], otherwise");
  });

  it("room for a section, and sections in order", async () => {
    const { result } = await actionsAt(markAt('section 2 "Adj', 3));
    expect(result(/^Make room/)).toContain('section 4 "Definitions"');
    expect(result(/^Make room/)).toContain("under section 3 is");
    const gap = await actionsAt(markAt('section 9 "Adj', 3, CONTRACT.replaceAll("section 2", "section 9")));
    expect(gap.result(/^Renumber all/)).toBe(CONTRACT);
  });

  it("a formula taken out into a definition, and written out again", async () => {
    const contract = CONTRACT.replace("where P = Warrant Price", "where P = Warrant Price + Fee").replace(
      '  "Term" means',
      '  "Fee" means $1 per share.\n  "Twice" means (Fee + Fee) * 2.\n  "Term" means',
    );
    const at = contract.indexOf("Fee + Fee");
    const marked = `${contract.slice(0, at)}‸Fee + Fee‸${contract.slice(at + 9)}`;
    const { result } = await actionsAt(marked);
    expect(result(/^Extract/)).toMatch(
      /means \(Part Of Twice\) \* 2\.\n\n {2}"Part Of Twice" means Fee \+ Fee\./,
    );
    const inlined = await actionsAt(markAt("Price + Fee", 9, contract));
    expect(inlined.result(/^Write out/)).toContain("where P = Warrant Price + $1 per share.");
  });

  it("only of the kind that is asked for", async () => {
    const { uri } = open(markAt('section 2 "Adj', 3));
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const context = { diagnostics: [], only: ["source.fixAll"] };
    expect(await editor.ask("textDocument/codeAction", { textDocument: { uri }, range, context })).toEqual(
      [],
    );
  });
});
