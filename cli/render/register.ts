/** The register of certificates for a person: each certificate, where all shares have gone, and what came in whose place. */

import { wrap } from "../../grammar/diagnostics/render.ts";
import { issuersUse } from "../../interpreter/report/issuers-use.ts";
import { showDay } from "../../interpreter/report/show.ts";
import type { Reconciliation, RunResult } from "../../interpreter/run/result.ts";
import type { Terminal } from "../terminal.ts";
import { certificatesTable, shareCount } from "./certificates.ts";
import { heading, section, stopText } from "./result.ts";
import { type Row, table } from "./table.ts";

/** The whole register as text. `keeps`: whether the contract says how certificates are kept. */
export function registerText(result: RunResult, keeps: boolean, terminal: Terminal): string {
  const parts =
    result.certificates === null
      ? [noRegister(keeps, terminal)]
      : [
          section("Certificates", certificatesTable(result, terminal), terminal),
          section("Where all shares have gone", reconciliationLines(result, terminal), terminal),
          section("For the Issuer's use", issuersUseTable(result, terminal), terminal),
        ];
  const all = [heading(result, terminal), ...stopText(result, terminal), ...parts];
  return `${all.filter((part) => part !== "").join("\n\n")}\n`;
}

function noRegister(keeps: boolean, { columns }: Terminal): string {
  const words = keeps
    ? "The facts name no certificate and issue none: the contract is the one certificate there is, and `tenor run` shows it."
    : "The contract does not say how certificates are kept (`certificates are held by ...`): it is the one certificate there is, and `tenor run` shows it.";
  return wrap(words, columns).join("\n");
}

/** Both sides of the sum, with what is nought left out. */
function reconciliationLines({ reconciliation }: RunResult, { columns }: Terminal): string[] {
  if (reconciliation === null) return [];
  const left = sides(reconciliation, [
    ["covered", "covered by the original certificates"],
    ["adjusted", "by adjustments"],
  ]);
  const right = sides(reconciliation, [
    ["issued", "issued on exercise"],
    ["payment", "given up as payment or paid in cash"],
    ["outstanding", "outstanding"],
    ["expired", "expired"],
    ["cancelled", "cancelled"],
  ]);
  return wrap(`${left} = ${right}`, columns - 2).map((line) => `  ${line}`);
}

function sides(
  reconciliation: Reconciliation,
  parts: readonly (readonly [key: keyof Reconciliation, words: string])[],
): string {
  const shown = parts.filter(([key]) => !reconciliation[key].isZero());
  const [[first] = ["covered"]] = parts;
  if (shown.length === 0) return `0 ${parts.find(([key]) => key === first)?.[1] ?? ""}`;
  return shown
    .map(([key, words], index) => {
      const value = reconciliation[key];
      const minus = value.sign() < 0;
      const sign = index === 0 ? (minus ? "-" : "") : minus ? "- " : "+ ";
      return `${sign}${shareCount(value.abs())} ${words}`;
    })
    .join(" ");
}

/** Certificates cancelled, the stock issued for them, and those that came in their place. */
function issuersUseTable(result: RunResult, { colours, columns }: Terminal): string[] {
  const lines = issuersUse(result);
  const rows = lines.map(({ certificate, cancelled, replacement }, index): Row => {
    // What is of one cancelled certificate is said once.
    const again = lines[index - 1]?.certificate.number === certificate.number;
    const { delivered, number, status } = certificate;
    return [
      again ? "" : number,
      again ? "" : `${status} ${showDay(cancelled.day)}`,
      again || delivered.isZero() ? "" : shareCount(delivered),
      replacement === null ? "none" : replacement.number,
      replacement === null ? "" : shareCount(replacement.covered),
      replacement === null ? "" : replacement.holder,
    ];
  });
  return table(
    [
      { title: "Cancelled" },
      { title: "As", wraps: true },
      { title: "Stock issued", align: "right" },
      { title: "New No." },
      { title: "For shares", align: "right" },
      { title: "In the name of", wraps: true },
    ],
    rows,
    { width: columns, colours },
  );
}
