import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { lineColumn, lineText } from "../../grammar/source.ts";
import { collectEvents, inTimeOrder, streamEvents, type EventsRead } from "../../interpreter/facts/events.ts";
import { isQuantity } from "./quantity.ts";
import { parseDay } from "../../interpreter/values/day.ts";
import { context, fieldsOf, lines, mended, read } from "./contract.ts";

const SPLIT = '"event": "Stock Split", "on": "2006-06-01"';

describe("events", () => {
  test("as an array and one a line are the same", () => {
    const list = [
      '{"event":"Stock Split","on":"2006-06-01","id":"S","Ratio":"2"}',
      '{"event":"Share Count","on":"2006-06-02T09:30","Shares Outstanding":46000000}',
    ];
    const asArray = read(`[${list.join(", ")}]`);
    const asLines = read(list.join("\n"));
    expect(asArray.diagnostics).toEqual([]);
    expect(summary(asArray)).toEqual(summary(asLines));
    expect(asArray.events.map(({ index, kind, id, dateOnly }) => [index, kind, id, dateOnly])).toEqual([
      [0, "Stock Split", "S", true],
      [1, "Share Count", null, false],
    ]);
  });

  test("an object may go over several lines, and a byte order mark may come first", () => {
    const { events, diagnostics } = read(`\ufeff{\n  ${SPLIT},\n  "Ratio": 2\n}\n{${SPLIT}, "Ratio": 3}`);
    expect(diagnostics).toEqual([]);
    expect(events).toHaveLength(2);
  });

  test("a bare date is 5 pm of that day", () => {
    const [event] = read(`[{${SPLIT}, "Ratio": 2}]`).events;
    expect(event?.instant).toBe(Date.UTC(2006, 5, 1, 21));
    expect(event?.day).toBe(parseDay("2006-06-01"));
  });

  test("come by instant, and of one instant in the order of the file", () => {
    const { events } = read(
      `{"event":"Stock Split","on":"2006-06-02","Ratio":1}\n{${SPLIT},"Ratio":2}\n{"event":"Stock Split","on":"2006-06-01T17:00","Ratio":3}`,
    );
    expect(inTimeOrder(events).map(({ index }) => index)).toEqual([1, 2, 0]);
  });

  test("an empty list is a log without events", () => {
    expect(read(" [ ] ")).toEqual({ events: [], determinations: [], diagnostics: [] });
  });

  test("places are those of the object and of each value", () => {
    const [event] = read(`[ {${SPLIT}, "Ratio": 2.50} ]`).events;
    expect(event?.place.span).toEqual({ start: 2, end: 61 });
    const place = event?.fieldPlaces.get("Ratio");
    expect(place?.source.text.slice(place.span.start, place.span.end)).toBe("2.50");
  });

  test("__proto__ and constructor are fields that no event has", () => {
    const { events, diagnostics } = read(
      `{${SPLIT}, "Ratio": 2, "__proto__": {"a": 1}, "constructor": 1, "toString": 2}`,
    );
    expect(events).toEqual([]);
    expect(lines(diagnostics)).toEqual([
      '1:58 F405 "Stock Split" has no field "__proto__".',
      '1:81 F405 "Stock Split" has no field "constructor".',
      '1:99 F405 "Stock Split" has no field "toString".',
    ]);
    expect(lines(read('{"event": "__proto__", "on": "2006-06-01"}').diagnostics)).toEqual([
      '1:11 F404 The contract declares no event "__proto__".',
    ]);
  });

  test("a name that is close is offered, and the offer mends the file", () => {
    for (const text of [
      `{${SPLIT}, "ratio": 2}`,
      `{"Event": "Stock Split", "on": "2006-06-01", "Ratio": 2}`,
      `{"event": "Stock Split", "date": "2006-06-01", "Ratio": 2}`,
      `{"event": "Stock Split", "Effective Date": "2006-06-01", "Ratio": 2}`,
      `{"event": "stock split", "on": "2006-06-01", "Ratio": 2}`,
      `{"event": "Stock Split", "on": "20060601", "Ratio": 2}`,
      `{"event": "Stock Split", "on": "2006-06-01 09:30", "Ratio": 2}`,
      `{"event": "Stock Split", "on": "June 1, 2006", "Ratio": 2}`,
      `{"event": "Exercise", "on": "2006-06-01", "Shares Exercised": 5, "Method": "CASH"}`,
      `{${SPLIT}, "Ratio": 2,}`,
      `{${SPLIT} "Ratio": 2}`,
      `[{${SPLIT}, "Ratio": 2} {${SPLIT}, "Ratio": 2}]`,
      `[{${SPLIT}, "Ratio": 2},]`,
      `# a remark\n{${SPLIT}, "Ratio": 2}`,
    ]) {
      const { diagnostics } = read(text);
      expect(lines(diagnostics)).toHaveLength(1);
      expect(lines(read(mended(text, diagnostics)).diagnostics)).toEqual([]);
    }
  });

  test("a date that can be read in two ways is offered in both", () => {
    const { diagnostics } = read('{"event": "Stock Split", "on": "3/4/2005", "Ratio": 2}');
    expect(diagnostics[0]?.help).toEqual([
      'For March 4, 2005 write "2005-03-04".',
      'For April 3, 2005 write "2005-04-03".',
    ]);
    expect(diagnostics[0]?.fixes.map(({ title }) => title)).toEqual(["Write 2005-03-04", "Write 2005-04-03"]);
  });

  test("control characters and marks of direction are made visible in messages", () => {
    const { diagnostics } = read('{"event": "\\u001b[31mSplit\\u202e", "on": "2006-06-01"}');
    expect(diagnostics[0]?.title).toBe('The contract declares no event "\\u{1b}[31mSplit\\u{202e}".');
  });

  test("one missing brace or mark does not cost the events after it", () => {
    const good = `{${SPLIT}, "Ratio": 2}`;
    const broken = [
      `{${SPLIT}, "Ratio": 2`,
      `{${SPLIT}, "Ratio": `,
      `{${SPLIT}, "Ratio: 2}`,
      `{${SPLIT}, "Ratio": "2}`,
      `{${SPLIT}, "Ratio" 2}`,
      `{${SPLIT}, "Ratio": 2}}`,
      `{${SPLIT}, "Ratio": 2]`,
      `{${SPLIT}, "Ratio": [2}`,
      `${SPLIT}, "Ratio": 2}`,
    ];
    for (const bad of broken) {
      const oneALine = read(`${good}\n${bad}\n${good}\n${good}\n`);
      expect([bad, oneALine.events.length]).toEqual([bad, bad.endsWith("}}") ? 4 : 3]);
      expect(
        oneALine.diagnostics.every(({ place }) => lineColumn(place.source, place.span.start).line === 2),
      ).toBe(true);
      expect(lines(oneALine.diagnostics)).toHaveLength(1);
    }
    for (const bad of broken.slice(0, -1)) {
      const list = read(`[\n${good},\n${bad},\n${good},\n${good}\n]\n`);
      expect([bad, list.events.length, lines(list.diagnostics).length]).toEqual([
        bad,
        bad.endsWith("}}") ? 4 : 3,
        1,
      ]);
    }
  });

  test("a file that ends halfway says so, once", () => {
    expect(lines(read(`[\n{${SPLIT}, "Ratio": 2},\n{${SPLIT}, "Ra`).diagnostics)).toEqual([
      "3:46 F401 A text begins here and its closing quotation mark is missing on this line.",
    ]);
    expect(lines(read(`[{${SPLIT}, "Ratio": 2}`).diagnostics)).toEqual([
      "1:58 F401 The file ends inside the list of events: a ] is missing.",
    ]);
  });

  test("something else than events is refused once", () => {
    for (const text of [
      "date,bid,ask\n2005-03-14,1,2\n",
      "<html></html>",
      '"events"',
      "42",
      'warrant "X".\n',
    ]) {
      expect(read(text).diagnostics.map(({ code }) => code)).toEqual(["F403"]);
    }
  });
});

