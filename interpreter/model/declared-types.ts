import type * as ast from "../../grammar/ast.ts";
import { moneyUnit, pricePerShare, SHARES } from "../values/unit.ts";
import {
  BASKET,
  DATE,
  DURATION,
  INSTANT,
  PARTY,
  PERCENTAGE,
  PERIOD,
  PLAIN,
  TEXT,
  TIME,
  YES_NO,
} from "./agree.ts";
import type { Type } from "./types.ts";

/** The type that a field or input declares; money is in the contract's currency. */
export function declaredType(type: ast.TypeExpression, currency: string): Type {
  switch (type.name) {
    case "shares":
      return { kind: "quantity", unit: SHARES };
    case "money":
      return { kind: "quantity", unit: moneyUnit(currency) };
    case "price per share":
      return { kind: "quantity", unit: pricePerShare(currency) };
    case "number":
      return PLAIN;
    case "percentage":
      return PERCENTAGE;
    case "date":
      return DATE;
    case "time":
      return TIME;
    case "instant":
      return INSTANT;
    case "period":
      return PERIOD;
    case "duration":
      return DURATION;
    case "yes or no":
      return YES_NO;
    case "text":
      return TEXT;
    case "party":
      return PARTY;
    case "basket":
      return BASKET;
    case "one of":
      return { kind: "text", oneOf: type.values.map(({ value }) => value) };
  }
}
