import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { type Either } from "./base.ts";
import { ChoiceParser } from "./choices.ts";
import { LEVEL } from "./operators.ts";

/** What is gathered out of several values: sums, averages, windows, baskets. */
export abstract class ListParser extends ChoiceParser {
  /** What of a basket is scaled: a named asset, or `every share` (null), which leaves money as it is. */
  readonly scaledAsset = this.RULE("scaledAsset", (): ast.Expression | null =>
    this.OR<Either<ast.Expression | null>>([
      {
        ALT: () => {
          this.CONSUME(kw("every"));
          this.CONSUME(kw("share"));
          return null;
        },
      },
      { ALT: () => this.SUBRULE(this.text) },
      { ALT: () => this.SUBRULE(this.chain) },
    ]),
  );

  readonly basketOf = this.RULE("basketOf", (): ast.BasketExpression => {
    const start = this.start();
    this.CONSUME(kw("basket"));
    this.CONSUME(kw("of"));
    const items: ast.BasketLine[] = [this.SUBRULE(this.basketLine)];
    this.MANY({
      GATE: () =>
        this.nextIs(t.NumberToken, 2) || this.nextIs(t.Fraction, 2) || this.nextIs(t.LeftBracket, 2),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(kw("and")) }]);
        items.push(this.SUBRULE1(this.basketLine));
      },
    });
    return { kind: "BasketExpression", items, span: this.spanFrom(start) };
  });

  readonly basketLine = this.RULE("basketLine", (): ast.BasketLine => {
    const start = this.start();
    const amount = this.OR<Either<ast.Expression>>([
      { ALT: () => this.SUBRULE(this.number) },
      { ALT: () => this.SUBRULE(this.parenthesized) },
    ]);
    this.CONSUME(kw("of"));
    const asset = this.OR1<Either<ast.Expression>>([
      { ALT: () => this.SUBRULE(this.text) },
      { ALT: () => this.SUBRULE(this.chain) },
    ]);
    return { kind: "BasketLine", amount, asset, span: this.spanFrom(start) };
  });

  /** `the lesser of A and B`; `the average of A and B on D`; `the average of E over the 10 Trading Days after D`. */
  readonly aggregate = this.RULE("aggregate", (): ast.Expression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    const operation = this.OR<Either<ast.AggregateExpression["operation"]>>([
      { ALT: () => (this.CONSUME(kw("lesser")), "lesser" as const) },
      { ALT: () => (this.CONSUME(kw("greater")), "greater" as const) },
      { ALT: () => (this.CONSUME(kw("average")), "average" as const) },
      { ALT: () => (this.CONSUME(kw("sum")), "sum" as const) },
    ]);
    this.CONSUME(kw("of"));
    const items = this.SUBRULE(this.andList);
    let result: ast.Expression = {
      kind: "AggregateExpression",
      operation,
      items,
      span: this.spanFrom(start),
    };
    this.OPTION({
      GATE: () => this.nextIsWord("over") && items.length === 1 && !this.nextIsWord("all", 2),
      DEF: () => {
        this.CONSUME(kw("over"));
        this.OPTION1(() => this.CONSUME1(kw("the")));
        const window = this.SUBRULE(this.window);
        const basis = this.SUBRULE(this.basis);
        result = {
          kind: "WindowExpression",
          operation: operation === "sum" ? "sum" : "average",
          operand: items[0] ?? this.missing(),
          window,
          basis,
          span: this.spanFrom(start),
        };
      },
    });
    this.OPTION2({
      GATE: () =>
        operation === "sum" && items.length === 1 && this.nextIsWord("over") && this.nextIsWord("all", 2),
      DEF: () => {
        const condition = this.SUBRULE(this.overCertificates);
        const operand = items[0] ?? this.missing();
        result = { kind: "RegisterSum", operand, condition, span: this.spanFrom(start) };
      },
    });
    return result;
  });

  /** `over all certificates for which C`; null for all of them. */
  readonly overCertificates = this.RULE("overCertificates", (): ast.Expression | null => {
    let condition: ast.Expression | null = null;
    this.CONSUME(kw("over"));
    this.CONSUME(kw("all"));
    this.CONSUME(kw("certificates"));
    this.OPTION(() => {
      this.CONSUME(kw("for"));
      this.CONSUME(kw("which"));
      condition = this.SUBRULE(this.operation, { ARGS: [LEVEL.compare] });
    });
    return condition;
  });

  /** `A and B`, `A, B and C`: an `on D` after the last belongs to all. */
  readonly andList = this.RULE("andList", (): ast.Expression[] => {
    const outer = this.listLevel;
    this.listLevel = true;
    try {
      const items: ast.Expression[] = [this.SUBRULE(this.sum)];
      this.MANY({
        GATE: () =>
          this.nextIs(t.Comma)
            ? this.canStartValue(2) || (this.nextIsWord("and", 2) && this.canStartValue(3))
            : !this.nextIsWord("is", 2),
        DEF: () => {
          this.bounded(items.length);
          this.OR([
            {
              ALT: () => {
                this.CONSUME(t.Comma);
                this.OPTION(() => this.CONSUME(kw("and")));
              },
            },
            { ALT: () => this.CONSUME1(kw("and")) },
          ]);
          items.push(this.SUBRULE1(this.sum));
        },
      });
      return items;
    } finally {
      this.listLevel = outer;
    }
  });

  /** `the highest Close over the 20 Trading Days ending on D`. */
  readonly windowed = this.RULE("windowed", (): ast.WindowExpression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    const operation = this.OR<Either<ast.WindowExpression["operation"]>>([
      { ALT: () => (this.CONSUME(kw("highest")), "highest" as const) },
      { ALT: () => (this.CONSUME(kw("lowest")), "lowest" as const) },
      { ALT: () => (this.CONSUME(kw("volatility")), "volatility" as const) },
    ]);
    this.OPTION(() => this.CONSUME(kw("of")));
    const operand = this.SUBRULE(this.listItem);
    this.CONSUME(kw("over"));
    this.OPTION1(() => this.CONSUME1(kw("the")));
    const window = this.SUBRULE(this.window);
    const basis = this.SUBRULE(this.basis);
    return { kind: "WindowExpression", operation, operand, window, basis, span: this.spanFrom(start) };
  });

  readonly listItem = this.RULE("listItem", (): ast.Expression => {
    const outer = this.listLevel;
    this.listLevel = true;
    try {
      return this.SUBRULE(this.sum);
    } finally {
      this.listLevel = outer;
    }
  });

  /** `the number of the 30 Trading Days ending on D on which C`. */
  readonly countOf = this.RULE("countOf", (): ast.CountExpression => {
    const start = this.start();
    this.CONSUME(kw("the"));
    this.CONSUME(kw("number"));
    this.CONSUME(kw("of"));
    this.OPTION(() => this.CONSUME1(kw("the")));
    const window = this.SUBRULE(this.window);
    const basis = this.SUBRULE(this.basis);
    this.CONSUME(kw("on"));
    this.CONSUME(kw("which"));
    const condition = this.SUBRULE(this.operation, { ARGS: [LEVEL.compare] });
    return { kind: "CountExpression", window, condition, basis, span: this.spanFrom(start) };
  });
}
