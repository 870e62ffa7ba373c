// A warrant small enough to work by hand, with everything that the command line has to show.

export const WARRANT = `warrant "Small Warrant".

currency is USD.
time zone is America/New_York.
party Issuer is "Small, Inc.".
party Holder is "A Holder".

event Stock Split has Ratio: number.
event Share Issuance has Shares Issued: shares, Consideration: money.
event Share Count has Shares Outstanding: shares.

section 1 "Term":
  "Term" means the period from March 14, 2005 to March 14, 2010 at 5:00 pm.

section 2 "Exercise":
  act Exercise by the Holder has Shares Exercised: shares, Method: one of "cash", "cashless";
    gives Cash Due: money.
  the Holder may Exercise during the Term if Shares Exercised <= Warrant Share Number.
  on Exercise:
    the Holder pays Cash Due to the Issuer;
    the Issuer delivers Shares Exercised of "Common Stock" to the Holder;
    Warrant Share Number falls by Shares Exercised;
    the Issuer shall Deliver Certificates within 3 days.
  "Cash Due" of an Exercise means Warrant Price * Shares Exercised.

section 3 "Adjustments":
  every adjustment of Warrant Price under section 3(b) is at least $1.00 per share.
  every adjustment of Warrant Share Number is rounded to the nearest 1/100 share, half up.

section 3(a) "Splits":
  on Stock Split:
    Warrant Share Number becomes Warrant Share Number * Ratio;
    Warrant Price becomes Warrant Price / Ratio.

section 3(b) "Cheap Issues":
  on Share Issuance if Consideration / Shares Issued < Warrant Price:
    Warrant Price becomes Warrant Price
      * (Outstanding + Consideration / Warrant Price) / (Outstanding + Shares Issued).

section 4 "Definitions":
  "Warrant Price" initially means $2.40 per share.
  "Warrant Share Number" initially means [●] shares.
  "Outstanding" means
    reading "as agreed": 1,000,000 shares;
    reading "as reported": 2,000,000 shares.

scenario "A split in two":
  given Warrant Share Number is 100 shares.
  on June 1, 2006: Stock Split with Ratio = 2.
  then Warrant Price is $1.20 per share; Warrant Share Number is 200 shares.
`;

export const EVENTS = `[
  {"event": "Share Issuance", "on": "2006-04-04", "id": "E1", "Shares Issued": "100,000", "Consideration": "$100,000"},
  {"event": "Stock Split", "on": "2006-09-01", "id": "S1", "Ratio": 3},
  {"event": "Exercise", "on": "2007-03-01", "id": "X1", "Shares Exercised": 10, "Method": "cash"},
  {"event": "Exercise", "on": "2007-04-02T09:30", "id": "X2", "Shares Exercised": 1000000, "Method": "cash"},
  {"event": "Stock Split", "on": "2009-01-02", "Ratio": "2"}
]
`;
