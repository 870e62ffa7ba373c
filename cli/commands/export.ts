import type { Call, Command } from "../command.ts";
import { exportForm4 } from "../interchange/form4-export.ts";
import { formatOf, optionsOfOther } from "../interchange/format.ts";
import { exportOcfFolder } from "../interchange/ocf-export.ts";
import { giveUp } from "../output.ts";
import { choiceOptions, factOptions } from "../prepare.ts";

export const command: Command = {
  name: "export",
  summary: "a run as a cap table (OCF), or an exercise as an SEC Form 4",
  description:
    "ocf: runs a contract on its facts and writes what happened as Open Cap Table files: the warrant's issue, the exercises that were accepted, splits, issues of stock and of convertibles. " +
    "What OCF cannot carry, such as adjustments and net exercise, and what it needs that the contract does not say, is listed. " +
    "form4: writes an exercise as the XML of an SEC Form 4, with footnotes and the reason for each code; without --out it is shown. It is a draft for counsel, and nothing is filed.",
  operands: [
    { name: "FORMAT", count: "one", help: "ocf or form4" },
    { name: "FILE", count: "one", help: "the contract" },
  ],
  options: [
    ...factOptions,
    ...choiceOptions,
    { name: "--issued", value: "DATE", help: "ocf: the day of issue, where the contract does not say it" },
    {
      name: "--particulars",
      value: "FILE",
      help: "ocf: what a cap table records and no contract says",
    },
    { name: "--of", value: "ID", repeatable: true, help: "form4: the exercise, by its id in the events" },
    {
      name: "--reporting-person",
      value: "FILE",
      help: "form4: JSON with the person, the issuer, the signature",
    },
    {
      name: "--market",
      value: "PRICE",
      help: "form4: the price of the stock, where no quote of the day has it",
    },
    { name: "--out", value: "PATH", help: "ocf: the folder for the files; form4: the XML file" },
    { name: "--page", value: "FILE", repeatable: true, help: "form4: the form as a page, .html or .txt" },
    { name: "--force", value: null, help: "write over files that are there" },
  ],
  examples: [
    {
      command: "tenor export ocf draft.tenor --events events.json --quotes quotes.csv --out cap-table",
      says: "and a list of what OCF cannot carry",
    },
    {
      command:
        "tenor export form4 draft.tenor --events e.json --reporting-person person.json --out form4.xml",
      says: "the exercise as a Form 4",
    },
  ],
  run,
};

async function run(call: Call): Promise<number> {
  const [format, file] = call.operands;
  if (format === undefined || file === undefined) return 2;
  const found = formatOf(format);
  if (typeof found !== "string") return giveUp(call, [found]);
  switch (found) {
    case "ocf": {
      const faults = optionsOfOther(call, ["--of", "--reporting-person", "--market", "--page"], "form4");
      return faults.length > 0 ? giveUp(call, faults) : exportOcfFolder(call, file);
    }
    case "form4": {
      const faults = optionsOfOther(call, ["--issued", "--particulars"], "ocf");
      return faults.length > 0 ? giveUp(call, faults) : exportForm4(call, file);
    }
  }
}
