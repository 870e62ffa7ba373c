import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { asArray, type Either } from "./base.ts";
import { RuleParser } from "./rules.ts";

/** Tables, and quotes that events adjust. */
export abstract class TableParser extends RuleParser {
  /** `table "T" by Months: number, Fair Market Value: price per share, straight-line, below nearest, above nearest: ...` */
  readonly table = this.RULE("table", (): ast.TableStatement => {
    const start = this.start();
    this.CONSUME(kw("table"));
    const name = this.SUBRULE(this.quotedName);
    this.CONSUME(kw("by"));
    const row = this.SUBRULE(this.tableAxis);
    let column: ast.Field | null = null;
    let interpolation: ast.TableStatement["interpolation"] = "exact";
    let below: "nearest" | "none" = "none";
    let above: "nearest" | "none" = "none";
    let type: ast.TypeExpression | null = null;
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.OR([
        { ALT: () => (column = this.SUBRULE1(this.tableAxis)) },
        { ALT: () => (this.CONSUME(kw("straight-line")), (interpolation = "straight-line")) },
        {
          ALT: () => {
            this.CONSUME(kw("step"));
            interpolation = this.OR1<Either<"step down" | "step up">>([
              { ALT: () => (this.CONSUME(kw("down")), "step down" as const) },
              { ALT: () => (this.CONSUME(kw("up")), "step up" as const) },
            ]);
          },
        },
        { ALT: () => (this.CONSUME(kw("exact")), (interpolation = "exact")) },
        { ALT: () => (this.CONSUME(kw("below")), (below = this.SUBRULE(this.edge))) },
        { ALT: () => (this.CONSUME(kw("above")), (above = this.SUBRULE1(this.edge))) },
        {
          ALT: () => {
            this.CONSUME(kw("gives"));
            type = this.SUBRULE(this.type);
          },
        },
      ]);
    });
    this.sign(t.Colon);
    const columns: ast.Expression[] = [];
    this.OPTION(() => {
      this.CONSUME(kw("column"));
      this.sign(t.Colon, 1);
      columns.push(...asArray(this.SUBRULE(this.orList)));
      this.CONSUME(t.Semicolon);
    });
    const rows: ast.TableRow[] = [];
    this.keep(rows, () => this.SUBRULE(this.tableRow));
    this.MANY1(() => {
      this.CONSUME1(t.Semicolon);
      this.keep(rows, () => this.SUBRULE1(this.tableRow));
    });
    this.sign(t.FullStop);
    return {
      kind: "TableStatement",
      name,
      row,
      column,
      interpolation,
      below,
      above,
      type,
      columns,
      rows,
      span: this.spanFrom(start),
    };
  });

  readonly tableAxis = this.RULE("tableAxis", (): ast.Field => this.SUBRULE(this.field));

  readonly edge = this.RULE("edge", (): "nearest" | "none" =>
    this.OR<Either<"nearest" | "none">>([
      { ALT: () => (this.CONSUME(kw("nearest")), "nearest" as const) },
      { ALT: () => (this.CONSUME(kw("none")), "none" as const) },
    ]),
  );

  readonly tableRow = this.RULE("tableRow", (): ast.TableRow => {
    const start = this.start();
    const key = this.SUBRULE(this.unary);
    this.sign(t.Colon);
    const values: (ast.Expression | null)[] = [this.SUBRULE(this.tableCell)];
    this.MANY(() => {
      this.CONSUME(t.Comma);
      values.push(this.SUBRULE1(this.tableCell));
    });
    return { kind: "TableRow", key, values, span: this.spanFrom(start) };
  });

  readonly tableCell = this.RULE("tableCell", (): ast.Expression | null =>
    this.OR<Either<ast.Expression | null>>([
      {
        GATE: () =>
          this.nextIs(t.Minus) &&
          (this.nextIs(t.Comma, 2) || this.nextIs(t.Semicolon, 2) || this.nextIs(t.FullStop, 2)),
        ALT: () => (this.CONSUME(t.Minus), null),
      },
      { ALT: () => this.SUBRULE(this.unary) },
    ]),
  );

  /** `quotes before a Stock Split or Combination are adjusted by Ratio.` */
  readonly quoteAdjustment = this.RULE("quoteAdjustment", (): ast.QuoteAdjustmentStatement => {
    const start = this.start();
    this.CONSUME(kw("quotes"));
    this.CONSUME(kw("before"));
    const events = this.SUBRULE(this.names);
    this.CONSUME(kw("are"));
    this.CONSUME(kw("adjusted"));
    this.CONSUME(kw("by"));
    const factor = this.SUBRULE(this.sum);
    this.sign(t.FullStop);
    return { kind: "QuoteAdjustmentStatement", events, factor, span: this.spanFrom(start) };
  });
}
