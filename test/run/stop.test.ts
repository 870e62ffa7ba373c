import { expect, test } from "vitest";
import { compileText, runContract } from "../support/contract.ts";

const contract = compileText(`warrant "W".
  currency is USD.
  time zone is America/New_York.
  party Issuer is "A".
  event Dividend has Payment Date: date.
  event News.
  section 1 "Reset":
    "Price" initially means $2.40 per share.
    "Closing Bid" on a date is quoted as "bid".
    "Reset Date" means March 14, 2006.
    at Reset Date:
      Price becomes Closing Bid on Reset Date.
    at Payment Date of a Dividend:
      Price becomes Closing Bid on Payment Date of the Dividend.
`);
const news = { event: "News", on: "2007-06-01" };
const stopped = (events: readonly object[], quotes: string): unknown => {
  const { stopped: stop, notReached } = runContract(contract, { events, quotes });
  return { day: stop?.day, event: stop?.event, notReached: notReached.map(({ event }) => event) };
};
const day = (iso: string): number => Date.parse(iso) / 86_400_000;

test("a run that lacks something for a date that the words name stops on that date", () => {
  expect(stopped([news], "date,bid\n")).toEqual({
    day: day("2006-03-14"),
    event: "a date",
    notReached: ["News"],
  });
});

test("or on the date that is counted from an event, by the name of the event", () => {
  const dividend = { event: "Dividend", on: "2006-06-01", "Payment Date": "2006-07-03" };
  expect(stopped([dividend, news], "date,bid\n2006-03-14,1.50\n")).toEqual({
    day: day("2006-07-03"),
    event: "Dividend",
    notReached: ["News"],
  });
});
