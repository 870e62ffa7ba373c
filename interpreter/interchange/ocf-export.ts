/**
 * Writes a run as transactions of the Open Cap Table Format: the warrant's issue, exercises that were accepted, splits, issues of
 * stock and of convertibles. What OCF cannot carry is listed.
 */

import type { BasketItem, Determination, FactEvent, FactValue } from "../facts/types.ts";
import type { Model } from "../model/model.ts";
import { words } from "../run/show.ts";
import type { ActRecord, RunResult } from "../run/result.ts";
import { dayToIso } from "../values/day.ts";
import { Rational } from "../values/rational.ts";
import { asNumeric, exactText } from "./number.ts";
import { issueDay, TRIGGER, writeIssue } from "./ocf-warrant-out.ts";
import { OcfWriter, type OcfJson } from "./ocf-write.ts";
import type { Exported } from "./types.ts";

export interface ToExport {
  readonly model: Model;
  readonly events: readonly FactEvent[];
  readonly determinations: readonly Determination[];
  readonly result: RunResult;
  /** The day of issue where the contract does not say it. */
  readonly issued: string | null;
}

/** The files, or null where the day of issue is not known. */
export function exportOcf(run: ToExport): Exported | null {
  const issued = run.issued ?? issueDay(run.result);
  return issued === null ? null : new Exporter(run, issued).exported();
}

/** The number that a certificate has where no event gives one. */
const ONLY_CERTIFICATE = "1";

class Exporter {
  private readonly out = new OcfWriter();
  private readonly run: ToExport;
  private readonly issued: string;
  private readonly acts: Map<string, ActRecord[]>;

  constructor(run: ToExport, issued: string) {
    this.run = run;
    this.issued = issued;
    this.acts = Map.groupBy(run.result.acts, ({ act, id, instant }) => actKey(act, id, instant));
  }

  exported(): Exported {
    const { out, run } = this;
    const { model, result } = run;
    const reached = this.reached();
    this.issues(reached);
    for (const event of reached) this.event(event);
    for (const { term, by, place, day } of run.determinations)
      out.leave(
        `Determination of ${dayToIso(day)}`,
        `${term}, by ${by}`,
        "OCF has no transaction for it",
        place,
      );
    for (const { event, id, section, term, before, after, status, place } of result.ledger) {
      if (status !== "made") continue;
      const of = id === null ? event : `${event} "${id}"`;
      const change = `${term}: ${words(before)} becomes ${words(after)} (section ${section})`;
      out.leave(of, change, "OCF has no adjustment of warrants", place);
    }
    const issuer = model.parties.get("Issuer")?.value ?? "the issuer";
    out.lack(
      "Manifest.ocf.json",
      `the particulars of ${issuer}`,
      "the contract does not say them; the file is not written",
    );
    return { files: out.files(), notCarried: out.notCarried, missing: out.missing };
  }

  /** The events that the run came to, in the order of time. */
  private reached(): FactEvent[] {
    const { events, result } = this.run;
    const stop = result.stopped?.instant ?? Infinity;
    const inOrder = events.toSorted((a, b) => a.instant - b.instant || a.index - b.index);
    const reached = inOrder.filter(({ day, instant }) => day <= result.asOf && instant < stop);
    for (const event of inOrder)
      if (!reached.includes(event)) this.leave(event, "the event", "the run did not come to it");
    return reached;
  }

