/** A small contract with an exercise, and what a Form 4 of it needs. */

export const CONTRACT = `warrant "Warrant of Acme Corp.".
uses "std/section-16".
currency is USD.
time zone is America/New_York.
party Issuer is "Acme Corp.".
party Holder is "Lane Fund LP".
section 1 "Terms":
  "Term" means the period from March 14, 2005 to March 14, 2010 at 5:00 pm.
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means 100,000 shares.
  event Reprice has New Price: price per share.
  on Reprice: Warrant Price becomes New Price.
section 2 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares, Method: one of "cash", "cashless", Shares Owned: shares;
    may have Market: price per share;
    gives Cash Due: money, Shares Issued: shares, Cash In Lieu: money.
  the Holder may Exercise during the Term if Shares Exercised <= Warrant Share Number.
  "Net" of an Exercise means Shares Exercised - Warrant Price * Shares Exercised / Market.
  "Cash Due" of an Exercise means the first of
    (a) Warrant Price * Shares Exercised, if Method is "cash";
    (b) $0, otherwise.
  "Shares Issued" of an Exercise means the first of
    (a) Shares Exercised, if Method is "cash";
    (b) Net rounded down to a whole share, otherwise.
  "Cash In Lieu" of an Exercise means the first of
    (a) $0, if Method is "cash";
    (b) (Net - Shares Issued) * Market, otherwise.
  on Exercise:
    the Holder pays Cash Due to the Issuer;
    the Issuer delivers Shares Issued of "Common Stock" to the Holder;
    the Issuer pays Cash In Lieu to the Holder;
    Warrant Share Number falls by Shares Exercised.
section 3 "Reports":
  on Exercise if Reporting Person with Shares Owned = Shares Owned, Right To Acquire = 0 shares:
    the Holder shall File Form-4 within 2 SEC Business Days.
`;

export interface PersonParts {
  readonly [key: string]: unknown;
}

export function personOf(parts: PersonParts = {}): string {
  return JSON.stringify({
    issuer: { cik: "9999901", name: "Acme & Sons <Corp.>", symbol: "ACME" },
    "reporting person": { cik: "9999902", name: "Lane Fund LP", city: "New York", "10% owner": true },
    "exercisable from": "2005-09-15",
    signature: { name: "Dana Lane", date: "2007-11-13" },
    ...parts,
  });
}

export const COUNT = { event: "Share Count", on: "2007-08-14", "Shares Outstanding": "46,000,000" };

export const EXERCISE = {
  event: "Exercise",
  on: "2007-11-09T11:00",
  id: "X",
  "Shares Exercised": "400",
  Method: "cash",
  "Shares Owned": "5,000,000",
};
