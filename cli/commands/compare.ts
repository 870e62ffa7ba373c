import { basename } from "node:path";
import { noFactFiles } from "../../grammar/diagnostics/catalogue/folders.ts";
import { optionsClash } from "../../grammar/diagnostics/catalogue/options.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { compareDrafts, type DraftComparison } from "../../interpreter/compare/drafts.ts";
import { compareRuns, type RunComparison } from "../../interpreter/compare/runs.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import { run as runContract } from "../../interpreter/run/run.ts";
import { booksIn } from "../books.ts";
import type { Call, Command, Word } from "../command.ts";
import { openContract } from "../contract.ts";
import { daysTwice, factSets, type FactSet } from "../fact-sets.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";
import { writeWhole } from "../interchange/write.ts";
import { choiceOptions, factOptions, prepare } from "../prepare.ts";
import { draftsToJson, runsToJson } from "../render/compare-json.ts";
import { comparisonPage, type Page } from "../render/compare-page.ts";
import { runsText, draftsText } from "../render/compare.ts";
import { booksText, booksToJson, type BookComparison } from "../render/compare-books.ts";
import { forPeople } from "../render/result.ts";

export const command: Command = {
  name: "compare",
  summary: "what differs between two drafts, and what that comes to on the same facts",
  description:
    "Compares two drafts by what they mean: renamed terms, reordered sections and other layout are no difference. With events and quotes it also runs both on the same " +
    "facts, and says where they part, what becomes of each term, exercise and duty, and what each party ends up with. Each --events begins a " +
    "set of facts of its own: the --quotes and --as-of that follow it are of that set, and one alone is of all. Several sets give a table " +
    "with the worst and the best of them.",
  operands: [
    { name: "A", count: "one", help: "the draft before" },
    { name: "B", count: "one", help: "the draft after" },
  ],
  options: [
    ...factOptions,
    ...choiceOptions.map((option) => (option.name === "--as-of" ? { ...option, repeatable: true } : option)),
    {
      name: "--facts",
      value: "FOLDER",
      help: "compare on many files of facts, with the worst and the best of them",
    },
    { name: "--html", value: "FILE", help: "write the comparison as a page" },
    { name: "--force", value: null, help: "write over a file that is there" },
  ],
  examples: [
    { command: "tenor compare form.tenor draft.tenor", says: "the changes of meaning" },
    {
      command:
        "tenor compare form.tenor draft.tenor --events events.json --quotes quotes.csv --html redline.html",
      says: "with what they come to, as a page for both sides",
    },
    {
      command: "tenor compare form.tenor draft.tenor --events calm.json --events storm.json --quotes q.csv",
      says: "on two sets of facts",
    },
  ],
  run,
};

/** Two runs on the same facts. */
interface Both {
  readonly compared: RunComparison;
  readonly results: readonly [RunResult, RunResult];
  readonly diagnostics: readonly Diagnostic[];
}

async function run(call: Call): Promise<number> {
  const [one, other] = call.operands;
  if (one === undefined || other === undefined) return 2;
  const folder = call.values("--facts")[0];
  const clash = ["--events", "--quotes"].flatMap((option) => call.values(option).slice(0, 1));
  if (folder !== undefined && clash[0] !== undefined)
    return giveUp(call, [
      report(optionsClash, clash[0].place, { option: "--events or --quotes", other: "--facts" }),
    ]);
  const contracts = [openContract(one.text), openContract(other.text)] as const;
  const [before, after] = contracts.map(({ compilation }) => compilation);
  const wrong = contracts.flatMap(({ sound, diagnostics }) => (sound ? [] : diagnostics));
  if (wrong.length > 0 || !before || !after) return giveUp(call, wrong);
  const drafts = compareDrafts(before, after);
  const sets = folder === undefined ? factSets(call) : setsIn(call, folder);
  if ("code" in sets) return giveUp(call, [sets]);
  const twice = daysTwice(sets.length === 0 ? [{ name: "", values: call.values }] : sets);
  if (twice !== null) return giveUp(call, [twice]);
  if (folder !== undefined || sets.length > 1) return compareSets(call, drafts, sets, one, other);
  const hasFacts = ["--events", "--quotes", "--as-of", "--set"].some(
    (option) => call.values(option).length > 0,
  );
  const both = hasFacts ? await runBoth(call, one, other) : null;
  if (both !== null && "failed" in both) return giveUp(call, both.failed);
  return print(call, drafts, both, one, other);
}

