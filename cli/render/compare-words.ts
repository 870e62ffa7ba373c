/** A comparison in words, line by line; the terminal and the page show the same. */

import type { DraftChange, PartChange } from "../../interpreter/compare/drafts.ts";
import type {
  ActChange,
  DutyChange,
  Pair,
  Parting,
  TermChange,
  Total,
} from "../../interpreter/compare/runs.ts";
import { eventName, sectionWords, verdictWords } from "../../interpreter/report/names.ts";
import { ABOUT, show, showAsset, showDay, showInstant, valueKey } from "../../interpreter/report/show.ts";
import type { ActRecord, ObligationRecord, Shown } from "../../interpreter/run/result.ts";
import { Rational } from "../../interpreter/values/rational.ts";

/** Longer passages are cut for the eye; JSON and the page have them whole. */
const LONGEST = 160;

export function cut(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}

/** `section 7, "Over The Cap"`. */
export function whereWords({ section, name, subject }: DraftChange): string {
  const what = name === null ? `a ${subject}` : subject === "setting" ? name : `"${name}"`;
  return `${sectionWords(section)}, ${subject === "precedence" || subject === "words" ? subject : what}`;
}

/** `4.999% becomes 9.99%`. */
export function changeWords(change: DraftChange): string[] {
  const passage = change.after ?? change.before;
  switch (change.what) {
    case "added":
    case "removed":
      return [`${change.what}: ${cut(passage?.text ?? "")}`];
    case "moved":
      return [`moved from ${sectionWords(change.from ?? "")}`];
    case "reworded":
      return ["other words, same meaning"];
    case "changed":
      return [
        ...(change.from === null ? [] : [`moved from ${sectionWords(change.from)}`]),
        ...change.parts.map(partWords),
      ];
  }
}

function partWords({ before, after }: PartChange): string {
  if (before === null) return `added: ${cut(after?.text ?? "")}`;
  if (after === null) return `removed: ${cut(before.text)}`;
  return `${cut(before.text)} becomes ${cut(after.text)}`;
}

export function partingWords(parting: Parting | null): string {
  if (parting === null) return "On these facts the two come to the same.";
  const { day, event, id, section } = parting;
  const under = section === null ? "" : `, under ${sectionWords(section)}`;
  return `They part on ${showDay(day)} at ${eventName(event, id)}${under}.`;
}

/** Both values, with as many places as it takes to tell them apart. */
export function pairOfValues({ before, after }: Pair<Shown>, zone: string): readonly [string, string] {
  const text = (value: Shown | null, places: number): string =>
    value === null ? "–" : show(value, { zone, places });
  for (const places of [6, 12, 34]) {
    const [was, is] = [text(before, places), text(after, places)];
    // Where one is cut and the other is not, the sign alone does not tell them apart.
    if (was.replace(ABOUT, "") !== is.replace(ABOUT, "")) return [was, is];
  }
  const same = before !== null && after !== null && valueKey(before) === valueKey(after);
  if (same || before === null || after === null) return [text(before, 6), text(after, 6)];
  return [valueKey(before), valueKey(after)];
}

function verdict(act: ActRecord | null): string {
  if (act === null) return "not reached";
  if (act.status === "accepted") return verdictWords(act);
  const most = act.mostAllowed === null ? "" : `, at most ${act.mostAllowed.toLocaleString("en-US")}`;
  return `${verdictWords(act)}${most}`;
}

/** What is said of an act: a row for its fate and one for each value. */
export function actRows(change: ActChange, zone: string): [string, string, string][] {
  const name = `${eventName(change.act, change.id)}, ${showDay(change.day)}`;
  const [was, is] = [verdict(change.before), verdict(change.after)];
  const values = change.values.map((each): [string, string, string] => [
    `${name}: ${each.name}`,
    ...pairOfValues(each, zone),
  ]);
  return was === is ? values : [[name, was, is], ...values];
}

/** Each day on which a term changes and the two have not the same value. */
export function termRows(terms: readonly TermChange[], zone: string): [string, string, string][] {
  const differs = ({ before, after }: Pair<Shown>): boolean =>
    before === null || after === null ? before !== after : valueKey(before) !== valueKey(after);
  return terms.flatMap(({ name, points }) =>
    points.length < 2
      ? []
      : points
          .filter(differs)
          .map((point): [string, string, string] => [
            `${name}, ${showDay(point.day)}`,
            ...pairOfValues(point, zone),
          ]),
  );
}

export function dutyRow(
  { party, act, event, id, day, before, after }: DutyChange,
  zone: string,
): [string, string, string] {
  const words = (duty: ObligationRecord | null): string =>
    duty === null
      ? "no such duty"
      : `${duty.status}${duty.due === null ? "" : `, due ${showInstant(duty.due, zone)}`}`;
  const from = `${eventName(event, id)}, ${showDay(day)}`;
  return [`${act} by ${party}, from ${from}`, words(before), words(after)];
}

/** The row of a total: on both sides and the difference, with its sign. */
export function totalRow({ party, asset, before, after, difference }: Total, zone: string): string[] {
  const text = (amount: Rational | null): string => showAsset(asset, amount ?? Rational.ZERO, { zone });
  return [party, text(before), text(after), signed(text(difference), difference)];
}

/** With a plus where it is more: `+$1.00`, `≈ +$0.33`. What rounds to nothing has neither sign: `≈ $0.00`. */
export function signed(text: string, amount: Rational): string {
  const isNothing = text.startsWith(ABOUT) && !/[1-9]/.test(text);
  if (amount.sign() <= 0 || isNothing) return text;
  return text.startsWith(ABOUT) ? `${ABOUT}+${text.slice(ABOUT.length)}` : `+${text}`;
}
