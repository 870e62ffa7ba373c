/** The issue of the warrant itself as an OCF transaction: what the contract says of it before anything happened. */

import type { Model } from "../model/model.ts";
import type { RunResult, Shown } from "../run/result.ts";
import { dayToIso } from "../values/day.ts";
import { Rational } from "../values/rational.ts";
import { asNumeric } from "./number.ts";
import type { OcfJson, OcfWriter } from "./ocf-write.ts";

const ISSUE_DAYS = ["Original Issue Date", "Issue Date", "Issuance Date"] as const;
export const PRICES = ["Warrant Price", "Exercise Price"] as const;
const NUMBERS = ["Warrant Share Number"] as const;

export const TRIGGER = "exercise";

const TYPE = "TX_WARRANT_ISSUANCE";

/** The id of a certificate among OCF's securities. */
export const securityOf = (certificate: string): string => `warrant-${certificate}`;

/** A holder's id among OCF's stakeholders. */
export const holderId = (name: string): string => `holder-${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;

/** The day of issue, where the contract says it. */
export function issueDay({ terms }: RunResult): string | null {
  for (const name of ISSUE_DAYS) {
    const shown = terms.get(name);
    if (shown?.type.kind === "date" && typeof shown.value === "number") return dayToIso(shown.value);
  }
  return null;
}

/** Writes the issue of one certificate. `alone`: it is the only one, so that the contract's number is its own. */
export function writeIssue(
  out: OcfWriter,
  model: Model,
  result: RunResult,
  certificate: {
    readonly number: string;
    readonly security: string;
    readonly alone: boolean;
    readonly named: boolean;
    /** What a register says of it. */
    readonly terms?: {
      readonly quantity: Rational;
      readonly price: Rational | null;
      readonly holder: string;
    };
  },
  issued: string,
): void {
  const { number, security, alone, named, terms } = certificate;
  const id = out.fresh(`issuance-${number}`);
  const lack = (what: string, why: string): void => out.lack(TYPE, id, what, why);
  const first = result.history[0]?.terms ?? new Map<string, Shown>();
  const amount = (names: readonly string[], what: string, own?: Rational | null): string | null => {
    const value = own ?? names.map((name) => first.get(name)?.value).find((each) => each instanceof Rational);
    if (!(value instanceof Rational)) lack(what, "the contract leaves it open; --set fills it");
    else if (asNumeric(value) === null) out.leave(`${TYPE} "${id}"`, what, "OCF has ten decimals at most");
    else return asNumeric(value);
    return null;
  };
  const quantity = alone || terms !== undefined ? amount(NUMBERS, "quantity", terms?.quantity) : null;
  if (!alone && terms === undefined)
    lack("quantity", "the events name several certificates, and the contract is of one");
  const price = amount(PRICES, "exercise_price", terms?.price);
  if (!named) out.assume(TYPE, id, "custom_id", `no event names the certificate; it is written as ${number}`);
  out.object(TYPE, id, {
    date: issued,
    security_id: security,
    custom_id: number,
    stakeholder_id:
      terms === undefined
        ? out.stakeholder("holder", model.parties.get("Holder")?.value ?? null)
        : out.stakeholder(holderId(terms.holder), terms.holder),
    quantity,
    exercise_price: price === null ? null : { amount: price, currency: model.currency },
    exercise_triggers: [trigger(out, model)],
    warrant_expiration_date: expiry(out, result, id),
  });
}

function trigger(out: OcfWriter, model: Model): OcfJson {
  out.leave(
    `"${model.title}"`,
    "when it may be exercised, limits on exercise, net exercise, adjustments, duties",
    "OCF has no words for them; the trigger refers to the contract",
  );
  return {
    trigger_id: TRIGGER,
    type: "UNSPECIFIED",
    trigger_description: "As the contract provides.",
    conversion_right: {
      type: "WARRANT_CONVERSION_RIGHT",
      conversion_mechanism: {
        type: "CUSTOM_CONVERSION",
        custom_conversion_description: "As the contract provides.",
      },
      converts_to_stock_class_id: out.stockClass("Common Stock"),
    },
  };
}

/** The last day of the contract's Term. */
function expiry(out: OcfWriter, { terms }: RunResult, id: string): string | null {
  const value = terms.get("Term")?.value;
  const end = typeof value === "string" ? / to (\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(value) : null;
  if (end === null) {
    out.lack(TYPE, id, "warrant_expiration_date", 'the contract has no "Term" that ends on a day');
    return null;
  }
  out.leave(`${TYPE} "${id}"`, `the hour at which it expires, ${end[2] ?? ""}`, "OCF has days only");
  return end[1] ?? null;
}
