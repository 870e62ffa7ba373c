/** The clauses of a draft, each with its section, and what makes two clauses the same one in two drafts. */

import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type { Source, Span } from "../../grammar/source.ts";
import type { Compilation } from "../compilation.ts";
import { sectionKey } from "../model/sections.ts";
import { piecesOf } from "../variant/merge.ts";
import { Reader, type Naming, type Tree } from "./tree.ts";

export type Subject =
  | "definition"
  | "table"
  | "event"
  | "party"
  | "setting"
  | "rule"
  | "right"
  | "prohibition"
  | "duty"
  | "covenant"
  | "policy"
  | "postponement"
  | "transition"
  | "precedence"
  | "words"
  | "heading";

export interface Clause {
  readonly subject: Subject;
  /** As results show it; `preamble` before the first section. */
  readonly section: string;
  /** What it defines or declares; null where it has no name. */
  readonly name: string | null;
  readonly node: ast.Statement | ast.Precedence | ast.TextLiteral;
  readonly source: Source;
  readonly span: Span;
}

/** The contract's own clauses, and those of modules that are not of the library. */
export function clausesOf({ units }: Compilation): Clause[] {
  return units.flatMap(({ source, file, imported, pieces }): Clause[] => {
    if (imported && source.name.startsWith("std/")) return [];
    const found: Clause[] = [];
    for (const { node, source: at, statements } of pieces ?? piecesOf(file, source)) {
      if (node.kind === "Scenario" || node.kind === "DefinitionChange") continue;
      if (node.kind !== "Section") {
        found.push(clause(node, "preamble", at));
        continue;
      }
      const section = sectionKey(node.label.label);
      const where = { section, name: null, source: at };
      if (node.title !== null) {
        // A section that a variant replaces may have the title that its base gave it.
        const own = node.title.span.start >= node.span.start && node.title.span.end <= node.span.end;
        found.push({
          ...where,
          subject: "heading",
          node: node.title,
          span: own ? node.title.span : node.label.span,
        });
      }
      for (const each of node.precedence)
        found.push({ ...where, subject: "precedence", node: each, span: each.span });
      for (const inside of statements) found.push(clause(inside.node, section, inside.source));
    }
    return found;
  });
}

function clause(node: ast.Statement, section: string, source: Source): Clause {
  return { subject: subjectOf(node), section, name: nameOf(node), node, source, span: node.span };
}

function subjectOf(node: ast.Statement): Subject {
  switch (node.kind) {
    case "Definition":
      return "definition";
    case "TableStatement":
      return "table";
    case "EventStatement":
      return "event";
    case "PartyStatement":
      return "party";
    case "Uses":
    case "CurrencyStatement":
    case "TimeZoneStatement":
    case "OccurrenceStatement":
    case "NoticeStatement":
    case "AddressStatement":
    case "QuoteAdjustmentStatement":
    case "RegisterStatement":
      return "setting";
    case "Rule":
      return "rule";
    case "RightStatement":
      return node.right.prohibition ? "prohibition" : "right";
    case "ObligationStatement":
      return "duty";
    case "CovenantStatement":
      return "covenant";
    case "PolicyStatement":
      return "policy";
    case "PostponementStatement":
      return "postponement";
    case "TransitionStatement":
      return "transition";
    case "TextStatement":
    case "BrokenStatement":
      return "words";
  }
}

function nameOf(node: ast.Statement): string | null {
  if ("name" in node) return node.name.text;
  if (node.kind === "Uses") return node.path.value;
  if (node.kind === "CurrencyStatement") return "currency";
  return node.kind === "TimeZoneStatement" ? "time zone" : null;
}

/** The meaning of a clause; null for what has none but its words. */
export function meaningOf(clause: Clause, { model }: Compilation, naming: Naming): Tree | null {
  const { node, source } = clause;
  if (node.kind === "TextLiteral" || node.kind === "TextStatement" || node.kind === "BrokenStatement")
    return null;
  return new Reader(model, source, naming).read(node);
}

/** What a definition is of, so that terms of one name are told apart. */
export function identityOf({ subject, name, node }: Clause, naming: Naming): string | null {
  if (name === null) return null;
  const of =
    node.kind === "Definition"
      ? ` ${node.scope.form} ${node.scope.of.map(({ text }) => naming(text)).join(" ")}`
      : "";
  return `${subject} ${naming(name)}${of}`;
}

/** All names in a clause. */
export function namesIn({ node }: Clause): Set<string> {
  const found = new Set<string>();
  visit(node, (inner) => {
    if (inner.kind === "Name" || inner.kind === "QuotedName") found.add(inner.text);
  });
  return found;
}

/** The words of a clause; of a heading without its quotes. */
export function wordsOfClause({ node, source, span }: Clause): string {
  return node.kind === "TextLiteral" ? node.value : wordsOf(source, span);
}

/** The words of a place, white space and comments left out. */
export function wordsOf({ text }: Source, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/\/\/[^\n]*/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