describe("values", () => {
  test.each([
    ['"Number": 0.1', "1/10"],
    ['"Number": 5000000.00', "5000000"],
    ['"Number": "1/3"', "1/3"],
    ['"Number": "4.999%"', "4999/100000"],
    ['"Number": "4.999 percent"', "4999/100000"],
    ['"Number": 1e-3', "1/1000"],
    [
      '"Number": 0.30000000000000000000000000000000000001',
      "30000000000000000000000000000000000001/100000000000000000000000000000000000000",
    ],
    ['"Shares": "5,000,000"', "5000000"],
    ['"Shares": "5,000,000 shares"', "5000000"],
    ['"Money": "$2,500,000"', "2500000"],
    ['"Money": "USD 2500000"', "2500000"],
    ['"Money": "2500000 USD"', "2500000"],
    ['"Money": "US$0.01"', "1/100"],
    ['"Money": 0', "0"],
    ['"Price": "$2.40"', "12/5"],
    ['"Price": "$2.40 per share"', "12/5"],
    ['"Price": "2.40 USD/share"', "12/5"],
    ['"Price": 2.4', "12/5"],
    ['"Any": 2.50', "5/2"],
  ])("%s", (text, exact) => {
    const [value] = fieldsOf(text).values();
    expect(isQuantity(value) && value.toFraction()).toBe(exact);
  });

  test("1e400 has all its digits", () => {
    const [value] = fieldsOf('"Number": 1e400').values();
    expect(isQuantity(value) && value.n).toBe(10n ** 400n);
  });

  test.each([
    ['"Flag": true', true],
    ['"Flag": "No"', false],
    ['"Text": ""', ""],
    ['"Choice": "property"', "property"],
    ['"Day": "2005-03-14"', parseDay("2005-03-14")],
    ['"Moment": "2005-03-14T09:30Z"', Date.UTC(2005, 2, 14, 9, 30)],
    ['"Moment": "2005-03-14"', Date.UTC(2005, 2, 14, 22)],
    ['"Hour": "17:00"', 1020],
    ['"Hour": "5:00 pm"', 1020],
    ['"Hour": "12:30 a.m."', 30],
    ['"By": "Holder"', "Holder"],
    ['"Any": "text"', "text"],
    ['"Any": false', false],
  ])("%s", (text, expected) => {
    expect([...fieldsOf(text).values()]).toEqual([expected]);
  });

  test("money in a basket is the contract's currency, however it is named", () => {
    for (const entry of [
      '"asset": "cash", "per share": "1.00"',
      '"asset": "USD", "per share": 1',
      '"per share": "$1"',
      '"asset": "$", "per share": "$1.00"',
    ]) {
      const [basket] = fieldsOf(`"Basket": [{${entry}}, {"asset": "IBM", "per share": "1/2"}]`).values();
      expect(JSON.parse(JSON.stringify(basket))).toEqual([
        { asset: "USD", amount: "1" },
        { asset: "IBM", amount: "1/2" },
      ]);
    }
  });

  test.each([
    ['"Number": "2.50 apples"', '1:55 F407 "Number" is a plain number; the text "2.50 apples" is not.'],
    ['"Number": "$5"', '1:55 F408 "Number" is a plain number, and "$5" counts something else.'],
    ['"Number": true', '1:55 F407 "Number" is a plain number; true is not.'],
    ['"Number": null', '1:55 F407 "Number" is a plain number; null is not.'],
    ['"Number": "1/0"', '1:55 F407 "Number" is a plain number; the text "1/0" is not.'],
    ['"Number": "1.000.000,00"', '1:55 F407 "Number" is a plain number; the text "1.000.000,00" is not.'],
    [
      '"Money": "100 shares"',
      '1:54 F408 "Money" is an amount of money in USD, and "100 shares" counts something else.',
    ],
    ['"Money": "5%"', '1:54 F408 "Money" is an amount of money in USD, and "5%" counts something else.'],
    [
      '"Money": "$5 per share"',
      '1:54 F408 "Money" is an amount of money in USD, and "$5 per share" counts something else.',
    ],
    ['"Money": "€5"', '1:54 F409 "Money" is in USD, and the amount is marked "€".'],
    ['"Money": "($5)"', '1:54 F407 "Money" is an amount of money in USD; the text "($5)" is not.'],
    ['"Money": "-$5"', '1:54 F410 "Money" is below zero: -$5.'],
    ['"Money": "$-5"', '1:54 F410 "Money" is below zero: $-5.'],
    ['"Flag": "maybe"', '1:53 F407 "Flag" is yes or no; the text "maybe" is not.'],
    ['"Text": 5', '1:53 F407 "Text" is a text; the number 5 is not.'],
    [
      '"Day": "2005-03-14T09:30"',
      '1:52 F418 "Day" is a date; the text "2005-03-14T09:30" is not read as one.',
    ],
    ['"Day": 20050314', '1:52 F418 "Day" is a date; the number 20050314 is not read as one.'],
    ['"Day": "2005-02-29"', '1:52 F419 "Day": there is no "2005-02-29".'],
    ['"Moment": "2005-03-14T25:00"', '1:55 F419 "Moment": there is no "2005-03-14T25:00".'],
    ['"Hour": "25:00"', '1:53 F407 "Hour" is a time of day; the text "25:00" is not.'],
    ['"Span": "2005"', '1:53 F424 "Span" is a period, which an events file cannot give.'],
    ['"By": " "', '1:51 F407 "By" is the name of a party; the text " " is not.'],
    ['"Issue": 1.5', '1:54 F407 "Issue" is the id of an event; the number 1.5 is not.'],
    ['"Issue": "N"', '1:54 F414 "Issue" refers to "N", and no event has that id.'],
    ['"Basket": {}', '1:55 F407 "Basket" is a list of assets; an object in braces is not.'],
    ['"Basket": [5]', '1:56 F407 "Basket" is a list of assets in braces; the number 5 is not.'],
    ['"Basket": [{"asset": "IBM"}]', '1:56 F406 "Basket" lacks "per share".'],
    ['"Basket": [{"asset": "IBM", "Per Share": 1}]', '1:73 F405 "Basket" has no field "Per Share".'],
    [
      '"Basket": [{"asset": "IBM", "per share": "$1"}]',
      '1:86 F408 "per share" is a number of shares, and "$1" counts something else.',
    ],
    [
      '"Basket": [{"asset": "cash", "per share": 1}, {"asset": "USD", "per share": 2}]',
      '1:91 F412 "USD" is given twice in this event.',
    ],
    ['"Any": []', '1:52 F407 "Any" is a number, a text, or yes or no; a list in brackets is not.'],
  ])("%s is refused", (text, line) => {
    expect(lines(read(`{"event": "Everything", "on": "2006-06-01", ${text}}`).diagnostics)).toEqual([line]);
  });

  property.prop([
    fc.boolean(),
    fc.stringMatching(/^(0|[1-9]\d{0,60})$/),
    fc.stringMatching(/^\d{0,60}$/),
    fc.integer({ min: -300, max: 300 }),
    fc.boolean(),
  ])("numbers are exact", (quote, whole, decimals, power, exponent) => {
    const text = `${whole}${decimals === "" ? "" : `.${decimals}`}${exponent ? `e${power}` : ""}`;
    const [value] = fieldsOf(`"Number": ${quote ? JSON.stringify(text) : text}`).values();
    // Independently: an integer and a power of ten.
    const scale = (exponent ? power : 0) - decimals.length;
    const digits = BigInt(whole + decimals);
    const [n, d] = scale >= 0 ? [digits * 10n ** BigInt(scale), 1n] : [digits, 10n ** BigInt(-scale)];
    expect(isQuantity(value) && value.n * d === n * value.d).toBe(true);
  });
});

