import type * as ast from "../../grammar/ast.ts";
import { PLAIN, TEXT } from "./agree.ts";
import { useIn } from "./consequence.ts";
import { infer } from "./infer.ts";
import type { Placed } from "./model.ts";
import { typeRegister } from "./type-register.ts";
import { typeConditions, typeEffect, typeObligation, typeRight } from "./type-effect.ts";
import { typePolicy, typePostponement } from "./type-policy.ts";
import { typeLegend } from "./type-terms.ts";
import type { Spot, Typing } from "./typing.ts";
import { give, wantCondition, wantInstant, wantParty, wantTime } from "./want.ts";

/** The types in a statement that defines nothing. */
export function typeStatement(typing: Typing, { node, home }: Placed<ast.Statement>): void {
  const spot: Spot = { home, use: useIn(node, home) };
  switch (node.kind) {
    case "Rule":
      if (node.trigger.kind === "InstantTrigger") wantInstant(infer, typing, spot, node.trigger.instant);
      typeLegend(typing, spot, node.legend);
      typeConditions(typing, spot, node.conditions);
      return node.effects.forEach((effect) => typeEffect(typing, spot, effect));
    case "RightStatement":
      typeLegend(typing, spot, node.legend);
      return typeRight(typing, spot, node.right);
    case "ObligationStatement":
      typeLegend(typing, spot, node.legend);
      return typeObligation(typing, spot, node.obligation);
    case "PartyStatement":
      if (node.value?.kind === "HoldersOf") infer(typing, spot, node.value.share, null);
      return;
    case "CovenantStatement":
      typeLegend(typing, spot, node.legend);
      for (const party of node.parties) wantParty(infer, typing, spot, party);
      wantCondition(infer, typing, spot, node.condition);
      return;
    case "PolicyStatement":
      typeLegend(typing, spot, node.legend);
      return typePolicy(typing, spot, node);
    case "PostponementStatement":
      return node.alternatives.forEach(({ value }) => typePostponement(typing, spot, value));
    case "OccurrenceStatement":
      if (node.time !== null) wantTime(infer, typing, spot, node.time);
      return;
    case "NoticeStatement":
      typeLegend(typing, spot, node.legend);
      wantInstant(infer, typing, spot, node.effect);
      return;
    case "AddressStatement":
      wantParty(infer, typing, spot, node.party);
      give(infer, typing, spot, node.address, TEXT, "the address");
      return;
    case "QuoteAdjustmentStatement":
      give(infer, typing, spot, node.factor, PLAIN, "the factor");
      return;
    case "EventStatement":
      if (node.notice !== null && node.notice.to !== null) wantParty(infer, typing, spot, node.notice.to);
      return node.by.forEach((party) => wantParty(infer, typing, spot, party));
    case "RegisterStatement":
      return typeRegister(typing, spot, node);
    case "Definition":
    case "TableStatement":
    case "Uses":
    case "CurrencyStatement":
    case "TimeZoneStatement":
    case "TransitionStatement":
    case "TextStatement":
    case "BrokenStatement":
      return;
  }
}
