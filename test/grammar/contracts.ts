// Contracts made at random: sentences of every kind, cut into words, with any white space and any comments between them.
import { fc } from "@fast-check/vitest";

/** The words of a text, in order; what stands between them is chosen apart. */
type Words = readonly string[];
type Some = fc.Arbitrary<Words>;

const one = (...texts: readonly string[]): Some => fc.constantFrom(...texts).map((text) => [text]);
const words = (text: string): Some => fc.constant(text.split(" "));
const row = (...parts: readonly (Some | string)[]): Some =>
  fc
    .tuple(...parts.map((part) => (typeof part === "string" ? words(part) : part)))
    .map((found) => found.flat());
const any = (...choices: readonly (Some | string)[]): Some =>
  fc.oneof(...choices.map((choice) => (typeof choice === "string" ? words(choice) : choice)));
const maybe = (part: Some | string): Some => any(fc.constant<Words>([]), part);
/** Between one and three parts, with a sign or word between them. */
const list = (part: Some, between: Some | string): Some =>
  fc
    .array(fc.tuple(part, typeof between === "string" ? words(between) : between), {
      minLength: 1,
      maxLength: 3,
    })
    .map((found) => found.flatMap(([words, joint], index) => (index === 0 ? words : [...joint, ...words])));

const name = one(
  "Warrant Price",
  "X",
  "Shares Issued",
  "Make-Whole Table",
  "Holder's Share",
  "Ratio",
  "A",
  "Société Générale",
);
const article = maybe(one("the", "a", "an", "any"));
const term = row(article, name);
const chain = list(term, "of");
const text = one('"cash"', '"out of earnings: 2 // 3"', "“curly”", '""', '"Acquirer Stock"');
const label = one("4(d)(i)", "13.2", "Preamble", "7");
const sections = any(
  row("section", label),
  row("sections", list(one("4(d)", "13.2", "7"), one(",", "and", "or"))),
);
const date = one("March 14, 2005", "2005-03-14");
const number = any(
  one("100,000", "2", "0.5", "1/100", "1,050.25"),
  row(one("1", "40"), one("share", "shares")),
);
const money = any(one("$2.40", "$2,400,000", "EUR 5", "$[●]"), row(one("$11.50"), "per share"));
const percent = one("4.999%", "1%");
const unit = any(one("days", "months", "year", "Trading Days", "hours"), "business days");
const duration = row(one("3", "61"), unit);
const dayKind = any(one("Trading Days", "days"));

