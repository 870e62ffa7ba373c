import type * as ast from "../../grammar/ast.ts";
import { visit } from "../../grammar/walk.ts";
import type { Context } from "../compile/context.ts";
import type { Program } from "../compile/program.ts";
import { Rational } from "../values/rational.ts";

/** What a value is as a function of the act's number: a constant, plus parts that each only grow or only fall with it. */
export interface Form {
  readonly constant: Rational;
  /** By the field (`"n"`) or the rounded expression; `way` is 1 where the part grows with the number, -1 where it falls. */
  readonly parts: ReadonlyMap<object | "n", { readonly factor: Rational; readonly way: 1 | -1 }>;
}

/** The act's number itself. */
const NUMBER: Form = {
  constant: Rational.ZERO,
  parts: new Map([["n", { factor: Rational.ONE, way: 1 }]]),
};

/** Finds the forms of expressions about one act. */
export class Forms {
  private readonly program: Program;
  private readonly kind: string;
  private readonly field: string;
  private readonly context: Context;
  private readonly dependence = new Map<object, boolean>();

  constructor(program: Program, kind: string, field: string, context: Context) {
    this.program = program;
    this.kind = kind;
    this.field = field;
    this.context = context;
  }

  /** The formula that a name stands for, where it is of this act or a legend's letter. */
  behind(node: ast.Node): ast.Expression | null {
    if (node.kind !== "NameExpression" && node.kind !== "OfExpression") return null;
    const reference = this.program.model.references.get(node);
    if (reference?.to === "legend") return reference.binding.value;
    if (reference?.to !== "event term" && reference?.to !== "term of") return null;
    return reference.term.body.form === "formula" ? reference.term.body.value : null;
  }

  /** Whether the number has a say in an expression. */
  depends(node: ast.Expression): boolean {
    const known = this.dependence.get(node);
    if (known !== undefined) return known;
    this.dependence.set(node, false);
    let found = false;
    visit(node, (inner) => {
      if (found) return false;
      if (inner.kind === "NameExpression" || inner.kind === "OfExpression") {
        const reference = this.program.model.references.get(inner);
        if (reference?.to === "field" && reference.field === this.field) found = true;
        const behind = this.behind(inner);
        if (behind !== null && this.depends(behind)) found = true;
      }
      return !found;
    });
    this.dependence.set(node, found);
    return found;
  }

  /** Whether one side of `and` or `or` settles it, whatever the number. */
  decides(node: ast.LogicalExpression): boolean {
    const decisive = node.operator === "or";
    return [node.left, node.right].some((side) => {
      if (this.depends(side)) return false;
      try {
        return this.program.code(side)(this.context) === decisive;
      } catch {
        return false;
      }
    });
  }

  /** The form of an expression; null where it has none. */
  of(node: ast.Expression): Form | null {
    if (!this.depends(node)) return this.same(node);
    if (node.kind === "NameExpression" || node.kind === "OfExpression") {
      const behind = this.behind(node);
      return behind === null ? NUMBER : this.of(behind);
    }
    if (node.kind === "Parenthesized") return this.of(node.operand);
    if (node.kind === "UnaryExpression") {
      const operand = this.of(node.operand);
      return operand === null ? null : scaled(operand, Rational.ONE.neg());
    }
    if (node.kind === "BinaryExpression") return this.ofBinary(node);
    if (node.kind === "AggregateExpression") return this.ofAggregate(node);
    if (node.kind === "ReadingExpression") return this.of(this.program.pick(node, node.alternatives).value);
    if (node.kind === "FirstOf") return this.ofCases(node);
    if (node.kind === "RoundedExpression") return this.asPart(node, this.of(node.operand));
    if (node.kind === "PartExpression" && node.part === "whole part")
      return this.asPart(node, this.of(node.operand));
    return null;
  }

  private ofCases(node: ast.FirstOf): Form | null {
    if (node.earliest) return null;
    // A case that depends on the number itself would change the form in between.
    for (const limb of node.cases) {
      if (limb.condition !== null && this.depends(limb.condition)) return null;
      if (limb.condition === null || this.program.condition(limb.condition)(this.context))
        return this.of(limb.value);
    }
    return null;
  }

  private ofBinary(node: ast.BinaryExpression): Form | null {
    const left = this.of(node.left);
    const right = this.of(node.right);
    if (left === null || right === null) return null;
    switch (node.operator) {
      case "+":
        return added(left, right);
      case "-":
        return added(left, scaled(right, Rational.ONE.neg()));
      case "*":
        if (left.parts.size === 0) return scaled(right, left.constant);
        return right.parts.size === 0 ? scaled(left, right.constant) : null;
      case "/": {
        const inverse = right.parts.size === 0 ? Rational.ONE.div(right.constant) : null;
        return inverse === null ? null : scaled(left, inverse);
      }
    }
  }

  private ofAggregate(node: ast.AggregateExpression): Form | null {
    const forms = node.items.map((item) => this.of(item));
    if (forms.some((form) => form === null)) return null;
    const all = forms as Form[];
    switch (node.operation) {
      case "sum":
        return all.reduce(added);
      case "average":
        return scaled(all.reduce(added), Rational.of(1, all.length));
      case "lesser":
      case "greater": {
        const ways = new Set(all.map(wayOf).filter((way) => way !== 0));
        const [way] = ways;
        if (ways.size === 0) return this.same(node);
        if (ways.size > 1 || way === undefined || way === null) return null;
        return { constant: Rational.ZERO, parts: new Map([[node, { factor: Rational.ONE, way }]]) };
      }
    }
  }

  /** A rounded value grows or falls with what it is rounded from. */
  private asPart(node: ast.Expression, form: Form | null): Form | null {
    if (form === null) return null;
    const way = wayOf(form);
    if (way === 0) return this.same(node);
    if (way === null) return null;
    return { constant: Rational.ZERO, parts: new Map([[node, { factor: Rational.ONE, way }]]) };
  }

  /** What is the same for every number, even where the number is in it: `Y - (A * Y) / B` where A is B. */
  private same(node: ast.Expression): Form | null {
    const value = this.program.code(node)(this.context);
    return value instanceof Rational ? { constant: value, parts: new Map() } : null;
  }

  /** Which way left minus right goes as the number grows: 1, -1, 0 for neither, null for both. */
  direction(left: Form, right: Form): 1 | -1 | 0 | null {
    return wayOf(added(left, scaled(right, Rational.ONE.neg())));
  }
}

function added(a: Form, b: Form): Form {
  const parts = new Map(a.parts);
  for (const [key, part] of b.parts) {
    const known = parts.get(key);
    const factor = known === undefined ? part.factor : known.factor.add(part.factor);
    if (factor.isZero()) parts.delete(key);
    else parts.set(key, { factor, way: part.way });
  }
  return { constant: a.constant.add(b.constant), parts };
}

function scaled(form: Form, by: Rational): Form {
  if (by.isZero()) return { constant: Rational.ZERO, parts: new Map() };
  const parts = new Map(
    [...form.parts].map(([key, part]) => [key, { factor: part.factor.mul(by), way: part.way }] as const),
  );
  return { constant: form.constant.mul(by), parts };
}

function wayOf(form: Form): 1 | -1 | 0 | null {
  const ways = new Set([...form.parts.values()].map((part) => part.factor.sign() * part.way));
  if (ways.size === 0) return 0;
  if (ways.size > 1) return null;
  return ways.has(1) ? 1 : -1;
}
