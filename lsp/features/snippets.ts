/** Whole clauses with blanks as tab stops; the extension for VS Code is given the same list. */

export interface Snippet {
  readonly label: string;
  readonly detail: string;
  /** With tab stops: `${1:name}`, `$0`. */
  readonly body: string;
  /** The keyword that the clause begins with, or the form that it is. */
  readonly where: "statement" | "item" | "file" | "effect" | "expression";
}

export const snippets: readonly Snippet[] = [
  {
    label: "warrant",
    detail: "the head of a contract",
    where: "file",
    body: [
      'warrant "${1:Title}".',
      "",
      'uses "std/corporate-actions".',
      'uses "std/us-equity-market".',
      "",
      "currency is ${2:USD}.",
      "time zone is ${3:America/New_York}.",
      'party Issuer is "${4:Issuer}".',
      "party Holder is ${5:[●]}.",
      "",
      "$0",
    ].join("\n"),
  },
  {
    label: "section",
    detail: "a numbered section",
    where: "item",
    body: 'section ${1:1} "${2:Title}":\n  $0',
  },
  {
    label: "scenario",
    detail: "an executable example",
    where: "item",
    body: 'scenario "${1:What happens}":\n  given ${2:Term} is ${3:[●]}.\n  on ${4:April 4, 2006}: ${5:Event} with ${6:Field} = ${7:[●]}.\n  then ${8:Term} is ${9:[●]}.$0',
  },
  {
    label: "definition",
    detail: "a defined term",
    where: "statement",
    body: '"${1:Term}" means ${2:[●]}.$0',
  },
  {
    label: "adjustable term",
    detail: "a term that events change",
    where: "statement",
    body: '"${1:Term}" initially means ${2:[●]}.$0',
  },
  {
    label: "definition on a date",
    detail: "a term with a value for each day",
    where: "statement",
    body: '"${1:Term}" on a date means ${2:[●]}.$0',
  },
  {
    label: "definition of an event",
    detail: "a term with a value for each event",
    where: "statement",
    body: '"${1:Term}" of ${2:an Exercise} means ${3:[●]}.$0',
  },
  {
    label: "waterfall",
    detail: "the first case that holds",
    where: "statement",
    body: '"${1:Term}" means the first of\n  (a) ${2:[●]}, if ${3:condition};\n  (b) ${4:[●]}, otherwise.$0',
  },
  {
    label: "formula with a legend",
    detail: "a formula and what its letters are",
    where: "statement",
    body: '"${1:Term}" means ${2:X}\n  where ${2:X} = ${3:[●]}.$0',
  },
  {
    label: "determination",
    detail: "a fact that a person finds",
    where: "statement",
    body: '"${1:Fair Value}" is determined by ${2:the Board of Directors}.$0',
  },
  {
    label: "readings",
    detail: "words that bear two readings",
    where: "statement",
    body: '"${1:Term}" means\n  reading "${2:first}": ${3:[●]};\n  reading "${4:second}": ${5:[●]}.$0',
  },
  {
    label: "event",
    detail: "what can happen",
    where: "statement",
    body: "event ${1:Name} has ${2:Field}: ${3|shares,money,price per share,number,percentage,date,text|}.$0",
  },
  {
    label: "act",
    detail: "what a party can do",
    where: "statement",
    body: "act ${1:Name} by the ${2:Holder} has\n  ${3:Field}: ${4|shares,money,price per share,number,percentage,date,text|}.$0",
  },
  {
    label: "rule",
    detail: "what an event does to the terms",
    where: "statement",
    body: "on ${1:Event}:\n  ${2:Term} becomes ${3:[●]}.$0",
  },
  {
    label: "settlement",
    detail: "what changes hands",
    where: "statement",
    body: "on ${1:Exercise}:\n  the ${2:Holder} pays ${3:Cash Due} to the ${4:Issuer};\n  the ${4:Issuer} delivers ${5:Shares Issued} of ${6:Deliverable} to the ${2:Holder}.$0",
  },
  {
    label: "right",
    detail: "a party may act",
    where: "statement",
    body: "the ${1:Holder} may ${2:Exercise} during ${3:the Term}.$0",
  },
  {
    label: "prohibition",
    detail: "a party may not act",
    where: "statement",
    body: "the ${1:Holder} may not ${2:Exercise} if ${3:condition}.$0",
  },
  {
    label: "limit",
    detail: "a party may act only up to a limit",
    where: "statement",
    body: "the ${1:Holder} may not ${2:Exercise} to the extent that ${3:condition}.$0",
  },
  {
    label: "duty",
    detail: "a party shall act in time",
    where: "statement",
    body: "on ${1:Exercise}:\n  the ${2:Issuer} shall ${3:Deliver Certificates} within ${4:3} ${5:Trading Days}, failing which ${6:Default}.$0",
  },
  {
    label: "covenant",
    detail: "what has to hold at all times",
    where: "statement",
    body: "at all times, the ${1:Issuer} shall ensure ${2:condition}.$0",
  },
  {
    label: "floor",
    detail: "a bound on every adjustment",
    where: "statement",
    body: "every adjustment of ${1:Warrant Price} is at least ${2:[●]}, and is never an increase.$0",
  },
  {
    label: "rounding",
    detail: "how adjustments are rounded",
    where: "statement",
    body: "every adjustment of ${1:Warrant Share Number} is rounded to the nearest ${2:1/100 share}, ${3|half up,half even,half down|}.$0",
  },
  {
    label: "postponement",
    detail: "small adjustments wait",
    where: "statement",
    body: "an adjustment of ${1:Warrant Share Number} is postponed until ${2:Exercise}\n  while the postponed adjustments, carried as a ${3|ratio,amount|}, total less than ${4:1%} of ${1:Warrant Share Number}.$0",
  },
  {
    label: "table",
    detail: "a make-whole table",
    where: "statement",
    body: 'table "${1:Name}" by ${2:Months: number}, ${3:Price: price per share}, straight-line, below nearest, above nearest:\n  ${4:60}: ${5:0.261}.$0',
  },
  {
    label: "the first of",
    detail: "the first case that holds",
    where: "expression",
    body: "the first of\n  (a) ${1:[●]}, if ${2:condition};\n  (b) ${3:[●]}, otherwise",
  },
  {
    label: "the greater of",
    detail: "the greater of two values",
    where: "expression",
    body: "the greater of ${1:A} and ${2:B}",
  },
  {
    label: "the lesser of",
    detail: "the lesser of two values",
    where: "expression",
    body: "the lesser of ${1:A} and ${2:B}",
  },
  {
    label: "the average of … over",
    detail: "an average over a window of days",
    where: "expression",
    body: "the average of ${1:VWAP} over the ${2:10} ${3:Trading Days} ${4|ending on,before,after,starting on|} ${5:the date}",
  },
  {
    label: "the period from",
    detail: "a stretch of time",
    where: "expression",
    body: "the period from ${1:March 14, 2005} to ${2:March 14, 2010} at ${3:5:00 pm}",
  },
  {
    label: "as determined by",
    detail: "a value that a person finds",
    where: "expression",
    body: "fair market value as determined by the ${1:Board of Directors}",
  },
  {
    label: "adjust as",
    detail: "the effects of another section",
    where: "effect",
    body: "adjust as section ${1:4(d)(i)} provides",
  },
  {
    label: "rescind",
    detail: "takes adjustments back",
    where: "effect",
    body: "rescind adjustments under section ${1:4(e)} for ${2:Equivalents}",
  },
];
