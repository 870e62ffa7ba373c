// The real VS Code: its server on this machine, the extension installed from the .vsix, its workbench in Chromium.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Browser, Frame, Locator, Page } from "playwright-core";
import { here } from "./install.ts";

/** How long a machine with much to do may take for one thing. */
export const PATIENCE = 60_000;

export interface CodeOptions {
  /** The folder of VS Code's server. */
  readonly server: string;
  readonly chromium: string;
  readonly extension: string;
  /** The folder that is opened. */
  readonly folder: string;
  /** Where VS Code keeps what it needs. */
  readonly state: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether the extension runs in the browser, as it does where there is no machine behind VS Code. */
  readonly inBrowser?: boolean;
}

const SETTINGS = {
  "chat.disableAIFeatures": true,
  "editor.accessibilitySupport": "off",
  "editor.hover.delay": 50,
  "editor.minimap.enabled": false,
  "extensions.ignoreRecommendations": true,
  "extensions.autoCheckUpdates": false,
  "files.autoSave": "off",
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

const CHROMIUM_ARGUMENTS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --disable-features=LocalNetworkAccessChecks".split(
    " ",
  );

export class Code {
  readonly page: Page;
  private readonly browser: Browser;
  private readonly server: ChildProcess;

  private constructor(page: Page, browser: Browser, server: ChildProcess) {
    this.page = page;
    this.browser = browser;
    this.server = server;
  }

  static async start(options: CodeOptions): Promise<Code> {
    const { folder, state, inBrowser = false } = options;
    const env = { ...options.env, EXTENSIONS_GALLERY: "{}" };
    const main = join(options.server, "out/server-main.js");
    const installed = join(state, "extensions");
    const run = (extensions: string, ...words: string[]): [string, string[]] => [
      process.execPath,
      [main, "--extensions-dir", extensions, "--server-data-dir", state, ...words],
    ];
    execFileSync(...run(installed, "--install-extension", options.extension), {
      env,
      stdio: "pipe",
      timeout: PATIENCE,
    });
    const machine = join(state, "data/Machine");
    mkdirSync(machine, { recursive: true });
    writeFileSync(join(machine, "settings.json"), JSON.stringify(SETTINGS));
    const port = await freePort();
    const words =
      `--host 127.0.0.1 --port ${port} --without-connection-token --accept-server-license-terms --telemetry-level off --disable-workspace-trust`.split(
        " ",
      );
    const extensions = inBrowser ? join(state, "none") : installed;
    const server = spawn(...run(extensions, ...words), { env, stdio: ["ignore", "pipe", "pipe"] });
    // Whatever ends the tests ends it.
    process.once("exit", () => server.kill());
    try {
      await listening(server);
      const { chromium } = createRequire(join(here, "package.json"))(
        "playwright-core",
      ) as typeof import("playwright-core");
      const browser = await chromium.launch({ executablePath: options.chromium, args: CHROMIUM_ARGUMENTS });
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
      page.setDefaultTimeout(PATIENCE);
      const code = new Code(page, browser, server);
      if (inBrowser) await bringAlong(page, installed, `127.0.0.1:${port}`);
      await page.goto(`http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`);
      await page.locator(".monaco-workbench .part.statusbar").waitFor();
      return code;
    } catch (error) {
      server.kill();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.browser.close();
    const gone = new Promise((resolve) => this.server.once("exit", resolve));
    this.server.kill();
    await gone;
  }

  // ---- what a person does ----

  /** Runs a command by its title. */
  async command(title: string): Promise<void> {
    await this.pick("F1", `>${title}`, title);
  }

  async open(name: string): Promise<void> {
    await this.pick("Control+p", name, name);
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).first().waitFor();
    await this.editor.locator(".view-line").first().waitFor();
  }

  /** Types into the list that a key opens, and takes the row that holds the words. */
  private async pick(key: string, words: string, row: string): Promise<void> {
    const { page } = this;
    const input = page.locator(".quick-input-widget:visible input.input");
    const found = page.locator(".quick-input-list .monaco-list-row", { hasText: row }).first();
    // What still goes on elsewhere may take the focus, and with it the list.
    await until(`"${row}" in the list of ${key}`, async () => {
      if (!(await input.isVisible())) await page.keyboard.press(key);
      return done(async () => {
        await input.fill(words, { timeout: PATIENCE / 6 });
        await found.click({ timeout: PATIENCE / 6 });
      });
    });
    // A command may ask for more in the same place.
    await until(`what ${row} does`, async () => {
      const asked = await input.evaluateAll((all) =>
        all.map((each) => (each as unknown as { value: string }).value),
      );
      return !asked.includes(words);
    });
  }

