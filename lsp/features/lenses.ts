/** Lines above the text: run a scenario, how often a term is used, the readings of a section. */

import type { CodeLens, Command } from "vscode-languageserver";
import { isSound, type Compilation } from "../../interpreter/compilation.ts";
import { runScenario } from "../../interpreter/scenario/run.ts";
import type { ScenarioResult } from "../../interpreter/scenario/result.ts";
import { showDay } from "../../interpreter/report/show.ts";
import { natives } from "../../stdlib/native/index.ts";
import type { Beside } from "../beside.ts";
import { occurrencesOf, termSym } from "../lookup.ts";
import { positionAt, rangeOf } from "../positions.ts";
import type { View } from "../view.ts";

/** What a lens is about, until it is asked for. */
export type LensData =
  | { readonly about: "scenario"; readonly uri: string; readonly title: string }
  | { readonly about: "term"; readonly uri: string; readonly offset: number }
  | { readonly about: "section"; readonly uri: string; readonly label: string }
  | { readonly about: "facts"; readonly uri: string };

export function codeLenses({ compilation, source, file, uriOf }: View, facts: Beside | null): CodeLens[] {
  const uri = uriOf(source);
  const lenses: CodeLens[] = [];
  const add = (span: { start: number; end: number }, data: LensData): void => {
    lenses.push({ range: rangeOf(source, { start: span.start, end: span.start }), data });
  };
  if (facts !== null && file.header !== null) add(file.header.span, { about: "facts", uri });
  for (const { node, home } of compilation.model.scenarios)
    if (home.source === source) add(node.span, { about: "scenario", uri, title: node.title.value });
  for (const term of compilation.model.terms)
    if (term.home.source === source)
      add(term.node.span, { about: "term", uri, offset: term.node.span.start });
  for (const { label, node, source: own } of compilation.model.sections) {
    const some = compilation.model.ambiguities.some(({ places }) =>
      places.some(({ home }) => home.section?.node === node),
    );
    if (own === source && some) add(node.span, { about: "section", uri, label });
  }
  return lenses;
}

/** The words of a lens, and what a click on it does. */
export function lensCommand(view: View, data: LensData, facts: Beside | null): Command {
  const { compilation, source, uriOf } = view;
  const { model } = compilation;
  switch (data.about) {
    case "facts": {
      const result = facts?.result ?? null;
      const title =
        result === null
          ? `tenor.json: ${facts?.problem ?? "no facts"}`
          : `Run by tenor.json as of ${showDay(result.asOf)}${result.stopped === null ? "" : `, stopped on ${showDay(result.stopped.day)}`}`;
      return { title, command: "tenor.run", arguments: [data.uri] };
    }
    case "scenario": {
      const result = scenarioResult(compilation, data.title);
      return {
        title: scenarioWords(result),
        command: "tenor.runScenario",
        arguments: [data.uri, data.title],
      };
    }
    case "term": {
      const term = model.terms.find(
        ({ node, home }) => home.source === source && node.span.start === data.offset,
      );
      if (term === undefined) return { title: "", command: "" };
      const symbol = termSym(term);
      const uses = occurrencesOf(compilation, new Set([symbol.key])).filter(
        ({ role }) => role !== "definition",
      );
      const at = positionAt(source, symbol.place?.span.start ?? data.offset);
      const locations = uses.map((use) => ({ uri: uriOf(use.source), range: rangeOf(use.source, use.span) }));
      const sections = new Set(
        uses.flatMap(({ path }) =>
          path.flatMap((node) => (node.kind === "Section" ? [node.label.label] : [])),
        ),
      );
      const where =
        sections.size === 0 ? "" : ` in ${sections.size} section${sections.size === 1 ? "" : "s"}`;
      const count = uses.length === 1 ? "1 use" : `${uses.length} uses`;
      return {
        title: `${count}${where}`,
        command: "tenor.showReferences",
        arguments: [data.uri, at, locations],
      };
    }
    case "section": {
      const section = model.sections.find(({ label, source: own }) => own === source && label === data.label);
      const here = model.ambiguities.filter(({ places }) =>
        places.some(({ home }) => home.section?.node === section?.node),
      );
      const words = here.map(({ names }) => names.join(" / "));
      return {
        title: `Readings: ${words.join("; ")}`,
        command: "tenor.readings",
        arguments: [data.uri, data.label],
      };
    }
  }
}

const results = new WeakMap<Compilation, Map<string, ScenarioResult>>();

/** What a scenario comes to, found once; null where the contract cannot be run. */
export function scenarioResult(compilation: Compilation, title: string): ScenarioResult | null {
  if (!isSound(compilation)) return null;
  let known = results.get(compilation);
  if (known === undefined) {
    known = new Map();
    results.set(compilation, known);
  }
  const found = known.get(title);
  if (found !== undefined) return found;
  const scenario = compilation.model.scenarios.find(({ node }) => node.title.value === title);
  if (scenario === undefined) return null;
  const result = runScenario(compilation.model, natives, scenario);
  known.set(title, result);
  return result;
}

function scenarioWords(result: ScenarioResult | null): string {
  if (result === null) return "Run (the contract is not in order)";
  if (result.passed) return `✓ passes (${result.expectations.length})`;
  const missed = result.expectations.find(({ passed }) => !passed);
  if (missed === undefined) return `✗ fails: ${result.diagnostics[0]?.title ?? ""}`;
  return `✗ fails: ${missed.subject} is ${missed.got}, not ${missed.expected}`;
}
