/** The kinds of document: the templates of the library, by the names of their files. */

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { readTemplate, type Template } from "../../interpreter/document/template.ts";
import { readTextFile } from "../input/read.ts";
import { packageRoot } from "../root.ts";

const EXTENSION = ".md";

export function kindNames(): string[] {
  return readdirSync(join(packageRoot(), "stdlib", "documents"))
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .toSorted();
}

/** The library's own template of a kind. */
export function templateOf(kind: string): Template {
  const path = join(packageRoot(), "stdlib", "documents", kind + EXTENSION);
  const { source } = readTextFile(path, `std/documents/${kind}`);
  return readTemplate(source ?? { name: path, text: "" });
}

export interface KindWords {
  readonly name: string;
  readonly says: string;
  readonly about: string;
  /** Placeholders that have nothing else in their place: what the contract and its run must have. */
  readonly needs: readonly string[];
  /** Placeholders with a line for the pen in their place. */
  readonly takes: readonly string[];
}

/** What a kind is, for the list of kinds. */
export function kindWords(name: string): KindWords {
  const { head, placeholders } = templateOf(name);
  const needs = placeholders.filter(({ choices }) => choices.every(({ kind }) => kind === "name"));
  const takes = placeholders.filter(
    ({ choices }) =>
      choices.some(({ kind }) => kind === "name") && choices.some(({ kind }) => kind !== "name"),
  );
  const words = (list: typeof placeholders): string[] => [
    ...new Set(list.map(({ written }) => written.replace(/ or (?:_+|"[^"]*")$/, ""))),
  ];
  return {
    name,
    says: head.says ?? "",
    about: head.about ?? "certificate",
    needs: words(needs),
    takes: words(takes),
  };
}
