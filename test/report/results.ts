// Results made by hand, with every kind of record and step, for whoever prints results.
import type { Place, Source } from "../../grammar/source.ts";
import type { Type } from "../../interpreter/model/types.ts";
import type { LedgerEntry, RunResult, Shown, Step } from "../../interpreter/run/result.ts";
import { dayOf } from "../../interpreter/values/day.ts";
import { instantAt } from "../../interpreter/values/instant.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { moneyUnit, NUMBER, pricePerShare, SHARES, type Unit } from "../../interpreter/values/unit.ts";

export const zone = "America/New_York";

const source: Source = {
  name: "draft.tenor",
  text: 'warrant "W".\n"Warrant Price" initially means $2.40 per share.\n',
};
export const place: Place = { source, span: { start: 13, end: 28 } };

export function day(iso: string): number {
  const [year = 0, month = 0, ofMonth = 0] = iso.split("-").map(Number);
  return dayOf(year, month, ofMonth) ?? 0;
}

/** The close of business, which a bare date stands for; or a time of the day. */
export function at(iso: string, minutes = 17 * 60): { readonly day: number; readonly instant: number } {
  return { day: day(iso), instant: instantAt(day(iso), minutes, zone) };
}

export function quantity(text: string, unit: Unit = NUMBER): Shown {
  return { type: { kind: "quantity", unit }, value: Rational.parse(text) };
}

export const price = (text: string): Shown => quantity(text, pricePerShare("USD"));
export const shares = (text: string): Shown => quantity(text, SHARES);
export const money = (text: string): Shown => quantity(text, moneyUnit("USD"));

export function other(
  kind: Exclude<Type["kind"], "quantity" | "event" | "text">,
  value: Shown["value"],
): Shown {
  return { type: { kind }, value };
}

export const formula: Step = {
  kind: "formula",
  section: "4(d)",
  text: "Warrant Price * N / M",
  filled: "$2.40 * 1 / 3",
  operands: [
    { name: "Warrant Price", value: price("2.40"), section: "8", place, steps: [] },
    { name: "N", value: quantity("1"), section: null, place: null, steps: [] },
    {
      name: "M",
      value: quantity("3"),
      section: "4(d)",
      place,
      steps: [{ kind: "reading", section: "4(d)", key: "three", name: "three", place }],
    },
  ],
  result: price("4/5"),
  place,
};

export function entry(rest: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    ...at("2006-04-04"),
    event: "Share Issuance",
    id: "E1",
    certificate: null,
    section: "4(d)",
    words: null,
    term: "Warrant Price",
    before: price("2.40"),
    after: price("7/3"),
    status: "made",
    steps: [formula],
    place,
    ...rest,
  };
}

/** One step of every kind. */
export const steps: readonly Step[] = [
  formula,
  { kind: "case", section: "8", label: "a", text: "while listed", place },
  {
    kind: "rounded",
    section: "4(g)",
    from: shares("10.005"),
    to: shares("10.01"),
    rule: "to the nearest 1/100 share, half up",
    tie: true,
    place,
  },
  {
    kind: "floor",
    section: "4",
    from: price("1"),
    to: price("1.44"),
    bound: price("1.44"),
    text: "Price Floor",
    place,
  },
  {
    kind: "cap",
    section: "4",
    from: price("3"),
    to: price("2.40"),
    bound: price("2.40"),
    text: "Warrant Price",
    place,
  },
  { kind: "direction", section: "4", from: price("3"), text: "never an increase", place },
  {
    kind: "postponed",
    section: "4(g)",
    carriedAs: "ratio",
    carry: quantity("1001/1000"),
    threshold: shares("1000"),
    required: shares("100100"),
    place,
  },
  {
    kind: "released",
    section: "4(g)",
    carriedAs: "amount",
    carry: shares("100"),
    because: "threshold",
    since: ["E1", "E2"],
    place,
  },
  { kind: "waits", section: "4(g)", term: "Warrant Share Number", place },
  { kind: "reading", section: "4", key: "a constant", name: "scaled for splits", place },
  { kind: "borrowed", section: "4(e)", from: "4(d)", place },
  {
    kind: "replayed",
    section: "4(f)",
    without: ["the adjustment under section 4(e)"],
    ledger: [entry()],
    place,
  },
];

