/**
 * A contract of about so many lines, as contracts are: articles with definitions, waterfalls over quotes, rules with formulas and
 * legends, policies, postponements and rights. It is in order: the checks find no error in it.
 */
export function contractOf(lines: number): string {
  const parts = [BEGINNING];
  let count = linesIn(BEGINNING);
  for (let article = 1; count < lines; article++) {
    const text = articleOf(article);
    parts.push(text);
    count += linesIn(text);
  }
  return parts.join("");
}

const linesIn = (text: string): number => text.split("\n").length - 1;

const BEGINNING = `warrant "A Contract of Many Articles".

// Written by bench/workload/contract.ts.

uses "std/corporate-actions".
uses "std/us-equity-market".

currency is USD.
time zone is America/New_York.

party Issuer is "Example, Inc.".
party Holder is "Example Holder".

event Rights Offering on its Record Date has Rights Per Share: number, Strike: price per share; may have Note: text.
"Original Issue Date" means March 14, 2005.
`;

function articleOf(n: number): string {
  return `
section ${n}(a) "Definitions":
  """
  The words of the paper, kept beside the clauses that say them again.
  """
  "Warrant Price S${n}" initially means $${2 + (n % 7)}.40 per share.
  "Warrant Share Number S${n}" initially means ${100 + n},000 shares.
  // Listed, quoted, or neither.
  "Market Value S${n}" on a date means the first of
    (a) the average of Closing Bid and Closing Asked on the nearest day not after the date, adjusted for splits,
        if Venue on the date is one of "exchange", "otcbb";
    (b) Closing Price on the date, if Venue on the date is "pink";
    (c) $1.00 per share, otherwise.
  "Price Floor S${n}" means the greater of $0.01 per share and Market Value S${n} on Original Issue Date.
  "Shares Issuable S${n}" of an Exercise S${n} means the first of
    (i) Shares Exercised, if Method is "cash";
    (ii) the greater of 0 shares and X, otherwise
    where X = Shares Exercised - (Warrant Price S${n} * Shares Exercised) / $3.00 per share.

section ${n}(b) "Splits and Combinations":
  on Stock Split or Combination or Stock Dividend if Split Stock is "Common Stock":
    Warrant Share Number S${n} becomes Warrant Share Number S${n} * Ratio;
    Warrant Price S${n} becomes Warrant Price S${n} * Warrant Share Number S${n} / adjusted Warrant Share Number S${n}.

section ${n}(c) "Distributions":
  on Distribution unless Kind is "cash out of earnings" or Amount Per Share < $0.01 per share:
    Warrant Share Number S${n} becomes Warrant Share Number S${n} * M / (M - Amount Per Share);
    Warrant Price S${n} becomes Warrant Price S${n} * Warrant Share Number S${n} / adjusted Warrant Share Number S${n},
    where M = Market Value S${n} on the Record Date.

section ${n}(d) "Cheap Issues", subject to section ${n}(f):
  on Share Issuance if Issue Price S${n} < Warrant Price S${n} and not Issue Price S${n} = $0 per share:
    Warrant Price S${n} becomes Warrant Price S${n} * (Shares Outstanding + Consideration / Warrant Price S${n})
      / (Shares Outstanding + Shares Issued).
  "Issue Price S${n}" of a Share Issuance means Consideration / Shares Issued rounded to the nearest $0.0001 per share, half up.

section ${n}(e) "Exercise":
  act Exercise S${n} by the Holder has Shares Exercised: shares, Method: one of "cash", "cashless"; gives Cash Due S${n}: money.
  "Cash Due S${n}" of an Exercise S${n} means Warrant Price S${n} * Shares Exercised.
  the Holder may Exercise S${n} from September 15, 2005 if Shares Exercised is at least 1 share.
  the Holder may not Exercise S${n} if Shares Issuable S${n} > 4.999% of (Shares Outstanding + Shares Issuable S${n}).
  on Exercise S${n} if Warrant Share Number S${n} >= Shares Exercised:
    the Holder pays Warrant Price S${n} * Shares Exercised to the Issuer;
    Warrant Share Number S${n} falls by Shares Exercised.

section ${n}(f) "Calculations":
  every adjustment of Warrant Price S${n} under sections ${n}(c), ${n}(d) is at least Price Floor S${n}, and is never an increase.
  every adjustment of Warrant Share Number S${n} is rounded to the nearest 1/100 share, half up.
  an adjustment of Warrant Share Number S${n}, except under section ${n}(b), is postponed until Exercise S${n}
    while the postponed adjustments, carried as a ratio, total less than 1% of Warrant Share Number S${n}.
`;
}
