import { issuersUse, type IssuersUse } from "../../interpreter/report/issuers-use.ts";
import { certificatesToJson, momentToJson, reconciliationToJson } from "../../interpreter/report/json.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import { run as runContract } from "../../interpreter/run/run.ts";
import { dayToIso } from "../../interpreter/values/day.ts";
import { printDecimal } from "../../interpreter/values/decimal.ts";
import type { Call, Command } from "../command.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";
import { choiceOptions, factOptions, prepare } from "../prepare.ts";
import { registerText } from "../render/register.ts";
import { forPeople } from "../render/result.ts";

export const command: Command = {
  name: "register",
  summary: "the certificates, who holds them, and where all shares have gone",
  description:
    "Runs a contract on events and shows its register of certificates as of a day: number, holder, shares, Original Issue Date, what has become of each and what it " +
    "came out of; where every share has gone; and the ledger of certificates cancelled and issued in their place.",
  operands: [{ name: "FILE", count: "one", help: "the contract" }],
  options: [...factOptions, ...choiceOptions],
  examples: [
    {
      command: "tenor register draft.tenor --events events.json --quotes quotes.csv --as-of 2007-12-31",
      says: "the certificates on December 31, 2007",
    },
  ],
  run,
};

async function run(call: Call): Promise<number> {
  const [file] = call.operands;
  if (file === undefined) return 2;
  const prepared = await prepare(call, file);
  if ("failed" in prepared) return giveUp(call, prepared.failed);
  const result = runContract(prepared.model, prepared.facts, prepared.options);
  const diagnostics = [...prepared.diagnostics, ...result.diagnostics];
  const { terminal } = call;
  if (call.json) printJson(terminal, registerJson(result), diagnostics);
  else {
    terminal.write(registerText(result, prepared.model.register !== null, terminal));
    complain(terminal, forPeople(prepared.diagnostics, result.diagnostics));
  }
  return Math.max(exitCodeOf(diagnostics), result.stopped === null ? 0 : 1);
}

function registerJson(result: RunResult): object {
  return {
    contract: result.contract,
    asOf: dayToIso(result.asOf),
    certificates: certificatesToJson(result) ?? null,
    reconciliation: reconciliationToJson(result) ?? null,
    issuersUse: issuersUse(result).map((line) => lineJson(line, result.zone)),
  };
}

function lineJson({ certificate, cancelled, replacement }: IssuersUse, zone: string): object {
  return {
    cancelled: certificate.number,
    as: certificate.status,
    on: momentToJson(cancelled.instant, zone),
    sharesIssued: printDecimal(certificate.delivered).text,
    new: replacement?.number ?? null,
    ...(replacement === null
      ? {}
      : { for: printDecimal(replacement.covered).text, holder: replacement.holder }),
  };
}
