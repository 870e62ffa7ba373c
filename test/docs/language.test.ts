// docs/language.md against the program: its grammar in both directions, its samples, and that they leave nothing of the tree out.
import { describe, expect, it } from "vitest";
import type { Node } from "../../grammar/ast.ts";
import { catalogue, entryOf } from "../../grammar/diagnostics/catalogue/index.ts";
import { parse } from "../../grammar/parse.ts";
import { keywords, tokenize } from "../../grammar/tokens.ts";
import { compile } from "../../interpreter/compilation.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import { readQuotes } from "../../interpreter/facts/quotes.ts";
import { runSchema } from "../../interpreter/report/schema.ts";
import { runScenarios } from "../../interpreter/scenario/run.ts";
import { natives } from "../../stdlib/native/index.ts";
import { filesBelow, read } from "../house/files.ts";
import { compileFile, memoryHost } from "../support/contract.ts";
import { readGrammar, readsTo, sentences } from "./ebnf.ts";
import { type Block, blocksOf, brokenLinks } from "./samples.ts";

const PAGE = "docs/language.md";
const page = read(PAGE);
const blocks = blocksOf(page);
const samples = blocks.filter(({ language }) => language === "tenor");
const prelude = samples.find(({ words }) => words.includes("prelude"))?.text ?? "";
/** The prelude, and the samples whose fence names the file that they are. */
const files = samples.flatMap(({ words, text }) =>
  words.flatMap((word) => (word.endsWith(".tenor") ? [[word, text]] : [])),
);
const host = memoryHost({ prelude, ...Object.fromEntries(files) });

const isFragment = ({ words }: Block): boolean => words.includes("fragment");

/** The sample as a file; the lines before a fragment are joined, so that its own keep their numbers but for one. */
const fileOf = (sample: Block): string =>
  isFragment(sample) ? `warrant "Sample". uses "prelude".\n${sample.text}` : sample.text;

/** What a fragment cannot help: it shows a definition without its use. */
const OF_FRAGMENTS: readonly string[] = ["N106", "N107"];

const named = samples.map((sample) => ({ sample, name: `line ${sample.line}` }));

describe("samples", () => {
  it.each(named)("$name holds together", ({ sample }) => {
    const { diagnostics } = compile({ name: PAGE, text: fileOf(sample) }, host);
    const found = diagnostics.filter(
      ({ severity, code }) =>
        severity !== "information" && !(isFragment(sample) && OF_FRAGMENTS.includes(code)),
    );
    const expected = sample.words.filter((word) => entryOf(word) !== null);
    const told = found.map(({ code, title, place }) => {
      const line = place.source.text.slice(0, place.span.start).split("\n").length;
      return expected.includes(code) ? code : `${code} ${title} (line ${line} of the sample)`;
    });
    expect(told).toEqual(expected);
  });

  it.each(named.filter(({ sample }) => /^scenario /m.test(sample.text)))("$name runs", ({ sample }) => {
    const { model } = compile({ name: PAGE, text: fileOf(sample) }, host);
    const missed = runScenarios(model, natives).flatMap(({ title, diagnostics }) =>
      diagnostics.map((found) => `${title}: ${found.title} ${found.text}`),
    );
    expect(missed).toEqual([]);
  });

  it("every sample with a scenario runs at least one", () => {
    const silent = samples.filter(
      ({ text }) => /^scenario /m.test(text) && parse({ name: "", text }).file.items.length === 0,
    );
    expect(silent).toEqual([]);
  });
});

// ------------------------------------------------------------------------------------------------------------ the tree

