// The register of warrants from OCF: its events, and the certificates that a contract makes of them, which are those of the folder.
import { describe, expect, it } from "vitest";
import { readEvents } from "../../interpreter/facts/events.ts";
import { importOcf } from "../../interpreter/interchange/ocf-import.ts";
import { countedFrom } from "../../interpreter/interchange/ocf-register.ts";
import { exportOcf } from "../../interpreter/interchange/ocf-export.ts";
import type { Facts } from "../../interpreter/run/facts.ts";
import type { RunResult } from "../../interpreter/run/result.ts";
import type { Imported, ImportedEvent } from "../../interpreter/interchange/types.ts";
import { run } from "../../interpreter/run/run.ts";
import { natives } from "../../stdlib/native/index.ts";
import { compileText } from "../support/contract.ts";
import { folderOf, source, STAKEHOLDERS, WARRANT } from "./folder.ts";

const TEXT = `warrant "W".
uses "std/corporate-actions".
uses "std/register".
currency is USD.
time zone is America/New_York.
party Issuer is "Acme, Inc.".
party Holder is [●].
section 1 "Term":
  certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-1".
  "Warrant Share Number" initially means [●] shares.
  "Term" means the period from January 2, 2024 to January 2, 2029 at 5:00 pm.
  the Holder may Transfer during the Term.
  the Holder may Assign Part during the Term.
  the Holder may Surrender.
`;
const { model } = compileText(TEXT);

const warrant = (number: string, fields: object = {}): object => ({
  ...WARRANT,
  id: `T-${number}`,
  security_id: `S-${number}`,
  custom_id: number,
  ...fields,
});
const on = (kind: string, fields: object): object => ({
  object_type: `TX_WARRANT_${kind}`,
  id: `T-${kind}`,
  date: "2025-02-03",
  security_id: "S-W-1",
  ...fields,
});

const assigned = [
  warrant("W-1"),
  warrant("W-2", { quantity: "50000", stakeholder_id: "harbour" }),
  on("TRANSFER", { quantity: "30000", resulting_security_ids: ["S-W-3"], balance_security_id: "S-W-4" }),
  warrant("W-3", { date: "2025-02-03", quantity: "30000", stakeholder_id: "harbour" }),
  warrant("W-4", { date: "2025-02-03", quantity: "70000" }),
  on("CANCELLATION", {
    date: "2025-06-02",
    security_id: "S-W-2",
    quantity: "50000",
    reason_text: "given up",
  }),
];

function imported(...transactions: readonly object[]): Imported {
  const [, ...files] = folderOf(...transactions);
  const harbour = { object_type: "STAKEHOLDER", id: "harbour", name: { legal_name: "Harbour Fund" } };
  const holders = { ...STAKEHOLDERS, items: [...STAKEHOLDERS.items, harbour] };
  const result = importOcf([source("Stakeholders.ocf.json", holders), ...files], true);
  expect(result.diagnostics.map(({ title }) => title)).toEqual([]);
  return result;
}

function ranOn(
  events: readonly object[],
  words = model,
): { readonly facts: Facts; readonly result: RunResult } {
  const schemas = [...words.events.values()].map(({ schema }) => schema);
  const file = { name: "events.json", text: JSON.stringify(events) };
  const read = readEvents(file, schemas, words.zone, words.currency);
  expect(read.diagnostics).toEqual([]);
  const facts = { events: read.events, determinations: [], quotes: [] };
  const choices = { readings: new Map(), settings: new Map() };
  return { facts, result: run(words, facts, { asOf: null, choices, natives }) };
}

