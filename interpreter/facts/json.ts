/**
 * JSON with positions, for one event at a time. Numbers keep their source text, so that no digit passes through a double;
 * objects are lists of members, so that a field named twice or `__proto__` is an ordinary field.
 *
 * It accepts exactly what RFC 8259 does, to a stated depth, and goes on after a comment or a comma too many, which it
 * reports. At anything else it stops with what it has.
 */

export interface JsonMember {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: JsonNode;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

export type JsonNode =
  | (Range & { readonly kind: "object"; readonly members: readonly JsonMember[] })
  | (Range & { readonly kind: "array"; readonly items: readonly JsonNode[] })
  | (Range & { readonly kind: "string"; readonly value: string })
  | (Range & { readonly kind: "number"; readonly text: string })
  | (Range & { readonly kind: "boolean"; readonly value: boolean })
  | (Range & { readonly kind: "null" });

/** A change of the text that mends a problem. */
export interface JsonFix extends Range {
  readonly title: string;
  readonly text: string;
}

export interface JsonProblem extends Range {
  readonly kind: "syntax" | "comma" | "comment" | "depth";
  /** A sentence, for `syntax`. */
  readonly what: string;
  readonly help: readonly string[];
  readonly fix: JsonFix | null;
  /** True where the text ends before the value does. */
  readonly atEnd: boolean;
}

export interface JsonRead {
  /** The value, in part where the reader had to stop; null where not even its kind is known. */
  readonly root: JsonNode | null;
  readonly problems: readonly JsonProblem[];
}

export const DEEPEST = 100;

const QUOTE = 34;
const BACKSLASH = 92;

/** Characters that word processors put in place of a plain quotation mark. */
const TYPOGRAPHIC = /["'`´“”„‟«»‘’]/;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
/** What a writer may have meant as one word or number, to the next mark of JSON. */
const WORD = /[^\s,:[\]{}"]*/y;

/** A text as far as it goes on its line. */
const TEXT = /"(?:[^"\\\r\n]|\\[^\r\n])*"?/y;

/** Reads the one value that the text holds. Offsets are from the start of the text. */
export function readJson(text: string): JsonRead {
  return new JsonReader(text).read();
}

class JsonReader {
  private readonly text: string;
  private at = 0;
  private stopped = false;
  private readonly problems: JsonProblem[] = [];

  constructor(text: string) {
    this.text = text;
  }

  read(): JsonRead {
    this.space();
    const root = this.value(1, "a value");
    if (!this.stopped) {
      this.space();
      if (this.at < this.text.length) {
        const start = this.at;
        this.stop(start, this.wordEnd(start), "More stands here after the end of the event.", [
          "Remove it, or make it an event of its own.",
        ]);
      }
    }
    return { root, problems: this.problems };
  }

  private value(depth: number, wanted: string): JsonNode | null {
    const start = this.at;
    switch (this.text[start]) {
      case "{":
        return depth > DEEPEST ? this.refuseDepth() : this.object(depth);
      case "[":
        return depth > DEEPEST ? this.refuseDepth() : this.array(depth);
      case '"': {
        const value = this.string();
        return value === null ? null : { kind: "string", start, end: this.at, value };
      }
      case undefined:
        this.stopAtEnd(`The event ends where ${wanted} is expected.`);
        return null;
    }
    NUMBER.lastIndex = start;
    const number = NUMBER.exec(this.text)?.[0];
    const end = this.wordEnd(start);
    const word = this.text.slice(start, end);
    if (number !== undefined && number === word) {
      this.at = end;
      return { kind: "number", start, end, text: number };
    }
    if (word === "true" || word === "false") {
      this.at = end;
      return { kind: "boolean", start, end, value: word === "true" };
    }
    if (word === "null") {
      this.at = end;
      return { kind: "null", start, end };
    }
    this.refuseWord(start, end, word, wanted);
    return null;
  }

  private object(depth: number): JsonNode {
    const start = this.at++;
    const members: JsonMember[] = [];
    let comma = -1;
    const done = (): JsonNode => ({ kind: "object", start, end: this.at, members });
    for (;;) {
      this.space();
      if (this.stopped) return done();
      const here = this.text[this.at];
      if (here === "}") {
        if (comma >= 0) this.extraComma(comma);
        this.at++;
        return done();
      }
      if (members.length > 0 && comma < 0) {
        if (here === undefined) this.stopAtEnd("The event is not closed: a } is missing.");
        else this.missingComma(members.at(-1)?.value.end ?? start);
        return done();
      }
      const member = this.member(depth);
      if (member === null) return done();
      members.push(member);
      this.space();
      if (this.stopped) return done();
      comma = this.comma();
    }
  }