/** What the modules of `grammar/ast/` declare of nodes: kinds, forms, and the words that a property can be. */
function declared(): string[] {
  const modules = filesBelow("grammar/ast").map(read).join("\n");
  const source = modules.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const wordsOf = (type: string): string[] => [...type.matchAll(/"([^"]+)"/g)].map(([, word = ""]) => word);
  const aliases = new Map(
    [...source.matchAll(/export type (\w+) =((?:\s*\|?\s*(?:"[^"]+"|Name))+);/g)].map(
      ([, name = "", type = ""]) => [name, wordsOf(type)],
    ),
  );
  const kinds = [...source.matchAll(/export interface \w+(?:<T>)? \{([\s\S]*?)\n\}/g)].flatMap(
    ([, body = ""]) => {
      const kind = /readonly kind: "(\w+)"/.exec(body)?.[1];
      if (kind === undefined) return [];
      const values = [...body.matchAll(/readonly (\w+):([^;{}]+);/g)].flatMap(
        ([, property = "", type = ""]) =>
          property === "kind"
            ? []
            : [...(aliases.get(type.trim()) ?? []), ...wordsOf(type), ...aliasedIn(type, aliases)].map(
                (word) => `${kind}.${property} ${word}`,
              ),
      );
      return [kind, ...values];
    },
  );
  const forms = [...source.matchAll(/form: "([^"]+)"/g)].map(([, form = ""]) => `form ${form}`);
  const outcomes = [...source.matchAll(/\{[^{}]*form: "[^{}]*\}/g)].flatMap(([body]) =>
    [...body.matchAll(/readonly (outcome|status|what|verb): ((?:\s*\|?\s*"[^"]+")+);/g)].flatMap(
      ([, property = "", type = ""]) => wordsOf(type).map((word) => `${property} ${word}`),
    ),
  );
  return [...new Set([...kinds, ...forms, ...outcomes])];
}

function aliasedIn(type: string, aliases: ReadonlyMap<string, string[]>): string[] {
  return type.split("|").flatMap((part) => aliases.get(part.trim()) ?? []);
}

/** What stands in the trees of the samples, in the same words. */
function shown(): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown, kind: string): void => {
    if (Array.isArray(value)) for (const item of value) look(item, kind);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return;
    const own = "kind" in value ? String(value.kind) : kind;
    if ("kind" in value) found.add(own);
    for (const [property, inner] of Object.entries(value)) {
      if (property === "form" && !("kind" in value)) found.add(`form ${String(inner)}`);
      if (typeof inner === "string") {
        found.add(`${own}.${property} ${inner}`);
        found.add(`${property} ${inner}`);
      } else if (property !== "span") look(inner, own);
    }
  };
  for (const sample of samples) look(parse({ name: "", text: fileOf(sample) }).file, "");
  return found;
}

/** What only a broken text holds, and a status that no duty comes to yet. */
const LEFT_OUT: readonly string[] = ["Missing", "BrokenStatement", "status waived"];

describe("the samples leave nothing out", () => {
  it("of what the tree can hold", () => {
    const all = declared();
    expect(all).toContain("Window.relation ending on");
    expect(all).toContain("DurationLiteral.unit business days");
    expect(all).toContain("form never an increase");
    const seen = shown();
    expect(all.filter((each) => !LEFT_OUT.includes(each) && !seen.has(each))).toEqual([]);
  });
});

// --------------------------------------------------------------------------------------------------------- the grammar

const grammar = readGrammar(blocks.find(({ language }) => language === "ebnf")?.text ?? "");

describe("the grammar on the page", () => {
  it("allows nothing that the parser does not read", () => {
    const wrong = sentences(grammar).flatMap(({ rule, text }) => {
      const errors = parse({ name: "", text }).diagnostics.filter(
        // A part of a file needs no heading here.
        ({ severity, code }) => severity === "error" && code !== "P109",
      );
      return errors.map(({ title }) => `${rule}: ${text}: ${title}`);
    });
    expect(wrong).toEqual([]);
  });

  const contracts = ["stdlib", "examples"].flatMap(filesBelow).filter((path) => path.endsWith(".tenor"));

  it.each([...contracts, PAGE])("allows all of %s", (path) => {
    const texts = path === PAGE ? samples.map(fileOf) : [read(path)];
    expect(texts.flatMap(notAllowed)).toEqual([]);
  });

  it("names the words of the language, and no others", () => {
    const words = [...grammar.words].filter((word) => /^[a-z]/.test(word));
    expect(words.filter((word) => !keywords.has(word))).toEqual([]);
    const text = ["grammar/parser"].flatMap(filesBelow).map(read).join("\n");
    const unnamed = [...keywords.keys()].filter(
      (word) => !grammar.words.has(word) && text.includes(`kw("${word}")`),
    );
    expect(unnamed).toEqual([]);
  });
});

/** The items of a file that the grammar does not recognize, each with the words at which it ends. */
function notAllowed(text: string): string[] {
  const { file } = parse({ name: "", text });
  const words = tokenize(text).tokens;
  const check = (rule: string, { start, end }: Node["span"]): string[] => {
    const own = words.filter(({ startOffset }) => startOffset >= start && startOffset < end);
    const to = readsTo(grammar, rule, own);
    const at = own[to];
    return at === undefined
      ? []
      : [
          `no ${rule}: ${text.slice(start, at.startOffset)} <HERE> ${text.slice(at.startOffset, end).slice(0, 60)}`,
        ];
  };
  return [
    ...(file.header === null ? [] : check("header", file.header.span)),
    ...file.items.flatMap((item) => {
      if (item.kind === "Scenario") return check("scenario", item.span);
      if (item.kind === "DefinitionChange") return check("deletion", item.span);
      if (item.kind !== "Section") return check("statement", item.span);
      const end = item.statements[0]?.span.start ?? item.span.end;
      const heading = check("heading", { start: item.span.start, end });
      return [...heading, ...item.statements.flatMap(({ span }) => check("statement", span))];
    }),
  ];
}

// --------------------------------------------------------------------------------------------------------- facts, links

describe("facts on the page", () => {
  const { model } = compileFile("examples/glowpoint-2005/glowpoint.tenor");

  it.each(blocks.filter(({ words }) => words.includes("events")))("events are read", ({ text }) => {
    const schemas = [...model.events.values()].map(({ schema }) => schema);
    const { diagnostics } = readEvents({ name: PAGE, text }, schemas, model.zone, model.currency);
    expect(diagnostics.map(({ title }) => title)).toEqual([]);
  });

  it("the result's keys are on the page", () => {
    const { properties } = runSchema() as { readonly properties: object };
    expect(Object.keys(properties).filter((key) => !page.includes(`\`${key}\``))).toEqual([]);
  });

  it.each(blocks.filter(({ words }) => words.includes("quotes")))("quotes are read", ({ text }) => {
    expect(readQuotes({ name: PAGE, text }).diagnostics.map(({ title }) => title)).toEqual([]);
  });
});

it("every message that the page names is in the catalogue", () => {
  const codes = [...page.matchAll(/\b[A-Z]\d{3}\b/g)].map(([code]) => code);
  expect(codes.filter((code) => entryOf(code) === null)).toEqual([]);
});

it("no message says that a clause is read and has no effect", () => {
  const said = catalogue.filter(({ code, name }) => code.startsWith("L39") || name.includes("no effect"));
  expect(said.map(({ code }) => code)).toEqual([]);
});

it("every link leads somewhere", () => {
  expect(brokenLinks(PAGE)).toEqual([]);
});
