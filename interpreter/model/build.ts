import { inReadingOrder } from "../../grammar/diagnostics/diagnostic.ts";
import type * as ast from "../../grammar/ast.ts";
import { UNKNOWN } from "./agree.ts";
import { bindContract } from "./bind-contract.ts";
import { nameText } from "./chains.ts";
import { declare } from "./declare.ts";
import type { Declarations } from "./declarations.ts";
import type { Model, Placed, Reference, RegisterSymbol, Unit } from "./model.ts";
import { ALWAYS, judgedBy, type InForce } from "./in-force.ts";
import { findQuantityFields } from "./quantity-field.ts";
import { ambiguitiesOf } from "./readings.ts";
import { typeContract } from "./type-contract.ts";
import { unusedNames } from "./unused.ts";

/**
 * The meaning of a contract: `units[0]` is the contract, the others are the modules it uses, already loaded. Declarations are
 * collected, names bound, types inferred; each phase says what it could not make sense of. Of words that are in force for a time
 * only, scenarios are judged for that time. Never throws on any tree.
 */
export function buildModel(units: readonly Unit[], inForce: InForce = ALWAYS): Model {
  const declarations = declare(units);
  const judged = judgedBy(declarations, inForce);
  const resolution = bindContract(declarations, judged, inForce.former);
  findQuantityFields(declarations, resolution.references);
  const typing = typeContract(declarations, resolution.references, judged);

  for (const term of declarations.terms) term.type = typing.termTypes.get(term) ?? UNKNOWN;
  const references: Map<object, Reference> = resolution.references;
  for (const [node, reference] of references) {
    if (reference.to !== "legend") continue;
    references.set(node, { ...reference, type: typing.letterTypes.get(reference.binding) ?? UNKNOWN });
  }

  const diagnostics = [
    ...declarations.diagnostics,
    ...resolution.diagnostics,
    ...typing.diagnostics,
    ...unusedNames(resolution),
  ];
  const own = declarations.sectionsOf.get(units[0]?.source ?? { name: "", text: "" });
  return {
    title: declarations.title,
    units,
    currency: declarations.currency,
    zone: declarations.zone,
    sections: declarations.sections,
    sectionOf: own ?? new Map(),
    terms: declarations.terms,
    termsByName: declarations.termsByName,
    events: declarations.events,
    parties: declarations.parties,
    rules: placed(declarations, "Rule"),
    rights: placed(declarations, "RightStatement"),
    obligations: placed(declarations, "ObligationStatement"),
    covenants: placed(declarations, "CovenantStatement"),
    policies: placed(declarations, "PolicyStatement"),
    postponements: placed(declarations, "PostponementStatement"),
    occurrences: placed(declarations, "OccurrenceStatement"),
    notices: placed(declarations, "NoticeStatement"),
    addresses: placed(declarations, "AddressStatement"),
    quoteAdjustments: placed(declarations, "QuoteAdjustmentStatement"),
    register: registerIn(declarations, resolution.references),
    transitions: placed(declarations, "TransitionStatement"),
    scenarios: declarations.scenarios,
    ...ambiguitiesOf(declarations),
    references,
    types: typing.types,
    diagnostics: inReadingOrder(diagnostics),
    earlier: null,
  };
}

/** How certificates are kept: the contract's own words come before a module's. Null where they cannot be made out. */
function registerIn(
  { statements }: Declarations,
  references: ReadonlyMap<object, Reference>,
): RegisterSymbol | null {
  for (const { node, home } of statements) {
    if (node.kind !== "RegisterStatement") continue;
    const covers = references.get(node.covers);
    const ends = node.ends === null ? undefined : references.get(node.ends);
    if (covers?.to !== "term") return null;
    return {
      holder: nameText(node.holder),
      covers: covers.term,
      ends: ends?.to === "term" ? ends.term : null,
      first: node.first.value,
      node,
      home,
    };
  }
  return null;
}

/** The statements of one kind, in the order of the text. */
function placed<K extends ast.Statement["kind"]>(
  { statements }: Declarations,
  kind: K,
): Placed<Extract<ast.Statement, { kind: K }>>[] {
  return statements.filter(
    (each): each is Placed<Extract<ast.Statement, { kind: K }>> => each.node.kind === kind,
  );
}
