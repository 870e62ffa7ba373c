// node bench/register.ts: a register of many certificates, against the same events with a quarter of them.
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Compilation } from "../interpreter/compilation.ts";
import type { Facts } from "../interpreter/run/facts.ts";
import { median } from "./compare.ts";
import { workload } from "./workload/facts.ts";
import { ROUNDED } from "./workload/instruments.ts";
import { factsOf, type Happenings, open, runOnce } from "./workload/run.ts";

const EVENTS = 200;
const ROUNDS = 3;

/** What makes a register out of the contract whose price is rounded, and lets its certificates pass from hand to hand. */
const REGISTER = [
  ['uses "std/us-equity-market".', 'uses "std/us-equity-market".\nuses "std/register".'],
  [
    "  the Holder may Exercise.\n",
    `  certificates are held by the Holder, cover Warrant Share Number and are numbered from "W-1".
  the Holder may Exercise.
  the Holder may Transfer.
`,
  ],
] as const;

/**
 * So many original certificates, then events that adjust all of them. Every act is under one of them: an exercise takes shares from
 * it; half as many are transfers, each to a new certificate.
 */
function factsFor(compilation: Compilation, certificates: number): Facts {
  const { events, quotes } = workload(EVENTS, ROUNDED.price);
  const [count, ...others] = events;
  const issues = Array.from({ length: certificates }, (_, at) => ({
    event: "Warrant Issuance",
    on: "2005-03-14",
    Recipient: `Fund ${at + 1}`,
    Shares: String(10_000 + 10 * at),
  }));
  let acts = 0;
  const happenings = others.flatMap((event): Happenings["events"] => {
    if (event.event !== "Exercise") return [event];
    acts++;
    const exercise = { ...event, certificate: `W-${2 * acts}` };
    const transfer = {
      event: "Transfer",
      on: event.on,
      certificate: `W-${2 * acts + 1}`,
      Transferee: `Buyer ${acts}`,
    };
    return acts % 2 === 0 ? [exercise, transfer] : [exercise];
  });
  return factsOf(compilation, {
    events: [...(count === undefined ? [] : [count]), ...issues, ...happenings],
    quotes,
  });
}

/** Processor time in milliseconds. */
function timed(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
}

export function benchRegister(): void {
  const compilation = open(ROUNDED.path, REGISTER);
  console.log(`\nRun ${EVENTS} events over a register of certificates`);
  let fewer: { readonly certificates: number; readonly time: number } | null = null;
  for (const certificates of [75, 300, 1_200]) {
    const facts = factsFor(compilation, certificates);
    runOnce(compilation, facts);
    const time = median(Array.from({ length: ROUNDS }, () => timed(() => runOnce(compilation, facts))));
    const each = (1_000 * time) / (certificates * EVENTS);
    const growth =
      fewer === null
        ? ""
        : `   ${(time / fewer.time).toFixed(2)} x the time for ${certificates / fewer.certificates} x the certificates`;
    console.log(
      `  ${String(certificates).padStart(5)} certificates ${time.toFixed(0).padStart(8)} ms   ${each.toFixed(1).padStart(6)} us for each and event${growth}`,
    );
    fewer = { certificates, time };
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  benchRegister();
