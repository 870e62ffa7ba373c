/** What an editor can have done: a run, an explanation, a scenario, all readings, sections in order. */

import type { WorkspaceEdit } from "vscode-languageserver";
import { explain } from "../../interpreter/explain/explain.ts";
import { explanationText } from "../../interpreter/explain/text.ts";
import { resultToJson, type Json } from "../../interpreter/report/json.ts";
import type { Beside } from "../beside.ts";
import type { View } from "../view.ts";
import { scenarioResult } from "./lenses.ts";
import { inOrder } from "./renumber.ts";

export const COMMANDS = [
  "tenor.run",
  "tenor.explain",
  "tenor.runScenario",
  "tenor.scenarios",
  "tenor.readings",
  "tenor.renumberSections",
] as const;
export type CommandName = (typeof COMMANDS)[number];

export function isCommand(name: string): name is CommandName {
  return (COMMANDS as readonly string[]).includes(name);
}

/** What came of it: an answer for the editor to show, or a change for it to make. */
export type Done = { readonly answer: Json } | { readonly edit: WorkspaceEdit };

export function execute(
  name: CommandName,
  view: View,
  facts: Beside | null,
  given: readonly unknown[],
): Done {
  const { compilation } = view;
  const word = typeof given[0] === "string" ? given[0] : "";
  switch (name) {
    case "tenor.run":
      if (facts?.result) return { answer: resultToJson(facts.result) };
      return { answer: { problem: facts?.problem ?? "There is no tenor.json beside the contract." } };
    case "tenor.explain": {
      const explanation = facts?.result ? explain(facts.result, compilation.model, word) : null;
      if (explanation === null)
        return { answer: { problem: facts?.problem ?? `There is nothing to explain about "${word}".` } };
      return { answer: { text: explanationText(explanation, { columns: 100 }) } };
    }
    case "tenor.runScenario":
      return { answer: scenarioJson(view, word) };
    case "tenor.scenarios":
      return { answer: compilation.model.scenarios.map(({ node }) => scenarioJson(view, node.title.value)) };
    case "tenor.readings":
      return {
        answer: compilation.model.ambiguities.map(({ key, names, places }) => ({
          key,
          names,
          sections: [...new Set(places.map(({ home }) => home.section?.shown ?? ""))],
        })),
      };
    case "tenor.renumberSections": {
      const edit = inOrder(view);
      return edit === null ? { answer: { problem: "The sections are in order." } } : { edit };
    }
  }
}

function scenarioJson({ compilation }: View, title: string): Json {
  const result = scenarioResult(compilation, title);
  if (result === null)
    return { title, passed: null, problem: "The contract is not in order, or has no such scenario." };
  return {
    title,
    passed: result.passed,
    expectations: result.expectations.map(({ text, passed, expected, got, off }) => ({
      text,
      passed,
      expected,
      got,
      off,
    })),
    messages: result.diagnostics.map(({ title: message }) => message),
  };
}
