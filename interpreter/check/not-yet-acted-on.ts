import type * as ast from "../../grammar/ast.ts";
import {
  amendsFile,
  definitionDeleted,
  exceptionFromPower,
  sectionChange,
} from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Home, Model } from "../model/model.ts";
import { placedEffects } from "./support/actions.ts";
import { inWords } from "./support/words.ts";

/** A node that may have no meaning yet, and where it stands. */
interface Candidate {
  readonly node: ast.Header | ast.Section | ast.DefinitionChange | ast.Exception;
  readonly home: Home;
}

type Kind = Candidate["node"]["kind"];

type Row<K extends Kind> = (
  node: Extract<Candidate["node"], { kind: K }>,
  candidate: Candidate,
) => Diagnostic | null;

const at = (home: Home, { span }: { readonly span: ast.Node["span"] }): Diagnostic["place"] => ({
  source: home.source,
  span,
});

/** What is said of each kind of node. A line goes when the meaning comes. */
const NOT_YET: { readonly [K in Kind]?: Row<K> } = {
  Exception: ({ act }, { home }) =>
    report(exceptionFromPower, at(home, act), { act: act.text, where: inWords(home) }),
  Header: ({ form, title }, { home }) =>
    form === "amends" ? report(amendsFile, at(home, title), { file: title.value }) : null,
  Section: ({ label, change }, { home }) =>
    change === "none" ? null : report(sectionChange, at(home, label), { section: inWords(home), change }),
  DefinitionChange: ({ name }, { home }) => report(definitionDeleted, at(home, name), { term: name.text }),
};

/** What the grammar has and a run does not act upon yet ("what has no meaning yet says so by a diagnostic, never by silence"). */
export function notYetActedOn(model: Model): Diagnostic[] {
  return candidates(model).flatMap((candidate) => {
    const row = NOT_YET[candidate.node.kind] as Row<Kind> | undefined;
    return row?.(candidate.node, candidate) ?? [];
  });
}

function candidates(model: Model): Candidate[] {
  const own = (home: Home): boolean => !home.imported;
  const rights = [
    ...model.rights.map(({ node, home }) => ({ right: node.right, home })),
    ...placedEffects(model).flatMap(({ effect, rule: { home } }) =>
      effect.kind === "Right" ? [{ right: effect, home }] : [],
    ),
  ].filter(({ home }) => own(home));
  return [
    ...structure(model),
    ...rights.flatMap(({ right, home }) =>
      right.exception === null ? [] : [{ node: right.exception, home }],
    ),
  ];
}

/** The headings of the contract's own file. */
function structure(model: Model): Candidate[] {
  return model.units.flatMap(({ source, file, imported }): Candidate[] => {
    if (imported) return [];
    const home: Home = { source, section: null, imported };
    const sections = new Map(model.sections.map((section) => [section.node, section]));
    const header = file.header === null ? [] : [{ node: file.header, home }];
    const items = file.items.flatMap((node): Candidate[] => {
      if (node.kind === "DefinitionChange") return [{ node, home }];
      if (node.kind !== "Section") return [];
      return [{ node, home: { ...home, section: sections.get(node) ?? null } }];
    });
    return [...header, ...items];
  });
}
