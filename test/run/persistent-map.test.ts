import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { PersistentMap } from "../../interpreter/compile/persistent-map.ts";

/** A new version of one of those there are: they part, and put the same keys in other places. */
const versions = fc.array(fc.record({ from: fc.nat({ max: 100 }), key: fc.nat({ max: 70 }) }), {
  maxLength: 200,
});

describe("a map whose versions share what they have in common", () => {
  test.prop([versions, fc.nat({ max: 70 })])(
    "every version behaves as one that is copied whole",
    (list, before) => {
      const start = Array.from({ length: before }, (_, key): [number, number] => [key, -1]);
      const shared = [PersistentMap.of(start)];
      const whole = [new Map(start)];
      for (const [value, { from, key }] of list.entries()) {
        const at = from % shared.length;
        shared.push(shared[at]!.with(key, value));
        whole.push(new Map(whole[at]).set(key, value));
      }
      for (const [index, one] of shared.entries()) {
        const other = whole[index]!;
        expect([...one]).toEqual([...other]);
        expect([...one.keys()]).toEqual([...other.keys()]);
        expect([...one.values()]).toEqual([...other.values()]);
        expect(one.size).toBe(other.size);
        for (let key = 0; key <= 71; key++)
          expect([one.get(key), one.has(key)]).toEqual([other.get(key), other.has(key)]);
      }
    },
  );
});
