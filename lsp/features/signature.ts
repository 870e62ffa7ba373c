/** What `with` takes: the inputs of a formula, the fields of an event. */

import type { SignatureHelp } from "vscode-languageserver";
import type { Source } from "../../grammar/source.ts";
import type { Compilation } from "../../interpreter/compilation.ts";
import { typeWords } from "../../interpreter/model/type-words.ts";
import type { Type } from "../../interpreter/model/types.ts";
import { cursorAt } from "../cursor.ts";

interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
}

export function signatureHelp(source: Source, { model }: Compilation, offset: number): SignatureHelp | null {
  const cursor = cursorAt(source.text, offset);
  if (cursor.silent) return null;
  const words = [...cursor.before];
  const at = words.findLastIndex(({ tokenType }) => tokenType.name === "'with'");
  // Behind a semicolon or a bracket that closed, another clause has begun.
  if (
    at < 0 ||
    words
      .slice(at)
      .some(({ tokenType }) => ["Semicolon", "FullStop", "Colon", "'where'"].includes(tokenType.name))
  )
    return null;
  const callee = words.slice(0, at).findLast(({ tokenType }) => tokenType.name === "Name");
  if (callee === undefined) return null;
  const parameters = parametersOf(model, callee.image);
  if (parameters === null || parameters.length === 0) return null;
  const shown = parameters.map(
    ({ name, type, optional }) => `${name}: ${typeWords(type)}${optional ? " (may)" : ""}`,
  );
  const head = `${callee.image} with `;
  return {
    signatures: [
      {
        label: head + shown.join(", "),
        parameters: shown.map((label, index) => {
          const start = head.length + shown.slice(0, index).reduce((sum, each) => sum + each.length + 2, 0);
          return { label: [start, start + label.length] };
        }),
      },
    ],
    activeSignature: 0,
    activeParameter: active(
      words.slice(at + 1).map(({ image }) => image),
      cursor.prefix,
      parameters,
    ),
  };
}

function parametersOf(model: Compilation["model"], name: string): Parameter[] | null {
  const term = model.termsByName.get(name)?.find(({ scope }) => scope.of === "inputs");
  if (term?.scope.of === "inputs") return term.scope.inputs.map((input) => ({ ...input, optional: false }));
  const event = model.events.get(name);
  return event === undefined ? null : [...event.schema.fields];
}

/** The input being written, or else the first that is not given yet. */
function active(words: readonly string[], prefix: string, parameters: readonly Parameter[]): number {
  const comma = words.lastIndexOf(",");
  const current = [...words.slice(comma + 1), prefix].find((word) =>
    parameters.some(({ name }) => name === word),
  );
  if (current !== undefined) return parameters.findIndex(({ name }) => name === current);
  const given = new Set(words.filter((_, index) => words[index + 1] === "="));
  const next = parameters.findIndex(({ name }) => !given.has(name));
  return Math.max(next, 0);
}
