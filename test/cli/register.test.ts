// `tenor register`, and what the other commands say of certificates, in memory.
import { describe, expect, it } from "vitest";
import { call, callJson, folder } from "./memory.ts";
import { WARRANT } from "./contract.ts";

const REGISTERED = WARRANT.replace(
  'section 2 "Exercise":',
  `uses "std/register".

section 2 "Exercise":
  certificates are held by the Holder, cover Warrant Share Number, end with the Term and are numbered from "W-1".
  the Holder may Transfer during the Term.
  on Exercise:
    the Issuer issues a certificate to the Holder;
    the Issuer cancels the certificate as "exercised".`,
);

const EVENTS = `[
  {"event": "Warrant Issuance", "on": "2005-03-14", "Recipient": "Alpha Fund", "Shares": "1,000"},
  {"event": "Warrant Issuance", "on": "2005-03-14", "Recipient": "Beta Fund", "Shares": 500},
  {"event": "Transfer", "on": "2006-05-02", "certificate": "W-2", "Transferee": "Gamma LP"},
  {"event": "Exercise", "on": "2006-06-01", "certificate": "W-1", "id": "X1", "Shares Exercised": 400, "Method": "cash"},
  {"event": "Stock Split", "on": "2006-09-01", "Ratio": 3}
]
`;

const { file } = folder({
  "w.tenor": REGISTERED,
  "e.json": EVENTS,
  "plain.tenor": WARRANT,
  "none.json": "[]",
  "slip.json": EVENTS.replace('"certificate": "W-2"', '"certificate": "W-22"'),
});
const facts = [file("w.tenor"), "--events", file("e.json")] as const;

describe("tenor register", () => {
  it("shows the certificates, where all shares have gone, and what came in whose place", async () => {
    const { code, out } = await call("register", ...facts, "--as-of", "2006-12-31");
    expect(code).toBe(0);
    // 600 x 3 and 500 x 3; covered 1,500, by adjustments 2 x 600 + 2 x 500 = 2,200.
    expect(out.slice(out.indexOf("Certificates"))).toBe(`Certificates
  No.  Holder      Shares  Original issue  Status                   From
  W-1  Alpha Fund       0  Mar 14, 2005    exercised Jun 1, 2006
  W-2  Beta Fund        0  Mar 14, 2005    transferred May 2, 2006
  W-3  Gamma LP     1,500  Mar 14, 2005    outstanding              W-2, May 2, 2006
  W-4  Alpha Fund   1,800  Mar 14, 2005    outstanding              W-1, Jun 1, 2006

Where all shares have gone
  1,500 covered by the original certificates + 2,200 by adjustments = 400 issued on exercise + 3,300
  outstanding

For the Issuer's use
  Cancelled  As                       Stock issued  New No.  For shares  In the name of
  W-2        transferred May 2, 2006                W-3             500  Gamma LP
  W-1        exercised Jun 1, 2006             400  W-4             600  Alpha Fund
`);
  });

  it("is JSON too", async () => {
    const { code, json } = await callJson("register", ...facts, "--as-of", "2010-12-31");
    expect(code).toBe(0);
    expect(json).toMatchObject({
      asOf: "2010-12-31",
      certificates: {
        "W-3": {
          holder: "Gamma LP",
          shares: "1500",
          issuedFor: "500",
          originalIssueDate: "2005-03-14",
          from: "W-2",
          status: "expired",
        },
      },
      reconciliation: { covered: "1500", adjusted: "2200", issued: "400", outstanding: "0", expired: "3300" },
      issuersUse: [
        { cancelled: "W-2", as: "transferred", on: "2006-05-02", sharesIssued: "0", new: "W-3", for: "500" },
        {
          cancelled: "W-1",
          as: "exercised",
          on: "2006-06-01",
          sharesIssued: "400",
          new: "W-4",
          holder: "Alpha Fund",
        },
      ],
    });
  });

  it("says so where there is no register", async () => {
    const kept = await call("register", file("w.tenor"), "--events", file("none.json"));
    expect(kept.out).toContain("The facts name no certificate and issue none");
    const none = await call("register", file("plain.tenor"), "--events", file("none.json"));
    expect(none.out).toContain("The contract does not say how certificates are kept");
  });
});

describe("certificates elsewhere", () => {
  it("stand in the result of a run, which says of each change whose it is", async () => {
    const { out } = await call("run", ...facts);
    expect(out).toContain("  Warrant Share Number  see each certificate\n");
    expect(out).toContain("W-3          3(a)     Warrant Share Number     500  1,500  made");
    expect(out).toContain('Exercise "X1", certificate W-1: accepted');
    const { json } = await callJson("run", ...facts);
    expect(json).toMatchObject({
      terms: { "Warrant Share Number": { value: null }, "Warrant Price": { value: "0.8" } },
      exercises: [{ id: "X1", certificate: "W-1" }],
      certificates: { "W-4": { holder: "Alpha Fund", terms: { "Warrant Share Number": { value: "1800" } } } },
    });
  });

  it("explain a term by the history of each, or of the one that is asked about", async () => {
    const { code, out } = await call(
      "explain",
      ...facts.slice(0, 1),
      "Warrant Share Number",
      ...facts.slice(1),
    );
    expect(code).toBe(0);
    expect(out).toContain("Warrant Share Number, certificate W-3\n= 1,500 shares");
    expect(out).toContain("Warrant Share Number, certificate W-4\n= 1,800 shares");
    const asked = ["explain", facts[0], "Warrant Share Number", "--events", facts[2]] as const;
    const one = await call(...asked, "--certificate", "W-4");
    expect(one.out).not.toContain("W-3");
    expect(one.out).toContain('1. June 1, 2006, Exercise "X1": 1,000 → 600');
    const { json } = await callJson(...asked, "--certificate", "W-4");
    expect(json).toMatchObject({ explanations: [{ term: "Warrant Share Number", certificate: "W-4" }] });
    const wrong = await call(...asked, "--certificate", "W-44");
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
    expect(wrong.err).toContain('error C636  The register holds no certificate "W-44" on that day.');
    expect(wrong.err).toContain('Did you mean "W-4"');
  });

  it("are asked about one by one what could be done under them", async () => {
    const asked = ["can", facts[0], "Exercise", "--on", "2006-12-29", "--events", facts[2]] as const;
    const { json } = await callJson(...asked, "--with", "Method=cash", "--number", "1800");
    expect(json).toMatchObject({
      ways: [
        { certificate: "W-3", most: "1500", earliest: null },
        { certificate: "W-4", most: "1800", earliest: "2006-12-29" },
      ],
    });
    const one = await call(...asked, "--with", "Method=cash", "--certificate", "W-3");
    expect(one.out).toContain("Exercise, certificate W-3");
    expect(one.out).not.toContain("W-4");
    const gone = await call(...asked, "--with", "Method=cash", "--certificate", "W-2");
    expect(gone.out).toContain("Section 2: Certificate W-2 is no longer outstanding");
  });

  it("have numbers that the facts are held to", async () => {
    const slip = file("slip.json");
    const { code, err } = await call("run", facts[0], "--events", slip);
    expect(code).toBe(1);
    expect(err).toContain('error F496  No certificate has the number "W-22".');
    expect(err).toContain('Did you mean "W-2"');
  });

  it("are described by the schema of a run", async () => {
    const { json } = await callJson("schema", "run");
    expect(JSON.stringify(json)).toContain('"certificates"');
  });
});