  /** Puts the cursor on a line and column, from 1. */
  async goTo(line: number, column: number): Promise<void> {
    const { page } = this;
    await this.editor.locator(".view-lines").click();
    const input = page.locator(".quick-input-widget:visible input.input");
    await until("the line to go to", async () => {
      if (!(await input.isVisible())) await page.keyboard.press("Control+g");
      return input.isVisible();
    });
    await input.fill(`:${line}:${column}`);
    await input.press("Enter");
    await input.waitFor({ state: "hidden" });
    await page.locator(".statusbar-item", { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** Takes a quick fix for what is at the cursor, by its title. */
  async fix(title: string): Promise<void> {
    const { page } = this;
    const row = page.locator(".action-widget .monaco-list-row", { hasText: title });
    // A second press would take the first fix of the list, and so there is time between two.
    await until(`the fix "${title}"`, async () => {
      await page.keyboard.press("Control+.");
      return done(() => row.first().waitFor({ timeout: PATIENCE / 4 }));
    });
    await row.first().click();
  }

  async save(): Promise<void> {
    await this.command("File: Save All");
    await this.page.locator(".tab.dirty").first().waitFor({ state: "hidden" });
  }

  // ---- what a person sees ----

  get editor(): Locator {
    return this.page.locator(".editor-group-container.active .editor-instance .monaco-editor").first();
  }

  get squiggles(): Locator {
    return this.editor.locator(".squiggly-error");
  }

  /** The page within a view of the extension's, once it holds what is looked for. */
  async view(selector: string): Promise<Frame> {
    let found: Frame | undefined;
    await until(`a view with ${selector}`, async () => {
      for (const frame of this.page.frames()) {
        // A frame may go while it is asked.
        const there = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (there > 0) found = frame;
      }
      return found !== undefined;
    });
    if (found === undefined) throw new Error(`there is no view with ${selector}`);
    return found;
  }
}

/** Waits for a condition, however slow the machine is; the words say what was waited for in vain. */
export async function until(what: string, condition: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Whether something could be done. */
export async function done(what: () => Promise<void>): Promise<boolean> {
  return what().then(
    () => true,
    () => false,
  );
}

async function listening(server: ChildProcess): Promise<void> {
  let said = "";
  for (const stream of [server.stdout, server.stderr])
    stream?.on("data", (data: Buffer) => {
      said += data.toString();
    });
  await until("VS Code's server", () => {
    if (server.exitCode !== null) throw new Error(`VS Code's server ended: ${said.slice(-2000)}`);
    return /agent listening on/.test(said);
  });
}

/** Where the browser finds the extension: at the address of VS Code itself. */
const BROUGHT = "/tenor-extension";

/**
 * Brings an installed extension along with the page, as whoever serves VS Code to browsers does: a browser has no machine to
 * install it on, and VS Code lets no extension of a remote machine start a worker.
 */
async function bringAlong(page: Page, installed: string, authority: string): Promise<void> {
  const [name] = readdirSync(installed).filter((each) => each.startsWith("tenor-lang.tenor-"));
  if (name === undefined) throw new Error("the extension is not installed");
  const folder = join(installed, name);
  const extension = JSON.stringify({ scheme: "http", authority, path: BROUGHT }).replaceAll('"', "&quot;");
  await page.context().route(/\/\?folder=/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(
      /(id="vscode-workbench-web-configuration" data-settings=")\{/,
      `$1{&quot;additionalBuiltinExtensions&quot;:[${extension}],`,
    );
    await route.fulfill({ response, body });
  });
  await page.context().route(`**${BROUGHT}/**`, async (route) => {
    const [, path = ""] = decodeURIComponent(new URL(route.request().url()).pathname).split(BROUGHT);
    const file = join(folder, path);
    await route.fulfill(existsSync(file) ? { path: file } : { status: 404 });
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
