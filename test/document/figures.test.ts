// Each figure of each document equals what its source says: the run's JSON at its path, or the line of the facts. The values
// are read here by other means than those that printed them.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Rational } from "../../interpreter/values/rational.ts";
import { call, callJson } from "../cli/memory.ts";
import {
  CONTRACT,
  DOCUMENTS,
  EVENTS,
  FACTS,
  REGISTER_DOCUMENTS,
  REGISTER_EVENTS,
  REGISTER_FACTS,
} from "./glowpoint.ts";

interface Told {
  readonly number: number;
  readonly text: string;
  readonly what: string;
  readonly section: string | null;
  readonly path: string | null;
  readonly stands: string;
  readonly exact: string | null;
}

/** What stands at a path such as `.history[3].terms["Warrant Price"].value`. */
function at(json: unknown, path: string): unknown {
  const keys = [...path.matchAll(/\.(\w+)|\[(\d+)\]|\["([^"]+)"\]/g)].map(
    ([, key, index, quoted]) => key ?? index ?? quoted ?? "",
  );
  expect(keys.length).toBeGreaterThan(0);
  return keys.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], json);
}

const DAYS = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

/** Whether a printed figure says a value of the JSON: an exact number in full, a long one to six decimals. */
function says(printed: string, value: unknown): boolean {
  if (Array.isArray(value))
    return value.every(({ asset, amount }: { asset: string; amount: string }) =>
      printed.includes(`${amount} of ${asset}`),
    );
  const text = String(value);
  const [date] = /\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  if (date !== undefined && !/^-?[\d.]+$/.test(text)) {
    // Of a period the figure is one end.
    const dates = text.match(/\d{4}-\d{2}-\d{2}/g) ?? [];
    return dates.some((each) => printed.startsWith(DAYS.format(new Date(`${each}T12:00:00Z`))));
  }
  const number = Rational.parse(
    printed
      .replace(/^≈ /, "")
      .replace(/^(-?)\$/, "$1")
      .replace(/ (?:of|per|shares?)\b.*$/, ""),
  );
  const full = Rational.parse(text);
  if (number === null || full === null) return false;
  if (!printed.startsWith("≈")) return number.eq(full);
  const off = number.sub(full).abs();
  return off.sub(Rational.of(1n, 2_000_000n)).sign() <= 0;
}

/** Whether the value in full is that of the JSON, which has 34 digits of it. */
function isExactly(exact: string, value: unknown): boolean {
  const told = Rational.parse(exact.replace(/^to 34 digits /, ""));
  const full = Rational.parse(String(value));
  if (told === null || full === null) return false;
  return (
    told
      .sub(full)
      .abs()
      .sub(Rational.of(1n, 10n ** 25n))
      .sign() <= 0
  );
}

const stories = [
  { facts: FACTS, file: EVENTS, documents: DOCUMENTS },
  { facts: REGISTER_FACTS, file: REGISTER_EVENTS, documents: REGISTER_DOCUMENTS },
];

const all = stories.flatMap(({ facts, file, documents }) => {
  const run = callJson("run", CONTRACT, ...facts);
  const events = readFileSync(file, "utf8").split("\n");
  return documents.map(([name, kind, ...rest]) => ({ name, kind, rest, facts, run, events }));
});

describe.each(all)("$name", ({ kind, rest, facts, run, events }) => {
  const words = ["document", kind, CONTRACT, ...facts, ...rest];

  it("has figures that equal their sources", async () => {
    const { json } = await callJson(...words);
    const { json: told } = await run;
    const figures = json["figures"] as readonly Told[];
    expect(figures.length).toBeGreaterThan(2);
    for (const { text, path, stands, exact, what } of figures) {
      if (path !== null) {
        const value = at(told, path);
        expect([what, text, value, says(text, value)]).toEqual([what, text, value, true]);
        if (text.startsWith("≈")) expect([text, isExactly(exact ?? "", value)]).toEqual([text, true]);
        else expect(exact).toBe(null);
        continue;
      }
      const [, line] = /events\.json, line (\d+)$/.exec(stands) ?? [];
      const [, value = ""] = /: "?([^"]+?)"?,?$/.exec(events[Number(line) - 1] ?? "") ?? [];
      expect([what, says(text, value.replace(/[$,]/g, ""))]).toEqual([what, true]);
    }
  });

  it("prints no amount without the number of its source", async () => {
    const { out } = await call(...words);
    const { json } = await callJson(...words);
    const figures = json["figures"] as readonly Told[];
    const [body = ""] = out.split(/^\[\^1\]: /m);
    const marked = figures.reduce(
      (left, { text, number }) => left.replaceAll(`${text}[^${number}]`, ""),
      body,
    );
    expect(marked.replace(/```text[\s\S]*?```/g, "").match(/\[\^|\$\d|\d shares|per share/g)).toBe(null);
    // The values put into a formula are those of the table below it.
    const printed = new Set(
      figures.map(({ text }) => text.replace(/^≈ /, "").replace(/ (?:per )?shares?$/, "")),
    );
    const put = (body.match(/```text[\s\S]*?```/g) ?? []).flatMap(
      (each) => each.match(/\$?\d[\d,.]*/g) ?? [],
    );
    expect(put.filter((each) => !printed.has(each))).toEqual([]);
    const marks = new Set([...body.matchAll(/\[\^(\d+)\]/g)].map(([, number]) => number));
    const notes = new Set([...out.matchAll(/^\[\^(\d+)\]: /gm)].map(([, number]) => number));
    expect(marks).toEqual(notes);
  });
});
