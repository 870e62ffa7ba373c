/** A file with its sections, and every node. */
import type { Name, QuotedName, SectionRef } from "./names.ts";
import type {
  Alternative,
  BasketLine,
  Binding,
  Case,
  Expression,
  Legend,
  NearestDay,
  Rounding,
  TextLiteral,
  Window,
} from "./expressions.ts";
import type { Field, TypeExpression } from "./types.ts";
import type { Condition, Deadline, Effect, Exception, Limit, Trigger } from "./effects.ts";
import type {
  DefinitionScope,
  HoldersOf,
  PolicyScope,
  Postponement,
  Statement,
  TableRow,
} from "./statements.ts";
import type { Happening, Scenario } from "./scenarios.ts";
import type { Span } from "../source.ts";

/** `, notwithstanding section 2`, `, notwithstanding anything to the contrary`, `, subject to section 7`. */
export interface Precedence {
  readonly kind: "Precedence";
  readonly relation: "notwithstanding" | "subject to";
  /** Empty with `notwithstanding`: anything to the contrary. */
  readonly sections: readonly SectionRef[];
  readonly span: Span;
}

/** A numbered section; in a variant it may replace, delete or add. */
export interface Section {
  readonly kind: "Section";
  readonly label: SectionRef;
  readonly title: TextLiteral | null;
  readonly change: "none" | "replaced" | "deleted" | "added";
  readonly precedence: readonly Precedence[];
  readonly statements: readonly Statement[];
  readonly span: Span;
}

/** `definition "T" deleted.`, `definition "T" replaced: ...` is a plain definition in a variant. */
export interface DefinitionChange {
  readonly kind: "DefinitionChange";
  readonly name: QuotedName;
  readonly change: "deleted";
  readonly span: Span;
}

/** `warrant "T".`, `module "std/x".`, `amends "base.tenor" from June 1, 2006.` */
export interface Header {
  readonly kind: "Header";
  readonly form: "warrant" | "module" | "amends";
  readonly title: TextLiteral;
  readonly from: Expression | null;
  readonly span: Span;
}

export type Item = Section | DefinitionChange | Scenario | Statement;

/** A comment or drafting note, kept for the formatter and for readers. */
export interface Comment {
  readonly kind: "Comment";
  readonly form: "comment" | "drafting note";
  readonly text: string;
  readonly span: Span;
}

/** One file. Statements before the first section stand in `items` by themselves. */
export interface File {
  readonly kind: "File";
  readonly header: Header | null;
  readonly items: readonly Item[];
  readonly comments: readonly Comment[];
  readonly span: Span;
}

/** Every node that has a `kind`. */
export type Node =
  | File
  | Header
  | Item
  | Expression
  | Effect
  | Trigger
  | Condition
  | Name
  | QuotedName
  | SectionRef
  | NearestDay
  | Window
  | Case
  | Rounding
  | Binding
  | BasketLine
  | Legend
  | TypeExpression
  | Field
  | Deadline
  | Exception
  | Limit
  | HoldersOf
  | DefinitionScope
  | TableRow
  | PolicyScope
  | Postponement
  | Precedence
  | Happening
  | Comment
  | Alternative<unknown>;
