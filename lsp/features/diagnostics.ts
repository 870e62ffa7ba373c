/** What the compiler says of a document, as the editor shows it. */

import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as Shown,
  type DiagnosticRelatedInformation,
} from "vscode-languageserver";
import { parsed } from "../../grammar/parse.ts";
import type * as ast from "../../grammar/ast.ts";
import type { Diagnostic, Severity } from "../../grammar/diagnostics/diagnostic.ts";
import type { Source } from "../../grammar/source.ts";
import type { Compilation } from "../../interpreter/compilation.ts";
import { locationOf, rangeOf, type UriOf } from "../positions.ts";
import type { View } from "../view.ts";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

const TAGS = { unused: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** The messages of a document: its own, and one at each `uses` for the errors of the module behind it. */
export function diagnosticsOf({ compilation, source, uriOf }: View, page: string | null): Shown[] {
  const own = compilation.diagnostics.filter(({ place }) => place.source === source);
  return [...own.map((each) => shown(each, uriOf, page)), ...ofModules(compilation, source, uriOf, page)];
}

/** One message; its title stands first and alone, then what it means, then the choices. */
export function shown(diagnostic: Diagnostic, uriOf: UriOf, page: string | null): Shown {
  const { code, severity, place, related, tags } = diagnostic;
  return {
    range: rangeOf(place.source, place.span),
    severity: SEVERITIES[severity],
    code,
    ...(page === null ? {} : { codeDescription: { href: `${page}#${code.toLowerCase()}` } }),
    source: "tenor",
    message: messageOf(diagnostic),
    ...(tags.length > 0 ? { tags: tags.map((tag) => TAGS[tag]) } : {}),
    ...(related.length > 0
      ? {
          relatedInformation: related.map((each): DiagnosticRelatedInformation => ({
            location: locationOf(each.place, uriOf),
            message: each.message,
          })),
        }
      : {}),
  };
}

export function messageOf({ title, text, help }: Diagnostic): string {
  return [title, text, ...help.map((line) => `Help: ${line}`)].filter((line) => line !== "").join("\n");
}

/** Errors of a module that is not the document at hand are shown where it is used. */
function ofModules(compilation: Compilation, source: Source, uriOf: UriOf, page: string | null): Shown[] {
  const elsewhere = compilation.diagnostics.filter(
    ({ place, severity }) => place.source !== source && severity === "error",
  );
  if (elsewhere.length === 0) return [];
  const uses = usesIn(parsed(source).file);
  return [...Map.groupBy(elsewhere, ({ place }) => place.source)].flatMap(([module, found]): Shown[] => {
    const [first] = found;
    const at = uses.find(({ path }) => names(module, path.value)) ?? uses[0];
    if (first === undefined || at === undefined) return [];
    const count = found.length === 1 ? "an error" : `${found.length} errors`;
    const related = found.slice(0, 5).map(({ place, title }) => ({ place, message: title }));
    const title = `The module "${at.path.value}" has ${count}: ${first.title}`;
    return [
      shown(
        { ...first, title, fixes: [], tags: [], related, place: { source, span: at.path.span } },
        uriOf,
        page,
      ),
    ];
  });
}

export function usesIn(file: ast.File): ast.Uses[] {
  return file.items
    .flatMap((item): readonly ast.Item[] => (item.kind === "Section" ? item.statements : [item]))
    .filter((item): item is ast.Uses => item.kind === "Uses");
}

function names(module: Source, path: string): boolean {
  const plain = path.replace(/^\.\//, "").replace(/\.tenor$/, "");
  return module.name.replace(/\.tenor$/, "").endsWith(plain);
}
