import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileText, exactly, runContract } from "../support/contract.ts";

const CONTRACT = compileText(`warrant "W".
  uses "std/register".
  party Issuer is "Example Corp.".
  party Holder.
  party Majority Holders is the holders of at least 51% of Number.
  party Trustee.
  section 1 "Terms":
    certificates are held by the Holder, cover Number, end with the Term and are numbered from "W-1".
    "Term" means the period from March 14, 2005 to Expiration.
    "Expiration" initially means March 14, 2010.
    "Number" initially means [●] shares.
    "Price" initially means $2.40 per share.
    the Holder may Transfer.
  section 10 "Amendment":
    act Amend by the Issuer and the Majority Holders;
      may have New Price: price per share, New Number: shares, New Expiration: date, Note: text.
    on Amend:
      Price becomes New Price if New Price is given;
      Number becomes New Number if New Number is given;
      Expiration becomes New Expiration if New Expiration is given.
    the Issuer and the Majority Holders may Amend,
      except that no Amend may increase Price, reduce Number, shorten the Term or modify section 10 unless the Holder consents.
  section 11 "Trustee":
    act Report by the Issuer or the Trustee.
    the Issuer or the Trustee may Report.
    act Close by the Trustee.
    the Trustee may Close, except that no Close may reduce Number.
    on Close: Number falls by 1 share.`);

const issues = (shares: readonly number[]): object[] =>
  shares.map((count, at) => ({
    event: "Warrant Issuance",
    on: "2005-03-14",
    Recipient: `Fund ${at}`,
    Shares: count,
  }));

interface Judged {
  readonly status: string | undefined;
  readonly refusedBy: readonly string[] | undefined;
  readonly text: string;
}

function judged(shares: readonly number[], act: object): Judged & { price: string } {
  const result = runContract(CONTRACT, {
    events: [...issues(shares), { event: "Amend", on: "2006-06-01", ...act }],
    ...(shares.length === 0 ? { settings: { Number: "100 shares" } } : {}),
  });
  expect(result.stopped).toBeNull();
  const record = result.acts.at(-1);
  return {
    status: record?.status,
    refusedBy: record?.refusedBy,
    text: record?.reasons.map(({ text }) => text).join(" ") ?? "",
    price: exactly(result, "Price").toFraction(),
  };
}

