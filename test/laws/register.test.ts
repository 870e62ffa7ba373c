import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Reconciliation, RunResult } from "../../interpreter/run/result.ts";
import { Rational } from "../../interpreter/values/rational.ts";
import { compileText, exactly, runContract } from "../support/contract.ts";

/**
 * Laws of a register, whatever happens to its certificates: every share that was covered is somewhere, each certificate's terms
 * are those that it would have as the only one, and a register of one certificate gives what the contract gives without one.
 */

const CONTRACT = compileText(`
warrant "A warrant of which several certificates are out".
uses "std/register".
currency is USD.
time zone is America/New_York.
party Issuer is "Issuer".
party Holder is "Holder".
event Stock Split has Ratio: number.
event Distribution on its Record Date has Amount Per Share: price per share.
event Dividend Abandonment of a Distribution called Dividend.
event Share Count has Shares Outstanding: shares.
"Shares Outstanding" of the Issuer initially means 1,000,000 shares.
on Share Count: Shares Outstanding becomes Shares Outstanding.
on Stock Split: Shares Outstanding becomes Shares Outstanding * Ratio.
"Market Value" means $10.00 per share.
section 1 "Term":
  "Term" means the period from January 1, 2006 to January 20, 2006.
  certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-1".
section 2 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares, Method: one of "cash", "cashless"; gives Shares Issued: shares.
  the Holder may Exercise during the Term.
  the Holder may not Exercise if Shares Exercised > Warrant Share Number.
  "Shares Issued" of an Exercise means the first of
    (i) Shares Exercised, if Method is "cash";
    (ii) Shares Exercised - Shares Exercised * Warrant Price / Market Value, otherwise.
  on Exercise:
    the Issuer delivers Shares Issued of "Common Stock" to the Holder;
    Warrant Share Number falls by Shares Exercised;
    Shares Outstanding rises by Shares Issued;
    the Issuer issues a certificate to the Holder;
    the Issuer cancels the certificate as "exercised".
  act Take Back by the Holder of an Exercise called Late Exercise.
  the Holder may Take Back.
  "Taken Back" of an Exercise initially means no.
  the Holder may not Take Back if Taken Back of Late Exercise.
  on Take Back:
    rescind Late Exercise;
    Taken Back of Late Exercise becomes yes.
section 3 "Transfer":
  the Holder may Transfer during the Term.
  the Holder may Assign Part during the Term.
  the Holder may not Assign Part if Shares Assigned > Warrant Share Number.
  the Holder may Exchange during the Term.
  the Holder may not Exchange if Shares Exchanged > Warrant Share Number.
  the Holder may Replace during the Term if Affidavit and Indemnity.
  the Holder may Surrender.
section 4 "Adjustments":
  on Stock Split:
    Warrant Share Number becomes Warrant Share Number * Ratio;
    Warrant Price becomes Warrant Price * Warrant Share Number / adjusted Warrant Share Number.
section 5 "Distributions":
  on Distribution:
    Warrant Share Number becomes Warrant Share Number * Market Value / (Market Value - Amount Per Share);
    Warrant Price becomes Warrant Price * (Market Value - Amount Per Share) / Market Value.
  every adjustment of Warrant Share Number is rounded to the nearest 1/100 share, half up.
  an adjustment of Warrant Share Number, except under section 4, is postponed until Exercise
    while the postponed adjustments, carried as an amount, total less than 1% of Warrant Share Number.
section 6 "Abandonment":
  on Dividend Abandonment: rescind adjustments under section 5 for Dividend.
section 7 "Terms":
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means 1,000 shares.
  "All Shares" means the sum of Warrant Share Number over all certificates.
`);

test("the contract is sound", () => {
  expect(CONTRACT.diagnostics.filter((diagnostic) => diagnostic.severity === "error")).toEqual([]);
});

const KINDS = [
  "split",
  "distribution",
  "abandonment",
  "cash exercise",
  "cashless exercise",
  "taking back",
  "transfer",
  "assignment",
  "exchange",
  "loss",
  "surrender",
] as const;

interface Happening {
  readonly kind: (typeof KINDS)[number];
  readonly a: number;
  readonly b: number;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom(...KINDS),
  a: fc.integer({ min: 1, max: 40 }),
  b: fc.integer({ min: 1, max: 40 }),
});

