import type { Prepared } from "./lookahead.ts";

/** The grammar's lookahead, where it was worked out beforehand: the build puts it here, from source it is worked out at the start. */
export const prepared: Prepared | null = null;
