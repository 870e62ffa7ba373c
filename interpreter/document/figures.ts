/** The figures of a document, numbered as they come up: one number for one source, however often it is printed. */

import { exactWords } from "../explain/text.ts";
import { show, showInstant } from "../report/show.ts";
import type { Shown } from "../run/result.ts";
import { longDate } from "../values/day.ts";
import { Rational } from "../values/rational.ts";
import type { Figure, Inline, Origin } from "./model.ts";

export class Figures {
  private readonly known = new Map<string, Figure>();

  /** The figure as it stands in the text. */
  take(text: string, origin: Origin): Inline {
    const { place } = origin;
    const key = JSON.stringify([
      text,
      origin.path ?? [place?.source.name, place?.span.start, place?.span.end, origin.what],
    ]);
    let figure = this.known.get(key);
    if (figure === undefined) {
      figure = { number: this.known.size + 1, text, origin };
      this.known.set(key, figure);
    }
    return { kind: "figure", figure };
  }

  get all(): Figure[] {
    return [...this.known.values()];
  }
}

/** A value as a paper prints it: units in words, dates in full, what goes on behind six decimals marked with `≈`. */
export function onPaper(shown: Shown, zone: string): string {
  const { type, value } = shown;
  if (typeof value === "number" && type.kind === "date") return longDate(value);
  if (typeof value === "number" && type.kind === "instant") return showInstant(value, zone, longDate);
  return show(shown, { zone, units: true });
}

/** What the printed figure leaves out; null where it is the whole. */
export function exactOf(shown: Shown, printed: string): string | null {
  if (!(shown.value instanceof Rational) || !printed.startsWith("≈")) return null;
  return exactWords(shown).replace(/^exactly /, "");
}

/** Numbers and dates are figures; names and other texts are not. */
export function isFigure({ type, value }: Shown): boolean {
  return (
    value !== null && typeof value !== "boolean" && (typeof value !== "string" || type.kind === "period")
  );
}
