import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { EVERY_READING } from "../../../interpreter/check/support/readings.ts";
import { findRings, type Edge } from "../../../interpreter/check/support/rings.ts";

const graph = fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 7 })), {
  maxLength: 20,
});

test.prop([graph])("each knot has one ring, and each ring is one", (pairs) => {
  const edges: Edge<number>[] = pairs.map(([from, to]) => ({ from, to, readings: EVERY_READING }));
  const reach = new Map<number, Set<number>>();
  for (let node = 0; node < 8; node++) {
    const seen = new Set<number>();
    const open = edges.filter(({ from }) => from === node).map(({ to }) => to);
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...edges.filter(({ from }) => from === next).map(({ to }) => to));
    }
    reach.set(node, seen);
  }
  const circular = [...reach].filter(([node, seen]) => seen.has(node)).map(([node]) => node);
  const knots = new Set(
    circular.map((node) =>
      Math.min(...circular.filter((other) => reach.get(node)?.has(other) && reach.get(other)?.has(node))),
    ),
  );

  const rings = findRings(edges);
  expect(rings).toHaveLength(knots.size);
  for (const ring of rings) {
    ring.forEach(({ to }, index) => expect(to).toBe(ring[(index + 1) % ring.length]!.from));
    expect(new Set(ring.map(({ from }) => from)).size).toBe(ring.length);
  }
});
