/** How the words of ordinary drafting are put in the language: what a message says where it meets them, and never a grammar of its own. */

/** Words found at a place, and how the language puts them. */
export interface Phrase {
  /** Where they stand in the text. */
  readonly start: number;
  readonly end: number;
  readonly said: string;
  /** How the language puts it. */
  readonly put: string;
  /** An example of its use. */
  readonly example: string;
  /** What to write in their place, where that alone mends the statement. */
  readonly mend: string | null;
}

interface Entry {
  readonly said: RegExp;
  readonly put: string | ((match: RegExpExecArray) => string);
  readonly example: string;
  /** Whether what is put can stand in the place of what was said. */
  readonly mends?: boolean;
}

const NUMBERS = new Map(
  "one two three four five six seven eight nine ten eleven twelve fifteen:15 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 ninety:90"
    .split(" ")
    .map((word, index) => {
      const [name = "", value = String(index + 1)] = word.split(":");
      return [name, value] as const;
    }),
);
const COUNTS = [...NUMBERS.keys()].join("|");
const MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December";

/** Longer phrases stand before shorter ones that they begin with. */
const ENTRIES: readonly Entry[] = [
  // Rights and duties.
  {
    said: /\b(?:shall|must|will|can) (?:not|never)\b|\bmay never\b/g,
    put: "may not",
    example: "the Holder may not Exercise if Shares Owned > 1,000,000 shares",
    mends: true,
  },
  {
    said: /\b(?:is|are) (?:entitled|permitted|allowed) to\b|\b(?:has|have) the right to\b|\bcan\b/g,
    put: "may",
    example: "the Holder may Exercise during the Term",
    mends: true,
  },
  {
    said: /\b(?:is|are) (?:obliged|obligated|required|bound) to\b|\b(?:agrees|undertakes|covenants) to\b|\bmust\b|\bwill\b/g,
    put: "shall",
    example: "the Issuer shall Deliver Certificates within 3 Trading Days",
    mends: true,
  },
  // Comparisons.
  {
    said: /\b(?:does|do|shall) not exceed\b|\b(?:is|are) not (?:greater|higher) than\b|\b(?:is|are) less than or equal to\b|\bnot in excess of\b|\bup to\b/g,
    put: "<=",
    example: "if Shares Exercised <= Warrant Share Number",
    mends: true,
  },
  {
    said: /\b(?:is|are) (?:greater|higher) than(?: or equal to)?\b|\bexceeds?\b|\bin excess of\b/g,
    put: (match) => (match[0].endsWith("equal to") ? ">=" : ">"),
    example: "if Shares Exercised > 4.99% of Shares Outstanding",
    mends: true,
  },
  {
    said: /\b(?:is|are) (?:lower|smaller) than(?: or equal to)?\b/g,
    put: (match) => (match[0].endsWith("equal to") ? "<=" : "<"),
    example: "if Consideration / Shares Issued < Warrant Price",
    mends: true,
  },
  { said: /\b(?:is|are) equal to\b|\bequals?\b/g, put: "is", example: 'if Method is "cash"', mends: true },
  // When something happens.
  {
    said: /\b(?:upon|when|whenever|in the event (?:of|that)|if and when)\b/g,
    put: "on",
    example: "on Stock Split: Warrant Price becomes Warrant Price / Ratio",
  },
  {
    said: /\bif (?:an?|any|the) [A-Z][\w ]*? (?:happens|occurs|takes place)\b/g,
    put: "on",
    example: "on Stock Split: Warrant Price becomes Warrant Price / Ratio",
  },
  {
    said: /\b(?:provided|provided, however,) that\b|\bprovided\b/g,
    put: "if",
    example: "on Share Issuance if Consideration / Shares Issued < Warrant Price: ...",
  },
  {
    said: /\beffective(?: as of| from| on)?\b/g,
    put: "from",
    example: 'amends "form.tenor" from June 1, 2026',
    mends: true,
  },
  {
    said: /(?:\bat )?\b(?:1[0-2]|[1-9]) ?(?:[ap]m\b|[ap]\.m(?:\.(?= ?[,;a-z]))?)/g,
    put: (match) =>
      match[0].replace(/(\d+) ?([ap])\.?m\.?$/, (_, hour: string, half: string) => `${hour}:00 ${half}m`),
    example: "March 14, 2010 at 5:00 pm",
    mends: true,
  },
  { said: /\bprior to\b/g, put: "before", example: "at least 20 days before the Record Date", mends: true },
  {
    said: /\b(?:subsequent to|following)\b/g,
    put: "after",
    example: "3 Trading Days after the Exercise Date",
    mends: true,
  },
  {
    said: /\b(?:no|not) later than (\d+ [A-Za-z ]*?) after\b/g,
    put: (match) => `within ${match[1] ?? ""} of`,
    example: "the Issuer shall Deliver Certificates within 3 Trading Days",
    mends: true,
  },
  {
    said: /\b(?:no|not) later than\b|\bon or before\b/g,
    put: "by",
    example: "the Issuer shall Notify Holder by June 1, 2026",
    mends: true,
  },
  {
    said: /\bat any time\b/g,
    put: "during",
    example: "the Holder may Exercise during the Term",
  },
  {
    said: /\bas of\b/g,
    put: "on",
    example: "Per Share Market Value on the Record Date",
    mends: true,
  },
  // What a rule does.
  {
    said: /\b(?:shall|will|must) (?:then )?be (?:adjusted|reduced|increased|decreased|lowered|raised|changed) (?:to|by)\b|\b(?:is|are) (?:adjusted|reduced|increased|decreased|lowered|raised|changed)(?: to| by)?\b/g,
    put: "becomes",
    example: "Warrant Price becomes Warrant Price / Ratio",
  },
  { said: /\b(?:shall|will) (?:be|equal)\b/g, put: "becomes", example: "Warrant Price becomes $2.00" },
  {
    said: /\bshall (?:mean|have the meaning)\b|\bhas the meaning\b|\bmeans and includes\b/g,
    put: "means",
    example: '"Original Issue Date" means March 14, 2005',
    mends: true,
  },
  // Sums.
  { said: /\bthe product of\b/g, put: "X * Y", example: "Warrant Price * Shares Exercised" },
  { said: /\bthe sum of\b/g, put: "X + Y", example: "Issue Consideration + Exercise Consideration" },
  { said: /\bthe difference (?:between|of)\b/g, put: "X - Y", example: "Market Price - Warrant Price" },
  { said: /\bthe quotient of\b/g, put: "X / Y", example: "Consideration / Shares Issued" },
  { said: /\bmultiplied by\b|\btimes\b/g, put: "*", example: "Warrant Price * Ratio", mends: true },
  { said: /(?<=[\w)%] )x(?= [A-Z\d($])/g, put: "*", example: "Warrant Price * Ratio", mends: true },
  { said: /\bdivided by\b/g, put: "/", example: "Warrant Price / Ratio", mends: true },
  { said: /\bplus\b/g, put: "+", example: "Shares Owned + Shares Issued", mends: true },
  { said: /\bminus\b/g, put: "-", example: "Market Price - Warrant Price", mends: true },
  {
    said: /\b(\d+(?:\.\d+)?) ?(?:percent|per cent|pct)\b/g,
    put: (match) => `${match[1] ?? ""}%`,
    example: "4.99% of Shares Outstanding",
    mends: true,
  },
  {
    said: /\b(\d[\d,]*(?:\.\d+)?) (?:US )?dollars?\b/g,
    put: (match) => `$${match[1] ?? ""}`,
    example: "$2.40 per share",
    mends: true,
  },
  {
    said: /\bthe (?:lower|smaller|minimum|lowest|smallest|least) of\b/g,
    put: "the lesser of",
    example: "the lesser of Warrant Price and $1.00",
    mends: true,
  },
  {
    said: /\bthe (?:higher|larger|maximum|highest|largest) of\b/g,
    put: "the greater of",
    example: "the greater of Warrant Price and $0.01",
    mends: true,
  },
  {
    said: /\bnearest (?:whole )?cent\b/g,
    put: "nearest $0.01",
    example: "rounded to the nearest $0.01, half up",
  },
  // Numbers and days.
  {
    said: new RegExp(
      `\\b(?:${COUNTS})(?:[ -](?:hundred|thousand|million))?(?: \\(\\d+\\))? (?=[A-Za-z])`,
      "g",
    ),
    put: (match) => {
      const [word = "", scale = ""] = match[0].split(/[ -]/);
      const zeros = { hundred: "00", thousand: ",000", million: ",000,000" }[scale] ?? "";
      return `${NUMBERS.get(word) ?? ""}${zeros} `;
    },
    example: "61 days after the Notice",
    mends: true,
  },
  {
    said: /\bthe (\d+)(?:st|nd|rd|th) anniversary of\b/g,
    put: (match) => `${match[1] ?? ""} years after`,
    example: "5 years after Original Issue Date",
    mends: true,
  },
  {
    said: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of|,)? (${MONTHS}),? (\\d{4})\\b`, "g"),
    put: (match) => `${match[2] ?? ""} ${match[1] ?? ""}, ${match[3] ?? ""}`,
    example: "March 14, 2005",
    mends: true,
  },
  {
    said: new RegExp(`\\b(${MONTHS}) (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, "g"),
    put: (match) => `${match[1] ?? ""} ${match[2] ?? ""}, ${match[3] ?? ""}`,
    example: "March 14, 2005",
    mends: true,
  },
  {
    said: /\b(\d{1,2}(?::\d\d)?) ?([ap]m) on (?=[A-Z])/g,
    put: (match) => `at ${clock(match[1] ?? "", match[2] ?? "")}`,
    example: "March 14, 2010 at 5:00 pm",
  },
];

