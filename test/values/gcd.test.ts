import * as fc from "fast-check";
import { expect, it } from "vitest";
import { bitLength, gcdBigInt, gcdNumber } from "../../interpreter/values/gcd.ts";
import { euclid } from "./numbers.ts";

const natural = fc.oneof(fc.bigInt(0n, 100n), fc.bigInt(0n, 2n ** 60n), fc.bigInt(0n, 2n ** 900n));

it("is Euclid's for long numbers, common factors included", () => {
  fc.assert(
    fc.property(natural, natural, natural, (a, b, common) => {
      expect(gcdBigInt(a, b)).toBe(euclid(a, b));
      expect(gcdBigInt(a * common, b * common)).toBe(euclid(a * common, b * common));
    }),
    { numRuns: 2000 },
  );
});

it("is right for successive Fibonacci numbers, the most steps there are", () => {
  let [a, b] = [1n, 1n];
  for (let k = 0; k < 2000; k++) {
    [a, b] = [a + b, a];
    expect(gcdBigInt(a * 6n, b * 6n)).toBe(6n);
  }
});

it("is Euclid's for all safe integers", () => {
  const safe = fc.maxSafeNat();
  fc.assert(
    fc.property(safe, safe, (a, b) => {
      expect(gcdNumber(a, b)).toBe(Number(euclid(BigInt(a), BigInt(b))));
    }),
    { numRuns: 2000 },
  );
  expect(gcdNumber(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER - 1)).toBe(1);
  expect(gcdNumber(0, 7)).toBe(7);
});

it("measures length in steps of four bits, never short", () => {
  expect([0n, 1n, 15n, 16n, -255n, 256n].map(bitLength)).toEqual([4, 4, 4, 8, 8, 12]);
});
