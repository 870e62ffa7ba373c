import type * as ast from "../../grammar/ast.ts";
import { chainText } from "../model/chain-text.ts";
import type { Home, Model, TermSymbol } from "../model/model.ts";
import type { Type } from "../model/types.ts";
import { localDay, startOfDay } from "../values/instant.ts";
import { Rational } from "../values/rational.ts";
import { aggregate, binary, registerSum, rounded } from "./code/arithmetic.ts";
import { basket, scaledBasket } from "./code/baskets.ts";
import { firstOf, reading } from "./code/choices.ts";
import { comparison, given, logical, oneOf, stands } from "./code/conditions.ts";
import { atTime, durationLiteral, partOf, period, shift, within } from "./code/dates.ts";
import { counted, onDay, windowed } from "./code/lookups.ts";
import { adjusted, called, reference } from "./code/references.ts";
import type { Context } from "./context.ts";
import { Lack, NoAnswer } from "./lack.ts";
import { type Code, placeIn, type Program } from "./program.ts";
import type { TermReader } from "./terms.ts";
import type { Occurrence } from "./value.ts";

/** Where an expression stands: the term that it defines, if any, and the section. */
export interface Standing {
  readonly owner: TermSymbol | null;
  readonly home: Home;
}

/** Turns expressions into closures. One for each program; each expression is compiled once. */
export class ExpressionCompiler {
  readonly model: Model;
  readonly pick: Program["pick"];
  readonly terms: TermReader;
  private readonly compiled = new Map<ast.Expression, Code>();

  /** Told of choices between readings that give different values; null where nobody asks. */
  readonly meet: ((node: object) => void) | null;

  constructor(
    model: Model,
    pick: Program["pick"],
    terms: TermReader,
    meet: ((node: object) => void) | null = null,
  ) {
    this.model = model;
    this.pick = pick;
    this.terms = terms;
    this.meet = meet;
  }

  compile(expression: ast.Expression, standing: Standing): Code {
    let code = this.compiled.get(expression);
    if (code === undefined) {
      code = this.make(expression, standing);
      this.compiled.set(expression, code);
    }
    return code;
  }

  /** What was compiled as part of a whole; undefined where nothing was. */
  known(expression: ast.Expression): Code | undefined {
    return this.compiled.get(expression);
  }

  typeOf(expression: ast.Expression): Type {
    return this.model.types.get(expression) ?? { kind: "unknown" };
  }

  /** A yes/no code. */
  condition(expression: ast.Expression, standing: Standing): (context: Context) => boolean {
    const code = this.compile(expression, standing);
    return (context) => code(context) === true;
  }

  /** A day, from a date, an instant or an event. */
  day(expression: ast.Expression, standing: Standing): (context: Context) => number {
    const code = this.compile(expression, standing);
    const kind = this.typeOf(expression).kind;
    const zone = this.model.zone;
    if (kind === "instant") return (context) => localDay(code(context) as number, zone);
    if (kind === "date") return code as (context: Context) => number;
    return (context) => {
      const value = code(context);
      return typeof value === "number" ? value : (value as Occurrence).day;
    };
  }

  /** An instant: of a date its first one. */
  instant(expression: ast.Expression, standing: Standing): (context: Context) => number {
    const code = this.compile(expression, standing);
    const kind = this.typeOf(expression).kind;
    const zone = this.model.zone;
    if (kind === "date") return (context) => startOfDay(code(context) as number, zone);
    return (context) => {
      const value = code(context);
      return typeof value === "number" ? value : (value as Occurrence).instant;
    };
  }

  dayKind(name: ast.Name, standing: Standing): (context: Context) => (day: number) => boolean {
    const reference = this.model.references.get(name);
    const term = reference?.to === "term" ? reference.term : undefined;
    if (term === undefined) {
      return () => {
        throw this.noAnswer(standing, name, `"${name.text}" is not a kind of day`);
      };
    }
    return (context) => (day) => this.terms.onDay(term, context, day) === true;
  }

