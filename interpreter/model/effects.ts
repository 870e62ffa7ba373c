import type * as ast from "../../grammar/ast.ts";

/** Every effect in a list, those inside readings too. */
export function effectsIn(effects: readonly ast.Effect[]): Exclude<ast.Effect, ast.ReadingEffect>[] {
  const found: Exclude<ast.Effect, ast.ReadingEffect>[] = [];
  for (const effect of effects) {
    if (effect.kind !== "ReadingEffect") found.push(effect);
    else for (const { value } of effect.alternatives) found.push(...effectsIn(value));
  }
  return found;
}
