/** Statements of a contract as blocks of a reading copy: definitions with their formulas and legends, rules with their effects. */

import type * as ast from "../../grammar/ast.ts";
import type { Source } from "../../grammar/source.ts";
import type { Model } from "../model/model.ts";
import type { Anchors } from "./anchors.ts";
import { isFormula } from "./formula.ts";
import { type Block, cell, type Inline, paragraph, text } from "./model.ts";
import { capital, type Prose } from "./prose.ts";

export class Statements {
  private readonly model: Model;
  private readonly prose: Prose;
  private readonly anchors: Anchors;

  constructor(model: Model, prose: Prose, anchors: Anchors) {
    this.model = model;
    this.prose = prose;
    this.anchors = anchors;
  }

  /** What is no definition, table or rule reads as it is written. */
  blocks(node: ast.Statement, source: Source): Block[] {
    if (node.kind === "Definition") return this.definition(node, source);
    if (node.kind === "TableStatement") return this.table(node, source);
    if (node.kind === "Rule") return this.rule(node, source);
    if (node.kind === "TextStatement") {
      const words = node.text.trim().split(/\n\s*\n/);
      return [{ kind: "quote", inside: words.map((each) => paragraph(each.replace(/\s+/g, " ").trim())) }];
    }
    const named = node.kind === "EventStatement" || node.kind === "PartyStatement";
    return [this.sentence(node, source, named ? node.name : null)];
  }

  /** A statement as one sentence; a name that it declares is what others jump to. */
  private sentence(node: ast.Statement, source: Source, declared: ast.Name | null): Block {
    const anchor = declared === null ? null : this.anchors.of(node);
    if (declared === null || anchor === null)
      return { kind: "paragraph", inside: capital(this.prose.words(node, source)) };
    const before = this.prose.words(node, source, { start: node.span.start, end: declared.span.start });
    const after = this.prose.words(node, source, { start: declared.span.end, end: node.span.end });
    const name: Inline = {
      kind: "anchor",
      id: anchor.id,
      inside: [{ kind: "strong", inside: [text(declared.text)] }],
    };
    return paragraph(...capital(before), " ", name, /^[.,;:]/.test(firstText(after)) ? "" : " ", ...after);
  }

  // ---- definitions ----

  private definition(node: ast.Definition, source: Source): Block[] {
    const { body } = node;
    const anchor = this.anchors.of(node);
    const marked = (inside: readonly Inline[]): Inline[] =>
      anchor === null
        ? [...inside]
        : inside.map((each, i) => (i === 0 ? { kind: "anchor", id: anchor.id, inside: [each] } : each));
    if (!("value" in body) || body.type !== null)
      return [{ kind: "paragraph", inside: marked(this.prose.words(node, source)) }];
    const { value } = body;
    const lead = marked(this.prose.words(node, source, { start: node.span.start, end: value.span.start }));
    return [
      ...this.value(value, source, lead, node.legend === null ? "." : ""),
      ...this.legend(node.legend, source),
    ];
  }

  /** A value after the words that lead to it: a formula on a line of its own, cases and readings as a list. */
  private value(node: ast.Expression, source: Source, lead: readonly Inline[], end: string): Block[] {
    if (
      node.kind === "Parenthesized" &&
      (node.operand.kind === "ReadingExpression" || node.operand.kind === "FirstOf")
    )
      return this.value(node.operand, source, lead, end);
    if (node.kind === "ReadingExpression") {
      const items = node.alternatives.map(({ name, value }, i) =>
        this.value(
          value,
          source,
          [text(`read as “${name}”${i === 0 ? " (taken first)" : ""}:`)],
          i === node.alternatives.length - 1 ? end : ";",
        ),
      );
      const led = firstText(lead.slice(-1)).endsWith("=") ? "" : ":";
      return [paragraph(...lead, led), { kind: "list", marks: "bullets", items }];
    }
    if (node.kind === "FirstOf") {
      const items = node.cases.map((each, i) =>
        this.limb(each, source, i === node.cases.length - 1 ? end : ";"),
      );
      const which = node.earliest ? "earliest" : node.available ? "first available" : "first";
      return [paragraph(...lead, ` the ${which} of`), { kind: "list", marks: "none", items }];
    }
    if (isFormula(node)) {
      const display: Block = {
        kind: "display",
        lines: [{ sign: "", formula: this.prose.formula(node, source) }],
      };
      return [{ kind: "paragraph", inside: [...lead] }, display];
    }
    return [paragraph(...lead, " ", ...this.prose.words(node, source), end)];
  }

  private limb({ label, value, condition, otherwise, span }: ast.Case, source: Source, end: string): Block[] {
    const lead = label === "" ? [] : [text(`(${label})`)];
    const rest =
      condition === null
        ? otherwise
          ? [text(", otherwise")]
          : []
        : this.tail(value, condition, source, span);
    if (value.kind === "Parenthesized" || value.kind === "ReadingExpression" || value.kind === "FirstOf") {
      const inner = this.value(value, source, lead, "");
      if (inner.length > 1) return [...inner, { kind: "paragraph", inside: [...trimmed(rest), text(end)] }];
    }
    return [paragraph(...lead, " ", ...this.prose.words(value, source), ...rest, end)];
  }

