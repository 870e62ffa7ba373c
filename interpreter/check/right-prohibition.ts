import type * as ast from "../../grammar/ast.ts";
import { defeatedRight, emptyRight } from "../../grammar/diagnostics/catalogue/precedence.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nameText } from "../model/chains.ts";
import type { Home, Model } from "../model/model.ts";
import { listed } from "../model/similar.ts";
import { placedEffects } from "./support/actions.ts";
import { Budget } from "./support/budget.ts";
import { Conditions, exclude, implies } from "./support/conditions.ts";
import { canPrevail, prevailFixes } from "./support/headings.ts";
import { Prevailing } from "./support/prevailing.ts";
import { Wording } from "./support/wording.ts";
import { atStart, inSameSection, inWords, inWordsAll } from "./support/words.ts";
import { withArticle } from "../model/with-article.ts";

/** The pairs that are compared for one contract. */
const MOST_PAIRS = 200_000;

/** So many are told at once. */
const MOST_TOLD = 100;

/** So many rights are named that one prohibition can defeat. */
const MOST_NAMED = 5;

interface PlacedRight {
  readonly right: ast.Right;
  readonly home: Home;
  readonly parties: readonly string[];
}

/**
 * A right that a prohibition in another section can defeat, where no heading says which prevails ("a right that a prohibition
 * can defeat without `notwithstanding`/`subject to`"). A warning, since a run lets the prohibition prevail and drafts are often
 * meant so; an error where the prohibition holds whenever the right does, so that one of the two is without any effect.
 */
export function rightProhibition(model: Model): Diagnostic[] {
  const compare = comparison(model);
  const budget = new Budget(MOST_PAIRS);
  const found: Diagnostic[] = [];
  for (const all of Map.groupBy(rightsIn(model), ({ right }) => right.act.text).values()) {
    const rights = all.filter(({ right }) => !right.prohibition);
    for (const prohibition of all.filter(({ right }) => right.prohibition)) {
      const defeated: Record<How, PlacedRight[]> = { beside: [], defeats: [], "always defeats": [] };
      for (const right of rights) {
        if (!budget.spend()) return [...found, message(prohibition, [right], "not compared")];
        defeated[compare(right, prohibition)].push(right);
        if (defeated.defeats.length >= MOST_NAMED) break;
      }
      for (const how of ["defeats", "always defeats"] as const) {
        if (defeated[how].length > 0) found.push(message(prohibition, defeated[how], how));
      }
      if (found.length >= MOST_TOLD) return found;
    }
  }
  return found;
}

/** Those that stand by themselves, and those that arise from an event. */
function rightsIn(model: Model): PlacedRight[] {
  const placed = (right: ast.Right, home: Home): PlacedRight => ({
    right,
    home,
    parties: right.parties.map(nameText),
  });
  return [
    ...model.rights.map(({ node, home }) => placed(node.right, home)),
    ...placedEffects(model).flatMap(({ effect, rule }) =>
      effect.kind === "Right" ? [placed(effect, rule.home)] : [],
    ),
  ];
}

type How = "beside" | "defeats" | "always defeats";

function comparison(model: Model): (right: PlacedRight, prohibition: PlacedRight) => How {
  const prevailing = new Prevailing(model);
  const wording = new Wording(model);
  const conditions = new Conditions(model, wording);
  const sameTime = (a: ast.Expression | null, b: ast.Expression | null): boolean =>
    b === null || (a !== null && wording.keyOf(a) === wording.keyOf(b));
  return (given, taken) => {
    if (inSameSection(given.home, taken.home)) return "beside";
    if (!given.parties.some((party) => taken.parties.includes(party))) return "beside";
    if (prevailing.isSettled(given.home, taken.home)) return "beside";
    const [a, b] = [conditions.of(given.right.conditions), conditions.of(taken.right.conditions)];
    if (exclude(a, b)) return "beside";
    const always =
      sameTime(given.right.during, taken.right.during) &&
      sameTime(given.right.from, taken.right.from) &&
      sameTime(given.right.to, taken.right.to) &&
      b.readings?.size === 0 &&
      b.literals.every((needed) => a.literals.some((literal) => implies(literal, needed)));
    return always ? "always defeats" : "defeats";
  };
}

function message(
  taken: PlacedRight,
  rights: readonly PlacedRight[],
  how: Exclude<How, "beside"> | "not compared",
): Diagnostic {
  const [given] = rights as [PlacedRight];
  const homes = [...new Map(rights.map(({ home }) => [home.section, home])).values()];
  const details = {
    right: inWordsAll(homes),
    prohibition: inWords(taken.home),
    party: withArticle(listed(given.parties, "and")),
    act: given.right.act.text,
    headed: homes.every((home) => canPrevail(home, taken.home)),
    compared: how !== "not compared",
  };
  const place = { source: taken.home.source, span: taken.right.act.span };
  if (how === "not compared") return report(defeatedRight, place, details);
  const related = rights.map(({ right, home }) => ({
    place: { source: home.source, span: right.act.span },
    message: `${atStart(home)} gives the right here.`,
  }));
  const fixes = homes.length === 1 ? prevailFixes(given.home, taken.home) : [];
  return report(how === "defeats" ? defeatedRight : emptyRight, place, details, { related, fixes });
}
