// Reads printed formulas back and computes them again, knowing nothing of the program that printed them.
import { Rational } from "../../interpreter/values/rational.ts";

/** A formula as an explanation prints it, with the values put in and the result beside it. */
export interface Printed {
  readonly filled: string;
  /** `=`, or `≈` where the result is cut. */
  readonly sign: string;
  readonly result: string;
  /** The exact number beside a cut result. */
  readonly exact: string | null;
}

const RESULT = /^(=|≈) (.+?)(?: \((exactly|to 34 digits) ([^)]+)\))?(?: at the end of .*)?$/;

/** The formulas of a page: a line `= ...` with the values put in, further in than no other, then `=` or `≈` with the result. */
export function formulasIn(page: string): Printed[] {
  const lines = joined(page.split("\n"));
  return lines.flatMap(({ indent, text }, i): Printed[] => {
    const next = lines[i + 1];
    const result = next?.indent === indent ? RESULT.exec(next.text) : null;
    if (!text.startsWith("= ") || !result) return [];
    const [, sign = "", value = "", , exact = null] = result;
    return [{ filled: text.slice(2), sign, result: value, exact }];
  });
}

interface Line {
  readonly indent: number;
  readonly text: string;
}

/** Lines with their wrapped ends: two columns further in, and no sign before them. */
function joined(raw: readonly string[]): Line[] {
  const lines: Line[] = [];
  for (const each of raw) {
    const text = each.trimStart();
    const indent = each.length - text.length;
    const last = lines.at(-1);
    const goesOn =
      last !== undefined && /^[=≈] /.test(last.text) && indent === last.indent + 2 && !/^[=≈] /.test(text);
    if (goesOn && text !== "" && text !== "where")
      lines[lines.length - 1] = { ...last, text: `${last.text} ${text}` };
    else lines.push({ indent, text });
  }
  return lines;
}

/** The number that a value says; null for what is no number. */
export function numberIn(text: string): Rational | null {
  return Rational.parse(text.replace(/ per share$| shares?$/, "").replace(/^(-?)\$/, "$1"));
}

/** Computes a formula of numbers, + - * /, brackets, and "the lesser/greater/sum/average of"; null for any other. */
export function compute(filled: string): Rational | null {
  const tokens =
    filled.match(
      /the (?:lesser|greater|sum|average) of|and|,(?= )|-?\$?\d+(?:,\d{3})*(?:\.\d+)?|[-+*/()]|shares?|per share|\S+/g,
    ) ?? [];
  const left = tokens.filter((token) => !/^(?:shares?|per share)$/.test(token));
  let at = 0;
  const sum = (): Rational | null => {
    let value = product();
    while (value !== null && (left[at] === "+" || left[at] === "-")) {
      const operator = left[at++];
      const other = product();
      value = other === null ? null : operator === "+" ? value.add(other) : value.sub(other);
    }
    return value;
  };
  const product = (): Rational | null => {
    let value = factor();
    while (value !== null && (left[at] === "*" || left[at] === "/")) {
      const operator = left[at++];
      const other = factor();
      value = other === null ? null : operator === "*" ? value.mul(other) : value.div(other);
    }
    return value;
  };
  const factor = (): Rational | null => {
    const token = left[at++];
    if (token === undefined) return null;
    if (token === "(") {
      const value = sum();
      return left[at++] === ")" ? value : null;
    }
    if (token === "-") return factor()?.neg() ?? null;
    return token.startsWith("the ") ? aggregate(token.slice(4, -3)) : numberIn(token);
  };
  const aggregate = (operation: string): Rational | null => {
    const items = [sum()];
    while (left[at] === "," || left[at] === "and") {
      at++;
      items.push(sum());
    }
    const known = items.filter((item) => item !== null);
    const [first, ...rest] = known;
    if (first === undefined || known.length < items.length) return null;
    if (operation === "lesser") return rest.reduce((a, b) => a.min(b), first);
    if (operation === "greater") return rest.reduce((a, b) => a.max(b), first);
    const total = rest.reduce((a, b) => a.add(b), first);
    return operation === "sum" ? total : total.div(Rational.of(known.length));
  };
  const value = sum();
  return at === left.length ? value : null;
}
