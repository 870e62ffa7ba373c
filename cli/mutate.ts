/** `tenor test --mutate`: which changes of a contract its scenarios would not notice. */

import type { Diagnostic } from "../grammar/diagnostics/diagnostic.ts";
import { placeText, placeToJson, wrap } from "../grammar/diagnostics/render.ts";
import { sectionWords } from "../interpreter/report/names.ts";
import { mutate, reasonFor, type Reason, type Trial } from "../interpreter/scenario/mutate.ts";
import { natives } from "../stdlib/native/index.ts";
import type { Call, Word } from "./command.ts";
import { openContract } from "./contract.ts";
import { complain, exitCodeOf, printJson } from "./output.ts";
import type { Terminal } from "./terminal.ts";

/** The changes tried on one file. */
interface Tried {
  readonly file: string;
  readonly total: number;
  readonly failing: readonly string[];
  /** Those that no scenario noticed. */
  readonly unnoticed: readonly Trial[];
  /** Reasons stated on lines where every change is noticed. */
  readonly idle: readonly Reason[];
}

export function testChanges(call: Call): number {
  const { terminal, json, operands } = call;
  const found: Diagnostic[] = [];
  const tried = operands.flatMap((file) => tryFile(file, terminal, found));
  if (json) printJson(terminal, { files: tried.map(triedJson) }, found);
  else {
    for (const each of tried) terminal.write(triedText(each, terminal));
    complain(terminal, found);
  }
  const survivors = tried.some(({ unnoticed }) => unnoticed.some(({ reason }) => reason === null));
  const failing = tried.some((each) => each.failing.length > 0);
  return Math.max(exitCodeOf(found), survivors || failing ? 1 : 0);
}

function tryFile(file: Word, terminal: Terminal, found: Diagnostic[]): Tried[] {
  const { compilation, sound, diagnostics } = openContract(file.text);
  found.push(...diagnostics.filter(({ severity }) => severity === "error"));
  if (compilation === null || !sound) return [];
  const { total, failing, reasons, trials } = mutate(compilation.model, natives);
  const unnoticed: Trial[] = [];
  let count = 0;
  for (const trial of trials()) {
    terminal.progress(`${file.text}: ${++count} of ${total} changes, ${unnoticed.length} unnoticed`);
    if (trial.noticedBy === null) unnoticed.push(trial);
  }
  terminal.progress("");
  const used = new Set(unnoticed.map(({ change }) => reasonFor(change, reasons)));
  const idle = reasons.filter((reason) => !used.has(reason));
  return [{ file: file.text, total, failing, unnoticed, idle }];
}

function triedJson({ file, total, failing, unnoticed, idle }: Tried): object {
  return {
    file,
    changes: total,
    failing,
    unnoticed: unnoticed.map(({ change, reason }) => ({
      kind: change.kind,
      section: change.section,
      what: change.what,
      reason,
      place: placeToJson(change.place),
    })),
    idleReasons: idle.map(({ text, place }) => ({ reason: text, place: placeToJson(place) })),
  };
}

function triedText({ file, total, failing, unnoticed, idle }: Tried, { colours, columns }: Terminal): string {
  const open = unnoticed.filter(({ reason }) => reason === null);
  const explained = unnoticed.length - open.length;
  const lines = [colours.strong(file)];
  for (const title of failing)
    lines.push(
      ...wrap(`This scenario fails as the contract stands: ${title}`, columns - 2).map((line) => `  ${line}`),
    );
  for (const { change } of open) {
    const text = `${sectionWords(change.section)}, ${change.kind}: ${change.what}`;
    lines.push(`  ${colours.bad("unnoticed")}  ${colours.faint(placeText(change.place))}`);
    lines.push(
      ...wrap(text.charAt(0).toUpperCase() + text.slice(1), columns - 13).map(
        (line) => `             ${line}`,
      ),
    );
  }
  for (const { text, place } of idle) {
    lines.push(`  ${colours.faint(placeText(place))}`);
    lines.push(
      ...wrap(`Every change here is noticed; the reason is no longer needed: ${text}`, columns - 13).map(
        (line) => `             ${line}`,
      ),
    );
  }
  const reasons = explained === 0 ? "" : `, ${explained} with the reason that the contract states`;
  const verdict =
    open.length === 0 ? colours.good("every other one is noticed") : colours.bad(`${open.length} unnoticed`);
  const noticed = total - unnoticed.length;
  lines.push(
    `${total} changes: ${open.length === 0 && explained === 0 ? colours.good("all noticed") : `${noticed} noticed${reasons}, ${verdict}`}`,
  );
  return `${lines.join("\n")}\n`;
}
