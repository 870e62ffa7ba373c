import { importOcf } from "../../interpreter/interchange/ocf-import.ts";
import { exactText } from "../../interpreter/interchange/number.ts";
import type { Imported, Money, Warrant } from "../../interpreter/interchange/types.ts";
import type { Call, Command } from "../command.ts";
import { formatFault } from "../interchange/format.ts";
import { lossesText, lossJson } from "../interchange/losses.ts";
import { readOcfFolder } from "../interchange/ocf-folder.ts";
import { writeWhole } from "../interchange/write.ts";
import { exitCodeOf, giveUp, printJson } from "../output.ts";

export const command: Command = {
  name: "import",
  summary: "events and warrants from a cap table in Open Cap Table Format",
  description:
    "Reads a folder of OCF files (*.ocf.json): splits, issues of stock and of convertibles, exercises become events of the standard vocabulary, and the warrants a list. " +
    "Whatever OCF carries that events cannot, and whatever events need that OCF does not have, is listed; nothing is dropped and nothing made up. Numbers stay exact.",
  operands: [
    { name: "FORMAT", count: "one", help: "ocf" },
    { name: "DIR", count: "one", help: "the folder of the export" },
  ],
  options: [
    { name: "--out", value: "FILE", help: "write the events here, for tenor run --events" },
    { name: "--force", value: null, help: "write over a file that is there" },
  ],
  examples: [
    {
      command: "tenor import ocf cap-table --out events.json",
      says: "events for a run, and what is lacking",
    },
    { command: "tenor import ocf cap-table --json", says: "events, warrants and lists for a program" },
  ],
  run,
};

function run(call: Call): number {
  const { terminal, json, operands } = call;
  const [format, folder] = operands;
  if (format === undefined || folder === undefined) return 2;
  const fault = formatFault(format);
  if (fault !== null) return giveUp(call, [fault]);
  const read = readOcfFolder(folder);
  if (exitCodeOf(read.diagnostics) > 0) return giveUp(call, read.diagnostics);
  const imported = importOcf(read.sources);
  if (imported.diagnostics.length > 0) return giveUp(call, imported.diagnostics);
  const [out] = call.values("--out");
  if (out !== undefined) {
    const files = [{ path: out.text, text: eventsText(imported) }];
    const slip = writeWhole(files, call.flag("--force") !== null, out.place);
    if (slip !== null) return giveUp(call, [slip]);
  }
  if (json) printJson(terminal, importedJson(imported), []);
  else {
    terminal.write(summary(call, imported, out?.text ?? null));
    terminal.write(lossesText("Needed, but not in OCF", imported.missing, terminal));
    terminal.write(lossesText("In OCF, but not in events", imported.notCarried, terminal));
  }
  return 0;
}

/** An events file: one event a line. */
function eventsText({ events }: Imported): string {
  return events.length === 0
    ? "[]\n"
    : `[\n${events.map((event) => `  ${JSON.stringify(event)}`).join(",\n")}\n]\n`;
}

function summary(
  { terminal: { colours } }: Call,
  { events, warrants }: Imported,
  out: string | null,
): string {
  const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
  const told = `${counted(events.length, "event")} and ${counted(warrants.length, "warrant")}`;
  const lines = [out === null ? `${told}.` : `${told}. Wrote the events to ${out}.`];
  if (out === null)
    for (const { event, on, id, certificate } of events)
      lines.push(`  ${on}  ${event} "${id}"${certificate === undefined ? "" : ` of warrant ${certificate}`}`);
  if (warrants.length > 0) lines.push("", colours.strong("Warrants"), ...warrants.flatMap(warrantLines));
  return `${lines.join("\n")}\n`;
}

function warrantLines(warrant: Warrant): string[] {
  const { certificate, holder, quantity, exercisePrice, issued, expires, cameFrom, triggers, changes } =
    warrant;
  const told = [
    quantity === null ? "shares not said" : `${exactText(quantity)} shares`,
    exercisePrice === null ? "price not said" : `at ${moneyText(exercisePrice)}`,
    `issued ${issued}`,
    expires === null ? "no expiry said" : `expires ${expires}`,
    ...(cameFrom === null ? [] : [`from ${cameFrom}`]),
  ];
  return [
    `  ${certificate}  ${holder}: ${told.join(", ")}`,
    ...triggers.map(({ id, type, from, to, condition }) => {
      const when = [from, to === null ? null : `to ${to}`, condition].filter((part) => part !== null);
      return `    trigger ${[id, type, ...when].filter((part) => part !== null).join(" ")}`;
    }),
    ...changes.map(({ on, kind, quantity: count, into }) => {
      const number = count === null ? "" : ` ${exactText(count)}`;
      return `    ${on} ${kind}${number}${into.length === 0 ? "" : ` into ${into.join(", ")}`}`;
    }),
  ];
}

const moneyText = ({ amount, currency }: Money): string => `${currency} ${exactText(amount)}`;

function importedJson({ events, warrants, notCarried, missing }: Imported): object {
  const money = (value: Money | null): object | null =>
    value === null ? null : { amount: exactText(value.amount), currency: value.currency };
  const number = (value: Warrant["quantity"]): string | null => (value === null ? null : exactText(value));
  return {
    events,
    warrants: warrants.map((warrant) => ({
      ...warrant,
      quantity: number(warrant.quantity),
      exercisePrice: money(warrant.exercisePrice),
      purchasePrice: money(warrant.purchasePrice),
      changes: warrant.changes.map((change) => ({ ...change, quantity: number(change.quantity) })),
    })),
    missing: missing.map(lossJson),
    notCarried: notCarried.map(lossJson),
  };
}
