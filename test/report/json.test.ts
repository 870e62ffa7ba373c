// The JSON of a run is as the brief fixes it, and as its schema says.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { natives } from "../../stdlib/native/index.ts";
import { fileHost } from "../../cli/host.ts";
import { entry as declare, report } from "../../grammar/diagnostics/diagnostic.ts";
import { compile } from "../../interpreter/compilation.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import { readQuotes } from "../../interpreter/facts/quotes.ts";
import { camelCase, resultToJson, type Json } from "../../interpreter/report/json.ts";
import { eventsSchema, runSchema } from "../../interpreter/report/schema.ts";
import { run } from "../../interpreter/run/run.ts";
import { schemasOf } from "../../interpreter/variant/amendment.ts";
import { EVENTS, WARRANT } from "../cli/contract.ts";
import { filesBelow, root } from "../house/files.ts";
import { place, price, result, shares } from "./results.ts";

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, strictTypes: false });
const validRun = ajv.compile(runSchema());

function faultsOf(json: Json): unknown {
  validRun(json);
  return validRun.errors ?? [];
}

type Keys = { readonly [key: string]: Json };
const json = resultToJson(result()) as Keys;

describe("the JSON of a run", () => {
  it("has the keys of the brief, in its order", () => {
    expect(Object.keys(json)).toEqual([
      "contract",
      "asOf",
      "readings",
      "terms",
      "ledger",
      "exercises",
      "acts",
      "settlements",
      "history",
      "obligations",
      "notices",
      "needs",
      "stopped",
      "notReached",
      "later",
      "diagnostics",
    ]);
  });

  it("shows values by their kind", () => {
    expect(json["terms"]).toEqual({
      "Warrant Price": { value: "2.333333333333333333333333333333333", unit: "USD/share", exact: "7/3" },
      "Warrant Share Number": { value: "100000", unit: "share" },
      Triggered: { value: false },
      "Original Issue Date": { value: "2005-03-14" },
      Expiry: { value: "2010-03-14T17:00:00-04:00" },
      "Closing Time": { value: "17:05" },
      Deliverable: {
        value: [
          { asset: "Acquirer Stock", amount: "0.3333333333333333333333333333333333", exact: "1/3" },
          { asset: "USD", amount: "1" },
        ],
      },
      Venue: { value: "exchange" },
      "Shares Reserved": { value: null, unit: "share" },
    });
  });

  it("has adjustments with decimal strings, and the fractions beside them", () => {
    expect((json["ledger"] as Json[])[0]).toMatchObject({
      on: "2006-04-04",
      event: "Share Issuance",
      id: "E1",
      section: "4(d)",
      term: "Warrant Price",
      before: "2.4",
      after: "2.333333333333333333333333333333333",
      unit: "USD/share",
      exact: { after: "7/3" },
      status: "made",
    });
  });

  it("has exercises with camel-case keys, and other acts apart", () => {
    expect(json["exercises"]).toEqual([
      {
        on: "2007-03-01T09:30:00-05:00",
        act: "Exercise",
        id: "X1",
        certificate: "W-1",
        status: "refused",
        refusedBy: ["preamble", "7"],
        reasons: [
          {
            section: "7",
            text: "over the cap",
            place: { file: "draft.tenor", line: 2, column: 1, endLine: 2, endColumn: 16 },
          },
        ],
        mostAllowed: "500",
        sharesExercised: "1000",
        statusField: "new",
        warrantPrice: "2.333333333333333333333333333333333",
        cashInLieu: "0.3333333333333333333333333333333333",
        exact: { warrantPrice: "7/3", cashInLieu: "1/3" },
      },
    ]);
    expect(json["acts"]).toEqual([
      {
        on: "2007-03-02",
        act: "Waiver Notice",
        status: "accepted",
        cutBack: {
          asked: "10",
          by: ["7"],
          reasons: [
            {
              section: "7",
              text: "over the cap",
              place: { file: "draft.tenor", line: 2, column: 1, endLine: 2, endColumn: 16 },
            },
          ],
        },
        rescinded: { on: "2007-03-05", section: "10" },
        vwapShares: "1",
      },
    ]);
  });

  it("has settlements, duties, needs and the stop", () => {
    expect(json["settlements"]).toEqual([
      {
        on: "2007-03-01",
        id: "X1",
        section: "2(b)",
        from: "Holder",
        to: "Issuer",
        asset: "USD",
        amount: "2.333333333333333333333333333333333",
        unit: "USD",
        exact: { amount: "7/3" },
      },
    ]);
    expect(json["obligations"]).toMatchObject([
      { arose: "2007-03-01", due: "2007-03-06T23:59:59-05:00", status: "late", performed: "2007-03-07" },
      { arose: "2006-04-04", due: null, openTextured: true, status: "open" },
    ]);
    expect(json["needs"]).toMatchObject([
      { kind: "quote", what: "Closing Bid", on: "2007-03-01", section: "8" },
    ]);
    expect(json["stopped"]).toEqual({
      on: "2007-06-01",
      event: "Distribution",
      id: "D1",
      section: "4(c)",
      code: "R502",
      message: "a division by zero",
    });
    expect(resultToJson(result({ stopped: null }))).toMatchObject({ stopped: null });
  });

  it("keeps names that JavaScript has a meaning for", () => {
    const odd = result({
      terms: new Map([
        ["__proto__", shares("1")],
        ["constructor", price("2")],
      ]),
    });
    const text = JSON.stringify(resultToJson(odd));
    expect(text).toContain('"__proto__":{"value":"1"');
    expect(text).toContain('"constructor":{"value":"2"');
  });
});

