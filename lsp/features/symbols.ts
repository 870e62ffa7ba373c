/** The outline of a document, and the names of all documents of the workspace. */

import { SymbolKind, type DocumentSymbol, type WorkspaceSymbol } from "vscode-languageserver";
import { parsed } from "../../grammar/parse.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Source } from "../../grammar/source.ts";
import { folded, rangeOf, type UriOf } from "../positions.ts";

interface Entry {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly detail: string;
  readonly node: ast.Item;
  /** What a click selects. */
  readonly span: ast.Item["span"];
}

/** Sections within sections as their numbers say, with what stands in them. */
export function outline(file: ast.File, source: Source): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: { readonly label: string; readonly symbol: DocumentSymbol }[] = [];
  for (const item of file.items) {
    const entry = entryOf(item, source);
    if (entry === null) continue;
    const symbol = symbolOf(entry, source);
    if (item.kind !== "Section") {
      top.push(symbol);
      continue;
    }
    symbol.children = item.statements.flatMap((statement) => {
      const inner = entryOf(statement, source);
      return inner === null ? [] : [symbolOf(inner, source)];
    });
    const { label } = item.label;
    while (open.length > 0 && !isBelow(label, open.at(-1)?.label ?? "")) open.pop();
    const parent = open.at(-1);
    if (parent === undefined) top.push(symbol);
    else {
      (parent.symbol.children ??= []).push(symbol);
      // An outline's parent has to hold its children.
      for (const { symbol: above } of open) above.range = { start: above.range.start, end: symbol.range.end };
    }
    open.push({ label, symbol });
  }
  return top;
}

function isBelow(label: string, above: string): boolean {
  return above !== "" && label.startsWith(above) && /^[(.]/.test(label.slice(above.length));
}

function symbolOf({ name, kind, detail, node, span }: Entry, source: Source): DocumentSymbol {
  const range = rangeOf(source, node.span);
  return { name: name === "" ? "…" : name, kind, detail, range, selectionRange: rangeOf(source, span) };
}

function entryOf(node: ast.Item, source: Source): Entry | null {
  const entry = (name: string, kind: SymbolKind, detail = "", span = node.span): Entry => ({
    name: name.length > 80 ? `${name.slice(0, 77)}...` : name,
    kind,
    detail,
    node,
    span,
  });
  const words = (span: ast.Item["span"]): string => folded(source, span);
  switch (node.kind) {
    case "Section":
      return entry(node.label.label, SymbolKind.Namespace, node.title?.value ?? "", node.label.span);
    case "Scenario":
      return entry(node.title.value, SymbolKind.Method, "scenario", node.title.span);
    case "Definition": {
      const kind = node.body.form === "initially means" ? SymbolKind.Variable : SymbolKind.Constant;
      return entry(
        node.name.text,
        kind,
        node.scope.form === "plain" ? "" : words(node.scope.span),
        node.name.span,
      );
    }
    case "TableStatement":
      return entry(node.name.text, SymbolKind.Array, "table", node.name.span);
    case "EventStatement":
      return entry(node.name.text, SymbolKind.Event, node.act ? "act" : "event", node.name.span);
    case "PartyStatement":
      return entry(
        node.name.text,
        SymbolKind.Class,
        node.value?.kind === "TextLiteral" ? node.value.value : "party",
        node.name.span,
      );
    case "Rule":
      return entry(
        `on ${words(node.trigger.span).replace(/^(?:on|at) |:$/g, "")}`,
        SymbolKind.Function,
        "rule",
        node.trigger.span,
      );
    case "RightStatement": {
      const { prohibition, act, parties } = node.right;
      const who = parties.map(({ span }) => words(span)).join(", ");
      return entry(
        `${who} may ${prohibition ? "not " : ""}${act.text}`,
        SymbolKind.Interface,
        prohibition ? "prohibition" : "right",
        act.span,
      );
    }
    case "ObligationStatement":
      return entry(
        `shall ${node.obligation.act.text}`,
        SymbolKind.Interface,
        "duty",
        node.obligation.act.span,
      );
    case "CovenantStatement":
      return entry("at all times", SymbolKind.Interface, "covenant");
    case "PolicyStatement":
      return entry(
        `every adjustment of ${node.scope.terms.map(({ text }) => text).join(", ")}`,
        SymbolKind.Property,
        "policy",
      );
    case "PostponementStatement":
      return entry("postponement", SymbolKind.Property, "policy");
    case "Uses":
      return entry(node.path.value, SymbolKind.Module, "uses", node.path.span);
    case "DefinitionChange":
      return entry(node.name.text, SymbolKind.Constant, "deleted", node.name.span);
    case "CurrencyStatement":
    case "TimeZoneStatement":
    case "OccurrenceStatement":
    case "NoticeStatement":
    case "AddressStatement":
    case "QuoteAdjustmentStatement":
    case "RegisterStatement":
    case "TransitionStatement":
    case "TextStatement":
    case "BrokenStatement":
      return null;
  }
}

/** The named things of the sources whose names hold the letters of a query, in their order. */
export function workspaceSymbols(sources: Iterable<Source>, query: string, uriOf: UriOf): WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const source of sources) {
    const look = (items: readonly ast.Item[], container: string): void => {
      for (const item of items) {
        const entry = entryOf(item, source);
        if (entry !== null && NAMED.has(item.kind) && holds(nameOf(entry), query)) {
          found.push({
            name: nameOf(entry),
            kind: entry.kind,
            containerName: container,
            location: { uri: uriOf(source), range: rangeOf(source, entry.span) },
          });
        }
        if (item.kind === "Section") look(item.statements, `section ${item.label.label}`);
      }
    };
    look(parsed(source).file.items, source.name.replace(/^.*\//, ""));
    if (found.length > MOST) break;
  }
  return found.slice(0, MOST);
}

const MOST = 1_000;

const NAMED = new Set<ast.Item["kind"]>([
  "Section",
  "Scenario",
  "Definition",
  "TableStatement",
  "EventStatement",
  "PartyStatement",
]);

function nameOf({ name, node, detail }: Entry): string {
  return node.kind === "Section" ? `${name} ${detail}`.trim() : name;
}

function holds(name: string, query: string): boolean {
  const letters = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase().replace(/\s/g, "")) {
    at = letters.indexOf(letter, at);
    if (at < 0) return false;
    at++;
  }
  return true;
}
