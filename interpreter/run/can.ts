import type { Occurrence, Value } from "../compile/value.ts";
import type { EventSymbol, Model } from "../model/model.ts";
import type { FieldSchema } from "../model/types.ts";
import { endOfDay, instantAt, startOfDay } from "../values/instant.ts";
import { buildProgram } from "../compile/build.ts";
import { judge } from "./acts.ts";
import type { Facts } from "./facts.ts";
import { mostAllowed, withQuantity } from "./most-allowed.ts";
import type { ActRecord, Shown } from "./result.ts";
import { Run, type RunOptions } from "./run.ts";

/** A question about an act: how much of it, on which day. */
export interface Question {
  readonly act: string;
  readonly on: number;
  /** Fields of the act that are known; a one-of field that is left out is tried with each of its values. */
  readonly fields: ReadonlyMap<string, Value>;
  /** The certificate under which it would be done; null for the only one, or each that is outstanding. */
  readonly certificate: string | null;
  /** To find the first day on which so many are allowed. */
  readonly quantity: bigint | null;
}

/** The answer for one way of doing the act. */
export interface Way {
  /** Null without a register. */
  readonly certificate: string | null;
  /** The one-of fields' values of this way: `cash`. */
  readonly label: string;
  readonly fields: ReadonlyMap<string, Value>;
  readonly most: bigint | null;
  /** What the act gives at the most. */
  readonly gives: ActRecord["gives"];
  readonly terms: readonly { readonly name: string; readonly value: Shown }[];
  /** What refuses one more. */
  readonly refusesMore: ActRecord["reasons"];
  /** The first day, from the day asked, on which the quantity asked for is allowed; null where there is none. */
  readonly earliest: number | null;
}

export interface Answer {
  readonly event: EventSymbol;
  readonly ways: readonly Way[];
}

/** How far ahead a first day is looked for, in days. */
const HORIZON = 3660;

/** What could be done on a day: the facts up to it are run, and the act is tried. Null where there is no such act. */
export function can(model: Model, facts: Facts, options: RunOptions, question: Question): Answer | null {
  const found = model.events.get(question.act);
  if (found === undefined || !found.act) return null;
  const event: EventSymbol = found;
  const program = buildProgram(model, options.choices, options.natives);
  const runTo = (day: number): Run => {
    const run = new Run(program, facts, { asOf: day });
    run.result();
    return run;
  };
  const onDay = runTo(question.on);

  const trial = (
    run: Run,
    fields: ReadonlyMap<string, Value>,
    day: number,
    certificate: string | null,
  ): Occurrence => ({
    key: `?${day}`,
    identity: `?${day}`,
    kind: question.act,
    id: null,
    instant: Math.min(instantAt(day, 12 * 60, model.zone), endOfDay(day, model.zone)),
    day,
    dateOnly: true,
    fields,
    of: null,
    certificate,
    index: Number.MAX_SAFE_INTEGER,
    place: { source: run.program.model.units[0]!.source, span: event.node.name.span },
  });

  const tried = waysOf(event.schema.fields, question.fields);
  const ways = certificatesOf(onDay, question).flatMap((certificate) =>
    tried.map(({ label, fields }) => wayOf(label, fields, certificate)),
  );

  function wayOf(label: string, fields: ReadonlyMap<string, Value>, certificate: string | null): Way {
    const occurrence = trial(onDay, fields, question.on, certificate);
    const context = onDay.tryAct(occurrence);
    const most = mostAllowed(program, occurrence, context);
    const field = event.quantityField;
    const more = field === null ? occurrence : withQuantity(occurrence, field, (most ?? 0n) + 1n);
    const refusesMore = judge(program, more, context.forTerm(more)).reasons;
    const best = field === null || most === null ? occurrence : withQuantity(occurrence, field, most);
    const record = onDay.actRecord(best, context.forTerm(best));
    return {
      certificate,
      label,
      fields,
      most,
      gives: most === null || most === 0n ? [] : record.gives,
      terms: record.terms,
      refusesMore,
      earliest: field === null || question.quantity === null ? null : earliest(field, fields, certificate),
    };
  }

  /** Facts later than the day of the question are not known yet, so only time moves. */
  function earliest(
    field: string,
    fields: ReadonlyMap<string, Value>,
    certificate: string | null,
  ): number | null {
    // Time moves on as it is looked for.
    const onDay = runTo(question.on);
    for (let day = question.on; day <= question.on + HORIZON; day++) {
      const asked = withQuantity(trial(onDay, fields, day, certificate), field, question.quantity ?? 0n);
      onDay.passTo(endOfDay(day - 1, model.zone));
      const judgement = judge(program, asked, onDay.tryAct(asked));
      if (judgement.reasons.length === 0 && judgement.lack === null) return day;
    }
    return null;
  }

  return { event, ways };
}

/** The certificates under which an act is tried: the one asked for, or each that is outstanding. */
function certificatesOf(run: Run, { on, certificate }: Question): readonly (string | null)[] {
  if (run.fold.state.register === null) return [null];
  if (certificate !== null) return [certificate];
  const live = run.fold.live(startOfDay(on, run.program.model.zone));
  return live.length > 0 ? live : [...run.fold.state.register.certificates.keys()];
}

/** Each combination of the one-of fields that the question leaves open. */
function waysOf(
  fields: readonly FieldSchema[],
  known: ReadonlyMap<string, Value>,
): { label: string; fields: ReadonlyMap<string, Value> }[] {
  let ways: { label: string; fields: ReadonlyMap<string, Value> }[] = [{ label: "", fields: known }];
  for (const field of fields) {
    if (
      known.has(field.name) ||
      field.type.kind !== "text" ||
      field.type.oneOf === undefined ||
      field.optional
    )
      continue;
    const values = field.type.oneOf;
    ways = ways.flatMap((way) =>
      values.map((value) => ({
        label: way.label === "" ? value : `${way.label}, ${value}`,
        fields: new Map([...way.fields, [field.name, value]]),
      })),
    );
  }
  return ways;
}