  private issues(events: readonly FactEvent[]): void {
    const named = events.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]));
    const numbers = named.length === 0 ? [ONLY_CERTIFICATE] : [...new Set(named)];
    if (named.length === 0)
      this.out.lack(
        "TX_WARRANT_ISSUANCE",
        "custom_id",
        `no event names the certificate; it is written as ${ONLY_CERTIFICATE}`,
      );
    for (const number of numbers) {
      const certificate = { number, security: securityOf(number), alone: numbers.length === 1 };
      writeIssue(this.out, this.run.model, this.run.result, certificate, this.issued);
    }
  }

  private event(event: FactEvent): void {
    switch (event.kind) {
      case "Stock Split":
      case "Combination":
        this.split(event);
        return;
      case "Share Issuance":
        this.stock(event);
        return;
      case "Equivalents Issuance":
        this.equivalents(event);
        return;
      case "Exercise":
        this.exercise(event);
        return;
      default:
        this.leave(event, "the event", "OCF has no transaction for it");
    }
  }

  private split(event: FactEvent): void {
    const ratio = event.fields.get("Ratio");
    const asset = event.fields.get("Asset");
    if (!(ratio instanceof Rational)) return;
    const [numerator, denominator] = [asNumeric(Rational.of(ratio.n)), asNumeric(Rational.of(ratio.d))];
    if (numerator === null || denominator === null) {
      this.leave(event, "Ratio", "it has more digits than OCF takes");
      return;
    }
    this.out.transaction({
      object_type: "TX_STOCK_CLASS_SPLIT",
      ...this.common(event),
      stock_class_id: this.out.stockClass(typeof asset === "string" ? asset : "Common Stock"),
      split_ratio: { numerator, denominator },
    });
    this.leaveFields(event, ["Ratio", "Asset"]);
  }

  private stock(event: FactEvent): void {
    const shares = event.fields.get("Shares Issued");
    const consideration = event.fields.get("Consideration");
    if (!(shares instanceof Rational) || !(consideration instanceof Rational)) return;
    const quantity = asNumeric(shares);
    const price = consideration.div(shares);
    const perShare = price === null ? null : this.money(price);
    if (quantity === null || perShare === null) {
      this.leave(
        event,
        "the event",
        "OCF has a price per share of ten decimals, which does not give its consideration",
      );
      return;
    }
    const fields = this.common(event);
    this.out.transaction({
      object_type: "TX_STOCK_ISSUANCE",
      ...fields,
      security_id: this.out.fresh(`${fields.id}-stock`),
      stock_class_id: this.out.stockClass("Common Stock"),
      quantity,
      share_price: perShare,
    });
    this.lackHolder(event, `TX_STOCK_ISSUANCE "${fields.id}"`);
    this.leaveFields(event, ["Shares Issued", "Consideration"]);
  }

  private equivalents(event: FactEvent): void {
    const shares = event.fields.get("Maximum Shares");
    const paid = event.fields.get("Issue Consideration");
    const payable = event.fields.get("Exercise Consideration");
    const quantity = shares instanceof Rational ? asNumeric(shares) : null;
    const invested = paid instanceof Rational ? this.money(paid) : null;
    const convertible = payable instanceof Rational && payable.isZero();
    if (!convertible || quantity === null || invested === null) {
      const why = convertible
        ? "OCF has ten decimals at most"
        : "something is payable on exercise: options or warrants, which OCF records holder by holder";
      this.leave(event, "the event", why);
      return;
    }
    const fields = this.common(event);
    this.out.transaction({
      object_type: "TX_CONVERTIBLE_ISSUANCE",
      ...fields,
      security_id: this.out.fresh(`${fields.id}-convertible`),
      investment_amount: invested,
      conversion_triggers: [
        {
          trigger_id: "conversion",
          type: "UNSPECIFIED",
          conversion_right: {
            type: "CONVERTIBLE_CONVERSION_RIGHT",
            conversion_mechanism: { type: "FIXED_AMOUNT_CONVERSION", converts_to_quantity: quantity },
            converts_to_stock_class_id: this.out.stockClass("Common Stock"),
          },
        },
      ],
    });
    const of = `TX_CONVERTIBLE_ISSUANCE "${fields.id}"`;
    this.lackHolder(event, of);
    for (const what of ["convertible_type", "seniority"])
      this.out.lack(of, what, "the event does not say it", event.place);
    this.leaveFields(event, ["Maximum Shares", "Issue Consideration"]);
  }

  private exercise(event: FactEvent): void {
    const act = this.acts.get(actKey(event.kind, event.id, event.instant))?.shift();
    if (act?.status !== "accepted") {
      const by =
        act === undefined || act.refusedBy.length === 0 ? "" : `, section ${act.refusedBy.join(", ")}`;
      this.leave(event, "the exercise", `it was refused${by}`);
      return;
    }
    const fields = this.common(event);
    const certificate = event.certificate ?? ONLY_CERTIFICATE;
    const gives = (name: string): Rational | null => {
      const value = act.gives.find((given) => given.name === name)?.value.value;
      return value instanceof Rational ? value : null;
    };
    const [issued, cash] = [gives("Shares Issued"), gives("Cash Due")];
    const quantity = issued === null || issued.isZero() ? null : asNumeric(issued);
    const stock = this.out.fresh(`${fields.id}-shares`);
    const paid = cash === null || cash.isZero() ? null : `${this.run.model.currency} ${exactText(cash)}`;
    this.out.transaction({
      object_type: "TX_WARRANT_EXERCISE",
      ...fields,
      security_id: securityOf(certificate),
      trigger_id: TRIGGER,
      resulting_security_ids: quantity === null ? [] : [stock],
      consideration_text: paid,
    });
    this.leaveFields(event, []);
    if (quantity === null)
      this.leave(event, "Shares Issued", "the contract gives no whole count of them under this name");
    else this.issuedOn(event, fields, { stock, quantity, cash, issued: issued ?? Rational.ZERO });
  }

  private issuedOn(
    event: FactEvent,
    { id, date }: { readonly id: string; readonly date: string },
    given: {
      readonly stock: string;
      readonly quantity: string;
      readonly cash: Rational | null;
      readonly issued: Rational;
    },
  ): void {
    const price = given.cash?.div(given.issued) ?? null;
    const perShare = price === null ? null : this.money(price);
    const of = `TX_STOCK_ISSUANCE "${id}-stock"`;
    if (perShare === null)
      this.out.lack(of, "share_price", "the exercise gives no price of ten decimals", event.place);
    this.out.transaction({
      object_type: "TX_STOCK_ISSUANCE",
      id: this.out.fresh(`${id}-stock`),
      date,
      security_id: given.stock,
      stakeholder_id: this.out.stakeholder("holder", this.run.model.parties.get("Holder")?.value ?? null),
      stock_class_id: this.out.stockClass("Common Stock"),
      quantity: given.quantity,
      share_price: perShare,
    });
    this.out.lack(of, "custom_id", "the contract does not number share certificates", event.place);
  }

  private common(event: FactEvent): { readonly id: string; readonly date: string } {
    if (!event.dateOnly) this.leave(event, "the hour", "OCF has days only");
    return { id: this.out.fresh(event.id ?? `event-${event.index + 1}`), date: dayToIso(event.day) };
  }

  private money(value: Rational): OcfJson | null {
    const amount = asNumeric(value);
    return amount === null ? null : { amount, currency: this.run.model.currency };
  }

  private leave(event: FactEvent, what: string, why: string): void {
    this.out.leave(nameOf(event), what, why, event.place);
  }

  private lackHolder(event: FactEvent, of: string): void {
    for (const what of ["stakeholder_id", "custom_id"])
      this.out.lack(of, what, "the event does not say to whom it was issued", event.place);
  }

  /** The fields that the transaction does not carry. */
  private leaveFields(event: FactEvent, carried: readonly string[]): void {
    for (const [name, value] of event.fields)
      if (!carried.includes(name)) this.leave(event, `${name}: ${valueText(value)}`, "OCF has no such field");
  }
}

const actKey = (act: string, id: string | null, instant: number): string => `${act}|${id ?? ""}|${instant}`;

const securityOf = (certificate: string): string => `warrant-${certificate}`;

const nameOf = ({ kind, id, day }: FactEvent): string =>
  id === null ? `${kind} of ${dayToIso(day)}` : `${kind} "${id}"`;

function valueText(value: FactValue): string {
  if (value instanceof Rational) return exactText(value);
  if (typeof value === "object")
    return value.map(({ asset, amount }: BasketItem) => `${exactText(amount)} ${asset}`).join(", ");
  // Days of the log lie far from the numbers of instants and of minutes.
  return typeof value === "number" ? dayToIso(value) : String(value);
}
