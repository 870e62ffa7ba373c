import { fieldUnreadable, notAField, unknownAct } from "../../grammar/diagnostics/catalogue/command-line.ts";
import { missingOption, wrongNumber } from "../../grammar/diagnostics/catalogue/options.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import { wrap } from "../../grammar/diagnostics/render.ts";
import type { Value } from "../../interpreter/compile/value.ts";
import { readAmount } from "../../interpreter/facts/amounts.ts";
import type { EventSymbol, Model } from "../../interpreter/model/model.ts";
import type { FieldSchema, Type } from "../../interpreter/model/types.ts";
import { pickedReadings } from "../../interpreter/readings/picked.ts";
import { bareToJson, camelCase, type Json } from "../../interpreter/report/json.ts";
import { sectionWords } from "../../interpreter/report/names.ts";
import { show, showDay } from "../../interpreter/report/show.ts";
import { can, type Answer, type Way } from "../../interpreter/run/can.ts";
import { run as runContract } from "../../interpreter/run/run.ts";
import { dayToIso, parseDay } from "../../interpreter/values/day.ts";
import { unitWords } from "../../interpreter/values/unit.ts";
import type { Call, Command, Word } from "../command.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";
import { certificateOption, certificateSlip, choiceOptions, factOptions, prepare } from "../prepare.ts";
import { forPeople } from "../render/result.ts";
import { readDay } from "../settings.ts";

export const command: Command = {
  name: "can",
  summary: "what an act may take up on a day, its cost, and what refuses more",
  description:
    "Runs the facts up to a day and tries an act on it, each way in which it can be done: the greatest number that every section allows, what it costs and gives, " +
    "the sections that refuse one more, and with --number the first day on which so many are allowed.",
  operands: [
    { name: "FILE", count: "one", help: "the contract" },
    { name: "ACT", count: "one", help: "the act: Exercise" },
  ],
  options: [
    { name: "--on", value: "DATE", help: "the day of the act (2007-12-31)" },
    { name: "--number", value: "N", help: "also find the first day on which so many are allowed" },
    {
      name: "--with",
      value: "FIELD=VALUE",
      repeatable: true,
      help: 'what else the act states: --with "Shares Owned=100,000"',
    },
    ...factOptions,
    ...choiceOptions.filter(({ name }) => name !== "--as-of"),
    certificateOption,
  ],
  examples: [
    {
      command: "tenor can draft.tenor Exercise --on 2007-12-31 --events events.json --quotes quotes.csv",
      says: "how many shares could be had on December 31, 2007, for how much",
    },
    {
      command: 'tenor can draft.tenor Exercise --on 2005-06-01 --number 1000 --with "Shares Owned=2,000,000"',
      says: "and when 1,000 shares can be had first",
    },
  ],
  run,
};

async function run(call: Call): Promise<number> {
  const [file, act] = call.operands;
  if (file === undefined || act === undefined) return 2;
  const [on] = call.values("--on");
  if (on === undefined) {
    const end = call.line.text.length;
    const place = { source: call.line, span: { start: end, end } };
    return giveUp(call, [report(missingOption, place, { option: "--on DATE", command: "can" })]);
  }
  const day = readDay(on);
  if (day.value === null) return giveUp(call, day.diagnostics);
  const quantity = readNumber(call.values("--number")[0]);
  if (typeof quantity === "object" && quantity !== null) return giveUp(call, [quantity]);
  const prepared = await prepare(call, file);
  if ("failed" in prepared) return giveUp(call, prepared.failed);
  const { model, facts, options } = prepared;
  const event = model.events.get(act.text);
  if (event === undefined || !event.act) return giveUp(call, [noSuchAct(act, model)]);
  const fields = readFields(call.values("--with"), event);
  const missing = fields.diagnostics.length > 0 ? [] : missingFields(call, event, fields.values);
  if (fields.diagnostics.length + missing.length > 0)
    return giveUp(call, [...fields.diagnostics, ...missing]);
  const [under] = call.values("--certificate");
  const slip =
    under === undefined
      ? null
      : certificateSlip(under, runContract(model, facts, { ...options, asOf: day.value }));
  if (slip !== null) return giveUp(call, [slip]);
  const answer = can(model, facts, options, {
    act: act.text,
    on: day.value,
    fields: fields.values,
    certificate: under?.text ?? null,
    quantity,
  });
  if (answer === null) return giveUp(call, [noSuchAct(act, model)]);
  const { terminal } = call;
  if (call.json) {
    const readings = Object.fromEntries(pickedReadings(model, options.choices.readings));
    printJson(
      terminal,
      { ...answerJson(answer, day.value, quantity, model), readings },
      prepared.diagnostics,
    );
  } else {
    terminal.write(answerText(answer, day.value, quantity, call, model));
    complain(terminal, forPeople(prepared.diagnostics, []));
  }
  return exitCodeOf(prepared.diagnostics);
}

// ---- what is asked ----

function noSuchAct(act: Word, { events }: Model): Diagnostic {
  const acts = [...events.values()].flatMap((event) => (event.act && !event.implied ? [event.name] : []));
  return report(unknownAct, act.place, { name: act.text, near: nearestOf(act.text, acts, 2), acts });
}

/** A whole number, or null where none is asked for. */
function readNumber(word: Word | undefined): bigint | Diagnostic | null {
  if (word === undefined) return null;
  const digits = word.text.replace(/(?<=^\d{1,3}(?:,\d{3})*),(?=\d{3}(?:,\d{3})*$)/g, "");
  if (/^\d{1,30}$/.test(digits)) return BigInt(digits);
  return report(wrongNumber, word.place, { text: word.text });
}

interface FieldsRead {
  readonly values: ReadonlyMap<string, Value>;
  readonly diagnostics: readonly Diagnostic[];
}

