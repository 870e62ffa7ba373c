import { existsSync } from "node:fs";
import { basename } from "node:path";
import { fileExists } from "../../grammar/diagnostics/catalogue/folders.ts";
import { optionNeeds } from "../../grammar/diagnostics/catalogue/options.ts";
import { report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Call, Command } from "../command.ts";
import { begin } from "../interchange/begin.ts";
import { writeWhole } from "../interchange/write.ts";
import { giveUp, printJson } from "../output.ts";

export const command: Command = {
  name: "new",
  summary: "begin a new draft",
  description:
    "Writes a short draft to start from: a price, a number of shares left blank, a term, exercise for cash, an adjustment for splits, and a scenario. " +
    "With --from it is a copy of a form instead: the form's parties and blanks are asked for on a terminal, or taken from --set, and what nobody answers stays [●]. " +
    "It never overwrites a file.",
  operands: [{ name: "FILE", count: "one", help: "the file to write" }],
  options: [
    {
      name: "--from",
      value: "FORM",
      help: "begin from a form: glowpoint-2005, us-treasury-cpp, spac-public, pipe-prefunded, pipe-common, venture-lender, price-protection",
    },
    {
      name: "--set",
      value: "BLANK=VALUE",
      repeatable: true,
      help: 'with --from: fill a party or a blank: --set "Holder=Lane Capital LLC"',
    },
  ],
  examples: [
    { command: "tenor new draft.tenor", says: "then tenor check draft.tenor and tenor test draft.tenor" },
    {
      command: 'tenor new --from spac-public my.tenor --set "Issuer=Acme Acquisition Corp."',
      says: "a draft of a form, with one of its blanks filled",
    },
  ],
  run,
};

/** The words of a draft: the few kinds of statement that most warrants need. */
export function draft(title: string): string {
  return `warrant "${title}".

uses "std/corporate-actions".        // Stock Split, Share Issuance, ...
uses "std/us-equity-market".         // Trading Day, Closing Price, ...

currency is USD.
time zone is America/New_York.
party Issuer is [●].
party Holder is [●].

section 1 "Term":
  "Term" means the period from January 2, 2026 to January 2, 2031 at 5:00 pm.

section 2 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares; gives Cash Due: money.
  the Holder may Exercise during the Term if Shares Exercised <= Warrant Share Number.
  on Exercise:
    the Holder pays Cash Due to the Issuer;
    the Issuer delivers Shares Exercised of "Common Stock" to the Holder;
    Warrant Share Number falls by Shares Exercised.
  "Cash Due" of an Exercise means Warrant Price * Shares Exercised.

section 3 "Adjustments":
  on Stock Split or Combination or Stock Dividend:
    Warrant Share Number becomes Warrant Share Number * Ratio;
    Warrant Price becomes Warrant Price / Ratio.

section 4 "Definitions":
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means [●] shares.

scenario "A split in two":
  given Warrant Share Number is 100,000 shares.
  on June 1, 2026: Stock Split with Ratio = 2.
  then Warrant Price is $1.20 per share, under section 3;
       Warrant Share Number is 200,000 shares.
`;
}

async function run(call: Call): Promise<number> {
  const { terminal, operands, json } = call;
  const [file] = operands;
  if (file === undefined) return 2;
  const title = basename(file.text)
    .replace(/\.tenor$/, "")
    .replaceAll('"', "'");
  const path = file.text.endsWith(".tenor") ? file.text : `${file.text}.tenor`;
  const [from] = call.values("--from");
  const [set] = call.values("--set");
  if (from === undefined && set !== undefined)
    return giveUp(call, [report(optionNeeds, set.place, { option: "--set", other: "--from" })]);
  // Before anything is asked: an answer is not to be given in vain.
  if (from !== undefined && existsSync(path))
    return giveUp(call, [report(fileExists, file.place, { path, force: false })]);
  const begun = from === undefined ? { text: draft(titled(title)), open: [] } : await begin(call, from);
  if ("failed" in begun) return giveUp(call, begun.failed);
  // A folder that is not there is rather a slip than a wish.
  const manner = { offersForce: false, makesFolders: false };
  const slip = writeWhole([{ path, text: begun.text }], false, file.place, manner);
  if (slip !== null) return giveUp(call, [slip]);
  const { open } = begun;
  const left = open.length === 0 ? "" : `\nLeft open: ${open.join(", ")}.`;
  if (json) printJson(terminal, from === undefined ? { written: path } : { written: path, open });
  else terminal.write(`Wrote ${path}.${left}\nNext: tenor check ${path}\n`);
  return 0;
}

/** `acme-2026` becomes `Acme 2026`. */
function titled(name: string): string {
  const words = name.split(/[-_\s]+/).filter((word) => word !== "");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(" ") || "A Warrant";
}
