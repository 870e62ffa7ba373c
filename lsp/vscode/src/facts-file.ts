/** Changes of a `tenor.json`, which names the facts beside a contract. What it says besides, comments too, stays. */

import { applyEdits, modify, parse } from "jsonc-parser";

const FORMAT = { insertSpaces: true, tabSize: 2, eol: "\n" };

function changed(text: string, path: readonly string[], value: unknown): string {
  const edits = modify(text, [...path], value, { formattingOptions: FORMAT });
  return applyEdits(text, edits);
}

/** Without a day, the last event's counts. */
export function withAsOf(text: string, day: string | null): string {
  return changed(text, ["asOf"], day ?? undefined);
}

export function asOfIn(text: string): string | null {
  const value = (parse(text) as { readonly asOf?: unknown } | undefined)?.asOf;
  return typeof value === "string" ? value : null;
}

/** One name for each ambiguity that is not read by its default. */
export function withReadings(text: string, names: readonly string[]): string {
  return changed(text, ["readings"], names.length === 0 ? undefined : names);
}

/** A first `tenor.json`: the contract, and the files beside it that look like facts. */
export function firstFacts(contract: string, beside: readonly string[]): string {
  const events = beside.filter((name) => name.endsWith(".json") && /event/i.test(name));
  const quotes = beside.filter((name) => name.endsWith(".csv") && /quote|price/i.test(name));
  return `${JSON.stringify({ contract, events, quotes, set: {} }, null, 2)}\n`;
}

/** A day as people type it, as `tenor.json` has it; null for what is no day. */
export function dayOf(typed: string): string | null {
  const [, year, month, day] = /^\s*(\d{4})-(\d{2})-(\d{2})\s*$/.exec(typed) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const iso = `${year}-${month}-${day}`;
  return date.toISOString().slice(0, 10) === iso ? iso : null;
}
