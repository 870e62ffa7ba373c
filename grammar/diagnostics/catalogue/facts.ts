/**
 * Messages about what is handed in beside the contract: events, quotes, settings on the command line and the files themselves. A
 * fault in the data stops the command; it says nothing about the contract, and the messages never call anything void, invalid or a
 * breach.
 */

import type { Entry } from "../diagnostic.ts";
import { unknownNumber } from "./event-values.ts";
import { eventEntries } from "./events.ts";
import { fileEntries } from "./files.ts";
import { quoteEntries } from "./quotes.ts";
import { settingEntries } from "./settings.ts";

/** All of them, in the order of their codes. */
export const factsEntries: readonly Entry<never>[] = [
  ...eventEntries,
  ...quoteEntries,
  ...settingEntries,
  ...fileEntries,
  unknownNumber,
];