  private member(depth: number): JsonMember | null {
    const keyStart = this.at;
    if (this.text.charCodeAt(keyStart) !== QUOTE) {
      if (keyStart >= this.text.length) this.stopAtEnd("The event is not closed: a } is missing.");
      else this.refuseKey(keyStart);
      return null;
    }
    const key = this.string();
    if (key === null) return null;
    const keyEnd = this.at;
    this.space();
    if (this.stopped) return null;
    if (this.text[this.at] !== ":") {
      if (this.at >= this.text.length)
        this.stopAtEnd("The event ends after the name of a field: its value is missing.");
      else {
        this.stop(keyStart, keyEnd, "A colon is missing after the name of this field.", [
          "Put a colon between the field's name and its value.",
        ]);
      }
      return null;
    }
    this.at++;
    this.space();
    if (this.stopped) return null;
    const here = this.text[this.at];
    if (here === "," || here === "}" || here === "]") {
      this.stop(keyStart, keyEnd, "The value of this field is missing.", [
        "Write the value after the colon, or remove the field.",
      ]);
      return null;
    }
    const value = this.value(depth + 1, "the value of a field");
    return value === null ? null : { key, keyStart, keyEnd, value };
  }

  private array(depth: number): JsonNode {
    const start = this.at++;
    const items: JsonNode[] = [];
    let comma = -1;
    const done = (): JsonNode => ({ kind: "array", start, end: this.at, items });
    for (;;) {
      this.space();
      if (this.stopped) return done();
      const here = this.text[this.at];
      if (here === "]") {
        if (comma >= 0) this.extraComma(comma);
        this.at++;
        return done();
      }
      if (here === undefined) {
        this.stopAtEnd("A list is not closed: a ] is missing.");
        return done();
      }
      if (items.length > 0 && comma < 0) {
        this.missingComma(items.at(-1)?.end ?? start);
        return done();
      }
      const item = this.value(depth + 1, "an entry of a list");
      if (item === null) return done();
      items.push(item);
      if (this.stopped) return done();
      this.space();
      if (this.stopped) return done();
      comma = this.comma();
    }
  }

  /** Reads a comma if there is one, and any too many after it; where it stood, or -1. */
  private comma(): number {
    if (this.text[this.at] !== ",") return -1;
    const first = this.at++;
    this.space();
    while (this.text[this.at] === "," && !this.stopped) {
      this.extraComma(this.at++);
      this.space();
    }
    return first;
  }

  private string(): string | null {
    const text = this.text;
    const start = this.at;
    let plain = start + 1;
    let value = "";
    for (let at = start + 1; ; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        this.at = at + 1;
        return value + text.slice(plain, at);
      }
      if (code === BACKSLASH) {
        const [character, length] = escapeAt(text, at);
        if (character === null) {
          this.stop(at, Math.min(at + 2, text.length), "A backslash stands here that JSON does not know.", [
            "Write a backslash twice: \\\\.",
          ]);
          return null;
        }
        value += text.slice(plain, at) + character;
        at += length - 1;
        plain = at + 1;
      } else if (!(code >= 32)) {
        // A control character, or NaN at the end of the text.
        if (at >= text.length || code === 10 || code === 13) {
          this.stop(
            start,
            at,
            "A text begins here and its closing quotation mark is missing on this line.",
            ['Put a " where the text ends.'],
            null,
            at >= text.length,
          );
        } else {
          this.stop(at, at + 1, "A control character stands inside a text here.", [
            code === 9 ? "Write a tab as \\t, or as a space." : "Remove it.",
          ]);
        }
        return null;
      }
    }
  }

