/** The certificates of a register as a table. */

import { show, showDay } from "../../interpreter/report/show.ts";
import type { CertificateRecord, RunResult } from "../../interpreter/run/result.ts";
import type { Rational } from "../../interpreter/values/rational.ts";
import { SHARES } from "../../interpreter/values/unit.ts";
import type { Terminal } from "../terminal.ts";
import { type Row, table } from "./table.ts";

/** Shares as a table shows them, in whole or to four decimals. */
const PLACES = 4;

/** Each certificate on a line. */
export function certificatesTable(result: RunResult, { colours, columns }: Terminal): string[] {
  const rows = [...(result.certificates?.values() ?? [])].map((certificate): Row => {
    const { number, holder, shares, original, from, status, cancelled } = certificate;
    const alive = status === "outstanding";
    return [
      number,
      holder,
      shares === null ? "not known" : shareCount(shares),
      original === null ? "" : showDay(original),
      {
        text: cancelled === null ? status : `${status} ${showDay(cancelled.day)}`,
        paint: alive ? colours.good : colours.faint,
      },
      cameFrom(certificate, from),
    ];
  });
  return table(
    [
      { title: "No." },
      { title: "Holder", wraps: true },
      { title: "Shares", align: "right" },
      { title: "Original issue" },
      { title: "Status", wraps: true },
      { title: "From", wraps: true },
    ],
    rows,
    { width: columns, colours },
  );
}

function cameFrom({ issued }: CertificateRecord, from: string | null): string {
  const on = issued === null ? "" : showDay(issued.day);
  return from === null ? "" : `${from}, ${on}`;
}

/** A number of shares, with its separators. */
export function shareCount(value: Rational): string {
  return show({ type: { kind: "quantity", unit: SHARES }, value }, { zone: "UTC", places: PLACES });
}
