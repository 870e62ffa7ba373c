/** Rings beyond this number are not kept: one is enough to mend, and a hostile file would have millions. */
const MAX_CYCLES = 100;

/**
 * Everything in an order in which each stands after what it needs. Written without recursion: a hostile file may chain ten
 * thousand definitions. `cycles` holds each ring that stands in the way, once, in the order of its arrows.
 */
export function dependencyOrder<T>(
  all: Iterable<T>,
  needs: (item: T) => Iterable<T>,
): { readonly order: readonly T[]; readonly cycles: readonly (readonly T[])[] } {
  const state = new Map<T, "open" | "done">();
  const order: T[] = [];
  const cycles: T[][] = [];
  for (const root of all) {
    if (state.has(root)) continue;
    state.set(root, "open");
    const path: { readonly item: T; readonly rest: Iterator<T> }[] = [
      { item: root, rest: needs(root)[Symbol.iterator]() },
    ];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.rest.next();
      if (next.done === true) {
        state.set(top.item, "done");
        order.push(top.item);
        path.pop();
      } else if (state.get(next.value) === undefined) {
        state.set(next.value, "open");
        path.push({ item: next.value, rest: needs(next.value)[Symbol.iterator]() });
      } else if (state.get(next.value) === "open" && cycles.length < MAX_CYCLES) {
        const from = path.findIndex(({ item }) => item === next.value);
        cycles.push(path.slice(from).map(({ item }) => item));
      }
    }
  }
  return { order, cycles };
}
