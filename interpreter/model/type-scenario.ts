import type * as ast from "../../grammar/ast.ts";
import { noOrder } from "../../grammar/diagnostics/catalogue/types.ts";
import { SHARES } from "../values/unit.ts";
import { UNKNOWN } from "./agree.ts";
import { useIn } from "./consequence.ts";
import { plainTerm } from "./declarations.ts";
import { isDetermination } from "./determination.ts";
import { quietlyUnless, type Judged } from "./in-force.ts";
import { infer } from "./infer.ts";
import { reportNoQuantity } from "./infer-arithmetic.ts";
import { fieldType, referenceType } from "./infer-reference.ts";
import type { Placed } from "./model.ts";
import { giveMoney, wantAsset } from "./type-effect.ts";
import { piece, type Spot, type Typing } from "./typing.ts";
import type { Type } from "./types.ts";
import { give, wantDate, wantInstant, wantParty } from "./want.ts";

/** The types in a scenario. */
export function typeScenario(typing: Typing, { node, home }: Placed<ast.Scenario>, judged: Judged): void {
  const spot: Spot = { home, use: useIn(node, home) };
  const { diagnostics } = typing;
  for (const step of node.steps) {
    switch (step.form) {
      case "given":
        for (const given of step.givens) {
          if (given.form === "value")
            quietlyUnless(judged(given), diagnostics, () => typeGiven(typing, spot, given));
        }
        break;
      case "on":
        wantInstant(infer, typing, spot, step.date);
        for (const happening of step.happenings)
          quietlyUnless(judged(happening), diagnostics, () => typeHappening(typing, spot, happening));
        break;
      case "then":
        for (const expectation of step.expectations)
          quietlyUnless(judged(expectation), diagnostics, () => typeExpectation(typing, spot, expectation));
        break;
    }
  }
}

function typeGiven(typing: Typing, spot: Spot, given: Extract<ast.Given, { form: "value" }>): void {
  const target = infer(typing, spot, given.target, null);
  // A party is given its name.
  if (target.kind === "party" && given.value.kind === "TextLiteral") return;
  const type = give(infer, typing, spot, given.value, target, () => piece(spot, given.target, target).text);
  if (target.kind === "unknown") typing.suggest(given.target, type);
  for (const day of [given.day, given.to]) if (day !== null) wantDate(infer, typing, spot, day);
}

function typeHappening(typing: Typing, spot: Spot, { event, inputs }: ast.Happening): void {
  if (isDetermination(typing.declarations, event)) return typeDetermination(typing, spot, inputs);
  for (const { name, value } of inputs) {
    give(infer, typing, spot, value, fieldType(typing, [event.text], name.text), name.text);
  }
}

/** The value is of the type of the term that it determines, where the scenario names one. */
function typeDetermination(typing: Typing, spot: Spot, inputs: readonly ast.Binding[]): void {
  const name = inputs.find((input) => input.name.text === "Term")?.value;
  const term = name?.kind === "TextLiteral" ? plainTerm(typing.declarations, name.value) : null;
  const type = (term && typing.termTypes.get(term)) ?? UNKNOWN;
  for (const input of inputs) {
    // As in a file of events, the value may also be a text, which is read by the type of the term.
    if (input.name.text === "Value" && input.value.kind !== "TextLiteral") {
      give(infer, typing, spot, input.value, type, `"${term?.name ?? "Value"}"`);
    } else infer(typing, spot, input.value, null);
  }
}

function typeExpectation(typing: Typing, spot: Spot, expectation: ast.Expectation): void {
  switch (expectation.form) {
    case "value":
      return typeExpectedValue(typing, spot, expectation);
    case "act": {
      const act = typing.declarations.events.get(expectation.event.text);
      const field = act?.quantityField ?? null;
      const counted: Type =
        act === undefined || field === null
          ? { kind: "quantity", unit: SHARES }
          : fieldType(typing, [act.name], field);
      if (expectation.to !== null)
        give(infer, typing, spot, expectation.to, counted, "what it is cut back to");
      if (expectation.most !== null) give(infer, typing, spot, expectation.most, counted, "the most allowed");
      for (const { name, value } of expectation.inputs) {
        const reference = typing.references.get(name);
        const type = reference === undefined ? UNKNOWN : referenceType(typing, reference);
        give(infer, typing, spot, value, type, name.text);
      }
      return;
    }
    case "settlement":
      wantParty(infer, typing, spot, expectation.from);
      wantParty(infer, typing, spot, expectation.to);
      if (expectation.verb === "pays") giveMoney(typing, spot, expectation.amount);
      else {
        infer(typing, spot, expectation.amount, null);
        reportNoQuantity(typing, spot, "delivers", expectation.amount);
      }
      if (expectation.asset !== null) wantAsset(typing, spot, expectation.asset);
      if (expectation.day !== null) wantDate(infer, typing, spot, expectation.day);
      return;
    case "duty":
      wantParty(infer, typing, spot, expectation.party);
      if (expectation.amount !== null) giveMoney(typing, spot, expectation.amount);
      if (expectation.due !== null) wantInstant(infer, typing, spot, expectation.due);
      return;
    case "no duty":
    case "covenant":
    case "ledger":
      if (expectation.day !== null) wantDate(infer, typing, spot, expectation.day);
      return;
    case "needs":
      infer(typing, spot, expectation.of, null);
      if (expectation.day !== null) wantDate(infer, typing, spot, expectation.day);
      return;
    case "stops":
    case "certificate":
      return;
  }
}

function typeExpectedValue(
  typing: Typing,
  spot: Spot,
  node: Extract<ast.Expectation, { form: "value" }>,
): void {
  const target = infer(typing, spot, node.target, null);
  const name = (): string => piece(spot, node.target, target).text;
  give(infer, typing, spot, node.value, target, name);
  if (node.tolerance !== null) give(infer, typing, spot, node.tolerance, target, name);
  if (node.day !== null) wantDate(infer, typing, spot, node.day);
  const ordering = node.operator !== "=" && node.operator !== "<>";
  if (ordering && (target.kind === "text" || target.kind === "yes/no" || target.kind === "party")) {
    typing.report(noOrder, spot, node.target.span, { ...spot.use, left: piece(spot, node.target, target) });
  }
}
