/** Reads what a Form 4 needs and no contract says: the issuer's and the reporting person's particulars, titles, boxes, the signature. */

import {
  personLacks,
  personNotJson,
  personUnknownKey,
  personWrong,
} from "../../grammar/diagnostics/catalogue/ownership.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import type { Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";
import { Findings } from "../facts/findings.ts";
import { found } from "../facts/found.ts";
import { readJson, type JsonMember, type JsonNode } from "../facts/json.ts";
import type { Owner } from "./types.ts";
import { dayIn } from "./validate.ts";

export interface Filing {
  readonly issuer: { readonly cik: string; readonly name: string; readonly symbol: string };
  readonly owners: readonly Owner[];
  readonly warrantTitle: string;
  readonly stockTitle: string;
  /** Null for shares held directly, otherwise how they are held: `By Lane Fund LP`. */
  readonly nature: string | null;
  readonly exercisableFrom: string | null;
  readonly expires: string | null;
  readonly rule16b3: boolean;
  readonly plan10b5: boolean;
  readonly noLongerSubject: boolean;
  /** Of the form that this one amends. */
  readonly originalFiled: string | null;
  readonly remarks: string;
  readonly signatures: readonly { readonly name: string; readonly date: string }[];
}

export interface FilingRead {
  /** Null after an error. */
  readonly filing: Filing | null;
  readonly diagnostics: readonly Diagnostic[];
}

export const TOP_KEYS = [
  "issuer",
  "reporting person",
  "title of warrant",
  "title of stock",
  "held",
  "exercisable from",
  "expires",
  "rule 16b-3",
  "rule 10b5-1 plan",
  "no longer subject to section 16",
  "original filed",
  "remarks",
  "signature",
] as const;

export const PERSON_KEYS = [
  "cik",
  "name",
  "street",
  "street 2",
  "city",
  "state",
  "zip",
  "director",
  "officer",
  "10% owner",
  "other",
] as const;

export function readFiling(source: Source): FilingRead {
  const findings = new Findings();
  const { root, problems } = readJson(source.text);
  const at = ({ start, end }: { readonly start: number; readonly end: number }): Place => ({
    source,
    span: { start, end },
  });
  for (const { start, end, what, help, kind } of problems)
    findings.add(personNotJson, at({ start, end }), {
      what: what === "" ? `JSON has no ${kind === "depth" ? "such depth" : `${kind} here`}.` : what,
      help,
    });
  if (problems.length > 0 || root === null) return { filing: null, diagnostics: findings.diagnostics };
  const top = Keys.of(root, "the file", TOP_KEYS, findings, at);
  const filing = top === null ? null : filingOf(top);
  return { filing: findings.diagnostics.length > 0 ? null : filing, diagnostics: findings.diagnostics };
}

function filingOf(top: Keys): Filing {
  top.has("issuer", "reporting person", "signature");
  const issuer = top.inner("issuer", ["cik", "name", "symbol"]);
  issuer?.has("cik", "name", "symbol");
  const people = top.several("reporting person", PERSON_KEYS);
  const signatures = top.several("signature", ["name", "date"]);
  const rule16b3 = top.flag("rule 16b-3");
  const owners = people.map(ownerOf);
  if (rule16b3 && !owners.some(({ director, officer }) => director || officer))
    top.refuse("rule 16b-3", "for a director or an officer", "a person who is neither");
  return {
    issuer: {
      cik: issuer?.cik("cik") ?? "",
      name: issuer?.text("name") ?? "",
      symbol: issuer?.text("symbol") ?? "",
    },
    owners,
    warrantTitle: top.text("title of warrant") ?? "Warrant (right to buy)",
    stockTitle: top.text("title of stock") ?? "Common Stock",
    nature: top.text("held"),
    exercisableFrom: top.date("exercisable from"),
    expires: top.date("expires"),
    rule16b3,
    plan10b5: top.flag("rule 10b5-1 plan"),
    noLongerSubject: top.flag("no longer subject to section 16"),
    originalFiled: top.date("original filed"),
    remarks: top.text("remarks", 2_000) ?? "",
    signatures: signatures.map((each) => {
      each.has("name", "date");
      return { name: each.text("name") ?? "", date: each.date("date") ?? "" };
    }),
  };
}

