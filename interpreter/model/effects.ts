import type * as ast from "../../grammar/ast.ts";

/** Every effect in a list, those inside readings too. */
export function effectsIn(effects: readonly ast.Effect[]): Exclude<ast.Effect, ast.ReadingEffect>[] {
  return effects.flatMap((effect) =>
    effect.kind === "ReadingEffect"
      ? effect.alternatives.flatMap((alternative) => effectsIn(alternative.value))
      : [effect],
  );
}
