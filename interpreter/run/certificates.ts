import type { Context } from "../compile/context.ts";
import type { Program } from "../compile/program.ts";
import { OUTSTANDING, sharesOf, viewOf } from "../compile/register.ts";
import { sameValue } from "../compile/same.ts";
import type { Certificate, Held } from "../compile/state.ts";
import { isNone } from "../compile/lack.ts";
import { Rational } from "../values/rational.ts";
import type { Fold } from "./fold/fold.ts";
import type { CertificateRecord, Reconciliation, Shown } from "./result.ts";
import { shown } from "./show.ts";

/** What has become of a certificate whose period is over. */
const EXPIRED = "expired";

/**
 * What is the same for all certificates that are outstanding, or where none is, for all there have been; undefined where they differ.
 * Without a register: of the one there is.
 */
export function common(
  program: Program,
  context: Context,
  read: (context: Context) => Held | undefined,
): Held | undefined {
  if (context.state.register === null) return read(context);
  const all = worldsOf(program, context);
  const [first, ...others] = all.map(read);
  if (all.length === 0) return read(context);
  return others.every((other) => sameValue(other, first)) ? first : undefined;
}

/** The world of each certificate that is outstanding, or where none is, of all there have been. */
export function worldsOf(program: Program, context: Context): readonly Context[] {
  const live = program.terms.outstanding(context);
  if (live.length > 0) return live;
  const numbers = [...(context.state.register?.certificates.keys() ?? [])];
  return numbers.map((number) => context.inState(viewOf(context.state, number)));
}

/** All certificates there have been, in the order of their issue, as they are at an instant. Null without a register. */
export function certificatesOf(
  program: Program,
  fold: Fold,
  until: number,
): ReadonlyMap<string, CertificateRecord> | null {
  const { register } = fold.state;
  if (register === null) return null;
  const zone = program.model.zone;
  const found = new Map<string, CertificateRecord>();
  for (const certificate of inOrder([...register.certificates.values()])) {
    const { number, holder, from, issued, original, covered, delivered, cancelled } = certificate;
    const context = fold.context(null, until).inState(viewOf(fold.state, number));
    const expired = certificate.status === OUTSTANDING && program.terms.isExpired(context);
    found.set(number, {
      number,
      holder,
      from,
      issued,
      original,
      covered,
      delivered,
      shares: sharesOf(register, certificate),
      status: expired ? EXPIRED : certificate.status,
      cancelled,
      get terms() {
        return new Map(
          [...program.slotOf.keys()].flatMap((term): [string, Shown][] => {
            if (term.scope.of !== "certificate") return [];
            const value = program.terms.reader(term);
            return [
              [
                term.name,
                shown(
                  term.type,
                  outcome(() => value(context)),
                  zone,
                ),
              ],
            ];
          }),
        );
      },
      get ledger() {
        return fold.ledgerOf(number);
      },
    });
  }
  return found;
}

/** By the numbers that they were given, one after another: the digits at the end count. */
function inOrder(certificates: readonly Certificate[]): readonly Certificate[] {
  return certificates.toSorted((a, b) => a.number.length - b.number.length || (a.number < b.number ? -1 : 1));
}

function outcome(read: () => Held): Held | undefined {
  try {
    return read();
  } catch (error) {
    if (isNone(error)) return undefined;
    throw error;
  }
}

/** Where all shares have gone that certificates were issued for. Null without a register, or where a certificate has no number of shares. */
export function reconciled(program: Program, fold: Fold, until: number): Reconciliation | null {
  const { register } = fold.state;
  const certificates = certificatesOf(program, fold, until);
  if (register === null || certificates === null) return null;
  let outstanding = Rational.ZERO;
  let expired = Rational.ZERO;
  let cancelled = Rational.ZERO;
  for (const { shares, status } of certificates.values()) {
    if (shares === null) return null;
    if (status === OUTSTANDING) outstanding = outstanding.add(shares);
    else if (status === EXPIRED) expired = expired.add(shares);
    else cancelled = cancelled.add(shares);
  }
  const { covered, adjusted, exercised, delivered } = register.tally;
  return {
    covered,
    adjusted,
    issued: delivered,
    payment: exercised.sub(delivered).reduced(),
    outstanding: outstanding.reduced(),
    expired: expired.reduced(),
    cancelled: cancelled.reduced(),
  };
}