describe("references", () => {
  const issue = (on: string, id: string): string =>
    `{"event": "Equivalents Issuance", "on": "${on}", "id": "${id}", "Maximum Shares": 1, "Issue Consideration": 1, "Exercise Consideration": 1, "Conversion Price": 1}`;
  const expiry = (on: string, of: string): string =>
    `{"event": "Equivalents Expiry", "on": "${on}", "of": ${of}}`;

  test("may stand in the file before the event that they name, and not in time", () => {
    expect(lines(read(`${expiry("2008-06-01", '"N"')}\n${issue("2007-06-01", "N")}`).diagnostics)).toEqual(
      [],
    );
    expect(lines(read(`${issue("2007-06-01", "N")}\n${expiry("2006-06-01", '"N"')}`).diagnostics)).toEqual([
      '2:59 F416 "of" refers to "N", which comes later.',
    ]);
    // At one instant, the order of the file counts.
    expect(lines(read(`${issue("2007-06-01", "N")}\n${expiry("2007-06-01", '"N"')}`).diagnostics)).toEqual(
      [],
    );
    expect(
      lines(read(`${expiry("2007-06-01", '"N"')}\n${issue("2007-06-01", "N")}`).diagnostics),
    ).toHaveLength(1);
  });

  test("take an id as a text or a whole number", () => {
    const { events, diagnostics } = read(`${issue("2007-06-01", "7")}\n${expiry("2008-06-01", "7")}`);
    expect(lines(diagnostics)).toEqual([]);
    expect(events[1]?.of).toBe("7");
  });

  test("to an event that is broken itself are not reported again", () => {
    expect(
      lines(
        read(`{"event": "Equivalents Issuance", "id": "N" "on": 1}\n${expiry("2008-06-01", '"N"')}`)
          .diagnostics,
      ),
    ).toEqual(["1:45 F401 A comma is missing before this."]);
  });

  test("under the name that the contract has for it are led to of", () => {
    const text = `${issue("2007-06-01", "N")}\n{"event": "Equivalents Expiry", "on": "2008-06-01", "Equivalents": "N"}`;
    const { diagnostics } = read(text);
    expect(lines(diagnostics)).toEqual(['2:53 F405 "Equivalents Expiry" has no field "Equivalents".']);
    expect(lines(read(mended(text, diagnostics)).diagnostics)).toEqual([]);
  });

  test("a close id is offered", () => {
    const { diagnostics } = read(`${issue("2007-06-01", "Note 1")}\n${expiry("2008-06-01", '"Note1"')}`);
    expect(diagnostics[0]?.help).toEqual(['Did you mean "Note 1"?']);
  });
});

