// The command line in memory: what a command prints, and a folder of its own for its files.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { tenor } from "../../cli/tenor.ts";
import { noColours, type Terminal } from "../../cli/terminal.ts";

export interface Printed {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line and keeps what it prints. */
export async function call(...words: readonly string[]): Promise<Printed> {
  let out = "";
  let err = "";
  const terminal: Terminal = {
    write: (text) => {
      out += text;
    },
    complain: (text) => {
      err += text;
    },
    columns: 100,
    colours: noColours,
    errorColours: noColours,
    progress: () => {},
  };
  const code = await tenor(words, terminal);
  return { code, out, err };
}

/** The JSON that a command prints. */
export async function callJson(
  ...words: readonly string[]
): Promise<{ code: number; json: Record<string, unknown> }> {
  const { code, out } = await call(...words, "--json");
  return { code, json: JSON.parse(out) as Record<string, unknown> };
}

/** The codes of the errors and warnings in printed JSON. */
export function codesIn(json: Record<string, unknown>): string[] {
  const found = json["diagnostics"] as readonly { readonly code: string; readonly severity: string }[];
  return found.flatMap(({ code, severity }) => (severity === "information" ? [] : [code]));
}

/** A folder for the files of one test file, gone when its tests are done. */
export function folder(files: Readonly<Record<string, string | Buffer>> = {}): {
  readonly path: string;
  readonly file: (name: string, content?: string | Buffer) => string;
} {
  const path = mkdtempSync(join(tmpdir(), "tenor-"));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  const file = (name: string, content?: string | Buffer): string => {
    const at = join(path, name);
    if (content !== undefined) {
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, content);
    }
    return at;
  };
  for (const [name, content] of Object.entries(files)) file(name, content);
  return { path, file };
}