const { expression, sum } = fc.letrec<{
  expression: Words;
  sum: Words;
  primary: Words;
  comparison: Words;
  window: Words;
  bindings: Words;
}>((tie) => {
  const sum = tie("sum");
  const primary = tie("primary");
  const expression = tie("expression");
  const binding = row(name, "=", expression);
  const basis = maybe(any(", adjusted for splits", "as printed"));
  const reading = (value: Some): Some => row(one("reading"), text, ":", value);
  const limb = (letter: string): Some =>
    row(
      one(`(${letter})`),
      sum,
      maybe(row(maybe(","), any(row(one("if", "while", "unless"), tie("comparison")), "otherwise"))),
    );
  return {
    primary: fc.oneof(
      { maxDepth: 2, depthIdentifier: "expression", withCrossShrink: true },
      any(
        chain,
        number,
        money,
        percent,
        date,
        duration,
        text,
        one("[●]", "yes", "now", "July 4"),
        "the date",
      ),
      row("(", expression, ")"),
      row(one("adjusted", "required"), name),
      row(percent, "of", primary),
      row(duration, one("before", "after"), primary),
      row("the", one("lesser", "greater", "average", "sum"), "of", sum, "and", sum),
      row("the", one("highest", "lowest"), sum, "over the", tie("window"), basis),
      row("the average of", sum, "over the", tie("window"), basis),
      row("the period from", date, one("to", "through"), date),
      row("the", one("year", "weekday", "end"), "of", primary),
      row("the days from", primary, "to", primary),
      row("( the number of the", tie("window"), "on which", chain, ">=", sum, ")"),
      row("( the first of", limb("a"), ";", limb("b"), ")"),
      row("( the first available of", limb("i"), ";", limb("ii"), ";", limb("iii"), ")"),
      row("(", reading(expression), ";", reading(expression), ")"),
      row("( within the last", duration, "of", chain, ")"),
      row("( within", primary, ")"),
      row("(", article, name, "with", binding, ",", binding, ")"),
      row("basket of", number, "of", text, "and", number, "of", name),
      row("an adjustment under", sections, "stands for", any(chain, "it")),
      row(text, "as determined by", term),
    ),
    window: row(one("10", "30"), dayKind, any("ending on", "starting on", "after", "before"), primary),
    sum: fc.oneof(
      { maxDepth: 2, depthIdentifier: "expression", withCrossShrink: true },
      primary,
      row("-", primary),
      row(primary, one("+", "-", "*", "/", "−", "×"), primary),
      row(primary, "*", primary, "+", primary, "/", primary),
      row("(", primary, "on", date, ")"),
      row("(", primary, "on the nearest day", one("not"), one("after", "before"), primary, ")"),
    ),
    comparison: fc.oneof(
      { maxDepth: 2, depthIdentifier: "expression", withCrossShrink: true },
      sum,
      row(sum, one("<", "<=", ">", ">=", "=", "<>", "≥"), sum),
      row(
        sum,
        "is",
        maybe(any("not", "at least", "at most", "less than", "more than", "before", "after")),
        sum,
      ),
      row("(", sum, "is one of", text, ",", text, "or", text, ")"),
      row(sum, "is", maybe("not"), "given"),
      row(
        sum,
        "rounded",
        maybe(one("up", "down")),
        "to the nearest",
        one("1/100", "$0.01"),
        maybe(row(maybe(","), "half up")),
      ),
      row("not", tie("comparison")),
    ),
    expression: fc.oneof(
      { maxDepth: 2, depthIdentifier: "expression", withCrossShrink: true },
      tie("comparison"),
      row(tie("comparison"), maybe(","), one("and", "or"), tie("comparison")),
      row(tie("comparison"), "and", tie("comparison"), ", or", tie("comparison")),
    ),
    bindings: list(binding, ","),
  };
});

const bindings = list(row(name, "=", expression), ",");
const conditions = maybe(list(row(one("if", "unless"), expression), fc.constant<Words>([])));
const legend = maybe(row(maybe(","), "where", bindings));
const parties = list(row("the", one("Holder", "Issuer", "Board")), one(",", "and", "or"));
const inputs = maybe(row(maybe(","), "with", bindings));

const type = any(
  "shares",
  "money",
  "price per share",
  "yes or no",
  "date",
  row("one of", list(text, one(",", "or"))),
);
const fields = list(row(name, ":", type), ",");

const deadline = any(
  row("within", duration, maybe(row(one("of", "after"), chain))),
  row("at least", duration, "before", list(chain, one(",", "or"))),
  row("by", date),
  "promptly",
);
const duty = row(parties, "shall", name, maybe(deadline), conditions, maybe(row(", failing which", name)));
const limit = row(one("reduce", "increase", "shorten", "modify"), any(term, row("section", label)));
const right = row(
  parties,
  "may",
  maybe("not"),
  name,
  maybe(row("during", chain)),
  maybe(row("from", date)),
  maybe(row("to", date)),
  conditions,
  maybe(
    row(
      ", except that no",
      name,
      "may",
      list(limit, one(",", "or")),
      maybe(row("unless", chain, "consents")),
    ),
  ),
);
const effect = any(
  row(chain, "becomes", expression, conditions),
  row(chain, one("falls", "rises"), "by", expression, conditions),
  row("adjust as section", label, "provides", inputs),
  row("deem", name, maybe(row("as", chain)), inputs),
  row("rescind adjustments under", sections, "for", chain),
  row(term, "ends"),
  row(parties, "pays", sum, "to", chain, conditions),
  row(parties, "delivers", any(number, row("(", expression, ")"), name), "of", any(text, chain), "to", chain),
  duty,
  right,
);
const effects = list(any(effect, row("reading", text, ":", effect, "; reading", text, ":", effect)), ";");