describe("determinations", () => {
  test("come apart from the events", () => {
    const { events, determinations, diagnostics } = read(
      `{${SPLIT}, "Ratio": 2, "id": "S"}\n` +
        '{"event": "Determination", "on": "2006-06-02", "Term": "Fair Value", "By": "Board", "Value": 1.440, "For": "2006-06-01"}\n' +
        '{"event": "Determination", "on": "2006-06-02", "Term": "Fair Value", "By": "Board", "Value": "$1.44", "For": "S"}\n' +
        '{"event": "Determination", "on": "2006-06-02", "Term": "Listed", "By": "Board", "Value": true}\n',
    );
    expect(lines(diagnostics)).toEqual([]);
    expect(events).toHaveLength(1);
    expect(
      determinations.map(({ index, term, by, value, for: subject }) => [index, term, by, value, subject]),
    ).toEqual([
      [1, "Fair Value", "Board", "1.440", parseDay("2006-06-01")],
      [2, "Fair Value", "Board", "$1.44", "S"],
      [3, "Listed", "Board", "yes", null],
    ]);
  });

  test.each([
    [
      '"Term": "X", "By": "Y", "Value": []',
      '1:81 F407 "Value" is the value that was determined; a list in brackets is not.',
    ],
    ['"Term": "X", "By": 5, "Value": 5', '1:67 F407 "By" is the name of a party; the number 5 is not.'],
    ['"Term": "X", "By": "Y"', '1:11 F406 "Determination" lacks "Value".'],
    ['"term": "X", "By": "Y", "Value": 5', '1:48 F405 "Determination" has no field "term".'],
    ['"Term": "X", "By": "Y", "Value": 5, "of": "S"', '1:84 F405 "Determination" has no field "of".'],
    ['"Term": "X", "By": "Y", "Value": 5, "For": "2005-02-30"', '1:91 F419 "For": there is no "2005-02-30".'],
    [
      '"Term": "X", "By": "Y", "Value": 5, "For": "S"',
      '1:91 F414 "For" refers to "S", and no event has that id.',
    ],
    [
      '"Term": "X", "By": "Y", "Value": 5, "For": true',
      '1:91 F407 "For" is a date or the id of an event; true is not.',
    ],
  ])("%s", (fields, line) => {
    expect(lines(read(`{"event": "Determination", "on": "2006-06-02", ${fields}}`).diagnostics)).toEqual([
      line,
    ]);
  });
});

