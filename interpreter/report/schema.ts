/** JSON Schemas (draft 2020-12): of a run's result, and of the events that a contract accepts. */

import type { Model } from "../model/model.ts";
import type { EventSchema, FieldSchema, Type } from "../model/types.ts";
import { unitWords } from "../values/unit.ts";
import { draftsOf, schemasOf } from "../variant/amendment.ts";
import type { Json } from "./json.ts";

const DRAFT = "https://json-schema.org/draft/2020-12/schema";

type Schema = { readonly [key: string]: Json };

/** An object with these keys, all of them required but those named, and no others. */
function exactly(properties: Schema, optional: readonly string[] = [], description?: string): Schema {
  return {
    ...(description === undefined ? {} : { description }),
    type: "object",
    properties,
    required: Object.keys(properties).filter((key) => !optional.includes(key)),
    additionalProperties: false,
  };
}

function listOf(items: Schema, description?: string): Schema {
  return { ...(description === undefined ? {} : { description }), type: "array", items };
}

function named(values: Schema, description?: string): Schema {
  return {
    ...(description === undefined ? {} : { description }),
    type: "object",
    additionalProperties: values,
  };
}

const text: Schema = { type: "string" };
const optionalText: Schema = { type: ["string", "null"] };
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });
const orNull = (name: string): Schema => ({ oneOf: [{ type: "null" }, ref(name)] });
const oneOf = (...values: readonly string[]): Schema => ({ enum: values });

const DECIMAL = "^-?\\d+(\\.\\d+)?$";
const FRACTION = "^-?\\d+/\\d+$";
const DATE = "^-?\\d{4,6}-\\d{2}-\\d{2}$";
const MOMENT = "^-?\\d{4,6}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?[+-]\\d{2}:\\d{2}(:\\d{2})?)?$";

// ---- the result of a run ----

const STEP_KINDS: Readonly<Record<string, Schema>> = {
  formula: { text, filled: text, operands: listOf(ref("operand")), result: ref("value") },
  case: { label: text, text },
  rounded: { from: ref("value"), to: ref("value"), rule: text, tie: { type: "boolean" } },
  floor: { from: ref("value"), to: ref("value"), bound: ref("value"), text },
  cap: { from: ref("value"), to: ref("value"), bound: ref("value"), text },
  direction: { from: ref("value"), text },
  postponed: {
    carriedAs: oneOf("ratio", "amount"),
    carry: ref("value"),
    threshold: ref("value"),
    required: ref("value"),
  },
  released: {
    carriedAs: oneOf("ratio", "amount"),
    carry: ref("value"),
    because: oneOf("threshold", "act"),
    since: listOf(text),
  },
  waits: { term: text },
  reading: { key: text, name: text },
  borrowed: { from: text },
  replayed: { without: listOf(text), ledger: listOf(ref("ledgerEntry")) },
};

function stepSchema(): Schema {
  const kinds = Object.entries(STEP_KINDS).map(([kind, details]) =>
    exactly({ kind: { const: kind }, section: optionalText, ...details, place: ref("place") }),
  );
  return { description: "One thing that happened on the way to a value.", oneOf: kinds };
}

const exactAmounts: Schema = {
  description: "The exact fractions of amounts that have no finite decimal, by the amount's key.",
  type: "object",
  additionalProperties: { type: "string", pattern: FRACTION },
};

/** Keys that every record of an act has; the act's fields and what it gives stand beside them in camel case. */
const ACT_KEYS: Schema = {
  on: ref("moment"),
  act: text,
  id: text,
  certificate: text,
  status: oneOf("accepted", "refused"),
  words: ref("words"),
  refusedBy: listOf(text, "The sections that refuse it, in the order of the contract."),
  reasons: listOf(exactly({ section: text, text, place: ref("place") })),
  cutBack: {
    description:
      "Of an act that was let through in part: what it asked for, and the sections that allow no more.",
    ...exactly({
      asked: ref("bare"),
      by: listOf(text),
      reasons: listOf(exactly({ section: text, text, place: ref("place") })),
    }),
  },
  rescinded: ref("since"),
  mostAllowed: {
    description:
      "The greatest whole number at which the act would meet every clause; null where it could not be found.",
    type: ["string", "null"],
    pattern: "^\\d+$",
  },
  exact: exactAmounts,
};

const act: Schema = {
  type: "object",
  properties: ACT_KEYS,
  required: ["on", "act", "status"],
  additionalProperties: ref("bare"),
};

