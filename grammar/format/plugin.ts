import type { Parser, Plugin, Printer } from "prettier";
import { parse as read, type Parsed } from "../parse.ts";
import { print } from "./print.ts";

/** Tenor for prettier: `prettier --plugin .../plugin.ts contract.tenor`. */

export const languages: NonNullable<Plugin["languages"]> = [
  { name: "Tenor", parsers: ["tenor"], extensions: [".tenor"], vscodeLanguageIds: ["tenor"] },
];

const parser: Parser<Parsed> = {
  parse: (text, options) => read({ name: options.filepath ?? "draft.tenor", text }),
  astFormat: "tenor",
  locStart: () => 0,
  locEnd: (parsed) => parsed.source.text.length,
};

/** What `prettier --debug-check` compares is the tree without its places. */
const withoutPlaces = Object.assign(() => undefined, {
  ignoredProperties: new Set(["source", "tokens", "unread", "diagnostics", "comments", "span", "zoneSpan"]),
});

/** The tree is printed in one piece: the words' order, not prettier's walk, decides what stands where. */
const printer: Printer<Parsed> = {
  print: (path) => print(path.node),
  getVisitorKeys: (node) => Object.keys(node),
  massageAstNode: withoutPlaces,
};

export const parsers = { tenor: parser };
export const printers = { tenor: printer };
export const defaultOptions = { printWidth: 100, tabWidth: 2, useTabs: false };
