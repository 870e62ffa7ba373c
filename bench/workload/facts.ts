import { weekdayName, parseDay, dayToIso } from "../../interpreter/values/day.ts";

/** An event as a file has it. */
export interface HappeningFact {
  readonly event:
    "Share Count" | "Stock Split" | "Combination" | "Share Issuance" | "Distribution" | "Exercise";
  readonly on: string;
  readonly [field: string]: string;
}

export interface QuoteFact {
  readonly on: string;
  readonly bid: string;
  readonly ask: string;
  readonly close: string;
}

export interface Workload {
  readonly events: readonly HappeningFact[];
  readonly quotes: readonly QuoteFact[];
}

/** Numbers that look random and are the same on every machine. */
export function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** The weekdays of five years. */
function weekdays(first: string, count: number): string[] {
  const found: string[] = [];
  for (let day = parseDay(first) ?? 0; found.length < count; day++) {
    if (!["Saturday", "Sunday"].includes(weekdayName(day))) found.push(dayToIso(day));
  }
  return found;
}

const cents = (amount: number): string => (amount / 100).toFixed(2);

/**
 * A count of the shares, then mixed events on as many different days of five years of quotes. Splits and combinations go up and
 * down by turns, so that the price stays a price; `price` is around what the stock is worth, in cents.
 */
export function workload(count: number, price: number, seed = 7): Workload {
  const roll = dice(seed);
  const days = weekdays("2005-03-14", 1_300);
  const quotes = days.map((on) => {
    const middle = price + roll(price / 5);
    return { on, bid: cents(middle - 2), ask: cents(middle + 2), close: cents(middle) };
  });
  const events: HappeningFact[] = [
    { event: "Share Count", on: days[0] ?? "", "Shares Outstanding": "46000000" },
  ];
  let up = false;
  for (let at = 0; events.length < count; at++) {
    const on = days[Math.floor(((at + 1) * 1_290) / count)] ?? "";
    const close = Number(quotes[days.indexOf(on)]?.close);
    const kind = roll(100);
    if (kind < 25) {
      up = !up;
      const ratio = up ? ["1.05", "1.02", "2", "1.5"][roll(4)] : ["20/21", "50/51", "0.5", "2/3"][roll(4)];
      events.push({ event: up ? "Stock Split" : "Combination", on, Ratio: ratio ?? "1" });
    } else if (kind < 55) {
      const amount = (0.002 + roll(40) / 1000).toFixed(3);
      events.push({ event: "Distribution", on, Kind: "cash", "Amount Per Share": amount });
    } else if (kind < 85 || on < "2005-09-16") {
      const shares = 1_000 * (1 + roll(400));
      const consideration = Math.round(shares * close * (0.6 + roll(60) / 100));
      events.push({
        event: "Share Issuance",
        on,
        "Shares Issued": String(shares),
        Consideration: String(consideration),
      });
    } else {
      events.push({
        event: "Exercise",
        on,
        "Shares Exercised": String(1 + roll(20)),
        Method: "cash",
        "Shares Owned": "0",
      });
    }
  }
  return { events, quotes };
}