const definitions: Schema = {
  date: { type: "string", pattern: DATE },
  moment: {
    description:
      "A date, which stands for the close of business (17:00 local time), or a date-time with its offset.",
    type: "string",
    pattern: MOMENT,
  },
  decimal: {
    description: "A decimal number, all its digits or 34 significant ones.",
    type: "string",
    pattern: DECIMAL,
  },
  fraction: {
    description: "The exact number, where no finite decimal says it.",
    type: "string",
    pattern: FRACTION,
  },
  bare: {
    description:
      "A value: a decimal number, text or date as a string, yes or no, a basket, null where it is not known.",
    oneOf: [{ type: ["string", "boolean", "null"] }, listOf(ref("asset"))],
  },
  asset: exactly({ asset: text, amount: ref("decimal"), exact: ref("fraction") }, ["exact"]),
  value: exactly(
    {
      value: ref("bare"),
      unit: {
        description: "`USD`, `USD/share`, `share`; empty for a plain number. Quantities alone have one.",
        type: "string",
      },
      exact: ref("fraction"),
    },
    ["unit", "exact"],
  ),
  place: exactly({
    file: text,
    line: { type: "integer", minimum: 1 },
    column: { type: "integer", minimum: 1 },
    endLine: { type: "integer", minimum: 1 },
    endColumn: { type: "integer", minimum: 1 },
  }),
  operand: exactly(
    {
      name: text,
      value: ref("value"),
      section: optionalText,
      place: ref("place"),
      steps: listOf(ref("step")),
    },
    ["place"],
  ),
  words: {
    ...exactly({ file: text, from: orNull("moment"), until: orNull("moment") }),
    description: "The words of a file, from a moment (null: the beginning) until another (null: the end).",
  },
  step: stepSchema(),
  ledgerEntry: exactly(
    {
      on: ref("moment"),
      event: text,
      id: text,
      certificate: { ...text, description: "With a register: whose term it is." },
      section: text,
      words: ref("words"),
      term: text,
      before: ref("bare"),
      after: ref("bare"),
      unit: text,
      exact: exactAmounts,
      status: oneOf("made", "postponed", "rescinded", "barred"),
      steps: listOf(ref("step")),
    },
    ["id", "certificate", "words", "unit", "exact"],
    "One adjustment of a term.",
  ),
  certificateEvent: exactly({ on: ref("moment"), event: text, id: text, section: optionalText }, ["id"]),
  certificate: exactly(
    {
      holder: text,
      shares: {
        description: "The shares that it is for now; null where the contract leaves them blank.",
        oneOf: [{ type: "null" }, ref("decimal")],
      },
      issuedFor: ref("decimal"),
      exact: exactAmounts,
      originalIssueDate: { oneOf: [{ type: "null" }, ref("date")] },
      issued: { oneOf: [{ type: "null" }, ref("certificateEvent")] },
      from: { ...optionalText, description: "The certificate that it came out of." },
      status: {
        ...text,
        description: "`outstanding`, `expired`, or what the contract says that it was cancelled as.",
      },
      cancelled: ref("certificateEvent"),
      terms: named(ref("value")),
      ledger: listOf(
        ref("ledgerEntry"),
        "With what was adjusted of those that it came out of, before it did.",
      ),
    },
    ["exact", "cancelled"],
  ),
  reconciliation: exactly(
    {
      covered: ref("decimal"),
      adjusted: ref("decimal"),
      issued: ref("decimal"),
      payment: ref("decimal"),
      outstanding: ref("decimal"),
      expired: ref("decimal"),
      cancelled: ref("decimal"),
      exact: exactAmounts,
    },
    ["exact"],
    "In shares: covered + adjusted = issued + payment + outstanding + expired + cancelled.",
  ),
  act,
  settlement: exactly(
    {
      on: ref("moment"),
      id: text,
      certificate: { ...text, description: "With a register: the certificate that it is of." },
      section: text,
      from: text,
      to: text,
      asset: text,
      amount: ref("decimal"),
      unit: text,
      exact: exactAmounts,
    },
    ["id", "certificate", "exact"],
    "What changed hands.",
  ),
  obligation: exactly(
    {
      section: text,
      party: text,
      act: text,
      event: text,
      id: text,
      certificate: { ...text, description: "With a register: the certificate that it concerns." },
      arose: ref("moment"),
      due: {
        description: "The last instant in time; null for `promptly`, and where a fact for it is missing.",
        type: ["string", "null"],
        pattern: MOMENT,
      },
      openTextured: { const: true },
      status: oneOf("open", "performed", "late", "breached", "waived"),
      performed: ref("moment"),
      waived: ref("since"),
      amount: ref("decimal"),
      unit: text,
      exact: exactAmounts,
      holder: text,
      to: text,
      address: text,
    },
    [
      "id",
      "openTextured",
      "performed",
      "waived",
      "amount",
      "unit",
      "exact",
      "certificate",
      "holder",
      "to",
      "address",
    ],
  ),
  since: exactly({ on: ref("moment"), section: text }, [], "When it happened, and under which section."),
  notice: exactly(
    {
      event: text,
      id: text,
      to: text,
      address: text,
      sent: { type: "string", pattern: MOMENT },
      channel: text,
      received: { type: "string", pattern: MOMENT },
      effective: {
        description: "When it took effect; null where nothing told says that it has.",
        type: ["string", "null"],
        pattern: MOMENT,
      },
      section: text,
      steps: listOf(ref("step")),
    },
    ["id", "to", "address", "sent", "channel", "received", "section"],
    "An act that is done by notice.",
  ),
  need: exactly(
    {
      kind: oneOf("blank", "fact", "quote", "determination"),
      what: text,
      on: ref("date"),
      by: text,
      section: optionalText,
      place: ref("place"),
    },
    ["on", "by", "place"],
    "What the run lacked.",
  ),
  stop: exactly(
    { on: ref("moment"), event: text, id: text, section: optionalText, code: text, message: text },
    ["id"],
    "Where the words had no answer, or a need barred the way.",
  ),
  diagnostic: diagnosticSchema(),
};

