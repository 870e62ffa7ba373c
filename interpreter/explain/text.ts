/**
 * An explanation on paper: each adjustment with its date, event and section, the contract's formula, the same with the values
 * put in, and what each value is. Every result follows from what is printed beside it; `≈` marks one that is cut for print,
 * with the exact number beside it.
 */

import { displayWidth, placeText, plain, wrap, type Paint } from "../../grammar/diagnostics/render.ts";
import {
  eventName,
  instantWords,
  listed,
  sectionsWords,
  sectionWords,
  verdictWords,
  wordsSuffix,
} from "../report/names.ts";
import { ABOUT, show, showMoment, valueKey } from "../report/show.ts";
import type { CutBack, LedgerEntry, Operand, Shown, Step } from "../run/result.ts";
import { longDate } from "../values/day.ts";
import { printDecimal } from "../values/decimal.ts";
import { Rational } from "../values/rational.ts";
import type { Chapter, DefinitionWords, Explanation } from "./explain.ts";

export interface TextOptions {
  readonly columns: number;
  readonly paint?: Paint;
}

/** Decimals that a value shows at most. */
const PLACES = 12;

/** A longer fraction would fill the page; 34 digits stand for it. */
const LONGEST_FRACTION = 40;

/** The definition's words are cut here; the contract has the rest. */
const LONGEST_DEFINITION = 600;

export function explanationText(explanation: Explanation, options: TextOptions): string {
  return new Page(explanation.zone, options).whole(explanation);
}

class Page {
  private readonly zone: string;
  private readonly columns: number;
  private readonly paint: Paint;
  /** Derivations that stand on the page already, by what they derive. */
  private readonly told = new Set<string>();
  /** Adjustments that stand on the page already, with the number of their chapter. */
  private readonly numbers = new Map<string, number>();

  constructor(zone: string, { columns, paint = plain }: TextOptions) {
    this.zone = zone;
    this.columns = columns;
    this.paint = paint;
  }

  whole({ term, certificate, definitions, asOf, stopped, value, first, chapters }: Explanation): string {
    const when =
      stopped === null
        ? `at the end of ${longDate(asOf)}`
        : `when the run stopped, on ${this.moment(stopped)}`;
    const head = [
      this.paint.strong(certificate === null ? term : `${term}, certificate ${certificate}`),
      ...(value === null ? [] : this.lines(`${this.result(value)} ${when}`, 0)),
    ];
    const parts = [
      head.join("\n"),
      ...definitions.map((definition) => this.definition(definition).join("\n")),
      ...(first === null || first.value === null ? [] : [`It begins at ${this.full(first)}.`]),
      ...chapters.map((chapter, i) => this.chapter(chapter, i + 1).join("\n")),
      ...(chapters.length === 0 && first !== null ? ["Nothing has changed it."] : []),
    ];
    return parts.join("\n\n");
  }

  private definition({ section, text, place, until }: DefinitionWords): string[] {
    const cut = text.length > LONGEST_DEFINITION ? `${text.slice(0, LONGEST_DEFINITION)} ...` : text;
    const then = until === null ? "" : `, until ${instantWords(until, this.zone)}`;
    const where = `${section === null ? "" : `${sectionWords(section)}, `}${placeText(place)}${then}`;
    return [this.paint.faint(section === null ? where : capital(where)), ...this.lines(cut, 2)];
  }

  // ---- chapters ----