const scope = maybe(any("on a date", row("of", list(term, one("or", ","))), row("with", fields)));
const body = any(
  row("means", expression),
  row("initially means", expression),
  row("means reading", text, ":", expression, "; reading", text, ":", expression),
  row("means the first of (a)", expression, "; (b)", expression, ", otherwise"),
  row("is determined by", chain),
  'is quoted as "bid"',
);
const policyScope = row(
  list(name, "or"),
  maybe(row("under", sections)),
  maybe(row(", except under", sections)),
);
const demand = any(
  row("at least", sum),
  row("at most", sum),
  "never an increase",
  "never a decrease",
  "rounded to the nearest 1/100 share, half up",
  "rounded down to a whole share",
);
const postponement = row(
  "an adjustment of",
  policyScope,
  maybe(","),
  "is postponed",
  maybe("alone"),
  "until",
  list(name, "or"),
  "while the postponed",
  "adjustments",
  maybe(","),
  "carried as",
  any("a ratio", "an amount"),
  maybe(","),
  "total less than",
  sum,
);
const cell = any(one("0.261", "$4.00", "-"), row("-", "5"));

const definition = row(text, maybe(row("( plural", text, ")")), scope, body, legend, ".");
const rule = row("on", list(term, "or"), conditions, ":", effects, legend, ".");
const statement = any(
  definition,
  definition,
  definition,
  definition,
  rule,
  rule,
  rule,
  rule,
  row("on any adjustment of", list(name, "or"), ":", effects, "."),
  row("at", chain, conditions, ":", effects, "."),
  row(right, legend, "."),
  row(duty, legend, "."),
  row("at all times", maybe(","), parties, "shall ensure", maybe("that"), expression, legend, "."),
  row("every adjustment of", policyScope, list(row("is", demand), row(maybe(","), "and")), legend, "."),
  row(postponement, "."),
  row("reading", text, ":", postponement, "; reading", text, ":", postponement, "."),
  row(
    "event",
    name,
    maybe(row("on its", one("Record Date"))),
    maybe(row("of an", name, "called Base")),
    maybe(row("has", fields)),
    maybe(row("; may have", fields)),
    ".",
  ),
  row("act", name, "by", parties, "has", fields, "; gives", fields, "."),
  row(
    'table "T" by',
    name,
    ": number ,",
    name,
    ": money , straight-line , below nearest : column :",
    list(one("$4.00", "5"), ","),
    ";",
    list(row(one("57", "9"), ":", list(cell, ",")), ";"),
    ".",
  ),
  row("quotes before a", list(name, "or"), "are adjusted by", sum, "."),
  row(
    list(name, one(",", "and")),
    one("occur", "occurs"),
    "at",
    any("the close of business", one("4:00 pm")),
    ".",
  ),
  row("party", name, maybe(row("is", any(text, one("[●]")))), "."),
  row("uses", text, "."),
  "currency is USD .",
  "time zone is America/New_York .",
  one('"""\n  The paper\'s own words,\n      as they stand.  \n"""'),
);

