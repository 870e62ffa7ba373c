import type { CertificateRecord, RunResult } from "../run/result.ts";

/** One line of the ledger that the Issuer keeps: a certificate cancelled, and one that came in its place. */
export interface IssuersUse {
  readonly certificate: CertificateRecord;
  readonly cancelled: NonNullable<CertificateRecord["cancelled"]>;
  /** Null where none came. */
  readonly replacement: CertificateRecord | null;
}

/** Each certificate that was cancelled, with each that was issued in its place, in the order of time. */
export function issuersUse({ certificates }: RunResult): IssuersUse[] {
  const all = [...(certificates?.values() ?? [])];
  const lines = all.flatMap((certificate): IssuersUse[] => {
    const { cancelled, number } = certificate;
    if (cancelled === null) return [];
    const replacements = all.filter(({ from }) => from === number);
    if (replacements.length === 0) return [{ certificate, cancelled, replacement: null }];
    return replacements.map((replacement) => ({ certificate, cancelled, replacement }));
  });
  return lines.toSorted((a, b) => a.cancelled.instant - b.cancelled.instant);
}
