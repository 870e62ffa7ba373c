import type * as ast from "../../grammar/ast.ts";
import { exceptionFromPower } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Home, Model } from "../model/model.ts";
import { placedEffects } from "./support/actions.ts";
import { inWords } from "./support/words.ts";

/** A node that may have no meaning yet, and where it stands. */
interface Candidate {
  readonly node: ast.Exception;
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
  return rights.flatMap(({ right, home }) =>
    right.exception === null ? [] : [{ node: right.exception, home }],
  );
}
