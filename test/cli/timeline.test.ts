// The timeline of a run: what an act changed of the certificate under which it was done.
import { expect, test } from "vitest";
import { call, folder } from "./memory.ts";

const { file } = folder();

const CONTRACT = file(
  "held.tenor",
  `warrant "Held".
uses "std/register".
currency is USD. time zone is America/New_York.
party Issuer. party Holder.
section 1 "Terms":
  certificates are held by the Holder, cover Number and are numbered from "W-1".
  "Number" initially means 1,000 shares.
section 2 "Exercise":
  act Exercise by the Holder has Taken: shares.
  the Holder may Exercise.
  on Exercise:
    Number falls by Taken.
`,
);

async function timeline(...events: readonly object[]): Promise<string> {
  const issues = [100, 300].map((Shares) => ({
    event: "Warrant Issuance",
    on: "2006-01-02",
    Recipient: "Fund",
    Shares,
  }));
  const facts = file("events.json", JSON.stringify([...issues, ...events]));
  const { out } = await call("run", CONTRACT, "--events", facts);
  return out.slice(out.indexOf("Timeline"), out.indexOf("Exercises and other acts"));
}

test("an act shows the terms of its own certificate, other ones there may be", async () => {
  const out = await timeline({ event: "Exercise", on: "2006-02-01", certificate: "W-2", Taken: 20 });
  // 300 less 20; the two certificates never had the same number.
  expect(out).toMatch(/Exercise, certificate W-2: accepted\n +Number +300 +280/);
});

test("acts of one name at one instant each show their own", async () => {
  const out = await timeline(
    { event: "Exercise", on: "2006-02-01", certificate: "W-1", Taken: 10 },
    { event: "Exercise", on: "2006-02-01", certificate: "W-2", Taken: 20 },
  );
  expect(out).toMatch(/W-1: accepted\n +Number +100 +90/);
  expect(out).toMatch(/W-2: accepted\n +Number +300 +280/);
});