function diagnosticSchema(): Schema {
  const place: Schema = {
    file: text,
    line: { type: "integer", minimum: 1 },
    column: { type: "integer", minimum: 1 },
    endLine: { type: "integer", minimum: 1 },
    endColumn: { type: "integer", minimum: 1 },
  };
  return exactly({
    code: { type: "string", pattern: "^[A-Z]\\d{3}$" },
    severity: oneOf("error", "warning", "information"),
    title: text,
    text,
    help: listOf(text),
    ...place,
    related: listOf(exactly({ message: text, ...place })),
    fixes: listOf(exactly({ title: text, edits: listOf(exactly({ ...place, text })) })),
  });
}

/** What `tenor run --json` prints. */
export function runSchema(): Schema {
  return {
    $schema: DRAFT,
    title: "The result of a Tenor run",
    ...exactly(
      {
        contract: text,
        asOf: ref("date"),
        words: listOf(ref("words"), "The words of a contract that is amended in the course of time."),
        readings: named(text, "The name picked for each ambiguity, by the name of its default."),
        terms: named(ref("value"), "The terms as of the date."),
        ledger: listOf(ref("ledgerEntry"), "The adjustments, in the order of time."),
        certificates: named(ref("certificate"), "By number, with a register."),
        reconciliation: ref("reconciliation"),
        exercises: listOf(ref("act")),
        acts: listOf(ref("act"), "Acts that are no exercises: notices, waivers."),
        settlements: listOf(ref("settlement")),
        history: listOf(
          exactly(
            {
              on: ref("moment"),
              cause: text,
              terms: named(ref("value"), "With a register: null where certificates differ."),
              certificates: named(named(ref("value")), "The terms of each certificate, with a register."),
            },
            ["certificates"],
          ),
        ),
        obligations: listOf(ref("obligation")),
        notices: listOf(ref("notice")),
        needs: listOf(ref("need")),
        stopped: orNull("stop"),
        notReached: listOf(
          exactly({ on: ref("date"), event: text, id: text }, ["id"]),
          "Events behind a stop.",
        ),
        later: { description: "Events after the as-of date, left out.", type: "integer", minimum: 0 },
        diagnostics: listOf(ref("diagnostic")),
      },
      ["words", "certificates", "reconciliation"],
    ),
    $defs: definitions,
  };
}

// ---- the events of a contract ----