async function runBoth(
  call: Call,
  one: Word,
  other: Word,
): Promise<Both | { readonly failed: readonly Diagnostic[] }> {
  const left = await prepare(call, one);
  if ("failed" in left) return left;
  const right = await prepare(call, other);
  if ("failed" in right) return right;
  const each = [left, right].map(({ model, facts, options }) => runContract(model, facts, options));
  // Without a day both run to the same one, the last of either.
  const asOf = Math.max(...each.map((result) => result.asOf));
  const [before, after] = [left, right].map(({ model, facts, options }, i) =>
    each[i]?.asOf === asOf ? each[i] : runContract(model, facts, { ...options, asOf }),
  );
  if (before === undefined || after === undefined) return { failed: [] };
  return {
    compared: compareRuns(before, after),
    results: [before, after],
    diagnostics: forPeople([], [...before.diagnostics, ...after.diagnostics]),
  };
}

function print(call: Call, drafts: DraftComparison, both: Both | null, one: Word, other: Word): number {
  const { terminal, json } = call;
  const zone = both?.results[0].zone ?? "UTC";
  const facts = ["--events", "--quotes"].flatMap((option) => call.values(option).map(({ text }) => text));
  const unwritten = writePage(call, {
    before: basename(one.text),
    after: basename(other.text),
    drafts,
    runs: both === null ? null : { compared: both.compared, zone, facts, asOf: both.results[0].asOf },
    books: [],
  });
  if (unwritten !== null) return unwritten;
  const diagnostics = both?.diagnostics ?? [];
  if (json) {
    const runs =
      both === null
        ? null
        : {
            ...runsToJson(both.compared, zone),
            readings: {
              before: Object.fromEntries(both.results[0].readings),
              after: Object.fromEntries(both.results[1].readings),
            },
          };
    printJson(
      terminal,
      { before: one.text, after: other.text, drafts: draftsToJson(drafts), runs },
      diagnostics,
    );
  } else {
    terminal.write(draftsText(drafts, terminal));
    if (both !== null) terminal.write(`\n${runsText(both.compared, zone, terminal)}`);
    sayWritten(call);
    complain(terminal, diagnostics);
  }
  const lacking = both?.results.some(({ stopped, needs }) => stopped !== null || needs.length > 0) ?? false;
  return Math.max(exitCodeOf(diagnostics), lacking ? 1 : 0);
}

/** Writes the page where one is wanted; the exit code where that cannot be done. */
function writePage(call: Call, page: Page): number | null {
  const [html] = call.values("--html");
  if (html === undefined) return null;
  const file = { path: html.text, text: comparisonPage(page) };
  const slip = writeWhole([file], call.flag("--force") !== null, html.place);
  return slip === null ? null : giveUp(call, [slip]);
}

function sayWritten({ terminal, values }: Call): void {
  const [html] = values("--html");
  if (html !== undefined) terminal.write(`\nWrote ${html.text}.\n`);
}

/** The sets of facts in a folder. */
function setsIn(call: Call, folder: Word): FactSet[] | Diagnostic {
  const books = booksIn(folder);
  if ("code" in books) return books;
  if (books.length === 0) return report(noFactFiles, folder.place, { folder: folder.text });
  return books.map(({ name, events, quotes }): FactSet => {
    const file = (text: string | null): Word[] => (text === null ? [] : [{ text, place: folder.place }]);
    const values = (option: string): readonly Word[] =>
      option === "--events" ? file(events) : option === "--quotes" ? file(quotes) : call.values(option);
    return { name, values };
  });
}

/** One comparison for each set of facts. */
async function compareSets(
  call: Call,
  drafts: DraftComparison,
  sets: readonly FactSet[],
  one: Word,
  other: Word,
): Promise<number> {
  const rows: BookComparison[] = [];
  const found: Diagnostic[] = [];
  for (const [i, { name, values }] of sets.entries()) {
    call.terminal.progress(`${i} of ${sets.length}: ${name}`);
    const both = await runBoth({ ...call, values }, one, other);
    if ("failed" in both) found.push(...both.failed);
    else rows.push({ name, compared: both.compared, results: both.results });
  }
  call.terminal.progress("");
  const unwritten = writePage(call, {
    before: basename(one.text),
    after: basename(other.text),
    drafts,
    runs: null,
    books: rows,
  });
  if (unwritten !== null) return unwritten;
  if (call.json)
    printJson(
      call.terminal,
      { before: one.text, after: other.text, drafts: draftsToJson(drafts), facts: booksToJson(rows) },
      found,
    );
  else {
    call.terminal.write(draftsText(drafts, call.terminal));
    call.terminal.write(`\n${booksText(rows, call.terminal)}`);
    sayWritten(call);
    complain(call.terminal, found);
  }
  const lacking = rows.some(({ results }) =>
    results.some(({ stopped, needs }) => stopped !== null || needs.length > 0),
  );
  return Math.max(exitCodeOf(found), lacking ? 1 : 0);
}
