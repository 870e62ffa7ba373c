import type * as ast from "../../../grammar/ast.ts";
import { children } from "../../../grammar/walk.ts";
import type { Source, Span } from "../../../grammar/source.ts";
import { findSection } from "../../model/sections.ts";
import type { Model, Placed } from "../../model/model.ts";
import { OUTCOMES } from "../../variant/transition.ts";
import { textOf } from "../words.ts";
import { onlyPart, setting, without, type Change } from "./change.ts";
import { otherNumbers } from "./numbers.ts";

/** All changes of the contract's own file, in the order of the text. Modules and scenarios are left as they are. */
export function changesOf(model: Model): Change[] {
  const unit = model.units[0];
  if (unit === undefined) return [];
  const found: Change[] = [];
  const inTime = model.earlier !== null;
  for (const item of unit.file.items) {
    if (item.kind === "Scenario" || item.kind === "DefinitionChange") continue;
    if (item.kind === "Section") {
      const section = findSection(model.sectionOf, item.label.label)?.shown ?? item.label.label;
      const finder = new Finder(unit.source, section, found, inTime);
      finder.precedence(item);
      for (const statement of item.statements) finder.statement(statement);
    } else new Finder(unit.source, "preamble", found, inTime).statement(item);
  }
  return found.sort((a, b) => a.place.span.start - b.place.span.start);
}

/** What the model lists by itself, so that leaving it out is leaving it out of a list. */
type Listed =
  "rights" | "obligations" | "covenants" | "occurrences" | "notices" | "quoteAdjustments" | "postponements";

class Finder {
  private readonly source: Source;
  private readonly section: string;
  private readonly found: Change[];
  /** Whether the contract is amended in time. */
  private readonly inTime: boolean;
  /** The expression that the walk is in, if any. */
  private touched: ast.Expression | null = null;

  constructor(source: Source, section: string, found: Change[], inTime: boolean) {
    this.source = source;
    this.section = section;
    this.found = found;
    this.inTime = inTime;
  }

  private text(node: { readonly span: Span }): string {
    const words = textOf(this.source, node);
    return words.length > 70 ? `${words.slice(0, 67)}...` : words;
  }

  private add(kind: Change["kind"], node: { readonly span: Span }, what: string, make: Change["make"]): void {
    const place = { source: this.source, span: node.span };
    this.found.push({ kind, section: this.section, place, what, touched: this.touched, make });
  }

  precedence(section: ast.Section): void {
    for (const [i, clause] of section.precedence.entries()) {
      this.add("policy", clause, `left out: ${this.text(clause)}`, without(section.precedence, i));
    }
  }

  statement(node: ast.Statement): void {
    switch (node.kind) {
      case "Uses":
      case "CurrencyStatement":
      case "TimeZoneStatement":
      case "PartyStatement":
      case "EventStatement":
      case "RegisterStatement":
      case "TextStatement":
      case "BrokenStatement":
        return;
      case "Definition":
        return this.definition(node);
      case "TableStatement":
        return this.table(node);
      case "Rule":
        this.conditions(node.conditions);
        this.effects(node.effects);
        this.walk(node.trigger);
        return this.legend(node.legend);
      case "RightStatement":
        this.leaveOut("effect", "rights", node, node);
        this.right(node.right);
        return this.legend(node.legend);
      case "ObligationStatement":
        this.leaveOut("effect", "obligations", node, node);
        this.obligation(node.obligation);
        return this.legend(node.legend);
      case "CovenantStatement":
        this.leaveOut("effect", "covenants", node, node);
        this.walk(node.condition);
        return this.legend(node.legend);
      case "PolicyStatement":
        this.scope(node.scope);
        this.clauses(node.clauses, node);
        return this.legend(node.legend);
      case "PostponementStatement":
        if (node.alternatives.length === 1) this.leaveOut("policy", "postponements", node, node);
        for (const alternative of node.alternatives) this.postponement(alternative.value);
        return;
      case "OccurrenceStatement":
        this.leaveOut("policy", "occurrences", node, node);
        if (node.time !== null) this.walk(node.time);
        return;
      case "NoticeStatement":
        this.leaveOut("policy", "notices", node, node);
        this.expression(node.effect);
        return this.legend(node.legend);
      case "AddressStatement":
        return;
      case "TransitionStatement":
        return this.transition(node);
      case "QuoteAdjustmentStatement":
        this.leaveOut("policy", "quoteAdjustments", node, node);
        return this.expression(node.factor);
    }
  }

