import type * as ast from "../../grammar/ast.ts";
import * as entries from "../../grammar/diagnostics/catalogue/variants.ts";
import { nearest } from "../../grammar/diagnostics/nearest.ts";
import { type Diagnostic, report } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";
import type { Piece, PlacedStatement } from "../model/model.ts";
import { sectionKey } from "../model/sections.ts";

/** A draft after its changes, and what it leaves out of its base. */
export interface Merged {
  readonly pieces: readonly Piece[];
  /** Names whose definitions the variant takes out, with where it says so. */
  readonly deleted: ReadonlyMap<string, Place>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The pieces of a file that stands by itself. */
export function piecesOf(file: ast.File, source: Source): Piece[] {
  return file.items.map((node) => ({ node, source, statements: placed(node, source) }));
}

function placed(node: ast.Item, source: Source): readonly PlacedStatement[] {
  return node.kind === "Section" ? node.statements.map((statement) => ({ node: statement, source })) : [];
}

/**
 * A variant laid over its base: sections replaced, deleted and added; definitions, parties and settings of the same name take the
 * place of the base's, in the base's section. The base's scenarios are about the base and stay with it.
 */
export function mergeVariant(base: readonly Piece[], file: ast.File, source: Source): Merged {
  const pieces = base.filter(({ node }) => node.kind !== "Scenario");
  const diagnostics: Diagnostic[] = [];
  const deleted = new Map<string, Place>();
  const at = (node: { readonly span: ast.Node["span"] }): Place => ({ source, span: node.span });

  const sectionAt = (label: string): number =>
    pieces.findIndex(
      ({ node }) => node.kind === "Section" && sectionKey(node.label.label) === sectionKey(label),
    );
  const labels = (): string[] =>
    pieces.flatMap(({ node }) => (node.kind === "Section" ? [node.label.label] : []));

  const changeSection = (section: ast.Section): void => {
    const { label } = section.label;
    const index = sectionAt(label);
    const known = pieces[index];
    if (section.change === "added" || (section.change === "none" && known === undefined)) {
      if (section.change === "none")
        diagnostics.push(report(entries.sayWhichChange, at(section.label), { section: label, known: false }));
      else if (known !== undefined) {
        diagnostics.push(
          report(
            entries.sectionThere,
            at(section.label),
            { section: label },
            { related: [{ place: placeOf(known), message: "the base's section" }] },
          ),
        );
        return;
      }
      pieces.splice(positionFor(label, pieces), 0, {
        node: section,
        source,
        statements: placed(section, source),
      });
      return;
    }
    if (known === undefined || known.node.kind !== "Section") {
      const near = nearest(label, labels());
      const fixes =
        near === null ? [] : [{ title: `Write ${near}`, edits: [{ place: at(section.label), text: near }] }];
      diagnostics.push(
        report(
          entries.noSectionToChange,
          at(section.label),
          { section: label, change: section.change, near },
          { fixes },
        ),
      );
      return;
    }
    if (section.change === "none") {
      const related = [{ place: placeOf(known), message: "the base's section" }];
      diagnostics.push(
        report(entries.sayWhichChange, at(section.label), { section: label, known: true }, { related }),
      );
    }
    if (section.change === "deleted") pieces.splice(index, 1);
    else {
      const node: ast.Section = { ...section, title: section.title ?? known.node.title };
      pieces[index] = { node, source, statements: placed(section, source) };
    }
  };

  /** Puts a statement in the place of the base's statement of the same key; false where the base has none. */
  const replace = (statement: ast.Statement): boolean => {
    const key = keyOf(statement);
    if (key === null) return false;
    for (const [index, piece] of pieces.entries()) {
      if (piece.node.kind !== "Section") {
        if (isStatement(piece.node) && keyOf(piece.node) === key) {
          pieces[index] = { node: statement, source, statements: [] };
          return true;
        }
        continue;
      }
      const inside = piece.statements.findIndex(({ node }) => keyOf(node) === key);
      if (inside < 0) continue;
      pieces[index] = { ...piece, statements: piece.statements.with(inside, { node: statement, source }) };
      return true;
    }
    return false;
  };

  const takeOut = (change: ast.DefinitionChange): void => {
    const name = change.name.text;
    let found = false;
    const keep = ({ node }: { readonly node: ast.Item }): boolean => {
      const same = node.kind === "Definition" && node.name.text === name;
      found ||= same;
      return !same;
    };
    for (const [index, piece] of [...pieces.entries()].toReversed()) {
      if (piece.node.kind === "Section")
        pieces[index] = { ...piece, statements: piece.statements.filter(keep) };
      else if (!keep(piece)) pieces.splice(index, 1);
    }
    if (found) deleted.set(name, at(change.name));
    else diagnostics.push(report(entries.noDefinitionToDelete, at(change.name), { name }));
  };

  for (const item of file.items) {
    if (item.kind === "Section") changeSection(item);
    else if (item.kind === "DefinitionChange") takeOut(item);
    else if (item.kind === "Scenario") pieces.push({ node: item, source, statements: [] });
    else if (!replace(item)) pieces.push({ node: item, source, statements: [] });
  }
  return { pieces, deleted, diagnostics };
}

function placeOf({ node, source }: Piece): Place {
  return { source, span: node.kind === "Section" ? node.label.span : node.span };
}

function isStatement(node: ast.Item): node is ast.Statement {
  return node.kind !== "Section" && node.kind !== "Scenario" && node.kind !== "DefinitionChange";
}

/** What makes two statements the same one in two drafts: a definition's name and scope, a party's name, a setting's kind. */
function keyOf(statement: ast.Statement): string | null {
  switch (statement.kind) {
    case "Definition":
      return `definition ${statement.name.text} ${statement.scope.form} ${statement.scope.of.map((name) => name.text).join(" ")}`;
    case "TableStatement":
      return `definition ${statement.name.text} table`;
    case "PartyStatement":
      return `party ${statement.name.text}`;
    case "EventStatement":
      return `event ${statement.name.text}`;
    case "Uses":
      return `uses ${statement.path.value}`;
    case "CurrencyStatement":
    case "TimeZoneStatement":
    case "RegisterStatement":
      return statement.kind;
    case "BrokenStatement":
    case "CovenantStatement":
    case "ObligationStatement":
    case "OccurrenceStatement":
    case "NoticeStatement":
    case "AddressStatement":
    case "PolicyStatement":
    case "PostponementStatement":
    case "QuoteAdjustmentStatement":
    case "TransitionStatement":
    case "RightStatement":
    case "Rule":
    case "TextStatement":
      return null;
  }
}

/** Where an added section stands: behind the last section that comes before it in the order of numbers. */
function positionFor(label: string, pieces: readonly Piece[]): number {
  let position = 0;
  for (const [index, { node }] of pieces.entries()) {
    if (node.kind !== "Section") {
      if (position === 0 && node.kind !== "Scenario") position = index + 1;
      continue;
    }
    if (compareLabels(node.label.label, label) <= 0) position = index + 1;
  }
  return position;
}

/** `4(d)` before `4(d)(i)` before `4(e)` before `4A` before `5`; words before numbers. */
export function compareLabels(a: string, b: string): number {
  const parts = (label: string): string[] => label.match(/\d+[A-Za-z]*|[A-Za-z]+/g) ?? [];
  const left = parts(a);
  const right = parts(b);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const x = left[index];
    const y = right[index];
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    const order = compareParts(x, y);
    if (order !== 0) return order;
  }
  return 0;
}

function compareParts(x: string, y: string): number {
  const [a, b] = [Number.parseInt(x, 10), Number.parseInt(y, 10)];
  if (Number.isNaN(a) !== Number.isNaN(b)) return Number.isNaN(a) ? -1 : 1;
  if (!Number.isNaN(a) && a !== b) return a - b;
  // `v` is 5 beside `iv`, and a letter beside `w`.
  const asNumbers = x.length !== y.length && isRoman(x) && isRoman(y);
  if (asNumbers) return roman(x) - roman(y);
  return x < y ? -1 : x > y ? 1 : 0;
}

const isRoman = (text: string): boolean => /^[ivx]+$/.test(text);

function roman(text: string): number {
  const worth: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };
  return text.split("").reduce((sum, letter, index) => {
    const value = worth[letter] ?? 0;
    return value < (worth[text.charAt(index + 1)] ?? 0) ? sum - value : sum + value;
  }, 0);
}
