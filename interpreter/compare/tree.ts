/** A clause by its meaning: the tree without brackets, letters of legends, digits' commas, plurals and the order of what has none. */

import type * as ast from "../../grammar/ast.ts";
import { isNode } from "../../grammar/walk.ts";
import type { Source, Span } from "../../grammar/source.ts";
import type { Model } from "../model/model.ts";
import { sectionKey } from "../model/sections.ts";
import { unitName } from "../values/unit.ts";
import { Rational } from "../values/rational.ts";

export interface Tree {
  /** What it is, with everything that is no tree itself. */
  readonly tag: string;
  readonly kids: readonly Tree[];
  /** The same for two trees exactly when they mean the same. */
  readonly key: string;
  /** The kind of node, `list` for several. */
  readonly kind: string;
  readonly source: Source;
  readonly span: Span;
}

/** What a name counts as in a comparison. */
export type Naming = (name: string) => string;

/** What is in no order: conditions and effects count all at once. */
const UNORDERED: ReadonlySet<string> = new Set([
  "conditions",
  "effects",
  "events",
  "sections",
  "under",
  "exceptUnder",
  "exceptOn",
]);

/** What changes no result. */
const IDLE: ReadonlySet<string> = new Set(["span", "comments", "plural", "zoneSpan", "percentOf"]);

export class Reader {
  private readonly model: Model;
  private readonly source: Source;
  private readonly naming: Naming;
  /** What the letters of the legend stand for; null while it is read. */
  private readonly letters = new Map<ast.Binding, Tree | null>();

  constructor(model: Model, source: Source, naming: Naming) {
    this.model = model;
    this.source = source;
    this.naming = naming;
  }

  /** A letter of a legend counts as what it stands for, whatever it is called and wherever it is written. */
  read(node: ast.Node): Tree {
    if (node.kind === "Parenthesized") return this.read(node.operand);
    if (node.kind === "NameExpression") return this.name(node, node.name.text, node.span);
    if (node.kind === "Name" || node.kind === "QuotedName") return this.name(node, node.text, node.span);
    if (node.kind === "SectionRef") return this.leaf(`section ${sectionKey(node.label)}`, node);
    if (node.kind === "NumberLiteral" || node.kind === "MoneyLiteral") return this.amount(node);
    return this.inside(node);
  }

  private amount(node: ast.NumberLiteral | ast.MoneyLiteral): Tree {
    const written = rationalOf(node.value);
    const percent = node.kind === "NumberLiteral" && node.unit === "percent";
    const value = percent ? written.mul(Rational.of(1, 100)) : written;
    return this.leaf(`${value.toFraction()}${this.unitOf(node)}`, node);
  }

  /** By what the number is of, as far as that is known: `$2.40` of a price is `$2.40 per share`. */
  private unitOf(node: ast.Expression): string {
    const type = this.model.types.get(node);
    return type?.kind === "quantity" ? ` ${unitName(type.unit)}` : "";
  }

  private name(node: ast.Node, text: string, span: Span): Tree {
    const reference = this.model.references.get(node);
    if (reference?.to === "legend") {
      return this.letter(reference.binding);
    }
    const [term] = this.model.termsByName.get(text) ?? [];
    const name = term === undefined || term.name === text ? text : term.name;
    return this.make(`name ${this.naming(name)}`, "name", [], span);
  }

  private letter(binding: ast.Binding): Tree {
    let value = this.letters.get(binding) ?? null;
    if (value === null) {
      // A letter that stands for itself is an error that is reported elsewhere.
      if (this.letters.has(binding)) return this.make("letter", "letter", [], binding.span);
      this.letters.set(binding, null);
      value = this.read(binding.value);
      this.letters.set(binding, value);
    }
    // Short, since letters that stand for letters would else be written out again and again.
    return { ...this.make("letter", "letter", [value], binding.span), key: `letter ${digest(value.key)}` };
  }

  private leaf(text: string, node: ast.Node): Tree {
    return this.make(text, node.kind, [], node.span);
  }

  private inside(node: ast.Node): Tree {
    const kids: Tree[] = [];
    const words = this.gather(node as unknown as Inside, kids, node.span);
    return this.make(`${node.kind} ${words}`, node.kind, kids, node.span);
  }

  /** The properties of a node: what is a tree goes to the kids, the rest is said in words. */
  private gather(holder: Inside, kids: Tree[], span: Span): string {
    const words: string[] = [];
    for (const key of Object.keys(holder)) {
      const value = holder[key];
      if (IDLE.has(key) || key === "kind" || key === "legend") continue;
      if (Array.isArray(value)) kids.push(this.list(key, value as unknown[], span));
      else if (isNode(value)) {
        words.push(`${key}:`);
        kids.push(this.read(value));
      } else if (typeof value === "object" && value !== null)
        words.push(this.gather(value as Inside, kids, span));
      else words.push(`${key}=${JSON.stringify(value) ?? ""}`);
    }
    return words.join(" ");
  }

  private list(key: string, items: readonly unknown[], span: Span): Tree {
    const kids = items.map((item): Tree => {
      if (isNode(item)) return this.read(item);
      if (Array.isArray(item)) return this.list("items", item as unknown[], span);
      const inner: Tree[] = [];
      const words =
        typeof item === "object" && item !== null ? this.gather(item as Inside, inner, span) : String(item);
      return this.make(
        words,
        "part",
        inner,
        inner[0] === undefined ? span : joined(inner[0].span, inner.at(-1)?.span),
      );
    });
    if (UNORDERED.has(key)) kids.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
    const [first] = kids;
    return this.make(`list ${key}`, "list", kids, first === undefined ? span : first.span);
  }

  private make(tag: string, kind: string, kids: readonly Tree[], span: Span): Tree {
    const key = kids.length === 0 ? tag : `${tag}(${kids.map((kid) => kid.key).join(",")})`;
    return { tag, kind, kids, key, source: this.source, span };
  }
}

type Inside = Readonly<Record<string, unknown>>;

function joined(from: Span, to: Span | undefined): Span {
  return to === undefined ? from : { ...from, end: Math.max(from.end, to.end) };
}

/** `2.40` and `1/100`, as literals have them. */
function rationalOf(text: string): Rational {
  return Rational.parse(text) ?? Rational.ZERO;
}

/** 106 bits of a text (cyrb53, twice). */
function digest(text: string): string {
  return [0, 1].map((seed) => cyrb53(text, seed).toString(36)).join("-");
}

function cyrb53(text: string, seed: number): number {
  let a = 0xdeadbeef ^ seed;
  let b = 0x41c6ce57 ^ seed;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
