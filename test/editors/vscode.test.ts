// The real VS Code with the extension as it is packed: what a person sees and does, in the order of a first hour.
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { Code, done, PATIENCE, until } from "./code.ts";
import { here, isFound, root } from "./install.ts";
import { MISSPELT, scratch, type Scratch } from "./scratch.ts";

const editors = inject("editors");
const extension = inject("extension");

const USING = `warrant "Using".
uses "common".

section 1 "Use":
  "Half" means Base Price / 2.
`;
const COMMON = `module "common".
currency is USD.

"Base Price" means $3.00 per share.
`;

const BLANK = MISSPELT.replace("Warant", "Warrant").replace('"Bold Capital"', "[●]");

async function startCode(place: Scratch, inBrowser: boolean): Promise<Code> {
  const { vscode, chromium } = editors;
  if (!isFound(vscode) || !isFound(chromium) || !isFound(extension)) throw new Error("VS Code is not there");
  return Code.start({
    server: vscode.path,
    chromium: chromium.path,
    extension: extension.path,
    folder: place.path("contracts"),
    state: place.path("state"),
    env: place.env,
    inBrowser,
  });
}

function contracts(place: Scratch): void {
  place.write("contracts/draft.tenor", MISSPELT);
  place.write("contracts/common.tenor", COMMON);
  place.write("contracts/using.tenor", USING);
  place.write("contracts/blank.tenor", BLANK);
  cpSync(join(root, "lsp/vscode/walkthrough/sample"), place.path("contracts/sample"), { recursive: true });
  const sample = place.read("contracts/sample/first-warrant.tenor");
  // One scenario expects what does not come.
  place.write(
    "contracts/sample/first-warrant.tenor",
    sample.replace("then Warrant Price is $1.20 per share", "then Warrant Price is $1.25 per share"),
  );
}

/** The line, from 1, that holds the words, and the column in which they begin. */
function spotOf(text: string, words: string): [number, number] {
  const before = text.slice(0, text.indexOf(words)).split("\n");
  return [before.length, (before.at(-1) ?? "").length + 1];
}

/** What stands on the screen when a test fails is kept beside the tests. */
function keepScreen(code: () => Code): void {
  beforeEach(({ onTestFailed, task }) => {
    onTestFailed(async () => {
      mkdirSync(join(here, "out"), { recursive: true });
      const name = task.name.replaceAll(/\W+/g, "-");
      await code().page.screenshot({ path: join(here, "out", `${name}.png`) });
    });
  });
}

