import type * as ast from "../../grammar/ast.ts";
import * as uses from "../../grammar/diagnostics/catalogue/uses.ts";
import { reportInput } from "./bind-input.ts";
import { bindName, checkTerm, isFound, reportUnfound } from "./bind-name.ts";
import { bindOf } from "./bind-of.ts";
import { bindDayKind, bindSections } from "./bind-other.ts";
import { bindAsset, bindParty } from "./bind-role.ts";
import { plainTerm } from "./declarations.ts";
import { lookUpTarget } from "./look-up.ts";
import type { Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";

/** Binds every name in an expression. */
export function bindExpression(resolution: Resolution, scope: Scope, expression: ast.Expression): void {
  if (expression.kind === "NameExpression")
    bindName(resolution, scope, expression, expression.name.text, expression.name.span);
  else if (!NAMELESS.has(expression.kind)) bindInside(resolution, scope, expression);
}

/** Literals have no names; nothing is made for them, since they are most of a contract. */
const NAMELESS: ReadonlySet<ast.Expression["kind"]> = new Set([
  "NumberLiteral",
  "MoneyLiteral",
  "DateLiteral",
  "TimeLiteral",
  "TextLiteral",
  "YesNoLiteral",
  "Blank",
] as const);

function bindInside(resolution: Resolution, scope: Scope, expression: ast.Expression): void {
  const bind = (inner: ast.Expression, within: Scope = scope): void =>
    bindExpression(resolution, within, inner);
  switch (expression.kind) {
    case "NumberLiteral":
    case "MoneyLiteral":
    case "DateLiteral":
    case "TimeLiteral":
    case "TextLiteral":
    case "YesNoLiteral":
    case "Blank":
    case "Now":
    case "AnnualDay":
    case "NthWeekday":
    case "EasterSunday":
    case "Missing":
      return;
    case "NameExpression":
      return bindName(resolution, scope, expression, expression.name.text, expression.name.span);
    case "OfExpression":
      return bindOf(resolution, scope, expression, bind);
    case "AdjustedExpression":
      return bindAdjusted(resolution, scope, expression);
    case "CallExpression":
      return bindCall(resolution, scope, expression);
    case "TheDate":
      if (!scope.dateGiven) resolution.report(uses.noDateHere, scope.home, expression.span, scope.use);
      return;
    case "DurationLiteral":
      if (typeof expression.unit !== "string") bindDayKind(resolution, scope, expression.unit);
      return;
    case "UnaryExpression":
    case "NotExpression":
    case "GivenExpression":
    case "Parenthesized":
      return bind(expression.operand);
    case "BinaryExpression":
    case "ComparisonExpression":
    case "LogicalExpression":
      bind(expression.left);
      return bind(expression.right);
    case "OneOfExpression":
      bind(expression.left);
      return expression.items.forEach((item) => bind(item));
    case "OnExpression":
      bind(expression.operand, { ...scope, dayGiven: true });
      return bind(expression.day.kind === "NearestDay" ? expression.day.date : expression.day);
    case "WindowExpression":
      bind(expression.operand, { ...scope, dayGiven: true });
      return bindWindow(resolution, scope, expression.window);
    case "CountExpression":
      bind(expression.condition, { ...scope, dayGiven: true });
      return bindWindow(resolution, scope, expression.window);
    case "FirstOf":
      for (const limb of expression.cases) {
        bind(limb.value);
        if (limb.condition !== null) bind(limb.condition);
      }
      return;
    case "AggregateExpression":
      return expression.items.forEach((item) => bind(item));
    case "RegisterSum":
      bind(expression.operand);
      return expression.condition === null ? undefined : bind(expression.condition);
    case "RoundedExpression":
      bind(expression.operand);
      return bind(expression.rounding.step);
    case "DeterminedExpression":
      return bindParty(resolution, scope, expression.by, bind);
    case "StandsExpression":
      bindSections(resolution, scope, expression.sections);
      return bind(expression.object);
    case "ReadingExpression":
      return expression.alternatives.forEach(({ value }) => bind(value));
    case "ShiftExpression":
      bind(expression.duration);
      return bind(expression.anchor);
    case "AtTimeExpression":
      bind(expression.date);
      return bind(expression.time);
    case "PeriodExpression":
      if (expression.from !== null) bind(expression.from);
      if (expression.to !== null) bind(expression.to);
      return;
    case "WithinExpression":
      if (expression.last !== null) bind(expression.last);
      return bind(expression.period);
    case "PartExpression":
      bind(expression.operand);
      if (expression.to !== null) bind(expression.to);
      return;
    case "BasketExpression":
      for (const { amount, asset } of expression.items) {
        bind(amount);
        bindAsset(resolution, scope, asset, bind);
      }
      return;
    case "ScaledExpression":
      bind(expression.basket);
      if (expression.asset !== null) bindAsset(resolution, scope, expression.asset, bind);
      bind(expression.factor);
      return;
  }
}

function bindWindow(resolution: Resolution, scope: Scope, window: ast.Window): void {
  bindExpression(resolution, scope, window.count);
  if (window.dayKind !== null) bindDayKind(resolution, scope, window.dayKind);
  bindExpression(resolution, scope, window.date);
}

/** `adjusted T`: always the term, also where the event has a field of the same name. */
function bindAdjusted(resolution: Resolution, scope: Scope, node: ast.AdjustedExpression): void {
  const { text, span } = node.name;
  if (text === "") return;
  const found = lookUpTarget(resolution.declarations, scope, text);
  if (!isFound(found)) return reportUnfound(resolution, scope, text, span, found);
  resolution.refer(node, found, scope);
  if (found.to === "term" || found.to === "event term") {
    if (found.term.body.form === "adjustable" || found.term.body.form === "formula") return;
  }
  const what = found.to === "field" ? "a field of the event" : "not a term that changes";
  resolution.report(uses.notAdjustable, scope.home, span, { ...scope.use, name: text, what });
}

/** `T with F = E`: a formula or a table. */
function bindCall(resolution: Resolution, scope: Scope, node: ast.CallExpression): void {
  for (const { value } of node.inputs) bindExpression(resolution, scope, value);
  const { text, span } = node.callee;
  if (text === "") return;
  const term = plainTerm(resolution.declarations, text);
  if (term === null) {
    bindName(resolution, scope, node, text, span);
    return;
  }
  resolution.refer(node, { to: "term", term }, scope);
  const inputs = term.scope.of === "inputs" ? term.scope.inputs : [];
  for (const { name } of node.inputs) {
    const input = inputs.find((one) => one.name === name.text);
    if (input === undefined) {
      const known = inputs.map((one) => one.name);
      reportInput(resolution, scope, name, `"${text}"`, known);
    } else resolution.refer(name, { to: "input", name: input.name, type: input.type }, scope);
  }
  const given = new Set(node.inputs.map(({ name }) => name.text));
  const names = inputs.flatMap(({ name }) => (given.has(name) ? [] : [name]));
  if (names.length > 0) {
    resolution.report(uses.missingInput, scope.home, span, { ...scope.use, names, owner: `"${text}"` });
  } else if (inputs.length === 0) checkTerm(resolution, scope, term, text, span);
}
