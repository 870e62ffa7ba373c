import { parse, type Parsed } from "../../grammar/parse.ts";
import { lineColumn } from "../../grammar/source.ts";

export function parsed(text: string): Parsed {
  return parse({ name: "draft.tenor", text });
}

/** A value without the places of its nodes. */
export function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "span" && key !== "zoneSpan");
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutPlaces(inner)]));
}

/** What a text means to the parser: header and items, without places. */
export function treeOf(text: string): unknown {
  const { file } = parsed(text);
  return withoutPlaces({ header: file.header, items: file.items });
}

/** Each message as `line:column code title`. */
export function messagesOf(text: string): string[] {
  const { source, diagnostics } = parsed(text);
  return diagnostics.map(({ code, title, place }) => {
    const { line, column } = lineColumn(source, place.span.start);
    return `${line}:${column} ${code} ${title}`;
  });
}
