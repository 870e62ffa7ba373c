/**
 * What an editor can have done: a run, an explanation, a timeline, scenarios, readings, a comparison, sections in order, a blank
 * filled.
 */

import type { Position, WorkspaceEdit } from "vscode-languageserver";
import { isSound, type Compilation } from "../../interpreter/compilation.ts";
import { compareDrafts } from "../../interpreter/compare/drafts.ts";
import { compareRuns } from "../../interpreter/compare/runs.ts";
import { explain } from "../../interpreter/explain/explain.ts";
import { explanationText } from "../../interpreter/explain/text.ts";
import { resultToJson, type Json } from "../../interpreter/report/json.ts";
import { ownScenarios } from "../../interpreter/scenario/run.ts";
import type { Span } from "../../grammar/source.ts";
import type { Beside } from "../beside.ts";
import { occurrenceAt } from "../lookup.ts";
import { offsetAt, rangeOf } from "../positions.ts";
import type { View } from "../view.ts";
import { filled } from "./fill.ts";
import { scenarioResult } from "./lenses.ts";
import { inOrder } from "./renumber.ts";
import { timeline, timelineToJson } from "./timeline.ts";

export const COMMANDS = [
  "tenor.run",
  "tenor.explain",
  "tenor.timeline",
  "tenor.runScenario",
  "tenor.scenarios",
  "tenor.scenarioPlaces",
  "tenor.readings",
  "tenor.compare",
  "tenor.renumberSections",
  "tenor.fillBlank",
] as const;
export type CommandName = (typeof COMMANDS)[number];

export function isCommand(name: string): name is CommandName {
  return (COMMANDS as readonly string[]).includes(name);
}

/** What came of it: an answer for the editor to show, or a change for it to make. */
export type Done = { readonly answer: Json } | { readonly edit: WorkspaceEdit };

/** Two drafts, with what they come to where both have facts, as a page. */
export type ComparisonPage = (compared: {
  readonly before: string;
  readonly after: string;
  readonly drafts: ReturnType<typeof compareDrafts>;
  readonly runs: {
    readonly compared: ReturnType<typeof compareRuns>;
    readonly zone: string;
    readonly facts: readonly string[];
    /** The last day of either run. */
    readonly asOf: number;
  } | null;
  /** Comparisons on many files of facts, which an editor has none of. */
  readonly books: readonly never[];
}) => string;

/** What a command reaches beyond its document. */
export interface Reach {
  readonly facts: Beside | null;
  /** Another document, and its run on the facts beside this one. */
  readonly other: (
    uri: string,
  ) => { readonly compilation: Compilation; readonly facts: Beside | null } | null;
  /** Null where the server has no way to show one. */
  readonly page: ComparisonPage | null;
}

export function execute(name: CommandName, view: View, reach: Reach, given: readonly unknown[]): Done {
  const { compilation } = view;
  const { facts } = reach;
  const word = typeof given[0] === "string" ? given[0] : "";
  switch (name) {
    case "tenor.run":
      if (facts?.result) return { answer: resultToJson(facts.result) };
      return { answer: { problem: facts?.problem ?? NO_FACTS_BESIDE } };
    case "tenor.timeline": {
      const made = facts === null ? null : timeline(view, facts);
      if (made !== null) return { answer: timelineToJson(made) };
      return { answer: { problem: facts?.problem ?? NO_FACTS_BESIDE } };
    }
    case "tenor.explain":
      return { answer: explanationOf(view, facts, word === "" ? termAt(view, given[0]) : word) };
    case "tenor.runScenario":
      return { answer: scenarioJson(view, word) };
    case "tenor.scenarioPlaces":
      return {
        answer: ownScenarios(compilation.model)
          .filter(({ home }) => home.source === view.source)
          .map(({ node }) => ({
            title: node.title.value,
            range: rangeJson(view, node.span),
          })),
      };
    case "tenor.compare":
      return { answer: comparison(view, reach, word) };
    case "tenor.fillBlank": {
      const [position, words] = given;
      if (!isPosition(position) || typeof words !== "string") return { answer: null };
      const done = filled(view, offsetAt(view.source, position), words);
      return typeof done === "string" ? { answer: { problem: done } } : { edit: done };
    }
    case "tenor.scenarios":
      return { answer: compilation.model.scenarios.map(({ node }) => scenarioJson(view, node.title.value)) };
    case "tenor.readings":
      return {
        answer: compilation.model.ambiguities.map(({ key, names, places }) => ({
          key,
          names,
          picked: facts?.result?.readings.get(key) ?? names[0] ?? "",
          sections: [...new Set(places.map(({ home }) => home.section?.shown ?? ""))],
        })),
      };
    case "tenor.renumberSections": {
      const edit = inOrder(view);
      return edit === null ? { answer: { problem: "The sections are in order." } } : { edit };
    }
  }
}

/** What a person can do about it stands in the words. */
const NO_FACTS_BESIDE =
  "There is no tenor.json beside the contract, which would name the facts to run it on.";

function explanationOf({ compilation }: View, facts: Beside | null, term: string): Json {
  if (!facts?.result) return { problem: facts?.problem ?? NO_FACTS_BESIDE };
  const explanation = explain(facts.result, compilation.model, term);
  if (explanation !== null) return { term, text: explanationText(explanation, { columns: 100 }) };
  return {
    problem: term === "" ? "There is no term at the cursor." : `There is nothing to explain about "${term}".`,
  };
}

/** The name of the term at a position. */
function termAt({ compilation, source }: View, position: unknown): string {
  if (!isPosition(position)) return "";
  const found = occurrenceAt(compilation, source, offsetAt(source, position));
  return found?.symbols.find(({ subject }) => subject.kind === "term")?.name ?? "";
}

function isPosition(value: unknown): value is Position {
  return typeof value === "object" && value !== null && "line" in value && "character" in value;
}

/** This draft against another: the other is the one before. */
function comparison({ compilation }: View, { facts, other, page }: Reach, uri: string): Json {
  const found = other(uri);
  if (found === null || page === null) return { problem: "The other draft cannot be read." };
  const wrong = [found.compilation, compilation].find((each) => !isSound(each));
  if (wrong !== undefined) return { problem: `${fileName(wrong)} is not in order; mend its errors first.` };
  const drafts = compareDrafts(found.compilation, compilation);
  const [before, after] = [found.facts?.result, facts?.result];
  const runs =
    before && after
      ? {
          compared: compareRuns(before, after),
          zone: before.zone,
          facts: ["tenor.json"],
          asOf: Math.max(before.asOf, after.asOf),
        }
      : null;
  return {
    html: page({
      before: fileName(found.compilation),
      after: fileName(compilation),
      drafts,
      runs,
      books: [],
    }),
  };
}

function fileName({ source }: Compilation): string {
  return source.name.slice(source.name.lastIndexOf("/") + 1);
}

function rangeJson({ source }: View, span: Span): Json {
  return JSON.parse(JSON.stringify(rangeOf(source, span))) as Json;
}

function scenarioJson(view: View, title: string): Json {
  const { compilation } = view;
  const result = scenarioResult(compilation, title);
  if (result === null)
    return { title, passed: null, problem: "The contract is not in order, or has no such scenario." };
  return {
    title,
    passed: result.passed,
    expectations: result.expectations.map(({ text, passed, expected, got, off, place }) => ({
      text,
      range: rangeJson(view, place.span),
      passed,
      expected,
      got,
      off,
    })),
    messages: result.diagnostics.map(({ title: message }) => message),
  };
}
