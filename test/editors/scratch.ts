// A folder for one test, with a `tenor` on the path that runs these sources.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { root } from "./install.ts";

export interface Scratch {
  readonly folder: string;
  /** The environment with that `tenor`. */
  readonly env: NodeJS.ProcessEnv;
  readonly path: (name: string) => string;
  readonly write: (name: string, text: string) => string;
  readonly read: (name: string) => string;
  readonly remove: () => void;
}

export function scratch(): Scratch {
  const folder = mkdtempSync(join(tmpdir(), "tenor-editors-"));
  const bin = join(folder, ".bin");
  mkdirSync(bin);
  const command = join(bin, "tenor");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(root, "cli/main.ts")}" "$@"\n`);
  chmodSync(command, 0o755);
  const path = (name: string): string => join(folder, name);
  return {
    folder,
    env: {
      ...process.env,
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, ".config"),
      PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
    },
    path,
    write(name, text) {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), text);
      return path(name);
    },
    read: (name) => readFileSync(path(name), "utf8"),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** The lines of configuration that the page of editors gives, under a heading: the code blocks of a language. */
export function configuration(heading: string, language: string): string[] {
  const page = readFileSync(join(root, "docs/editors.md"), "utf8");
  const start = page.indexOf(`\n## ${heading}\n`);
  if (start < 0) throw new Error(`docs/editors.md has no heading "${heading}"`);
  const end = page.indexOf("\n## ", start + 1);
  const part = page.slice(start, end < 0 ? undefined : end);
  return [...part.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, "gm"))].map(
    ([, block = ""]) => block,
  );
}

/** A contract with one misspelt term, and two spaces too many. */
export const MISSPELT = `warrant "Test".
currency is USD.
time zone is America/New_York.
party Issuer is "Acme, Inc.".
party Holder is "Bold Capital".

event Stock Split has Ratio: number.

section 1 "Adjustments":
    on Stock Split:
    Warrant Price becomes Warant Price / Ratio.

section 2 "Definitions":
  "Warrant Price" initially means $2.40 per share.
`;
