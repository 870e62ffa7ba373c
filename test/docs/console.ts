// The commands that the README shows, run as a reader would run them, in a copy of the examples.
import { spawn } from "node:child_process";
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../house/files.ts";

/** `<!-- edit FILE: "A" becomes "B" -->`. */
export interface Edit {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** `<!-- part: Timeline, 8 lines, 2 paragraphs -->`: the paragraphs from the one that begins so, and of them the first lines. */
export interface Portion {
  readonly begins: string;
  readonly lines: number;
  readonly paragraphs: number;
}

/** A checkout that is this one but for its examples, which are a copy, so that a slip put into them harms nothing. */
export function checkout(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "tenor-readme-"));
  cpSync(join(root, "examples"), join(folder, "examples"), { recursive: true });
  for (const name of ["cli", "grammar", "interpreter", "stdlib", "node_modules", "package.json"])
    symlinkSync(join(root, name), join(folder, name));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function edit(folder: string, { file, from, to }: Edit): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  if (text.split(from).length !== 2)
    throw new Error(`"${from}" stands ${text.split(from).length - 1} times in ${file}`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}

/** The words of a line as a shell parts them. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "");
}

const START = "npm start -s";
const COMMAND = "npm run -s tenor -- ";

/** What a command of a checkout prints, results and messages in the order in which a terminal shows them. */
export async function run(line: string, folder: string): Promise<string> {
  if (line !== START && !line.startsWith(COMMAND)) throw new Error(`not a command of a checkout: ${line}`);
  const script = line === START ? ["cli/start.ts"] : ["cli/main.ts", ...wordsOf(line.slice(COMMAND.length))];
  const printed = join(folder, "printed.txt");
  const file = openSync(printed, "w");
  // The files keep the places that they have in the folder, wherever the links lead.
  const words = ["--preserve-symlinks", "--preserve-symlinks-main", ...script];
  const child = spawn(process.execPath, words, {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", file, file],
  });
  await new Promise((resolve) => child.on("close", resolve));
  closeSync(file);
  return readFileSync(printed, "utf8");
}

/** The part of an output that is shown; dots stand for what is left out. */
export function portion(output: string, { begins, lines, paragraphs: count }: Portion): string {
  const paragraphs = output.trimEnd().split(/\n{2,}/);
  const first = paragraphs.findIndex((paragraph) => paragraph.trimStart().startsWith(begins));
  if (first < 0) return `(nothing begins with ${begins})`;
  // A message goes on in the paragraphs that are indented.
  let last = first;
  while (last + 1 < first + count || paragraphs[last + 1]?.startsWith("  ") === true) last++;
  const shown = paragraphs
    .slice(first, last + 1)
    .join("\n\n")
    .split("\n");
  const cut = shown.slice(0, lines);
  const before = first > 0 ? ["..."] : [];
  const after = shown.length > cut.length || last + 1 < paragraphs.length ? ["..."] : [];
  return [...before, ...cut, ...after].join("\n");
}
