import type * as ast from "../grammar/ast.ts";
import { moduleNotFound } from "../grammar/diagnostics/catalogue/modules.ts";
import { baseNotFound, circularBase } from "../grammar/diagnostics/catalogue/variants.ts";
import { type Diagnostic, report } from "../grammar/diagnostics/diagnostic.ts";
import { parsed } from "../grammar/parse.ts";
import type { Place, Source } from "../grammar/source.ts";
import type { Piece, Unit } from "./model/model.ts";
import { mergeVariant, piecesOf } from "./variant/merge.ts";

/** Where files come from; the command line and the editor hand in theirs, tests use memory. */
export interface Host {
  /** The text that `uses "path"` (or `amends "path"`) in the file `from` means; null where there is none. */
  readonly find: (path: string, from: Source) => Source | null;
  /** Files that are there and have a name close to one that is not, as `from` would name them. */
  readonly near?: (path: string, from: Source) => readonly string[];
}

/** The draft that an amendment amends, and since when. */
export interface Amends {
  readonly from: ast.Expression;
  /** The amendment's own file, and those of variants of it: where it says what passes over. */
  readonly sources: readonly Source[];
  /** The draft before, with the scenarios of the amendment, which look at it too. */
  readonly units: readonly Unit[];
  /** What that draft amends itself. */
  readonly amends: Amends | null;
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
  readonly amends: {
    readonly from: ast.Expression;
    readonly sources: readonly Source[];
    readonly base: Draft;
  } | null;
  readonly deleted: ReadonlyMap<string, Place>;
}

/** Reads the contract, what it amends and, each once, the modules it uses. */
export function load(source: Source, host: Host): Loaded {
  const loader = new Loader(host);
  const draft = loader.draft(source, []);
  const units = loader.withModules(draft);
  return { units, amends: loader.amends(draft), deleted: draft.deleted, diagnostics: loader.diagnostics };
}

/** Reads each file once, so that a clause that two drafts share is one and the same node in both. */
class Loader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly host: Host;
  private readonly read = new Map<string, { readonly source: Source; readonly file: ast.File }>();
  private readonly missing = new Set<string>();

  constructor(host: Host) {
    this.host = host;
  }

  private parsed(source: Source): { readonly source: Source; readonly file: ast.File } {
    const known = this.read.get(source.name);
    if (known !== undefined) return known;
    const { file, diagnostics } = parsed(source);
    this.diagnostics.push(...diagnostics);
    const read = { source, file };
    this.read.set(source.name, read);
    return read;
  }

  draft(from: Source, chain: readonly string[]): Draft {
    const { source, file } = this.parsed(from);
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
    const found = this.host.find(path, source);
    if (found === null) {
      const near = this.host.near?.(path, source) ?? [];
      const details = { path, whole: /^(?:[/\\]|[A-Za-z]:)/.test(path), near };
      const fixes = near.map((name) => ({
        title: `Write "${name}"`,
        edits: [{ place, text: `"${name}"` }],
      }));
      this.diagnostics.push(report(baseNotFound, place, details, { fixes }));
      return alone;
    }
    if (found.name === source.name || chain.includes(found.name)) {
      this.diagnostics.push(report(circularBase, place, { path }));
      return alone;
    }
    const base = this.draft(found, [...chain, source.name]);
    const merged = mergeVariant(base.pieces, file, source);
    this.diagnostics.push(...merged.diagnostics);
    // A variant is known by its base's title.
    const title = base.unit.file.header ?? header;
    return {
      unit: { source, file: { ...file, header: title }, imported: false, pieces: merged.pieces },
      pieces: merged.pieces,
      amends: amendsOf(header.from, base, source),
      deleted: merged.deleted,
    };
  }

  /** What a draft amends in time, and that what it amends, and so on. */
  amends({ amends, pieces }: Draft): Amends | null {
    if (amends === null) return null;
    const { from, sources, base } = amends;
    const scenarios = pieces.filter(({ node }) => node.kind === "Scenario");
    const all = [...base.pieces.filter(({ node }) => node.kind !== "Scenario"), ...scenarios];
    const before: Draft = { ...base, pieces: all, unit: { ...base.unit, pieces: all } };
    return { from, sources, units: this.withModules(before), amends: this.amends(before) };
  }

  /** The draft's unit, then the modules that its clauses use. */
  withModules(draft: Draft): Unit[] {
    const units: Unit[] = [draft.unit];
    const seen = new Set<string>([draft.unit.source.name]);
    const follow = (statement: ast.Item, source: Source): void => {
      if (statement.kind !== "Uses") return;
      const path = statement.path.value;
      const found = this.host.find(path, source);
      if (found === null) {
        const place = { source, span: statement.path.span };
        const key = `${source.name} ${place.span.start}`;
        if (!this.missing.has(key)) this.diagnostics.push(report(moduleNotFound, place, { path }));
        this.missing.add(key);
        return;
      }
      if (seen.has(found.name)) return;
      seen.add(found.name);
      const module = this.parsed(found);
      units.push({ ...module, imported: true });
      followAll(piecesOf(module.file, module.source));
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
}

/** With a date, the base is what it takes the place of; without one it is other words for its base, whatever that amends. */
function amendsOf(from: ast.Expression | null, base: Draft, source: Source): Draft["amends"] {
  if (from !== null) return { from, sources: [source], base };
  return base.amends === null ? null : { ...base.amends, sources: [...base.amends.sources, source] };
}
