import { EOF, type IToken, type Rule } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { type Either, LOOKAHEAD } from "./base.ts";
import { install, type Prepared, TableLookahead } from "./lookahead.ts";
import { prepared } from "./prepared.ts";
import { isReadingError } from "./recovery.ts";
import { ScenarioParser } from "./scenarios.ts";

interface SectionHead {
  readonly label: ast.SectionRef;
  readonly title: ast.TextLiteral | null;
  readonly change: ast.Section["change"];
  readonly precedence: readonly ast.Precedence[];
  readonly start: number;
}

/** What the file read so far has come to. */
interface Reading {
  header: ast.Header | null;
  readonly items: ast.Item[];
  /** The section under way. */
  open: { readonly head: SectionHead; readonly statements: ast.Statement[] } | null;
}

/** What chevrotain keeps to itself: where its analysis puts the functions that look ahead. */
interface Engine {
  selfAnalysisDone: boolean;
  readonly fullRuleNameToShort: Readonly<Record<string, number>>;
  readonly lookAheadFuncsCache: unknown[][];
  setLaFuncCache(rule: number, key: number, lookahead: unknown): void;
}

/** The grammar of all parsers that did not record their own. */
let recorded: Record<string, Rule> | null = null;

/**
 * The whole file. Items are read one after another; one that breaks is given up at its full stop (or where the next section or
 * scenario begins), so that every mistake is reported once and the rest of the file keeps its tree.
 */
export class FileParser extends ScenarioParser {
  /** What is understood of the section heading under way. */
  private head: SectionHead | null = null;

  /** What is understood of the file's first statement, so that a slip behind its title does not lose the base of a variant. */
  private heading: ast.Header | null = null;

  private readonly lookahead: TableLookahead;

  /** With its lookahead prepared the parser need not record its grammar, which takes longer than a contract takes to check. */
  constructor(skipValidations = true, ready: Prepared | null = prepared) {
    const lookahead = new TableLookahead({ maxLookahead: LOOKAHEAD });
    super(skipValidations, lookahead);
    this.lookahead = lookahead;
    if (ready === null) this.performSelfAnalysis();
    else this.takeOver(ready);
  }

  /** What the build puts into the command; see `prepared.ts`. */
  prepare(): Prepared {
    return this.lookahead.prepare();
  }

  /** Does what chevrotain's own analysis would come to. */
  private takeOver(ready: Prepared): void {
    const engine = this as unknown as Engine;
    engine.selfAnalysisDone = true;
    install(ready, (rule, key, lookahead) =>
      engine.setLaFuncCache(engine.fullRuleNameToShort[rule] ?? -1, key, lookahead),
    );
    // A rule without choices has no functions, but looks for them.
    for (const short of Object.values(engine.fullRuleNameToShort)) engine.lookAheadFuncsCache[short] ??= [];
  }

  /** The recorded grammar, which only messages about mistakes ask for. */
  override getGAstProductions(): Record<string, Rule> {
    const own = super.getGAstProductions();
    if (Object.keys(own).length > 0) return own;
    recorded ??= new FileParser(true, null).getGAstProductions();
    return recorded;
  }

