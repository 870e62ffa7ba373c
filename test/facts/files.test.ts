import { spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fc, test as property } from "@fast-check/vitest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEventFile, readTextFile, textsOf } from "../../cli/input/read.ts";
import { collectEvents } from "../../interpreter/facts/events.ts";
import { context, lines } from "./contract.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tenor-files-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function shown(path: string, most?: number): string[] {
  return lines(readTextFile(path, "x.tenor", most).diagnostics);
}

describe("a file read as a whole", () => {
  test("is its text, without a byte order mark", () => {
    expect(readTextFile(file("a.tenor", "\ufeffcurrency is USD. — “x”\n"), "a.tenor")).toEqual({
      source: { name: "a.tenor", text: "currency is USD. — “x”\n" },
      diagnostics: [],
    });
  });

  test("F490: that is not there; a close name is offered", () => {
    file("events.json", "[]");
    const { diagnostics } = readTextFile(join(folder, "evnts.json"), "evnts.json");
    expect(lines(diagnostics)).toEqual(['1:1 F490 There is no file "evnts.json".']);
    expect(diagnostics[0]?.help).toEqual([
      `Did you mean "${join(folder, "events.json").slice(0, 60)}${join(folder, "events.json").length > 60 ? "…" : ""}"?`,
    ]);
    expect(shown(join(folder, "none", "x"))).toEqual(['1:1 F490 There is no file "x.tenor".']);
    expect(shown(join(folder, "events.json", "x"))).toEqual(['1:1 F490 There is no file "x.tenor".']);
  });

  test("F491: a folder", () => {
    mkdirSync(join(folder, "sub"));
    expect(shown(join(folder, "sub"))).toEqual(['1:1 F491 "x.tenor" is a folder, not a file.']);
  });

  test("F492: without permission", () => {
    const path = file("secret.tenor", "");
    chmodSync(path, 0);
    const script = `
      import { readTextFile } from ${JSON.stringify(new URL("../../cli/input/read.ts", import.meta.url).href)};
      process.stdout.write(readTextFile(${JSON.stringify(path)}, "x.tenor").diagnostics.map(({ code, title }) => code + " " + title).join());
    `;
    // The superuser may read everything; nobody may not.
    const who = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      ...who,
      encoding: "utf8",
    });
    expect(stdout).toBe('F492 You have no permission to read "x.tenor".');
  });

  test("F493: not UTF-8, with the byte and the line", () => {
    const path = file("latin.tenor", Buffer.from("first line\nsecond \x93line\x94\n", "latin1"));
    const { diagnostics } = readTextFile(path, "x.tenor");
    expect(lines(diagnostics)).toEqual(['2:8 F493 "x.tenor" is not UTF-8 text: line 2, byte 18.']);
    expect(diagnostics[0]?.help).toEqual(["It seems to be Windows-1252 or Latin-1; save it as UTF-8."]);
    const wide = readTextFile(file("wide.tenor", Buffer.from("\ufeffcurrency", "utf16le")), "x.tenor");
    expect(wide.diagnostics[0]?.help).toEqual(["It seems to be UTF-16; save it as UTF-8."]);
    const cut = Buffer.from("price: 5 €").subarray(0, -1);
    expect(shown(file("cut.tenor", cut))).toEqual(['1:10 F493 "x.tenor" is not UTF-8 text: line 1, byte 9.']);
    expect(shown(file("zip.tenor", Buffer.from([0x50, 0x4b, 3, 4, 0xff])))).toEqual([
      '1:5 F493 "x.tenor" is not UTF-8 text: line 1, byte 4.',
    ]);
  });

  test("F494: too large", () => {
    expect(shown(file("large.tenor", "x".repeat(2 * 1024 * 1024 + 1)), 2 * 1024 * 1024)).toEqual([
      '1:1 F494 "x.tenor" is larger than 2 MB.',
    ]);
    expect(shown("/dev/zero", 1024 * 1024)).toEqual(['1:1 F494 "x.tenor" is larger than 1 MB.']);
  });

  test("F495: what the operating system refuses", () => {
    symlinkSync(join(folder, "loop"), join(folder, "loop"));
    expect(shown(join(folder, "loop"))).toEqual([
      '1:1 F495 "x.tenor" could not be read: its links lead in a circle.',
    ]);
    expect(shown("a\u0000b")).toEqual([
      '1:1 F495 "x.tenor" could not be read: the name holds a character that no file name has.',
    ]);
    expect(shown("x".repeat(10_000))).toEqual([
      '1:1 F495 "x.tenor" could not be read: the name is too long.',
    ]);
  });

  test("F493: a carriage return alone ends no line, read as a whole or piece by piece", () => {
    const path = file("returned", new Uint8Array([97, 13, 98, 0xc0]));
    const wanted = ['1:4 F493 "x.tenor" is not UTF-8 text: line 1, byte 3.'];
    expect(shown(path)).toEqual(wanted);
    expect(lines([...textsOf(path, "x.tenor")].filter((part) => typeof part !== "string"))).toEqual(wanted);
  });

  property.prop([fc.uint8Array({ maxLength: 300 })])("any bytes are a text or a finding", (bytes) => {
    const path = file("any", bytes);
    const { source, diagnostics } = readTextFile(path, "any");
    let text: string | null = null;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      // Not UTF-8.
    }
    expect(source?.text ?? null).toBe(text);
    expect(diagnostics).toHaveLength(text === null ? 1 : 0);
    expect(lines([...textsOf(path, "any")].filter((part) => typeof part !== "string"))).toEqual(
      lines(diagnostics),
    );
  });
});

describe("an events file read piece by piece", () => {
  test("gives its events, characters of several bytes at the borders of pieces included", async () => {
    const line = '{"event": "Stock Split", "on": "2006-06-01", "Ratio": 2, "note": "€ — €€€ 😀"}\n';
    const count = Math.ceil((2.5 * 1024 * 1024) / Buffer.byteLength(line));
    const { events, diagnostics } = await collectEvents(
      readEventFile(file("many.json", `\ufeff${line.repeat(count)}`), context, "many.json"),
    );
    expect(lines(diagnostics)).toEqual([]);
    expect(events).toHaveLength(count);
    const last = events.at(-1);
    expect(last?.place.source).toEqual({
      name: "many.json",
      text: line.trim(),
      firstLine: count,
      firstColumn: 1,
    });
  });

  test("ends at a byte that is not UTF-8, and says only that", async () => {
    const path = join(folder, "broken.json");
    const handle = openSync(path, "w");
    const line = '{"event": "Stock Split", "on": "2006-06-01", "Ratio": 2}\n';
    writeSync(handle, line.repeat(30_000));
    writeSync(handle, Buffer.from('{"event": "Stock\xa0Split"}\n', "latin1"));
    closeSync(handle);
    const { diagnostics } = await collectEvents(readEventFile(path, context, "broken.json"));
    expect(lines(diagnostics)).toEqual([
      `30001:17 F493 "broken.json" is not UTF-8 text: line 30001, byte ${(line.length * 30_000 + 16).toLocaleString("en-US")}.`,
    ]);
  });

  test("that is not there is one finding, and so is an empty one", async () => {
    const none = await collectEvents(readEventFile(join(folder, "nothing-here"), context, "e.json"));
    expect(lines(none.diagnostics)).toEqual(['1:1 F490 There is no file "e.json".']);
    const empty = await collectEvents(readEventFile(file("empty.json", ""), context, "e.json"));
    expect(lines(empty.diagnostics)).toEqual(["1:1 F423 The events file is empty."]);
  });
});
