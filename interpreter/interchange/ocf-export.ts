/**
 * Writes a run as transactions of the Open Cap Table Format: the warrant's issue, exercises that were accepted, splits, issues of
 * stock and of convertibles. What OCF cannot carry is listed.
 */

import type { BasketItem, Determination, FactEvent, FactValue } from "../facts/types.ts";
import type { Model } from "../model/model.ts";
import { eventName, verdictWords } from "../report/names.ts";
import { words } from "../run/show.ts";
import type { ActRecord, CertificateRecord, RunResult } from "../run/result.ts";
import { dayToIso } from "../values/day.ts";
import { Rational } from "../values/rational.ts";
import { asNumeric, exactText } from "./number.ts";
import { writeCertificates } from "./ocf-register-out.ts";
import { nameInLog, tookBack, writeTakenBack } from "./ocf-taken-back.ts";
import { holderId, issueDay, securityOf, TRIGGER, writeIssue } from "./ocf-warrant-out.ts";
import { OcfWriter, type OcfFields, type OcfJson } from "./ocf-write.ts";
import { Particulars } from "./particulars.ts";
import type { Exported } from "./types.ts";

export interface ToExport {
  readonly model: Model;
  readonly events: readonly FactEvent[];
  readonly determinations: readonly Determination[];
  readonly result: RunResult;
  /** The day of issue where the contract does not say it. */
  readonly issued: string | null;
  /** What a cap table records and the contract does not say. */
  readonly particulars?: Particulars;
}

/** The files, or null where the day of issue is not known. */
export function exportOcf(run: ToExport): Exported | null {
  const issued = run.issued ?? issueDay(run.result) ?? firstIssue(run.result);
  return issued === null ? null : new Exporter(run, issued).exported();
}

/** The day of the first certificate of a register in which each was issued by an event, which has its day. */
function firstIssue({ certificates }: RunResult): string | null {
  const days = [...(certificates?.values() ?? [])].map(({ issued }) => issued?.day ?? null);
  const known = days.filter((day) => day !== null);
  return known.length === 0 || known.length < days.length ? null : dayToIso(Math.min(...known));
}

/** The number that a certificate has where no event gives one. */
const ONLY_CERTIFICATE = "1";

/** The trigger of a convertible. */
const CONVERSION = "conversion";

class Exporter {
  private readonly out: OcfWriter;
  private readonly run: ToExport;
  private readonly issued: string;
  private readonly acts: Map<string, ActRecord[]>;
  /** The events that the run came to, in the order of time. */
  private reached: readonly FactEvent[] = [];
  /** The convertibles written so far, by the id of the event that issued them, with the shares not yet converted. */
  private readonly convertibles = new Map<string, { readonly security: string; readonly left: Rational }>();

  constructor(run: ToExport, issued: string) {
    this.run = run;
    this.out = new OcfWriter(run.particulars ?? Particulars.none());
    this.issued = issued;
    this.acts = Map.groupBy(run.result.acts, ({ act, id, day }) => actKey(act, id, day));
  }

  exported(): Exported {
    const { out, run } = this;
    const { model, result } = run;
    this.reached = this.reachedEvents();
    this.issues(this.reached);
    for (const [order, event] of this.reached.entries()) {
      out.at(order);
      this.event(event);
    }
    for (const { term, by, place, day } of run.determinations)
      out.leave(
        `Determination of ${dayToIso(day)}`,
        `${term}, by ${by}`,
        "OCF has no transaction for it",
        place,
      );
    for (const { event, id, certificate, section, term, before, after, status, place } of result.ledger) {
      if (status !== "made") continue;
      const of = `${eventName(event, id)}${certificate === null ? "" : `, certificate ${certificate}`}`;
      const change = `${term}: ${words(before)} becomes ${words(after)} (section ${section})`;
      out.leave(of, change, "OCF has no adjustment of warrants", place);
    }
    out.object("ISSUER", "issuer", { legal_name: model.parties.get("Issuer")?.value ?? null });
    return { notCarried: out.notCarried, ...out.finish() };
  }

