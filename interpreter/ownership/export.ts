/**
 * A Form 4 from the exercises of a run. Each number of the form comes from the run; where the form's four decimals do not hold it, a
 * footnote says what it exactly is.
 */

import {
  exerciseRefused,
  marketUnknown,
  notTenPercent,
  reportsTakenBack,
  roundedOnForm,
  signedWhen,
  whichExercise,
} from "../../grammar/diagnostics/catalogue/ownership.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place } from "../../grammar/source.ts";
import type { QuoteRow } from "../facts/types.ts";
import { takenBackWords } from "../report/names.ts";
import type { ActRecord, RunResult } from "../run/result.ts";
import { dayToIso, longDate, parseDay } from "../values/day.ts";
import { localDay } from "../values/instant.ts";
import { groupThousands, printDecimal, printMoney } from "../values/decimal.ts";
import { Rational } from "../values/rational.ts";
import { roundTo } from "../values/rounding.ts";
import { codeInWords } from "./codes.ts";
import { exerciseOf, type Exercise } from "./exercise.ts";
import type { Filing } from "./person.ts";
import type { Cell, Footnote, OwnershipDocument, Row } from "./types.ts";

export interface ToReport {
  readonly result: RunResult;
  readonly quotes: readonly QuoteRow[];
  readonly filing: Filing;
  /** The ids of the exercises; none for the only one. */
  readonly of: readonly { readonly id: string; readonly place: Place }[];
  /** The price of the stock, where it is given. */
  readonly market: Rational | null;
  /** Where to show what is about the whole. */
  readonly place: Place;
}

/** Why a row has its code. */
export interface Reason {
  readonly row: string;
  readonly code: string;
  readonly why: string;
}

