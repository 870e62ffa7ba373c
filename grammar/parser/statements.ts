import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Either } from "./base.ts";
import { TableParser } from "./tables.ts";

/** The kinds of statement. */
export abstract class StatementParser extends TableParser {
  readonly statement = this.RULE("statement", (): ast.Statement =>
    this.OR<Either<ast.Statement>>({
      IGNORE_AMBIGUITIES: true,
      DEF: (this.statements ??= this.everyStatement()),
    }),
  );

  private statements: Either<ast.Statement> | undefined;

  private everyStatement(): Either<ast.Statement> {
    return [
      { ALT: () => this.SUBRULE(this.textStatement) },
      { ALT: () => this.SUBRULE(this.definition) },
      { ALT: () => this.SUBRULE(this.uses) },
      { ALT: () => this.SUBRULE(this.currency) },
      { ALT: () => this.SUBRULE(this.timeZone) },
      { ALT: () => this.SUBRULE(this.party) },
      { ALT: () => this.SUBRULE(this.event) },
      { ALT: () => this.SUBRULE(this.onRule) },
      { GATE: () => this.nextIsWord("all", 2), ALT: () => this.SUBRULE(this.covenant) },
      { ALT: () => this.SUBRULE(this.atRule) },
      { GATE: () => this.nextIsWord("event", 2), ALT: () => this.SUBRULE(this.everyEventOccurs) },
      { GATE: () => this.nextIsWord("notice", 2), ALT: () => this.SUBRULE(this.everyNotice) },
      { ALT: () => this.SUBRULE(this.addressing) },
      { ALT: () => this.SUBRULE(this.policy) },
      { ALT: () => this.SUBRULE(this.transition) },
      { ALT: () => this.SUBRULE(this.postponementReadings) },
      { GATE: () => this.nextIsWord("adjustment", 2), ALT: () => this.SUBRULE(this.plainPostponement) },
      { ALT: () => this.SUBRULE(this.table) },
      { ALT: () => this.SUBRULE(this.quoteAdjustment) },
      { ALT: () => this.SUBRULE(this.register) },
      { ALT: () => this.SUBRULE(this.subjectStatement) },
    ];
  }

  readonly textStatement = this.RULE("textStatement", (): ast.TextStatement => {
    const token = this.CONSUME(t.TextBlock);
    return { kind: "TextStatement", text: token.image.slice(3, -3), span: this.tokenSpan(token) };
  });

  readonly uses = this.RULE("uses", (): ast.Uses => {
    const start = this.start();
    this.CONSUME(kw("uses"));
    const path = this.SUBRULE(this.text);
    this.sign(t.FullStop);
    return { kind: "Uses", path, span: this.spanFrom(start) };
  });

  readonly currency = this.RULE("currencyStatement", (): ast.CurrencyStatement => {
    const start = this.start();
    this.CONSUME(kw("currency"));
    this.CONSUME(kw("is"));
    const currency = this.SUBRULE(this.name);
    this.sign(t.FullStop);
    return { kind: "CurrencyStatement", currency, span: this.spanFrom(start) };
  });

  readonly timeZone = this.RULE("timeZone", (): ast.TimeZoneStatement => {
    const start = this.start();
    this.CONSUME(kw("time"));
    this.CONSUME(kw("zone"));
    this.CONSUME(kw("is"));
    const token = this.CONSUME(t.Zone);
    const zoneSpan = this.tokenSpan(token);
    this.sign(t.FullStop);
    return { kind: "TimeZoneStatement", zone: token.image, zoneSpan, span: this.spanFrom(start) };
  });

  /** `party Issuer is "Example, Inc.".`; the value may be a blank, or left out. */
  readonly party = this.RULE("partyStatement", (): ast.PartyStatement => {
    const start = this.start();
    this.CONSUME(kw("party"));
    const name = this.SUBRULE(this.longName);
    let value: ast.PartyStatement["value"] = null;
    this.ACTION(
      () => (this.draft = { kind: "PartyStatement", name, value: null, span: this.spanFrom(start) }),
    );
    this.OPTION(() => {
      this.CONSUME(kw("is"));
      value = this.OR<Either<ast.PartyStatement["value"]>>([
        { ALT: () => this.SUBRULE(this.text) },
        { ALT: () => this.SUBRULE(this.blank) },
        { ALT: () => this.SUBRULE(this.holdersOf) },
      ]);
    });
    this.sign(t.FullStop);
    return { kind: "PartyStatement", name, value, span: this.spanFrom(start) };
  });

  /** `the holders of at least 51% of Warrant Share Number`. */
  readonly holdersOf = this.RULE("holdersOf", (): ast.HoldersOf => {
    const start = this.start();
    this.CONSUME(kw("the"));
    this.CONSUME(kw("holders"));
    this.CONSUME(kw("of"));
    this.CONSUME(kw("at"));
    this.CONSUME(kw("least"));
    const share = this.SUBRULE(this.percent);
    return { kind: "HoldersOf", share, span: this.spanFrom(start) };
  });

  /** A name in which `of` may stand between capitals: `Board of Directors`. */
  readonly longName = this.RULE("longName", (): ast.Name => {
    const first = this.SUBRULE(this.name);
    let text = first.text;
    this.MANY({
      GATE: () => this.nextIs(t.NameToken, 2),
      DEF: () => {
        this.CONSUME(kw("of"));
        text += ` of ${this.CONSUME(t.NameToken).image}`;
      },
    });
    return { ...first, text, span: this.spanFrom(startOf(first)) };
  });
}

/** Where a node begins; while the grammar is recorded, nodes are placeholders without places. */
function startOf(node: { readonly span?: { readonly start: number } }): number {
  return node.span?.start ?? 0;
}
