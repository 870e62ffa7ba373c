/** The `tenor` command: hands the process to `tenor.ts`, and sees to it that nothing ends in a stack trace. */

import { enableCompileCache } from "node:module";

// V8's compiled code is kept: what is compiled once starts in half the time. It must be on before anything else is loaded, so
// everything else is loaded below. The built command has it on already, in the user's folder; see build.ts.
enableCompileCache();

void start(process.argv.slice(2));

async function start(words: readonly string[]): Promise<void> {
  const [{ lineOf }, { fault, tenor }, { processTerminal }] = await Promise.all([
    import("./arguments.ts"),
    import("./tenor.ts"),
    import("./terminal.ts"),
  ]);
  const terminal = processTerminal(process);
  process.stdout.on("error", onPipeError);
  process.stderr.on("error", onPipeError);
  process.on("uncaughtException", (error) => {
    process.exitCode = fault(error, lineOf(words), terminal);
  });
  process.exitCode = await tenor(words, terminal);
}

/** A reader that has enough (`tenor run ... | head`) closes the pipe; that is no fault. */
function onPipeError(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit();
  throw error;
}