  /** The events that the run came to, in the order of time. */
  private reachedEvents(): FactEvent[] {
    const { events, result } = this.run;
    const stop = result.stopped?.instant ?? Infinity;
    const inOrder = events.toSorted((a, b) => a.instant - b.instant || a.index - b.index);
    const reached = inOrder.filter(({ day, instant }) => day <= result.asOf && instant < stop);
    for (const event of inOrder)
      if (!reached.includes(event)) this.leave(event, "the event", "the run did not come to it");
    return reached;
  }

  private issues(events: readonly FactEvent[]): void {
    const { out, run } = this;
    out.at(-1);
    if (run.result.certificates !== null) {
      // A notice, and what is deemed to happen, takes effect on another day than a fact has: then it follows what came before.
      const order = (at: CertificateRecord["issued"]): number => {
        if (at === null) return -1;
        const own = events.findIndex((event) => isAt(event, at));
        return own >= 0 ? own : events.findLastIndex(({ instant }) => instant <= at.instant);
      };
      return writeCertificates(out, run.model, run.result, this.issued, order);
    }
    const named = events.flatMap(({ certificate }) => (certificate === null ? [] : [certificate]));
    const numbers = named.length === 0 ? [ONLY_CERTIFICATE] : [...new Set(named)];
    for (const number of numbers) {
      const alone = numbers.length === 1;
      const certificate = { number, security: securityOf(number), alone, named: named.length > 0 };
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
      case "Equivalents Conversion":
        this.conversion(event);
        return;
      case "Exercise":
        this.exercise(event);
        return;
      default:
        // What it did to certificates stands in their own transactions, and what it took back in a retraction.
        if (!this.isOfRegister(event) && !tookBack(this.run.result, event))
          this.leave(event, "the event", "OCF has no transaction for it");
    }
  }

  /** Whether certificates came into being or went by an event. By its day, since a contract may move it to another hour. */
  private isOfRegister(event: FactEvent): boolean {
    return [...(this.run.result.certificates?.values() ?? [])].some((certificate) =>
      [certificate.issued, certificate.cancelled].some((at) => at !== null && isAt(event, at)),
    );
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
    const { id, date } = this.common(event);
    this.out.object("TX_STOCK_CLASS_SPLIT", id, {
      date,
      stock_class_id: this.out.stockClass(typeof asset === "string" ? asset : "Common Stock"),
      split_ratio: { numerator, denominator },
    });
    this.leaveFields(event, ["Ratio", "Asset"]);
  }

  private stock(event: FactEvent): void {
    const sold = this.sold(event);
    if (sold === null) return;
    const { id, date } = this.common(event);
    this.stockIssuance(event, id, { date, security_id: this.out.fresh(`${id}-stock`), ...sold });
    this.leaveFields(event, ["Shares Issued", "Consideration"]);
  }

  /** What an event says was issued and paid, where OCF's price per share can say it; else it is listed. */
  private sold(event: FactEvent): { readonly quantity: string; readonly share_price: OcfJson } | null {
    const shares = event.fields.get("Shares Issued");
    const consideration = event.fields.get("Consideration");
    if (!(shares instanceof Rational) || !(consideration instanceof Rational)) return null;
    const quantity = asNumeric(shares);
    const price = consideration.div(shares);
    const perShare = price === null ? null : this.money(price);
    if (quantity !== null && perShare !== null) return { quantity, share_price: perShare };
    const why = "OCF has a price per share of ten decimals, which does not give its consideration";
    this.leave(event, "the event", why);
    return null;
  }

