import { expect, test } from "vitest";
import { call, folder } from "./memory.ts";

const CONTRACT = "examples/glowpoint-2005/glowpoint.tenor";

// By hand: X of Thursday, June 1, 2006 is due by June 6; 7,000 x 2.40 = 16,800 goes back; 20,000 - 12,500 = 7,500.
const files = folder({
  "events.json": JSON.stringify([
    {
      event: "Exercise",
      on: "2006-06-01",
      id: "X",
      "Shares Exercised": 7000,
      Method: "cash",
      "Shares Owned": 0,
    },
    { event: "Cover Purchase", on: "2006-06-07", of: "X", Shares: 5000, "Amount Paid": "$20,000" },
    { event: "Share Sale", on: "2006-06-08", of: "X", Shares: 5000, "Net Proceeds": "$12,500" },
    { event: "Claim Damages", on: "2006-06-09", of: "X" },
    { event: "Rescind Exercise", on: "2006-06-12", of: "X" },
  ]),
});

test("a run says what was taken back, and how much is to be paid", async () => {
  const { out, code } = await call(
    "run",
    CONTRACT,
    "--events",
    files.file("events.json"),
    "--set",
    "Warrant Share Number=100,000",
    "--set",
    "Shares Outstanding=46,000,000",
  );
  expect(code).toBe(0);
  expect(out).toContain("Taken back on Jun 12, 2006 under section 2(d).");
  expect(out).toMatch(/Jun 12, 2006 .* 2\(d\) +Issuer to Holder +\$16,800\.00/);
  expect(out).toMatch(/Issuer shall Pay Damages, \$7,500\.00 +Claim Damages/);
  expect(out).toContain("$7,500.00");
  expect(out).toMatch(/waived +2\(d\) +Issuer shall Deliver/);
  expect(out).toMatch(/Warrant Share Number +100,000 shares/);
});

test("what has to hold at all times and does not is not kept, and has no last day", async () => {
  // By hand: a split of 2 for 1 makes 2,000 shares, and 1,500 are set aside.
  const contract = files.file(
    "reserve.tenor",
    `warrant "W".
uses "std/corporate-actions".
party Issuer is "A".
section 1 "Terms":
  "Warrant Share Number" initially means 1,000 shares.
  "Shares Set Aside" means 1,500 shares.
  on Stock Split: Warrant Share Number becomes Warrant Share Number * Ratio.
section 3 "Reserve":
  at all times, the Issuer shall ensure Shares Set Aside >= Warrant Share Number.
`,
  );
  const split = [{ event: "Stock Split", on: "2026-06-01", Ratio: 2 }];
  const { out } = await call("run", contract, "--events", files.file("split.json", JSON.stringify(split)));
  expect(out).toMatch(/not kept +3 +Issuer shall ensure .* at all times/);
  expect(out).not.toContain("overdue");
});