  /** Passes white space, and reports comments. */
  private space(): void {
    const text = this.text;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === 32 || code === 10 || code === 13 || code === 9) this.at++;
      else if (code === 47 || code === 35) {
        if (!this.comment(code)) return;
      } else return;
    }
  }

  private comment(code: number): boolean {
    const text = this.text;
    const start = this.at;
    const next = text[start + 1];
    if (code === 47 && next !== "/" && next !== "*") return false;
    let end: number;
    if (next === "*" && code === 47) {
      const close = text.indexOf("*/", start + 2);
      end = close < 0 ? text.length : close + 2;
    } else {
      end = start;
      while (end < text.length && text[end] !== "\n" && text[end] !== "\r") end++;
    }
    this.report("comment", start, end, "", [], { title: "Remove the comment", start, end, text: "" });
    this.at = end;
    return true;
  }

  private extraComma(at: number): void {
    this.report("comma", at, at + 1, "", [], { title: "Remove the comma", start: at, end: at + 1, text: "" });
  }

  private missingComma(after: number): void {
    const start = this.at;
    const here = this.text[start];
    if (here === "]" || here === "}") {
      this.stop(start, start + 1, `${here} stands here without its opening partner.`, [
        "Count the braces and brackets of this event.",
      ]);
      return;
    }
    const fix =
      here === '"' || here === "{" || here === "["
        ? { title: "Put a comma", start: after, end: after, text: "," }
        : null;
    this.stop(
      start,
      this.wordEnd(start),
      "A comma is missing before this.",
      ["Put a comma after the entry before."],
      fix,
    );
  }

  private refuseKey(start: number): void {
    const here = this.text[start] ?? "";
    if (here === "{" || here === "[" || here === "]") {
      this.stop(start, start + 1, `The name of a field is expected here, and ${here} stands here.`, [
        "Close the event before with a }, or count its braces and brackets.",
      ]);
      return;
    }
    const end = this.wordEnd(start);
    if (here !== '"' && TYPOGRAPHIC.test(here)) {
      this.stop(start, end, `The name of this field stands in other quotation marks than ".`, [
        'Use the plain mark ": word processors put typographic ones in its place.',
      ]);
      return;
    }
    this.stop(start, end, "The name of a field is expected here, in quotation marks.", [
      'Write it as "Ratio": with quotation marks and a colon.',
    ]);
  }

  private refuseWord(start: number, end: number, word: string, wanted: string): void {
    const first = word[0] ?? "";
    if (first !== "" && TYPOGRAPHIC.test(first)) {
      this.stop(start, end, 'This text stands in other quotation marks than ".', [
        'Use the plain mark ": word processors put typographic ones in its place.',
      ]);
    } else if (/^[+.-]?\.?[0-9]/.test(word)) {
      this.stop(start, end, "This number is not in the form that JSON has.", [
        "Write numbers as 2500000 or 0.5, without a plus sign, separators or leading zeros.",
        'Or put it in quotation marks: "2,500,000".',
      ]);
    } else if (word === "") {
      this.stop(start, start + 1, `${capitalised(wanted)} is expected here.`, [
        "Count the braces, brackets and commas of this event.",
      ]);
    } else {
      this.stop(start, end, `${capitalised(wanted)} is expected here.`, [
        "Put texts in quotation marks; without them only numbers, true and false stand.",
      ]);
    }
  }

  private refuseDepth(): null {
    this.report("depth", this.at, this.at + 1, "", [], null);
    this.stopped = true;
    return null;
  }

  private stopAtEnd(what: string): void {
    let end = this.text.length;
    while (end > 0 && /\s/.test(this.text[end - 1] ?? "")) end--;
    this.stop(Math.max(0, end - 1), end, what, ["Complete the event."], null, true);
  }

  private stop(
    start: number,
    end: number,
    what: string,
    help: readonly string[],
    fix: JsonFix | null = null,
    atEnd = false,
  ): void {
    if (!this.stopped) this.report("syntax", start, end, what, help, fix, atEnd);
    this.stopped = true;
  }

  private report(
    kind: JsonProblem["kind"],
    start: number,
    end: number,
    what: string,
    help: readonly string[],
    fix: JsonFix | null,
    atEnd = false,
  ): void {
    this.problems.push({ kind, start, end, what, help, fix, atEnd });
  }

  /** The end of the word, number or text that begins at an offset, on its line. */
  private wordEnd(start: number): number {
    if (this.text.charCodeAt(start) === QUOTE) {
      TEXT.lastIndex = start;
      return start + (TEXT.exec(this.text)?.[0].length ?? 1);
    }
    WORD.lastIndex = start;
    const length = WORD.exec(this.text)?.[0].length ?? 0;
    return Math.min(this.text.length, start + Math.max(1, length));
  }
}

/** What the escape at an offset stands for, and how long it is. */
function escapeAt(text: string, at: number): [string | null, number] {
  const letter = text[at + 1] ?? "";
  if (letter !== "u") return [ESCAPES.get(letter) ?? null, 2];
  const digits = text.slice(at + 2, at + 6);
  return /^[0-9a-fA-F]{4}$/.test(digits) ? [String.fromCharCode(Number.parseInt(digits, 16)), 6] : [null, 2];
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
