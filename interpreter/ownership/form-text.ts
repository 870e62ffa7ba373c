/**
 * The text of a Form 3, 4 or 5: a page or a converted document, in which the rows of the tables and the check marks are lost. It is
 * read for the fields that it has and what stands in them; no event is made of it.
 */

import type { Source } from "../../grammar/source.ts";

export interface FormField {
  /** As the form numbers it: `3`, `5`, `Table II, 8`. */
  readonly number: string;
  /** What the form calls it, in our words. */
  readonly name: string;
  readonly state: "filled" | "blank" | "not there";
  /** What stands in it. */
  readonly value: string | null;
}

export interface FormText {
  readonly form: string;
  readonly fields: readonly FormField[];
  /** Lines that look like rows of its tables. */
  readonly rows: readonly string[];
  /** What the paper lacks or has otherwise than the SEC's form. */
  readonly notices: readonly string[];
}

interface Item {
  readonly number: string;
  readonly name: string;
  readonly label: RegExp;
  /** Boxes to mark: what stands beside them is no value. */
  readonly boxes?: boolean;
}

/** The items above the tables. */
const ITEMS: readonly Item[] = [
  {
    number: "1",
    name: "name and address of the reporting person",
    label: /1\.\s*Name and Address of Reporting Person/i,
  },
  {
    number: "2",
    name: "issuer and ticker symbol",
    label: /2\.\s*Issuer Name\s+and Ticker or Trading Symbol/i,
  },
  {
    number: "3",
    name: "date of the earliest transaction",
    label: /3\.\s*(?:Date of Earliest Transaction|Statement for)/i,
  },
  {
    number: "4",
    name: "date of the form that this one amends",
    label: /4\.\s*If Amendment,?\s*Date (?:of )?Original(?:ly)?(?: Filed)?/i,
  },
  {
    number: "5",
    name: "relationship to the issuer",
    label: /5\.\s*Relationship of Reporting Person/i,
    boxes: true,
  },
  { number: "6", name: "individual or joint filing", label: /6\.\s*Individual or Joint/i, boxes: true },
];

interface Column {
  readonly number: string;
  readonly name: string;
  readonly label: RegExp;
}

const column = (number: string, name: string, label: RegExp): Column => ({ number, name, label });

const TABLE_I: readonly Column[] = [
  column("1", "title of the security", /1\.\s*Title of Security/i),
  column("2", "transaction date", /2\.\s*Transaction Date/i),
  column("2A", "deemed execution date", /2A\.\s*Deemed/i),
  column("3", "transaction code", /3\.\s*Transaction Code/i),
  column("4", "securities acquired or disposed of", /4\.\s*Securities Acquired/i),
  column("5", "amount owned after it", /5\.\s*Amount of Securities/i),
  column("6", "direct or indirect", /6\.\s*Ownership Form/i),
  column("7", "nature of indirect ownership", /7\.\s*Nature of/i),
];

const TABLE_II: readonly Column[] = [
  column("1", "title of the derivative security", /1\.\s*Title of Derivative/i),
  column("2", "conversion or exercise price", /2\.\s*Conversion or Exercise/i),
  column("3", "transaction date", /3\.\s*Transaction Date/i),
  column("3A", "deemed execution date", /3A\.\s*Deemed/i),
  column("4", "transaction code", /4\.\s*Transaction Code/i),
  column("5", "number of derivative securities acquired or disposed of", /5\.\s*Number of Derivative/i),
  column("6", "exercisable from, expires", /6\.\s*Date Exercisable/i),
  column("7", "underlying securities", /7\.\s*Title and Amount/i),
  column("8", "price of the derivative security", /8\.\s*Price of/i),
  column("9", "number owned after it", /9\.\s*Number of/i),
  column("10", "direct or indirect", /10\.\s*Ownership/i),
  column("11", "nature of indirect ownership", /11\.\s*Nature/i),
];

/** The most of a file that is looked at: a form has a few pages. */
const MOST = 200_000;

/** What the text of a form holds; null where the file is none. */
export function readFormText({ text }: Source): FormText | null {
  const plain = withoutMarkup(text.slice(0, MOST));
  const form = /\bFORM\s*([345])\b/i.exec(plain)?.[1];
  if (form === undefined || !/BENEFICIAL\s+OWNERSHIP/i.test(plain) || !/Reporting Person/i.test(plain))
    return null;
  const startI = plain.search(/Table\s+I\b/);
  const startII = plain.search(/Table\s+II\b/);
  const head = plain.slice(0, startI < 0 ? plain.length : startI);
  const first = startI < 0 ? "" : plain.slice(startI, startII < 0 ? plain.length : startII);
  const second = startII < 0 ? "" : plain.slice(startII);
  const columns = (table: string, of: string, list: readonly Column[]): FormField[] =>
    list.map(({ number, name, label }) => ({
      number: `Table ${of}, ${number}`,
      name,
      state: label.test(table) ? "blank" : "not there",
      value: null,
    }));
  const fields = [...itemsIn(head), ...columns(first, "I", TABLE_I), ...columns(second, "II", TABLE_II)];
  return {
    form,
    fields,
    rows: [...rowsIn(first), ...rowsIn(second)],
    notices: noticesOn(plain, second, fields),
  };
}

