/** The `tenor` command: hands the process to `tenor.ts`, and sees to it that nothing ends in a stack trace. */

import { enableCompileCache } from "node:module";

// V8's compiled code is kept in the system's folder for temporary files: what is compiled once starts in half the time. It
// must be on before anything else is loaded, so everything else is loaded below.
enableCompileCache();

const [{ lineOf }, { fault, tenor }, { processTerminal }] = await Promise.all([
  import("./arguments.ts"),
  import("./tenor.ts"),
  import("./terminal.ts"),
]);

const words = process.argv.slice(2);
const terminal = processTerminal(process);

/** A reader that has enough (`tenor run ... | head`) closes the pipe; that is no fault. */
function onPipeError(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit();
  throw error;
}

process.stdout.on("error", onPipeError);
process.stderr.on("error", onPipeError);
process.on("uncaughtException", (error) => {
  process.exitCode = fault(error, lineOf(words), terminal);
});

process.exitCode = await tenor(words, terminal);
