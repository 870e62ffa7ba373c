// The text of a form, from which rows and marks are gone: its fields are listed as they are, and nothing is made of them.
import { describe, expect, it } from "vitest";
import { readFormText } from "../../interpreter/ownership/form-text.ts";
import { call, callJson, codesIn, folder } from "../cli/memory.ts";

/** A form as a converter leaves it: our own short words, with the form's numbers and headings. */
const FORM = `ACME CORP
**FORM 4**
Expires: January 31, 2005
STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP
(Print or type)

1. Name and Address of Reporting Person \\*
Doe Jane
(Last) (First) (Middle)
C/O ACME, 1 EXAMPLE STREET
(Street)

2. Issuer Name and Ticker or Trading Symbol
ACME CORP [ACME]

3. Date of Earliest Transaction
(Month/Day/Year)
11/09/2007

4. If Amendment, Date Original Filed(Month/Day/Year)

5. Relationship of Reporting Person(s) to Issuer
Director  10% Owner

6. Individual or Joint/Group Filing

**Table I - Non-Derivative**

| 1. Title of Security | 2. Transaction Date | 2A. Deemed Execution Date | 3. Transaction Code | 4. Securities Acquired | 5. Amount of Securities | 6. Ownership Form | 7. Nature of |
|---|---|---|---|---|---|---|---|
| | | | | (A) or (D) | Amount | | |

**Table II - Derivative**

| 1. Title of Derivative Security | 2. Conversion or Exercise | 3. Transaction Date | 3A. Deemed | 4. Transaction Code | 5. Number of Derivative | 6. Date Exercisable | 7. Title and Amount | 8. Price of Underlying Securities |
|---|---|---|---|---|---|---|---|---|
`;

const read = (text: string) => readFormText({ name: "form.txt", text });
const states = (text: string): Record<string, string> =>
  Object.fromEntries((read(text)?.fields ?? []).map(({ number, state, value }) => [number, value ?? state]));

describe("the text of a form", () => {
  it("is understood as blank", () => {
    expect(states(FORM)).toEqual({
      "1": "Doe Jane; C/O ACME, 1 EXAMPLE STREET",
      "2": "ACME CORP [ACME]",
      "3": "11/09/2007",
      ...Object.fromEntries(["4", "5", "6"].map((number) => [number, "blank"])),
      ...Object.fromEntries(
        ["1", "2", "2A", "3", "4", "5", "6", "7"].map((number) => [`Table I, ${number}`, "blank"]),
      ),
      ...Object.fromEntries(
        ["1", "2", "3", "3A", "4", "5", "6", "7", "8"].map((number) => [`Table II, ${number}`, "blank"]),
      ),
      ...Object.fromEntries(["9", "10", "11"].map((number) => [`Table II, ${number}`, "not there"])),
    });
    expect(read(FORM)?.rows).toEqual([]);
    expect(read(FORM)?.notices).toEqual([
      'Column 8 of Table II is headed "Price of Underlying"; on the SEC\'s form it is the price of the derivative security.',
      "The paper lacks: Table II, 9 (number owned after it); Table II, 10 (direct or indirect); Table II, 11 (nature of indirect ownership).",
      "No check mark survives: whether the person was a director, an officer or a 10% owner is not said.",
      "It has no explanation of responses (footnotes).",
      "It has no signature.",
      "The form itself was good until January 31, 2005, and a date on it is of 2007.",
    ]);
  });

  it("keeps marks and rows where the text still has them", () => {
    const marked = FORM.replace("Director  10% Owner", "[X] Director  [ ] 10% Owner").replace(
      "|---|---|---|---|---|---|---|---|\n|",
      "|---|---|---|---|---|---|---|---|\n| Common Stock | 11/09/2007 | | X | 400 | 5,400 | D | |\n|",
    );
    expect(states(marked)["5"]).toBe("Director");
    expect(read(marked)?.rows).toEqual(["Common Stock 11/09/2007 X 400 5,400 D"]);
  });

  it("is found in a page", () => {
    const html = `<html><body>${FORM.split("\n")
      .map((line) => `<p>${line}</p>`)
      .join("")}</body></html>`;
    expect(states(html)).toMatchObject({
      "1": "Doe Jane; C/O ACME, 1 EXAMPLE STREET",
      "3": "11/09/2007",
      "4": "blank",
    });
  });

  it.each([["a letter about a Form 4"], ["FORM 10-K annual report, beneficial ownership"], [""]])(
    "is not seen in %s",
    (text) => {
      expect(read(text)).toBe(null);
    },
  );
});

describe("tenor import form4 of it", () => {
  const { file, path } = folder();
  const at = file("form.txt", FORM);

  it("lists the fields and makes no event", async () => {
    const { code, out, err } = await call("import", "form4", at);
    expect(code).toBe(1);
    expect(out).toContain("No rows survive in its tables.");
    expect(out).toContain("Table II, 9   number owned after it");
    expect(err).toContain("error I962  This is the text of a form, and no row of its tables is in it.");
  });

  it("writes nothing", async () => {
    const { json } = await callJson("import", "form4", at, "--out", `${path}/events.json`);
    expect(codesIn(json)).toEqual(["I962"]);
    expect(json).toMatchObject({ events: [], holdings: [] });
    expect((await call("run", "x", "--events", `${path}/events.json`)).code).toBe(1);
  });
});
