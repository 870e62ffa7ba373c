/**
 * Greatest common divisors, for numbers and for BigInts.
 *
 * The BigInt version is Lehmer's (Knuth, The Art of Computer Programming, vol. 2, 4.5.2, Algorithm L, with
 * Collins' condition): most steps of Euclid's algorithm need only the leading digits, so they are taken on doubles and
 * applied to the long numbers a dozen at a time.
 */

/**
 * The greatest common divisor of two safe integers >= 0; gcd(0, b) is b.
 *
 * `a - Math.floor(a / b) * b` is the exact remainder below 2^53: a quotient rounded up to an integer q would mean
 * q*b <= a*(1 + 2^-53) < a + 1, hence q*b <= a. It costs a fraction of `%`, which is fmod on doubles.
 */
export function gcdNumber(a: number, b: number): number {
  while (b !== 0) {
    const rest = a - Math.floor(a / b) * b;
    a = b;
    b = rest;
  }
  return a;
}

/** The number of bits of a BigInt's magnitude, rounded up to a multiple of four; 0n has four. */
export function bitLength(value: bigint): number {
  return (value < 0n ? -value : value).toString(16).length * 4;
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** Leading bits that a step of Lehmer's algorithm looks at; no cofactor exceeds the leading part, so doubles hold all. */
const LEADING = 50;

/** Fewer leading bits than these are worth a second look. */
const FULL = 2 ** (LEADING - 4);

/** The greatest common divisor of two BigInts >= 0; gcd(0, b) is b. */
export function gcdBigInt(a: bigint, b: bigint): bigint {
  if (a < b) [a, b] = [b, a];
  let bits = bitLength(a);
  while (b > SAFE) {
    // `bits` may have fallen behind the shrinking number; its leading digits then say by how much.
    let shift = BigInt(Math.max(0, bits - LEADING));
    let x = Number(a >> shift);
    if (x < FULL) {
      bits = x === 0 ? bitLength(a) : bits - (LEADING - 1 - Math.floor(Math.log2(x)));
      shift = BigInt(Math.max(0, bits - LEADING));
      x = Number(a >> shift);
    }
    let y = Number(b >> shift);
    // The cofactors of the steps taken so far: the true remainders are p*a + q*b and r*a + s*b.
    let p = 1,
      q = 0,
      r = 0,
      s = 1;
    while (y + r !== 0 && y + s !== 0) {
      const quotient = Math.floor((x + p) / (y + r));
      // Where the two extreme quotients differ, the digits that were cut off would decide: stop here.
      if (quotient !== Math.floor((x + q) / (y + s))) break;
      const nextR = p - quotient * r;
      const nextS = q - quotient * s;
      p = r;
      r = nextR;
      q = s;
      s = nextS;
      const rest = x - quotient * y;
      x = y;
      y = rest;
    }
    if (q === 0) {
      [a, b] = [b, a % b];
    } else {
      const [bp, bq, br, bs] = [BigInt(p), BigInt(q), BigInt(r), BigInt(s)];
      [a, b] = [bp * a + bq * b, br * a + bs * b];
    }
  }
  if (b === 0n) return a;
  return BigInt(gcdNumber(Number(b), Number(a % b)));
}
