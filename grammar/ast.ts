/**
 * The tree of a Tenor file: one discriminated union on `kind`, immutable, every node with its span. Where the text is broken a
 * node stands with `Missing` children, so that the rest of the file keeps its meaning.
 */
export type * from "./ast/names.ts";
export type * from "./ast/expressions.ts";
export type * from "./ast/types.ts";
export type * from "./ast/effects.ts";
export type * from "./ast/statements.ts";
export type * from "./ast/scenarios.ts";
export type * from "./ast/file.ts";
