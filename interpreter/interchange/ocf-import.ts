/**
 * Reads an export in the Open Cap Table Format into Tenor's standard events and a list of warrants. What one of the two has no
 * word for is listed, with its place; nothing is left out in silence, and nothing made up.
 */

import type { Source } from "../../grammar/source.ts";
import { inReadingOrder } from "../../grammar/diagnostics/diagnostic.ts";
import { Rational } from "../values/rational.ts";
import { exactText } from "./number.ts";
import { balancesOf, type Balance } from "./ocf-balances.ts";
import { OcfFolder, type Transaction } from "./ocf-folder.ts";
import { countedFrom, registerEventOf } from "./ocf-register.ts";
import type { OcfObject } from "./ocf-read.ts";
import { changesOf, warrantOf } from "./ocf-warrants.ts";
import type { Imported, ImportedEvent, Loss, Money, Warrant } from "./types.ts";

/** `register`: issues, transfers and surrenders of warrants become events too, for a contract that uses `std/register`. */
export function importOcf(sources: readonly Source[], register = false): Imported {
  return new Importer(new OcfFolder(sources), register).result();
}

class Importer {
  private readonly folder: OcfFolder;
  private readonly events: ImportedEvent[] = [];
  private readonly warrants: Warrant[] = [];
  private readonly missing: Loss[] = [];
  private readonly notCarried: Loss[];

  private readonly register: boolean;
  private readonly balances: ReadonlyMap<string, Balance>;
  /** The numbers of certificates in the order of their days. */
  private readonly numbers: { readonly on: string; readonly number: string }[] = [];

  constructor(folder: OcfFolder, register: boolean) {
    this.folder = folder;
    this.register = register;
    this.balances = balancesOf(folder);
    this.notCarried = [...folder.notCarried];
  }

  result(): Imported {
    const changes = changesOf(this.folder);
    for (const transaction of this.folder.transactions) {
      if (transaction.type === "TX_WARRANT_ISSUANCE") {
        const warrant = warrantOf(transaction, this.folder, changes, this.missing);
        if (warrant !== null) this.warrants.push(warrant);
        if (this.register) this.ofRegister(transaction);
        else if (!this.folder.retracted.has(warrant?.security ?? ""))
          this.leave(
            transaction.object,
            "the issue itself",
            "it stands among the warrants; for another warrant it may be an Equivalents Issuance",
          );
        this.leaveFields(transaction.object);
      } else this.transaction(transaction);
    }
    if (this.register) this.tellNumbers();
    const events = this.events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const { diagnostics } = this.folder.findings;
    return {
      events,
      warrants: this.warrants,
      notCarried: this.notCarried,
      missing: this.missing,
      diagnostics: inReadingOrder(diagnostics),
    };
  }

  private transaction({ type, object }: Transaction): void {
    switch (type) {
      case "TX_STOCK_CLASS_SPLIT":
        this.split(object);
        break;
      case "TX_STOCK_ISSUANCE":
        this.stock(object);
        break;
      case "TX_CONVERTIBLE_ISSUANCE":
        this.convertible(object);
        break;
      case "TX_CONVERTIBLE_CONVERSION":
        this.conversion(object);
        break;
      case "TX_WARRANT_EXERCISE":
        this.exercise(object);
        break;
      case "TX_WARRANT_TRANSFER":
      case "TX_WARRANT_CANCELLATION":
      case "TX_WARRANT_RETRACTION":
        this.onWarrant({ type, object });
        break;
      default:
        this.leave(object, "the transaction", "the import reads none of this kind");
        return;
    }
    this.leaveFields(object);
  }

  private split(object: OcfObject): void {
    if (!object.has("stock_class_id", "split_ratio")) return;
    const stock = this.folder.classOf(object);
    const parts = object.object("split_ratio");
    if (parts === null || !parts.has("numerator", "denominator")) return;
    const [after, before] = [parts.number("numerator"), parts.number("denominator")];
    if (stock === null || after === null || before === null) return;
    const ratio = after.div(before);
    if (ratio === null || ratio.isZero()) {
      object.refuse("split_ratio", "a ratio of two numbers above zero", "a ratio with a zero");
      return;
    }
    this.add(object, ratio.lt(Rational.ONE) ? "Combination" : "Stock Split", {
      Ratio: exactText(ratio),
      ...(stock.isCommonStock ? {} : { Asset: stock.name }),
    });
  }

