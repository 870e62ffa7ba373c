/** `tenor import ocf`: events and warrants from a cap table. */

import { importOcf } from "../../interpreter/interchange/ocf-import.ts";
import { exactText } from "../../interpreter/interchange/number.ts";
import type { Imported, Money, Warrant } from "../../interpreter/interchange/types.ts";
import type { Call, Word } from "../command.ts";
import { eventsText } from "./events-text.ts";
import { hanging, lossesText, lossJson } from "./losses.ts";
import { readOcfFolder } from "./ocf-folder.ts";
import { writeWhole } from "./write.ts";
import { exitCodeOf, giveUp, printJson } from "../output.ts";

export function importOcfFolder(call: Call, folder: Word): number {
  const { terminal, json } = call;
  const read = readOcfFolder(folder);
  if (exitCodeOf(read.diagnostics) > 0) return giveUp(call, read.diagnostics);
  const imported = importOcf(read.sources, call.flag("--register") !== null);
  if (imported.diagnostics.length > 0) return giveUp(call, imported.diagnostics);
  const [out] = call.values("--out");
  if (out !== undefined) {
    const files = [{ path: out.text, text: eventsText(imported.events) }];
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

function summary(
  { terminal: { colours, columns } }: Call,
  { events, warrants }: Imported,
  out: string | null,
): string {
  const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;
  const told = `${counted(events.length, "event")} and ${counted(warrants.length, "warrant")}`;
  const lines = [out === null ? `${told}.` : `${told}. Wrote the events to ${out}.`];
  if (out === null)
    for (const { event, on, id, certificate } of events)
      lines.push(
        ...hanging(
          `${on}  ${event} "${id}"${certificate === undefined ? "" : ` of warrant ${certificate}`}`,
          2,
          columns,
        ),
      );
  if (warrants.length > 0)
    lines.push("", colours.strong("Warrants"), ...warrants.flatMap((each) => warrantLines(each, columns)));
  return `${lines.join("\n")}\n`;
}

function warrantLines(warrant: Warrant, columns: number): string[] {
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
    ...hanging(`${certificate}  ${holder}: ${told.join(", ")}`, 2, columns),
    ...triggers.flatMap(({ id, type, from, to, condition }) => {
      const when = [from, to === null ? null : `to ${to}`, condition].filter((part) => part !== null);
      const parts = [id, type, ...when].filter((part) => part !== null);
      return hanging(`trigger ${parts.join(" ")}`, 4, columns);
    }),
    ...changes.flatMap(({ on, kind, quantity: count, into }) => {
      const number = count === null ? "" : ` ${exactText(count)}`;
      const what = `${on} ${kind}${number}${into.length === 0 ? "" : ` into ${into.join(", ")}`}`;
      return hanging(what, 4, columns);
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
