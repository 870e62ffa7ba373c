/** What is owed on a day as JSON: the object that `tenor due --json` prints. */

import { noticeToJson, obligationToJson, stopToJson, type Json } from "../report/json.ts";
import { dayToIso } from "../values/day.ts";
import type { DueList } from "./due.ts";

export function dueToJson({ result, duties, leftOut, notices }: DueList): { readonly [key: string]: Json } {
  const { contract, asOf, zone, stopped, later } = result;
  return {
    contract,
    asOf: dayToIso(asOf),
    duties: duties.map(({ duty, standing, days, ahead }) => ({
      standing,
      days,
      ...(obligationToJson(duty, zone) as { readonly [key: string]: Json }),
      ...(ahead === null ? {} : { ahead: dayToIso(ahead) }),
    })),
    leftOut,
    notices: notices.map((notice) => noticeToJson(notice, zone)),
    stopped: stopped === null ? null : stopToJson(stopped, zone),
    later,
  };
}