function clock(time: string, half: string): string {
  return `${time.includes(":") ? time : `${time}:00`} ${half}`;
}

/** What a statement can begin with in ordinary drafting, where the language has a small letter or other words. */
const OPENINGS: readonly Entry[] = [
  { said: /Section(?= +[\d"])/y, put: "section", example: 'section 4(b) "Stock Splits":', mends: true },
  { said: /Party(?= +[A-Z][\w ]* is\b)/y, put: "party", example: 'party Issuer is "Acme Inc."', mends: true },
  { said: /Uses(?= +["“])/y, put: "uses", example: 'uses "std/corporate-actions"', mends: true },
  { said: /Currency(?= +is\b)/y, put: "currency", example: "currency is USD", mends: true },
  { said: /Time(?= +zone\b)/y, put: "time", example: "time zone is America/New_York", mends: true },
  { said: /Scenario(?= +["“])/y, put: "scenario", example: 'scenario "A split in two":', mends: true },
  {
    said: /Event(?= +[A-Z][\w ]* has\b)/y,
    put: "event",
    example: "event Split has Ratio: number",
    mends: true,
  },
  {
    said: /Act(?= +[A-Z][\w ]* (?:by|has)\b)/y,
    put: "act",
    example: "act Exercise by the Holder has Shares Exercised: shares",
    mends: true,
  },
  {
    said: /On(?= +[A-Z][\w ]*:)/y,
    put: "on",
    example: "on Stock Split: Warrant Price becomes Warrant Price / Ratio",
    mends: true,
  },
  {
    said: /(?:If|When|Whenever|Upon)(?= )/y,
    put: "on",
    example: "on Stock Split: Warrant Price becomes Warrant Price / Ratio",
  },
  {
    said: /[A-Z][\w'-]*(?: [A-Z][\w'-]*)*(?= (?:initially )?means\b)/y,
    put: (match) => `"${match[0]}"`,
    example: '"Original Issue Date" means March 14, 2005',
    mends: true,
  },
];

/** The words of ordinary drafting that a statement begins with at an offset, or null. */
export function openingAt(text: string, at: number): Phrase | null {
  for (const { said, put, example, mends } of OPENINGS) {
    said.lastIndex = at;
    const match = said.exec(text);
    if (match === null) continue;
    const words = typeof put === "string" ? put : put(match);
    const end = at + match[0].length;
    return { start: at, end, said: match[0], put: words, example, mend: mends ? words : null };
  }
  return null;
}

const across = new Map<RegExp, RegExp>();

/** The same, where words may stand on two lines with an indentation between them. */
function acrossLines(said: RegExp): RegExp {
  let found = across.get(said);
  if (found === undefined) {
    found = new RegExp(said.source.replace(/ (?![-\]?])/g, " +"), said.flags);
    across.set(said, found);
  }
  return found;
}

/** How far from the place where reading stopped such words may begin or end. */
const REACH = 60;

/** The words of ordinary drafting over a place of the text, or null. The longest wins, and of two the one listed first. */
export function phraseAt(text: string, at: number): Phrase | null {
  const from = Math.max(0, at - REACH);
  const window = text.slice(from, at + REACH).replace(/\s/g, " ");
  let best: Phrase | null = null;
  for (const { said, put, example, mends } of ENTRIES) {
    for (const match of window.matchAll(acrossLines(said))) {
      const start = from + match.index;
      const end = start + match[0].trimEnd().length;
      if (start > at || end <= at) continue;
      if (best !== null && best.end - best.start >= end - start) continue;
      const words = typeof put === "string" ? put : put(match).trimEnd();
      best = { start, end, said: text.slice(start, end), put: words, example, mend: mends ? words : null };
    }
  }
  return best;
}
