// The real command in a process of its own: streams, exit codes, a closed pipe, other zones and languages.
import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../house/files.ts";
import { EVENTS, WARRANT } from "./contract.ts";
import { folder } from "./memory.ts";

const { path, file } = folder({ "w.tenor": WARRANT, "e.json": EVENTS });
const main = join(root, "cli", "main.ts");

interface Done {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function tenor(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Done> {
  return new Promise((resolve) => {
    const options = {
      cwd: path,
      env: { ...process.env, NO_COLOR: "", FORCE_COLOR: "", ...env },
      maxBuffer: 1e9,
    };
    const child = execFile(process.execPath, [main, ...words], options, (_, out, err) => {
      resolve({ code: child.exitCode, out, err });
    });
  });
}

describe("the command", () => {
  it("keeps results and messages apart, with file, line and column as an editor links them", async () => {
    file("wrong.tenor", WARRANT.replace("Warrant Price / Ratio", "Warant Price / Ratio"));
    const { code, out, err } = await tenor(["check", "wrong.tenor"]);
    expect(code).toBe(1);
    expect(out).toMatch(/^wrong\.tenor: not in order, 1 error/);
    expect(err).toContain("  wrong.tenor:33:27\n");
  });

  it("gives the same bytes for the same files, whatever the machine's zone and language", async () => {
    const words = ["run", "w.tenor", "--events", "e.json", "--set", "Warrant Share Number=100,000"];
    const tokyo = await tenor([...words, "--json"], { TZ: "Asia/Tokyo", LANG: "de_DE.UTF-8" });
    const losAngeles = await tenor([...words, "--json"], {
      TZ: "America/Los_Angeles",
      LC_ALL: "ar_EG.UTF-8",
    });
    expect([tokyo.code, tokyo.err]).toEqual([0, ""]);
    expect(losAngeles).toEqual(tokyo);
  });

  it("exits with 2 for a slip of the command line", async () => {
    const { code, out, err } = await tenor(["run", "w.tenor", "--event", "e.json"], { FORCE_COLOR: "1" });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("\u001b[");
    expect(err).toContain('Did you mean "--events"?');
  });

  it("shows the example with npm start", async () => {
    const done = await new Promise<Done>((resolve) => {
      const child = execFile(
        process.execPath,
        [join(root, "cli", "start.ts")],
        { cwd: root },
        (_, out, err) => {
          resolve({ code: child.exitCode, out, err });
        },
      );
    });
    expect(done.code, done.err).toBe(0);
    expect(done.out).toMatch(/^\$ tenor run examples\/glowpoint-2005\/glowpoint\.tenor/);
    expect(done.out).toContain("\nTimeline\n");
    expect(done.out).toMatch(/\nWarrant Price\n≈ \$[\d.]+ per share/);
  });

  it("ends quietly when its reader has enough", async () => {
    const child = spawn(process.execPath, [main, "explain-code", "--json"], { cwd: path });
    const done = new Promise<string>((resolve) => {
      let err = "";
      child.stderr.on("data", (data: Buffer) => {
        err += data.toString();
      });
      child.on("close", () => resolve(err));
    });
    child.stdout.once("data", () => child.stdout.destroy());
    expect(await done).toBe("");
  });
});
