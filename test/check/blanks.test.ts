import { describe, expect, it } from "vitest";
import { blanks as check } from "../../interpreter/check/blanks.ts";
import { expectFinding, expectFindings, expectNothing, many, timed } from "./contract.ts";

describe("blanks that a formula needs", () => {
  it("name the term, and what has no answer until it is filled", () => {
    const found = expectFinding(
      check,
      `section 2: "Units" initially means ⟦[●] shares⟧.
       section 3: the Holder may not Exercise if Shares Exercised > Units.
       section 4: on Merger: Units becomes Units * 2. "Half" means Units / 2. on Sale: Conversion Ratio becomes Half / 1 share.
       section 5: on Exercise: Units falls by Shares Exercised; the Issuer delivers Units of "Common Stock" to the Holder.
       section 6: the Issuer shall Report promptly if Units > 5 shares.`,
      "L361",
    );
    expect(found.severity).toBe("information");
    expect(found.title).toBe('"Units" is left blank, and it is needed.');
    expect(found.text).toBe(
      "Until it is filled there is no answer to these: whether the Holder may Exercise under section 3, " +
        'adjustments of Units under section 4, "Half" (section 4), what changes hands under section 5 and 1 more.',
    );
    expect(found.help).toEqual(["Fill it in.", 'Or give a run its value: --set "Units=...".']);
  });

  it("may stand in a clause", () => {
    const found = expectFinding(
      check,
      `section 3: the Holder may not Exercise if Shares Exercised > ⟦[●] shares⟧.`,
      "L361",
    );
    expect(found.title).toBe("Section 3 has a blank that is needed.");
    expect(found.text).toBe(
      "Until it is filled there is no answer to these: whether the Holder may Exercise under section 3.",
    );
    expect(found.help).toEqual(["Fill it in."]);
  });

  it.each([
    ["a formula", `"Fee" means ⟦$[●]⟧. on Merger: the Holder pays Fee to the Issuer.`, "what changes hands"],
    [
      "a percentage",
      `"Cap" means ⟦[●] percent⟧. at all times, the Issuer shall ensure Conversion Ratio < Cap.`,
      "the covenant",
    ],
    ["a deadline", `on Merger: the Issuer shall Report within ⟦[●] days⟧.`, "the duty to Report"],
    ["a floor", `every adjustment of Warrant Price is at least ⟦$[●] per share⟧.`, "demands of adjustments"],
    [
      "a threshold",
      `an adjustment of Warrant Price is postponed until Exercise while the postponed adjustments, carried as a ratio, total less than Least. "Least" means ⟦$[●] per share⟧.`,
      "how long adjustments wait",
    ],
    [
      "a factor for quotes",
      `"Spin Factor" means ⟦[●]⟧. quotes before a Merger are adjusted by Spin Factor.`,
      "quotes adjusted for splits",
    ],
    [
      "a borrowed factor",
      `"Given Ratio" means ⟦[●]⟧. section 1: on Stock Split: Warrant Price becomes Warrant Price / Ratio. section 2: on Merger: adjust as section 1 provides, with Ratio = Given Ratio.`,
      "adjustments under section 2",
    ],
    [
      "a deemed event's field",
      `"Given Ratio" means ⟦[●]⟧. section 2: on Merger: deem Stock Split with Ratio = Given Ratio.`,
      "what section 2 says",
    ],
    [
      "a result of an act",
      `act Swap by the Holder; gives Units: shares. "Units" of a Swap means Base. "Base" means ⟦[●] shares⟧.`,
      '"Units"',
    ],
  ])("%s", (_, text, subject) => {
    expect(expectFinding(check, text, "L361").text).toContain(subject);
  });

  it("are told once for one statement", () => {
    expectFindings(check, `"Fee" means ⟦$[●]⟧ + $[●]. on Merger: the Holder pays Fee to the Issuer.`, "L361");
  });
});

describe("no message", () => {
  it.each([
    ["where nobody reads it", `"Fee" means $[●].`],
    ["where only what nobody reads does", `"Fee" means $[●]. "Double Fee" means 2 * Fee.`],
    ["for a party", `party Agent is [●].`],
    [
      "where it is only asked whether it is filled",
      `"Reserved" of the Issuer initially means [●] shares. on Merger if Reserved is given: Conversion Ratio becomes 2.`,
    ],
    [
      "where it is only named",
      `"Units" initially means [●] shares. on any adjustment of Units: the Issuer shall Report promptly.`,
    ],
    [
      "for state that an event tells",
      `event Notice has Day: date. "Notice Day" of the Issuer initially means [●]. on Notice: Notice Day becomes Day.
       "Last Day" means 30 days after Notice Day. on Merger: the Issuer shall Report by Last Day.`,
    ],
  ])("%s", (_, text) => {
    expectNothing(check, text);
  });

  it("unless the event's value builds on the blank", () => {
    expectFinding(
      check,
      `"Units" initially means ⟦[●] shares⟧. on Merger: Units becomes Units * 2. on Sale: Units becomes 5 shares.`,
      "L361",
    );
  });
});

it("takes its time on ten thousand blanks and readers", () => {
  const text = `${many(5_000, (i) => `"B${i}" means [●] shares.`)}
    ${many(5_000, (i) => `on Merger: Warrant Share Number becomes B${i} + B0.`)}`;
  const { found, milliseconds } = timed(check, text);
  expect(milliseconds).toBeLessThan(2_000);
  expect(found).toHaveLength(5_000);
});
