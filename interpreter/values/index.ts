/** Values: exact numbers and their units, rounding, days and instants. */

export * from "./rational.ts";
export * from "./decimal.ts";
export * from "./rounding.ts";
export * from "./day.ts";
export * from "./instant.ts";
export * from "./unit.ts";
