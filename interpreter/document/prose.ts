/** The contract's own words as a reader meets them: names lead to their definitions, formulas are set, blanks and notes stand out. */

import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type { Source } from "../../grammar/source.ts";
import { tokenize } from "../../grammar/tokens.ts";
import { chainText } from "../model/chain-text.ts";
import type { Anchor, Anchors } from "./anchors.ts";
import { formulaOf, isFormula } from "./formula.ts";
import type { Formula, Inline } from "./model.ts";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Something in the text that is not set as it is written. */
interface Special extends Range {
  readonly inside: readonly Inline[];
}

export class Prose {
  private readonly anchors: Anchors;
  private readonly comments = new Map<Source, readonly (Range & { readonly text: string })[]>();
  /** Where the reader is, for the index: a section's label, or the name of a module. */
  section = "";

  constructor(anchors: Anchors) {
    this.anchors = anchors;
  }

  /** Drafting notes of a text that lie in a range. */
  notesIn(source: Source, { start, end }: Range): string[] {
    return this.commentsOf(source).flatMap((each) =>
      each.start >= start && each.end <= end && each.text.startsWith("[") ? [each.text] : [],
    );
  }

  /** A node, or the part of it in a range, as words. */
  words(node: ast.Node, source: Source, range: Range = node.span): Inline[] {
    const specials: Special[] = [];
    visit(node, (inner) => {
      if (inner.span.end <= range.start || inner.span.start >= range.end) return false;
      const special =
        inner.span.start >= range.start && inner.span.end <= range.end ? this.special(inner, source) : null;
      if (special === null) return true;
      specials.push(...special);
      return false;
    });
    for (const each of this.commentsOf(source)) {
      if (each.start < range.start || each.end > range.end) continue;
      const note: readonly Inline[] = each.text.startsWith("[") ? [{ kind: "note", text: each.text }] : [];
      specials.push({ start: each.start, end: each.end, inside: note });
    }
    specials.sort((a, b) => a.start - b.start);
    const inside: Inline[] = [];
    let at = range.start;
    for (const special of specials) {
      if (special.start < at) continue;
      inside.push({ kind: "text", text: spoken(source.text.slice(at, special.start)) }, ...special.inside);
      at = special.end;
    }
    inside.push({ kind: "text", text: spoken(source.text.slice(at, range.end)) });
    return folded(inside);
  }

  formula(node: ast.Expression, source: Source): Formula {
    return formulaOf(node, {
      words: (each) => this.raw(each, source),
      link: (each) => this.lead(each, nameOf(each))?.id ?? null,
    });
  }

  /** The words of a node without comments, on one line. */
  private raw({ span }: ast.Node, source: Source): string {
    let text = "";
    let at = span.start;
    for (const each of this.commentsOf(source)) {
      if (each.start < at || each.end > span.end) continue;
      text += source.text.slice(at, each.start);
      at = each.end;
    }
    return spoken(text + source.text.slice(at, span.end))
      .replace(/\s+/g, " ")
      .trim();
  }

  /** What stands in the place of a node; null where its inside is looked at. */
  private special(node: ast.Node, source: Source): Special[] | null {
    const one = (...inside: readonly Inline[]): Special[] => [{ ...node.span, inside }];
    if (node.kind === "QuotedName") {
      const quoted: Inline = { kind: "strong", inside: [{ kind: "text", text: `“${node.text}”` }] };
      return one(quoted);
    }
    if (node.kind === "TextLiteral") return one({ kind: "text", text: `“${node.value}”` });
    if (node.kind === "Blank")
      return one({ kind: "blank", text: source.text.slice(node.span.start, node.span.end) });
    if (node.kind === "SectionRef") return one(this.reference(node.label));
    if (node.kind === "Name")
      return one(...article(node, source), this.linked(node.text, this.lead(node, node.text)));
    if (node.kind === "NameExpression")
      return one(...article(node, source), this.linked(node.name.text, this.lead(node, node.name.text)));
    if (node.kind === "OfExpression") return this.chain(node, source);
    if ((node.kind === "BinaryExpression" && !node.percentOf) || node.kind === "RoundedExpression")
      return isFormula(node) ? one({ kind: "formula", formula: this.formula(node, source) }) : null;
    return null;
  }

  /** `Board of Directors` is one name; `Ratio of the Split` is a name, and what it is of. */
  private chain(node: ast.OfExpression, source: Source): Special[] | null {
    const whole = this.lead(node, chainText(node));
    if (whole !== null && whole.name === chainText(node))
      return [{ ...node.span, inside: [...article(node, source), this.linked(whole.name, whole)] }];
    const own = this.lead(node, node.name.text);
    return own === null
      ? null
      : [{ ...node.name.span, inside: [...article(node.name, source), this.linked(node.name.text, own)] }];
  }

  private lead(at: object, words: string): Anchor | null {
    const anchor = this.anchors.lead(at, words);
    if (anchor !== null) this.anchors.use(anchor, this.section);
    return anchor;
  }

  private linked(words: string, anchor: Anchor | null): Inline {
    const inside: readonly Inline[] = [{ kind: "text", text: words }];
    return anchor === null ? { kind: "emphasis", inside } : { kind: "link", to: anchor.id, inside };
  }

  /** A section's number that jumps there. */
  reference(label: string): Inline {
    const to = this.anchors.section(label);
    const inside: readonly Inline[] = [{ kind: "text", text: label }];
    return to === null ? { kind: "text", text: label } : { kind: "link", to, inside };
  }

  private commentsOf(source: Source): readonly (Range & { readonly text: string })[] {
    const known = this.comments.get(source);
    if (known !== undefined) return known;
    const found = tokenize(source.text).comments.map(({ startOffset, image }) => ({
      start: startOffset,
      end: startOffset + image.length,
      text: image,
    }));
    this.comments.set(source, found);
    return found;
  }
}

/** Signs of the keyboard as the signs that they stand for. */
function spoken(written: string): string {
  return written
    .replaceAll("<=", "≤")
    .replaceAll(">=", "≥")
    .replaceAll("<>", "≠")
    .replace(/"([^"\n]*)"/g, "“$1”")
    .replace(/(?<= )\*(?= )/g, "×");
}

/** `the `, where a name has its article with it. */
function article({ span }: ast.Node, source: Source): Inline[] {
  const [written] = /^(?:the|an?|any)\s+/i.exec(source.text.slice(span.start, span.end)) ?? [];
  return written === undefined ? [] : [{ kind: "text", text: written }];
}

function nameOf(node: ast.Expression): string {
  return node.kind === "AdjustedExpression" ? node.name.text : chainText(node);
}

/** Texts side by side are one, and white space in them is one space; none stands at the ends. */
function folded(inside: readonly Inline[]): Inline[] {
  const merged: Inline[] = [];
  for (const each of inside) {
    const last = merged.at(-1);
    if (each.kind === "text" && last?.kind === "text")
      merged[merged.length - 1] = { kind: "text", text: last.text + each.text };
    else merged.push(each);
  }
  return merged.flatMap((each, i): Inline[] => {
    if (each.kind !== "text") return [each];
    let said = each.text.replace(/\s+/g, " ");
    if (i === 0) said = said.trimStart();
    if (i === merged.length - 1) said = said.trimEnd();
    return said === "" ? [] : [{ kind: "text", text: said }];
  });
}

/** A sentence begins with a capital letter. */
export function capital(inside: readonly Inline[]): Inline[] {
  const [first, ...rest] = inside;
  if (first?.kind !== "text") return [...inside];
  return [{ kind: "text", text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}
