/** A draft that begins from a form, with the blanks filled that are known. */

import { noSuchBlank, unknownForm } from "../../grammar/diagnostics/catalogue/interchange.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import { withBlanksFilled } from "../../interpreter/interchange/blanks.ts";
import { readSettings } from "../../interpreter/facts/settings.ts";
import type { Call, Word } from "../command.ts";
import { askOnTerminal, canAsk } from "./ask.ts";
import { formNames, openForm, valueFault, type Form } from "./forms.ts";

export interface Begun {
  readonly text: string;
  /** The blanks that are left. */
  readonly open: readonly string[];
}

export async function begin(
  call: Call,
  { text: name, place }: Word,
): Promise<Begun | { readonly failed: readonly Diagnostic[] }> {
  const form = openForm(name);
  if (form === null)
    return {
      failed: [report(unknownForm, place, { name, near: nearestOf(name, formNames, 2), forms: formNames })],
    };
  if ("failed" in form) return form;
  const { values, diagnostics } = readValues(call.values("--set"), form);
  if (diagnostics.length > 0) return { failed: diagnostics };
  const left = form.blanks.filter((blank) => !values.has(blank.name));
  const answers = !call.json && canAsk() ? await askOnTerminal(form, left) : new Map<string, string>();
  const all = new Map([...values, ...answers]);
  return {
    text: withBlanksFilled(form.text, form.blanks, all),
    open: left.flatMap((blank) => (answers.has(blank.name) ? [] : [blank.name])),
  };
}

function readValues(
  words: readonly Word[],
  form: Form,
): { readonly values: ReadonlyMap<string, string>; readonly diagnostics: readonly Diagnostic[] } {
  const read = readSettings(words.map(({ text }) => text));
  const diagnostics = [...read.diagnostics];
  const values = new Map<string, string>();
  const blanks = form.blanks.map(({ name }) => name);
  for (const { term, valueText, termPlace, valuePlace } of read.settings) {
    if (!blanks.includes(term)) {
      diagnostics.push(
        report(noSuchBlank, termPlace, { name: term, near: nearestOf(term, blanks, 2), blanks }),
      );
      continue;
    }
    const fault = valueFault(form, term, valueText, valuePlace);
    if (fault === null) values.set(term, valueText);
    else diagnostics.push(fault);
  }
  return { values, diagnostics };
}