describe("camel case", () => {
  it.each([
    ["Shares Exercised", "sharesExercised"],
    ["Cash In Lieu", "cashInLieu"],
    ["VWAP", "vwap"],
    ["VWAP Shares", "vwapShares"],
    ["Make-Whole Shares", "makeWholeShares"],
    ["Method", "method"],
  ])("%s becomes %s", (name, key) => {
    expect(camelCase(name)).toBe(key);
  });
});

describe("the schema of a run", () => {
  it("takes every kind of record and step", () => {
    expect(faultsOf(json)).toEqual([]);
  });

  it("takes a diagnostic", () => {
    const fault = declare<object>({
      code: "X101",
      severity: "warning",
      name: "x",
      explanation: "",
      example: "",
      remedy: "",
      message: () => ({ title: "t" }),
    });
    const fixes = [{ title: "f", edits: [{ place, text: "x" }] }];
    const diagnostics = [report(fault, place, {}, { fixes, related: [{ place, message: "m" }] })];
    expect(faultsOf(resultToJson(result({ diagnostics })))).toEqual([]);
  });

  it.each([
    [{ asOf: "31.12.2007" }],
    [{ terms: { "Warrant Price": { value: 2.4 } } }],
    [{ exercises: [{ on: "2007-03-01", act: "Exercise", status: "perhaps" }] }],
    [{ settlements: [{}] }],
    [{ extra: 1 }],
  ])("refuses %j", (wrong) => {
    expect(faultsOf({ ...json, ...wrong })).not.toEqual([]);
  });

  it("takes what a run prints", () => {
    const { model } = compile({ name: "w.tenor", text: WARRANT }, { find: () => null });
    const schemas = [...model.events.values()].map(({ schema }) => schema);
    const { events, determinations } = readEvents(
      { name: "e.json", text: EVENTS },
      schemas,
      model.zone,
      model.currency,
    );
    const choices = { readings: new Map(), settings: new Map() };
    const printed = resultToJson(
      run(model, { events, determinations, quotes: [] }, { asOf: null, choices, natives }),
    );
    expect(faultsOf(printed)).toEqual([]);
  });
});