type Told = Readonly<Record<string, unknown>> & { readonly event: string; readonly on: string };

const dayOf = (index: number): string => new Date(Date.UTC(2006, 0, 3 + index)).toISOString().slice(0, 10);

const ISSUES: readonly Told[] = [
  { event: "Warrant Issuance", on: "2006-01-02", Recipient: "Alpha", Shares: 1000 },
  { event: "Warrant Issuance", on: "2006-01-02", Recipient: "Beta", Shares: 333 },
];

/**
 * The events as a file would have them, a day apart. An act names any certificate that there is by then, an outstanding one or
 * not; what can be about an earlier event is about one that happened.
 */
function told(happenings: readonly Happening[], first: readonly Told[] = ISSUES): Told[] {
  const events: Told[] = [...first];
  for (const [index, { kind, a, b }] of happenings.entries()) {
    const base = { on: dayOf(index), id: `e${index}` };
    const { certificates } = runContract(CONTRACT, { events });
    const numbers = [...(certificates?.keys() ?? [])];
    const certificate = certificates === null ? {} : { certificate: numbers[b % numbers.length] };
    const earlier = (event: string): string | undefined => {
      const ids = events.flatMap((one) => (one.event === event ? [String(one["id"])] : []));
      return ids[a % Math.max(1, ids.length)];
    };
    switch (kind) {
      case "split":
        events.push({ ...base, event: "Stock Split", Ratio: a % 2 === 0 ? "2" : "1/2" });
        break;
      case "distribution":
        events.push({
          ...base,
          event: "Distribution",
          "Amount Per Share": `0.${String(a).padStart(2, "0")}`,
        });
        break;
      case "abandonment": {
        const of = earlier("Distribution");
        if (of !== undefined) events.push({ ...base, event: "Dividend Abandonment", of });
        break;
      }
      case "cash exercise":
      case "cashless exercise": {
        const Method = kind === "cash exercise" ? "cash" : "cashless";
        events.push({ ...base, ...certificate, event: "Exercise", "Shares Exercised": a * 17, Method });
        break;
      }
      case "taking back": {
        const exercises = events.filter(({ event }) => event === "Exercise");
        const accepted = runContract(CONTRACT, { events }).acts.filter(
          ({ act, status }) => act === "Exercise" && status === "accepted",
        );
        const of = accepted[a % Math.max(1, accepted.length)]?.id;
        if (exercises.length > 0 && of !== undefined && of !== null)
          events.push({ ...base, event: "Take Back", of });
        break;
      }
      case "transfer":
        events.push({ ...base, ...certificate, event: "Transfer", Transferee: `Holder ${a % 3}` });
        break;
      case "assignment":
        events.push({
          ...base,
          ...certificate,
          event: "Assign Part",
          Transferee: `Holder ${a % 3}`,
          "Shares Assigned": a * 7,
        });
        break;
      case "exchange":
        events.push({
          ...base,
          ...certificate,
          event: "Exchange",
          "First Part": a * 3,
          "Second Part": b * 2,
        });
        break;
      case "loss":
        events.push({
          ...base,
          ...certificate,
          event: "Replace",
          Loss: "lost",
          Affidavit: true,
          Indemnity: a % 4 !== 0,
        });
        break;
      case "surrender":
        events.push({ ...base, ...certificate, event: "Surrender" });
        break;
    }
  }
  return events;
}

const history = fc.array(happening, { minLength: 1, maxLength: 9 });

function sum(values: Iterable<Rational>): Rational {
  let total = Rational.ZERO;
  for (const value of values) total = total.add(value);
  return total;
}

const text = (value: Rational): string => value.reduced().toFraction();

