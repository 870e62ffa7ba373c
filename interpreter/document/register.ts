/** What a register says for documents: whose a certificate is, and which certificates an event put in its place. */

import type { CertificateRecord, RunResult } from "../run/result.ts";

/** A certificate with its path in the JSON of the run. */
export interface Held {
  readonly number: string;
  readonly record: CertificateRecord;
  readonly path: string;
}

export function heldAs({ certificates }: RunResult, number: string | null): Held | null {
  const record = number === null ? undefined : certificates?.get(number);
  return record === undefined ? null : { number: record.number, record, path: pathOf(record.number) };
}

/** Those that an event issued out of a certificate, in the order of their issue. */
export function issuedOutOf(
  { certificates }: RunResult,
  from: string | null,
  { event, id, instant }: { readonly event: string; readonly id: string | null; readonly instant: number },
): Held[] {
  if (from === null) return [];
  return [...(certificates?.values() ?? [])].flatMap((record): Held[] => {
    const { issued } = record;
    const here = issued !== null && issued.event === event && issued.id === id && issued.instant === instant;
    return record.from === from && here
      ? [{ number: record.number, record, path: pathOf(record.number) }]
      : [];
  });
}

/** Those that are outstanding at the end of the run. */
export function outstanding({ certificates }: RunResult): Held[] {
  return [...(certificates?.values() ?? [])].flatMap((record) =>
    record.status === "outstanding" ? [{ number: record.number, record, path: pathOf(record.number) }] : [],
  );
}

/** `.certificates["W-1"]`. */
function pathOf(number: string): string {
  return `.certificates[${JSON.stringify(number)}]`;
}
