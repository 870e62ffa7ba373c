import { unknownNumber } from "../../grammar/diagnostics/catalogue/event-values.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { numberAt } from "../compile/register.ts";
import { effectsIn } from "../model/effects.ts";
import type { Model } from "../model/model.ts";
import { nearest } from "./nearest.ts";
import type { FactEvent } from "./types.ts";

/** For a misspelled number so many are looked at. */
const MOST_COMPARED = 1_000;

/** Digits at the end of a number that anybody would give. */
const LONGEST = 15;

/**
 * Finds numbers that no certificate can have: the contract numbers them one after another from the first, and no more are issued
 * than the rules on all of the events could issue. Whether one that could be there is there is for the run to say.
 */
export function checkCertificates(model: Model, events: readonly FactEvent[]): Diagnostic[] {
  const { register } = model;
  if (register === null) return [];
  const most = mostIssued(model, events);
  return events.flatMap((event) => {
    const { certificate } = event;
    if (certificate === null || isOneOf(register.first, certificate, most)) return [];
    const place = event.fieldPlaces.get("certificate") ?? event.place;
    const known = numbers(register.first, Math.min(most, MOST_COMPARED));
    const near = nearest(certificate, known);
    const fixes = near.map((number) => ({
      title: `Write "${number}"`,
      edits: [{ place, text: JSON.stringify(number) }],
    }));
    return [
      report(unknownNumber, place, { number: certificate, near, first: register.first, most }, { fixes }),
    ];
  });
}

/** The first certificate, and as many as the rules on each event issue; what is taken back may come as one more. */
function mostIssued(model: Model, events: readonly FactEvent[]): number {
  const byKind = new Map<string, number>();
  for (const { node } of model.rules) {
    if (node.trigger.kind !== "EventTrigger") continue;
    const count = effectsIn(node.effects).filter(({ kind }) => kind === "Issues" || kind === "Undo").length;
    for (const { text } of node.trigger.events) byKind.set(text, (byKind.get(text) ?? 0) + count);
  }
  return events.reduce((sum, { kind }) => sum + (byKind.get(kind) ?? 0), 1);
}

function isOneOf(first: string, number: string, most: number): boolean {
  const digits = /\d+$/.exec(number)?.[0] ?? "";
  const start = /\d+$/.exec(first)?.[0] ?? "1";
  if (digits === "" || digits.length > LONGEST) return false;
  const place = Number(BigInt(digits) - BigInt(start));
  return place >= 0 && place < most && numberAt(first, place) === number;
}

const numbers = (first: string, most: number): string[] =>
  Array.from({ length: most }, (_, place) => numberAt(first, place));