  private stockIssuance(event: FactEvent, id: string, fields: OcfFields): void {
    const stock = { stock_class_id: this.out.stockClass("Common Stock"), stock_legend_ids: [] };
    this.out.object("TX_STOCK_ISSUANCE", id, { ...fields, ...stock });
    const reasons = {
      custom_id: "the contract does not number share certificates",
      ...(fields["stakeholder_id"] === undefined
        ? { stakeholder_id: "the event does not say to whom it was issued" }
        : {}),
    };
    for (const [what, why] of Object.entries(reasons))
      this.out.lack("TX_STOCK_ISSUANCE", id, what, why, event.place);
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
    const { id, date } = this.common(event);
    const security = this.out.fresh(`${id}-convertible`);
    if (event.id !== null) this.convertibles.set(event.id, { security, left: shares as Rational });
    this.out.object("TX_CONVERTIBLE_ISSUANCE", id, {
      date,
      security_id: security,
      investment_amount: invested,
      conversion_triggers: [
        {
          trigger_id: CONVERSION,
          type: "UNSPECIFIED",
          conversion_right: {
            type: "CONVERTIBLE_CONVERSION_RIGHT",
            conversion_mechanism: { type: "FIXED_AMOUNT_CONVERSION", converts_to_quantity: quantity },
            converts_to_stock_class_id: this.out.stockClass("Common Stock"),
          },
        },
      ],
    });
    const lack = (what: string, why: string): void =>
      this.out.lack("TX_CONVERTIBLE_ISSUANCE", id, what, why, event.place);
    for (const what of ["stakeholder_id", "custom_id"])
      lack(what, "the event does not say to whom it was issued");
    for (const what of ["convertible_type", "seniority"]) lack(what, "the event does not say it");
    this.leaveFields(event, ["Maximum Shares", "Issue Consideration"]);
  }

  /** A conversion ends a security of OCF; where some of it is left, that is a new security, of an amount nobody has said. */
  private conversion(event: FactEvent): void {
    const convertible = event.of === null ? undefined : this.convertibles.get(event.of);
    if (event.of === null || convertible === undefined) {
      this.leave(event, "the event", "what was converted is not among the convertibles that OCF carries");
      return;
    }
    const sold = this.sold(event);
    if (sold === null) return;
    const { id, date } = this.common(event);
    const stock = this.out.fresh(`${id}-shares`);
    this.out.object("TX_CONVERTIBLE_CONVERSION", id, {
      date,
      security_id: convertible.security,
      trigger_id: CONVERSION,
      reason_text: "Conversion",
      resulting_security_ids: [stock],
    });
    const left = convertible.left.sub(event.fields.get("Shares Issued") as Rational);
    if (left.sign() > 0) {
      const why = `${exactText(left)} shares are left to be converted; the event does not say of what amount`;
      this.out.lack("TX_CONVERTIBLE_CONVERSION", id, "balance_security_id", why, event.place);
    }
    this.convertibles.set(event.of, { ...convertible, left });
    this.stockIssuance(event, this.out.fresh(`${id}-stock`), { date, security_id: stock, ...sold });
    this.leaveFields(event, ["Shares Issued", "Consideration"]);
  }

