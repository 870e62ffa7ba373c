import type { TokenType } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { imageOf, type Either } from "./base.ts";
import { ConstantParser } from "./constants.ts";

/** What can follow a value and say more about it. */
const POSTFIXES = new Set<TokenType>(["at", "on", "effective", "as"].map(kw));

/** What follows a value and says more about it: `at`, `on`, `effective`, `as determined by`. */
export abstract class PostfixParser extends ConstantParser {
  /** Set while a list whose last `on D` belongs to the whole list is read. */
  protected listLevel = false;

  /** `E on D`, `D at 5:00 pm`, `E effective at least 61 days before D`, `E as determined by P`. */
  readonly postfix = this.RULE("postfix", (): ast.Expression => this.readPostfix());

  protected readPostfix(): ast.Expression {
    const start = this.start();
    let result = this.isPlainName() ? this.readPlainName() : this.SUBRULE(this.primary);
    if (!this.RECORDING_PHASE && !POSTFIXES.has(this.LA(1).tokenType)) return result;
    this.OPTION({
      GATE: () => this.nextIs(t.Time, 2),
      DEF: () => {
        this.CONSUME(kw("at"));
        const time = this.SUBRULE(this.time);
        result = { kind: "AtTimeExpression", date: result, time, span: this.spanFrom(start) };
      },
    });
    this.OPTION1({
      GATE: () => !this.listLevel && !this.nextIsWord("which", 2) && !this.beginsRule(),
      DEF: () => {
        result = this.SUBRULE(this.onTail, { ARGS: [result, start] });
      },
    });
    this.OPTION2(() => {
      result = this.SUBRULE(this.effectiveTail, { ARGS: [result, start] });
    });
    this.OPTION3({
      GATE: () => !this.listLevel && this.nextIsWord("determined", 2),
      DEF: () => {
        result = this.SUBRULE(this.determined, { ARGS: [this.wordsSince(start), start] });
      },
    });
    return result;
  }

  /** The words read since `start`, as one line. */
  protected wordsSince(start: number): string {
    const words: string[] = [];
    for (let back = 0; this.LA(back).startOffset >= start; back--) words.unshift(imageOf(this.LA(back)));
    return words.join(" ");
  }

  /** `Waived Shares effective at least 61 days before the Exercise`: what the term was on the day so many days before. */
  readonly effectiveTail = this.RULE(
    "effectiveTail",
    (operand: ast.Expression, start: number): ast.OnExpression => {
      this.CONSUME(kw("effective"));
      this.CONSUME(kw("at"));
      this.CONSUME(kw("least"));
      const from = this.start();
      const duration = this.SUBRULE(this.durationOrName);
      this.CONSUME(kw("before"));
      const anchor = this.SUBRULE(this.primary);
      const day: ast.ShiftExpression = {
        kind: "ShiftExpression",
        duration,
        direction: "before",
        anchor,
        span: this.spanFrom(from),
      };
      return { kind: "OnExpression", operand, day, basis: "unstated", span: this.spanFrom(start) };
    },
  );

  readonly onTail = this.RULE("onTail", (operand: ast.Expression, start: number): ast.OnExpression => {
    this.CONSUME(kw("on"));
    const day = this.OR<Either<ast.Expression | ast.NearestDay>>([
      { GATE: () => this.nextIsWord("nearest", 2), ALT: () => this.SUBRULE(this.nearestDay) },
      { ALT: () => this.SUBRULE(this.primary) },
    ]);
    const basis = this.SUBRULE(this.basis);
    return { kind: "OnExpression", operand, day, basis, span: this.spanFrom(start) };
  });

  readonly nearestDay = this.RULE("nearestDay", (): ast.NearestDay => {
    const start = this.start();
    this.CONSUME(kw("the"));
    this.CONSUME(kw("nearest"));
    this.CONSUME(kw("day"));
    this.CONSUME(kw("not"));
    const direction = this.OR<Either<ast.NearestDay["direction"]>>([
      { ALT: () => (this.CONSUME(kw("after")), "not after" as const) },
      { ALT: () => (this.CONSUME(kw("before")), "not before" as const) },
    ]);
    const date = this.SUBRULE(this.primary);
    return { kind: "NearestDay", direction, date, span: this.spanFrom(start) };
  });

  /** `adjusted for splits` or `as printed`, with or without a comma before it. */
  readonly basis = this.RULE("basis", (): ast.QuoteBasis => {
    let basis: ast.QuoteBasis = "unstated";
    this.OPTION({
      GATE: () => {
        const at = this.nextIs(t.Comma) ? 2 : 1;
        return (
          (this.nextIsWord("adjusted", at) && this.nextIsWord("for", at + 1)) ||
          (this.nextIsWord("as", at) && this.nextIsWord("printed", at + 1))
        );
      },
      DEF: () => {
        this.OPTION1(() => this.CONSUME(t.Comma));
        basis = this.OR<Either<ast.QuoteBasis>>([
          {
            ALT: () => {
              this.CONSUME(kw("adjusted"));
              this.CONSUME(kw("for"));
              this.CONSUME(kw("splits"));
              return "adjusted for splits" as const;
            },
          },
          {
            ALT: () => {
              this.CONSUME(kw("as"));
              this.CONSUME(kw("printed"));
              return "as printed" as const;
            },
          },
        ]);
      },
    });
    return basis;
  });

  /** `E as determined by P`: the words before it only describe what P has to find. */
  readonly determined = this.RULE(
    "determined",
    (description: string | null, start: number): ast.DeterminedExpression => {
      this.CONSUME(kw("as"));
      this.CONSUME(kw("determined"));
      this.CONSUME(kw("by"));
      const by = this.SUBRULE(this.chain);
      return { kind: "DeterminedExpression", description, by, span: this.spanFrom(start) };
    },
  );
}
