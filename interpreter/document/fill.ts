/** A template filled from a contract and its run: the document, and what stood in the way. */

import type { MarkedToken, Token, Tokens } from "marked";
import {
  badPlaceholder,
  doubtfulPlaceholder,
  missingValue,
  typedFigure,
  unknownPlaceholder,
  unusedFill,
} from "../../grammar/diagnostics/catalogue/documents.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import type { Place } from "../../grammar/source.ts";
import { Figures } from "./figures.ts";
import { type Block, type Cell, type Document, type Inline, text } from "./model.ts";
import { Names, type Standing, type Typed } from "./names.ts";
import type { Placeholder } from "./placeholders.ts";
import type { Subject, Told } from "./subjects.ts";
import { MARK, type Template } from "./template.ts";

/** What placeholders stand for, with their findings; templates of every format are filled through it. */
export class Filler {
  readonly figures = new Figures();
  readonly diagnostics: Diagnostic[] = [];
  private readonly names: Names;
  private readonly typed: ReadonlyMap<string, Typed>;
  private readonly asked = new Set<string>();
  private readonly penned = new Set<string>();

  constructor(told: Told, subject: Subject, typed: ReadonlyMap<string, Typed>) {
    this.names = new Names(told, subject, this.figures, typed);
    this.typed = typed;
  }

  /** The first of the choices that is known. `where` says in words where the placeholder stands, if its place does not. */
  fill(placeholder: Placeholder, place: Place, where: string | null = null): Standing {
    let lacking: { readonly name: string; readonly found: Extract<Standing, { is: "lacking" }> } | null =
      null;
    let unknown: string | null = null;
    for (const choice of placeholder.choices) {
      if (choice.kind === "name") this.asked.add(choice.name);
    }
    for (const choice of placeholder.choices) {
      if (choice.kind !== "name") {
        this.doubt(placeholder, place);
        if (choice.kind === "text") return { is: "words", inside: [text(choice.text)] };
        this.penned.add(placeholder.written.replace(/ or _+$/, ""));
        return { is: "words", inside: [choice] };
      }
      const found = this.names.find(choice.name);
      if (found === null) unknown ??= choice.name;
      else if (found.is === "lacking") lacking ??= { name: choice.name, found };
      else return found;
    }
    if (lacking !== null) {
      const { name, found } = lacking;
      const related = found.place === null ? [] : [{ place: found.place, message: "It is left open here." }];
      this.diagnostics.push(report(missingValue, place, { name, why: found.why, where }, { related }));
    } else if (unknown !== null) {
      const near = nearestOf(unknown, this.names.all, 2);
      this.diagnostics.push(report(unknownPlaceholder, place, { name: unknown, where, near }));
    }
    return { is: "words", inside: [] };
  }

  /** Placeholders that became lines to be filled in by hand. */
  get lines(): readonly string[] {
    return [...this.penned].filter((name) => !/^_*$/.test(name));
  }

  /** A line may stand where a name is only misspelt. */
  private doubt({ choices }: Placeholder, place: Place): void {
    for (const choice of choices) {
      if (choice.kind !== "name" || this.names.find(choice.name) !== null) continue;
      const near = nearestOf(choice.name, this.names.all, 2);
      if (near.length > 0 && !place.source.name.startsWith("std/"))
        this.diagnostics.push(report(doubtfulPlaceholder, place, { name: choice.name, near }));
    }
  }

  /** What was typed for names that nobody asks for, or that the run has itself. */
  finish(): readonly Diagnostic[] {
    for (const [name, { place }] of this.typed) {
      if (this.names.knows(name)) this.diagnostics.push(report(typedFigure, place, { name }));
      else if (!this.asked.has(name)) {
        const near = nearestOf(name, this.asked, 2);
        this.diagnostics.push(report(unusedFill, place, { name, near }));
      }
    }
    return this.diagnostics;
  }
}

export interface FilledDocument {
  readonly document: Document;
  /** What is left to be filled in by hand. */
  readonly lines: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export function fillTemplate(
  template: Template,
  told: Told,
  subject: Subject,
  typed: ReadonlyMap<string, Typed>,
): FilledDocument {
  const filler = new Filler(told, subject, typed);
  const blocks = new Body(template, filler).blocks(template.tokens);
  const heading = blocks.find((block) => block.kind === "heading");
  const title = heading === undefined ? told.model.title : wordsOf(heading.inside);
  const diagnostics = [...template.diagnostics, ...filler.finish()];
  return { document: { title, blocks, figures: filler.figures.all }, lines: filler.lines, diagnostics };
}

/** The tokens of a template as blocks. */
class Body {
  private readonly template: Template;
  private readonly filler: Filler;