describe("the register as events", () => {
  it("has issues, transfers in whole and in part, and surrenders", () => {
    expect(imported(...assigned).events).toEqual([
      {
        event: "Warrant Issuance",
        on: "2024-01-02",
        id: "T-W-1",
        Recipient: "Lane Capital LLC",
        Shares: "100000",
        note: "OCF TX_WARRANT_ISSUANCE",
      },
      {
        event: "Warrant Issuance",
        on: "2024-01-02",
        id: "T-W-2",
        Recipient: "Harbour Fund",
        Shares: "50000",
        note: "OCF TX_WARRANT_ISSUANCE",
      },
      {
        event: "Assign Part",
        on: "2025-02-03",
        id: "T-TRANSFER",
        certificate: "W-1",
        Transferee: "Harbour Fund",
        "Shares Assigned": "30000",
        note: "OCF TX_WARRANT_TRANSFER",
      },
      {
        event: "Surrender",
        on: "2025-06-02",
        id: "T-CANCELLATION",
        certificate: "W-2",
        note: "OCF TX_WARRANT_CANCELLATION",
      },
    ]);
    const whole = on("TRANSFER", { quantity: "100000", resulting_security_ids: ["S-W-2"] });
    const moved = imported(warrant("W-1"), whole, warrant("W-2", { stakeholder_id: "harbour" }));
    expect(moved.events.map(({ event, certificate }) => [event, certificate])).toEqual([
      ["Warrant Issuance", undefined],
      ["Transfer", "W-1"],
    ]);
  });

  // A contract may let events occur at another hour than the facts tell: what made certificates is still told by them.
  it("are not listed as lost when their certificates are written", () => {
    const closing = compileText(`${TEXT}  every event occurs at the close of business.\n`).model;
    const { facts, result } = ranOn(
      [
        {
          event: "Warrant Issuance",
          on: "2024-01-02T12:00",
          Recipient: "Lane Capital LLC",
          Shares: "100000",
        },
        { event: "Share Count", on: "2024-01-02T12:00", "Shares Outstanding": "5000000" },
      ],
      closing,
    );
    const exported = exportOcf({ model: closing, ...facts, result, issued: "2024-01-02" });
    const lost = (exported?.notCarried ?? []).filter(({ why }) => why === "OCF has no transaction for it");
    expect(lost.map(({ of }) => of)).toEqual(["Share Count of 2024-01-02"]);
  });

  it("makes the certificates of the folder", () => {
    const { events, missing } = imported(...assigned);
    expect(missing.map(({ why }) => why)).toContain(
      'for these numbers the contract says: numbered from "W-1"',
    );
    const { certificates } = ranOn(events).result;
    // The folder's own: who holds what, and what has gone.
    const held = [...(certificates?.values() ?? [])].map(({ number, holder, shares, status }) => [
      number,
      holder,
      shares?.toString(),
      status,
    ]);
    expect(held).toEqual([
      ["W-1", "Lane Capital LLC", "0", "transferred"],
      ["W-2", "Harbour Fund", expect.any(String), "cancelled"],
      ["W-3", "Harbour Fund", "30000", "outstanding"],
      ["W-4", "Lane Capital LLC", "70000", "outstanding"],
    ]);
  });

  it("lists what is no event: what was taken back, what went to several, what was cancelled in part", () => {
    const retracted = on("RETRACTION", { reason_text: "a mistake" });
    const several = on("TRANSFER", { quantity: "1", resulting_security_ids: ["S-W-2", "S-W-3"] });
    const part = on("CANCELLATION", { quantity: "1", balance_security_id: "S-W-2", reason_text: "part" });
    const lists = [[retracted], [several], [part]].map((changes) => {
      const { events, notCarried } = imported(warrant("W-1"), ...changes);
      return [
        events.map(({ event }) => event),
        notCarried.map(({ why }) => why).filter((why) => why !== "Tenor's events have no such field"),
      ];
    });
    expect(lists).toEqual([
      [[], ["the issue was taken back", "the issue was taken back, and is no event"]],
      [["Warrant Issuance"], [expect.stringContaining("write it as several events")]],
      [["Warrant Issuance"], [expect.stringContaining("stands for what is left")]],
    ]);
  });

  it("comes back from an export", () => {
    const { events } = imported(...assigned);
    const { facts, result } = ranOn(events);
    const exported = exportOcf({ model, ...facts, result, issued: "2024-01-02" });
    const back = importOcf(exported?.files ?? [], true);
    expect(back.diagnostics).toEqual([]);
    const bare = (all: readonly ImportedEvent[]): object[] => all.map(({ id: _, ...event }) => event);
    expect(bare(back.events)).toEqual(bare(events));
    const held = back.warrants.map(({ certificate, holder, quantity }) => [
      certificate,
      holder,
      quantity?.toString(),
    ]);
    expect(held).toEqual([
      ["W-1", "Lane Capital LLC", "100000"],
      ["W-2", "Harbour Fund", "50000"],
      ["W-3", "Harbour Fund", "30000"],
      ["W-4", "Lane Capital LLC", "70000"],
    ]);
  });

  describe("the warrant for the rest after an exercise", () => {
    const exercises = compileText(`${TEXT}section 2 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares; gives Cash Due: money, Shares Issued: shares.
  the Holder may Exercise during the Term.
  "Warrant Price" initially means $2.40 per share.
  "Cash Due" of an Exercise means Warrant Price * Shares Exercised.
  "Shares Issued" of an Exercise means Shares Exercised.
  on Exercise:
    Warrant Share Number falls by Shares Exercised;
    the Issuer issues a certificate to the Holder;
    the Issuer cancels the certificate as "exercised".
`).model;
    const told = [
      { event: "Warrant Issuance", on: "2024-01-02", id: "I", Recipient: "Lane Capital LLC", Shares: "1000" },
      { event: "Exercise", on: "2024-03-01", id: "X", certificate: "W-1", "Shares Exercised": "100" },
      { event: "Warrant Issuance", on: "2024-03-01", id: "J", Recipient: "Lane Capital LLC", Shares: "50" },
      { event: "Exercise", on: "2024-04-01", id: "Y", certificate: "W-2", "Shares Exercised": "900" },
    ];
    const exported = (events: readonly object[]) => {
      const { facts, result } = ranOn(events, exercises);
      return {
        result,
        files: exportOcf({ model: exercises, ...facts, result, issued: "2024-01-02" })?.files ?? [],
      };
    };
    const held = ({ certificates }: RunResult): unknown[] =>
      [...(certificates?.values() ?? [])].map(({ number, holder, shares, status }) => [
        number,
        holder,
        shares?.toString(),
        status,
      ]);

    it("comes of the exercise and is no issue of its own: out, in, and out again", () => {
      const there = exported(told);
      const imported = importOcf(there.files, true);
      expect(imported.diagnostics).toEqual([]);
      expect(imported.events.map(({ event, id }) => `${event} ${id ?? ""}`)).toEqual([
        "Warrant Issuance issuance-W-1",
        "Exercise X",
        "Warrant Issuance issuance-W-3",
        "Exercise Y",
      ]);
      // What somebody has to fill in: how many were exercised.
      const count = new Map([
        ["X", "100"],
        ["Y", "900"],
      ]);
      const events = imported.events.map((event) => ({
        ...event,
        ...(event.event === "Exercise" ? { "Shares Exercised": count.get(event["id"] ?? "") } : {}),
      }));
      const again = exported(events);
      // 1,000 less 100 on W-2, which is exercised whole; and 50 issued.
      expect(held(again.result)).toEqual(held(there.result));
      expect(held(again.result).slice(1)).toEqual([
        ["W-2", "Lane Capital LLC", "0", "exercised"],
        ["W-3", "Lane Capital LLC", "50", "outstanding"],
      ]);
      expect(again.files).toEqual(there.files);
    });

    const exercise = (results: readonly string[]): object =>
      on("EXERCISE", { trigger_id: "any time", resulting_security_ids: results });
    const stock = {
      object_type: "TX_STOCK_ISSUANCE",
      id: "T-STOCK",
      date: "2025-02-03",
      security_id: "S-STOCK",
      stock_class_id: "common",
      quantity: "30000",
      share_price: { amount: "2.40", currency: "USD" },
    };
    const rest = (number: string, quantity: string, fields: object = {}): object =>
      warrant(number, { date: "2025-02-03", quantity, ...fields });
    const issued = (...transactions: readonly object[]): [string[], string[]] => {
      const { events, missing } = imported(...transactions);
      return [
        events.flatMap(({ event, id }) => (event === "Warrant Issuance" ? [id ?? ""] : [])),
        missing.flatMap(({ of, what }) => (what === "whether it is an issue" ? [of] : [])),
      ];
    };

    it("is known by its day, its holder and its number where the exercise does not name it", () => {
      const { notCarried } = imported(warrant("W-1"), exercise(["S-STOCK"]), stock, rest("W-2", "70000"));
      expect(notCarried.map(({ why }) => why)).toContain(
        'it is taken for the rest of W-1 after TX_WARRANT_EXERCISE "T-EXERCISE", whose shares it and the stock make',
      );
      const whole = [warrant("W-1"), exercise(["S-STOCK"]), stock] as const;
      expect(issued(...whole, rest("W-2", "70000"))).toEqual([["T-W-1"], []]);
      expect(issued(...whole, rest("W-2", "70000"), rest("W-3", "50"))).toEqual([["T-W-1", "T-W-3"], []]);
    });

    it("is asked about where the numbers do not say, and is an issue for another holder or on another day", () => {
      const whole = [warrant("W-1"), exercise(["S-STOCK"]), stock] as const;
      const doubt = 'TX_WARRANT_ISSUANCE "T-W-2"';
      expect(issued(...whole, rest("W-2", "69999"))).toEqual([["T-W-1", "T-W-2"], [doubt]]);
      expect(issued(...whole, rest("W-2", "100000"))).toEqual([["T-W-1", "T-W-2"], []]);
      expect(issued(...whole, rest("W-2", "70000", { stakeholder_id: "harbour" }))).toEqual([
        ["T-W-1", "T-W-2"],
        [],
      ]);
      expect(issued(...whole, rest("W-2", "70000", { date: "2025-02-04" }))).toEqual([
        ["T-W-1", "T-W-2"],
        [],
      ]);
    });
  });

  it.each([
    [["W-1", "W-2", "W-3"], "W-1"],
    [["No. 08", "No. 09", "No. 10"], "No. 08"],
    [["W-9", "W-10"], "W-9"],
    [["W-1", "W-3"], null],
    [["W-A"], null],
    [[], null],
  ])("numbers %j are counted from %s", (numbers, from) => {
    expect(countedFrom(numbers)).toBe(from);
  });
});