function readFields(words: readonly Word[], event: EventSymbol): FieldsRead {
  const values = new Map<string, Value>();
  const diagnostics: Diagnostic[] = [];
  const known = event.schema.fields.filter(({ name }) => name !== event.quantityField);
  for (const { text, place } of words) {
    const equals = text.indexOf("=");
    const name = (equals < 0 ? text : text.slice(0, equals)).trim();
    const field = known.find((each) => each.name === name);
    const value = field === undefined || equals < 0 ? null : readField(field, text.slice(equals + 1).trim());
    if (field === undefined) {
      const names = known.map((each) => each.name);
      const near = nearestOf(name, names, 2);
      diagnostics.push(report(notAField, place, { act: event.name, name, near, fields: names }));
    } else if (value === null) {
      const details = { field: name, expected: wordsOf(field.type), text: text.slice(equals + 1).trim() };
      diagnostics.push(report(fieldUnreadable, place, details));
    } else values.set(name, value);
  }
  return { values, diagnostics };
}

/** What the act has to state and nobody told: its number is looked for, and a choice is tried each way. */
function missingFields({ line }: Call, event: EventSymbol, known: ReadonlyMap<string, Value>): Diagnostic[] {
  const end = line.text.length;
  return event.schema.fields.flatMap(({ name, type, optional }) => {
    const tried = type.kind === "text" && type.oneOf !== undefined;
    if (optional || tried || name === event.quantityField || known.has(name)) return [];
    const place = { source: line, span: { start: end, end } };
    return [report(missingOption, place, { option: `--with "${name}=..."`, command: "can" })];
  });
}

function readField({ type }: FieldSchema, text: string): Value | null {
  switch (type.kind) {
    case "quantity": {
      const read = readAmount(text, type.unit);
      return read.kind === "amount" && read.value.sign() >= 0 ? read.value : null;
    }
    case "yes/no":
      return text === "yes" ? true : text === "no" ? false : null;
    case "text":
      return type.oneOf === undefined || type.oneOf.includes(text) ? text : null;
    case "date":
      return parseDay(text);
    case "party":
      return text;
    case "instant":
    case "time":
    case "period":
    case "duration":
    case "event":
    case "basket":
    case "unknown":
      return null;
  }
}

function wordsOf(type: Type): string {
  switch (type.kind) {
    case "quantity":
      return unitWords(type.unit);
    case "yes/no":
      return "yes or no";
    case "text":
      return type.oneOf === undefined ? "a text" : type.oneOf.map((each) => `"${each}"`).join(" or ");
    case "date":
      return "a date such as 2007-12-31";
    case "party":
      return "the name of a party";
    case "instant":
    case "time":
    case "period":
    case "duration":
    case "event":
    case "basket":
    case "unknown":
      return "something that an events file can state, and this option cannot";
  }
}

// ---- what is answered ----

function answerJson({ event, ways }: Answer, on: number, quantity: bigint | null, { zone }: Model): object {
  const pairs = (list: Way["gives"] | Way["terms"]): { readonly [key: string]: Json } =>
    Object.fromEntries(list.map(({ name, value }) => [camelCase(name), bareToJson(value, zone)]));
  return {
    act: event.name,
    on: dayToIso(on),
    ways: ways.map((way) => ({
      ...(way.certificate === null ? {} : { certificate: way.certificate }),
      way: way.label,
      most: way.most === null ? null : String(way.most),
      ...pairs(way.terms),
      ...pairs(way.gives),
      moreRefusedBy: way.refusesMore.map(({ section, text }) => ({ section, text })),
      ...(quantity === null
        ? {}
        : { number: String(quantity), earliest: way.earliest === null ? null : dayToIso(way.earliest) }),
    })),
  };
}

function answerText(
  { event, ways }: Answer,
  on: number,
  quantity: bigint | null,
  { terminal }: Call,
  { zone }: Model,
): string {
  const { colours, columns } = terminal;
  const parts = ways.map(({ certificate, label, most, terms, gives, refusesMore, earliest }) => {
    const under = certificate === null ? "" : `, certificate ${certificate}`;
    const how = label === "" ? "" : `, ${label}`;
    const lines = [colours.strong(event.name + under + how)];
    const add = (text: string): void => {
      lines.push(...wrap(text, columns - 2).map((line) => `  ${line}`));
    };
    add(mostWords(most, event));
    const pairs = [...terms, ...gives].map(({ name, value }) => `${name} ${show(value, { zone })}`);
    if (pairs.length > 0 && most !== 0n) add(pairs.join("; "));
    if (refusesMore.length > 0) add(most === 0n || most === null ? "It is refused:" : "One more is refused:");
    for (const { section, text } of refusesMore) {
      const words = `${sectionWords(section)}: ${text}`;
      lines.push(
        ...wrap(words.charAt(0).toUpperCase() + words.slice(1), columns - 4).map((line) => `    ${line}`),
      );
    }
    if (quantity !== null) add(earliestWords(quantity, earliest));
    return lines.join("\n");
  });
  return `${showDay(on)}\n\n${parts.join("\n\n")}\n`;
}

function mostWords(most: bigint | null, event: EventSymbol): string {
  const what = event.quantityField ?? event.name;
  if (most === null)
    return event.quantityField === null ? `${what} counts nothing.` : `The most could not be found.`;
  return most === 0n ? "None is allowed." : `At most ${most.toLocaleString("en-US")} ${what}.`;
}

function earliestWords(quantity: bigint, earliest: number | null): string {
  const number = quantity.toLocaleString("en-US");
  return earliest === null
    ? `${number} are allowed on no day that can be seen from here.`
    : `${number} are allowed from ${showDay(earliest)}.`;
}
