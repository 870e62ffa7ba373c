// A fault in one feature is logged with the document's version, and the others go on.
import { PassThrough } from "node:stream";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";
import { createConnection } from "vscode-languageserver/node";
import { expect, it } from "vitest";
import { diskFiles } from "../../lsp/files.ts";
import { serve } from "../../lsp/server.ts";
import { CONTRACT } from "./contract.ts";

it("a fault in one feature does not keep the others from answering", async () => {
  const up = new PassThrough();
  const down = new PassThrough();
  const files = diskFiles();
  serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), {
    files: {
      ...files,
      read: (path) => {
        if (path.endsWith("cursed.tenor")) throw new Error("the drive is on fire");
        return files.read(path);
      },
      stamp: (path) => (path.endsWith("cursed.tenor") ? "1" : files.stamp(path)),
    },
    format: () => Promise.reject(new Error("the formatter is out of paper")),
    delay: 0,
  });
  const rpc = createMessageConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
  const log: string[] = [];
  rpc.onNotification("window/logMessage", ({ message }: { message: string }) => {
    log.push(message);
  });
  rpc.listen();
  await rpc.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
  await rpc.sendNotification("initialized", {});

  const uri = "file:///w/sound.tenor";
  const cursed = "file:///w/uses.tenor";
  const didOpen = (each: string, text: string) =>
    rpc.sendNotification("textDocument/didOpen", {
      textDocument: { uri: each, languageId: "tenor", version: 3, text },
    });
  await didOpen(uri, CONTRACT);
  await didOpen(cursed, 'warrant "W".\nuses "cursed".\n');
  const at = (each: string) => ({ textDocument: { uri: each }, position: { line: 4, character: 8 } });

  expect(await rpc.sendRequest("textDocument/formatting", { textDocument: { uri }, options: {} })).toBeNull();
  expect(await rpc.sendRequest("textDocument/hover", at(cursed))).toBeNull();
  expect(await rpc.sendRequest("textDocument/hover", at(uri))).not.toBeNull();
  expect(log.join("\n")).toContain(`formatting, ${uri} (version 3): Error: the formatter is out of paper`);
  expect(log.join("\n")).toContain(`hover, ${cursed} (version 3): Error: the drive is on fire`);
  rpc.dispose();
});
