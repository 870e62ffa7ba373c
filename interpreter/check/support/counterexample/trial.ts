/** One try: facts told and values given, run, and said as a scenario. */

import type * as ast from "../../../../grammar/ast.ts";
import { parse } from "../../../../grammar/parse.ts";
import { buildProgram } from "../../../compile/build.ts";
import type { Determination, FactEvent, FactValue, QuoteColumn, QuoteRow } from "../../../facts/types.ts";
import { QUOTE_COLUMNS } from "../../../facts/types.ts";
import type { Model, TermSymbol } from "../../../model/model.ts";
import type { NeedRecord, RunResult } from "../../../run/result.ts";
import { Run } from "../../../run/run.ts";
import { dayToIso, longDate } from "../../../values/day.ts";
import { printDecimal } from "../../../values/decimal.ts";
import { instantAt } from "../../../values/instant.ts";
import { Rational } from "../../../values/rational.ts";
import type { Choice } from "./choices.ts";
import type { Story } from "./story.ts";

/** Something given for the whole scenario: a term's first value, a quote of a day, a determination. */
export interface Given {
  readonly key: string;
  readonly term: TermSymbol;
  /** For a quote, and for what is determined for a day. */
  readonly day: number | null;
}

export interface Trial {
  readonly story: Story;
  readonly givens: readonly Given[];
  readonly readings: ReadonlyMap<string, string>;
  /** What is picked for each variable; null where it is left out. */
  readonly picked: ReadonlyMap<string, Choice | null>;
}

const CLOSE_OF_BUSINESS = 17 * 60;

/** Runs a trial. What the interpreter has no answer to is in the result. */
export function run(model: Model, trial: Trial): RunResult {
  const { story, givens, readings, picked } = trial;
  const settings = new Map<string, ast.Expression>();
  const quotes: QuoteRow[] = [];
  const determinations: Determination[] = [];
  for (const { key, term, day } of givens) {
    const choice = picked.get(key) ?? null;
    if (choice === null) continue;
    const column = term.body.form === "quoted" ? columnOf(term.body.column) : null;
    if (column !== null && day !== null && choice.value instanceof Rational)
      addQuote(quotes, day, column, choice.value);
    else if (term.body.form === "determined")
      determinations.push({
        index: -1,
        term: term.name,
        by: term.body.by,
        value: determined(choice.value),
        for: day,
        day: day ?? 0,
        instant: day === null ? 0 : instantAt(day, CLOSE_OF_BUSINESS, model.zone),
        place: NOWHERE,
      });
    else {
      const value = literal(choice.text);
      if (value !== null) settings.set(term.name, value);
    }
  }
  const events = story.tellings.map((telling, index): FactEvent => {
    const day = dayOf(trial, telling.day);
    const fields = telling.fields.flatMap(({ name, key }): [string, FactValue][] => {
      const choice = picked.get(key) ?? null;
      return choice === null ? [] : [[name, choice.value]];
    });
    return {
      index,
      kind: telling.event,
      id: telling.id,
      instant: instantAt(day, CLOSE_OF_BUSINESS, model.zone),
      day,
      dateOnly: true,
      of: telling.of,
      certificate: null,
      fields: new Map(fields),
      place: NOWHERE,
      fieldPlaces: new Map(),
    };
  });
  const last = events.at(-1)?.day ?? null;
  const asOf = last === null ? null : last + story.patience;
  const program = buildProgram(model, { readings, settings }, new Map());
  return new Run(program, { events, determinations, quotes }, { asOf }).result();
}

const NOWHERE = { source: { name: "", text: "" }, span: { start: 0, end: 0 } };

const dayOf = ({ picked }: Trial, key: string): number => {
  const value = picked.get(key)?.value;
  return typeof value === "number" ? value : 0;
};

const columnOf = (column: string): QuoteColumn | null =>
  QUOTE_COLUMNS.find((each) => each === column) ?? null;

function addQuote(quotes: QuoteRow[], day: number, column: QuoteColumn, value: Rational): void {
  const at = quotes.findIndex((row) => row.day === day);
  const known = quotes[at];
  if (known === undefined)
    quotes.push({ day, venue: null, asset: null, values: { [column]: value }, place: NOWHERE });
  else quotes[at] = { ...known, values: { ...known.values, [column]: value } };
}

function determined(value: FactValue): string {
  if (value instanceof Rational) return printDecimal(value).text;
  if (typeof value === "number") return dayToIso(value);
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" ? value : "";
}

function literal(text: string): ast.Expression | null {
  const { file } = parse({ name: "", text: `"T" means ${text}.` });
  const [definition] = file.items;
  return definition?.kind === "Definition" && "value" in definition.body ? definition.body.value : null;
}

/** What can be given so that a run does not lack this; null where nothing can. */
export function givenFor(model: Model, { kind, what, day }: NeedRecord): Given | null {
  const name = what.replace(/ on .*$/, "");
  for (const term of model.termsByName.get(name) ?? []) {
    const { body, scope } = term;
    if (kind === "quote" && body.form === "quoted" && day !== null)
      return { key: `given ${term.name} on ${day}`, term, day };
    if (kind === "determination" && body.form === "determined" && scope.of !== "event")
      return { key: `given ${term.name} on ${day}`, term, day: scope.of === "date" ? day : null };
    if ((kind === "blank" || kind === "fact") && isFilled(term))
      return { key: `given ${term.name}`, term, day: null };
  }
  return null;
}

/** Terms that hold one value: of the certificate, or of a party. */
export function isFilled({ scope, body }: TermSymbol): boolean {
  return (
    (scope.of === "certificate" || scope.of === "party") &&
    (body.form === "formula" || body.form === "adjustable")
  );
}

// ---- as a scenario ----

/** The facts, from `given` to the last event, without what is expected. */
export function stepsOf(trial: Trial): {
  readonly given: readonly string[];
  readonly told: readonly string[];
} {
  const { story, givens, readings, picked } = trial;
  const given = [
    ...[...readings.values()].map((name) => `reading "${name}"`),
    ...givens.flatMap(({ key, term, day }) => {
      const choice = picked.get(key) ?? null;
      return choice === null
        ? []
        : [`${term.name} is ${choice.text}${day === null ? "" : ` on ${longDate(day)}`}`];
    }),
  ];
  const told = story.tellings.map(({ event, id, of, day, fields }) => {
    const values = fields.flatMap(({ name, key }) => {
      const choice = picked.get(key) ?? null;
      return choice === null ? [] : [`${name} = ${choice.text}`];
    });
    const subject = `${event}${id === null ? "" : ` "${id}"`}${of === null ? "" : ` of "${of}"`}`;
    const having = values.length === 0 ? "" : ` with ${values.join(", ")}`;
    return `on ${longDate(dayOf(trial, day))}: ${subject}${having}.`;
  });
  return { given, told };
}