  /** A file's tree; what stood in the way is in `problems`. */
  read(
    text: string,
    words: IToken[],
  ): { readonly header: ast.Header | null; readonly items: readonly ast.Item[] } {
    this.open(text, words);
    return this.file();
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
    this.ACTION(() => (this.heading = { kind: "Header", form, title, from, span: this.spanFrom(start) }));
    this.OPTION(() => {
      this.CONSUME(kw("from"));
      from = this.SUBRULE(this.dateTime);
    });
    this.sign(t.FullStop);
    return { kind: "Header", form, title, from, span: this.spanFrom(start) };
  });

  /** `section 4(d) "Title", notwithstanding anything to the contrary:`, `section 7 deleted.` */
  readonly sectionHead = this.RULE("sectionHead", (): SectionHead => {
    const start = this.start();
    this.CONSUME(kw("section"));
    const label = this.SUBRULE(this.sectionRef);
    let title: ast.TextLiteral | null = null;
    let change: ast.Section["change"] = "none";
    const precedence: ast.Precedence[] = [];
    const build = (): SectionHead => ({ label, title, change, precedence, start });
    this.ACTION(() => (this.head = build()));
    this.OPTION(() => (title = this.SUBRULE(this.text)));
    this.ACTION(() => (this.head = build()));
    this.OR<Either<void>>([
      {
        ALT: () => {
          this.CONSUME(kw("deleted"));
          this.sign(t.FullStop);
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
          this.sign(t.Colon);
        },
      },
    ]);
    return build();
  });

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
  });

  readonly definitionChange = this.RULE("definitionChange", (): ast.DefinitionChange => {
    const start = this.start();
    this.CONSUME(kw("definition"));
    const name = this.SUBRULE(this.quotedName);
    this.CONSUME(kw("deleted"));
    this.sign(t.FullStop);
    return { kind: "DefinitionChange", name, change: "deleted", span: this.spanFrom(start) };
  });

  readonly file = this.RULE("file", (): { header: ast.Header | null; items: ast.Item[] } => {
    const reading: Reading = { header: null, items: [], open: null };
    this.ACTION(() => (this.heading = null));
    this.OPTION(() => this.attempt(reading, () => (reading.header = this.SUBRULE(this.header))));
    reading.header ??= this.heading;
    // The recorded grammar says what a file is; while reading, what begins no item is given up and the loop goes on.
    if (this.RECORDING_PHASE) this.MANY(() => this.item(reading));
    else while (this.LA(1).tokenType !== EOF) this.attempt(reading, () => this.item(reading));
    close(reading, this.spanFrom(0).end);
    return { header: reading.header, items: reading.items };
  });

  private item(reading: Reading): void {
    this.OR<Either<void>>([
      { ALT: () => this.openSection(reading) },
      {
        ALT: () => {
          close(reading, this.spanFrom(0).end);
          reading.items.push(this.SUBRULE(this.scenario));
        },
      },
      {
        ALT: () => {
          close(reading, this.spanFrom(0).end);
          reading.items.push(this.SUBRULE(this.definitionChange));
        },
      },
      { ALT: () => add(reading, this.SUBRULE(this.statement)) },
    ]);
  }

  /** A heading that breaks still opens its section, with what was understood of it. */
  private openSection(reading: Reading): void {
    close(reading, this.spanFrom(0).end);
    const first = this.LA(1);
    this.head = null;
    let head: SectionHead | null;
    try {
      head = this.SUBRULE(this.sectionHead);
    } catch (error) {
      head = this.head;
      if (!isReadingError(error) || head === null) throw error;
      if (this.beginsLine(this.LA(1))) this.goWithout(t.Colon);
      else {
        const seen = this.sighted(error);
        this.skipHeading();
        this.giveUp(seen, first);
      }
    }
    reading.open = { head, statements: [] };
    if (head?.change === "deleted") close(reading, this.spanFrom(0).end);
  }

  /** Goes on behind a broken heading's colon, or on the next line. */
  private skipHeading(): void {
    while (this.LA(1).tokenType !== EOF && !this.beginsLine(this.LA(1))) {
      const type = this.LA(1).tokenType;
      this.SKIP_TOKEN();
      if (type === t.Colon || type === t.FullStop) return;
    }
  }

  /** Reads one item; where that fails keeps what was understood of it and goes on behind its full stop. */
  private attempt(reading: Reading, read: () => void): void {
    if (this.RECORDING_PHASE) return read();
    if (this.hopeless()) return this.leaveUnread();
    const first = this.LA(1);
    this.beginStatement();
    try {
      read();
    } catch (error) {
      if (!isReadingError(error)) throw error;
      const seen = this.sighted(error);
      const kept = this.draft;
      this.skipStatement(first);
      this.giveUp(seen, first);
      const span = this.spanFrom(first.startOffset);
      add(reading, kept === null ? { kind: "BrokenStatement", span } : { ...kept, span });
    }
  }
}

function add(reading: Reading, statement: ast.Statement): void {
  (reading.open === null ? reading.items : reading.open.statements).push(statement);
}

/** Ends the section under way. */
function close(reading: Reading, end: number): void {
  if (reading.open === null) return;
  const { head, statements } = reading.open;
  const { label, title, change, precedence } = head;
  reading.items.push({
    kind: "Section",
    label,
    title,
    change,
    precedence,
    statements,
    span: { start: head.start, end },
  });
  reading.open = null;
}