  /** `, if Method is "cash"`: what stands behind the value, with the comma before it. */
  private tail(
    value: ast.Expression,
    condition: ast.Expression,
    source: Source,
    span: ast.Node["span"],
  ): Inline[] {
    const whole: ast.Node = condition;
    const joint = source.text
      .slice(value.span.end, condition.span.start)
      .replace(/\/\/[^\n]*/g, " ")
      .replace(/\s+/g, " ")
      .trim();
    const words = this.prose.words(whole, source, {
      start: condition.span.start,
      end: Math.min(condition.span.end, span.end),
    });
    return [text(`${joint.startsWith(",") ? "" : " "}${joint} `), ...words];
  }

  private legend(legend: ast.Legend | null, source: Source): Block[] {
    if (legend === null) return [];
    const items = legend.bindings.map(({ name, value }, i) => {
      const lead: Inline[] = [{ kind: "emphasis", inside: [text(name.text)] }, text(" =")];
      const end = i === legend.bindings.length - 1 ? "." : ",";
      if (isFormula(value))
        return [
          paragraph(...lead, " ", { kind: "formula", formula: this.prose.formula(value, source) }, end),
        ];
      return this.value(value, source, lead, end);
    });
    return [paragraph("where"), { kind: "list", marks: "none", items }];
  }

  private table(node: ast.TableStatement, source: Source): Block[] {
    const first = node.columns[0] ?? node.rows[0]?.key;
    const anchor = this.anchors.of(node);
    const end = first === undefined ? node.span.end : first.span.start;
    const words = this.prose.words(node, source, { start: node.span.start, end });
    const lead: Inline[] = anchor === null ? words : [{ kind: "anchor", id: anchor.id, inside: words }];
    const say = (each: ast.Expression | null): string =>
      each === null ? "–" : source.text.slice(each.span.start, each.span.end);
    const head = [node.row.name.text, ...(node.columns.length === 0 ? ["Value"] : node.columns.map(say))];
    const rows = node.rows.map(({ key, values }) => [
      cell(say(key), true),
      ...values.map((value) => cell(say(value), true)),
    ]);
    return [
      { kind: "paragraph", inside: capital(lead) },
      { kind: "table", caption: "", head, rows, named: true },
    ];
  }

  // ---- rules ----

  private rule(node: ast.Rule, source: Source): Block[] {
    const [first] = node.effects;
    if (first === undefined) return [this.sentence(node, source, null)];
    const head = capital(this.prose.words(node, source, { start: node.span.start, end: first.span.start }));
    const last = node.legend === null ? "." : ",";
    const items = node.effects.map((effect, i) =>
      this.effect(effect, source, i === node.effects.length - 1 ? last : ";"),
    );
    const [only] = items;
    const [sole, ...further] = only ?? [];
    const together =
      items.length === 1 && sole?.kind === "paragraph" && further.every(({ kind }) => kind === "display");
    const body: Block[] = together
      ? [paragraph(...head, " ", ...sole.inside), ...further]
      : [
          { kind: "paragraph", inside: head },
          { kind: "list", marks: "bullets", items },
        ];
    return [...body, ...this.legend(node.legend, source)];
  }

  private effect(node: ast.Effect, source: Source, end: string): Block[] {
    if (node.kind === "ReadingEffect")
      return node.alternatives.map(({ name, value }, i): Block => {
        const inside = value.flatMap((each, at) =>
          this.effect(each, source, at === value.length - 1 ? end : ";"),
        );
        const [first, ...rest] = inside;
        const lead = `read as “${name}”${i === 0 ? " (taken first)" : ""}: `;
        const items: Block[] =
          first?.kind === "paragraph"
            ? [paragraph(lead, ...first.inside), ...rest]
            : [paragraph(lead), ...inside];
        return { kind: "list", marks: "none", items: [items] };
      });
    if (node.kind === "Becomes" && (isFormula(node.value) || holdsList(node.value))) {
      const lead = this.prose.words(node, source, { start: node.span.start, end: node.value.span.start });
      const rest = this.prose.words(node, source, { start: node.value.span.end, end: node.span.end });
      const words = rest.filter((each) => each.kind !== "text" || each.text !== ")");
      const after: Block[] = words.length === 0 ? [] : [{ kind: "paragraph", inside: words }];
      return [...this.value(node.value, source, lead, words.length === 0 ? end : ""), ...after];
    }
    return [paragraph(...this.prose.words(node, source), end)];
  }
}

function holdsList(node: ast.Expression): boolean {
  if (node.kind === "Parenthesized") return holdsList(node.operand);
  return node.kind === "ReadingExpression" || node.kind === "FirstOf";
}

function firstText(inside: readonly Inline[]): string {
  const [first] = inside;
  return first?.kind === "text" ? first.text : "";
}

function trimmed(inside: readonly Inline[]): Inline[] {
  return inside.flatMap((each, i): Inline[] =>
    i === 0 && each.kind === "text"
      ? each.text.replace(/^[ ,]+/, "") === ""
        ? []
        : [text(each.text.replace(/^[ ,]+/, ""))]
      : [each],
  );
}
