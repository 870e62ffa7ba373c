// An act that is accepted and is of an act that was refused: said at its fact, since it takes nothing back.
import { expect, test } from "vitest";
import { compileText, runContract } from "../support/contract.ts";

const contract = compileText(`warrant "W".
  party Issuer. party Holder.
  section 2 "Drawing":
    "Units" initially means 100 shares.
    act Draw by the Holder has Drawn: shares.
    the Holder may Draw if Drawn <= Units.
    on Draw: Units falls by Drawn.
    act Undo by the Holder of a Draw.
    the Holder may Undo if Units <= 100 shares.
    on Undo: rescind the Draw.`);

function told(drawn: number, of: string, id?: string): string[] {
  const { diagnostics } = runContract(contract, {
    events: [
      { event: "Draw", on: "2006-06-01", id: "D", Drawn: drawn },
      { event: "Undo", on: "2006-06-02", of, ...(id === undefined ? {} : { id }) },
    ],
  });
  return diagnostics.map(({ code, severity, title, place: { source, span } }) => {
    const at = source.text.slice(span.start, span.end);
    return `${code} ${severity} ${title} ${at.includes("Undo") ? "at the undoing" : at}`;
  });
}

test("is warned of at its own fact", () => {
  expect(told(200, "D", "U")).toEqual([
    'R509 warning The Undo "U" of June 2, 2006 is of the Draw "D" of June 1, 2006, which was refused. at the undoing',
  ]);
});

test("is nothing to be said where the act was accepted", () => {
  expect(told(20, "D")).toEqual([]);
});
