// node bench/lsp.ts: what an editor waits for, over standard input and output, beside a server whose handlers do nothing.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from "vscode-jsonrpc/node";
import { uriOfPath } from "../lsp/uri.ts";
import { median } from "./compare.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const LINES = 1_000;
const TIMES = 200;
const WARM_UP = 60;

const EMPTY = `
import { createConnection } from "vscode-languageserver/node";
const connection = createConnection(process.stdin, process.stdout);
connection.onInitialize(() => ({ capabilities: {} }));
connection.onHover(() => null);
connection.onDidChangeTextDocument(({ textDocument: { uri, version } }) => {
  void connection.sendDiagnostics({ uri, version, diagnostics: [] });
});
connection.listen();
`;

interface Server {
  readonly rpc: MessageConnection;
  readonly memory: () => number;
  readonly stop: () => void;
}

async function start(words: readonly string[], folder: string): Promise<Server> {
  const child = spawn(process.execPath, words, { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const rpc = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  rpc.listen();
  await rpc.sendRequest("initialize", {
    processId: null,
    rootUri: uriOfPath(folder),
    capabilities: {},
    initializationOptions: { delay: 0 },
  });
  await rpc.sendNotification("initialized", {});
  const memory = (): number => {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? NaN) / 1024;
  };
  return { rpc, memory, stop: () => child.kill() };
}

/** The first thousand lines of a real contract, cut between two scenarios, with the library that it uses. */
function contract(): string {
  const text = readFileSync(join(root, "examples/glowpoint-2005/glowpoint.tenor"), "utf8");
  const lines = text.split("\n");
  const cut = lines.findIndex((line, at) => at >= LINES && line.startsWith("scenario"));
  return lines.slice(0, cut < 0 ? lines.length : cut).join("\n");
}

const percentile = (times: readonly number[], share: number): string =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? NaN).toFixed(2).padStart(8);

/** With the ratio of the medians to the same over a server whose handlers do nothing, measured before. */
function print(name: string, times: readonly number[], empty: readonly number[], aim = ""): void {
  const ratio = median(times) / median(empty);
  console.log(
    `  ${name.padEnd(44)} p50 ${percentile(times, 0.5)} ms   p95 ${percentile(times, 0.95)} ms ${ratio.toFixed(2).padStart(8)} x   ${aim}`,
  );
}

async function timed(times: number, run: (turn: number) => Promise<unknown>): Promise<number[]> {
  const found: number[] = [];
  for (let turn = 0; turn < times + WARM_UP; turn++) {
    const begin = performance.now();
    // oxlint-disable-next-line no-await-in-loop
    await run(turn);
    if (turn >= WARM_UP) found.push(performance.now() - begin);
  }
  return found;
}

/** One letter more or less, and the messages of the text with it. */
function keystrokes({ rpc }: Server, uri: string, text: string): (turn: number) => Promise<void> {
  let heard: (version: number) => void = () => {};
  rpc.onNotification("textDocument/publishDiagnostics", ({ version }: { version: number }) => heard(version));
  const offset = text.indexOf("Warrant Price *") + 3;
  const before = text.slice(0, offset).split("\n");
  const at = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  let version = 1;
  return async (turn) => {
    const wanted = ++version;
    const done = new Promise<void>((resolve) => {
      heard = (each) => {
        if (each === wanted) resolve();
      };
    });
    const change =
      turn % 2 === 0
        ? { range: { start: at, end: at }, text: "x" }
        : { range: { start: at, end: { line: at.line, character: at.character + 1 } }, text: "" };
    void rpc.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: wanted },
      contentChanges: [change],
    });
    await done;
  };
}

export async function benchLsp(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tenor-bench-"));
  const text = contract();
  const uri = uriOfPath(join(folder, "contract.tenor"));
  const textDocument = { uri, languageId: "tenor", version: 1, text };
  const offset = text.indexOf("Warrant Price *") + 3;
  const before = text.slice(0, offset).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const at = { textDocument: { uri }, position };
  try {
    console.log(`\nAn editor with a contract of ${text.split("\n").length} lines and the library`);
    const empty = await start(["--input-type=module", "-e", EMPTY], folder);
    const request = await timed(TIMES, () => empty.rpc.sendRequest("textDocument/hover", at));
    print("empty handler: a request and its answer", request, request);
    const keystroke = await timed(TIMES, keystrokes(empty, uri, text));
    print("empty handler: keystroke to messages", keystroke, keystroke);
    empty.stop();

    const server = await start(["cli/main.ts", "lsp"], folder);
    await server.rpc.sendNotification("textDocument/didOpen", { textDocument });
    const typed = await timed(TIMES, keystrokes(server, uri, text));
    print("keystroke to messages", typed, keystroke, "aim: p95 15 ms");
    const ask = (method: string): Promise<number[]> =>
      timed(TIMES, () => server.rpc.sendRequest(`textDocument/${method}`, at));
    print("hover", await ask("hover"), request, "aim: 5 ms");
    print("completion", await ask("completion"), request, "aim: 5 ms");
    console.log(`  memory ${server.memory().toFixed(0)} MB`);
    server.stop();

    const contracts = 200;
    const small = text.slice(0, text.indexOf("\nsection 2(a)"));
    for (let each = 0; each < contracts; each++) writeFileSync(join(folder, `c${each}.tenor`), small);
    const whole = await start(["cli/main.ts", "lsp"], folder);
    const begin = performance.now();
    await whole.rpc.sendRequest("workspace/diagnostic", { previousResultIds: [] });
    const spent = performance.now() - begin;
    console.log(
      `  a folder of ${contracts} small contracts, all messages ${spent.toFixed(0)} ms, ${whole.memory().toFixed(0)} MB   aim: 2,000 ms`,
    );
    whole.stop();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchLsp();
