import { optionsClash } from "../../grammar/diagnostics/catalogue/options.ts";
import { wrongWorkers } from "../../grammar/diagnostics/catalogue/compare.ts";
import { report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Call, Command } from "../command.ts";
import { writeWhole } from "../interchange/write.ts";
import { complain, giveUp, printJson } from "../output.ts";
import { choiceOptions, factOptions } from "../prepare.ts";
import { sweepChart, sweepCsv, sweepJson, sweepText, type Sweep } from "../render/sweep.ts";
import { allCells } from "../sweep/cells.ts";
import { canBeReadAgain, planOf, type Plan } from "../sweep/plan.ts";

export const command: Command = {
  name: "sweep",
  summary: "a result over a range of one or two inputs",
  description:
    "Runs a contract again and again with other values of one or two inputs, and shows what becomes of a result: as a table, as CSV or JSON, and as a chart. " +
    'An input is a term ("Warrant Price"), a quote of a day ("Closing Bid on April 4, 2006"), quotes scaled ("every quote scaled by=80%..120% step 10%", or one ' +
    'column by its name), or a number that an event has ("Consideration of placement of 2005", by the event\'s id, or by its kind and day).',
  operands: [{ name: "FILE", count: "one", help: "the contract" }],
  options: [
    {
      name: "--vary",
      value: "RANGE",
      repeatable: true,
      help: 'an input and its values: "Warrant Price=1..3 step 0.25", without $, which a shell would take for its own',
    },
    {
      name: "--show",
      value: "TERM",
      repeatable: true,
      help: "the result: a term, or what the last act used or gave",
    },
    ...factOptions,
    ...choiceOptions,
    { name: "--csv", value: null, help: "print CSV" },
    { name: "--svg", value: "FILE", help: "write a chart" },
    { name: "--force", value: null, help: "write over a file that is there" },
    {
      name: "--workers",
      value: "NUMBER",
      help: "threads that compute cells; as many as there are cores if left out, where that pays",
    },
  ],
  examples: [
    {
      command:
        'tenor sweep draft.tenor --vary "Warrant Price=1..3 step 0.5" --show "Cash Due" --events e.json',
      says: "what the last exercise costs at five first prices",
    },
  ],
  run,
};

const MOST_WORKERS = 64;

async function run(call: Call): Promise<number> {
  const csv = call.flag("--csv");
  if (csv !== null && call.json)
    return giveUp(call, [report(optionsClash, csv, { option: "--csv", other: "--json" })]);
  const [wanted] = call.values("--workers");
  const workers = wanted === undefined ? null : Number(wanted.text);
  if (
    wanted !== undefined &&
    (!/^\d{1,2}$/.test(wanted.text) || workers === 0 || (workers ?? 0) > MOST_WORKERS)
  )
    return giveUp(call, [report(wrongWorkers, wanted.place, { text: wanted.text })]);
  const plan = await planOf(call);
  if ("failed" in plan) return giveUp(call, plan.failed);
  const cells = await allCells(plan, call, canBeReadAgain(call) ? workers : 1);
  return print(call, plan, { ...plan, cells });
}

function print(call: Call, plan: Plan, done: Sweep): number {
  const { terminal } = call;
  const [svg] = call.values("--svg");
  if (svg !== undefined) {
    const file = { path: svg.text, text: sweepChart(done) };
    const slip = writeWhole([file], call.flag("--force") !== null, svg.place);
    if (slip !== null) return giveUp(call, [slip]);
  }
  if (call.json) printJson(terminal, sweepJson(done), []);
  else terminal.write(call.flag("--csv") === null ? sweepText(done, terminal) : sweepCsv(done));
  if (svg !== undefined && !call.json && call.flag("--csv") === null)
    terminal.write(`\nWrote ${svg.text}.\n`);
  const lacking = done.cells.findIndex(({ lacks }) => lacks !== null);
  if (lacking < 0) return 0;
  // The first that lacks something says where in the contract; the others are of its kind, and are told in the table.
  if (!call.json) complain(terminal, plan.cell(lacking).result.diagnostics);
  return 1;
}
