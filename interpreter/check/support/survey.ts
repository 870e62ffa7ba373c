import type * as ast from "../../../grammar/ast.ts";
import type { Home, Model, Placed, TermSymbol } from "../../model/model.ts";
import { plainTermOf, termOf } from "./references.ts";
import { EVERY_READING, type Readings } from "./readings.ts";
import { walk } from "./walk.ts";

/** A part of the contract, with where it stands. */
export interface Found<T> {
  readonly node: T;
  readonly home: Home;
  readonly statement: ast.Statement;
}

/** A place at which a statement reads a term. */
export interface Use {
  readonly term: TermSymbol;
  readonly node: ast.Node;
  readonly readings: Readings;
  /** Asked only whether it is there: `E is given`. */
  readonly asked: boolean;
}

/** What the checks look for in a contract, found in one walk over it. */
export interface Survey {
  /** Every statement that counts, definitions first, each kind in the order of the text. */
  readonly statements: readonly Placed<ast.Statement>[];
  readonly uses: ReadonlyMap<ast.Statement, readonly Use[]>;
  readonly waterfalls: readonly Found<ast.FirstOf>[];
  readonly roundings: readonly Found<ast.Rounding>[];
  readonly lookBacks: readonly Found<ast.OnExpression | ast.WindowExpression | ast.CountExpression>[];
  readonly blanks: readonly Found<ast.Blank>[];
}

/** The nodes that can refer to a term. */
const NAMES: ReadonlySet<string> = new Set<ast.Node["kind"]>([
  "NameExpression",
  "OfExpression",
  "AdjustedExpression",
  "CallExpression",
  "Name",
]);

/** What names terms without reading them. */
const NAMED_ONLY: ReadonlySet<string> = new Set<ast.Node["kind"]>([
  "PolicyScope",
  "AdjustmentTrigger",
  "Exception",
]);

const looksBack = (node: ast.Node): node is ast.OnExpression | ast.WindowExpression | ast.CountExpression =>
  node.kind === "OnExpression" || node.kind === "WindowExpression" || node.kind === "CountExpression";

const surveys = new WeakMap<Model, Survey>();

/** Walks over a contract once for all the checks. */
export function survey(model: Model): Survey {
  const known = surveys.get(model);
  if (known !== undefined) return known;
  const made = walkOver(model);
  surveys.set(model, made);
  return made;
}

function walkOver(model: Model): Survey {
  const statements: Placed<ast.Statement>[] = [
    ...model.terms,
    ...model.rules,
    ...model.rights,
    ...model.obligations,
    ...model.covenants,
    ...model.policies,
    ...model.postponements,
    ...model.occurrences,
    ...model.quoteAdjustments,
  ];
  const uses = new Map<ast.Statement, Use[]>();
  const waterfalls: Found<ast.FirstOf>[] = [];
  const roundings: Found<ast.Rounding>[] = [];
  const lookBacks: Found<ast.OnExpression | ast.WindowExpression | ast.CountExpression>[] = [];
  const blanks: Found<ast.Blank>[] = [];

  for (const { node: statement, home } of statements) {
    const used: Use[] = [];
    uses.set(statement, used);
    const use = (term: TermSymbol | null, node: ast.Node, readings: Readings, asked: boolean): void => {
      if (term !== null) used.push({ term, node, readings, asked });
    };
    const enter = (node: ast.Node, readings: Readings, asked: boolean): boolean | void => {
      if (NAMED_ONLY.has(node.kind)) return false;
      if (node.kind === "Becomes") {
        // What a term was is not asked where it becomes something else.
        for (const part of [node.value, ...node.conditions])
          walk(model, part, readings, (inner, under) => enter(inner, under, asked));
        return false;
      }
      if (NAMES.has(node.kind)) use(termOf(model, node), node, readings, asked);
      else if (node.kind === "DurationLiteral") {
        if (node.unit === "business days") use(plainTermOf(model, "Business Day"), node, readings, asked);
      } else if (node.kind === "GivenExpression") {
        walk(model, node.operand, readings, (inner, under) => enter(inner, under, true));
        return false;
      } else if (node.kind === "FirstOf") waterfalls.push({ node, home, statement });
      else if (node.kind === "Rounding") roundings.push({ node, home, statement });
      else if (node.kind === "Blank" && !asked) blanks.push({ node, home, statement });
      else if (looksBack(node)) lookBacks.push({ node, home, statement });
    };
    walk(model, statement, EVERY_READING, (node, readings) => enter(node, readings, false));
  }
  return { statements, uses, waterfalls, roundings, lookBacks, blanks };
}