  private chapter(chapter: Chapter, number: number): string[] {
    const lead = `${number}. `;
    const indent = lead.length;
    const head = (text: string): string[] => this.hanging(lead, text, 0, this.paint.strong);
    switch (chapter.kind) {
      case "adjustment":
        this.numbers.set(entryKey(chapter.entry), number);
        return [...head(this.entryHead(chapter.entry)), ...this.entryBody(chapter.entry, indent)];
      case "change":
        return [
          ...head(
            `${this.moment(chapter.instant)}, ${chapter.cause}: ${this.short(chapter.before)} → ${this.short(chapter.after)}`,
          ),
          ...this.lines(CHANGES[chapter.by], indent),
        ];
      case "given":
        return [
          ...head(
            `${this.moment(chapter.instant)}, ${eventName(chapter.act, chapter.id)}: ${chapter.accepted ? "" : "refused; it would be "}${this.short(chapter.value)}`,
          ),
          ...(chapter.cutBack === undefined ? [] : this.cutBack(chapter.cutBack, indent)),
          ...this.steps(chapter.steps, indent),
        ];
      case "judged": {
        const { act, sections } = chapter;
        const because = act.cutBack?.reasons ?? act.reasons;
        return [
          ...head(`${this.moment(chapter.instant)}, ${eventName(act.act, act.id)}: ${verdictWords(act)}`),
          ...this.lines(
            `${capital(sectionsWords(sections))} decides with it whether the act is allowed.`,
            indent,
          ),
          ...because
            .filter(({ section }) => sections.includes(section))
            .flatMap(({ section, text }) => this.note(section, text, indent)),
          ...this.steps(chapter.steps, indent),
        ];
      }
      case "standing": {
        const { day, value, steps } = chapter.standing;
        const when = day === null ? "At the end of the run" : `On ${longDate(day)}`;
        return [...head(`${when}: ${this.short(value)}`), ...this.steps(steps, indent)];
      }
      case "used":
        return [
          ...head(`${this.moment(chapter.instant)}, ${chapter.event}, for ${listed(chapter.for)}`),
          ...this.operands([chapter.operand], indent),
        ];
    }
  }

  private cutBack({ asked, counts, by, reasons }: CutBack, indent: number): string[] {
    const cut = `cut back from ${this.short(asked)} to ${this.short(counts)} under ${sectionsWords(by)}`;
    return [
      ...this.lines(cut, indent),
      ...reasons.flatMap(({ section, text }) => this.note(section, text, indent)),
    ];
  }

  private entryHead(entry: LedgerEntry): string {
    const { before, after, status } = entry;
    const stays = status === "postponed" || status === "barred";
    const change = stays ? `${this.short(before)} stays` : `${this.short(before)} → ${this.short(after)}`;
    return `${this.moment(entry.instant)}, ${eventName(entry.event, entry.id)}, under ${sectionWords(entry.section)}${wordsSuffix(entry.words, this.zone)}: ${change}, ${status}`;
  }

  private entryBody({ steps, status }: LedgerEntry, indent: number): string[] {
    const lines = this.steps(steps, indent);
    if (status === "rescinded") lines.push(...this.lines("Rescinded later: it no longer counts.", indent));
    return lines;
  }

  // ---- steps ----

  private steps(steps: readonly Step[], indent: number): string[] {
    return steps.flatMap((step) => this.step(step, indent));
  }

  private step(step: Step, indent: number): string[] {
    switch (step.kind) {
      case "formula":
        return this.formula(step, indent);
      case "case":
        return this.note(
          step.section,
          `${step.label === "" ? "the case" : `(${step.label})`} applies, ${step.text}`,
          indent,
        );
      case "reading": {
        const which = step.name === step.key ? "the default" : `the default is "${step.key}"`;
        return this.note(step.section, `read as "${step.name}" (${which})`, indent);
      }
      case "borrowed":
        return this.note(step.section, `adjusts as ${sectionWords(step.from)} provides`, indent);
      case "rounded":
        return this.moved(
          step,
          `rounded ${step.rule.replace(/^rounded /, "")}${step.tie ? " (exactly halfway)" : ""}`,
          indent,
        );
      case "floor":
        return this.moved(step, `not less than ${step.text}, ${this.full(step.bound)}`, indent);
      case "cap":
        return this.moved(step, `not more than ${step.text}, ${this.full(step.bound)}`, indent);
      case "direction":
        return this.note(
          step.section,
          `${step.text}; the formula gives ${this.full(step.from)}, so it stays as it was`,
          indent,
        );
      case "postponed":
        return [
          ...this.note(
            step.section,
            `postponed, since the change is less than ${this.full(step.threshold)}`,
            indent,
          ),
          ...this.row("required", step.required, indent + 2),
          ...this.row(`carried forward as ${carriedWords(step.carriedAs)}`, step.carry, indent + 2),
        ];
      case "released": {
        const because =
          step.because === "act" ? "an act ends the postponement" : "the total reaches the threshold";
        const since = step.since.length === 0 ? "" : ` since ${listed(step.since)}`;
        return [
          ...this.note(step.section, `what was postponed is made now: ${because}`, indent),
          ...this.row(`carried as ${carriedWords(step.carriedAs)}${since}`, step.carry, indent + 2),
        ];
      }
      case "waits":
        return this.note(step.section, `waits with ${step.term}, whose adjustment is postponed`, indent);
      case "replayed":
        return this.replayed(step, indent);
    }
  }

