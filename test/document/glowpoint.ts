// The Glowpoint story as the commands take it, and what each kind of document is made about in the tests.
import { join } from "node:path";
import { root } from "../house/files.ts";

const folder = join(root, "examples/glowpoint-2005");

export const CONTRACT = join(folder, "glowpoint.tenor");

/** A story of one certificate, and one of a register that passes from hand to hand. */
export const EVENTS = join(folder, "events.json");
export const REGISTER_EVENTS = join(root, "test/document/register-events.json");

export const FACTS = [
  "--events",
  EVENTS,
  "--quotes",
  join(folder, "quotes.csv"),
  "--as-of",
  "2010-03-13",
  "--set",
  "Warrant Share Number=100,000",
];

export const REGISTER_FACTS = [
  "--events",
  REGISTER_EVENTS,
  "--quotes",
  join(folder, "quotes.csv"),
  "--as-of",
  "2005-12-01",
];

/** A name for each document, its kind, and the rest of its command line. */
export const DOCUMENTS: readonly (readonly [name: string, kind: string, ...rest: string[]])[] = [
  ["certificate", "certificate"],
  // A release of what was postponed, with rounding.
  ["certificate-of-a-release", "certificate", "--of", "spin-off of 2006"],
  // A history that is run again without an adjustment.
  ["certificate-of-a-replay", "certificate", "--of", "2008-01-17"],
  ["exercise-form", "exercise-form"],
  ["exercise-form-cashless", "exercise-form", "--of", "X3"],
  ["exercise-form-refused", "exercise-form", "--of", "X1"],
  ["assignment", "assignment", "--fill", "Transferee=Elm Street Partners, L.P."],
  ["partial-assignment", "partial-assignment"],
  ["issuers-use", "issuers-use", "--of", "X3"],
  ["notice", "notice"],
  ["balance-warrant", "balance-warrant", "--of", "X2"],
];

/** The same of the register. */
export const REGISTER_DOCUMENTS: readonly (readonly [name: string, kind: string, ...rest: string[]])[] = [
  ["register-certificate", "certificate", "--of", "S1", "--certificate", "W-F-05-2"],
  ["register-assignment", "assignment"],
  ["register-assignment-to-come", "assignment", "--certificate", "W-F-05-4"],
  ["register-partial-assignment", "partial-assignment"],
  ["register-issuers-use", "issuers-use"],
  ["register-balance-warrant", "balance-warrant"],
];
