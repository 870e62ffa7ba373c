/** What one click can mend: every fix that the compiler offers, and changes that a drafter often wants. */

import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic as Shown,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { Node } from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Diagnostic, Fix } from "../../grammar/diagnostics/diagnostic.ts";
import type { Span } from "../../grammar/source.ts";
import type { Beside } from "../beside.ts";
import { innermost, nodePath, occurrencesIn, statementOn } from "../lookup.ts";
import { rangeOf, type UriOf } from "../positions.ts";
import type { View } from "../view.ts";
import { shown } from "./diagnostics.ts";
import { fillings } from "./fill.ts";
import { inOrder, makeRoom } from "./renumber.ts";

/** What the server knows besides the text. */
export interface ActionOptions {
  /** The page of messages. */
  readonly page: string | null;
  /** The kinds that are wanted; all where it is empty. */
  readonly only: readonly string[];
  readonly facts: Beside | null;
  /** Whether the editor can ask for the words of a blank. */
  readonly canAsk: boolean;
}

export function codeActions(view: View, span: Span, options: ActionOptions): CodeAction[] {
  const { page, only, facts, canAsk } = options;
  const fixes = quickFixes(view, span, page);
  // What the compiler offers already is not offered twice.
  const known = new Set(fixes.map(({ edit }) => JSON.stringify(edit)));
  const others = rewrites(view, span).filter(({ edit }) => !known.has(JSON.stringify(edit)));
  const found = [...fixes, ...fillings(view, span, facts, canAsk), ...others, ...fixAll(view)];
  return only.length === 0
    ? found
    : found.filter(({ kind = "" }) => only.some((each) => kind === each || kind.startsWith(`${each}.`)));
}

function meets(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

// ---- fixes ----

function quickFixes(view: View, span: Span, page: string | null): CodeAction[] {
  const { compilation, source, uriOf } = view;
  const here = compilation.diagnostics.filter(
    ({ place }) => place.source === source && meets(place.span, span),
  );
  return here.flatMap((diagnostic): CodeAction[] => {
    const about = shown(diagnostic, uriOf, page);
    const own = diagnostic.fixes.map((fix, index) =>
      action(fix, about, uriOf, diagnostic.fixes.length === 1 && index === 0 && fix.showsOnly !== true),
    );
    return [...own, ...ofCode(view, diagnostic, about)];
  });
}

function action(fix: Fix, about: Shown, uriOf: UriOf, preferred: boolean): CodeAction {
  return {
    title: fix.title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [about],
    ...(preferred ? { isPreferred: true } : {}),
    edit: editOf(fix, uriOf),
  };
}

function editOf({ edits }: Fix, uriOf: UriOf): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { place, text } of edits) {
    const uri = uriOf(place.source);
    (changes[uri] ??= []).push({ range: rangeOf(place.source, place.span), newText: text });
  }
  return { changes };
}

/** What a message alone suggests, besides the compiler's own fixes. */
function ofCode(view: View, diagnostic: Diagnostic, about: Shown): CodeAction[] {
  const { source } = view;
  const { code, place } = diagnostic;
  const words = source.text.slice(place.span.start, place.span.end);
  const fix = (title: string, edit: WorkspaceEdit): CodeAction => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [about],
    edit,
  });
  switch (code) {
    case "N101":
      return [fix(`Define "${words}"`, define(view, place.span, `"${words}" means [●].`))];
    case "N104":
      return [fix(`Declare the party ${words}`, declare(view, `party ${words}.`))];
    case "N105":
      return [fix(`Declare the event ${words}`, define(view, place.span, `event ${words} has [●].`))];
    case "N106":
      return removal(view, place.span).map((edit) => fix("Remove the unused definition", edit));
  }
  return [];
}

/** A new statement in the section of definitions, or below the statement at hand. */
function define(view: View, span: Span, text: string): WorkspaceEdit {
  const { file } = view;
  const definitions = file.items.find(
    (item): item is ast.Section =>
      item.kind === "Section" && /\bdefinitions?\b/i.test(item.title?.value ?? ""),
  );
  const path = nodePath(file, span.start);
  const [, item] = path;
  const home = definitions ?? (item?.kind === "Section" ? item : null);
  const last = home?.statements.at(-1) ?? (home === null ? statementOn(path) : null);
  const at = last?.span.end ?? home?.label.span.end ?? span.end;
  return insertion(view, lineEnd(view, at), `${newLine(view)}${home === null ? "" : "  "}${text}`);
}

