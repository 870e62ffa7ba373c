import type { TokenType } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { imageOf, type Either } from "./base.ts";
import { nameOf, textOf } from "./literals.ts";
import { RecoveringParser } from "./recovery.ts";

const OF = kw("of");
/** What makes more of a name than a name. */
const BELONGS = new Set<TokenType>(["of", "with"].map(kw));
/** A name that is a value by itself. */
export const EASTER = "Easter Sunday";

/** Names, sections and texts: what other words refer to. */
export abstract class NameParser extends RecoveringParser {
  // Values are read further up; names need them for what stands after `of`.
  abstract readonly parenthesized: (index?: number) => ast.Parenthesized;
  abstract readonly primary: (index?: number) => ast.Expression;

  // What most rules begin with is read by methods that become part of their rule, since a rule of its own for each would cost
  // as much as all the rest. They use `OPTION` and `OPTION1`.

  /** A Defined Term, with or without an article before it. */
  readonly name = this.RULE("name", (): ast.Name => this.readName());

  protected readName(): ast.Name {
    if (this.RECORDING_PHASE || !this.nextIs(t.NameToken)) this.OPTION(() => this.SUBRULE(this.article));
    const token = this.CONSUME(t.NameToken);
    return { kind: "Name", text: nameOf(imageOf(token)), span: this.tokenSpan(token) };
  }

  /** `of X` after a name, or nothing. */
  protected readObject(): ast.Expression | null {
    if (!this.RECORDING_PHASE && !this.nextIs(OF)) return null;
    let object: ast.Expression | null = null;
    this.OPTION1(() => {
      this.CONSUME(kw("of"));
      object = this.SUBRULE(this.ofObject);
    });
    return object;
  }

  /** Whether a name comes next that nothing belongs to, as most operands are. */
  protected isPlainName(): boolean {
    if (this.RECORDING_PHASE) return false;
    const { tokenType, image } = this.LA(1);
    return tokenType === t.NameToken && !BELONGS.has(this.LA(2).tokenType) && image !== EASTER;
  }

  /** What `primary` comes to for such a name, without its two rules and their choices: a third of all that is chosen. */
  protected readPlainName(): ast.NameExpression {
    return this.deeper(() => {
      const token = this.CONSUME(t.NameToken);
      const span = this.tokenSpan(token);
      return { kind: "NameExpression", name: { kind: "Name", text: nameOf(token.image), span }, span };
    });
  }

  readonly article = this.RULE("article", (): void => {
    this.OR([
      { ALT: () => this.CONSUME(kw("the")) },
      { ALT: () => this.CONSUME(kw("a")) },
      { ALT: () => this.CONSUME(kw("an")) },
      { ALT: () => this.CONSUME(kw("any")) },
    ]);
  });

  readonly text = this.RULE("text", (): ast.TextLiteral => {
    const token = this.CONSUME(t.Text);
    return { kind: "TextLiteral", value: textOf(token.image), span: this.tokenSpan(token) };
  });

  readonly sectionRef = this.RULE("sectionRef", (): ast.SectionRef => {
    const token = this.CONSUME(t.SectionLabel);
    return { kind: "SectionRef", label: token.image, span: this.tokenSpan(token) };
  });

  /** `section 4(d)` or `sections 4(d), 4(e) and 7`. */
  readonly sections = this.RULE("sections", (): ast.SectionRef[] => {
    const found: ast.SectionRef[] = [];
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw("section"));
          found.push(this.SUBRULE(this.sectionRef));
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("sections"));
          found.push(this.SUBRULE1(this.sectionRef));
          this.MANY({
            GATE: () =>
              this.nextIs(t.SectionLabel, 2) || (this.nextIs(t.SectionLabel, 3) && this.nextIs(t.Comma)),
            DEF: () => {
              this.OR1([
                {
                  ALT: () => {
                    this.CONSUME(t.Comma);
                    this.OPTION(() => this.CONSUME1(kw("and")));
                  },
                },
                { ALT: () => this.CONSUME2(kw("and")) },
                { ALT: () => this.CONSUME(kw("or")) },
              ]);
              found.push(this.SUBRULE2(this.sectionRef));
            },
          });
        },
      },
    ]);
    return found;
  });

  /** `Issuer`, `Board of Directors`, `Ratio of the Split`: names joined by `of`. */
  readonly chain = this.RULE("chain", (): ast.NameExpression | ast.OfExpression => {
    const start = this.start();
    const name = this.readName();
    const object = this.readObject();
    const span = this.spanFrom(start);
    return object === null
      ? { kind: "NameExpression", name, span }
      : { kind: "OfExpression", name, object, span };
  });

  readonly ofObject = this.RULE("ofObject", (): ast.Expression =>
    this.deeper(() =>
      this.OR<Either<ast.Expression>>([
        { ALT: () => this.SUBRULE(this.chain) },
        { ALT: () => this.SUBRULE(this.text) },
        { ALT: () => this.SUBRULE(this.parenthesized) },
      ]),
    ),
  );

  /** `A`, `A and B`, `A, B and C`: parties or names in a row. */
  readonly chains = this.RULE("chains", (): ast.Expression[] => {
    const found: ast.Expression[] = [this.SUBRULE(this.chain)];
    this.MANY({
      GATE: () =>
        this.nextIs(t.Comma)
          ? this.nextIs(t.NameToken, 2) || this.isArticle(2) || this.nextIsWord("and", 2)
          : true,
      DEF: () => {
        this.OR([
          {
            ALT: () => {
              this.CONSUME(t.Comma);
              this.OPTION(() => this.CONSUME(kw("and")));
            },
          },
          { ALT: () => this.CONSUME1(kw("and")) },
          { ALT: () => this.CONSUME(kw("or")) },
        ]);
        found.push(this.SUBRULE1(this.chain));
      },
    });
    return found;
  });

  /** Event kinds in a row: `Stock Dividend or Stock Split or Combination`. */
  readonly names = this.RULE("names", (): ast.Name[] => {
    const found: ast.Name[] = [this.SUBRULE(this.name)];
    this.MANY({
      GATE: () => (this.nextIs(t.Comma) ? this.nextIs(t.NameToken, 2) || this.isArticle(2) : true),
      DEF: () => {
        this.OR([
          { ALT: () => this.CONSUME(t.Comma) },
          { ALT: () => this.CONSUME(kw("or")) },
          { ALT: () => this.CONSUME(kw("and")) },
        ]);
        found.push(this.SUBRULE1(this.name));
      },
    });
    return found;
  });
}
