import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { collectEvents, streamEvents, type EventsRead } from "../../interpreter/facts/events.ts";
import type { Determination, FactEvent } from "../../interpreter/facts/types.ts";
import { writeEvents } from "../../interpreter/facts/write.ts";
import { context, lines, read } from "./contract.ts";
import { isQuantity } from "./quantity.ts";

const amount = fc.stringMatching(/^(0|[1-9]\d{0,20})(\.\d{1,20})?$/);
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const moment = fc.oneof(
  day,
  fc
    .tuple(day, fc.constantFrom("T09:30", "T23:59:59.250", "T00:00Z", "T02:30-05:00"))
    .map((parts) => parts.join("")),
);
const basket = fc.uniqueArray(
  fc.record({ asset: fc.constantFrom("cash", "IBM", "Acme Common"), "per share": amount }),
  {
    selector: ({ asset }) => asset,
  },
);
const everything = fc.record(
  {
    Number: fc.oneof(amount, fc.constantFrom("1/3", "4.999%")),
    Shares: amount,
    Money: amount.map((text) => `$${text}`),
    Price: amount,
    Flag: fc.boolean(),
    Text: fc.string(),
    Choice: fc.constantFrom("cash", "property"),
    Day: day,
    Moment: moment,
    Hour: fc.constantFrom("00:00", "9:05", "5:00 pm"),
    By: fc.stringMatching(/^[A-Z][a-z ]{0,9}$/),
    Basket: basket,
    Any: fc.oneof(fc.boolean(), fc.string()),
    note: fc.string(),
    certificate: fc.stringMatching(/^W-\d{1,3}$/),
  },
  { requiredKeys: [] },
);
const determination = fc.record(
  { Term: fc.constant("Fair Value"), By: fc.constant("Board"), Value: amount, For: day },
  { requiredKeys: ["Term", "By", "Value"] },
);
const logs = fc
  .array(
    fc.oneof(
      fc.tuple(moment, everything).map(([on, fields]) => ({ event: "Everything", on, ...fields })),
      fc.tuple(moment, determination).map(([on, fields]) => ({ event: "Determination", on, ...fields })),
    ),
    { maxLength: 6 },
  )
  .map((events) => events.map((event, i) => ({ ...event, id: `E${i}` })));

/** What an event says, apart from where it stands. */
function meaning({ events, determinations }: EventsRead): unknown {
  return [
    events.map(({ place: _place, fieldPlaces: _places, fields, ...rest }) => [
      rest,
      [...fields].map(([name, value]) => [
        name,
        isQuantity(value) ? value.toFraction() : JSON.stringify(value),
      ]),
    ]),
    determinations.map(({ place: _place, ...rest }) => rest),
  ];
}

function facts({ events, determinations }: EventsRead): (FactEvent | Determination)[] {
  return [...determinations, ...events];
}

describe("events written back", () => {
  property.prop([logs, fc.constantFrom(0, 2)])("read as the same events, from their text", (log, indent) => {
    const first = read(JSON.stringify(log, null, indent));
    expect(lines(first.diagnostics)).toEqual([]);
    const second = read(writeEvents(facts(first), context));
    expect(lines(second.diagnostics)).toEqual([]);
    expect(meaning(second)).toEqual(meaning(first));
    expect(writeEvents(facts(second), context)).toBe(writeEvents(facts(first), context));
  });

  property.prop([logs])("read as the same events, from their fields alone", (log) => {
    const first = read(JSON.stringify(log));
    const nowhere = { source: { name: "", text: "" }, span: { start: 0, end: 0 } };
    const made = facts(first).map((fact) => ({ ...fact, place: nowhere }));
    const second = read(writeEvents(made, context));
    expect(lines(second.diagnostics)).toEqual([]);
    // A determination has no id of its own.
    expect(meaning(second)).toEqual(meaning(first));
  });

  test("keep their text letter for letter", () => {
    const text =
      '{ "event":"Stock Split",\n  "on": "2006-06-01", "Ratio": "2.50",   "note": "as announced" }';
    expect(writeEvents(facts(read(text)), context)).toBe(`[\n  ${text}\n]\n`);
  });

  test("streamed ones too", async () => {
    const text = '{"event": "Stock Split", "on": "2006-06-01", "Ratio": "2.50", "note": "as announced"}';
    const streamed = await collectEvents(streamEvents([`\n${text}\n`], "e.json", context));
    expect(writeEvents(facts(streamed), context)).toBe(`[\n  ${text}\n]\n`);
  });

  test("a copy with other fields is written from its fields", () => {
    const [event] = read('{"event": "Everything", "on": "2006-06-01", "Text": "before"}').events;
    if (event === undefined) throw new Error("no event");
    const changed = { ...event, fields: new Map([["Text", "after"]]) };
    expect(writeEvents([changed], context)).toBe(
      '[\n  {"event":"Everything","on":"2006-06-01","Text":"after"}\n]\n',
    );
  });

  test("no events are an empty list", () => {
    expect(writeEvents([], context)).toBe("[]\n");
  });
});
