import type { Call, Command } from "../command.ts";
import { importForm4 } from "../interchange/form4-import.ts";
import { formatOf, optionsOfOther } from "../interchange/format.ts";
import { importOcfFolder } from "../interchange/ocf-import.ts";
import { giveUp } from "../output.ts";

export const command: Command = {
  name: "import",
  summary: "events from a cap table (OCF), or from an SEC Form 3, 4 or 5",
  description:
    "ocf: reads a folder of Open Cap Table files (*.ocf.json); splits, issues of stock and of convertibles, exercises become events of the standard vocabulary, and the warrants a list. " +
    "form4: reads the XML of a Form 3, 4 or 5; exercises of warrants become events, and what is owned a list. " +
    "Whatever the file carries that events cannot, and whatever events need that it does not have, is listed; nothing is dropped and nothing made up. Numbers stay exact.",
  operands: [
    { name: "FORMAT", count: "one", help: "ocf or form4" },
    { name: "FROM", count: "one", help: "the folder of the export, or the XML of the form" },
  ],
  options: [
    { name: "--out", value: "FILE", help: "write the events here, for tenor run --events" },
    { name: "--register", value: null, help: "ocf: the register too, as events of std/register" },
    { name: "--page", value: "FILE", repeatable: true, help: "form4: the form as a page, .html or .txt" },
    { name: "--force", value: null, help: "write over a file that is there" },
  ],
  examples: [
    {
      command: "tenor import ocf cap-table --out events.json",
      says: "events for a run, and what is lacking",
    },
    { command: "tenor import ocf cap-table --json", says: "events, warrants and lists for a program" },
    { command: "tenor import form4 form4.xml --out events.json", says: "the exercises that a form reports" },
  ],
  run,
};

function run(call: Call): number {
  const [format, from] = call.operands;
  if (format === undefined || from === undefined) return 2;
  const found = formatOf(format);
  if (typeof found !== "string") return giveUp(call, [found]);
  switch (found) {
    case "ocf": {
      const faults = optionsOfOther(call, ["--page"], "form4");
      return faults.length > 0 ? giveUp(call, faults) : importOcfFolder(call, from);
    }
    case "form4": {
      const faults = optionsOfOther(call, ["--register"], "ocf");
      return faults.length > 0 ? giveUp(call, faults) : importForm4(call, from);
    }
  }
}
