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
  debian([
    { program: ["nvim"], packages: ["neovim"] },
    { program: ["emacs"], packages: ["emacs-nox", "elpa-eglot"] },
    { program: CHROMIUM, packages: ["chromium"] },
  ]);
  const chromium = program(CHROMIUM, "Chromium");
  return {
    neovim: program(["nvim"], "Neovim"),
    emacs: program(["emacs"], "Emacs"),
    chromium,
    vscode: isFound(chromium)
      ? vscode()
      : { missing: "VS Code is driven through Chromium, which is not installed" },
  };
}

// ---- Debian's packages ----

const CHROMIUM = ["chromium", "chromium-browser", "google-chrome"];

function onPath(name: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

function program(names: readonly string[], title: string): Found {
  for (const name of names) {
    const path = onPath(name);
    if (path !== null) return { path };
  }
  return { missing: `${title} is not installed, and could not be installed with apt-get` };
}

/** Installs what is not there, where apt-get is and we may. */
function debian(
  wanted: readonly { readonly program: readonly string[]; readonly packages: readonly string[] }[],
): void {
  const missing = wanted.filter(({ program: names }) => names.every((name) => onPath(name) === null));
  if (missing.length === 0 || onPath("apt-get") === null || process.getuid?.() !== 0) return;
  const apt = (...words: string[]): string | null =>
    attempt("apt-get", words, {
      timeout: 4 * MINUTE,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update");
  for (const { packages } of missing) {
    console.log(`Installing ${packages.join(", ")} ...`);
    apt("install", "-y", "--no-install-recommends", ...packages);
  }
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