  /** A rounding, floor or cap: what was given and what it becomes. */
  private moved(
    { section, from, to }: { readonly section: string | null; readonly from: Shown; readonly to: Shown },
    words: string,
    indent: number,
  ): string[] {
    if (valueKey(from) === valueKey(to)) return this.note(section, `${words}: no change`, indent);
    return [
      ...this.note(section, words, indent),
      ...this.lines(`${this.result(from)} becomes ${this.full(to)}`, indent + 2),
    ];
  }

  private row(words: string, value: Shown, indent: number): string[] {
    return this.lines(`${words} ${this.result(value)}`, indent);
  }

  private replayed(step: Extract<Step, { kind: "replayed" }>, indent: number): string[] {
    const without = step.without.length === 0 ? "" : ` without ${listed(step.without)}`;
    const entries = step.ledger.flatMap((entry) => {
      const number = this.numbers.get(entryKey(entry));
      const known = number === undefined ? "" : `, as in ${number}`;
      return [
        ...this.lines(this.entryHead(entry) + known, indent + 2),
        ...(number === undefined ? this.entryBody(entry, indent + 4) : []),
      ];
    });
    return [...this.note(step.section, `the history is run again${without}`, indent), ...entries];
  }

  private note(section: string | null, text: string, indent: number): string[] {
    const lead = section === null ? "" : `${capital(sectionWords(section))}: `;
    return this.lines(lead + text, indent);
  }

  private formula(
    { text, filled, operands, result }: Extract<Step, { kind: "formula" }>,
    indent: number,
  ): string[] {
    const [only] = operands;
    // A formula that is one name says nothing that the name's own line does not say.
    if (
      only !== undefined &&
      operands.length === 1 &&
      isName(filled) &&
      valueKey(only.value) === valueKey(result)
    ) {
      return this.operands(operands, indent);
    }
    const lines = this.lines(text, indent);
    const literal = sameText(text, this.full(result));
    if (filled !== text && !sameText(filled, this.full(result)))
      lines.push(...this.hanging("= ", filled, indent + 2));
    if (!literal) lines.push(...this.lines(this.result(result), indent + 2));
    if (operands.length > 0)
      lines.push(" ".repeat(indent) + this.paint.faint("where"), ...this.operands(operands, indent + 2));
    return lines;
  }

  /** Each name with its value and where it comes from; below it, one level in, how it came about. */
  private operands(operands: readonly Operand[], indent: number): string[] {
    const short = operands.map(({ name }) => displayWidth(name)).filter((width) => width <= WIDEST_NAME);
    const names = Math.max(0, ...short);
    const values = Math.max(0, ...operands.map(({ value }) => displayWidth(this.signed(value))));
    return operands.flatMap((operand) => {
      const { name, value, steps } = operand;
      const key = `${name} ${valueKey(value)}`;
      const known = steps.length > 0 && this.told.has(key);
      if (steps.length > 0) this.told.add(key);
      const source = this.source(operand, known);
      // Where the value is derived below, its exact number stands there.
      const exact = steps.length === 0 || known ? this.exactly(value) : "";
      const rest = `${padded(this.signed(value), source === "" ? 0 : values)}  ${source}`.trimEnd();
      const long = displayWidth(name) > WIDEST_NAME;
      const row = long ? rest : `${padded(name, names)}  ${rest}`;
      const at = long ? indent + 2 : indent;
      const fits = displayWidth(row) + displayWidth(exact) + 2 <= this.columns - at;
      const lines = [
        ...(long ? this.lines(name, indent) : []),
        ...this.lines(fits && exact !== "" ? `${row}  ${exact}` : row, at, true),
        ...(fits || exact === "" ? [] : this.lines(exact, at + 2)),
      ];
      return [...lines, ...(known ? [] : this.steps(steps.filter(isDerivation), indent + 2))];
    });
  }

