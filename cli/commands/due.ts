import { createHash } from "node:crypto";
import { wrongNumber } from "../../grammar/diagnostics/catalogue/options.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { calendarText } from "../../interpreter/due/calendar.ts";
import { dueList } from "../../interpreter/due/due.ts";
import { dueToJson } from "../../interpreter/due/json.ts";
import type { Call, Command, Word } from "../command.ts";
import { writeWhole } from "../interchange/write.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";
import { choiceOptions, factOptions, prepare } from "../prepare.ts";
import { dueText } from "../render/due.ts";
import { forPeople } from "../render/result.ts";

export const command: Command = {
  name: "due",
  summary: "what is owed on a day, by whom and by when, and what is overdue",
  description:
    "Runs a contract on its facts and lists the duties that are still to be done: what is overdue, what comes next, and what has no day (`promptly`), which is for a reader to judge. " +
    "A notice that has to be given so many days before an event is listed as soon as the facts tell that event, although it is still to come.",
  operands: [{ name: "FILE", count: "one", help: "the contract" }],
  options: [
    ...factOptions,
    ...choiceOptions,
    {
      name: "--days",
      value: "N",
      help: "only what falls due in so many days, and what is overdue or has no day",
    },
    { name: "--ics", value: "FILE", help: "write what has a day as a calendar (iCalendar)" },
    { name: "--force", value: null, help: "write over a file that is there" },
  ],
  examples: [
    {
      command: "tenor due draft.tenor --events events.json --as-of 2006-06-05 --days 30",
      says: "the next 30 days after June 5, 2006",
    },
    {
      command: "tenor due draft.tenor --events events.json --as-of 2006-06-05 --ics duties.ics",
      says: "and the last days in a calendar",
    },
  ],
  run,
};

async function run(call: Call): Promise<number> {
  const { terminal, json } = call;
  const [file] = call.operands;
  if (file === undefined) return 2;
  const [wanted] = call.values("--days");
  const days = wanted === undefined ? null : readCount(wanted);
  if (days !== null && typeof days !== "number") return giveUp(call, [days]);
  const prepared = await prepare(call, file);
  if ("failed" in prepared) return giveUp(call, prepared.failed);
  const list = dueList(prepared.model, prepared.facts, prepared.options, days);
  const [out] = call.values("--ics");
  const text = out === undefined ? null : calendarText(list, digest);
  if (out !== undefined && text !== null) {
    const slip = writeWhole([{ path: out.text, text }], call.flag("--force") !== null, out.place);
    if (slip !== null) return giveUp(call, [slip]);
  }
  const { result } = list;
  const diagnostics = [...prepared.diagnostics, ...result.diagnostics];
  if (json) {
    const written = out === undefined ? {} : { written: text === null ? [] : [out.text] };
    printJson(terminal, { ...dueToJson(list), ...written }, diagnostics);
  } else {
    terminal.write(dueText(list, terminal));
    if (out !== undefined) terminal.write(`\n${writtenWords(out.text, text, list.duties)}\n`);
    complain(terminal, forPeople(prepared.diagnostics, result.diagnostics));
  }
  return Math.max(exitCodeOf(diagnostics), result.stopped === null ? 0 : 1);
}

/** What the calendar holds, and what it cannot. */
function writtenWords(
  path: string,
  text: string | null,
  duties: readonly { readonly days: number | null }[],
): string {
  if (text === null) return `No duty has a day, so there is no calendar to write: ${path} is not written.`;
  const without = duties.filter(({ days }) => days === null).length;
  const rest = without === 0 ? "" : ` ${without} without a day ${without === 1 ? "is" : "are"} not in it.`;
  return `Wrote ${path}.${rest}`;
}

/** A whole number of days, or what is wrong with it. */
function readCount(word: Word): number | Diagnostic {
  return /^\d{1,5}$/.test(word.text)
    ? Number(word.text)
    : report(wrongNumber, word.place, { text: word.text });
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 32);
