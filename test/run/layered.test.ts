import { fc, test } from "@fast-check/vitest";
import { describe, expect } from "vitest";
import { Appended } from "../../interpreter/run/appended.ts";
import { Layered } from "../../interpreter/run/layered.ts";

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

  test.prop([deeds])("two maps hold the same keys, or they do not", (list) => {
    const layered = [new Layered<number, number>()];
    const whole = [new Set<number>()];
    for (const { which, what, key } of list) {
      const at = which % layered.length;
      if (what === "copy") {
        layered.push(layered[at]!.copy());
        whole.push(new Set(whole[at]));
      } else {
        layered[at]!.set(key, 0);
        whole[at]!.add(key);
      }
    }
    for (const [index, one] of layered.entries())
      for (const [other, keys] of whole.entries())
        expect(one.hasKeysOf(layered[other]!)).toBe(
          keys.size === whole[index]!.size && [...keys].every((key) => whole[index]!.has(key)),
        );
  });

  const turns = fc.array(
    fc.record({
      which: fc.nat({ max: 9 }),
      what: fc.constantFrom("put", "put", "put", "put", "copy", "follow", "cut"),
      key: fc.nat({ max: 20 }),
    }),
    { maxLength: 120 },
  );

  test.prop([turns])("a list takes over what another has had since, seen as something else", (list) => {
    const lists = [new Appended<number>()];
    const whole: number[][] = [[]];
    let since = 0;
    for (const { which, what, key } of list) {
      const at = which % lists.length;
      const [one, other] = [lists[at]!, whole[at]!];
      switch (what) {
        case "put":
          one.push(key);
          other.push(key);
          break;
        case "copy":
          since = other.length;
          lists.push(one.copy());
          whole.push([...other]);
          break;
        case "follow": {
          const from = Math.min(since, other.length);
          const last = lists.length - 1;
          if (last === at) break;
          const map = key % 2 === 0 ? null : (value: number) => value + key;
          lists[last]!.follow(one, from, map);
          whole[last]!.push(...other.slice(from).map((value) => (map === null ? value : map(value))));
          break;
        }
        case "cut": {
          // What has been put in and is taken back at once.
          const { length } = one;
          one.push(key);
          one.push(key);
          one.cut(length);
          break;
        }
      }
    }
    for (const [index, one] of lists.entries()) {
      expect(one.all()).toEqual(whole[index]);
      expect(whole[index]!.map((_, at) => one.at(at))).toEqual(whole[index]);
      for (const [other, values] of whole.entries())
        expect(one.isLike(lists[other]!, (a, b) => a === b)).toBe(
          JSON.stringify(values) === JSON.stringify(whole[index]),
        );
    }
  });
});