  private leaveOut(
    kind: Change["kind"],
    list: Listed,
    statement: object,
    node: { readonly span: Span },
  ): void {
    this.add(kind, node, `left out: ${this.text(node)}`, (model) => {
      const kept = (model[list] as readonly Placed<ast.Statement>[]).filter(
        (placed) => placed.node !== statement,
      );
      return { model: { ...model, [list]: kept }, undo: () => {} };
    });
  }

  private definition(node: ast.Definition): void {
    if ("value" in node.body) this.expression(node.body.value);
    this.legend(node.legend);
  }

  private table(node: ast.TableStatement): void {
    for (const { key, values } of node.rows) {
      this.expression(key);
      for (const value of values) if (value !== null) this.expression(value);
    }
    for (const column of node.columns) this.expression(column);
  }

  private legend(legend: ast.Legend | null): void {
    for (const binding of legend?.bindings ?? []) this.expression(binding.value);
  }

  /** What an amendment says of what is under way; a draft that is so from the beginning has nothing under way. */
  private transition(node: ast.TransitionStatement): void {
    if (!this.inTime) return;
    this.add("policy", node, `left out: ${this.text(node)}`, (model) => {
      const { earlier } = model;
      if (earlier === null) return { model, undo: () => {} };
      const kept = earlier.transitions.filter((each) => each !== node);
      return { model: { ...model, earlier: { ...earlier, transitions: kept } }, undo: () => {} };
    });
    for (const outcome of OUTCOMES[node.subject]) {
      if (outcome !== node.outcome)
        this.add("policy", node, `"${node.outcome}" made "${outcome}"`, setting(node, "outcome", outcome));
    }
    const lists = [
      ["", node.terms],
      ["section ", node.under],
    ] as const;
    for (const [words, list] of lists) {
      // Without any it would be of all of them.
      if (list.length < 2) continue;
      for (const [i, each] of list.entries()) {
        const name = each.kind === "Name" ? each.text : each.label;
        this.add("policy", each, `left out: ${words}${name}`, without(list, i));
      }
    }
  }

  // ------------------------------------------------------------------------------------------------ conditions, effects

  private conditions(list: readonly ast.Condition[]): void {
    for (const [i, condition] of list.entries()) {
      const word = condition.extent ? "to the extent that" : condition.negated ? "unless" : "if";
      this.touched = condition.expression;
      this.add(
        "condition",
        condition,
        `left out: ${word} ${this.text(condition.expression)}`,
        without(list, i),
      );
      if (condition.extent)
        this.add(
          "condition",
          condition,
          `"to the extent that" made "if": ${this.text(condition.expression)}`,
          setting(condition, "extent", false),
        );
      const turned = condition.negated ? "if" : "unless";
      this.add(
        "condition",
        condition,
        `"${word}" made "${turned}": ${this.text(condition.expression)}`,
        setting(condition, "negated", !condition.negated),
      );
      this.touched = null;
      this.expression(condition.expression, true);
    }
  }

  private effects(list: readonly ast.Effect[]): void {
    for (const [i, effect] of list.entries()) {
      if (effect.kind !== "ReadingEffect")
        this.add("effect", effect, `left out: ${this.text(effect)}`, without(list, i));
      this.effect(effect);
    }
  }

  private effect(effect: ast.Effect): void {
    switch (effect.kind) {
      case "ReadingEffect":
        for (const { value } of effect.alternatives) this.effects(value);
        return;
      case "Becomes":
        this.conditions(effect.conditions);
        return this.expression(effect.value);
      case "FallsBy":
        this.conditions(effect.conditions);
        return this.expression(effect.amount);
      case "Pays":
      case "Delivers":
        this.conditions(effect.conditions);
        return this.expression(effect.amount);
      case "AdjustAs":
      case "Deem":
        for (const input of effect.inputs) this.expression(input.value);
        return;
      case "Obligation":
        return this.obligation(effect);
      case "Right":
        return this.right(effect);
      case "NeedNot":
        return this.conditions(effect.conditions);
      case "Issues":
        this.conditions(effect.conditions);
        return effect.amount === null ? undefined : this.expression(effect.amount);
      case "Cancels":
        return this.conditions(effect.conditions);
      case "Rescind":
      case "Undo":
      case "Ends":
        return;
    }
  }

