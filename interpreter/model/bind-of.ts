import type * as ast from "../../grammar/ast.ts";
import * as uses from "../../grammar/diagnostics/catalogue/uses.ts";
import { joinSpans, type Span } from "../../grammar/source.ts";
import { bindName, chainSpan, checkTerm, isFound } from "./bind-name.ts";
import { chainOf, joined, nameText } from "./chains.ts";
import { plainTerm, type Declarations } from "./declarations.ts";
import { lookUp } from "./look-up.ts";
import { memberNames, memberOf } from "./member.ts";
import type { EventSymbol, PartySymbol, Reference } from "./model.ts";
import type { Resolution } from "./resolution.ts";
import type { Scope } from "./scope.ts";
import { listed } from "./similar.ts";
import { withArticle } from "./with-article.ts";

/** How a caller binds what stands after `of`. */
export type Bind = (expression: ast.Expression, scope: Scope) => void;

/**
 * Binds `A of B of C`: the whole as one name (`Board of Directors`) where it is declared; otherwise the longest declared name
 * of what follows it.
 */
export function bindOf(
  resolution: Resolution,
  scope: Scope,
  node: ast.OfExpression,
  bind: Bind,
  prefer: "field" | "term" = "field",
): void {
  const { declarations } = resolution;
  const chain = chainOf(node);
  if (chain === null) return;
  const all = chain.names.length;
  for (let count = all; count > 1; count--) {
    const name = joined(chain, count);
    const tail = chain.tails[count];
    if (tail === null || tail === undefined) {
      if (lookUp(declarations, scope, name).to === "nothing") continue;
      bindName(resolution, scope, node, name, chainSpan(chain, count));
      return;
    }
    if (isDeclaredAnywhere(declarations, name)) {
      bindMember(resolution, scope, node, name, chainSpan(chain, count), tail, bind, prefer);
      return;
    }
  }
  bindMember(resolution, scope, node, node.name.text, node.name.span, node.object, bind, prefer);
}

function isDeclaredAnywhere(declarations: Declarations, name: string): boolean {
  if (declarations.termsByName.has(name)) return true;
  for (const { schema } of declarations.events.values()) {
    if (schema.dateName === name || schema.fields.some((field) => field.name === name)) return true;
  }
  return false;
}

function bindMember(
  resolution: Resolution,
  scope: Scope,
  node: ast.OfExpression,
  name: string,
  span: Span,
  object: ast.Expression,
  bind: Bind,
  prefer: "field" | "term",
): void {
  bind(object, scope);
  const owner = ownerOf(resolution, scope, object);
  if (owner === null || name === "") return;
  const { home, use } = scope;
  if (owner.kind === "other") {
    const of = nameText(object) || home.source.text.slice(object.span.start, object.span.end);
    resolution.report(uses.notAnEvent, home, joinSpans(span, object.span), { ...use, name, of });
    return;
  }
  if (owner.kind === "party") {
    bindOfParty(resolution, scope, node, name, span, owner.party);
    return;
  }
  const { events } = owner;
  const names = events.map((event) => event.name);
  const member = memberOf(resolution.declarations, events, name, prefer);
  switch (member.is) {
    case "field":
      return resolution.refer(node, { to: "field of", field: name, events: names, object }, scope);
    case "date":
      return resolution.refer(node, { to: "event date of", events: names, object }, scope);
    case "term":
      return resolution.refer(node, { to: "term of", term: member.term, object }, scope);
    case "some":
      return resolution.report(uses.onlySome, home, span, {
        ...use,
        name,
        have: member.have,
        lack: member.lack,
      });
    case "different":
      return resolution.report(uses.differentMeanings, home, span, { ...use, name, kinds: names });
    case "none": {
      const known = memberNames(resolution.declarations, events);
      const { close, fixes } = resolution.close(home, span, name, () => known);
      const details = { ...use, name, of: listed(names), known, close };
      return resolution.report(uses.notOfEvent, home, span, details, { fixes });
    }
  }
}

/** `Shares Outstanding of the Issuer`: the party's own term. */
function bindOfParty(
  resolution: Resolution,
  scope: Scope,
  node: ast.OfExpression,
  name: string,
  span: Span,
  party: PartySymbol,
): void {
  const term = plainTerm(resolution.declarations, name);
  if (term !== null && term.scope.of === "party" && term.scope.party === party.name) {
    resolution.refer(node, { to: "term", term }, scope);
    checkTerm(resolution, scope, term, name, span);
    return;
  }
  const known = resolution.declarations.terms.flatMap((one) =>
    one.scope.of === "party" && one.scope.party === party.name ? [one.name] : [],
  );
  const { close, fixes } = resolution.close(scope.home, span, name, () => known);
  const details = { ...scope.use, name, of: withArticle(party.name), known, close };
  resolution.report(uses.notOfEvent, scope.home, span, details, { fixes });
}

type Owner =
  | { readonly kind: "events"; readonly events: readonly EventSymbol[] }
  | { readonly kind: "party"; readonly party: PartySymbol }
  | { readonly kind: "other" };

/** What stands after `of`; null where it could not be bound, which is reported there. */
function ownerOf(resolution: Resolution, scope: Scope, object: ast.Expression): Owner | null {
  const seen = new Set<ast.Expression>();
  let at = object;
  for (;;) {
    if (seen.has(at)) return null;
    seen.add(at);
    if (at.kind === "Parenthesized") at = at.operand;
    else if (at.kind === "Missing") return null;
    else if (at.kind === "TextLiteral") {
      const event = scope.ids.get(at.value);
      return event === undefined ? { kind: "other" } : { kind: "events", events: [event] };
    } else {
      const reference = resolution.references.get(at) ?? unbound(resolution.declarations, scope, at);
      if (reference === null) return isName(at) ? null : { kind: "other" };
      if (reference.to !== "legend") return ownerOfReference(resolution.declarations, reference);
      at = reference.binding.value;
    }
  }
}

/** What a name means that a later letter of the same legend stands for, and that is not bound yet. */
function unbound(declarations: Declarations, scope: Scope, expression: ast.Expression): Reference | null {
  if (expression.kind !== "NameExpression") return null;
  const found = lookUp(declarations, scope, expression.name.text);
  return isFound(found) ? found : null;
}

const isName = (expression: ast.Expression): boolean =>
  expression.kind === "NameExpression" || expression.kind === "OfExpression";

function ownerOfReference(declarations: Declarations, reference: Reference): Owner {
  if (reference.to === "party") return { kind: "party", party: reference.party };
  if (reference.to === "event kind") return { kind: "events", events: [reference.event] };
  if (reference.to === "this event" || reference.to === "referred event") {
    return {
      kind: "events",
      events: reference.events.flatMap((name) => declarations.events.get(name) ?? []),
    };
  }
  return { kind: "other" };
}