/** A new statement at the head of the contract, behind its parties. */
function declare(view: View, text: string): WorkspaceEdit {
  const heads = new Set(["PartyStatement", "Uses", "CurrencyStatement", "TimeZoneStatement"]);
  const { file } = view;
  const last =
    file.items.findLast(({ kind }) => kind === "PartyStatement") ??
    file.items.findLast(({ kind }) => heads.has(kind));
  const at = last?.span.end ?? file.header?.span.end ?? 0;
  return insertion(view, lineEnd(view, at), newLine(view) + text);
}

function insertion({ source, uriOf }: View, at: number, text: string): WorkspaceEdit {
  return {
    changes: { [uriOf(source)]: [{ range: rangeOf(source, { start: at, end: at }), newText: text }] },
  };
}

function newLine({ source }: View): string {
  return source.text.includes("\r\n") ? "\r\n" : "\n";
}

function lineEnd({ source }: View, offset: number): number {
  const rest = /[\r\n]/.exec(source.text.slice(offset));
  return rest === null ? source.text.length : offset + rest.index;
}

function removal({ file, source, uriOf }: View, span: Span): WorkspaceEdit[] {
  const statement = statementOn(nodePath(file, span.start));
  if (statement?.kind !== "Definition" && statement?.kind !== "TableStatement") return [];
  const start = source.text.lastIndexOf("\n", statement.span.start) + 1;
  const rest = /^[ \t]*(?:\r\n?|\n)?/.exec(source.text.slice(statement.span.end))?.[0].length ?? 0;
  const whole = /\S/.test(source.text.slice(start, statement.span.start))
    ? statement.span
    : { start, end: statement.span.end + rest };
  return [{ changes: { [uriOf(source)]: [{ range: rangeOf(source, whole), newText: "" }] } }];
}

/** All fixes that are the only one for their message and do not touch one another. */
function fixAll({ compilation, source, uriOf }: View): CodeAction[] {
  const fixes = compilation.diagnostics
    .filter(({ place, fixes: own }) => place.source === source && own.length === 1)
    .flatMap(({ fixes: own }) => own[0] ?? [])
    .filter(
      ({ edits, showsOnly }) => showsOnly !== true && edits.every(({ place }) => place.source === source),
    );
  const taken: Span[] = [];
  const edits = fixes.flatMap((fix) => {
    if (fix.edits.some(({ place }) => taken.some((each) => meets(each, place.span)))) return [];
    taken.push(...fix.edits.map(({ place }) => place.span));
    return fix.edits;
  });
  if (edits.length === 0) return [];
  return [
    {
      title: "Mend all that has only one remedy",
      kind: CodeActionKind.SourceFixAll,
      edit: editOf({ title: "", edits }, uriOf),
    },
  ];
}

// ---- rewrites ----

function rewrites(view: View, span: Span): CodeAction[] {
  const path = nodePath(view.file, span.start);
  return [
    ...tieRules(view, roundingAt(path, span.start)),
    ...alternative(view, innermost(path, "FirstOf")),
    ...ofSection(view, innermost(path, "Section"), span),
    ...extraction(view, span),
    ...inlining(view, span),
  ];
}

/** The rounding at an offset, or the next one of its statement. */
function roundingAt(path: readonly Node[], offset: number): ast.Rounding | null {
  const statement = statementOn(path);
  let found: ast.Rounding | null = innermost(path, "Rounding");
  if (found === null && statement !== null && statement.kind !== "Section") {
    visit(statement, (node) => {
      if (found === null && node.kind === "Rounding" && node.span.end >= offset) found = node;
    });
  }
  return found;
}

/** `rounded to the nearest cent` does not say where half a cent goes. */
function tieRules(view: View, rounding: ast.Rounding | null): CodeAction[] {
  if (rounding === null || rounding.tie !== null || rounding.direction !== "nearest") return [];
  return (["half up", "half down", "half even"] as const).map((tie) => ({
    title: `Round ties ${tie}`,
    kind: CodeActionKind.QuickFix,
    edit: insertion(view, rounding.span.end, `, ${tie}`),
  }));
}