  private right(right: ast.Right): void {
    for (const key of ["during", "from", "to"] as const) {
      const limit = right[key];
      if (limit === null) continue;
      this.add("condition", limit, `left out: ${key} ${this.text(limit)}`, setting(right, key, null));
      this.expression(limit);
    }
    this.conditions(right.conditions);
  }

  private obligation(node: ast.Obligation): void {
    this.conditions(node.conditions);
    if (node.failing !== null)
      this.add(
        "effect",
        node.failing,
        `left out: failing which ${node.failing.text}`,
        setting(node, "failing", null),
      );
    if (node.deadline !== null) this.walk(node.deadline);
  }

  // ------------------------------------------------------------------------------------------------------------ policies

  private scope(scope: ast.PolicyScope): void {
    const lists = [
      ["", scope.terms, scope.terms.length > 1],
      ["under section ", scope.under, true],
      ["except under section ", scope.exceptUnder, true],
      ["except on ", scope.exceptOn, true],
    ] as const;
    for (const [words, list, droppable] of lists) {
      for (const [i, each] of list.entries()) {
        const name = each.kind === "Name" ? each.text : each.label;
        if (droppable) this.add("policy", each, `left out: ${words}${name}`, without(list, i));
      }
    }
  }

  private clauses(list: readonly ast.PolicyClause[], node: { readonly span: Span }): void {
    for (const [i, clause] of list.entries()) {
      if (clause.form === "reading") {
        for (const { value } of clause.alternatives) this.clauses(value, node);
        continue;
      }
      this.add(
        "policy",
        this.spanOf(clause, node),
        `left out: ${this.clauseWords(clause)}`,
        without(list, i),
      );
      if (clause.form === "at least" || clause.form === "at most") this.expression(clause.bound);
      if (clause.form === "rounded") this.rounding(clause.rounding);
    }
  }

  private spanOf(clause: ast.PolicyClause, node: { readonly span: Span }): { readonly span: Span } {
    if (clause.form === "at least" || clause.form === "at most") return clause.bound;
    if (clause.form === "rounded") return clause.rounding;
    const at = clause.form === "reading" ? -1 : this.source.text.indexOf(clause.form, node.span.start);
    return at < 0 || at > node.span.end ? node : { span: { start: at, end: at + clause.form.length } };
  }

  private clauseWords(clause: Exclude<ast.PolicyClause, { form: "reading" }>): string {
    if (clause.form === "at least" || clause.form === "at most")
      return `${clause.form} ${this.text(clause.bound)}`;
    return clause.form === "rounded" ? this.text(clause.rounding) : clause.form;
  }

  private postponement(node: ast.Postponement): void {
    this.scope(node.scope);
    for (const [i, name] of node.until.entries())
      this.add("policy", name, `left out: until ${name.text}`, without(node.until, i));
    const other = node.carriedAs === "ratio" ? "amount" : "ratio";
    this.add("policy", node, `carried as ${node.carriedAs} made ${other}`, setting(node, "carriedAs", other));
    if (node.alone) this.add("policy", node, "left out: alone", setting(node, "alone", false));
    this.expression(node.threshold);
  }

  private rounding(node: ast.Rounding): void {
    const kind = "policy";
    if (node.direction === "nearest") {
      const tie = node.tie === "half up" || node.tie === null ? "half down" : "half up";
      this.add(kind, node, `"${node.tie ?? "no tie rule"}" made "${tie}"`, setting(node, "tie", tie));
      this.add(kind, node, `rounded to the nearest made rounded down`, setting(node, "direction", "down"));
    } else {
      const direction = node.direction === "up" ? "down" : "up";
      this.add(
        kind,
        node,
        `rounded ${node.direction} made rounded ${direction}`,
        setting(node, "direction", direction),
      );
    }
    this.expression(node.step);
  }

