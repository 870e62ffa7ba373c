/** What the conditions of two clauses read, through definitions: the names, and the numbers, days and texts to try. */

import type * as ast from "../../../../grammar/ast.ts";
import { visit } from "../../../../grammar/walk.ts";
import type { Model } from "../../../model/model.ts";
import { parseDay } from "../../../values/day.ts";
import { Rational } from "../../../values/rational.ts";

export interface Hints {
  readonly names: ReadonlySet<string>;
  readonly money: readonly Rational[];
  readonly numbers: readonly Rational[];
  readonly days: readonly number[];
  readonly texts: readonly string[];
}

/** How many expressions are looked into. */
const MOST_EXPRESSIONS = 200;

export function hintsOf(model: Model, expressions: readonly ast.Expression[]): Hints {
  const names = new Set<string>();
  const [money, numbers]: [Rational[], Rational[]] = [[], []];
  const days = new Set<number>();
  const texts = new Set<string>();
  const waiting = [...expressions];
  const seen = new Set<ast.Expression>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(next) || seen.size >= MOST_EXPRESSIONS) continue;
    seen.add(next);
    visit(next, (node) => {
      if (node.kind === "Name") names.add(node.text);
      else if (node.kind === "MoneyLiteral") add(money, Rational.parse(node.value));
      else if (node.kind === "NumberLiteral") {
        const value = Rational.parse(node.value);
        add(numbers, node.unit === "percent" && value !== null ? value.mul(Rational.of(1, 100)) : value);
      } else if (node.kind === "DateLiteral") {
        const day = parseDay(node.iso);
        if (day !== null) days.add(day);
      } else if (node.kind === "TextLiteral") texts.add(node.value);
      const reference = model.references.get(node);
      if (reference?.to === "legend") waiting.push(reference.binding.value);
      if (reference?.to !== "term" && reference?.to !== "event term" && reference?.to !== "term of") return;
      names.add(reference.term.name);
      const { body } = reference.term;
      if (body.form === "formula") waiting.push(body.value);
      if (body.form === "adjustable") waiting.push(body.initial);
    });
  }
  return { names, money, numbers, days: [...days].toSorted((a, b) => a - b), texts: [...texts] };
}

function add(list: Rational[], value: Rational | null): void {
  if (value !== null && !list.some((each) => each.eq(value))) list.push(value);
}

/** Numbers on all sides of some: above the greatest, below the least, each of them and between each two. */
export function around(values: readonly Rational[]): Rational[] {
  const sorted = values.toSorted((a, b) => a.cmp(b));
  const [least, greatest] = [sorted[0], sorted.at(-1)];
  if (least === undefined || greatest === undefined) return [];
  const half = Rational.of(1, 2);
  const between = sorted.slice(1).map((value, i) => value.add(sorted[i] ?? value).mul(half));
  return [greatest.mul(Rational.of(2)), least.mul(half), ...between, ...sorted].filter(
    (value) => value.sign() > 0,
  );
}
