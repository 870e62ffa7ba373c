/** `tenor export ocf`: a run as transactions of a cap table. */

import { createHash } from "node:crypto";
import { join } from "node:path";
import { missingOption } from "../../grammar/diagnostics/catalogue/options.ts";
import { noIssueDay } from "../../grammar/diagnostics/catalogue/interchange.ts";
import { report } from "../../grammar/diagnostics/diagnostic.ts";
import { wrap } from "../../grammar/diagnostics/render.ts";
import { exportOcf } from "../../interpreter/interchange/ocf-export.ts";
import { manifestOf, type SummedFile } from "../../interpreter/interchange/ocf-manifest.ts";
import { Particulars, readParticulars } from "../../interpreter/interchange/particulars.ts";
import type { WrittenFile } from "../../interpreter/interchange/types.ts";
import { run as runContract } from "../../interpreter/run/run.ts";
import { dayToIso } from "../../interpreter/values/day.ts";
import type { Call, Word } from "../command.ts";
import { lossesText, lossJson } from "./losses.ts";
import { writeWhole } from "./write.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";
import { prepare } from "../prepare.ts";
import { forPeople } from "../render/result.ts";
import { readTextFile } from "../input/read.ts";
import { readDay } from "../settings.ts";

export async function exportOcfFolder(call: Call, file: Word): Promise<number> {
  const { terminal, json, line } = call;
  const [out] = call.values("--out");
  if (out === undefined) {
    const end = { source: line, span: { start: line.text.length, end: line.text.length } };
    return giveUp(call, [report(missingOption, end, { option: "--out DIR", command: "export" })]);
  }
  const issued = readDay(call.values("--issued")[0]);
  if (issued.diagnostics.length > 0) return giveUp(call, issued.diagnostics);
  const told = readTold(call);
  if (told.diagnostics.length > 0) return giveUp(call, told.diagnostics);
  const prepared = await prepare(call, file);
  if ("failed" in prepared) return giveUp(call, prepared.failed);
  const { model, facts, options } = prepared;
  const result = runContract(model, facts, options);
  const day = issued.value === null ? null : dayToIso(issued.value);
  const exported = exportOcf({ model, ...facts, result, issued: day, particulars: told });
  if (exported === null) return giveUp(call, [report(noIssueDay, file.place, { command: "export" })]);
  if (exported.diagnostics.length > 0) return giveUp(call, exported.diagnostics);
  const manifest =
    exported.issuer === null
      ? []
      : [manifestOf(exported.issuer, dayToIso(result.asOf), exported.files.map(summed))];
  const files = [...exported.files, ...manifest].map(({ name, text }) => ({
    path: join(out.text, name),
    text,
  }));
  const slip = writeWhole(files, call.flag("--force") !== null, out.place);
  if (slip !== null) return giveUp(call, [slip]);
  const diagnostics = [...prepared.diagnostics, ...result.diagnostics];
  const written = files.map(({ path }) => path);
  if (json) {
    const [missing, notCarried] = [exported.missing.map(lossJson), exported.notCarried.map(lossJson)];
    printJson(terminal, { written, missing, notCarried }, diagnostics);
  } else {
    terminal.write(`${wrap(`Wrote ${written.join(", ")}.`, terminal.columns).join("\n")}\n`);
    if (exported.issuer === null) terminal.write(NO_MANIFEST);
    terminal.write(lossesText("OCF needs, but not known here", exported.missing, terminal));
    terminal.write(lossesText("Not carried by OCF", exported.notCarried, terminal));
    complain(terminal, forPeople(prepared.diagnostics, result.diagnostics));
  }
  return Math.max(exitCodeOf(diagnostics), result.stopped === null ? 0 : 1);
}

const NO_MANIFEST =
  "No manifest: it needs the issuer's formation_date and country_of_formation (--particulars).\n";

function readTold(call: Call): Particulars {
  const [file] = call.values("--particulars");
  if (file === undefined) return Particulars.none();
  const { source, diagnostics } = readTextFile(file.text);
  return source === null ? new Particulars(new Map(), diagnostics) : readParticulars(source);
}

const summed = ({ name, text }: WrittenFile): SummedFile => ({
  name,
  md5: createHash("md5").update(text).digest("hex"),
});
