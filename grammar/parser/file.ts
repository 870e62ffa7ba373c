import { EOF, type IRecognitionException, isRecognitionException } from "chevrotain";
import type * as ast from "../ast.ts";
import type { Span } from "../source.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { LimitReached, type Either } from "./base.ts";
import { ScenarioParser } from "./scenarios.ts";

/** A statement that was given up: what the parser had expected, and which text it leaves out. */
export interface GivenUp {
  readonly error: IRecognitionException | LimitReached;
  readonly span: Span;
}

interface SectionHead {
  readonly label: ast.SectionRef;
  readonly title: ast.TextLiteral | null;
  readonly change: ast.Section["change"];
  readonly precedence: readonly ast.Precedence[];
  readonly start: number;
}

const ITEM_STARTS = new Set([kw("section"), kw("scenario")]);
/** Words with which a line at the left can only begin a statement. */
const STATEMENT_STARTS = new Set(["uses", "party", "act", "event", "table", "currency", "given", "then"].map(kw));

/**
 * The whole file. Items are read one after another; one that breaks is given up at its full stop (or where the next section or
 * scenario begins), so that every mistake is reported once and the rest of the file keeps its tree.
 */
export class FileParser extends ScenarioParser {
  /** What was given up in the last file. */
  givenUp: GivenUp[] = [];

  constructor(skipValidations = true) {
    super(skipValidations);
    this.performSelfAnalysis();
  }