describe("the schema of a contract's events", () => {
  const { model } = compile({ name: "w.tenor", text: WARRANT }, { find: () => null });
  const valid = ajv.compile(eventsSchema(model));
  const takes = (value: unknown): boolean => valid(value);

  it("takes events as the reader does", () => {
    expect(takes(JSON.parse(EVENTS))).toBe(true);
    expect(takes({ event: "Stock Split", on: "2006-09-01T09:30", id: 7, Ratio: "1/3", note: "x" })).toBe(
      true,
    );
    expect(takes({ event: "Deliver Certificates", on: "2007-03-05", of: "X1" })).toBe(true);
    expect(takes({ event: "Determination", on: "2006-09-01", Term: "X", By: "Board", Value: "$1" })).toBe(
      true,
    );
  });

  it.each([
    [{ event: "Stock Spilt", on: "2006-09-01", Ratio: 2 }],
    [{ event: "Stock Split", on: "2006-09-01" }],
    [{ event: "Stock Split", on: "1.9.2006", Ratio: 2 }],
    [{ event: "Stock Split", on: "2006-09-01", Ratio: "two" }],
    [{ event: "Stock Split", on: "2006-09-01", Ratio: -2 }],
    [{ event: "Stock Split", on: "2006-09-01", Ratio: 2, Rate: 3 }],
    [{ event: "Exercise", on: "2006-09-01", "Shares Exercised": 1, Method: "barter" }],
  ])("refuses %j", (event) => {
    expect(takes([event])).toBe(false);
  });
});

describe("the schema of the events of an amendment", () => {
  const form = `warrant "Form". time zone is America/New_York. party Issuer. party Holder. party Board.
section 1: event Swap has Count: shares, Kind: one of "old", "both". "Worth" is determined by the Board: money.
section 2: event Dividend has Amount: money.
`;
  const amendment = `amends "form.tenor" from June 1, 2006.
section 1 replaced: event Swap has Kind: one of "both", "new", Rate: number. event Gift.
`;
  const { model } = compile(
    { name: "a.tenor", text: amendment },
    { find: () => ({ name: "form.tenor", text: form }) },
  );
  const schema = eventsSchema(model);
  const valid = ajv.compile(schema);

  it.each([
    [{ event: "Dividend", on: "2006-05-01", Amount: 1 }, true],
    [{ event: "Swap", on: "2006-05-01", Count: 1, Kind: "old" }, true],
    [{ event: "Swap", on: "2006-07-01", Rate: 1, Kind: "new" }, true],
    [{ event: "Gift", on: "2006-07-01" }, true],
    [{ event: "Swap", on: "2006-05-01", Count: 1 }, false],
    [{ event: "Swap", on: "2006-05-01", Count: 1, Kind: "other" }, false],
    [{ event: "Dividend", on: "2006-05-01" }, false],
  ])("takes what facts before and after its instant hold: %j", (event, taken) => {
    expect(valid([event])).toBe(taken);
    // As the reader of facts does.
    const source = { name: "events.json", text: JSON.stringify([event]) };
    const { diagnostics } = readEvents(source, schemasOf(model), model.zone, model.currency);
    expect(diagnostics.filter(({ severity }) => severity === "error").length === 0).toBe(taken);
  });

  it("knows what only the words before leave to a person", () => {
    expect(JSON.stringify(schema)).toContain('"examples":["Worth"]');
  });
});

describe("the examples", () => {
  const contracts = filesBelow("examples").filter((path) => path.endsWith("/glowpoint.tenor"));

  it.each(contracts)("%s: its facts fit its schema, and its result the schema of results", (path) => {
    const folder = path.slice(0, path.lastIndexOf("/"));
    const source = (name: string) => ({ name, text: readFileSync(`${root}${folder}/${name}`, "utf8") });
    const text = readFileSync(root + path, "utf8");
    const { model } = compile({ name: path, text }, fileHost());
    const eventsFile = source("events.json");
    const validEvents = ajv.compile(eventsSchema(model));
    validEvents(JSON.parse(eventsFile.text));
    expect(validEvents.errors ?? []).toEqual([]);
    const schemas = [...model.events.values()].map(({ schema }) => schema);
    const { events, determinations } = readEvents(eventsFile, schemas, model.zone, model.currency);
    const quotes = readQuotes(source("quotes.csv"), model.currency).rows;
    const choices = { readings: new Map(), settings: new Map() };
    const printed = resultToJson(
      run(model, { events, determinations, quotes }, { asOf: null, choices, natives }),
    );
    expect(faultsOf(printed)).toEqual([]);
  });
});
