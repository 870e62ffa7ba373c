import type * as ast from "../../../grammar/ast.ts";
import type { Model, TermSymbol } from "../../model/model.ts";

/** A key longer than this says nothing more than that the expression is itself. */
const MOST_LETTERS = 600;

/**
 * What an expression says, as a key: two expressions with one key say the same of the same event, however they are spaced or
 * bracketed and whatever letters a legend gives to their parts.
 */
export class Wording {
  private readonly model: Model;
  private readonly keys = new Map<object, string>();
  private readonly numbers = new Map<object, number>();

  constructor(model: Model) {
    this.model = model;
  }

  keyOf(expression: ast.Expression): string {
    const known = this.keys.get(expression);
    if (known !== undefined) return known;
    // A legend that leads back to itself is reported elsewhere; here it is only not followed.
    this.keys.set(expression, this.itself(expression));
    const made = this.make(expression);
    const key = made.length > MOST_LETTERS ? this.itself(expression) : made;
    this.keys.set(expression, key);
    return key;
  }

  private make(expression: ast.Expression): string {
    if (expression.kind === "Parenthesized") return this.keyOf(expression.operand);
    const reference = this.model.references.get(expression);
    const kind = expression.kind === "AdjustedExpression" ? expression.which : "";
    switch (reference?.to) {
      case "term":
      case "event term":
        if (expression.kind === "CallExpression") break;
        return `${kind} term ${this.number(reference.term)}`;
      case "term of":
        return `term ${this.number(reference.term)} of ${this.keyOf(reference.object)}`;
      case "field":
        return `field ${reference.field}`;
      case "field of":
        return `field ${reference.field} of ${this.keyOf(reference.object)}`;
      case "this event":
        return "the event";
      case "referred event":
        return "the event referred to";
      case "event date":
        return "the date of the event";
      case "event date of":
        return `the date of ${this.keyOf(reference.object)}`;
      case "input":
        return `input ${reference.name}`;
      case "legend":
        return this.keyOf(reference.binding.value);
      case "party":
        return `party ${reference.party.name}`;
      case "event kind":
        return `kind ${reference.event.name}`;
      case "asset":
        return `asset ${reference.name}`;
      case undefined:
        break;
    }
    return this.parts(expression);
  }

  private parts(node: object): string {
    let key = "(";
    for (const [name, value] of Object.entries(node)) {
      if (name !== "span") key += `${this.part(value)} `;
    }
    return `${key})`;
  }

  private part(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map((item) => this.part(item)).join(" ")}]`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
    return "kind" in value && "span" in value ? this.keyOf(value as ast.Expression) : this.parts(value);
  }

  private number(term: TermSymbol): number {
    return numbered(this.numbers, term);
  }

  private itself(node: object): string {
    return `#${numbered(this.numbers, node)}`;
  }
}

function numbered(numbers: Map<object, number>, item: object): number {
  const known = numbers.get(item);
  if (known !== undefined) return known;
  numbers.set(item, numbers.size);
  return numbers.size - 1;
}