  /** Where the words have no answer. */
  noAnswer(standing: Standing, node: { readonly span: ast.Node["span"] }, message: string): NoAnswer {
    return new NoAnswer(message, standing.home.section?.shown ?? null, placeIn(standing.home, node));
  }

  private make(node: ast.Expression, standing: Standing): Code {
    switch (node.kind) {
      case "NumberLiteral": {
        const read = Rational.parse(node.value) ?? Rational.ZERO;
        const value = node.unit === "percent" ? (read.div(Rational.HUNDRED) ?? read) : read;
        return () => value;
      }
      case "MoneyLiteral": {
        const value = Rational.parse(node.value) ?? Rational.ZERO;
        return () => value;
      }
      case "DurationLiteral":
        return durationLiteral(this, node);
      case "DateLiteral": {
        const [year = 1970, month = 1, date = 1] = node.iso.split("-").map(Number);
        const day = Math.round(Date.UTC(year, month - 1, date) / 86_400_000);
        return () => day;
      }
      case "TimeLiteral":
        return () => node.minutes;
      case "TextLiteral":
        return () => node.value;
      case "YesNoLiteral":
        return () => node.value;
      case "Blank":
        return () => {
          throw new Lack("blank", standing.owner?.name ?? "a blank", {
            section: standing.home.section?.shown ?? null,
            place: placeIn(standing.home, node),
          });
        };
      case "NameExpression":
      case "OfExpression":
        return reference(this, node, standing);
      case "AdjustedExpression":
        return adjusted(this, node, standing);
      case "TheDate":
        return (context) => context.day ?? 0;
      case "Now":
        return (context) => context.now;
      case "UnaryExpression": {
        const operand = this.compile(node.operand, standing);
        return (context) => (operand(context) as Rational).neg();
      }
      case "BinaryExpression":
        return binary(this, node, standing);
      case "ComparisonExpression":
        return comparison(this, node, standing);
      case "OneOfExpression":
        return oneOf(this, node, standing);
      case "LogicalExpression":
        return logical(this, node, standing);
      case "NotExpression": {
        const operand = this.compile(node.operand, standing);
        return (context) => operand(context) !== true;
      }
      case "GivenExpression":
        return given(this, node, standing);
      case "OnExpression":
        return onDay(this, node, standing);
      case "WindowExpression":
        return windowed(this, node, standing);
      case "CountExpression":
        return counted(this, node, standing);
      case "FirstOf":
        return firstOf(this, node, standing);
      case "AggregateExpression":
        return aggregate(this, node, standing);
      case "RegisterSum":
        return registerSum(this, node, standing);
      case "RoundedExpression":
        return rounded(this, node, standing);
      case "DeterminedExpression": {
        const by = chainText(node.by);
        return (context) =>
          this.terms.determination(standing, node.description, by, context, placeIn(standing.home, node));
      }
      case "StandsExpression":
        return stands(this, node, standing);
      case "ReadingExpression":
        return reading(this, node, standing);
      case "ShiftExpression":
        return shift(this, node, standing);
      case "AtTimeExpression":
        return atTime(this, node, standing);
      case "PeriodExpression":
        return period(this, node, standing);
      case "WithinExpression":
        return within(this, node, standing);
      case "PartExpression":
        return partOf(this, node, standing);
      case "AnnualDay":
      case "NthWeekday":
      case "EasterSunday":
        // Only the right side of a comparison can be such a day; the comparison compiles it.
        return () => {
          throw this.noAnswer(standing, node, "a day without a year stands where a date is needed");
        };
      case "CallExpression":
        return called(this, node, standing);
      case "BasketExpression":
        return basket(this, node, standing);
      case "ScaledExpression":
        return scaledBasket(this, node, standing);
      case "Parenthesized":
        return this.compile(node.operand, standing);
      case "Missing":
        return () => {
          throw this.noAnswer(standing, node, "the text breaks off here");
        };
    }
  }
}
