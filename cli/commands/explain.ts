import { nothingExplained, unknownTerm } from "../../grammar/diagnostics/catalogue/command-line.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import { buildProgram } from "../../interpreter/compile/build.ts";
import { explain, explainable, type Explanation } from "../../interpreter/explain/explain.ts";
import { explanationToJson } from "../../interpreter/explain/json.ts";
import { explanationText } from "../../interpreter/explain/text.ts";
import { certificatesFor, underCertificate } from "../../interpreter/explain/under.ts";
import { standing } from "../../interpreter/explain/standing.ts";
import { Run } from "../../interpreter/run/run.ts";
import type { Call, Command } from "../command.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";
import { certificateOption, certificateSlip, choiceOptions, factOptions, prepare } from "../prepare.ts";
import { forPeople } from "../render/result.ts";

export const command: Command = {
  name: "explain",
  summary: "why a term has its value: sections, formulas, facts and quotes",
  description:
    "Runs a contract on events and quotes and derives a term: each adjustment with its date, event and section, the formula with the values put in, and every floor, rounding, " +
    "postponement and reading that touched it, down to the facts. Without a term, everything that was adjusted is derived.",
  operands: [
    { name: "FILE", count: "one", help: "the contract" },
    { name: "TERM", count: "any number", help: 'the terms to derive, in quotation marks: "Warrant Price"' },
  ],
  options: [...factOptions, ...choiceOptions, certificateOption],
  examples: [
    {
      command: 'tenor explain draft.tenor "Warrant Price" --events events.json --quotes quotes.csv',
      says: "how the price came about",
    },
    {
      command: 'tenor explain draft.tenor "Shares Issued" --events events.json --as-of 2007-12-31',
      says: "what each exercise gave, and why",
    },
  ],
  run,
};

async function run(call: Call): Promise<number> {
  const { terminal, json } = call;
  const [file, ...wanted] = call.operands;
  if (file === undefined) return 2;
  const prepared = await prepare(call, file);
  if ("failed" in prepared) return giveUp(call, prepared.failed);
  const { model, facts, options } = prepared;
  const run = new Run(buildProgram(model, options.choices, options.natives), facts, options);
  const result = run.result();
  const [under] = call.values("--certificate");
  const unknown = under === undefined ? null : certificateSlip(under, result);
  if (unknown !== null) return giveUp(call, [unknown]);
  /** With a register, a term of the certificate is derived for each that is asked about. */
  const derive = (term: string): Explanation[] => {
    const numbers = under === undefined ? certificatesFor(result, model, term) : [under.text];
    return (numbers ?? [null]).flatMap((number) => {
      const seen = number === null ? result : underCertificate(result, number);
      const found = explain(seen, model, term, (symbol) => standing(run, symbol, number), number);
      return found === null ? [] : [found];
    });
  };
  const found: Diagnostic[] = [];
  const explanations: Explanation[] = [];
  for (const { text, place } of wanted) {
    const derived = derive(text);
    if (derived.length === 0) {
      const terms = explainable(result, model);
      const near = nearestOf(text, terms, 2);
      const fieldOf = [...model.events.values()]
        .filter(({ schema }) => schema.fields.some(({ name }) => name === text))
        .map(({ name }) => name);
      found.push(report(unknownTerm, place, { name: text, near, terms: terms.slice(0, 6), fieldOf }));
    } else {
      if (derived.every(({ value, chapters }) => value === null && chapters.length === 0))
        found.push(report(nothingExplained, place, { term: text }));
      explanations.push(...derived);
    }
  }
  if (exitCodeOf(found) > 0) return giveUp(call, found);
  if (wanted.length === 0)
    for (const term of new Set(result.ledger.map((entry) => entry.term))) explanations.push(...derive(term));
  const diagnostics = [...prepared.diagnostics, ...result.diagnostics, ...found];
  if (json)
    printJson(
      terminal,
      {
        contract: result.contract,
        readings: Object.fromEntries(result.readings),
        explanations: explanations.map(explanationToJson),
      },
      diagnostics,
    );
  else {
    const { columns, colours } = terminal;
    const texts = explanations.map((each) => explanationText(each, { columns, paint: colours }));
    terminal.write(
      texts.length === 0 ? "Nothing was adjusted.\n" : `${texts.join(`\n\n${"─".repeat(columns)}\n\n`)}\n`,
    );
    complain(terminal, forPeople(prepared.diagnostics, [...result.diagnostics, ...found]));
  }
  return Math.max(exitCodeOf(diagnostics), result.stopped === null ? 0 : 1);
}
