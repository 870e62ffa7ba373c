// What an explanation says of acts that clauses judged: refused, cut back, or let through.
import { expect, it } from "vitest";
import { explain } from "../../interpreter/explain/explain.ts";
import { explanationToJson } from "../../interpreter/explain/json.ts";
import { explanationText } from "../../interpreter/explain/text.ts";
import { compileText, runContract } from "../support/contract.ts";

const compiled = compileText(`warrant "Capped".
party Issuer. party Holder.
act Exercise by the Holder has Taken: shares; gives Given: shares.
section 1:
  "Number" initially means 100 shares.
  the Holder may Exercise.
  on Exercise: Number falls by Taken.
  "Given" of an Exercise means Taken.
section 7:
  the Holder may not Exercise if Over and (reading "whole": yes; reading "in part": no).
  the Holder may not Exercise to the extent that Over.
  "Over" of an Exercise means Beyond.
  "Beyond" of an Exercise means Taken > 40 shares.
`);
const events = [{ event: "Exercise", on: "2006-01-10", id: "X", Taken: 60 }];

function page(term: string, reading: string): string {
  const result = runContract(compiled, { events, readings: { whole: reading } });
  const explanation = explain(result, compiled.model, term);
  if (explanation === null) throw new Error(`no term ${term}`);
  expect(JSON.stringify(explanationToJson(explanation))).toContain(`"name":"${reading}"`);
  return explanationText(explanation, { columns: 100 });
}

it("says of what an act gave that it was cut back, by which section and as it is read", () => {
  const text = page("Given", "in part");
  expect(text).toContain(
    "cut back from 60 to 40 under section 7\n   Section 7: the Holder may not Exercise to the extent that Over",
  );
  expect(text).toContain('read as "in part" (the default is "whole")');
});

it("names the acts that were judged by a term, directly and through another one", () => {
  for (const term of ["Over", "Beyond"]) {
    const text = page(term, "whole");
    expect(text).toContain('1. January 10, 2006, Exercise "X": refused under section 7\n');
    expect(text).toContain("Section 7 decides with it whether the act is allowed.");
    expect(text).toContain('if Over and (read as "whole")');
  }
});
