import type * as ast from "../grammar/ast.ts";
import { moduleNotFound } from "../grammar/diagnostics/catalogue/modules.ts";
import { baseNotFound, circularBase, dateNotActedOn } from "../grammar/diagnostics/catalogue/variants.ts";
import { type Diagnostic, report } from "../grammar/diagnostics/diagnostic.ts";
import { parsed } from "../grammar/parse.ts";
import type { Place, Source } from "../grammar/source.ts";
import type { Piece, Unit } from "./model/model.ts";
import { mergeVariant, piecesOf } from "./variant/merge.ts";

/** Where files come from; the command line and the editor hand in theirs, tests use memory. */
export interface Host {
  /** The text that `uses "path"` (or `amends "path"`) in the file `from` means; null where there is none. */
  readonly find: (path: string, from: Source) => Source | null;
}

/** The draft that an amendment amends, and since when. */
export interface Amends {
  readonly from: ast.Expression;
  readonly units: readonly Unit[];
}

/** All the files of a contract, read. */
export interface Loaded {
  readonly units: readonly Unit[];
  readonly amends: Amends | null;
  /** Names whose definitions a variant takes out, with where it says so. */
  readonly deleted: ReadonlyMap<string, Place>;
  readonly diagnostics: readonly Diagnostic[];
}

/** A draft with the drafts that it amends laid under it. */
interface Draft {
  readonly unit: Unit;
  readonly pieces: readonly Piece[];
  readonly amends: { readonly from: ast.Expression; readonly base: Draft } | null;
  readonly deleted: ReadonlyMap<string, Place>;
}

/** Reads the contract, what it amends and, each once, the modules it uses. */
export function load(source: Source, host: Host): Loaded {
  const diagnostics: Diagnostic[] = [];
  const draft = readDraft(source, host, diagnostics, []);
  const units = withModules(draft, host, diagnostics);
  const { amends } = draft;
  return {
    units,
    amends: amends === null ? null : { from: amends.from, units: withModules(amends.base, host, []) },
    deleted: draft.deleted,
    diagnostics,
  };
}

function readDraft(source: Source, host: Host, diagnostics: Diagnostic[], chain: readonly string[]): Draft {
  const read = parsed(source);
  diagnostics.push(...read.diagnostics);
  const { file } = read;
  const header = file.header;
  const alone: Draft = {
    unit: { source, file, imported: false },
    pieces: piecesOf(file, source),
    amends: null,
    deleted: new Map(),
  };
  if (header?.form !== "amends") return alone;
  const place = { source, span: header.title.span };
  const path = header.title.value;
  const found = host.find(path, source);
  if (found === null) {
    diagnostics.push(report(baseNotFound, place, { path }));
    return alone;
  }
  if (found.name === source.name || chain.includes(found.name)) {
    diagnostics.push(report(circularBase, place, { path }));
    return alone;
  }
  const base = readDraft(found, host, diagnostics, [...chain, source.name]);
  const merged = mergeVariant(base.pieces, file, source);
  diagnostics.push(...merged.diagnostics);
  if (header.from !== null) diagnostics.push(report(dateNotActedOn, place, { path }));
  // A variant is known by its base's title.
  const title = base.unit.file.header ?? header;
  return {
    unit: { source, file: { ...file, header: title }, imported: false, pieces: merged.pieces },
    pieces: merged.pieces,
    amends: header.from === null ? null : { from: header.from, base },
    deleted: merged.deleted,
  };
}

/** The draft's unit, then the modules that its clauses use. */
function withModules(draft: Draft, host: Host, diagnostics: Diagnostic[]): Unit[] {
  const units: Unit[] = [draft.unit];
  const seen = new Set<string>([draft.unit.source.name]);
  const follow = (statement: ast.Item, source: Source): void => {
    if (statement.kind !== "Uses") return;
    const path = statement.path.value;
    const found = host.find(path, source);
    if (found === null) {
      diagnostics.push(report(moduleNotFound, { source, span: statement.path.span }, { path }));
      return;
    }
    if (seen.has(found.name)) return;
    seen.add(found.name);
    const { file, diagnostics: slips } = parsed(found);
    diagnostics.push(...slips);
    units.push({ source: found, file, imported: true });
    followAll(piecesOf(file, found));
  };
  const followAll = (pieces: readonly Piece[]): void => {
    for (const { node, source, statements } of pieces) {
      follow(node, source);
      for (const inside of statements) follow(inside.node, inside.source);
    }
  };
  followAll(draft.pieces);
  return units;
}
