import type { TokenType } from "chevrotain";
import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import { DayParser } from "./days.ts";

const CASE_WORDS = new Set<TokenType>(["if", "while", "unless", "otherwise"].map(kw));

/** Readings, the cases of a waterfall, and legends. */
export abstract class ChoiceParser extends DayParser {
  /** `F = E, G = E`. */
  readonly bindings = this.RULE("bindings", (): ast.Binding[] => {
    const found: ast.Binding[] = [this.SUBRULE(this.binding)];
    this.MANY({
      GATE: () => this.nextIs(t.NameToken, 2) && this.nextIs(t.Equal, 3),
      DEF: () => {
        this.CONSUME(t.Comma);
        found.push(this.SUBRULE1(this.binding));
      },
    });
    return found;
  });

  readonly binding = this.RULE("binding", (): ast.Binding => {
    const start = this.start();
    const name = this.SUBRULE(this.name);
    this.CONSUME(t.Equal);
    const value = this.SUBRULE(this.expression);
    return { kind: "Binding", name, value, span: this.spanFrom(start) };
  });

  /** `reading "a": E; reading "b": E`. */
  readonly readings = this.RULE("readings", (): ast.ReadingExpression => {
    const start = this.start();
    const alternatives: ast.Alternative<ast.Expression>[] = [this.SUBRULE(this.readingOf)];
    this.MANY({
      GATE: () => this.nextIsWord("reading", 2),
      DEF: () => {
        this.CONSUME(t.Semicolon);
        alternatives.push(this.SUBRULE1(this.readingOf));
      },
    });
    return { kind: "ReadingExpression", alternatives, span: this.spanFrom(start) };
  });

  readonly readingOf = this.RULE("readingOf", (): ast.Alternative<ast.Expression> => {
    const start = this.start();
    this.CONSUME(kw("reading"));
    const name = this.SUBRULE(this.text);
    this.sign(t.Colon);
    const value = this.onePart(() => this.SUBRULE(this.expression)) ?? this.missing();
    return { kind: "Alternative", name: name.value, value, span: this.spanFrom(start) };
  });

  /** `the first of (a) E, if C; (b) E, otherwise`, `the earliest of (a) D; (b) E, if C`. */
  readonly firstOf = this.RULE("firstOf", (): ast.FirstOf => {
    const start = this.start();
    this.CONSUME(kw("the"));
    let available = false;
    let earliest = false;
    this.OR([
      {
        ALT: () => {
          this.CONSUME(kw("first"));
          this.OPTION(() => {
            this.CONSUME(kw("available"));
            available = true;
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("earliest"));
          earliest = true;
        },
      },
    ]);
    this.CONSUME(kw("of"));
    const cases: ast.Case[] = [];
    this.keep(cases, () => this.SUBRULE(this.caseOf), "limb");
    this.MANY({
      GATE: () => this.nextIs(t.CaseLabel, 2),
      DEF: () => {
        this.CONSUME(t.Semicolon);
        this.keep(cases, () => this.SUBRULE1(this.caseOf), "limb");
      },
    });
    return { kind: "FirstOf", available, earliest, cases, span: this.spanFrom(start) };
  });

  readonly caseOf = this.RULE("caseOf", (): ast.Case => {
    const start = this.start();
    const label = this.CONSUME(t.CaseLabel).image.slice(1, -1);
    const value = this.SUBRULE(this.expression);
    let condition: ast.Expression | null = null;
    let otherwise = false;
    this.OPTION({
      GATE: () => CASE_WORDS.has(this.LA(this.nextIs(t.Comma) ? 2 : 1).tokenType),
      DEF: () => {
        this.OPTION1(() => this.CONSUME(t.Comma));
        this.OR([
          { ALT: () => (this.CONSUME(kw("if")), (condition = this.SUBRULE1(this.expression))) },
          { ALT: () => (this.CONSUME(kw("while")), (condition = this.SUBRULE2(this.expression))) },
          {
            ALT: () => {
              const from = this.start();
              this.CONSUME(kw("unless"));
              const operand = this.SUBRULE3(this.expression);
              condition = { kind: "NotExpression", operand, span: this.spanFrom(from) };
            },
          },
          {
            ALT: () => {
              this.CONSUME(kw("otherwise"));
              otherwise = true;
            },
          },
        ]);
      },
    });
    return { kind: "Case", label, value, condition, otherwise, span: this.spanFrom(start) };
  });

  /** `, where X = ..., Y = ...`. */
  readonly legend = this.RULE("legend", (): ast.Legend => {
    const start = this.start();
    this.CONSUME(kw("where"));
    const bindings = this.SUBRULE(this.bindings);
    return { kind: "Legend", bindings, span: this.spanFrom(start) };
  });

  /** A legend after an optional comma, or nothing. */
  readonly legendOption = this.RULE("legendOption", (): ast.Legend | null => {
    let legend: ast.Legend | null = null;
    this.OPTION({
      GATE: () => this.nextIsWord("where") || this.nextIsWord("where", 2),
      DEF: () => {
        this.OPTION1(() => this.CONSUME(t.Comma));
        legend = this.SUBRULE(this.legend);
      },
    });
    return legend;
  });
}
