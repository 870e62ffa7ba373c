/** The keys of an event: which there can be, which are missing, which were meant. */
import { duplicateKey, missingField, unknownField } from "../../../grammar/diagnostics/catalogue/events.ts";
import type { EventSchema } from "../../model/types.ts";
import type { JsonMember } from "../json.ts";
import { nearest } from "../nearest.ts";
import type { Page, Range } from "./page.ts";

/** Names that people use for the keys that every event has. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ["date", "on"],
  ["day", "on"],
  ["when", "on"],
  ["type", "event"],
  ["kind", "event"],
  ["name", "event"],
  ["ref", "of"],
  ["comment", "note"],
  ["remark", "note"],
]);

/** The keys that every event can have. */
export const RESERVED: readonly string[] = [
  "event",
  "on",
  "id",
  "of",
  "by",
  "modifies",
  "certificate",
  "note",
];

/** The members by key; the first of two with one key. */
export function membersOf(page: Page, list: readonly JsonMember[]): Map<string, JsonMember> {
  const members = new Map<string, JsonMember>();
  for (const member of list) {
    const first = members.get(member.key);
    if (first === undefined) members.set(member.key, member);
    else {
      page.add(
        duplicateKey,
        page.keyPlace(member),
        { key: member.key },
        {
          related: [{ place: page.keyPlace(first), message: "It is given here first." }],
        },
      );
    }
  }
  return members;
}

/** Reports keys that the event does not have; the names that they may have meant. */
export function otherKeys(
  page: Page,
  unknown: Iterable<JsonMember>,
  names: readonly string[],
  schema: EventSchema | null,
  members: ReadonlyMap<string, JsonMember> = new Map(),
): Set<string> {
  const suggested = new Set<string>();
  const open = names.filter((name) => !members.has(name));
  for (const member of unknown) {
    if (schema === null && names.includes(member.key)) continue;
    const near = meant(member.key, open, schema);
    // Without its kind, an event's own fields cannot be told from slips.
    if (schema === null && near.length === 0) continue;
    for (const name of near) suggested.add(name);
    const declared = schema ? schema.fields.map(({ name }) => name) : names;
    const details = { event: schema?.name ?? null, field: member.key, near, declared };
    const range = { start: member.keyStart, end: member.keyEnd };
    page.add(unknownField, page.place(range), details, { fixes: page.replacements(range, near) });
  }
  return suggested;
}

function meant(key: string, open: readonly string[], schema: EventSchema | null): string[] {
  if (schema?.of && key === schema.of.name && open.includes("of")) return ["of"];
  if (schema?.dateName === key && open.includes("on")) return ["on"];
  const near = nearest(key, open);
  if (near.length > 0) return near;
  const other = OTHER_NAMES.get(key.toLowerCase());
  return other !== undefined && open.includes(other) ? [other] : [];
}

/** Reports keys that an event has to have; those that others may have meant are told there. */
export function reportMissing(
  page: Page,
  root: Range,
  event: string | null,
  names: readonly string[],
  suggested: ReadonlySet<string>,
  kind?: JsonMember,
): void {
  const fields = names.filter((name) => !suggested.has(name));
  if (fields.length === 0) return;
  const range = kind ? kind.value : { start: root.start, end: root.start + 1 };
  page.add(missingField, page.place(range), { event, fields });
}
