import type { Model } from "../model/model.ts";
import type { HistoryRecord, RunResult, Shown } from "../run/result.ts";

/** A certificate with those that it came out of, itself first. */
export function lineOf({ certificates }: RunResult, number: string): string[] {
  const line = [number];
  for (let at = certificates?.get(number)?.from ?? null; at !== null && !line.includes(at);) {
    line.push(at);
    at = certificates?.get(at)?.from ?? null;
  }
  return line;
}

/** A result as one certificate saw it: its ledger, its terms, and what was done under it and those that it came out of. */
export function underCertificate(result: RunResult, number: string): RunResult {
  const certificate = result.certificates?.get(number);
  if (certificate === undefined) return result;
  const line = lineOf(result, number);
  const isItsOwn = (of: string | null): boolean => of === null || line.includes(of);
  const history = result.history.flatMap((record): HistoryRecord[] => {
    const terms = line.map((each) => record.certificates?.get(each)).find((each) => each !== undefined);
    return terms === undefined ? [] : [{ ...record, terms: merged(record.terms, terms) }];
  });
  return {
    ...result,
    terms: merged(result.terms, certificate.terms),
    ledger: certificate.ledger,
    acts: result.acts.filter((act) => isItsOwn(act.certificate)),
    history,
  };
}

function merged(all: ReadonlyMap<string, Shown>, own: ReadonlyMap<string, Shown>): Map<string, Shown> {
  return new Map([...all, ...own]);
}

/** The certificates whose explanations of a term differ: those outstanding, or where none is, all. Null where one says it all. */
export function certificatesFor(result: RunResult, model: Model, term: string): readonly string[] | null {
  const all = [...(result.certificates?.values() ?? [])];
  const isOwn = (model.termsByName.get(term) ?? []).some(({ scope }) => scope.of === "certificate");
  if (!isOwn || all.length === 0) return null;
  const live = all.filter(({ status }) => status === "outstanding");
  return (live.length > 0 ? live : all).map(({ number }) => number);
}