/** What a result says of shares, counted from its acts, its ledger and its certificates alone. */
function counted(result: RunResult): Reconciliation {
  const certificates = [...(result.certificates?.values() ?? [])];
  const exercises = result.acts.filter(
    ({ act, status, rescinded }) => act === "Exercise" && status === "accepted" && rescinded === null,
  );
  const field = (name: string): Rational =>
    sum(
      exercises.flatMap(({ fields, gives }) =>
        [...fields, ...gives].flatMap(({ name: of, value }) =>
          of === name && value.value instanceof Rational ? [value.value] : [],
        ),
      ),
    );
  const left = (wanted: (status: string) => boolean): Rational =>
    sum(certificates.flatMap(({ shares, status }) => (wanted(status) && shares !== null ? [shares] : [])));
  const issued = field("Shares Issued");
  return {
    covered: sum(certificates.flatMap(({ from, covered }) => (from === null ? [covered] : []))),
    adjusted: sum(
      result.ledger.flatMap(({ term, before, after }) =>
        term === "Warrant Share Number" && after.value instanceof Rational && before.value instanceof Rational
          ? [after.value.sub(before.value)]
          : [],
      ),
    ),
    issued,
    payment: field("Shares Exercised").sub(issued),
    outstanding: left((status) => status === "outstanding"),
    expired: left((status) => status === "expired"),
    cancelled: left((status) => status !== "outstanding" && status !== "expired"),
  };
}

/** It is found where the history that is run again ends, or at a formula on the way. */
const BELOW_ZERO =
  /^(?:without what is rescinded "Warrant Share Number" would be|the formula gives a "Warrant Share Number") below zero$/;

/** The stop of a history in which more has been exercised than what is left without an abandoned distribution. */
function isBelowZero(result: RunResult): boolean {
  return BELOW_ZERO.test(result.stopped?.message ?? "");
}

/**
 * How far shares that came back as a certificate of their own may be from what they would be in the other: each adjustment is
 * rounded to the nearest hundredth, and less than 1% of the certificate is postponed on the one side or the other. Later
 * adjustments make it larger: a split by at most 2, a distribution of at most $0.40 by at most 10 / 9.60.
 */
function mayDiffer(result: RunResult, happenings: readonly Happening[]): Rational {
  const back = sum(
    [...(result.certificates?.values() ?? [])].flatMap((each) => (each.from === null ? [] : [each.covered])),
  );
  let difference = back.mul(Rational.of(1, 100));
  for (const { kind, a } of happenings) {
    if (kind === "split" && a % 2 === 0) difference = difference.mul(Rational.of(2));
    if (kind === "distribution") difference = difference.mul(Rational.of(1_000, 960));
    difference = difference.add(Rational.of(1, 100));
  }
  return difference;
}

const GONE_BEFORE: Happening[] = [
  { kind: "distribution", a: 10, b: 1 },
  { kind: "surrender", a: 1, b: 1 },
  { kind: "abandonment", a: 1, b: 1 },
  { kind: "cashless exercise", a: 1, b: 14 },
  { kind: "taking back", a: 1, b: 1 },
  { kind: "split", a: 1, b: 1 },
];

