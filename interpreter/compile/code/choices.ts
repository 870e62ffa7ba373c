/** One value out of several: of readings, of the cases of a waterfall. */
import type * as ast from "../../../grammar/ast.ts";
import type { Context } from "../context.ts";
import type { ExpressionCompiler, Standing } from "../expression.ts";
import { Lack } from "../lack.ts";
import type { Code } from "../program.ts";
import { sameValue } from "../same.ts";
import type { Value } from "../value.ts";

/** The value of the reading that is picked. Where somebody asks whether the choice matters, the others are worked out too. */
export function reading(compiler: ExpressionCompiler, node: ast.ReadingExpression, standing: Standing): Code {
  const chosen = compiler.pick(node, node.alternatives);
  const code = compiler.compile(chosen.value, standing);
  const { meet } = compiler;
  if (meet === null) return code;
  let met = false;
  let asking = false;
  const others = node.alternatives.filter((alternative) => alternative !== chosen);
  return (context) => {
    if (asking) return code(context);
    if (!met) {
      asking = true;
      const values = [chosen, ...others].map(({ value }) =>
        outcome(compiler.compile(value, standing), context),
      );
      asking = false;
      const [first] = values;
      met = !values.every(
        (value) =>
          "value" in value && first !== undefined && "value" in first && sameValue(value.value, first.value),
      );
    }
    // Each time: who shares steps between runs has to know what a step meets.
    if (met) meet(node);
    return code(context);
  };
}

/** The first case that applies, or the earliest moment. */
export function firstOf(compiler: ExpressionCompiler, node: ast.FirstOf, standing: Standing): Code {
  if (node.earliest) {
    const earliest = earliestOf(compiler, node, standing);
    return (context) => {
      const found = earliest(context);
      if (found === null) throw compiler.noAnswer(standing, node, "none of the moments is known");
      return found.instant;
    };
  }
  const cases = node.cases.map((limb) => ({
    value: compiler.compile(limb.value, standing),
    condition: limb.condition === null ? null : compiler.condition(limb.condition, standing),
  }));
  const available = node.available;
  return (context) => {
    let lacking: Lack | null = null;
    for (const limb of cases) {
      if (limb.condition !== null && !limb.condition(context)) continue;
      if (!available) return limb.value(context);
      try {
        return limb.value(context);
      } catch (error) {
        if (!(error instanceof Lack)) throw error;
        lacking ??= error;
      }
    }
    if (lacking !== null) throw lacking;
    throw compiler.noAnswer(
      standing,
      node,
      standing.owner === null ? "no case applies" : `no case of "${standing.owner.name}" applies`,
    );
  };
}

/** Of the cases that hold, the earliest; `otherwise` only where none does. A case whose facts are not told does not hold. */
export function earliestOf(
  compiler: ExpressionCompiler,
  node: ast.FirstOf,
  standing: Standing,
): (context: Context) => { readonly limb: ast.Case; readonly instant: number } | null {
  const cases = node.cases.map((limb) => ({
    limb,
    instant: compiler.instant(limb.value, standing),
    condition: limb.condition === null ? null : compiler.condition(limb.condition, standing),
  }));
  return (context) => {
    let found: { limb: ast.Case; instant: number } | null = null;
    for (const { limb, instant, condition } of cases) {
      if (limb.otherwise && found !== null) continue;
      try {
        if (condition !== null && !condition(context)) continue;
        const at = instant(context);
        if (found === null || at < found.instant) found = { limb, instant: at };
      } catch (error) {
        if (!(error instanceof Lack) || error.kind !== "fact") throw error;
      }
    }
    return found;
  };
}

/** What a code comes to, a value or nothing. */
function outcome(code: Code, context: Context): { readonly value: Value } | { readonly failed: unknown } {
  try {
    return { value: code(context) };
  } catch (failed) {
    return { failed };
  }
}
