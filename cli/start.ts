/** `npm start`: runs the Glowpoint example, and shows its timeline and one explanation. */

import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { packageRoot } from "./root.ts";
import { tenor } from "./tenor.ts";
import { processTerminal } from "./terminal.ts";

const folder = relative(process.cwd(), join(packageRoot(), "examples", "glowpoint-2005")) || ".";
const at = (name: string): string => join(folder, name);
const facts = [
  ["--events", "events.json"],
  ["--quotes", "quotes.csv"],
].flatMap(([option = "", name = ""]) => (existsSync(at(name)) ? [option, at(name)] : []));

/** The paper leaves the number of shares blank. */
const filled = ["--set", "Warrant Share Number=100,000"];

const terminal = processTerminal(process);

async function show(...words: readonly string[]): Promise<number> {
  const typed = words.map((word) => (/[ ,]/.test(word) ? `"${word}"` : word)).join(" ");
  terminal.write(`${terminal.colours.faint(`$ tenor ${typed}`)}\n\n`);
  const code = await tenor(words, terminal);
  terminal.write("\n");
  return code;
}

const first = await show("run", at("glowpoint.tenor"), ...facts, ...filled);
const second = await show("explain", at("glowpoint.tenor"), "Warrant Price", ...facts, ...filled);
process.exitCode = Math.max(first, second);
