/** Determinations: what the contract leaves to a person, told in the log of events. */
import { noSuchDate } from "../../../grammar/diagnostics/catalogue/event-values.ts";
import type { EventSchema } from "../../model/types.ts";
import { parseDay } from "../../values/day.ts";
import type { ParsedInstant } from "../../values/instant.ts";
import { hasDateShape } from "../dates.ts";
import { idText } from "../fields.ts";
import type { JsonMember } from "../json.ts";
import type { Determination } from "../types.ts";
import { otherKeys, reportMissing } from "./keys.ts";
import type { Page, Range } from "./page.ts";
import type { References } from "./references.ts";

/** As which event a determination stands in a log. */
export const DETERMINATION = "Determination";

const KEYS: readonly string[] = ["event", "on", "id", "note", "Term", "By", "Value", "For"];

/** Reads a determination; null where it lacks something. */
export function readDetermination(
  page: Page,
  references: References,
  root: Range,
  members: ReadonlyMap<string, JsonMember>,
  instant: ParsedInstant | null,
  index: number,
): Determination | null {
  const schema: EventSchema = {
    name: DETERMINATION,
    act: false,
    fields: KEYS.slice(4).map((name) => ({
      name,
      type: { kind: "unknown" },
      optional: name === "For",
    })),
    dateName: null,
    of: null,
  };
  const unknown = [...members.values()].filter(({ key }) => !KEYS.includes(key));
  const suggested = otherKeys(page, unknown, KEYS, schema, members);
  reportMissing(
    page,
    root,
    DETERMINATION,
    ["on", "Term", "By", "Value"].filter((name) => !members.has(name)),
    suggested,
    members.get("event"),
  );
  const term = textOf(page, "Term", "the name of a term", members.get("Term"));
  const by = textOf(page, "By", "the name of a party", members.get("By"));
  const value = determined(page, members.get("Value"));
  const subject = subjectOf(page, references, members.get("For"));
  if (term === null || by === null || value === null || instant === null) return null;
  return {
    index,
    term,
    by,
    value,
    for: subject,
    day: instant.day,
    instant: instant.instant,
    place: page.place(root),
  };
}

function textOf(page: Page, key: string, expected: string, member: JsonMember | undefined): string | null {
  if (member === undefined) return null;
  if (member.value.kind === "string" && member.value.value.trim() !== "") return member.value.value;
  page.illTyped(key, expected, member.value, []);
  return null;
}

function determined(page: Page, member: JsonMember | undefined): string | null {
  if (member === undefined) return null;
  const node = member.value;
  if (node.kind === "string" && node.value.trim() !== "") return node.value;
  if (node.kind === "number") return node.text;
  if (node.kind === "boolean") return node.value ? "yes" : "no";
  page.illTyped("Value", "the value that was determined", node, [
    'Write it as a number or in quotation marks: "$1.44".',
  ]);
  return null;
}

/** A day, or the id of an event. */
function subjectOf(
  page: Page,
  references: References,
  member: JsonMember | undefined,
): number | string | null {
  if (member === undefined) return null;
  const id = idText(member.value);
  if (id === null) {
    page.illTyped("For", "a date or the id of an event", member.value, []);
    return null;
  }
  const day = parseDay(id);
  if (day !== null) return day;
  const place = page.place(member.value);
  if (hasDateShape(id, false)) page.add(noSuchDate, place, { field: "For", found: id });
  else references.refer({ key: "For", id, place, kinds: null, from: null });
  return id;
}
