import { Decimal } from "decimal.js";
import type { HappeningFact, Workload } from "../workload/facts.ts";

/**
 * The two contracts of bench/run.ts as somebody would write them by hand with decimal.js, at 34 digits: a function for each kind
 * of event, and an entry for each adjustment with what it was computed from. No sections, readings, postponed terms of other
 * kinds, or explanations.
 */
const Number34 = Decimal.clone({ precision: 34, rounding: Decimal.ROUND_HALF_UP });

/** One adjustment. */
export interface DecimalEntry {
  readonly on: string;
  readonly event: string;
  readonly term: "price" | "number";
  readonly before: Decimal;
  readonly after: Decimal;
  readonly steps: readonly (readonly [name: string, value: Decimal])[];
}

export interface DecimalResult {
  readonly price: Decimal;
  readonly number: Decimal;
  readonly outstanding: Decimal;
  readonly paid: Decimal;
  readonly ledger: readonly DecimalEntry[];
}

/** What the programs begin with: the facts as decimals, as the other side's are rationals. */
export interface DecimalFacts {
  readonly events: readonly {
    readonly on: string;
    readonly event: HappeningFact["event"];
    readonly a: Decimal;
    readonly b: Decimal;
  }[];
  readonly quotes: ReadonlyMap<string, { readonly middle: Decimal; readonly close: Decimal }>;
}

export function decimalFacts({ events, quotes }: Workload): DecimalFacts {
  const number = (text: string | undefined): Decimal => {
    const [n = "0", d] = (text ?? "0").split("/");
    return d === undefined ? new Number34(n) : new Number34(n).div(d);
  };
  return {
    events: events.map((event) => ({
      on: event.on,
      event: event.event,
      a: number(
        event["Ratio"] ??
          event["Amount Per Share"] ??
          event["Shares Issued"] ??
          event["Shares Exercised"] ??
          event["Shares Outstanding"],
      ),
      b: number(event["Consideration"]),
    })),
    quotes: new Map(
      quotes.map(({ on, bid, ask, close }) => [
        on,
        { middle: new Number34(bid).add(ask).div(2), close: new Number34(close) },
      ]),
    ),
  };
}

/** The contract whose price is rounded at each adjustment: bench/rounded.tenor. */
export function roundedByHand({ events, quotes }: DecimalFacts): DecimalResult {
  let price = new Number34("13.30");
  let number = new Number34("100000");
  let outstanding = new Number34(0);
  let paid = new Number34(0);
  const ledger: DecimalEntry[] = [];
  for (const { on, event, a, b } of events) {
    const oldPrice = price;
    const oldNumber = number;
    switch (event) {
      case "Share Count":
        outstanding = a;
        break;
      case "Stock Split":
      case "Combination":
        number = number.mul(a).toDecimalPlaces(2);
        price = price.mul(oldNumber).div(number).toDecimalPlaces(3);
        outstanding = outstanding.mul(a);
        ledger.push({ on, event, term: "number", before: oldNumber, after: number, steps: [["ratio", a]] });
        ledger.push({
          on,
          event,
          term: "price",
          before: oldPrice,
          after: price,
          steps: [["number", number]],
        });
        break;
      case "Share Issuance": {
        const market = quotes.get(on)?.close ?? new Number34(0);
        if (b.div(a).lt(market.mul("0.9"))) {
          number = number
            .mul(outstanding.add(a))
            .div(outstanding.add(b.div(market)))
            .toDecimalPlaces(2);
          price = price.mul(oldNumber).div(number).toDecimalPlaces(3);
          const steps = [
            ["outstanding", outstanding],
            ["issued", a],
            ["consideration", b],
            ["market", market],
          ] as const;
          ledger.push({ on, event, term: "number", before: oldNumber, after: number, steps });
          ledger.push({
            on,
            event,
            term: "price",
            before: oldPrice,
            after: price,
            steps: [["number", number]],
          });
        }
        outstanding = outstanding.add(a);
        break;
      }
      case "Distribution": {
        const market = quotes.get(on)?.close ?? new Number34(0);
        price = price.mul(market.sub(a)).div(market).toDecimalPlaces(3);
        number = number.mul(oldPrice).div(price).toDecimalPlaces(2);
        ledger.push({
          on,
          event,
          term: "price",
          before: oldPrice,
          after: price,
          steps: [
            ["amount", a],
            ["market", market],
          ],
        });
        ledger.push({
          on,
          event,
          term: "number",
          before: oldNumber,
          after: number,
          steps: [["price", price]],
        });
        break;
      }
      case "Exercise":
        paid = paid.add(price.mul(a));
        number = number.sub(a);
        outstanding = outstanding.add(a);
        break;
    }
  }
  return { price, number, outstanding, paid, ledger };
}

/** The Glowpoint warrant under its default readings, as far as these events reach. */
export function glowpointByHand({ events, quotes }: DecimalFacts): DecimalResult {
  let price = new Number34("2.40");
  let number = new Number34("100000");
  let outstanding = new Number34(0);
  let paid = new Number34(0);
  let carry = new Number34(1);
  const floor = quotes.get("2005-03-14")?.middle ?? new Number34(0);
  const ledger: DecimalEntry[] = [];
  const move = (on: string, event: string, factor: Decimal, steps: DecimalEntry["steps"]): void => {
    const oldPrice = price;
    const oldNumber = number;
    number = number.mul(factor).toDecimalPlaces(2);
    price = price.mul(oldNumber).div(number);
    ledger.push({ on, event, term: "number", before: oldNumber, after: number, steps });
    ledger.push({ on, event, term: "price", before: oldPrice, after: price, steps: [["number", number]] });
  };
  for (const { on, event, a, b } of events) {
    switch (event) {
      case "Share Count":
        outstanding = a;
        break;
      case "Stock Split":
      case "Combination":
        move(on, event, a, [["ratio", a]]);
        outstanding = outstanding.mul(a);
        break;
      case "Share Issuance": {
        if (b.div(a).lt(price)) {
          const exact = price.mul(outstanding.add(b.div(price))).div(outstanding.add(a));
          const bounded = exact.lt(floor) ? floor : exact;
          const before = price;
          if (bounded.lt(price)) price = bounded;
          ledger.push({
            on,
            event,
            term: "price",
            before,
            after: price,
            steps: [
              ["outstanding", outstanding],
              ["issued", a],
              ["consideration", b],
            ],
          });
        }
        outstanding = outstanding.add(a);
        break;
      }
      case "Distribution": {
        const market = quotes.get(on)?.middle ?? new Number34(0);
        const ratio = carry.mul(market.div(market.sub(a)));
        if (ratio.sub(1).abs().lt("0.01")) {
          carry = ratio;
          ledger.push({
            on,
            event,
            term: "number",
            before: number,
            after: number,
            steps: [
              ["amount", a],
              ["market", market],
            ],
          });
          ledger.push({ on, event, term: "price", before: price, after: price, steps: [] });
        } else {
          carry = new Number34(1);
          move(on, event, ratio, [
            ["amount", a],
            ["market", market],
          ]);
        }
        break;
      }
      case "Exercise":
        if (!carry.eq(1)) move(on, event, carry, [["carry", carry]]);
        carry = new Number34(1);
        paid = paid.add(price.mul(a));
        number = number.sub(a);
        outstanding = outstanding.add(a);
        break;
    }
  }
  return { price, number, outstanding, paid, ledger };
}
