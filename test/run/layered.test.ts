import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { Appended, Layered } from "../../interpreter/run/layered.ts";

/** What is done to one of several copies: something is put in or taken out (of a map), or a copy is made of it. */
const deeds = fc.array(
  fc.record({
    which: fc.nat({ max: 50 }),
    what: fc.constantFrom("put", "put", "put", "copy", "take out"),
    key: fc.nat({ max: 20 }),
  }),
  { maxLength: 120 },
);

describe("copies that share their past", () => {
  test.prop([deeds])("a map behaves as one that is copied whole", (list) => {
    const layered = [new Layered<number, number>()];
    const whole = [new Map<number, number>()];
    for (const [value, { which, what, key }] of list.entries()) {
      const at = which % layered.length;
      if (what === "copy") {
        layered.push(layered[at]!.copy());
        whole.push(new Map(whole[at]));
      } else if (what === "take out") {
        layered[at]!.delete(key);
        whole[at]!.delete(key);
      } else {
        layered[at]!.set(key, value);
        whole[at]!.set(key, value);
      }
    }
    for (const [index, one] of layered.entries()) {
      const other = whole[index]!;
      expect(new Map(one.entries())).toEqual(other);
      expect(new Set(one.values())).toEqual(new Set(other.values()));
      for (const key of [...other.keys(), 99])
        expect([one.get(key), one.has(key)]).toEqual([other.get(key), other.has(key)]);
    }
  });

  test.prop([deeds])("a list behaves as one that is copied whole", (list) => {
    const layered = [new Appended<number>()];
    const whole: number[][] = [[]];
    for (const { which, what, key } of list) {
      const at = which % layered.length;
      if (what === "copy") {
        layered.push(layered[at]!.copy());
        whole.push([...whole[at]!]);
      } else {
        layered[at]!.push(key);
        whole[at]!.push(key);
      }
    }
    for (const [index, one] of layered.entries()) {
      const other = whole[index]!;
      expect(one.all()).toEqual(other);
      expect(one.length).toBe(other.length);
      expect(other.map((_, i) => one.at(i))).toEqual(other);
      expect(one.some((value) => value === 7)).toBe(other.includes(7));
    }
  });
});
