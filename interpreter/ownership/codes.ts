/** The transaction codes of Forms 4 and 5 in words of our own, after the forms' General Instruction 8. */

const CODES: ReadonlyMap<string, string> = new Map([
  ["A", "a grant or award by the issuer"],
  ["C", "a conversion of a derivative security"],
  ["D", "a sale or transfer back to the issuer"],
  ["E", "the expiry of a short derivative position"],
  ["F", "shares delivered or withheld to pay an exercise price or a tax, under Rule 16b-3"],
  ["G", "a gift"],
  ["H", "the expiry or cancellation of a long derivative position with value received"],
  ["I", "a discretionary transaction under Rule 16b-3(f)"],
  ["J", "another acquisition or disposition, told in a footnote"],
  ["L", "a small acquisition"],
  ["M", "an exercise or conversion that Rule 16b-3 exempts"],
  ["O", "an exercise out of the money"],
  ["P", "a purchase in the market or privately"],
  ["S", "a sale in the market or privately"],
  ["U", "a tender in a change of control"],
  ["W", "an acquisition or disposition by will or inheritance"],
  ["X", "an exercise in or at the money"],
  ["Z", "a deposit into or withdrawal from a voting trust"],
]);

export function codeInWords(code: string): string {
  return CODES.get(code) ?? `a transaction of code ${code}`;
}

/** The codes under which a derivative security is exercised. */
export const EXERCISES: readonly string[] = ["X", "O", "M"];

/** The codes under which shares go back for the exercise price. */
export const PAYMENTS: readonly string[] = ["F", "S", "D"];