  private source({ section, place }: Operand, known: boolean): string {
    const where = section !== null ? sectionWords(section) : place === null ? "" : placeText(place);
    return known ? `${where}${where === "" ? "" : ", "}as above` : where;
  }

  // ---- values ----

  /** `= $2.40`, `≈ $2.213725490196 (exactly 1129/510)`. */
  private result(shown: Shown): string {
    const exact = this.exactly(shown);
    return this.signed(shown) + (exact === "" ? "" : ` ${exact}`);
  }

  /** `= $2.40`, `≈ $2.213725490196`. */
  private signed(shown: Shown): string {
    const text = this.full(shown);
    return text.startsWith(ABOUT) ? text : `= ${text}`;
  }

  private exactly(shown: Shown): string {
    return this.full(shown).startsWith(ABOUT) ? `(${exactWords(shown)})` : "";
  }

  private full(shown: Shown): string {
    return show(shown, { zone: this.zone, places: PLACES, units: true });
  }

  /** For headings; the derivation below has all the digits. */
  private short(shown: Shown): string {
    return show(shown, { zone: this.zone });
  }

  private moment(instant: number): string {
    return showMoment(instant, this.zone, longDate);
  }

  // ---- lines ----

  private lines(text: string, indent: number, keepSpaces = false): string[] {
    const room = this.columns - indent;
    if (keepSpaces && displayWidth(text) <= room) return [" ".repeat(indent) + text];
    return together(text, room - 2).map((line, i) => " ".repeat(i === 0 ? indent : indent + 2) + line);
  }

  private hanging(
    lead: string,
    text: string,
    indent: number,
    paint = (line: string): string => line,
  ): string[] {
    return together(text, this.columns - indent - lead.length).map(
      (line, i) => " ".repeat(indent) + (i === 0 ? lead : " ".repeat(lead.length)) + paint(line),
    );
  }
}

/** Wraps a text, but not between a number and the sign that it is cut. */
function together(text: string, columns: number): string[] {
  return wrap(text.replaceAll(ABOUT, ABOUT.trim() + NO_BREAK), columns).map((line) =>
    line.replaceAll(NO_BREAK, " "),
  );
}

const NO_BREAK = "\u00a0";

/** What an adjustment did, whatever became of it later. */
function entryKey({ instant, event, id, section, term, before, after }: LedgerEntry): string {
  return [instant, event, id, section, term, valueKey(before), valueKey(after)].join("|");
}

/** What changes a term besides adjustments. */
const CHANGES: Readonly<Record<Extract<Chapter, { kind: "change" }>["by"], string>> = {
  settlement: "By settlement; it is no adjustment.",
  event: "By the event itself; it is no adjustment.",
};

/** A longer name stands on a line of its own. */
const WIDEST_NAME = 44;

function padded(cell: string, width: number): string {
  return cell + " ".repeat(Math.max(0, width - displayWidth(cell)));
}

export function carriedWords(as: "ratio" | "amount"): string {
  return as === "ratio" ? "a ratio" : "an amount";
}

/** `exactly 1129/510`; 34 digits where the fraction is too long to read. */
export function exactWords({ value }: Shown): string {
  if (!(value instanceof Rational)) return "";
  const printed = printDecimal(value);
  const fraction = value.toFraction();
  if (printed.exact || fraction.length > LONGEST_FRACTION)
    return printed.exact ? `exactly ${printed.text}` : `to 34 digits ${printed.text}`;
  return `exactly ${fraction}`;
}

/** Whether a step says more than the value itself: a formula that is a literal does not. */
export function isDerivation(step: Step): boolean {
  return (
    step.kind !== "formula" ||
    step.operands.length > 0 ||
    step.filled !== step.text ||
    / /.test(step.text.replace(/ shares?$| per share$/, ""))
  );
}

/** Whether a formula with its values put in is one value, and no sum, product or comparison. */
export function isName(filled: string): boolean {
  return !/ [-+*/<>=]+ |^the | of | rounded /.test(filled);
}

/** Whether two texts say the same amount: `$2.40` and `$2.40 per share`. */
function sameText(a: string, b: string): boolean {
  const bare = (text: string): string => text.replace(/ per share$| shares?$/, "").trim();
  return bare(a) === bare(b);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
