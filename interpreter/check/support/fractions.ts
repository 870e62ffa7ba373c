import type * as ast from "../../../grammar/ast.ts";
import type { Home, Model, TermSymbol } from "../../model/model.ts";
import { operandsOf } from "../../model/operands.ts";
import { SHARES } from "../../values/unit.ts";
import { placedEffects } from "./actions.ts";
import { termOf } from "./references.ts";

/** Where a fraction comes about. */
export interface Cause {
  readonly node: ast.Node;
  readonly home: Home;
}

/** A formula that leads deeper than this, through brackets and definitions, is not followed to its end. */
const DEEPEST = 1_000;

/**
 * Whether a number of shares need not be whole: it comes out of a division, a percentage, a factor or an average, and is rounded
 * nowhere on the way. What facts, quotes and persons give as a number of shares counts as whole.
 */
export class Fractions {
  private readonly model: Model;
  private readonly known = new Map<TermSymbol, Cause | null>();
  private readonly changes = new Map<TermSymbol, { readonly value: ast.Expression; readonly home: Home }[]>();
  private readonly rounded: ReadonlySet<string>;
  private depth = 0;

  constructor(model: Model) {
    this.model = model;
    this.rounded = new Set(
      model.policies.flatMap(({ node }) =>
        node.clauses.some(rounds) ? node.scope.terms.map(({ text }) => text) : [],
      ),
    );
    for (const { effect, rule } of placedEffects(model)) {
      if (effect.kind !== "Becomes" && effect.kind !== "FallsBy") continue;
      const term = termOf(model, effect.target);
      if (term === null) continue;
      const value = effect.kind === "Becomes" ? effect.value : effect.amount;
      const all = this.changes.get(term);
      const change = { value, home: rule.home };
      if (all === undefined) this.changes.set(term, [change]);
      else all.push(change);
    }
  }

  /** What can make an expression a fraction; null where nothing can. */
  in(expression: ast.Expression, home: Home): Cause | null {
    if (this.depth >= DEEPEST) return null;
    this.depth++;
    const cause = this.look(expression, home);
    this.depth--;
    return cause;
  }

  private look(expression: ast.Expression, home: Home): Cause | null {
    const here: Cause = { node: expression, home };
    // Rounded here.
    if (expression.kind === "RoundedExpression") return null;
    if (expression.kind === "CallExpression") return this.inCall(expression, here);
    if (NAMES.has(expression.kind)) return this.inReference(expression, here);
    return makesFraction(expression) ? here : this.among(operandsOf(expression), home);
  }

  private among(parts: readonly ast.Expression[], home: Home): Cause | null {
    for (const part of parts) {
      const cause = this.in(part, home);
      if (cause !== null) return cause;
    }
    return null;
  }

  /** A formula with inputs makes a fraction, or is given one and keeps it. */
  private inCall({ inputs }: ast.CallExpression, here: Cause): Cause | null {
    const term = termOf(this.model, here.node);
    if (term === null) return null;
    const own = this.inTerm(term);
    if (own !== null) return own;
    const rounds = term.body.form === "formula" && term.body.value.kind === "RoundedExpression";
    return rounds
      ? null
      : this.among(
          inputs.map(({ value }) => value),
          here.home,
        );
  }

  private inReference(expression: ast.Expression, here: Cause): Cause | null {
    const reference = this.model.references.get(expression);
    switch (reference?.to) {
      case "term":
      case "event term":
      case "term of":
        return this.inTerm(reference.term);
      case "legend":
        return this.in(reference.binding.value, here.home);
      case "field":
      case "field of": {
        // A count of shares is a fact; a ratio, a price or a percentage is a factor.
        const type = this.model.types.get(expression);
        return type?.kind === "quantity" && type.unit !== SHARES ? here : null;
      }
      case "input":
      case "this event":
      case "referred event":
      case "event date":
      case "event date of":
      case "party":
      case "event kind":
      case "asset":
      case undefined:
        return null;
    }
  }

  private inTerm(term: TermSymbol): Cause | null {
    const found = this.known.get(term);
    if (found !== undefined) return found;
    // Until shown otherwise; a definition that leads back to itself is reported elsewhere.
    this.known.set(term, null);
    const cause = this.ofTerm(term);
    this.known.set(term, cause);
    return cause;
  }

  private ofTerm(term: TermSymbol): Cause | null {
    const { body, home } = term;
    switch (body.form) {
      case "formula":
        return this.in(body.value, home);
      case "adjustable": {
        if (this.rounded.has(term.name)) return null;
        const changes = this.changes.get(term) ?? [];
        for (const { value, home: where } of [{ value: body.initial, home }, ...changes]) {
          const cause = this.in(value, where);
          if (cause !== null) return cause;
        }
        return null;
      }
      case "native":
      case "table":
        return { node: term.node.name, home };
      case "determined":
      case "quoted":
        return null;
    }
  }
}

const NAMES: ReadonlySet<ast.Expression["kind"]> = new Set([
  "NameExpression",
  "OfExpression",
  "AdjustedExpression",
] as const);

/** Whether an expression comes to a fraction out of whole numbers, or is one. */
function makesFraction(expression: ast.Expression): boolean {
  if (expression.kind === "NumberLiteral")
    return expression.unit === "percent" || !/^\d+(?:\.0*)?$/.test(expression.value);
  if (expression.kind === "BinaryExpression") return expression.operator === "/" || expression.percentOf;
  if (expression.kind === "AggregateExpression") return expression.operation === "average";
  return (
    expression.kind === "WindowExpression" &&
    (expression.operation === "average" || expression.operation === "volatility")
  );
}

function rounds(clause: ast.PolicyClause): boolean {
  if (clause.form === "reading") return clause.alternatives.some(({ value }) => value.some(rounds));
  return clause.form === "rounded";
}
