import { fc, test as property } from "@fast-check/vitest";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { cellText, readCsv } from "../../interpreter/facts/csv.ts";
import { indexedQuotes } from "../../interpreter/facts/quote-index.ts";
import { quoteIndex, readQuotes } from "../../interpreter/facts/quotes.ts";
import { QUOTE_COLUMNS, type QuoteColumn, type QuoteRow } from "../../interpreter/facts/types.ts";
import { dayToIso, parseDay } from "../../interpreter/values/day.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { lines, mended } from "./contract.ts";

function read(text: string): ReturnType<typeof readQuotes> {
  return readQuotes({ name: "quotes.csv", text });
}

function plain(row: QuoteRow): unknown {
  const values = Object.entries(row.values).map(([column, value]) => `${column} ${value.toFraction()}`);
  return [dayToIso(row.day), row.venue, row.asset, ...values].join(" ");
}

describe("quotes", () => {
  test("columns come in any order, upper or lower case, with white space; blanks are not quoted", () => {
    const { rows, diagnostics } = read(
      '\ufeff Date ,BID, Ask,Volume,venue,asset\r\n2005-03-14, 1.42 ,,"1,234,567",OTCBB,"Acme, Inc."\r\n\r\n2005-03-15,$1.40,1.41,,,\r\n',
    );
    expect(lines(diagnostics)).toEqual([]);
    expect(rows.map(plain)).toEqual([
      "2005-03-14 otcbb Acme, Inc. bid 71/50 volume 1234567",
      "2005-03-15   bid 7/5 ask 141/100",
    ]);
    expect(rows[0]?.place.source.text.slice(rows[0].place.span.start, rows[0].place.span.end)).toBe(
      '2005-03-14, 1.42 ,,"1,234,567",OTCBB,"Acme, Inc."',
    );
  });

  test("a header alone is a file without quotes", () => {
    expect(read("date,close\n")).toEqual({ rows: [], diagnostics: [] });
  });

  test("rows in any order are sorted, and said to be so once", () => {
    const { rows, diagnostics } = read("date,close\n2005-03-16,3\n2005-03-14,1\n2005-03-15,2\n");
    expect(rows.map((row) => row.values.close?.toFraction())).toEqual(["1", "2", "3"]);
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["F449", "information"]]);
  });

  test("every faulty row is reported, and the others are read", () => {
    const { rows, diagnostics } = read(
      "date,bid,ask\n2005-03-14,x,1\n2005-03-15,1,2\n2005-03-16,1\nxx,-1,y\n2005-03-17,1,2",
    );
    expect(rows.map(({ day }) => dayToIso(day))).toEqual(["2005-03-15", "2005-03-17"]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["F445", "F444", "F418", "F446", "F445"]);
  });

  test("a close name is offered, and the offer mends the file", () => {
    for (const text of [
      "date,clsoe\n2005-03-14,1",
      "Datum,close\n2005-03-14,1",
      "date,close,venue\n2005-03-14,1,OTC-BB",
      "date,close\n20050314,1",
    ]) {
      const { diagnostics } = read(text);
      expect(diagnostics).toHaveLength(1);
      expect(lines(read(mended(text, diagnostics)).diagnostics)).toEqual([]);
    }
  });

  test("a mark that is not closed harms its row alone", () => {
    const { rows, diagnostics } = read(
      'date,close,asset\n2005-03-14,1,"A\n2005-03-15,2,"B"\n2005-03-16,3,"C"x\n2005-03-17,4,D',
    );
    expect(rows.map(({ asset }) => asset)).toEqual(["B", "D"]);
    expect(lines(diagnostics)).toEqual([
      "2:14 F451 A quotation mark opens here and is not closed.",
      "4:16 F451 A quotation mark stands inside the cell.",
    ]);
  });

  test("the same day may have rows of several venues and assets", () => {
    const { rows, diagnostics } = read(
      "date,close,venue,asset\n2005-03-14,1,,\n2005-03-14,2,pink,\n2005-03-14,3,,Acme\n2005-03-14,4,exchange,Acme\n",
    );
    expect(lines(diagnostics)).toEqual([]);
    expect(rows).toHaveLength(4);
  });

  property.prop([
    fc.array(fc.array(fc.stringMatching(/^[a-z ",]{0,6}$/), { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    }),
    fc.constantFrom("\n", "\r\n", "\r"),
  ])("cells are those of csv-parse", (table, lineEnd) => {
    const text = table
      .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
      .join(lineEnd);
    const theirs = parse(text, { relax_column_count: true, record_delimiter: lineEnd }).map((row) =>
      row.map((cell) => cell.trim()),
    );
    const { rowEnds, starts, ends, faults } = readCsv(text);
    const ours = rowEnds.map((end, row) =>
      Array.from({ length: end - (rowEnds[row - 1] ?? 0) }, (_, i) => {
        const cell = (rowEnds[row - 1] ?? 0) + i;
        return cellText(text, starts[cell] ?? 0, ends[cell] ?? 0);
      }),
    );
    expect(faults).toEqual([]);
    expect(ours).toEqual(theirs);
  });

  property.prop(
    [
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc
          .array(
            fc.constantFrom(
              "date",
              "close",
              ",",
              "\n",
              '"',
              "2005-03-14",
              "1.5",
              "-",
              " ",
              "\r",
              "venue",
              "pink",
            ),
          )
          .map((parts) => `date,close\n${parts.join("")}`),
      ),
    ],
    { numRuns: 1_000 },
  )("any text is read without an exception", (text) => {
    for (const { place } of read(text).diagnostics) expect(place.span.end).toBeLessThanOrEqual(text.length);
  });

  test("100,000 rows are read in little time", () => {
    const first = parseDay("1800-01-01") ?? 0;
    const text = ["date,bid,ask,close,volume"];
    for (let i = 0; i < 100_000; i++) text.push(`${dayToIso(first + i)},1.42,1.46,1.44,${i}`);
    const start = performance.now();
    const { rows, diagnostics } = read(text.join("\n"));
    expect(performance.now() - start).toBeLessThan(5_000);
    expect([rows.length, diagnostics.length]).toEqual([100_000, 0]);
  });
});

describe("the index of quotes", () => {
  const row = fc.record({
    day: fc.integer({ min: 0, max: 12 }),
    venue: fc.constantFrom(null, "exchange", "otcbb", "pink"),
    asset: fc.constantFrom(null, "Acme"),
    columns: fc.subarray(QUOTE_COLUMNS.slice(0, 3)),
  });
  const rows = fc
    .uniqueArray(row, { maxLength: 20, selector: ({ day, venue, asset }) => `${day} ${venue} ${asset}` })
    .map((list) =>
      list.map(({ day, venue, asset, columns }, i): QuoteRow => ({
        day,
        venue,
        asset,
        values: Object.fromEntries(columns.map((column) => [column, Rational.of(i)])),
        place: { source: { name: "", text: "" }, span: { start: i, end: i } },
      })),
    );
  const asked = fc.record({
    asset: fc.constantFrom(null, "Acme", "Other"),
    day: fc.integer({ min: -1, max: 13 }),
    span: fc.integer({ min: 0, max: 5 }),
    columns: fc.subarray<QuoteColumn>(QUOTE_COLUMNS.slice(0, 3)),
    venue: fc.constantFrom(null, "exchange", "otcbb", "pink"),
  });

  property.prop([rows, fc.array(asked)], { numRuns: 500 })(
    "finds what a search through all rows finds",
    (all, questions) => {
      const index = quoteIndex(all);
      const order = [null, "exchange", "otcbb", "pink"];
      for (const { asset, day, span, columns, venue } of questions) {
        const fitting = all
          .filter((one) => one.asset === asset && columns.every((column) => one.values[column] !== undefined))
          .filter(
            (one) => venue === null || one.venue === venue || (one.venue === null && venue === "exchange"),
          )
          .toSorted((a, b) => a.day - b.day || order.indexOf(a.venue) - order.indexOf(b.venue));
        const days = [...new Set(fitting.map((one) => one.day))];
        const onDay = (wanted: number | undefined): QuoteRow | null =>
          fitting.find((one) => one.day === wanted) ?? null;
        expect(index.rowAt(asset, day, columns, venue)).toBe(onDay(day));
        expect(index.nearestNotAfter(asset, day, columns, venue)).toBe(
          onDay(days.findLast((one) => one <= day)),
        );
        expect(index.nearestNotBefore(asset, day, columns, venue)).toBe(
          onDay(days.find((one) => one >= day)),
        );
        expect(index.between(asset, day, day + span, columns, venue)).toEqual(
          days.filter((one) => one >= day && one <= day + span).map(onDay),
        );
        const [column] = columns;
        if (column)
          expect(index.at(asset, day, column, venue)).toBe(
            index.rowAt(asset, day, [column], venue)?.values[column] ?? null,
          );
      }
    },
  );

  test("is made once for the same rows, and anew where rows have been added", () => {
    const { rows: few } = read("date,close\n2005-03-14,1\n");
    const gathered = [...few];
    const first = indexedQuotes(gathered);
    expect(indexedQuotes(gathered)).toBe(first);
    gathered.push(...read("date,close\n2005-03-11,2\n").rows);
    expect(indexedQuotes(gathered).days).toEqual([few[0]!.day - 3, few[0]!.day]);
  });

  test("names the assets that have quotes", () => {
    const { rows: read2 } = read("date,close,asset\n2005-03-14,1,\n2005-03-14,2,Acme\n");
    expect(quoteIndex(read2).assets).toEqual([null, "Acme"]);
  });
});