describe("any text", () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.json(),
    fc
      .array(
        fc.constantFrom(
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          '"',
          "\n",
          "\\",
          "//",
          "/*",
          "*/",
          "#",
          " ",
          `{${SPLIT}, "Ratio": 2}`,
          `"event": "Stock Split"`,
          '"id": "A"',
          '"of": "A"',
          "\ufeff",
          "1e9",
          "-1",
          '"Basket": [{"asset": "X"}]',
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join("")),
  );

  property.prop([texts], { numRuns: 1_000 })(
    "is read without an exception, and what is not read is a finding",
    (text) => {
      const { events, determinations, diagnostics } = read(text);
      if (events.length + determinations.length === 0 && diagnostics.length === 0)
        expect(text.replace(/\s|\ufeff/g, "")).toBe("[]");
      for (const { place } of diagnostics) {
        expect(place.span.start).toBeLessThanOrEqual(place.span.end);
        expect(place.span.end).toBeLessThanOrEqual(text.length);
      }
    },
  );

  property.prop([texts, fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1 })], { numRuns: 1_000 })(
    "streamed in chunks of any size gives what it gives as a whole, at the same lines and columns",
    async (text, sizes) => {
      const whole = read(text);
      const streamed = await collectEvents(streamEvents(chunksOf(text, sizes), "events.json", context));
      expect(summary(streamed)).toEqual(summary(whole));
      expect(lines(streamed.diagnostics).toSorted()).toEqual(lines(whole.diagnostics).toSorted());
    },
  );
});