  constructor(template: Template, filler: Filler) {
    this.template = template;
    this.filler = filler;
  }

  blocks(tokens: readonly Token[]): Block[] {
    return (tokens as readonly MarkedToken[]).flatMap((token) => this.block(token));
  }

  private block(token: MarkedToken): Block[] {
    if (token.type === "heading") {
      const level = Math.min(token.depth, 5) as 1 | 2 | 3 | 4 | 5;
      return [{ kind: "heading", level, id: null, inside: this.inline(token.tokens) }];
    }
    if (token.type === "paragraph" || token.type === "text") return this.paragraph(token);
    if (token.type === "list") {
      const items = token.items.map((item) => this.blocks(item.tokens));
      return [{ kind: "list", marks: token.ordered ? "numbers" : "bullets", items }];
    }
    if (token.type === "table") return [this.table(token)];
    if (token.type === "blockquote") return [{ kind: "quote", inside: this.blocks(token.tokens) }];
    if (token.type === "hr") return [{ kind: "rule" }];
    // Comments and blank lines say nothing; code, which a paper does not have, stays as its words.
    return token.type === "code" ? [{ kind: "paragraph", inside: this.marked(token.text) }] : [];
  }

  /** A paragraph that is one placeholder can become a table or more. */
  private paragraph(token: Tokens.Paragraph | Tokens.Text): Block[] {
    const alone = new RegExp(`^${MARK.source}$`).exec(token.text.trim());
    const placeholder = alone === null ? undefined : this.template.placeholders[Number(alone[1])];
    if (placeholder !== undefined) {
      const found = this.filler.fill(placeholder, placeholder.place);
      return found.is === "blocks" ? [...found.blocks] : [{ kind: "paragraph", inside: insideOf(found) }];
    }
    return [{ kind: "paragraph", inside: this.inline(token.tokens ?? []) }];
  }

  private table({ header, rows, align }: Tokens.Table): Block {
    const cell = (each: Tokens.TableCell, column: number): Cell => ({
      inside: this.inline(each.tokens),
      numeric: align[column] === "right",
    });
    return {
      kind: "table",
      caption: "",
      head: header.map((each) => each.text),
      rows: rows.map((row) => row.map(cell)),
      named: true,
    };
  }

  private inline(tokens: readonly Token[]): Inline[] {
    return (tokens as readonly MarkedToken[]).flatMap((token): Inline[] => {
      if (token.type === "strong") return [{ kind: "strong", inside: this.inline(token.tokens) }];
      if (token.type === "em") return [{ kind: "emphasis", inside: this.inline(token.tokens) }];
      if (token.type === "br") return [{ kind: "break" }];
      if (token.type === "link") return this.inline(token.tokens);
      if (token.type === "text" && token.tokens !== undefined) return this.inline(token.tokens);
      if (token.type === "html") return [];
      return "text" in token ? this.marked(token.text) : [];
    });
  }

  /** A text with the marks of its placeholders filled, and its lines of underscores as lines. */
  private marked(said: string): Inline[] {
    return said.split(new RegExp(`(${MARK.source.replace("(", "(?:")}|_{4,})`)).flatMap((part): Inline[] => {
      if (part === "") return [];
      if (/^_{4,}$/.test(part)) return [{ kind: "line", width: part.length }];
      const placeholder = this.template.placeholders[Number(MARK.exec(part)?.[1] ?? -1)];
      if (placeholder === undefined) return [text(named(part))];
      const found = this.filler.fill(placeholder, placeholder.place);
      if (found.is !== "blocks") return [...insideOf(found)];
      const what = `"${placeholder.written}" stands for whole paragraphs, in the midst of one`;
      this.filler.diagnostics.push(report(badPlaceholder, placeholder.place, { what, where: null }));
      return [];
    });
  }
}

const CHARACTERS: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: "\u00a0",
};

/** Markdown may name a character: `&amp;`. */
function named(said: string): string {
  return said.replace(/&(amp|lt|gt|quot|nbsp);/g, (whole, name: string) => CHARACTERS[name] ?? whole);
}

function insideOf(found: Standing): readonly Inline[] {
  return found.is === "words" ? found.inside : [];
}

/** The plain words of a heading. */
function wordsOf(inside: readonly Inline[]): string {
  return inside
    .map((each) => {
      if (each.kind === "text") return each.text;
      if (each.kind === "figure") return each.figure.text;
      return "inside" in each ? wordsOf(each.inside) : "";
    })
    .join("");
}
