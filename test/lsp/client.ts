// A small editor: speaks JSON-RPC with `tenor lsp` over its standard input and output.
import { spawn } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type CancellationToken,
  type MessageConnection,
} from "vscode-jsonrpc/node";
import type { Diagnostic, Position, Range, TextEdit } from "vscode-languageserver";
import { offsetAt } from "../../lsp/positions.ts";
import { uriOfPath } from "../../lsp/uri.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));

export interface Editor {
  readonly rpc: MessageConnection;
  readonly folder: string;
  readonly capabilities: Record<string, unknown>;
  /** What the server has logged. */
  readonly log: string[];
  readonly published: Map<string, { version: number | undefined; diagnostics: Diagnostic[] }>;
  /** Writes a file into the folder; its address. */
  write: (name: string, text: string) => string;
  uri: (name: string) => string;
  /** Opens a document with marks: `‸` where the cursor stands. */
  open: (name: string, marked: string) => Opened;
  ask: <T>(method: string, params: unknown, token?: CancellationToken) => Promise<T>;
  tell: (method: string, params: unknown) => Promise<void>;
  /** The messages of a document once they are of this version. */
  diagnostics: (uri: string, version: number) => Promise<Diagnostic[]>;
  stop: () => Promise<void>;
}

export interface Opened {
  readonly uri: string;
  readonly text: string;
  /** Where the marks were. */
  readonly marks: readonly Position[];
  /** The address with the first mark, as most requests want it. */
  readonly at: { readonly textDocument: { readonly uri: string }; readonly position: Position };
}

export interface Started {
  readonly pulls?: boolean;
  readonly extra?: object;
  readonly delay?: number;
}

/** Takes the marks out of a text. */
export function unmarked(marked: string): { readonly text: string; readonly offsets: number[] } {
  const [first = "", ...rest] = marked.split("‸");
  const offsets: number[] = [];
  let text = first;
  for (const part of rest) {
    offsets.push(text.length);
    text += part;
  }
  return { text, offsets };
}

export function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

export function textAt(text: string, { start, end }: Range): string {
  const source = { name: "", text };
  return text.slice(offsetAt(source, start), offsetAt(source, end));
}

export function edited(text: string, edits: readonly TextEdit[]): string {
  const source = { name: "", text };
  let result = text;
  const all = edits.map(({ range, newText }) => ({
    start: offsetAt(source, range.start),
    end: offsetAt(source, range.end),
    newText,
  }));
  for (const { start, end, newText } of all.toSorted((a, b) => b.start - a.start))
    result = result.slice(0, start) + newText + result.slice(end);
  return result;
}

export async function startEditor({ pulls = false, extra = {}, delay = 0 }: Started = {}): Promise<Editor> {
  const folder = mkdtempSync(join(tmpdir(), "tenor-lsp-"));
  const child = spawn(process.execPath, [join(root, "cli/main.ts"), "lsp"]);
  const log: string[] = [];
  child.stderr.on("data", (data: Buffer) => log.push(data.toString()));
  const rpc = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const published: Editor["published"] = new Map();
  const waiting = new Set<() => void>();
  rpc.onNotification(
    "textDocument/publishDiagnostics",
    ({ uri, version, diagnostics }: { uri: string; version?: number; diagnostics: Diagnostic[] }) => {
      published.set(uri, { version, diagnostics });
      for (const each of waiting) each();
    },
  );
  rpc.onNotification("window/logMessage", ({ message }: { message: string }) => {
    log.push(message);
  });
  rpc.onRequest("client/registerCapability", () => null);
  rpc.onRequest("workspace/diagnostic/refresh", () => null);
  rpc.listen();
  const { capabilities } = await rpc.sendRequest<{ capabilities: Record<string, unknown> }>("initialize", {
    processId: null,
    rootUri: uriOfPath(folder),
    workspaceFolders: [{ uri: uriOfPath(folder), name: "test" }],
    capabilities: { textDocument: pulls ? { diagnostic: {} } : {}, ...extra },
    initializationOptions: { delay },
  });
  await rpc.sendNotification("initialized", {});
  const uriIn = (name: string): string => uriOfPath(join(folder, name));
  return {
    rpc,
    folder,
    capabilities,
    log,
    published,
    uri: uriIn,
    write(name, text) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return uriOfPath(path);
    },
    open(name, marked) {
      const { text, offsets } = unmarked(marked);
      const uri = name.includes(":") ? name : uriIn(name);
      const marks = offsets.map((offset) => positionIn(text, offset));
      void rpc.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "tenor", version: 1, text },
      });
      return {
        uri,
        text,
        marks,
        at: { textDocument: { uri }, position: marks[0] ?? { line: 0, character: 0 } },
      };
    },
    ask: (method, params, token) =>
      token === undefined ? rpc.sendRequest(method, params) : rpc.sendRequest(method, params, token),
    tell: (method, params) => rpc.sendNotification(method, params),
    async diagnostics(uri, version) {
      for (;;) {
        const known = published.get(uri);
        if (known?.version === version) return known.diagnostics;
        // oxlint-disable-next-line no-await-in-loop
        await new Promise<void>((resolve) => {
          const heard = (): void => {
            waiting.delete(heard);
            resolve();
          };
          waiting.add(heard);
        });
      }
    },
    async stop() {
      await rpc.sendRequest("shutdown");
      await rpc.sendNotification("exit");
      rpc.end();
      rpc.dispose();
      child.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