test("the contract is sound", () => {
  expect(CONTRACT.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

describe("a majority over the whole register", () => {
  test("is at least 51%, and nothing changes below it", () => {
    const holding = fc.record({
      count: fc.integer({ min: 1, max: 100 }),
      joins: fc.boolean(),
      named: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(holding, { minLength: 1, maxLength: 6 }), fc.boolean(), (holdings, issuer) => {
        const by = holdings.flatMap(({ joins, named }, at) =>
          joins ? [named ? `Fund ${at}` : `W-${at + 1}`] : [],
        );
        const sum = (all: typeof holdings): number => all.reduce((total, { count }) => total + count, 0);
        const enough = sum(holdings.filter(({ joins }) => joins)) * 100 >= sum(holdings) * 51;
        const found = judged(
          holdings.map(({ count }) => count),
          { by: [...by, ...(issuer ? ["Issuer"] : [])], "New Price": "2" },
        );
        expect(found.status).toBe(enough && issuer ? "accepted" : "refused");
        expect(found.price).toBe(enough && issuer ? "2" : "12/5");
        if (found.status === "refused") expect(found.refusedBy).toEqual(["10"]);
      }),
      { numRuns: 60 },
    );
  });

  test("is not had by its name, and what is missing is said", () => {
    const found = judged([60, 40], { by: ["Issuer", "Majority Holders"], "New Price": "2" });
    expect(found).toMatchObject({ status: "refused", refusedBy: ["10"] });
    expect(found.text).toContain("those who have hold 0%");
    expect(judged([1, 2], { by: ["Issuer", "Fund 0"] }).text).toContain("those who have hold 33.333%");
  });

  test("counts who holds a certificate on the day", () => {
    const result = runContract(CONTRACT, {
      events: [
        ...issues([60, 40]),
        { event: "Transfer", on: "2006-05-31", certificate: "W-1", Transferee: "Fund 9" },
        { event: "Amend", on: "2006-06-01", by: ["Issuer", "Fund 0"], "New Price": "2" },
        { event: "Amend", on: "2006-06-02", by: ["Example Corp.", "Fund 9"], "New Price": "2" },
      ],
    });
    expect(result.acts.map(({ status }) => status)).toEqual(["accepted", "refused", "accepted"]);
  });

  test("without a register is what the facts say", () => {
    expect(judged([], { by: ["Issuer", "Majority Holders"], "New Price": "2" }).status).toBe("accepted");
    expect(judged([], { by: ["Issuer"], "New Price": "2" }).text).toContain(
      "says that the Majority Holders joined",
    );
    expect(judged([], { "New Price": "2" }).status).toBe("refused");
  });
});

describe("what no amendment may do without the holder", () => {
  const majority = ["Issuer", "Fund 0"];
  test.each([
    ["a lower price", { "New Price": "2.39" }, "accepted"],
    ["the same price", { "New Price": "2.40" }, "accepted"],
    ["a higher price", { "New Price": "2.41" }, "refused"],
    ["as many shares or more for each", { "New Number": "60" }, "accepted"],
    ["fewer shares for one who consents", { "New Number": "59" }, "accepted"],
    ["fewer shares for one who does not", { "New Number": "39" }, "refused"],
    ["a longer term", { "New Expiration": "2010-03-15" }, "accepted"],
    ["a shorter term", { "New Expiration": "2010-03-13" }, "refused"],
    ["another section", { modifies: ["1", "10A"] }, "accepted"],
    ["the section itself", { modifies: "10" }, "refused"],
    ["a part of it", { modifies: ["10(a)"] }, "refused"],
  ])("%s", (_, change, status) => {
    const found = judged([60, 40], { by: majority, ...change });
    expect(found.status).toBe(status);
    if (status === "refused") expect(found.refusedBy).toEqual(["10"]);
    expect(judged([60, 40], { by: [...majority, "Fund 1"], ...change }).status).toBe("accepted");
  });

  test("a holder whose certificate is not touched is not asked", () => {
    // 50 for both is fewer for the first and more for the second.
    expect(judged([60, 40], { by: majority, "New Number": "50" }).status).toBe("accepted");
    expect(judged([60, 40], { by: ["Issuer", "Fund 0"], "New Number": "39" }).text).toContain("(W-2)");
  });
});

test("a period is modified by another beginning or end, not by being said again", () => {
  const contract = compileText(`warrant "W".
    party Issuer. party Holder.
    section 1 "Terms":
      "Term" means the period from March 14, 2005 to Expiration.
      "Expiration" initially means March 14, 2010.
    section 10 "Amendment":
      act Amend by the Issuer has New Expiration: date.
      the Issuer may Amend, except that no Amend may modify the Term unless the Holder consents.
      on Amend: Expiration becomes New Expiration.`);
  const amended = (day: string): string | undefined =>
    runContract(contract, { events: [{ event: "Amend", on: "2006-06-01", "New Expiration": day }] }).acts[0]
      ?.status;
  expect([amended("2010-03-14"), amended("2010-03-15")]).toEqual(["accepted", "refused"]);
});

describe("an act that either of two may do", () => {
  const report = (by?: readonly string[]): string | undefined =>
    runContract(CONTRACT, {
      settings: { Number: "100 shares" },
      events: [{ event: "Report", on: "2006-06-01", ...(by && { by }) }],
    }).acts[0]?.status;

  test("is done by either, and by nobody else", () => {
    expect([report(), report(["Trustee"]), report(["Issuer"]), report(["Holder"])]).toEqual([
      "accepted",
      "accepted",
      "accepted",
      "refused",
    ]);
  });

  test("a limit without a consent stands against everybody", () => {
    const result = runContract(CONTRACT, {
      settings: { Number: "100 shares" },
      events: [{ event: "Close", on: "2006-06-01", by: ["Trustee", "Holder"] }],
    });
    expect(result.acts).toMatchObject([{ status: "refused", refusedBy: ["11"] }]);
    expect(exactly(result, "Number").toFraction()).toBe("100");
  });
});

describe("what an act does in a roundabout way", () => {
  const contract = (clauses: string): ReturnType<typeof compileText> =>
    compileText(`warrant "W".
  uses "std/register".
  party Issuer. party Holder. party Trustee.
  section 1 "Terms":
    certificates are held by the Holder, cover Number and are numbered from "W-1".
    "Number" initially means [●] shares.
    "Price" initially means $2.40 per share.
  section 11 "Trustee":
    act Act by the Trustee.
    the Trustee may Act, except that no Act may reduce Number or increase Price unless the Holder consents.
    ${clauses}`);
  const outcomes = (clauses: string): (string | undefined)[] => {
    const compiled = contract(clauses);
    expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    return [["Trustee"], ["Trustee", "Holder"]].map((by) => {
      const { acts, stopped } = runContract(compiled, {
        events: [...issues([100]), { event: "Act", on: "2006-06-01", by }],
      });
      expect(stopped).toBeNull();
      return acts.at(-1)?.status;
    });
  };

  test.each([
    ["the certificate is cancelled", `on Act: the Issuer cancels the certificate as "called".`],
    [
      "one for fewer shares comes in its place",
      `on Act: Number falls by 1 share; the Issuer issues a certificate to the Holder; the Issuer cancels the certificate as "called".`,
    ],
    [
      "what it deems lowers the number",
      `event Fall has Count: shares. on Act: deem Fall with Count = 1 share. on Fall: Number falls by Count.`,
    ],
    [
      "what it deems raises the price",
      `event Rise. on Act: deem Rise. on Rise: Price becomes Price + $1 per share.`,
    ],
    [
      "an adjustment answers to an adjustment",
      `on Act: Price becomes Price - $1 per share. on any adjustment of Price: Number falls by 1 share.`,
    ],
  ])("%s: nobody may without the holder", (_, clauses) => {
    expect(outcomes(clauses)).toEqual(["refused", "accepted"]);
  });

  test.each([
    [
      "one for as many comes in its place",
      `on Act: the Issuer issues a certificate to the Holder; the Issuer cancels the certificate as "renewed".`,
    ],
    [
      "two for as many together come in its place",
      `on Act: the Issuer issues a certificate for 40 shares to the Holder; the Issuer issues a certificate to the Holder;
        the Issuer cancels the certificate as "divided".`,
    ],
    ["what it deems changes neither", `event Word. on Act: deem Word. on Word: Number becomes Number.`],
  ])("%s: the holder loses nothing", (_, clauses) => {
    expect(outcomes(clauses)).toEqual(["accepted", "accepted"]);
  });

  test("without a register whoever the contract asks consents by name", () => {
    const compiled = compileText(`warrant "W".
      party Issuer. party Owner is "Acme Fund".
      section 10 "Amendment":
        "Price" initially means $2.40 per share.
        act Amend by the Issuer has New Price: price per share.
        the Issuer may Amend, except that no Amend may increase Price unless the Owner consents.
        on Amend: Price becomes New Price.`);
    const status = (...by: readonly string[]): string | undefined =>
      runContract(compiled, { events: [{ event: "Amend", on: "2006-06-01", by, "New Price": "3" }] }).acts[0]
        ?.status;
    expect([status("Issuer"), status("Issuer", "Holder")]).toEqual(["refused", "refused"]);
    expect([status("Issuer", "Owner"), status("Issuer", "Acme Fund")]).toEqual(["accepted", "accepted"]);
  });
});
