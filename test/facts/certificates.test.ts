import { describe, expect, it } from "vitest";
import { checkCertificates } from "../../interpreter/facts/certificates.ts";
import { readEvents } from "../../interpreter/facts/events.ts";
import { compileText } from "../support/contract.ts";

const { model } = compileText(`
warrant "Certificates".
uses "std/register".
party Issuer.
party Holder.
"Number" initially means 100 shares.
certificates are held by the Holder, cover Number and are numbered from "W-F-05-09".
the Holder may Transfer.
the Holder may Assign Part.
`);

/** What is found amiss with the numbers in a log: the place, the title and the help. */
function findings(events: readonly object[]): string[] {
  const text = JSON.stringify(events);
  const schemas = [...model.events.values()].map(({ schema }) => schema);
  const read = readEvents({ name: "e.json", text }, schemas, model.zone, model.currency);
  expect(read.diagnostics).toEqual([]);
  return checkCertificates(model, read.events).map(({ place, title, help }) => {
    const at = text.slice(place.span.start, place.span.end);
    return `${at} ${title} ${help.join(" ")}`;
  });
}

const issue = { event: "Warrant Issuance", on: "2006-01-02", Recipient: "A", Shares: 100 };
const transfer = (certificate: string): object => ({
  event: "Transfer",
  on: "2006-02-01",
  certificate,
  Transferee: "B",
});

describe("the numbers of certificates in facts", () => {
  it("can be those of the contract, and as many as the events may issue", () => {
    // One that the contract is, two issued, one by the transfer.
    expect(findings([issue, issue, transfer("W-F-05-09")])).toEqual([]);
    expect(findings([issue, issue, transfer("W-F-05-12")])).toEqual([]);
    expect(findings([issue, issue, transfer("W-F-05-13")])).toEqual([
      '"W-F-05-13" No certificate has the number "W-F-05-13". Did you mean "W-F-05-10", "W-F-05-11" or "W-F-05-12"?',
    ]);
  });

  it.each(["W-F-05-9", "w-f-05-09", "W-F-05", "W-F-05-08", "W-F-05-99999999999999999999999999"])(
    "are not guessed at: %j",
    (number) => {
      expect(findings([issue, transfer(number)]).length).toBe(1);
    },
  );

  it("offer the closest", () => {
    expect(findings([issue, transfer("WF-05-10")])).toEqual([
      '"WF-05-10" No certificate has the number "WF-05-10". Did you mean "W-F-05-10"?',
    ]);
    expect(findings([transfer("Zebra")])).toEqual([
      '"Zebra" No certificate has the number "Zebra". Certificates are numbered from "W-F-05-09" on; at most 2 can have been issued.',
    ]);
  });

  it("are nobody's concern where the contract keeps no register", () => {
    const plain = compileText('warrant "W". party Holder. act Use by the Holder. the Holder may Use.');
    expect(plain.model.register).toBeNull();
    expect(checkCertificates(plain.model, [])).toEqual([]);
  });
});
