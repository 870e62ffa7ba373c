import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Model } from "../model/model.ts";

/** A check reads the model and says what it finds. One rule, one file. */
export type Check = (model: Model) => readonly Diagnostic[];

/** All checks, in no order that matters. */
export const checks: readonly Check[] = [];
