/** The `tenor` command: hands the process to `tenor.ts`, and sees to it that nothing ends in a stack trace. */

import { lineOf } from "./arguments.ts";
import { fault, tenor } from "./tenor.ts";
import { processTerminal } from "./terminal.ts";

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
