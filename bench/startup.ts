import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { compile } from "../interpreter/compilation.ts";
import { median, print } from "./compare.ts";
import { library } from "./workload/run.ts";

const root = new URL("../", import.meta.url);
const contract = "examples/glowpoint-2005/glowpoint.tenor";
const TIMES = 15;

/** The built command from its start to its end, beside a Node that does nothing and the same check in a warm process. */
export function benchStartup(): void {
  execFileSync(process.execPath, ["cli/build.ts"], { cwd: root, stdio: "ignore" });
  const commands = [
    { name: "node -e 0", words: ["-e", "0"] },
    { name: "tenor --version", words: ["dist/tenor.js", "--version"] },
    { name: "tenor check examples/glowpoint-2005", words: ["dist/tenor.js", "check", contract] },
  ];
  const times = commands.map((): number[] => []);
  // The first turn fills caches.
  for (let turn = -1; turn < TIMES; turn++) {
    for (const [at, { words }] of commands.entries()) {
      const start = performance.now();
      const { status } = spawnSync(process.execPath, words, { cwd: root, stdio: "ignore" });
      if (status !== 0) throw new Error(`tenor ${words.join(" ")} ended with ${status}`);
      if (turn >= 0) times[at]?.push(performance.now() - start);
    }
  }
  const warm = warmCheck();
  print("Start to end, each a process of its own", commands, times);
  const [nothing, , checked] = times.map(median);
  const ratio = ((checked ?? NaN) - warm) / (nothing ?? NaN);
  console.log(
    `  the check itself, in a warm process ${warm.toFixed(1)} ms; so the start is ${ratio.toFixed(2)} x node -e 0   aim: 1.8 x`,
  );
}

function warmCheck(): number {
  const source = { name: contract, text: readFileSync(new URL(contract, root), "utf8") };
  const times: number[] = [];
  for (let turn = 0; turn < 60; turn++) {
    const start = performance.now();
    compile({ ...source }, library);
    if (turn >= 30) times.push(performance.now() - start);
  }
  return median(times);
}
