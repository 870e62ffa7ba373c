/** Terms of a state, by slot: copied where another state is made. */
import type { Held } from "./state.ts";

/** Under this key terms that somebody watches are had unwatched. */
export const UNWATCHED: unique symbol = Symbol("unwatched");

/** A copy of all terms to make another state of. Where somebody watches which terms are looked at, this looks at none. */
export function copied(slots: readonly Held[]): Held[] {
  const { [UNWATCHED]: plain = slots } = slots as { readonly [UNWATCHED]?: readonly Held[] };
  return [...plain];
}
