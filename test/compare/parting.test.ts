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

test("an act that is refused alike parts nothing, whatever it would have given", () => {
  const contract = compileText(`warrant "Refused".
party Issuer. party Holder.
event Turn.
act Exercise by the Holder has Taken: number; gives Cost: price per share.
section 1:
  "Price" initially means $2 per share.
  the Holder may Exercise. the Holder may not Exercise if Taken > 5.
  "Cost" of an Exercise means reading "price": Price; reading "half": Price / 2.
  on Turn: Price becomes reading "lower": $1 per share; reading "lowest": $0.50 per share.
`);
  const told = [
    { event: "Exercise", on: "2006-01-10", id: "X", Taken: 6 },
    { event: "Turn", on: "2006-01-12" },
  ];
  const one = runContract(contract, { events: told });
  const half = runContract(contract, { events: told, readings: { price: "half" } });
  expect(compareRuns(one, half).parting).toBeNull();
  const both = runContract(contract, { events: told, readings: { price: "half", lower: "lowest" } });
  expect(compareRuns(one, both).parting).toMatchObject({ event: "Turn" });
});
