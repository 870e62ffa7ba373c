/** What a name means: its definition in words, its type, its section, and the value that the facts beside the contract give. */

import { MarkupKind, type Hover } from "vscode-languageserver";
import type * as ast from "../../grammar/ast.ts";
import type { Node } from "../../grammar/ast.ts";
import type { Place } from "../../grammar/source.ts";
import { covers, sectionName } from "../../interpreter/model/sections.ts";
import { typeWords } from "../../interpreter/model/type-words.ts";
import { isSameTerm } from "../../interpreter/compile/same-state.ts";
import { instantWords } from "../../interpreter/report/names.ts";
import { wordsBefore } from "../../interpreter/variant/amendment.ts";
import { longDate, parseDay, weekdayName } from "../../interpreter/values/day.ts";
import { adjustmentsOf } from "../adjustments.ts";
import { innermost, nodePath, occurrenceAt, type Sym } from "../lookup.ts";
import { folded, rangeOf } from "../positions.ts";
import type { View } from "../view.ts";
import {
  commentAbove,
  fieldsWords,
  homeWords,
  oneLine,
  quoted,
  scopeWords,
  termKind,
  withArticle,
} from "../words.ts";

/** The words for a term's value under the facts at hand; null where there are none. */
export type ValueWords = (symbol: Sym) => string | null;

const LONGEST = 1_500;

export function hover(view: View, offset: number, valueWords: ValueWords = () => null): Hover | null {
  const { compilation, source, file } = view;
  const found = occurrenceAt(compilation, source, offset);
  if (found !== null) {
    const text = found.symbols
      .slice(0, 3)
      .map((symbol) => symbolText(view, symbol, valueWords))
      .join("\n\n---\n\n");
    return { contents: { kind: MarkupKind.Markdown, value: text }, range: rangeOf(source, found.span) };
  }
  const path = nodePath(file, offset);
  const literal = literalText(path);
  if (literal === null) return null;
  return {
    contents: { kind: MarkupKind.Markdown, value: literal.text },
    range: rangeOf(source, literal.node.span),
  };
}

/** All that is known of a named thing, as Markdown. */
export function symbolText(view: View, symbol: Sym, valueWords: ValueWords = () => null): string {
  const parts = [heading(symbol), ...body(view, symbol)];
  const value = valueWords(symbol);
  if (value !== null) parts.push(value);
  return parts.filter((part) => part !== "").join("\n\n");
}

function heading(symbol: Sym): string {
  const name = `**${escaped(symbol.name)}**`;
  const { subject } = symbol;
  if (subject.kind === "section")
    return `**Section ${symbol.name}**${subject.section.title === null ? "" : ` ${escaped(subject.section.title)}`}`;
  if (subject.kind === "term") {
    const { term } = subject;
    const words = [typeWords(term.type), termKind(term), scopeWords(term)];
    const plural = term.plural === null ? "" : ` (plural ${escaped(term.plural)})`;
    return `${name}${plural}: ${escaped(words.filter((each) => each !== "").join(", "))}`;
  }
  return `${name}: ${escaped(oneLine(symbol))}`;
}

function body(view: View, { subject, place }: Sym): string[] {
  const { model } = view.compilation;
  switch (subject.kind) {
    case "term": {
      const { node, home } = subject.term;
      const by = adjustmentsOf(model, subject.term).map(({ words }) => words);
      return [
        code(quoted(home.source, node.span)),
        commentAbove(home.source, node.span),
        homeWords(home),
        by.length === 0 ? "" : `Changed by ${[...new Set(by)].join("; ")}.`,
        ...wordsBefore(model, subject.term.name)
          .filter(({ term }) => term !== subject.term && isSameTerm(term, subject.term))
          .toReversed()
          .flatMap(({ term, until }) => [
            `Until ${instantWords(until, model.zone)}:`,
            code(quoted(term.home.source, term.node.span)),
          ]),
      ];
    }
    case "event": {
      const { event } = subject;
      const { home, node } = event;
      if (event.implied) return [`Named by ${homeWords(home).toLowerCase()}; it has no fields.`];
      const fields = fieldsWords(event);
      const rules = model.rules.filter(
        ({ node: { trigger } }) =>
          trigger.kind === "EventTrigger" && trigger.events.some(({ text }) => text === event.name),
      );
      const sections = [
        ...new Set(
          rules.map(({ home: of }) => (of.section === null ? of.source.name : sectionName(of.section))),
        ),
      ];
      return [
        code(quoted(home.source, node.span)),
        commentAbove(home.source, node.span),
        fields === "" ? "It has no fields." : "",
        homeWords(home),
        sections.length === 0 ? "" : `Rules: ${sections.join(", ")}.`,
      ];
    }
    case "party":
      return [homeWords(subject.party.home)];
    case "section": {
      const { section } = subject;
      const below = model.sections.filter((each) => each !== section && covers(section.label, each));
      const heads = section.node.statements
        .map((statement) => head(statement, section.source.text))
        .slice(0, 12);
      const { precedence } = section.node;
      return [
        code(heads.join("\n")),
        precedence.map((each) => folded(section.source, each.span)).join(", "),
        below.length === 0 ? "" : `With ${below.map(({ label }) => label).join(", ")}.`,
      ];
    }
    case "field":
      return [
        subject.event.implied ? "" : code(quoted(subject.event.home.source, subject.event.node.span)),
        `${subject.what === "field" ? "Field" : subject.what === "date" ? "Date" : "The event referred to"} of ${withArticle(subject.event.name)}, ${homeWords(subject.event.home)}`,
      ];
    case "input":
      return [code(quoted(subject.term.home.source, subject.term.node.span))];
    case "letter":
      return [place === null ? "" : code(letterWords(place, subject.binding))];
    case "reading": {
      const ambiguity = model.ambiguities.find(({ key }) => key === subject.ambiguity);
      if (ambiguity === undefined) return [];
      const others = ambiguity.names.map((name, index) => `"${name}"${index === 0 ? " (the default)" : ""}`);
      const places = [...new Set(ambiguity.places.map(({ home }) => homeWords(home)))];
      return [`Readings: ${others.join(", ")}.`, places.join("; ")];
    }
    case "id":
      return [place === null ? "" : code(folded(place.source, subject.happening.span))];
    case "module":
      return [];
  }
}

function letterWords({ source }: Place, binding: ast.Binding): string {
  return `${binding.name.text} = ${folded(source, binding.value.span)}`;
}

/** The first line of a statement. */
function head(statement: ast.Statement, text: string): string {
  const line = text.slice(statement.span.start, statement.span.end).split(/\r\n?|\n/, 1)[0] ?? "";
  return line.length > 100 ? `${line.slice(0, 97)}...` : line;
}

/** A date's day of the week, and what a blank is. */
function literalText(path: readonly Node[]): { readonly node: Node; readonly text: string } | null {
  const node = innermost(path, "DateLiteral", "Blank", "AnnualDay", "Missing");
  if (node === null || node !== path.at(-1)) return null;
  if (node.kind === "DateLiteral") {
    const day = parseDay(node.iso);
    return day === null ? null : { node, text: `${weekdayName(day)}, ${longDate(day)}` };
  }
  if (node.kind === "Blank")
    return {
      node,
      text: "A blank: the drafter has left it open. `--set` or `tenor.json` fills it for a run.",
    };
  return null;
}

function code(text: string): string {
  if (text === "") return "";
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}\n...` : text;
  return `\`\`\`tenor\n${shown}\n\`\`\``;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>]/g, (letter) => `\\${letter}`);
}