  // --------------------------------------------------------------------------------------------------------- expressions

  private expression(node: ast.Expression, isCondition = false): void {
    const outer = this.touched;
    this.touched = node;
    this.numbers(node);
    if (node.kind === "ComparisonExpression") this.comparison(node, isCondition);
    if (node.kind === "LogicalExpression") this.logical(node);
    if (node.kind === "NotExpression") {
      this.add("condition", node, `"not" left out: ${this.text(node)}`, onlyPart(node, node.operand));
    }
    if (node.kind === "GivenExpression" || node.kind === "OneOfExpression") {
      this.add("condition", node, `negated: ${this.text(node)}`, setting(node, "negated", !node.negated));
    }
    if (node.kind === "OneOfExpression" && node.items.length > 1) {
      for (const [i, item] of node.items.entries()) {
        this.add("condition", item, `left out: ${this.text(item)}`, without(node.items, i));
      }
    }
    if (node.kind === "YesNoLiteral") {
      const other = node.value ? "no" : "yes";
      this.add(
        "condition",
        node,
        `"${this.text(node)}" made "${other}"`,
        setting(node, "value", !node.value),
      );
    }
    if (node.kind === "FirstOf") this.limbs(node);
    this.inside(node);
    this.touched = outer;
  }

  private logical(node: ast.LogicalExpression): void {
    const { operator, left, right } = node;
    const other = operator === "and" ? "or" : "and";
    const text = this.text(node);
    this.add("condition", node, `"${operator}" made "${other}": ${text}`, setting(node, "operator", other));
    this.add("condition", left, `left out: ${this.text(left)}`, onlyPart(node, right));
    this.add("condition", right, `left out: ${this.text(right)}`, onlyPart(node, left));
  }

  private numbers(node: ast.Node): void {
    const text = this.text(node);
    for (const { key, value, words } of otherNumbers(node, text)) {
      this.add("number", node, `${text} made ${words}`, setting(node, key, value));
    }
  }

  private comparison(node: ast.ComparisonExpression, isCondition: boolean): void {
    const edge = EDGE[node.operator];
    const opposite = OPPOSITE[node.operator];
    const add = (operator: ast.ComparisonOperator): void =>
      this.add(
        "condition",
        node,
        `${node.operator} made ${operator}: ${this.text(node)}`,
        setting(node, "operator", operator),
      );
    if (edge !== null) add(edge);
    // As a whole condition it is negated with its "if" or "unless".
    if (!isCondition) add(opposite);
  }

  private limbs(node: ast.FirstOf): void {
    for (const [i, limb] of node.cases.entries()) {
      const label = limb.label === "" ? this.text(limb.value) : `(${limb.label})`;
      if (node.cases.length > 1)
        this.add("condition", limb, `left out: limb ${label}`, without(node.cases, i));
      const { condition } = limb;
      if (condition === null || condition.kind === "ComparisonExpression") continue;
      const not: ast.NotExpression = { kind: "NotExpression", operand: condition, span: condition.span };
      this.add("condition", condition, `negated: ${this.text(condition)}`, setting(limb, "condition", not));
    }
  }

  /** What lies inside a node. */
  private inside(node: ast.Node): void {
    for (const child of children(node)) {
      if (child.kind === "Name") continue;
      if (this.isExpression(child)) this.expression(child);
      else this.walk(child);
    }
  }

  /** A node that is no expression, such as a trigger, a window or a limb. */
  private walk(node: ast.Node): void {
    if (node.kind === "Rounding") return this.rounding(node);
    this.numbers(node);
    this.inside(node);
  }

  private isExpression(node: ast.Node): node is ast.Expression {
    return (
      node.kind.endsWith("Expression") ||
      node.kind.endsWith("Literal") ||
      node.kind === "FirstOf" ||
      node.kind === "Parenthesized"
    );
  }
}

/** The same comparison with its edge in or out. */
const EDGE: Readonly<Record<ast.ComparisonOperator, ast.ComparisonOperator | null>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
  "=": null,
  "<>": null,
};

const OPPOSITE: Readonly<Record<ast.ComparisonOperator, ast.ComparisonOperator>> = {
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
  "=": "<>",
  "<>": "=",
};