export interface Reported {
  /** Null after an error. */
  readonly document: OwnershipDocument | null;
  readonly reasons: readonly Reason[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What `std/section-16` calls the act that the duty asks for. */
export const FILING = "File Form-4";

const SCHEMA_VERSION = "X0508";

export function reportExercises(input: ToReport): Reported {
  const chosen = choose(input);
  if ("code" in chosen) return { document: null, reasons: [], diagnostics: [chosen] };
  const exercises: Exercise[] = [];
  for (const act of chosen) {
    const read = exerciseOf(act, input.result, input.filing.stockTitle);
    if ("code" in read) return { document: null, reasons: [], diagnostics: [read] };
    exercises.push(read);
  }
  return new Reporter(input, exercises).reported();
}

/** The acts that are meant, in the order of time. */
function choose({ result, of, place }: ToReport): ActRecord[] | Diagnostic {
  const all = result.acts.filter(({ act }) => act === "Exercise");
  const ids = [...new Set(all.flatMap(({ id }) => id ?? []))];
  if (of.length === 0) {
    const accepted = all.filter(({ status }) => status === "accepted");
    return accepted.length === 1 ? accepted : report(whichExercise, place, { named: null, ids });
  }
  const acts: ActRecord[] = [];
  for (const { id, place: named } of of) {
    const act = all.find((each) => each.id === id);
    if (act === undefined) return report(whichExercise, named, { named: id, ids });
    if (act.status === "refused") return report(exerciseRefused, named, { id, sections: act.refusedBy });
    if (!acts.includes(act)) acts.push(act);
  }
  return acts.toSorted((a, b) => a.instant - b.instant);
}

class Reporter {
  private readonly input: ToReport;
  private readonly exercises: readonly Exercise[];
  private readonly rows: Row[] = [];
  private readonly notes: Footnote[] = [];
  private readonly reasons: Reason[] = [];
  private readonly diagnostics: Diagnostic[] = [];
  /** Of the exercise at hand. */
  private place: Place;

  constructor(input: ToReport, exercises: readonly Exercise[]) {
    this.input = input;
    this.exercises = exercises;
    this.place = input.place;
  }

  reported(): Reported {
    const { filing } = this.input;
    for (const exercise of this.exercises) this.exercise(exercise);
    const failed = this.diagnostics.some(({ severity }) => severity === "error");
    const [first] = this.exercises;
    const document: OwnershipDocument = {
      schemaVersion: SCHEMA_VERSION,
      documentType: filing.originalFiled === null ? "4" : "4/A",
      periodOfReport: first === undefined ? "" : dayToIso(first.act.day),
      dateOfOriginalSubmission: filing.originalFiled,
      noSecuritiesOwned: null,
      notSubjectToSection16: filing.noLongerSubject,
      aff10b5One: filing.plan10b5,
      issuer: filing.issuer,
      owners: filing.owners,
      rows: this.rows.toSorted((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : 0)),
      footnotes: this.notes,
      remarks: filing.remarks,
      signatures: filing.signatures,
    };
    return { document: failed ? null : document, reasons: this.reasons, diagnostics: this.diagnostics };
  }

  private exercise(exercise: Exercise): void {
    const { act, shares, price, issued, owned } = exercise;
    this.place = act.place;
    this.lookAtTenPercent(exercise);
    this.lookAtSignatures(exercise);
    if (act.rescinded !== null) {
      const how = takenBackWords(act.rescinded, this.input.result.zone);
      this.diagnostics.push(report(reportsTakenBack, act.place, { id: exercise.id, how }));
    }
    const code = this.codeOf(exercise);
    if (code === null) return;
    const on = dayToIso(act.day);
    const priceCell = this.money(price, "exercise price");
    const how = this.note(this.howPaid(exercise));
    const withheld = exercise.paid.isZero() ? shares.sub(issued) : Rational.ZERO;
    const gross = exercise.paid.isZero() ? shares : issued;
    this.row("I", code.code, code.why, {
      securityTitle: text(this.input.filing.stockTitle),
      transactionDate: text(on),
      ...coding(code.code),
      transactionShares: withNote(this.number(gross, "number of shares acquired"), how),
      transactionPricePerShare: priceCell,
      transactionAcquiredDisposedCode: text("A"),
      sharesOwnedFollowingTransaction: this.number(
        owned.add(gross),
        "number of shares owned after the exercise",
      ),
      ...this.nature(),
    });
    if (withheld.sign() > 0) this.withheld(exercise, withheld, on, how);
    this.row("II", code.code, code.why, {
      securityTitle: text(this.input.filing.warrantTitle),
      conversionOrExercisePrice: priceCell,
      transactionDate: text(on),
      ...coding(code.code),
      transactionShares: withNote(this.number(shares, "number of shares of the warrant exercised"), how),
      transactionPricePerShare: text("0"),
      transactionAcquiredDisposedCode: text("D"),
      exerciseDate: this.exercisableFrom(),
      expirationDate: this.expires(),
      underlyingSecurityTitle: text(this.input.filing.stockTitle),
      underlyingSecurityShares: this.number(shares, "number of shares underlying the part exercised"),
      sharesOwnedFollowingTransaction: this.left(exercise),
      ...this.nature(),
    });
  }

  /** What is left of the warrant; with a register, under which certificates. */
  private left({ left, certificates }: Exercise): Cell {
    const cell = this.number(left, "number of shares left of the warrant");
    if (certificates === null || certificates.length === 0) return cell;
    const each = certificates.map(({ number, shares }) => `${number} (${exactly(shares ?? Rational.ZERO)})`);
    return withNote(cell, this.note(`Under the certificates held after it: ${each.join(", ")}.`));
  }

  /** The shares that the issuer kept: what was given for them is the exercise price, and what came back for a fraction. */
  private withheld(exercise: Exercise, withheld: Rational, on: string, how: string): void {
    const { price, shares, inLieu, owned, issued } = exercise;
    const each = price.mul(shares).add(inLieu).div(withheld) ?? Rational.ZERO;
    const [code, why] = this.input.filing.rule16b3
      ? ["F", "shares withheld to pay the exercise price, under Rule 16b-3"]
      : [
          "S",
          "the shares that the issuer kept went to it for the exercise price; code F is for Rule 16b-3 alone, which is not claimed",
        ];
    this.row("I", code, why, {
      securityTitle: text(this.input.filing.stockTitle),
      transactionDate: text(on),
      ...coding(code),
      transactionShares: withNote(this.number(withheld, "number of shares withheld"), how),
      transactionPricePerShare: this.money(each, "price of the shares withheld"),
      transactionAcquiredDisposedCode: text("D"),
      sharesOwnedFollowingTransaction: this.number(
        owned.add(issued),
        "number of shares owned after the shares were withheld",
      ),
      ...this.nature(),
    });
  }

  /** X, O or M, and why; null where it is not known. */
  private codeOf(exercise: Exercise): { readonly code: string; readonly why: string } | null {
    if (this.input.filing.rule16b3)
      return {
        code: "M",
        why: "Rule 16b-3 is claimed for the exercise in the file about the reporting person",
      };
    const market = this.marketOf(exercise);
    const price = exactly(exercise.price, true);
    if (market === null) {
      const details = { day: longDate(exercise.act.day), price };
      this.diagnostics.push(report(marketUnknown, exercise.act.place, details));
      return null;
    }
    const out = exercise.price.gt(market.price);
    const held = `${exactly(market.price, true)}, ${market.source}`;
    return out
      ? { code: "O", why: `the exercise price of ${price} is above the price of the stock, ${held}` }
      : { code: "X", why: `the exercise price of ${price} is not above the price of the stock, ${held}` };
  }

  private marketOf(exercise: Exercise): { readonly price: Rational; readonly source: string } | null {
    const { market, quotes, filing } = this.input;
    if (market !== null) return { price: market, source: "as given with --market" };
    const withheld = exercise.shares.sub(exercise.issued);
    if (exercise.paid.isZero() && withheld.sign() > 0) {
      const price = exercise.price.mul(exercise.shares).add(exercise.inLieu).div(withheld);
      if (price !== null) return { price, source: "at which the contract counts the shares withheld" };
    }
    const { day } = exercise.act;
    const on = `of ${longDate(day)}`;
    for (const { day: quoted, asset, values } of quotes) {
      if (quoted !== day || (asset !== null && asset !== filing.stockTitle)) continue;
      const { close, last, bid, ask } = values;
      if (close !== undefined) return { price: close, source: `the closing price ${on}` };
      if (last !== undefined) return { price: last, source: `the last price ${on}` };
      const mean = bid === undefined || ask === undefined ? null : bid.add(ask).div(Rational.of(2));
      if (mean !== null) return { price: mean, source: `the mean of bid and asked ${on}` };
    }
    return null;
  }

  private howPaid({ shares, issued, paid, inLieu, section }: Exercise): string {
    const under = section === null ? "" : ` (section ${section})`;
    const fraction = inLieu.isZero()
      ? ""
      : ` In place of a fraction of a share, ${exactly(inLieu, true)} was paid.`;
    if (!paid.isZero())
      return `Exercised as the warrant provides${under}. The exercise price, ${exactly(paid, true)} in all, was paid in cash.${fraction}`;
    const kept = exactly(shares.sub(issued));
    return (
      `Cashless exercise as the warrant provides${under}: of the ${exactly(shares)} shares for which the warrant was exercised, the issuer ` +
      `withheld ${kept} in payment of the exercise price and issued ${exactly(issued)}.${fraction}`
    );
  }

  private exercisableFrom(): Cell {
    const { exercisableFrom } = this.input.filing;
    return exercisableFrom === null
      ? withNote(text(null), this.note("The warrant says from when it may be exercised."))
      : text(exercisableFrom);
  }

  /** The last day of the contract's Term, where the filing does not name another. */
  private expires(): Cell {
    const value = this.input.result.terms.get("Term")?.value;
    const end = typeof value === "string" ? / to (\d{4}-\d{2}-\d{2})T/.exec(value)?.[1] : undefined;
    const day = this.input.filing.expires ?? end ?? null;
    return day === null
      ? withNote(text(null), this.note("The warrant names no day on which it expires."))
      : text(day);
  }

  private nature(): Readonly<Record<string, Cell>> {
    const { nature } = this.input.filing;
    return nature === null
      ? { directOrIndirectOwnership: text("D") }
      : { directOrIndirectOwnership: text("I"), natureOfOwnership: text(nature) };
  }

  private lookAtTenPercent({ act, owned, outstanding }: Exercise): void {
    if (outstanding === null) return;
    const { owners } = this.input.filing;
    const alone =
      owners.some(({ tenPercent }) => tenPercent) && !owners.some((each) => each.director || each.officer);
    if (!alone || owned.mul(Rational.of(10)).gt(outstanding)) return;
    this.diagnostics.push(
      report(notTenPercent, act.place, { owned: exactly(owned), outstanding: exactly(outstanding) }),
    );
  }

  /** A signature before the transaction, or after the last day that the contract's duty to file leaves. */
  private lookAtSignatures({ act, id }: Exercise): void {
    const { zone, obligations } = this.input.result;
    const duty = obligations.find(
      (each) => each.act === FILING && each.event === act.act && each.id === act.id,
    );
    const end = duty?.due ?? null;
    const due = end === null ? null : localDay(end, zone);
    for (const { date } of this.input.filing.signatures) {
      const day = parseDay(date);
      if (day === null) continue;
      const details = { id, signed: longDate(day), on: longDate(act.day) };
      if (day < act.day) this.diagnostics.push(report(signedWhen, act.place, { ...details, due: null }));
      else if (due !== null && day > due)
        this.diagnostics.push(report(signedWhen, act.place, { ...details, due: longDate(due) }));
    }
  }

  private row(table: Row["table"], code: string, why: string, cells: Readonly<Record<string, Cell>>): void {
    const number = this.rows.filter((each) => each.table === table).length + 1;
    this.rows.push({
      table,
      kind: "transaction",
      number,
      cells: new Map(Object.entries(cells)),
      place: null,
    });
    this.reasons.push({ row: `Table ${table}, row ${number}`, code, why: `${codeInWords(code)}: ${why}` });
  }

  private number(value: Rational, what: string): Cell {
    return this.onForm(value, what, false);
  }

  private money(value: Rational, what: string): Cell {
    return this.onForm(value, what, true);
  }

  /** A number with the form's four decimals; where they do not hold it, with a footnote that does. */
  private onForm(value: Rational, what: string, money: boolean): Cell {
    const shown = roundTo(value, STEP, "nearest", "half up");
    const { text: written } = printDecimal(shown);
    if (shown.eq(value)) return text(written);
    const exact = exactly(value, money);
    const words = `The ${what} is ${exact}; the form takes four decimals, rounded half up.`;
    if (!this.notes.some((note) => note.text === words)) {
      const details = { what: `The ${what}`, exact, shown: money ? `$${written}` : written };
      this.diagnostics.push(report(roundedOnForm, this.place, details));
    }
    return withNote(text(written), this.note(words));
  }

  private note(words: string): string {
    const known = this.notes.find(({ text: said }) => said === words);
    if (known !== undefined) return known.id;
    const id = `F${this.notes.length + 1}`;
    this.notes.push({ id, text: words });
    return id;
  }
}

const STEP = Rational.of(1, 10_000);

const text = (value: string | null): Cell => ({ value, footnotes: [], place: null });

const withNote = (cell: Cell, id: string): Cell => ({
  ...cell,
  footnotes: [...new Set([...cell.footnotes, id])],
});

const coding = (code: string): Readonly<Record<string, Cell>> => ({
  transactionFormType: text("4"),
  transactionCode: text(code),
  equitySwapInvolved: text("0"),
});

/** A number in figures, whole where its decimals are few, otherwise about so much and exactly a fraction. */
function exactly(value: Rational, money = false): string {
  const { text: plain, exact } = printDecimal(value);
  const write = (each: Rational, places: number): string =>
    money
      ? printMoney(each, { min: 2, places })
      : groupThousands(printDecimal(roundTo(each, Rational.of(1, 10 ** places), "nearest", "half up")).text);
  if (exact && plain.length <= 24) return write(value, 12);
  const fraction = value.toFraction();
  const told = fraction.length <= 120 ? `exactly ${fraction}` : `to 34 digits ${plain}`;
  return `about ${write(value, 8)} (${told})`;
}
