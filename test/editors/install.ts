// Brings the editors to the machine, as far as it lets us. What cannot be had is told, with the reason, and is no failure.
import { execFileSync, type ExecFileSyncOptions } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = fileURLToPath(new URL("./", import.meta.url));
export const root = fileURLToPath(new URL("../../", import.meta.url));

const MINUTE = 60_000;

/** What a test needs, or in a sentence why it is not there. */
export type Found = { readonly path: string } | { readonly missing: string };

export interface Editors {
  readonly neovim: Found;
  readonly emacs: Found;
  /** The folder of VS Code's server. */
  readonly vscode: Found;
  readonly chromium: Found;
}

export function isFound(found: Found): found is { readonly path: string } {
  return "path" in found;
}

export function install(): Editors {
  const neovim = program("Neovim", ["nvim"], ["neovim"], ["--version"]);
  // Eglot is part of Emacs from 29 on; Debian 12 has it as a package.
  const emacs = program(
    "Emacs with eglot",
    ["emacs"],
    ["emacs-nox", "elpa-eglot"],
    ["--batch", "-l", "eglot"],
  );
  const chromium = program(
    "Chromium",
    ["chromium", "chromium-browser", "google-chrome"],
    ["chromium"],
    ["--version"],
  );
  const without = { missing: "VS Code is driven through Chromium, which is not there" };
  return { neovim, emacs, chromium, vscode: isFound(chromium) ? vscode() : without };
}

// ---- Debian's packages ----

/** A program that runs the words of the trial; where there is none, Debian's packages are installed, if we may. */
function program(
  title: string,
  names: readonly string[],
  packages: readonly string[],
  trial: readonly string[],
): Found {
  const working = (): string | null =>
    names
      .flatMap((name) => onPath(name) ?? [])
      .find((path) => attempt(path, trial, { timeout: MINUTE }) === null) ?? null;
  const there = working();
  if (there !== null) return { path: there };
  const failure = debian(packages);
  const now = failure === null ? working() : null;
  return now === null ? { missing: `${title} is not there: ${failure ?? "it does not run"}` } : { path: now };
}

function onPath(name: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

let updated = false;

/** Installs packages; in a sentence why not, otherwise null. */
function debian(packages: readonly string[]): string | null {
  if (onPath("apt-get") === null) return "there is no apt-get to install it with";
  if (process.getuid?.() !== 0) return "only root may install it with apt-get";
  const apt = (...words: string[]): string | null =>
    attempt("apt-get", words, {
      timeout: 4 * MINUTE,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  console.log(`Installing ${packages.join(", ")} ...`);
  // Where the lists cannot be brought up to date, those that are there may do.
  if (!updated) apt("update");
  updated = true;
  return apt("install", "-y", "--no-install-recommends", ...packages);
}

// ---- VS Code ----

const QUIETLY = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
const NPM = process.platform === "win32" ? "npm.cmd" : "npm";

/** VS Code from the package code-server. Its native modules are not built: the editor does without them. */
function vscode(): Found {
  const folder = join(here, "node_modules/code-server/lib/vscode");
  const done = join(here, "node_modules/.tenor-installed");
  const lock = createHash("sha256")
    .update(readFileSync(join(here, "package-lock.json")))
    .digest("hex");
  if (existsSync(done) && readFileSync(done, "utf8") === lock) return { path: folder };
  console.log("Installing VS Code (code-server) ...");
  const npm = (cwd: string, ...words: string[]): string | null =>
    attempt(NPM, [...words, ...QUIETLY], { cwd, timeout: 5 * MINUTE });
  // The package's own lock file does not fit its package.json to the letter, which `npm ci` demands.
  const failure = npm(here, "ci") ?? npm(folder, "install", "--omit=dev");
  if (failure !== null) return { missing: `VS Code (code-server) could not be installed: ${failure}` };
  writeFileSync(done, lock);
  return { path: folder };
}

/** The extension as people get it, packed from these sources. Throws where it cannot be built. */
export function packExtension(): Found {
  const folder = join(root, "lsp/vscode");
  if (!existsSync(join(folder, "node_modules/@vscode/vsce"))) {
    const failure = attempt(NPM, ["ci", ...QUIETLY], { cwd: folder, timeout: 4 * MINUTE });
    if (failure !== null)
      return { missing: `the packer of extensions (vsce) could not be installed: ${failure}` };
  }
  // The same Node for all that npm starts.
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}`;
  execFileSync(NPM, ["run", "-s", "package:vscode"], {
    cwd: root,
    stdio: "pipe",
    timeout: 4 * MINUTE,
    env: { ...process.env, PATH },
  });
  return { path: join(folder, "dist/tenor.vsix") };
}

/** Runs a program; null where it went well, its last words otherwise. */
function attempt(file: string, words: readonly string[], options: ExecFileSyncOptions): string | null {
  try {
    execFileSync(file, words, { stdio: "pipe", ...options });
    return null;
  } catch (error) {
    const { stderr, message } = error as { stderr?: Buffer; message: string };
    const lines = (stderr?.toString() ?? "").split("\n").filter((line) => line.trim() !== "");
    return (lines.find((line) => /error (?!code)\S*.{20}/i.test(line)) ?? lines.at(-1) ?? message).trim();
  }
}
