import type * as ast from "../../grammar/ast.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { tooDeep, unknownZone } from "../../grammar/diagnostics/catalogue/names.ts";
import type { Source } from "../../grammar/source.ts";
import type { Declarations } from "./declarations.ts";
import { isTooDeep } from "./depth.ts";
import { implyEvents } from "./implied.ts";
import type { Home, Placed, SectionSymbol, Unit } from "./model.ts";
import { sectionKey } from "./sections.ts";
import { SymbolTable } from "./symbol-table.ts";
import { isZone } from "../values/instant.ts";
import { piecesOf } from "../variant/merge.ts";
import { nearestZones } from "./zones.ts";

/** Collects what the files declare. The contract comes first: its own declarations prevail over those of modules. */
export function declare(units: readonly Unit[]): Declarations {
  const diagnostics: Diagnostic[] = [];
  const statements: Placed<ast.Statement>[] = [];
  const scenarios: Placed<ast.Scenario>[] = [];
  const sections: SectionSymbol[] = [];
  const sectionsOf = new Map<Source, Map<string, SectionSymbol>>();
  const [contract] = units;
  const table = new SymbolTable(diagnostics, contract?.pieces === undefined ? null : contract.source);

  const place = (node: ast.Statement | ast.Scenario, home: Home): void => {
    if (isTooDeep(node)) {
      diagnostics.push(report(tooDeep, { source: home.source, span: node.span }, {}));
    } else if (node.kind === "Scenario") {
      if (!home.imported) scenarios.push({ node, home });
    } else {
      statements.push({ node, home });
    }
  };

  for (const unit of units) {
    const { imported } = unit;
    const own = new Map<string, SectionSymbol>();
    sectionsOf.set(unit.source, own);
    for (const { node: item, source, statements: inside } of unit.pieces ??
      piecesOf(unit.file, unit.source)) {
      // A variant's clauses may stand in several files; a section's number means the same in all of them.
      sectionsOf.set(source, own);
      const home: Home = { source, section: null, imported };
      if (item.kind === "DefinitionChange") continue;
      if (item.kind !== "Section") {
        place(item, home);
        continue;
      }
      const section = sectionSymbol(item, own.size, source);
      const key = sectionKey(section.label);
      const first = own.get(key);
      if (first === undefined) own.set(key, section);
      else
        table.repeated(
          "Section",
          section.label,
          place2(source, item.label),
          place2(source, first.node.label),
        );
      if (!imported) sections.push(section);
      for (const statement of inside) {
        sectionsOf.set(statement.source, own);
        place(statement.node, { source: statement.source, section, imported });
      }
    }
  }

  const currency = currencyOf(statements);
  const zone = zoneOf(statements, diagnostics);
  table.expectParties(statements);
  const kept = statements.filter((placed) => table.add(placed, currency));
  implyEvents(kept, table.events);
  return {
    units,
    title: units[0]?.file.header?.title.value ?? units[0]?.source.name ?? "",
    currency,
    zone,
    sections,
    sectionsOf,
    terms: table.terms,
    termsByName: table.termsByName,
    termOf: table.termOf,
    events: table.events,
    parties: table.parties,
    statements: kept,
    scenarios,
    incomplete: isIncomplete(units, statements),
    diagnostics,
  };
}

const place2 = (source: Source, node: ast.Node): Diagnostic["place"] => ({ source, span: node.span });

function sectionSymbol(node: ast.Section, order: number, source: Source): SectionSymbol {
  const { label } = node.label;
  return { label, shown: sectionKey(label), title: node.title?.value ?? null, order, node, source };
}

/** The contract's own word comes first, then a module's; `$` is the dollar where nobody says otherwise. */
function currencyOf(statements: readonly Placed<ast.Statement>[]): string {
  for (const { node } of statements) if (node.kind === "CurrencyStatement") return node.currency.text;
  return "USD";
}

function zoneOf(statements: readonly Placed<ast.Statement>[], diagnostics: Diagnostic[]): string {
  for (const { node, home } of statements) {
    if (node.kind !== "TimeZoneStatement") continue;
    if (isZone(node.zone)) return node.zone;
    const place = { source: home.source, span: node.zoneSpan };
    const close = nearestZones(node.zone);
    const fixes = close.map((text) => ({ title: `Write ${text}`, edits: [{ place, text }] }));
    diagnostics.push(report(unknownZone, place, { zone: node.zone, close }, { fixes }));
  }
  return "UTC";
}

/** Whether a file is used that is not among the units. Whoever loads them reports it. */
function isIncomplete(units: readonly Unit[], statements: readonly Placed<ast.Statement>[]): boolean {
  const paths = new Set<string>();
  for (const { node } of statements) if (node.kind === "Uses") paths.add(node.path.value);
  return paths.size > units.length - 1;
}