/** What an events file for this contract may hold; of one that is amended in time, the events of all its words. */
export function eventsSchema(model: Model): Schema {
  const kinds = schemasOf(model).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    $schema: DRAFT,
    title: `Events of ${model.title}`,
    description: "A list of events, or one event a line. Numbers are written as strings or as numbers.",
    oneOf: [listOf(ref("event")), ref("event")],
    $defs: {
      event: { oneOf: [...kinds.map(eventSchema), determinationSchema(model)] },
      on: {
        description:
          "A date, which stands for the close of business, or a date-time; without an offset it is local time.",
        type: "string",
        pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,3})?)?(Z|[+-]\\d{2}:\\d{2})?)?$",
      },
      date: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
      id: {
        description: "Names the event, so that another can refer to it.",
        type: ["string", "integer"],
        minLength: 1,
      },
    },
  };
}

function eventSchema(schema: EventSchema): Schema {
  const properties: Record<string, Json> = {
    event: { const: schema.name },
    on: ref("on"),
    id: ref("id"),
  };
  const required = ["event", "on"];
  if (schema.of !== null) {
    const kinds = schema.of.events.length === 0 ? "the event" : schema.of.events.join(" or ");
    properties["of"] = { ...ref("id"), description: `The id of the ${kinds} that it is about.` };
    if (!schema.of.optional) required.push("of");
  }
  for (const field of schema.fields) {
    properties[field.name] = fieldSchema(field);
    if (!field.optional) required.push(field.name);
  }
  properties["certificate"] = {
    description: "The certificate that it concerns.",
    type: ["string", "integer"],
  };
  if (schema.act) {
    properties["by"] = {
      description: "Who did it or joined in it: parties, or holders and certificates of a register.",
      type: ["string", "array"],
      items: { type: "string" },
    };
    properties["modifies"] = {
      description: "The sections that an amendment changes.",
      type: ["string", "array"],
      items: { type: "string" },
    };
  }
  properties["note"] = { description: "A remark, which is passed over.", type: "string" };
  const dateName = schema.dateName === null ? {} : { description: `\`on\` is the ${schema.dateName}.` };
  return {
    title: schema.name,
    ...dateName,
    type: "object",
    properties,
    required,
    additionalProperties: false,
  };
}

function fieldSchema({ type }: FieldSchema): Schema {
  return typeSchema(type);
}

/** An amount as people write it: `2,500,000`, `$2.40`, `4.999%`, `1/3`, `100 shares`. */
const AMOUNT_TEXT =
  "^\\s*\\+? ?([A-Z]{0,3}[$€£¥₪]|[A-Z]{3})? ?[0-9.,]+([eE][+-]?[0-9]+)?(/[0-9,]+)? ?[A-Za-z%/$€£¥₪ ]*\\s*$";

function typeSchema(type: Type): Schema {
  switch (type.kind) {
    case "quantity":
      return {
        description: capital(`${unitWords(type.unit)}.`),
        anyOf: [
          { type: "number", minimum: 0 },
          { type: "string", pattern: AMOUNT_TEXT },
        ],
      };
    case "yes/no":
      return { anyOf: [{ type: "boolean" }, { enum: ["yes", "no"] }] };
    case "text":
      return type.oneOf === undefined ? text : { enum: type.oneOf };
    case "date":
      return ref("date");
    case "instant":
      return ref("on");
    case "time":
      return { description: "A time of day: 17:00.", type: "string" };
    case "event":
      return { ...ref("id"), description: `The id of the ${type.events.join(" or ")}.` };
    case "basket":
      return listOf(
        exactly({ asset: text, "per share": { type: ["number", "string"] } }),
        "What is had for one share: quantities by asset.",
      );
    case "party":
      return text;
    case "period":
    case "duration":
      return { description: "No fact can give a length of time.", not: {} };
    case "unknown":
      return {};
  }
}

function determinationSchema(model: Model): Schema {
  const drafts = draftsOf(model);
  const determined = drafts.flatMap(({ terms }) =>
    terms.flatMap(({ name, body }) => (body.form === "determined" ? [name] : [])),
  );
  const parties = new Set(drafts.flatMap((draft) => [...draft.parties.keys()]));
  return {
    title: "Determination",
    description: "A fact that only a person can find.",
    type: "object",
    properties: {
      event: { const: "Determination" },
      on: ref("on"),
      id: ref("id"),
      Term: determined.length === 0 ? text : { ...text, examples: [...new Set(determined)] },
      By: { ...text, examples: [...parties] },
      Value: { type: ["string", "number", "boolean"] },
      For: {
        description: "The date, or the id of the event, for which it is determined.",
        type: ["string", "integer"],
      },
      note: text,
    },
    required: ["event", "on", "Term", "By", "Value"],
    additionalProperties: false,
  };
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
