import { secondNoticeRule, unruledNotice } from "../../grammar/diagnostics/catalogue/law.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Model } from "../model/model.ts";
import { atStart, inWords } from "./support/words.ts";

/** When a notice takes effect has to be said once, and is said where there are notices at all. */
export function notices(model: Model): Diagnostic[] {
  const [first, ...others] = model.notices;
  if (first !== undefined)
    return others.map(({ node, home }) =>
      report(
        secondNoticeRule,
        { source: home.source, span: node.span },
        { where: atStart(home), first: inWords(first.home) },
        {
          related: [
            {
              place: { source: first.home.source, span: first.node.span },
              message: "The first stands here.",
            },
          ],
        },
      ),
    );
  return [...model.events.values()]
    .filter(({ notice, home }) => notice !== null && !home.imported)
    .slice(0, 1)
    .map(({ name, node, home }) =>
      report(unruledNotice, { source: home.source, span: node.name.span }, { act: name }),
    );
}
