import { NUMBER, SHARES, unitWords } from "../values/unit.ts";
import { listed, quotedList } from "./similar.ts";
import type { Type } from "./types.ts";

/** What a value is, in a sentence: "a number of shares", "a date", "a Stock Split". */
export function typeWords(type: Type): string {
  switch (type.kind) {
    case "quantity":
      return type.percent === true ? "a percentage" : unitWords(type.unit);
    case "yes/no":
      return "yes or no";
    case "text":
      return type.oneOf === undefined ? "a text" : `one of ${quotedList(type.oneOf)}`;
    case "date":
      return "a date";
    case "instant":
      return "a point in time";
    case "time":
      return "a time of day";
    case "period":
      return "a period";
    case "duration":
      return "a length of time";
    case "party":
      return "a party";
    case "event":
      return `the event ${listed(type.events)}`;
    case "basket":
      return "a basket of assets";
    case "unknown":
      return "not known";
  }
}

/** The same in one or two words, for titles: "money", "shares", "a price per share". */
export function shortWords(type: Type): string {
  if (type.kind !== "quantity") return typeWords(type);
  const { unit } = type;
  if (unit === NUMBER) return "a plain number";
  if (unit === SHARES) return "shares";
  if (unit.money === 1 && unit.share === 0) return "money";
  if (unit.money === 1 && unit.share === -1) return "a price per share";
  return unitWords(unit);
}
