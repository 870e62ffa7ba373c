/** The types of terms and fields. */
import type { Name } from "./names.ts";
import type { TextLiteral } from "./expressions.ts";
import type { Span } from "../source.ts";

/** `shares`, `money`, `price per share`, `one of "cash", "cashless"`, ... as a field or input declares it. */
export interface TypeExpression {
  readonly kind: "TypeExpression";
  readonly name:
    | "shares"
    | "money"
    | "price per share"
    | "number"
    | "percentage"
    | "date"
    | "time"
    | "instant"
    | "period"
    | "duration"
    | "yes or no"
    | "text"
    | "party"
    | "basket"
    | "one of";
  /** The values of a one-of type. */
  readonly values: readonly TextLiteral[];
  readonly span: Span;
}

/** `Shares Exercised: shares`. */
export interface Field {
  readonly kind: "Field";
  readonly name: Name;
  readonly type: TypeExpression;
  readonly span: Span;
}
