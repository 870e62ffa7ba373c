// A small contract, without the library: the requests of the protocol are tried on it.
export const HEAD = `warrant "Test".
currency is USD.
time zone is America/New_York.
party Issuer is "Acme, Inc.".
party Holder is "Bold Capital".
event Stock Split has Ratio: number.
event Stock Dividend has Ratio: number.
event Distribution on its Record Date has Kind: one of "cash", "property", Amount Per Share: price per share.
`;

export const CONTRACT = `${HEAD}
section 1 "Exercise":
  """
  The Holder pays the Warrant Price for each share.
  """
  act Exercise by the Holder has Shares Exercised: shares, Method: one of "cash", "cashless"; gives Cash Due: money.
  the Holder may Exercise during the Term.
  on Exercise:
    the Holder pays Cash Due to the Issuer;
    Warrant Share Number falls by Shares Exercised;
    the Issuer shall Deliver Certificates within 3 Trading Days.
  "Cash Due" of an Exercise means P * Shares Exercised
    where P = Warrant Price.

section 2 "Adjustments":
  on Stock Split or Stock Dividend:
    Warrant Share Number becomes Warrant Share Number * Ratio;
    Warrant Price becomes Warrant Price / Ratio.
  every adjustment of Warrant Share Number under section 2 is rounded to the nearest 1/100 share, half up.

section 3 "Definitions":
  // What the Holder pays for one share.
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means 100,000 shares.
  "Term" means the period from March 14, 2005 to March 14, 2010 at 5:00 pm.
  "Trading Day" (plural "Trading Days") on a date means the weekday of the date is not one of "Saturday", "Sunday".

scenario "A split halves the price":
  on April 4, 2006: Stock Split "S1" with Ratio = 2.
  then Warrant Price is $1.20; Warrant Share Number is 200,000.
`;

/** The contract with a mark put where a text stands, so many letters into it. */
export function markAt(text: string, into = 0, contract: string = CONTRACT, occurrence = 0): string {
  let at = -1;
  for (let count = 0; count <= occurrence; count++) {
    at = contract.indexOf(text, at + 1);
    if (at < 0) throw new Error(`the contract does not hold ${JSON.stringify(text)}`);
  }
  return `${contract.slice(0, at + into)}‸${contract.slice(at + into)}`;
}