/** A waterfall without `otherwise` may leave a case without an answer. */
function alternative(view: View, first: ast.FirstOf | null): CodeAction[] {
  const last = first?.cases.at(-1);
  if (first === null || last === undefined || last.otherwise || first.available) return [];
  const label = /^[a-y]$/.test(last.label) ? `(${String.fromCharCode(last.label.charCodeAt(0) + 1)}) ` : "";
  const indent = lineIndent(view, last.span.start);
  return [
    {
      title: "Add the missing alternative",
      kind: CodeActionKind.RefactorRewrite,
      edit: insertion(view, last.span.end, `;${newLine(view)}${indent}${label}[●], otherwise`),
    },
  ];
}

function lineIndent({ source }: View, offset: number): string {
  const start = source.text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(source.text.slice(start))?.[0] ?? "";
}

function ofSection(view: View, section: ast.Section | null, span: Span): CodeAction[] {
  if (section === null || span.start > (section.title?.span.end ?? section.label.span.end)) return [];
  const found: CodeAction[] = [];
  const room = makeRoom(view, section);
  if (room !== null)
    found.push({
      title: `Make room for a new section ${section.label.label}: renumber it and those after it`,
      kind: CodeActionKind.RefactorRewrite,
      edit: room,
    });
  const order = inOrder(view);
  if (order !== null)
    found.push({
      title: "Renumber all sections in order, with every reference to them",
      kind: CodeActionKind.RefactorRewrite,
      edit: order,
    });
  return found;
}

/** A selected formula becomes a definition of its own, in the same scope as the one that it stands in. */
function extraction(view: View, span: Span): CodeAction[] {
  const { compilation, file, source, uriOf } = view;
  if (span.end - span.start < 3) return [];
  const text = source.text.slice(span.start, span.end);
  const trimmed = {
    start: span.start + (text.length - text.trimStart().length),
    end: span.end - (text.length - text.trimEnd().length),
  };
  const path = nodePath(file, trimmed.start);
  const node = path.find(
    (each) =>
      each.span.start === trimmed.start &&
      each.span.end === trimmed.end &&
      compilation.model.types.has(each as ast.Expression),
  );
  const statement = statementOn(path);
  if (node === undefined || statement?.kind !== "Definition") return [];
  // A letter of the legend or an input means nothing outside of the statement.
  const bound = occurrencesIn(compilation, source).some(
    ({ span: each, symbols }) =>
      each.start >= trimmed.start &&
      each.end <= trimmed.end &&
      symbols.some(({ subject }) => subject.kind === "letter" || subject.kind === "input"),
  );
  const { scope, name } = statement;
  if (bound || scope.form === "with") return [];
  const head = scope.form === "plain" ? "" : ` ${source.text.slice(scope.span.start, scope.span.end)}`;
  const indent = lineIndent(view, statement.span.start);
  const title = `Part Of ${name.text}`;
  const use = scope.form === "on a date" ? `${title} on the date` : title;
  const words = source.text.slice(trimmed.start, trimmed.end);
  const edits = [
    {
      range: rangeOf(source, { start: statement.span.end, end: statement.span.end }),
      newText: `${newLine(view)}${newLine(view)}${indent}"${title}"${head} means ${words}.`,
    },
    { range: rangeOf(source, trimmed), newText: use },
  ];
  return [
    {
      title: `Extract to a definition "${title}"`,
      kind: CodeActionKind.RefactorExtract,
      edit: { changes: { [uriOf(source)]: edits } },
    },
  ];
}

/** A plain definition's formula in the place of its name. */
function inlining({ compilation, source, uriOf }: View, span: Span): CodeAction[] {
  const at = occurrencesIn(compilation, source).find(
    ({ span: each, role }) => role === "read" && each.start <= span.start && span.end <= each.end,
  );
  const [symbol] = at?.symbols ?? [];
  if (at === undefined || symbol?.subject.kind !== "term") return [];
  const { term } = symbol.subject;
  const holder = at.path.at(-1);
  if (
    term.body.form !== "formula" ||
    term.scope.of !== "certificate" ||
    term.legend !== null ||
    holder?.kind !== "NameExpression"
  )
    return [];
  const { value } = term.body;
  const text = term.home.source.text.slice(value.span.start, value.span.end);
  const simple = /^[\w$.,%' ]+$/.test(text);
  return [
    {
      title: `Write out "${term.name}"`,
      kind: CodeActionKind.RefactorInline,
      edit: {
        changes: {
          [uriOf(source)]: [{ range: rangeOf(source, holder.span), newText: simple ? text : `(${text})` }],
        },
      },
    },
  ];
}