const heading = row(
  "section",
  label,
  maybe(text),
  maybe(any("replaced", "added")),
  maybe(any(", notwithstanding anything to the contrary", row(", subject to", sections))),
  ":",
);
const fact = any(number, money, date, text, "yes");
const given = any(
  row(list(row(term, "is", fact), "and"), maybe(row("on", date))),
  row("reading", text, maybe(row("under section", label))),
);
const happening = row(term, maybe(text), maybe(row("of", text)), maybe(row("with", bindings)));
const expectation = any(
  row(
    chain,
    "is",
    maybe(any("not", "at least", "at most")),
    sum,
    maybe("to the nearest $0.0001"),
    maybe(row("on", date)),
    maybe(row(", under section", label)),
  ),
  row(name, maybe(text), "is accepted", maybe(row("with", bindings))),
  row(name, maybe(text), "is refused", maybe(row("under", sections))),
  row("the", one("Holder", "Issuer"), "pays", sum, "to the Issuer", maybe(row("on", date))),
  row(name, "by the Issuer is", one("open", "late", "waived"), maybe(row(", due", date))),
  row("an adjustment of", name, "is", one("made", "barred"), maybe(row("under section", label))),
  row("the run stops at", name),
);
const step = any(
  row("given", list(given, ";"), "."),
  row("on", date, ":", list(happening, ";"), "."),
  row("then", list(expectation, ";"), "."),
);
const scenario = row("scenario", text, ":", step, step, step);

const file: Some = fc
  .tuple(
    any(row(one("warrant", "module"), text, "."), row('amends "base.tenor" from', date, ".")),
    fc.array(statement, { maxLength: 3 }),
    fc.array(fc.tuple(heading, fc.array(statement, { maxLength: 3 })), { maxLength: 3 }),
    fc.array(scenario, { maxLength: 1 }),
  )
  .map(([header, first, sections, scenarios]) => [header, first, sections, scenarios].flat(4));

/** What may stand between two words. */
const space = fc.oneof(
  { weight: 30, arbitrary: fc.constant(" ") },
  { weight: 4, arbitrary: fc.constantFrom("\n", "\n    ", "\n\n", "  ", "\t", "\n\n\n  ") },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      " // why\n",
      "\n// a line of its own\n",
      "  // [NTD: both]   \n",
      "\n\n  // far in\n\n",
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      " [NTD: who?] ",
      "\n[NTD: ask [●]]\n",
      " [NTD: on\n two lines] ",
      "\n[NTD: first] ",
    ),
  },
);

const closing = /^[,;:.)]$/;

/** A valid contract as someone might type it. */
export const contract: fc.Arbitrary<string> = file.chain((found) =>
  fc
    .tuple(fc.array(space, { minLength: found.length, maxLength: found.length }), fc.boolean())
    .map(([spaces, tight]) =>
      found
        .map((word, index) => {
          const next = found[index + 1];
          const sticks = tight && ((next !== undefined && closing.test(next)) || word === "(");
          // A full stop ends a sentence only before white space, and a line ends what a comment says.
          return (
            word + (next === undefined ? "\n" : sticks && spaces[index] === " " ? "" : (spaces[index] ?? " "))
          );
        })
        .join(""),
    ),
);

/** The words of the contracts above, for putting into the wrong place. */
export const oddWord: fc.Arbitrary<string> = fc.constantFrom(
  ".",
  ";",
  ":",
  ",",
  "(",
  ")",
  "the",
  "of",
  "means",
  "becomes",
  "if",
  "section",
  "section 4(d)",
  "scenario",
  "where",
  "is",
  '"x"',
  '"',
  "“",
  "[",
  "[●",
  "[NTD: ",
  '"""',
  "#",
  "(a)",
  "reading",
  "on",
  "then",
  "given",
  "1,000",
  "$",
  "%",
  "Warrant Price",
  "wrod",
  "\n",
  "—",
);

/** One of the contracts above with up to three places torn out, overwritten or written into. */
export const damaged: fc.Arbitrary<string> = fc
  .tuple(
    contract,
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), fc.option(oddWord)), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([text, wounds]) =>
    wounds.reduce((torn, [share, length, word]) => {
      const at = Math.floor(share * torn.length);
      return torn.slice(0, at) + (word === null ? "" : ` ${word} `) + torn.slice(at + length);
    }, text),
  );