  readonly header = this.RULE("header", (): ast.Header => {
    const start = this.start();
    const form = this.OR<Either<ast.Header["form"]>>([
      { ALT: () => (this.CONSUME(kw("warrant")), "warrant" as const) },
      { ALT: () => (this.CONSUME(kw("module")), "module" as const) },
      { ALT: () => (this.CONSUME(kw("amends")), "amends" as const) },
    ]);
    const title = this.SUBRULE(this.text);
    let from: ast.Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(kw("from"));
      from = this.SUBRULE(this.dateTime);
    });
    this.CONSUME(t.FullStop);
    return { kind: "Header", form, title, from, span: this.spanFrom(start) };
  }, NO_RESYNC);

  /** `section 4(d) "Title", notwithstanding anything to the contrary:`, `section 7 deleted.` */
  readonly sectionHead = this.RULE("sectionHead", (): SectionHead => {
    const start = this.start();
    this.CONSUME(kw("section"));
    const label = this.SUBRULE(this.sectionRef);
    let title: ast.TextLiteral | null = null;
    let change: ast.Section["change"] = "none";
    const precedence: ast.Precedence[] = [];
    this.OPTION(() => (title = this.SUBRULE(this.text)));
    this.OR<Either<void>>([
      {
        ALT: () => {
          this.CONSUME(kw("deleted"));
          this.CONSUME(t.FullStop);
          change = "deleted";
        },
      },
      {
        ALT: () => {
          this.OPTION1(() => {
            change = this.OR1<Either<"replaced" | "added">>([
              { ALT: () => (this.CONSUME(kw("replaced")), "replaced" as const) },
              { ALT: () => (this.CONSUME(kw("added")), "added" as const) },
            ]);
            this.OPTION2(() => (title = this.SUBRULE1(this.text)));
          });
          this.MANY(() => {
            this.CONSUME(t.Comma);
            precedence.push(this.SUBRULE(this.precedence));
          });
          this.CONSUME(t.Colon);
        },
      },
    ]);
    return { label, title, change, precedence, start };
  }, NO_RESYNC);

  readonly precedence = this.RULE("precedence", (): ast.Precedence => {
    const start = this.start();
    let sections: ast.SectionRef[] = [];
    const relation = this.OR<Either<ast.Precedence["relation"]>>([
      {
        ALT: () => {
          this.CONSUME(kw("notwithstanding"));
          this.OR1([
            {
              ALT: () => {
                this.CONSUME(kw("anything"));
                this.CONSUME1(kw("to"));
                this.CONSUME(kw("the"));
                this.CONSUME(kw("contrary"));
              },
            },
            { ALT: () => (sections = this.SUBRULE(this.sections)) },
          ]);
          return "notwithstanding" as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("subject"));
          this.CONSUME2(kw("to"));
          sections = this.SUBRULE1(this.sections);
          return "subject to" as const;
        },
      },
    ]);
    return { kind: "Precedence", relation, sections, span: this.spanFrom(start) };
  }, NO_RESYNC);

  readonly definitionChange = this.RULE("definitionChange", (): ast.DefinitionChange => {
    const start = this.start();
    this.CONSUME(kw("definition"));
    const name = this.SUBRULE(this.quotedName);
    this.CONSUME(kw("deleted"));
    this.CONSUME(t.FullStop);
    return { kind: "DefinitionChange", name, change: "deleted", span: this.spanFrom(start) };
  }, NO_RESYNC);

  readonly file = this.RULE("file", (): { header: ast.Header | null; items: ast.Item[] } => {
    let header: ast.Header | null = null;
    const items: ast.Item[] = [];
    let open: { head: SectionHead; statements: ast.Statement[] } | null = null;
    const add = (statement: ast.Statement): void => void (open === null ? items : open.statements).push(statement);
    const close = (): void => {
      if (open === null) return;
      const { head, statements } = open;
      const { label, title, change, precedence } = head;
      const end = Math.max(this.spanFrom(head.start).end, statements.at(-1)?.span.end ?? 0);
      items.push({ kind: "Section", label, title, change, precedence, statements, span: { start: head.start, end } });
      open = null;
    };
    this.OPTION(() => {
      this.attempt(add, () => (header = this.SUBRULE(this.header)));
    });
    this.MANY(() => {
      this.attempt(add, () =>
        this.OR<Either<void>>([
          {
            ALT: () => {
              close();
              const head = this.SUBRULE(this.sectionHead);
              open = { head, statements: [] };
              if (head.change === "deleted") close();
            },
          },
          {
            ALT: () => {
              close();
              items.push(this.SUBRULE(this.scenario));
            },
          },
          {
            ALT: () => {
              close();
              items.push(this.SUBRULE(this.definitionChange));
            },
          },
          { ALT: () => add(this.SUBRULE(this.statement)) },
        ]),
      );
    });
    // What begins no item at all is given up too, and the reading goes on behind it.
    if (!this.RECORDING_PHASE) this.readOn(add, close, items, (head) => (open = { head, statements: [] }));
    close();
    return { header, items };
  }, NO_RESYNC);

  /** Goes on where the grammar's own loop saw nothing that begins an item. */
  private readOn(
    add: (statement: ast.Statement) => void,
    close: () => void,
    items: ast.Item[],
    openSection: (head: SectionHead) => void,
  ): void {
    while (this.LA(1).tokenType !== EOF) {
      this.attempt(add, () => {
        if (this.nextIs(kw("section"))) {
          close();
          const head = this.SUBRULE2(this.sectionHead);
          openSection(head);
          if (head.change === "deleted") close();
        } else if (this.nextIs(kw("scenario"))) {
          close();
          items.push(this.SUBRULE2(this.scenario));
        } else if (this.nextIs(kw("definition"))) {
          close();
          items.push(this.SUBRULE2(this.definitionChange));
        } else {
          add(this.SUBRULE2(this.statement));
        }
      });
    }
  }

  /** Reads one item; where that fails keeps what was understood of it and goes on behind its full stop. */
  private attempt(add: (statement: ast.Statement) => void, read: () => void): void {
    if (this.RECORDING_PHASE) {
      read();
      return;
    }
    const first = this.LA(1);
    this.draft = null;
    this.resetLimits();
    try {
      read();
    } catch (error) {
      if (!(error instanceof LimitReached) && !(error instanceof Error && isRecognitionException(error))) throw error;
      const kept: ast.Statement | null = this.draft;
      this.skipStatement(first.startOffset);
      const span = this.spanFrom(first.startOffset);
      this.givenUp.push({ error: error as IRecognitionException | LimitReached, span });
      add(kept === null ? { kind: "BrokenStatement", span } : { ...(kept as ast.Statement), span });
    }
  }

  /** Leaves out the rest of a broken statement: to its full stop, or to where a section, scenario or plain statement begins. */
  private skipStatement(start: number): void {
    let moved = this.LA(0).startOffset >= start;
    for (;;) {
      const next = this.LA(1);
      if (next.tokenType === EOF) return;
      if (moved && (ITEM_STARTS.has(next.tokenType) || STATEMENT_STARTS.has(next.tokenType)) && this.beginsItem()) return;
      this.SKIP_TOKEN();
      moved = true;
      if (next.tokenType === t.FullStop) return;
    }
  }

  /** `section 4(d) "..."` or `section 4(d):` begins a section; `as section 4(d) provides` does not. */
  private beginsItem(): boolean {
    if (!this.nextIs(kw("section"))) return true;
    const after = this.LA(3).tokenType;
    return after === t.Text || after === t.Colon || after === kw("replaced") || after === kw("deleted") || after === kw("added");
  }
}

const NO_RESYNC = { resyncEnabled: false } as const;