describe("laws of the register", () => {
  test("after every event every share is somewhere: covered and adjusted is issued, given in payment, outstanding, expired or cancelled", () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const events = told(happenings);
        for (let count = ISSUES.length; count <= events.length; count++) {
          const result = runContract(CONTRACT, { events: events.slice(0, count) });
          if (isBelowZero(result)) return;
          expect(result.stopped).toBeNull();
          const own = result.reconciliation!;
          const { covered, adjusted, issued, payment, outstanding, expired, cancelled } = own;
          expect(text(covered.add(adjusted))).toBe(
            text(sum([issued, payment, outstanding, expired, cancelled])),
          );
          const independent = counted(result);
          for (const key of Object.keys(own) as (keyof Reconciliation)[])
            expect(`${key} ${text(own[key])}`).toBe(`${key} ${text(independent[key])}`);
        }
      }),
      // A certificate that was gone before the abandonment keeps what it had when an exercise of another one is taken back.
      { numRuns: 60, examples: [[GONE_BEFORE]] },
    );
  });

  test("after the end everything that was outstanding has expired", () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const events = told(happenings);
        const last = runContract(CONTRACT, { events }).reconciliation!;
        const after = runContract(CONTRACT, { events, asOf: "2006-02-01" }).reconciliation!;
        expect(text(after.outstanding)).toBe("0");
        expect(text(after.expired)).toBe(text(last.outstanding));
      }),
      { numRuns: 30 },
    );
  });

  test("the sum over the register is what is outstanding", () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const result = runContract(CONTRACT, { events: told(happenings) });
        expect(text(exactly(result, "All Shares"))).toBe(text(result.reconciliation!.outstanding));
      }),
      { numRuns: 30 },
    );
  });

  test("a refused act leaves the register as it was", () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const events = told(happenings);
        const whole = runContract(CONTRACT, { events });
        const refused = new Set(
          whole.acts.flatMap(({ status, id }) => (status === "refused" && id !== null ? [id] : [])),
        );
        const without = runContract(CONTRACT, {
          events: events.filter((one) => !refused.has(String(one["id"]))),
        });
        expect(shown(without)).toEqual(shown(whole));
      }),
      { numRuns: 40 },
    );
  });

  test("a certificate's number never changes hands, and a child has its parent's Original Issue Date", () => {
    fc.assert(
      fc.property(history, (happenings) => {
        const events = told(happenings);
        const whole = runContract(CONTRACT, { events }).certificates!;
        for (let count = ISSUES.length; count < events.length; count++) {
          const part = runContract(CONTRACT, { events: events.slice(0, count) }).certificates!;
          for (const [number, { holder, from, original }] of part) {
            const later = whole.get(number);
            expect({ holder: later?.holder, from: later?.from, original: later?.original }).toEqual({
              holder,
              from,
              original,
            });
          }
        }
        for (const { from, original } of whole.values())
          if (from !== null) expect(original).toBe(whole.get(from)?.original);
      }),
      { numRuns: 20 },
    );
  });

  const common = fc.array(
    fc.record({
      kind: fc.constantFrom<Happening["kind"]>(
        "split",
        "distribution",
        "abandonment",
        "cash exercise",
        "cashless exercise",
        "taking back",
      ),
      a: fc.integer({ min: 1, max: 40 }),
      b: fc.constant(1),
    }),
    { minLength: 1, maxLength: 9 },
  );

  test("a register of one certificate gives what the contract gives without one", () => {
    fc.assert(
      fc.property(common, (happenings) => {
        const events = told(happenings, []);
        const alone = runContract(CONTRACT, { events });
        expect(alone.certificates).toBeNull();
        const issue = [{ event: "Warrant Issuance", on: "2006-01-02", Recipient: "Holder", Shares: 1000 }];
        // Taking back gives a certificate of its own, so that an act after it has to say which it is under.
        const back = events.findIndex(({ event }) => event === "Take Back");
        const upTo = back < 0 ? events : events.slice(0, back + 1);
        const one = runContract(CONTRACT, { events: [...issue, ...upTo] });
        const same = runContract(CONTRACT, { events: upTo });
        // An abandonment after more has been exercised than there would have been has no answer, with or without a register.
        expect(one.stopped?.message).toBe(same.stopped?.message);
        if (one.stopped !== null) {
          // What an expectation gives back is no verdict of the law.
          expect(one.stopped.message).toMatch(BELOW_ZERO);
          return;
        }
        expect(text(exactly(one, "Shares Outstanding"))).toBe(text(exactly(same, "Shares Outstanding")));
        const difference = one.reconciliation!.outstanding.sub(exactly(same, "Warrant Share Number"));
        if (back >= 0) {
          // What comes back is rounded, and what it postpones released, by itself.
          expect(difference.abs().lte(mayDiffer(one, happenings))).toBe(true);
          return;
        }
        expect(text(difference)).toBe("0");
        expect(text(exactly(one, "Warrant Price"))).toBe(text(exactly(same, "Warrant Price")));
        const made = (result: RunResult): string[] =>
          result.ledger.map(({ event, id, term, status }) => `${event} ${id} ${term} ${status}`);
        expect(made(one).slice(0, made(same).length)).toEqual(made(same));
      }),
      { numRuns: 60 },
    );
  });
});

/** The certificates with all that is said of them. */
function shown(result: RunResult): object {
  return [...(result.certificates ?? [])].map(
    ([number, { holder, shares, status, from, terms, ledger }]) => ({
      number,
      holder,
      shares: shares === null ? null : text(shares),
      status,
      from,
      terms: [...terms].map(([name, { value }]) => [name, value instanceof Rational ? text(value) : value]),
      ledger: ledger.length,
    }),
  );
}
