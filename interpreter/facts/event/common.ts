/** The values of keys that every event can have. */
import { notADate, noSuchDate } from "../../../grammar/diagnostics/catalogue/event-values.ts";
import { parseInstant, type ParsedInstant } from "../../values/instant.ts";
import { dateReadings, hasDateShape } from "../dates.ts";
import { idText } from "../fields.ts";
import { found } from "../found.ts";
import type { JsonMember, JsonNode } from "../json.ts";
import { isThere } from "../odd-hours.ts";
import type { Page } from "./page.ts";

/** A day or a point in time. */
export function instantOf(page: Page, zone: string, key: string, node: JsonNode): ParsedInstant | null {
  if (node.kind === "string") {
    const parsed = parseInstant(node.value, zone);
    if (parsed !== null) {
      const place = page.place(node);
      return isThere(page.findings, place, key, node.value, parsed.instant, zone) ? parsed : null;
    }
    if (hasDateShape(node.value, true)) {
      page.add(noSuchDate, page.place(node), { field: key, found: node.value });
      return null;
    }
  }
  const written = node.kind === "string" ? node.value : node.kind === "number" ? node.text : "";
  const readings = dateReadings(written, true, zone);
  const fixes = readings.map(({ iso }) => ({
    title: `Write ${iso}`,
    edits: [{ place: page.place(node), text: JSON.stringify(iso) }],
  }));
  page.add(notADate, page.place(node), { field: key, found: found(node), time: true, readings }, { fixes });
  return null;
}

/** The number of the certificate that it is about. */
export function certificateOf(page: Page, member: JsonMember | undefined): string | null {
  if (member === undefined) return null;
  const text = idText(member.value);
  if (text === null)
    page.illTyped("certificate", "the number of a certificate", member.value, ['Write it as "W-1".']);
  return text;
}

/** A text, or a list of texts. */
export function textsOf(
  page: Page,
  member: JsonMember | undefined,
  expected: string,
  example: string,
): string[] | null {
  if (member === undefined) return null;
  const items = member.value.kind === "array" ? member.value.items : [member.value];
  const texts = items.map(idText);
  const bad = items.find((_, at) => texts[at] === null);
  if (bad !== undefined) page.illTyped(member.key, expected, bad, [`Write them as ${example}.`]);
  return texts.filter((text) => text !== null);
}
