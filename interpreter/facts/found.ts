import { quoted, shown } from "../../grammar/diagnostics/catalogue/said.ts";
import type { JsonNode } from "./json.ts";

/** What stands there, in a message. */
export function found(node: JsonNode): string {
  switch (node.kind) {
    case "string":
      return node.value === "" ? "an empty text" : `the text ${quoted(node.value)}`;
    case "number":
      return `the number ${shown(node.text)}`;
    case "boolean":
      return node.value ? "true" : "false";
    case "null":
      return "null";
    case "array":
      return "a list in brackets";
    case "object":
      return "an object in braces";
  }
}