describe.skipIf(!isFound(extension))("VS Code", () => {
  let place: Scratch;
  let code: Code;

  beforeAll(async () => {
    place = scratch();
    contracts(place);
    code = await startCode(place, false);
  });
  afterAll(async () => {
    await code?.stop();
    place.remove();
  });
  keepScreen(() => code);

  it("underlines a misspelt term, says what it means for the contract, and mends it", async () => {
    const { page } = code;
    await code.open("draft.tenor");
    await code.squiggles.first().waitFor();
    await code.goTo(...spotOf(MISSPELT, "Warant Price"));
    await code.command("Show or Focus Hover");
    const hover = page.locator(".monaco-hover:visible", { hasText: "not defined" });
    await hover.first().waitFor();
    expect(await hover.first().innerText()).toContain("cannot be computed");
    await page.keyboard.press("Escape");
    await code.fix("Write Warrant Price");
    await code.squiggles.first().waitFor({ state: "hidden" });
    await code.save();
    expect(place.read("contracts/draft.tenor")).toContain("becomes Warrant Price / Ratio.");
  });

  it("formats", async () => {
    await code.command("Format Document");
    await until("the text in the standard form", async () => {
      await code.save();
      return place.read("contracts/draft.tenor").includes("\n  on Stock Split:\n    Warrant Price becomes");
    });
  });

  it("says in a hover what a term is", async () => {
    await code.goTo(...spotOf(place.read("contracts/draft.tenor"), "Warrant Price"));
    await code.command("Show or Focus Hover");
    const hover = code.page.locator(".monaco-hover:visible", { hasText: "$2.40" });
    await hover.first().waitFor();
    expect(await hover.first().innerText()).toContain("Section 2");
    await code.page.keyboard.press("Escape");
  });

  it("renames a term in every file", async () => {
    const { page } = code;
    await code.open("using.tenor");
    await code.goTo(...spotOf(USING, "Base Price"));
    const input = page.locator(".rename-box input:visible");
    await until("the box for the new name", async () => {
      if (!(await input.isVisible())) await page.keyboard.press("F2");
      return input.isVisible();
    });
    await input.fill("Floor Price");
    await input.press("Enter");
    await input.waitFor({ state: "hidden" });
    await until("the new name in both files", async () => {
      await code.save();
      return (
        place.read("contracts/using.tenor").includes("means Floor Price / 2") &&
        place.read("contracts/common.tenor").includes('"Floor Price" means $3.00')
      );
    });
  });

  it("asks for the words of a blank, and fills it", async () => {
    const { page } = code;
    await code.open("blank.tenor");
    await code.goTo(...spotOf(BLANK, "[●]"));
    await code.fix("Fill in Holder...");
    const input = page.locator(".quick-input-widget:visible input.input");
    await input.fill("Lane Capital LLC");
    await input.press("Enter");
    await until("the name in the file", async () => {
      await code.save();
      return place.read("contracts/blank.tenor").includes('party Holder is "Lane Capital LLC".');
    });
  });

  it("runs scenarios in the Testing view, with what was expected beside what came", async () => {
    const { page } = code;
    await code.open("first-warrant.tenor");
    await code.command("Testing: Focus on Test Explorer View");
    const tree = page.locator(".test-explorer");
    await tree.getByText("first-warrant.tenor").first().waitFor();
    await code.command("Test: Run All Tests");
    await tree.locator(".monaco-list-row", { hasText: "first-warrant.tenor" }).click();
    await page.keyboard.press("ArrowRight");
    const row = (words: string, state: string) =>
      tree.locator(`.monaco-list-row[aria-label*="${words}"][aria-label*="${state}"]`).first();
    await row("A split in two halves the price", "Failed").waitFor();
    await row("A cheap issuance lowers the price", "Passed").waitFor();
    // The failure stands at its line, and opens as a comparison.
    await code.command("Test: Peek Output");
    const peek = page.locator(".test-output-peek, .test-output-peek-message-container").first();
    await peek.waitFor();
    await until("what was expected and what came", async () => {
      const words = (await page.locator(".diff-review, .monaco-diff-editor").allInnerTexts()).join(" ");
      return words.includes("1.25") && words.includes("1.20");
    });
  });

  it("shows the terms over time, and leads to the clause and to the event", async () => {
    const { page } = code;
    await code.open("first-warrant.tenor");
    await code.command("Tenor: Run with the facts beside the contract");
    const timeline = await code.view(".charts svg");
    expect(await timeline.locator("figcaption").first().innerText()).toContain("Warrant Price");
    const row = timeline.locator("tr", { hasText: "placement of 2021" });
    expect(await row.innerText()).toContain("$2.40 → $2.20");
    await row.locator("a[data-go^=clause]").click();
    await page.locator(".statusbar-item", { hasText: "selected" }).waitFor();
    await page.locator(".view-line", { hasText: "Warrant Price becomes Warrant Price * (" }).waitFor();
    await row.locator("a[data-go^=fact]").click();
    await page.locator('.tab.active[data-resource-name="events.json"]').waitFor();
  });

  it("looks at another day, which tenor.json then names", async () => {
    const { page } = code;
    await code.open("first-warrant.tenor");
    await code.command("Tenor: Pick the as-of date...");
    const input = page.locator(".quick-input-widget:visible input.input");
    await input.fill("2021-12-31");
    await input.press("Enter");
    await until("the day in tenor.json", () =>
      place.read("contracts/sample/tenor.json").includes('"asOf": "2021-12-31"'),
    );
    const timeline = await code.view(".charts svg");
    await timeline.getByText("As of Dec 31, 2021").waitFor();
  });

  it("explains a term, and compares two drafts", async () => {
    const { page } = code;
    const text = place.read("contracts/sample/first-warrant.tenor");
    place.write("contracts/sample/other.tenor", text.replace("$2.40", "$2.50"));
    await code.open("first-warrant.tenor");
    await code.goTo(...spotOf(text, '"Warrant Price" initially'));
    await page.keyboard.press("ArrowRight");
    await code.command("Tenor: Explain the term at the cursor");
    await page.locator(".view-line", { hasText: "placement of 2021" }).first().waitFor();
    await code.open("first-warrant.tenor");
    await code.command("Tenor: Compare with...");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "other.tenor" }).click();
    const comparison = await code.view("#drafts");
    await comparison.locator("del", { hasText: "2.50" }).first().waitFor();
  });

  it("checks every contract as a task, whose problems it lists", async () => {
    const { page } = code;
    place.write("contracts/wrong.tenor", MISSPELT);
    await code.command("Tasks: Run Task");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "tenor" }).first().click();
    await page
      .locator(".quick-input-list .monaco-list-row", { hasText: "check every contract" })
      .first()
      .click();
    const problem = page.locator(".markers-panel .monaco-list-row", { hasText: "wrong.tenor" });
    // The task's terminal comes to the front when it ends.
    await until("the contract among the problems", async () => {
      await code.command("View: Focus Problems");
      return done(() => problem.waitFor({ timeout: PATIENCE / 6 }));
    });
  });
});

describe.skipIf(!isFound(extension))("VS Code in a browser, the server in a worker", () => {
  let place: Scratch;
  let code: Code;

  beforeAll(async () => {
    place = scratch();
    contracts(place);
    code = await startCode(place, true);
  });
  afterAll(async () => {
    await code?.stop();
    place.remove();
  });
  keepScreen(() => code);

  it("underlines a misspelt term and mends it", async () => {
    await code.open("draft.tenor");
    await code.squiggles.first().waitFor();
    await code.goTo(...spotOf(MISSPELT, "Warant Price"));
    await code.fix("Write Warrant Price");
    await code.squiggles.first().waitFor({ state: "hidden" });
    await code.save();
    expect(place.read("contracts/draft.tenor")).toContain("becomes Warrant Price / Ratio.");
  });

  it("shows the terms over time by the facts and the library", async () => {
    await code.open("first-warrant.tenor");
    await code.command("Tenor: Run with the facts beside the contract");
    const timeline = await code.view(".charts svg");
    expect(await timeline.locator("tr", { hasText: "placement of 2021" }).innerText()).toContain(
      "$2.40 → $2.20",
    );
  });
});