  private stock(object: OcfObject): void {
    if (!object.has("security_id", "stock_class_id", "quantity")) return;
    const stock = this.folder.classOf(object);
    const quantity = object.number("quantity");
    const price = object.money("share_price");
    const security = object.text("security_id");
    if (stock === null || quantity === null || security === null) return;
    const why = this.noNewIssue(security, stock.name, stock.isCommonStock);
    if (why !== null) {
      const at = price === null ? "" : ` at ${moneyText(price)}`;
      this.leave(object, `${exactText(quantity)} shares of ${stock.name}${at}`, why);
      return;
    }
    if (!object.has("share_price") || price === null) return;
    this.add(object, "Share Issuance", {
      "Shares Issued": exactText(quantity),
      Consideration: moneyText({ amount: quantity.mul(price.amount), currency: price.currency }),
    });
  }

  /** Why an OCF stock issuance is no Share Issuance; null where it is one. */
  private noNewIssue(security: string, stock: string, isCommonStock: boolean): string | null {
    if (this.folder.retracted.has(security)) return "the issue was retracted";
    const origin = this.folder.origins.get(security)?.transaction;
    if (origin?.type === "TX_WARRANT_EXERCISE" || origin?.type === "TX_CONVERTIBLE_CONVERSION")
      return `they are what ${origin.object.name} gave, and count there`;
    if (origin !== undefined) return `they came from ${origin.object.name}: say whether the shares are new`;
    return isCommonStock ? null : `a Share Issuance is of Common Stock, and ${stock} is another class`;
  }

  private convertible(object: OcfObject): void {
    if (!object.has("security_id", "investment_amount")) return;
    const invested = object.money("investment_amount");
    const security = object.text("security_id");
    if (invested === null || security === null) return;
    const origin = this.folder.origins.get(security)?.transaction;
    if (this.folder.retracted.has(security) || origin !== undefined) {
      const why = origin === undefined ? "the issue was retracted" : `it came from ${origin.object.name}`;
      this.leave(object, "the issue", why);
      return;
    }
    const shares = this.fixedShares(object);
    this.add(object, "Equivalents Issuance", {
      ...(shares === null ? {} : { "Maximum Shares": exactText(shares) }),
      "Issue Consideration": moneyText(invested),
    });
    if (shares === null)
      this.lack(object, "Maximum Shares", "no trigger converts into a fixed number of shares");
    this.lack(object, "Exercise Consideration", "OCF does not say what is payable on conversion");
    this.lack(object, "Conversion Price", "OCF has conversion mechanisms, not a price per share");
  }

  /** The number into which every trigger converts, where all agree on one. */
  private fixedShares(object: OcfObject): Rational | null {
    const found = object.objects("conversion_triggers").map((trigger) => {
      const mechanism = trigger.object("conversion_right")?.object("conversion_mechanism") ?? null;
      if (mechanism?.text("type") === "FIXED_AMOUNT_CONVERSION")
        return mechanism.number("converts_to_quantity");
      this.leave(
        object,
        `trigger ${trigger.text("trigger_id") ?? ""}`.trim(),
        "its mechanism is no fixed number",
      );
      return null;
    });
    const [first = null, ...others] = found;
    return first !== null && others.every((other) => other?.eq(first) === true) ? first : null;
  }

  /** A conversion of what an earlier event issued, or of what an earlier conversion left of it. */
  private conversion(object: OcfObject): void {
    if (!object.has("security_id", "resulting_security_ids")) return;
    const of = this.folder.convertibleOf(object);
    const came = this.sharesFrom(object.texts("resulting_security_ids"));
    if (of === null) return;
    this.add(object, "Equivalents Conversion", {
      of,
      ...(came === null ? {} : { "Shares Issued": exactText(came) }),
    });
    if (object.text("trigger_id") !== null)
      this.leave(object, "trigger_id", "a conversion is a fact here, whatever brought it about");
    if (object.text("balance_security_id") !== null)
      this.leave(
        object,
        "balance_security_id",
        "what is left to be converted is counted from the first issue",
      );
    if (came === null) this.lack(object, "Shares Issued", "OCF does not record all the stock that it gave");
    const why = "OCF does not say what the issuer received for these shares, at the issue and now";
    this.lack(object, "Consideration", why);
  }

