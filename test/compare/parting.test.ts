import { expect, test } from "vitest";
import { compareRuns } from "../../interpreter/compare/runs.ts";
import { compileText, runContract } from "../support/contract.ts";

const CONTRACT = compileText(`warrant "Late".
party Issuer. party Holder.
event Count has Shares: shares.
event Turn.
"Outstanding" initially means 0 shares.
"Turned" initially means 0.
on Count: Outstanding becomes Shares.
on Turn: Turned becomes Turned + (reading "one": 1; reading "two": 2).
`);

/** So many events, a day each, of which those at these places turn. */
function events(turns: readonly number[]): object[] {
  return Array.from({ length: 60 }, (_, i) => {
    const on = new Date(Date.UTC(2006, 0, 2 + i)).toISOString().slice(0, 10);
    return turns.includes(i) ? { event: "Turn", on } : { event: "Count", on, Shares: 1_000 + i };
  });
}

test.each([[[0]], [[6]], [[7]], [[8]], [[9, 50]], [[31]], [[32]], [[33, 34]], [[59]]])(
  "where two runs part that differ first at event %j",
  (turns) => {
    const told = events(turns);
    const one = runContract(CONTRACT, { events: told });
    const other = runContract(CONTRACT, { events: told, readings: { one: "two" } });
    const { parting } = compareRuns(one, other);
    expect(parting?.event).toBe("Turn");
    // One a day: the place is the distance from the first.
    expect(parting?.day).toBe((one.history[1]?.day ?? 0) + (turns[0] ?? 0));
    expect(compareRuns(one, one).parting).toBeNull();
  },
);