/** HTML as text, table cells parted by strokes. */
function withoutMarkup(text: string): string {
  if (!/<(?:html|body|table|div|p)\b/i.test(text)) return text;
  return text
    .replace(/<(?:script|style)\b[^>]{0,1000}>[\s\S]{0,5000}?<\/(?:script|style)>/gi, " ")
    .replace(/<\/t[dh]\s*>/gi, " | ")
    .replace(/<(?:br|p|div|tr|table|h[1-6])\b[^>]{0,1000}>/gi, "\n")
    .replace(/<[^>]{0,1000}>/g, " ")
    .replace(/&nbsp;|&#160;/gi, " ")
    .replace(/&amp;/gi, "&")
    .replace(/[^\S\n]+/g, " ");
}

function itemsIn(head: string): FormField[] {
  const found = ITEMS.map((item) => ({ item, match: item.label.exec(head) }));
  return found.map(({ item: { number, name, boxes }, match }) => {
    if (match === null) return { number, name, state: "not there", value: null };
    const from = match.index + match[0].length;
    const next = found.flatMap((each) =>
      each.match !== null && each.match.index > from ? each.match.index : [],
    );
    const part = head.slice(from, Math.min(head.length, ...next));
    const value = boxes === true ? marked(part) : written(part);
    return { number, name, state: value === null ? "blank" : "filled", value };
  });
}

/** What is written in a field, without the form's own words: hints in brackets, asterisks, rules. */
function written(part: string): string | null {
  const lines = part
    .split("\n")
    .map((line) =>
      line
        .replace(/\([^()]{0,80}\)/g, " ")
        .replace(/[*|_\\#]/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
  return lines.length === 0 ? null : lines.join("; ").slice(0, 300);
}

/** The boxes that carry a mark. */
function marked(part: string): string | null {
  const marks = [...part.matchAll(/(?:\[\s*x\s*\]|☒|☑|✓|✔)\s*([^\n[☐☒☑✓✔]{1,60})/giu)];
  const names = marks.map(([, name = ""]) => name.trim()).filter((name) => name !== "");
  return names.length === 0 ? null : names.join(", ");
}

/** Lines with a day and an amount: the rows of a table, as far as a text still has them. */
function rowsIn(table: string): string[] {
  return table
    .split("\n")
    .filter((line) => /\b\d{1,2}\/\d{1,2}\/\d{4}\b/.test(line) && /[\p{L}]{3}/u.test(line))
    .map((line) =>
      line
        .replace(/[\s|]+/g, " ")
        .trim()
        .slice(0, 300),
    )
    .slice(0, 100);
}

function noticesOn(plain: string, second: string, fields: readonly FormField[]): string[] {
  const notices: string[] = [];
  if (/8\.\s*Price of\s+Underlying/i.test(second))
    notices.push(
      'Column 8 of Table II is headed "Price of Underlying"; on the SEC\'s form it is the price of the derivative security.',
    );
  const gone = fields.filter(({ state }) => state === "not there");
  if (gone.length > 0)
    notices.push(`The paper lacks: ${gone.map(({ number, name }) => `${number} (${name})`).join("; ")}.`);
  if (fields.some(({ number, state }) => number === "5" && state === "blank"))
    notices.push(
      "No check mark survives: whether the person was a director, an officer or a 10% owner is not said.",
    );
  if (!/Explanation of Responses/i.test(plain))
    notices.push("It has no explanation of responses (footnotes).");
  if (!/Signature of Reporting Person|\/s\//i.test(plain)) notices.push("It has no signature.");
  const expires = /Expires:?\s*(\w+ \d{1,2}, (\d{4}))/i.exec(plain);
  const year = /\b\d{1,2}\/\d{1,2}\/(\d{4})\b/.exec(plain)?.[1];
  if (expires !== null && year !== undefined && Number(expires[2]) < Number(year))
    notices.push(`The form itself was good until ${expires[1] ?? ""}, and a date on it is of ${year}.`);
  return notices;
}