describe("streams", () => {
  function* generated(size: number, array: boolean): Generator<string> {
    let chunk = array ? "[" : "";
    let written = 0;
    for (let i = 0; written < size; i++) {
      chunk += `${i > 0 && array ? "," : ""}{"event": "Share Issuance", "on": "2006-06-01", "Shares Issued": "${i}", "Consideration": "$2,500,000.00", "note": "${"x".repeat(100)}"}\n`;
      if (chunk.length < 65_536) continue;
      written += chunk.length;
      yield chunk;
      chunk = "";
    }
    yield array ? `${chunk}]` : chunk;
  }

  test.each([false, true])("5 MB pass through little memory (array: %s)", async (array) => {
    let events = 0;
    let most = 0;
    for await (const part of streamEvents(generated(5_000_000, array), "big.json", context)) {
      expect(part.diagnostics).toEqual([]);
      events += part.events.length;
      most = Math.max(most, part.events.length);
    }
    expect(events).toBeGreaterThan(20_000);
    // No part holds more than its chunk completed.
    expect(most).toBeLessThan(600);
  });

  test("an event's source is its own text, with the lines and columns of the file", async () => {
    const text = `[\n  {${SPLIT}, "Ratio": 2},  {${SPLIT},\n   "ratio": 2}\n]`;
    const { diagnostics } = await collectEvents(streamEvents([text], "e.json", context));
    expect(lines(diagnostics)).toEqual(['3:4 F405 "Stock Split" has no field "ratio".']);
    const place = diagnostics[0]?.place;
    expect(place?.source.text).toBe(`{${SPLIT},\n   "ratio": 2}`);
    expect(place && lineText(place.source, 3)).toBe('   "ratio": 2}');
    expect(place && lineText(place.source, 2).trimStart()).toBe(`{${SPLIT},`);
  });

  test("an event of more than four million characters is refused and not kept", async () => {
    function* endless(): Generator<string> {
      yield `[{${SPLIT}, "Ratio": 2}, {"note": "`;
      for (let i = 0; i < 100; i++) yield "x".repeat(65_536);
      yield `"}, {${SPLIT}, "Ratio": 3}]`;
    }
    const { events, diagnostics } = await collectEvents(streamEvents(endless(), "e.json", context));
    expect(events).toHaveLength(2);
    expect(lines(diagnostics)).toEqual([
      "1:60 F422 The event that begins here is longer than 4,194,304 characters.",
    ]);
  });
});

function* chunksOf(text: string, sizes: readonly number[]): Generator<string> {
  let at = 0;
  for (let i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield text.slice(at, at + size);
    at += size;
  }
}

/** Events without their places. */
function summary({ events, determinations }: EventsRead): unknown {
  return [
    events.map(({ place: _place, fieldPlaces: _places, fields, ...rest }) => [
      rest,
      [...fields].map(([name, value]) => [name, isQuantity(value) ? value.toFraction() : value]),
    ]),
    determinations.map(({ place: _place, ...rest }) => rest),
  ];
}
