/** The blanks of a form, and a draft of it with some of them filled. */

import type { Blank } from "../../grammar/ast.ts";
import type { Span } from "../../grammar/source.ts";
import type { Model } from "../model/model.ts";

export interface FormBlank {
  /** The party or the term. */
  readonly name: string;
  readonly unit: "party" | Blank["unit"];
  readonly span: Span;
}

/** What a drafter fills: parties, and terms of the certificate that are left open; in the order of the text. */
export function blanksOf({ parties, terms }: Model): FormBlank[] {
  const found: FormBlank[] = [];
  for (const { name, node, home } of parties.values())
    if (!home.imported && node.value?.kind === "Blank")
      found.push({ name, unit: "party", span: node.value.span });
  for (const { name, scope, body, home } of terms) {
    if (home.imported || scope.of !== "certificate") continue;
    const value = body.form === "adjustable" ? body.initial : body.form === "formula" ? body.value : null;
    if (value?.kind === "Blank") found.push({ name, unit: value.unit, span: value.span });
  }
  return found.toSorted((a, b) => a.span.start - b.span.start);
}

/** The text with values in the places of their blanks; the others stay as they are. */
export function withBlanksFilled(
  text: string,
  blanks: readonly FormBlank[],
  values: ReadonlyMap<string, string>,
): string {
  let filled = text;
  for (const { name, unit, span } of blanks.toReversed()) {
    const value = values.get(name);
    if (value === undefined) continue;
    filled = filled.slice(0, span.start) + written(value.trim(), unit) + filled.slice(span.end);
  }
  return filled;
}

const BARE = /^\d[\d,]*(?:\.\d+)?$/;

/** A value as the contract has it: a bare number takes the unit of its blank. */
function written(value: string, unit: FormBlank["unit"]): string {
  const bare = BARE.test(value);
  switch (unit) {
    case "party":
      return `"${value}"`;
    case "shares":
      return bare ? `${value} shares` : value;
    case "money":
      return bare ? `$${value}` : value;
    case "price":
      return /^\$?\d[\d,]*(?:\.\d+)?$/.test(value) ? `$${value.replace(/^\$/, "")} per share` : value;
    case "percent":
      return bare ? `${value}%` : value;
    case "none":
      return value;
  }
}
