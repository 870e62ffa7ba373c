import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Model } from "../model/model.ts";
import { blanks } from "./blanks.ts";
import { circularDeeming } from "./circular-deeming.ts";
import { circularDefinitions } from "./circular-definitions.ts";
import { clash } from "./clash.ts";
import { extentOfUncountedAct } from "./extent-of-uncounted-act.ts";
import { idleNoDuty } from "./idle-no-duty.ts";
import { idlePolicy } from "./idle-policy.ts";
import { idleWaiver } from "./idle-waiver.ts";
import { lookBack } from "./look-back.ts";
import { notices } from "./notices.ts";
import { rightProhibition } from "./right-prohibition.ts";
import { roundingTie } from "./rounding-tie.ts";
import { transitions } from "./transitions.ts";
import { unansweredAdjustment } from "./unanswered-adjustment.ts";
import { unroundedIssue } from "./unrounded-issue.ts";
import { waitingEffects } from "./waiting-effects.ts";
import { waterfall } from "./waterfall.ts";

/** A check reads the model and says what it finds. One rule, one file. */
export type Check = (model: Model) => readonly Diagnostic[];

/** All checks, in no order that matters. */
export const checks: readonly Check[] = [
  circularDefinitions,
  waitingEffects,
  circularDeeming,
  clash,
  rightProhibition,
  waterfall,
  unroundedIssue,
  roundingTie,
  lookBack,
  idlePolicy,
  idleWaiver,
  idleNoDuty,
  extentOfUncountedAct,
  unansweredAdjustment,
  notices,
  blanks,
  transitions,
];
