/** A register's certificates as OCF securities: each its own issue, and a transfer or cancellation where it was given up for others. */

import type { Model } from "../model/model.ts";
import type { CertificateRecord, RunResult } from "../run/result.ts";
import { dayToIso } from "../values/day.ts";
import { Rational } from "../values/rational.ts";
import { asNumeric } from "./number.ts";
import { PRICES, securityOf, writeIssue } from "./ocf-warrant-out.ts";
import type { OcfWriter } from "./ocf-write.ts";

/**
 * Writes every certificate. What an exercise did to one stands in the transaction of the exercise. `order` says which event of the log
 * one came of, or ended by.
 */
export function writeCertificates(
  out: OcfWriter,
  model: Model,
  result: RunResult,
  issued: string,
  order: (at: CertificateRecord["issued"]) => number,
): void {
  const all = [...(result.certificates?.values() ?? [])];
  for (const certificate of all) {
    const { number, covered, holder } = certificate;
    out.at(order(certificate.issued));
    const date = certificate.issued === null ? issued : dayToIso(certificate.issued.day);
    const price = priceAtIssue(certificate, result);
    const details = { number, security: securityOf(number), alone: false, named: true };
    writeIssue(out, model, result, { ...details, terms: { quantity: covered, price, holder } }, date);
  }
  const exercised = new Set(
    result.acts.flatMap(({ act, instant }) => (act === "Exercise" ? [`${act} ${instant}`] : [])),
  );
  for (const certificate of all) {
    const { cancelled } = certificate;
    if (cancelled === null || exercised.has(`${cancelled.event} ${cancelled.instant}`)) continue;
    out.at(order(cancelled));
    givenUp(
      out,
      certificate,
      dayToIso(cancelled.day),
      all.filter(({ from }) => from === certificate.number),
    );
  }
}

/** The price that a certificate had when it was issued. */
function priceAtIssue({ number }: CertificateRecord, { history }: RunResult): Rational | null {
  const terms = history.find(({ certificates }) => certificates?.has(number) === true)?.certificates;
  for (const name of PRICES) {
    const value = terms?.get(number)?.get(name)?.value;
    if (value instanceof Rational) return value;
  }
  return null;
}

/** To another holder: a transfer, with a balance where part of it stays. Otherwise a cancellation, with others in its place. */
function givenUp(
  out: OcfWriter,
  { number, holder, status, shares }: CertificateRecord,
  date: string,
  children: readonly CertificateRecord[],
): void {
  const others = children.filter((child) => child.holder !== holder);
  const [balance] = children.filter((child) => child.holder === holder);
  const id = out.fresh(`${status}-${number}`);
  const common = { date, security_id: securityOf(number) };
  if (others.length > 0) {
    const quantity = others.reduce((sum, { covered }) => sum.add(covered), Rational.ZERO);
    out.object("TX_WARRANT_TRANSFER", id, {
      ...common,
      quantity: asNumeric(quantity),
      resulting_security_ids: others.map((child) => securityOf(child.number)),
      balance_security_id: balance === undefined ? null : securityOf(balance.number),
    });
    return;
  }
  const all = children.reduce((sum, { covered }) => sum.add(covered), shares ?? Rational.ZERO);
  out.object("TX_WARRANT_CANCELLATION", id, {
    ...common,
    quantity: asNumeric(all),
    reason_text: `The certificate was ${status}.`,
  });
  if (children.length > 0) {
    const numbers = children.map((child) => child.number).join(", ");
    out.leave(
      `TX_WARRANT_CANCELLATION "${id}"`,
      `that ${numbers} came in its place`,
      "OCF has no word for it",
    );
  }
}