  /** The common stock that came of securities by their ids; null where not all of it is recorded. */
  private sharesFrom(results: readonly string[]): Rational | null {
    if (results.length === 0) return null;
    let came = Rational.ZERO;
    for (const result of results) {
      const issue = this.folder.issues.get(result);
      const quantity = issue?.type === "TX_STOCK_ISSUANCE" ? issue.object.number("quantity") : null;
      if (quantity === null) return null;
      came = came.add(quantity);
    }
    return came;
  }

  private exercise(object: OcfObject): void {
    if (!object.has("security_id")) return;
    const certificate = this.folder.certificateOf(object);
    // A warrant among them is what is left of this one.
    const results = object
      .texts("resulting_security_ids")
      .filter((id) => this.folder.issues.get(id)?.type !== "TX_WARRANT_ISSUANCE");
    const quantity = object.number("quantity");
    if (certificate === null) return;
    this.add(object, "Exercise", {
      certificate,
      ...(quantity === null ? {} : { "Shares Exercised": exactText(quantity) }),
    });
    if (object.text("trigger_id") !== null)
      this.leave(object, "trigger_id", "whether there was a right to exercise is for the contract to say");
    if (quantity === null) this.lack(object, "Shares Exercised", this.whatCame(results));
    this.lack(object, "Method", "OCF does not tell cash from net exercise");
    this.lack(object, "Shares Owned", "OCF does not say what else the holder owns");
  }

  private whatCame(results: readonly string[]): string {
    const came = results.length === 0 ? Rational.ZERO : this.sharesFrom(results);
    return came === null
      ? "OCF records what was issued, not what was exercised"
      : `OCF records what was issued, ${exactText(came)} shares, not what was exercised`;
  }

  private onWarrant(transaction: Transaction): void {
    const { type, object } = transaction;
    if (!object.has("security_id")) return;
    if (this.folder.certificateOf(object) === null) return;
    if (type !== "TX_WARRANT_RETRACTION") object.has("quantity");
    if (this.register) this.ofRegister(transaction);
    else this.leave(object, "the transaction", "it changes the register; it stands with its warrant");
  }

  private ofRegister(transaction: Transaction): void {
    const { type, object } = transaction;
    const found = registerEventOf(transaction, this.folder, this.balances);
    const number = object.text("custom_id");
    const on = object.date("date");
    const isIssue =
      type === "TX_WARRANT_ISSUANCE" && !this.folder.retracted.has(object.text("security_id") ?? "");
    if (isIssue && number !== null && on !== null) this.numbers.push({ on, number });
    if (found === null) return;
    if ("none" in found) this.leave(object, "the transaction", found.none);
    else {
      this.add(object, found.event, found.fields);
      if (found.doubt !== undefined) this.lack(object, "whether it is an issue", found.doubt);
    }
  }

  /** A register counts its numbers on; those of OCF may be any. */
  private tellNumbers(): void {
    const numbers = this.numbers.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    const names = numbers.map(({ number }) => number);
    const [first] = names;
    if (first === undefined) return;
    const from = countedFrom(names);
    const told =
      from === null
        ? `the numbers do not count on from ${first} in the order of issue, as those of a register do: mend the numbers in the events by tenor register`
        : `for these numbers the contract says: numbered from "${from}"`;
    this.missing.push({
      of: "the register",
      what: "certificates are ... numbered from",
      why: told,
      place: null,
    });
  }

  private add(object: OcfObject, event: string, fields: Readonly<Record<string, string>>): void {
    const on = object.date("date");
    const id = object.text("id");
    const type = object.text("object_type");
    if (on === null || id === null || type === null) return;
    this.events.push({ event, on, id, ...fields, note: `OCF ${type}` });
  }

  private leave(object: OcfObject, what: string, why: string): void {
    this.notCarried.push({ of: object.name, what, why, place: object.place });
  }

  private lack(object: OcfObject, what: string, why: string): void {
    this.missing.push({ of: object.name, what, why, place: object.place });
  }

  /** The fields with something in them that nothing above has read. */
  private leaveFields(object: OcfObject): void {
    const type = object.text("object_type") ?? "";
    // Who holds stock or notes, and under what number, is no fact of another's warrant; it is listed all the same.
    object.pass("security_id", "id", "date");
    if (type === "TX_WARRANT_ISSUANCE") object.pass("quantity");
    for (const { key, place } of object.left())
      this.notCarried.push({ of: object.name, what: key, why: "Tenor's events have no such field", place });
  }
}

function moneyText({ amount, currency }: Money): string {
  return `${currency} ${exactText(amount)}`;
}