export function result(rest: Partial<RunResult> = {}): RunResult {
  const terms = new Map<string, Shown>([
    ["Warrant Price", price("7/3")],
    ["Warrant Share Number", shares("100000")],
    ["Triggered", other("yes/no", false)],
    ["Original Issue Date", other("date", day("2005-03-14"))],
    ["Expiry", other("instant", instantAt(day("2010-03-14"), 17 * 60, zone))],
    ["Closing Time", other("time", 17 * 60 + 5)],
    [
      "Deliverable",
      other("basket", [
        { asset: "Acquirer Stock", amount: Rational.of(1, 3) },
        { asset: "USD", amount: Rational.ONE },
      ]),
    ],
    ["Venue", { type: { kind: "text" }, value: "exchange" }],
    ["Shares Reserved", shares("x")],
  ]);
  return {
    contract: "A Warrant",
    zone,
    currency: "USD",
    asOf: day("2007-12-31"),
    words: [],
    readings: new Map([["a constant", "scaled for splits"]]),
    terms,
    ledger: [entry({ steps })],
    certificates: null,
    reconciliation: null,
    acts: [
      {
        ...at("2007-03-01", 9 * 60 + 30),
        act: "Exercise",
        id: "X1",
        certificate: "W-1",
        status: "refused",
        rescinded: null,
        words: null,
        refusedBy: ["preamble", "7"],
        cutBack: null,
        reasons: [{ section: "7", text: "over the cap", place }],
        mostAllowed: 500n,
        fields: [
          { name: "Shares Exercised", value: shares("1000") },
          { name: "Status", value: { type: { kind: "text" }, value: "new" } },
        ],
        terms: [{ name: "Warrant Price", value: price("7/3") }],
        gives: [{ name: "Cash In Lieu", value: money("1/3"), steps: [formula] }],
        place,
      },
      {
        ...at("2007-03-02"),
        act: "Waiver Notice",
        id: null,
        certificate: null,
        status: "accepted",
        rescinded: { instant: at("2007-03-05").instant, section: "10" },
        words: null,
        refusedBy: [],
        cutBack: {
          asked: shares("10"),
          counts: shares("1"),
          by: ["7"],
          reasons: [{ section: "7", text: "over the cap", place }],
        },
        reasons: [],
        mostAllowed: null,
        fields: [{ name: "VWAP Shares", value: shares("1") }],
        terms: [],
        gives: [],
        place,
      },
    ],
    settlements: [
      {
        ...at("2007-03-01"),
        id: "X1",
        certificate: null,
        section: "2(b)",
        from: "Holder",
        to: "Issuer",
        asset: "USD",
        amount: Rational.of(7, 3),
        unit: "USD",
        steps: [],
      },
    ],
    history: [
      {
        ...at("2005-03-14"),
        cause: "the beginning",
        terms: new Map([["Warrant Price", price("2.40")]]),
        certificates: null,
      },
    ],
    obligations: [
      {
        section: "2(d)",
        party: "Issuer",
        act: "Deliver Certificates",
        event: "Exercise",
        id: "X1",
        certificate: null,
        arose: at("2007-03-01").instant,
        due: at("2007-03-06", 24 * 60 - 1).instant + 59_000,
        openTextured: false,
        status: "late",
        performed: at("2007-03-07").instant,
        waived: null,
        amount: { value: Rational.of(7, 3), unit: "USD", steps: [] },
        to: "Holder",
        holder: "Alpha",
        address: "1 Wall Street",
      },
      {
        section: "5",
        party: "Issuer",
        act: "Certify",
        event: "Share Issuance",
        id: null,
        certificate: null,
        arose: at("2006-04-04").instant,
        due: null,
        openTextured: true,
        status: "open",
        performed: null,
        waived: null,
        amount: null,
        to: null,
        holder: null,
        address: null,
      },
    ],
    notices: [
      {
        event: "Waiver Notice",
        id: null,
        to: "Issuer",
        address: null,
        sent: at("2007-03-01").instant,
        channel: "mail",
        received: null,
        effective: null,
        section: "12",
        steps: [],
        place,
      },
    ],
    needs: [{ kind: "quote", what: "Closing Bid", day: day("2007-03-01"), by: null, section: "8", place }],
    stopped: {
      ...at("2007-06-01"),
      event: "Distribution",
      id: "D1",
      section: "4(c)",
      code: "R502",
      message: "a division by zero",
    },
    later: 2,
    notReached: [{ event: "Stock Split", id: null, day: day("2007-07-01") }],
    diagnostics: [],
    ...rest,
  };
}
