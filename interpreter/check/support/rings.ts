import { EVERY_READING, together, type Readings } from "./readings.ts";

/** One thing leads to another, under some readings. */
export interface Edge<N> {
  readonly from: N;
  readonly to: N;
  readonly readings: Readings;
}

/** Rings beyond this number are not kept: a reader mends one at a time. */
const MOST_RINGS = 100;

/** How far a ring is looked for whose links can all hold under one choice of readings. */
const MOST_STEPS = 5_000;

/**
 * The rings among edges, each as its edges in order: one for each knot of things that lead to each other, a short one, whose
 * links can all count at once. In the order in which the knots are first met. Written without recursion: a hostile contract
 * chains ten thousand definitions.
 */
export function findRings<N, E extends Edge<N>>(edges: readonly E[]): E[][] {
  const out = Map.groupBy(edges, ({ from }) => from);
  const knots = knotsOf(out);
  const found: E[][] = [];
  const done = new Set<number>();
  for (const { from, to } of edges) {
    const knot = knots.get(from);
    if (knot === undefined || knot !== knots.get(to) || done.has(knot)) continue;
    done.add(knot);
    const ring = ringFrom(from, out, (node) => knots.get(node) === knot);
    if (ring !== null) found.push(ring);
    if (found.length >= MOST_RINGS) break;
  }
  return found;
}

/** A number for each thing; those that lead to each other have the same (Tarjan's strongly connected components). */
function knotsOf<N, E extends Edge<N>>(out: ReadonlyMap<N, readonly E[]>): Map<N, number> {
  const index = new Map<N, number>();
  const low = new Map<N, number>();
  const knots = new Map<N, number>();
  const stack: N[] = [];
  for (const root of out.keys()) {
    if (index.has(root)) continue;
    const path: { readonly node: N; at: number }[] = [{ node: root, at: 0 }];
    open(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = out.get(top.node)?.[top.at++];
      if (next === undefined) {
        path.pop();
        close(top.node, path.at(-1)?.node);
      } else if (!index.has(next.to)) {
        open(next.to);
        path.push({ node: next.to, at: 0 });
      } else if (!knots.has(next.to)) {
        lower(top.node, index.get(next.to) ?? 0);
      }
    }
  }
  return knots;

  function open(node: N): void {
    index.set(node, index.size);
    low.set(node, index.size - 1);
    stack.push(node);
  }
  function lower(node: N, to: number): void {
    low.set(node, Math.min(low.get(node) ?? to, to));
  }
  function close(node: N, parent: N | undefined): void {
    const own = low.get(node) ?? 0;
    if (own === index.get(node)) {
      for (let last = stack.pop(); last !== undefined; last = stack.pop()) {
        knots.set(last, own);
        if (last === node) break;
      }
    }
    if (parent !== undefined) lower(parent, own);
  }
}

/** The shortest ring through a thing; where its links exclude each other, another one whose links do not. */
function ringFrom<N, E extends Edge<N>>(
  start: N,
  out: ReadonlyMap<N, readonly E[]>,
  inside: (node: N) => boolean,
): E[] | null {
  const shortest = shortestRing(start, out, inside);
  if (shortest === null || holdTogether(shortest)) return shortest;
  const ring: E[] = [];
  let steps = 0;
  const search = (node: N, readings: Readings, on: ReadonlySet<N>): boolean => {
    for (const edge of out.get(node) ?? []) {
      if (++steps > MOST_STEPS || ring.length > 200) return false;
      const both = inside(edge.to) ? together(readings, edge.readings) : null;
      if (both === null || (edge.to !== start && on.has(edge.to))) continue;
      ring.push(edge);
      if (edge.to === start || search(edge.to, both, new Set([...on, edge.to]))) return true;
      ring.pop();
    }
    return false;
  };
  return search(start, EVERY_READING, new Set([start])) ? ring : null;
}

function shortestRing<N, E extends Edge<N>>(
  start: N,
  out: ReadonlyMap<N, readonly E[]>,
  inside: (node: N) => boolean,
): E[] | null {
  const by = new Map<N, E>();
  let level: N[] = [start];
  while (level.length > 0) {
    const next: N[] = [];
    for (const node of level) {
      for (const edge of out.get(node) ?? []) {
        if (edge.to === start) return backFrom(edge, by, start);
        if (!inside(edge.to) || by.has(edge.to)) continue;
        by.set(edge.to, edge);
        next.push(edge.to);
      }
    }
    level = next;
  }
  return null;
}

function backFrom<N, E extends Edge<N>>(last: E, by: ReadonlyMap<N, E>, start: N): E[] {
  const ring = [last];
  for (let node = last.from; node !== start;) {
    const edge = by.get(node);
    if (edge === undefined) break;
    ring.push(edge);
    node = edge.from;
  }
  return ring.reverse();
}

const holdTogether = (ring: readonly Edge<unknown>[]): boolean =>
  ring.reduce<Readings | null>(
    (readings, edge) => (readings === null ? null : together(readings, edge.readings)),
    EVERY_READING,
  ) !== null;
