/** The catalogue: every message that Tenor can give. Terminal, editor and documentation are made from it. */

import type { Entry } from "../diagnostic.ts";
import { commandLineEntries } from "./command-line.ts";
import { compareEntries } from "./compare.ts";
import { documentEntries } from "./documents.ts";
import { factsEntries } from "./facts.ts";
import { interchangeEntries } from "./interchange.ts";
import { lawEntries } from "./law.ts";
import { modulesEntries } from "./modules.ts";
import { namesEntries } from "./names.ts";
import { ownershipEntries } from "./ownership.ts";
import { runEntries } from "./run.ts";
import { scenarioEntries } from "./scenarios.ts";
import { syntaxEntries } from "./syntax.ts";
import { typesEntries } from "./types.ts";
import { variantEntries } from "./variants.ts";

/** Messages of one subject, in the order of the pages that show them. */
export interface Chapter {
  readonly title: string;
  readonly entries: readonly Entry<never>[];
}

export const chapters: readonly Chapter[] = [
  { title: "Reading the text", entries: syntaxEntries },
  { title: "Names", entries: namesEntries },
  { title: "Types and units", entries: typesEntries },
  { title: "What the words leave open", entries: lawEntries },
  { title: "Modules", entries: modulesEntries },
  { title: "Variants and amendments", entries: variantEntries },
  { title: "Events, quotes and files", entries: factsEntries },
  { title: "Running", entries: runEntries },
  { title: "Scenarios", entries: scenarioEntries },
  { title: "Other formats and forms", entries: interchangeEntries },
  { title: "Ownership documents: SEC Forms 3, 4 and 5", entries: ownershipEntries },
  { title: "Documents", entries: documentEntries },
  { title: "What-if tables", entries: compareEntries },
  { title: "The command line", entries: commandLineEntries },
];

export const catalogue: readonly Entry<never>[] = chapters.flatMap(({ entries }) => entries);

/** The entry of a code, in whatever case it is written. */
export function entryOf(code: string): Entry<never> | null {
  const wanted = code.trim().toUpperCase();
  return catalogue.find((entry) => entry.code === wanted) ?? null;
}