function ownerOf(keys: Keys): Owner {
  keys.has("cik", "name");
  const officerTitle = keys.text("officer") ?? "";
  const otherText = keys.text("other") ?? "";
  const [director, tenPercent] = [keys.flag("director"), keys.flag("10% owner")];
  if (!director && !tenPercent && officerTitle === "" && otherText === "")
    keys.refuse(
      "name",
      "of a director, an officer, a 10% owner or another reporting person",
      "one that is none",
    );
  return {
    cik: keys.cik("cik") ?? "",
    name: keys.text("name") ?? "",
    address: {
      street1: keys.text("street") ?? "",
      street2: keys.text("street 2") ?? "",
      city: keys.text("city") ?? "",
      state: keys.text("state") ?? "",
      zip: keys.text("zip") ?? "",
    },
    director,
    officer: officerTitle !== "",
    tenPercent,
    other: otherText !== "",
    officerTitle,
    otherText,
  };
}

/** One object of the file, whose keys are known. */
class Keys {
  private readonly members = new Map<string, JsonMember>();
  private readonly node: JsonNode;
  private readonly name: string;
  private readonly findings: Findings;
  private readonly at: (range: { readonly start: number; readonly end: number }) => Place;

  private constructor(
    node: JsonNode & { readonly kind: "object" },
    name: string,
    keys: readonly string[],
    findings: Findings,
    at: Keys["at"],
  ) {
    this.node = node;
    this.name = name;
    this.findings = findings;
    this.at = at;
    for (const member of node.members) {
      const { key, keyStart: start, keyEnd: end } = member;
      if (!keys.includes(key))
        findings.add(personUnknownKey, at({ start, end }), { key, near: nearestOf(key, keys, 2), keys });
      else if (this.members.has(key))
        findings.add(personWrong, at({ start, end }), {
          key,
          expected: "said once",
          found: "a second one",
        });
      else this.members.set(key, member);
    }
  }

  static of(
    node: JsonNode,
    name: string,
    keys: readonly string[],
    findings: Findings,
    at: Keys["at"],
  ): Keys | null {
    if (node.kind === "object") return new Keys(node, name, keys, findings, at);
    findings.add(personWrong, at(node), { key: name, expected: "an object {...}", found: found(node) });
    return null;
  }

  has(...keys: readonly string[]): void {
    const fields = keys.filter((key) => !this.members.has(key));
    if (fields.length === 0) return;
    const { start } = this.node;
    this.findings.add(personLacks, this.at({ start, end: start + 1 }), { what: sentence(this.name), fields });
  }

  refuse(key: string, expected: string, found: string): void {
    this.findings.add(personWrong, this.at(this.members.get(key)?.value ?? this.node), {
      key,
      expected,
      found,
    });
  }

  inner(key: string, keys: readonly string[]): Keys | null {
    const member = this.members.get(key);
    return member === undefined ? null : Keys.of(member.value, `"${key}"`, keys, this.findings, this.at);
  }

  /** One object, or a list of them. */
  several(key: string, keys: readonly string[]): Keys[] {
    const node = this.members.get(key)?.value;
    if (node === undefined) return [];
    const items = node.kind === "array" ? node.items : [node];
    if (items.length === 0) this.refuse(key, "an object, or a list of them", "an empty list");
    return items.flatMap((item) => Keys.of(item, `"${key}"`, keys, this.findings, this.at) ?? []);
  }

  text(key: string, most = 1_000): string | null {
    return this.read(key, `a text of at most ${most.toLocaleString("en-US")} characters`, (node) => {
      const fits = node.kind === "string" && node.value.length <= most && !hasControls(node.value);
      return fits && node.value.trim() !== "" ? node.value.trim() : null;
    });
  }

  date(key: string): string | null {
    return this.read(key, "a day as 2007-11-13", (node) =>
      node.kind === "string" && /^[-0-9]{10}$/.test(node.value) ? dayIn(node.value) : null,
    );
  }

  cik(key: string): string | null {
    return this.read(key, "a number of one to ten digits in quotation marks", (node) =>
      node.kind === "string" && /^[0-9]{1,10}$/.test(node.value) ? node.value.padStart(10, "0") : null,
    );
  }

  flag(key: string): boolean {
    const said = this.read(key, "true or false", (node) => (node.kind === "boolean" ? node : null));
    return said?.value === true;
  }

  private read<T>(key: string, expected: string, as: (node: JsonNode) => T | null): T | null {
    const node = this.members.get(key)?.value;
    if (node === undefined || node.kind === "null") return null;
    const value = as(node);
    if (value === null) this.refuse(key, expected, found(node));
    return value;
  }
}

/** Characters that XML does not allow, or that would break a line of the form. */
function hasControls(text: string): boolean {
  return /[\p{Cc}\p{Cs}￾￿]/u.test(text);
}

const sentence = (text: string): string => `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