  private exercise(event: FactEvent): void {
    const act = this.acts.get(actKey(event.kind, event.id, event.day))?.shift();
    if (act?.status !== "accepted") {
      const by =
        act === undefined || act.refusedBy.length === 0 ? "" : `, section ${act.refusedBy.join(", ")}`;
      this.leave(event, "the exercise", `it was refused${by}`);
      return;
    }
    const { id, date } = this.common(event);
    const gives = (name: string): Rational | null => {
      const value = act.gives.find((given) => given.name === name)?.value.value;
      return value instanceof Rational ? value : null;
    };
    const [issued, cash] = [gives("Shares Issued"), gives("Cash Due")];
    const quantity = issued === null || issued.isZero() ? null : asNumeric(issued);
    const stock = this.out.fresh(`${id}-shares`);
    const paid = cash === null || cash.isZero() ? null : `${this.run.model.currency} ${exactText(cash)}`;
    this.out.object("TX_WARRANT_EXERCISE", id, {
      date,
      security_id: securityOf(act.certificate ?? event.certificate ?? ONLY_CERTIFICATE),
      trigger_id: TRIGGER,
      resulting_security_ids: [...(quantity === null ? [] : [stock]), ...this.balances(act)],
      consideration_text: paid,
    });
    this.leaveFields(event, []);
    if (act.cutBack !== null)
      this.leave(event, `that it was ${verdictWords(act)}`, "OCF has what counts, and no word for the rest");
    if (quantity === null)
      this.leave(event, "Shares Issued", "the contract gives no whole count of them under this name");
    else
      this.issuedOn(
        event,
        { id, date },
        {
          stock,
          quantity,
          cash,
          issued: issued ?? Rational.ZERO,
          holder: this.holder(act.certificate),
        },
      );
    const { rescinded } = act;
    if (rescinded !== null) {
      const order = this.reached.findLastIndex(({ instant }) => instant <= rescinded.instant);
      const written = { id, stock: quantity === null ? null : stock, paid };
      writeTakenBack(this.out, this.run.result, { event, act, rescinded, order }, written);
    }
  }

  /** OCF's exercise ends a warrant, and has no balance: the warrant that comes for the rest is of what resulted from it. */
  private balances({ instant, certificate }: ActRecord): string[] {
    return [...(this.run.result.certificates?.values() ?? [])]
      .filter(({ from, issued }) => from === certificate && from !== null && issued?.instant === instant)
      .map((balance) => securityOf(balance.number));
  }

  /** Who exercised: with a register the certificate's holder. */
  private holder(certificate: string | null): string {
    const held = certificate === null ? undefined : this.run.result.certificates?.get(certificate);
    return held === undefined
      ? this.out.stakeholder("holder", this.run.model.parties.get("Holder")?.value ?? null)
      : this.out.stakeholder(holderId(held.holder), held.holder);
  }

  private issuedOn(
    event: FactEvent,
    exercise: { readonly id: string; readonly date: string },
    given: {
      readonly stock: string;
      readonly quantity: string;
      readonly cash: Rational | null;
      readonly issued: Rational;
      readonly holder: string;
    },
  ): void {
    const price = given.cash?.div(given.issued) ?? null;
    const perShare = price === null ? null : this.money(price);
    const id = this.out.fresh(`${exercise.id}-stock`);
    if (perShare === null) {
      const why = "the exercise gives no price of ten decimals";
      this.out.lack("TX_STOCK_ISSUANCE", id, "share_price", why, event.place);
    }
    this.stockIssuance(event, id, {
      date: exercise.date,
      security_id: given.stock,
      stakeholder_id: given.holder,
      quantity: given.quantity,
      share_price: perShare,
    });
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
    this.out.leave(nameInLog(event), what, why, event.place);
  }

  /** The fields that the transaction does not carry. */
  private leaveFields(event: FactEvent, carried: readonly string[]): void {
    for (const [name, value] of event.fields)
      if (!carried.includes(name)) this.leave(event, `${name}: ${valueText(value)}`, "OCF has no such field");
  }
}

function isAt({ kind, id, day }: FactEvent, at: NonNullable<CertificateRecord["issued"]>): boolean {
  return at.event === kind && at.id === id && at.day === day;
}

/** By its day: a contract may move an event to another hour. */
const actKey = (act: string, id: string | null, day: number): string => `${act}|${id ?? ""}|${day}`;

function valueText(value: FactValue): string {
  if (value instanceof Rational) return exactText(value);
  if (typeof value === "object")
    return value.map(({ asset, amount }: BasketItem) => `${exactText(amount)} ${asset}`).join(", ");
  // Days of the log lie far from the numbers of instants and of minutes.
  return typeof value === "number" ? dayToIso(value) : String(value);
}
