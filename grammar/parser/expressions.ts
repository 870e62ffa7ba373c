import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { type Either } from "./base.ts";
import { ListParser } from "./lists.ts";
import { EASTER } from "./names.ts";

/** How many words in lower case may say what someone has to determine. */
const LONGEST_DESCRIPTION = 20;

/** Expressions: what a term means. */
export abstract class ExpressionParser extends ListParser {
  readonly parenthesized = this.RULE("parenthesized", (): ast.Parenthesized => {
    const start = this.start();
    this.CONSUME(t.LeftBracket);
    const operand = this.SUBRULE(this.expression);
    this.sign(t.RightBracket);
    return { kind: "Parenthesized", operand, span: this.spanFrom(start) };
  });

  readonly primary: (index?: number) => ast.Expression = this.RULE("primary", (): ast.Expression =>
    this.deeper(() =>
      this.OR<Either<ast.Expression>>({
        IGNORE_AMBIGUITIES: true,
        DEF: (this.primaries ??= this.everyPrimary()),
      }),
    ),
  );

  private primaries: Either<ast.Expression> | undefined;

  /** What an operand can be; made once, since it is asked for at every operand. */
  private everyPrimary(): Either<ast.Expression> {
    return [
      { GATE: () => this.LA(1).image === EASTER, ALT: () => this.SUBRULE(this.easterSunday) },
      { ALT: () => this.SUBRULE(this.nameOrCall) },
      { GATE: () => this.startsDuration(2), ALT: () => this.SUBRULE(this.durationOrShift) },
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.SUBRULE(this.money) },
      { ALT: () => this.SUBRULE(this.percent) },
      { ALT: () => this.SUBRULE(this.parenthesized) },
      { ALT: () => this.SUBRULE(this.date) },
      { ALT: () => this.SUBRULE(this.blank) },
      { ALT: () => this.SUBRULE(this.monthDay) },
      { ALT: () => this.SUBRULE(this.time) },
      { GATE: () => !this.definesNext(), ALT: () => this.SUBRULE(this.textOrDetermined) },
      { ALT: () => this.SUBRULE(this.determined, { ARGS: [null, this.start()] }) },
      { GATE: () => this.wordsAreDetermined(), ALT: () => this.SUBRULE(this.wordsDetermined) },
      { ALT: () => this.SUBRULE(this.listedOn) },
      { ALT: () => this.SUBRULE(this.readings) },
      { ALT: () => this.SUBRULE(this.within) },
      { ALT: () => this.SUBRULE(this.basketOf) },
      { ALT: () => this.SUBRULE(this.adjusted) },
      { ALT: () => this.SUBRULE(this.yesNo) },
      { ALT: () => this.SUBRULE(this.now) },
      { ALT: () => this.SUBRULE(this.stands) },
      { ALT: () => this.SUBRULE(this.part) },
      { ALT: () => this.SUBRULE(this.daysBetween) },
      { ALT: () => this.SUBRULE(this.wholePart) },
      { GATE: () => !this.nextIs(t.NameToken, 3), ALT: () => this.SUBRULE(this.firstOf) },
      { ALT: () => this.SUBRULE(this.ordinalDay) },
      { ALT: () => this.SUBRULE(this.aggregate) },
      { ALT: () => this.SUBRULE(this.windowed) },
      { ALT: () => this.SUBRULE(this.countOf) },
      { ALT: () => this.SUBRULE(this.periodOf) },
    ];
  }

  /** `Warrant Price`, `Ratio of the Split`, `Option Value with Spot = ...`. */
  readonly nameOrCall = this.RULE("nameOrCall", (): ast.Expression => {
    const start = this.start();
    const name = this.readName();
    const object = this.readObject();
    let inputs: ast.Binding[] | null = null;
    this.OPTION2({
      // A formula with inputs is of no event.
      GATE: () => object === null && this.nextIs(t.NameToken, 2) && this.nextIs(t.Equal, 3),
      DEF: () => {
        this.CONSUME(kw("with"));
        inputs = this.SUBRULE(this.bindings);
      },
    });
    const span = this.spanFrom(start);
    // While the grammar is recorded every option is taken, so nothing may return before the last.
    if (inputs !== null && !this.RECORDING_PHASE)
      return { kind: "CallExpression", callee: name, inputs, span };
    const named: ast.Expression =
      object === null ? { kind: "NameExpression", name, span } : { kind: "OfExpression", name, object, span };
    let scaled: ast.ScaledExpression | null = null;
    this.OPTION3({
      GATE: () =>
        this.nextIsWord("scaled", 3) || (this.nextIsWord("scaled", 4) && this.nextIsWord("every", 2)),
      DEF: () => {
        this.CONSUME1(kw("with"));
        const asset = this.SUBRULE(this.scaledAsset);
        this.CONSUME(kw("scaled"));
        this.CONSUME(kw("by"));
        const factor = this.SUBRULE(this.postfix);
        scaled = { kind: "ScaledExpression", basket: named, asset, factor, span: this.spanFrom(start) };
      },
    });
    return scaled ?? named;
  });

  /** `"the quote of a dealer" as determined by the Holder`, and the text alone. */
  readonly textOrDetermined = this.RULE("textOrDetermined", (): ast.Expression => {
    const start = this.start();
    const text = this.SUBRULE(this.text);
    let result: ast.Expression = text;
    this.OPTION({
      GATE: () => this.nextIsWord("determined", 2),
      DEF: () => {
        result = this.SUBRULE(this.determined, { ARGS: [text.value, start] });
      },
    });
    return result;
  });

  /** `fair market value as determined by the Board of Directors`: words in lower case that say what is to be found. */
  readonly wordsDetermined = this.RULE("wordsDetermined", (): ast.DeterminedExpression => {
    const start = this.start();
    this.AT_LEAST_ONE(() => this.CONSUME(t.Word));
    return this.SUBRULE(this.determined, { ARGS: [this.wordsSince(start), start] });
  });

  private wordsAreDetermined(): boolean {
    let ahead = 1;
    while (ahead < LONGEST_DESCRIPTION && this.nextIs(t.Word, ahead)) ahead++;
    return this.nextIsWord("as", ahead) && this.nextIsWord("determined", ahead + 1);
  }

  /** `listed on "exchange"`, `quoted on "otcbb"`: the same as `Venue is "exchange"`. */
  readonly listedOn = this.RULE("listedOn", (): ast.ComparisonExpression => {
    const start = this.start();
    this.OR([{ ALT: () => this.CONSUME(kw("listed")) }, { ALT: () => this.CONSUME(kw("quoted")) }]);
    const span = this.spanFrom(start);
    const left: ast.NameExpression = {
      kind: "NameExpression",
      name: { kind: "Name", text: "Venue", span },
      span,
    };
    this.CONSUME(kw("on"));
    const right = this.SUBRULE(this.text);
    return { kind: "ComparisonExpression", operator: "=", left, right, span: this.spanFrom(start) };
  });

  readonly adjusted = this.RULE("adjusted", (): ast.AdjustedExpression => {
    const start = this.start();
    const which = this.OR<Either<"adjusted" | "required">>([
      { ALT: () => (this.CONSUME(kw("adjusted")), "adjusted" as const) },
      { ALT: () => (this.CONSUME(kw("required")), "required" as const) },
    ]);
    const name = this.SUBRULE(this.name);
    return { kind: "AdjustedExpression", which, name, span: this.spanFrom(start) };
  });

  readonly yesNo = this.RULE("yesNo", (): ast.YesNoLiteral => {
    const start = this.start();
    const value = this.OR([
      { ALT: () => (this.CONSUME(kw("yes")), true) },
      { ALT: () => (this.CONSUME(kw("no")), false) },
    ]);
    return { kind: "YesNoLiteral", value, span: this.spanFrom(start) };
  });

  readonly now = this.RULE("now", (): ast.Now => ({
    kind: "Now",
    span: this.tokenSpan(this.CONSUME(kw("now"))),
  }));

  /** `an adjustment under section 4(e) stands for X`. */
  readonly stands = this.RULE("stands", (): ast.StandsExpression => {
    const start = this.start();
    this.SUBRULE(this.article);
    this.CONSUME(kw("adjustment"));
    this.CONSUME(kw("under"));
    const sections = this.SUBRULE(this.sections);
    this.CONSUME(kw("stands"));
    this.CONSUME(kw("for"));
    const object = this.OR<Either<ast.Expression>>([
      { ALT: () => this.SUBRULE(this.chain) },
      { ALT: () => this.SUBRULE(this.it) },
    ]);
    return { kind: "StandsExpression", sections, object, span: this.spanFrom(start) };
  });

  /** `it`: the event that the statement is about. */
  readonly it = this.RULE("it", (): ast.NameExpression => {
    const token = this.CONSUME(kw("it"));
    const span = this.tokenSpan(token);
    return { kind: "NameExpression", name: { kind: "Name", text: "it", span }, span };
  });
}
