/** Where a command prints: standard output and standard error, with what each can show. Tests hand in one of memory. */

import picocolors from "picocolors";
import { COLUMNS, plain, type Paint } from "../grammar/diagnostics/render.ts";

/** The colours of tables and explanations. */
export interface Colours extends Paint {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

export interface Terminal {
  /** To standard output. */
  readonly write: (text: string) => void;
  /** To standard error. */
  readonly complain: (text: string) => void;
  /** How wide lines may be. */
  readonly columns: number;
  readonly colours: Colours;
  readonly errorColours: Colours;
  /**
   * Shows how far long work has come, on a terminal's standard error; the empty text takes it away. Does nothing where
   * standard error is no terminal.
   */
  readonly progress: (text: string) => void;
}

export const noColours: Colours = { ...plain, good: plain.strong, bad: plain.strong };

export function coloursOf(enabled: boolean): Colours {
  if (!enabled) return noColours;
  const { bold, dim, red, yellow, blue, cyan, green } = picocolors.createColors(true);
  return {
    error: (text) => bold(red(text)),
    warning: (text) => bold(yellow(text)),
    information: (text) => bold(blue(text)),
    strong: bold,
    faint: dim,
    help: cyan,
    good: green,
    bad: red,
  };
}

/** Takes the line that shows progress away. */
const CLEAR_LINE = "\r\u001b[2K";

/** Not more often than this is progress shown, in milliseconds. */
const PROGRESS_EVERY = 100;

/** The terminal of a process. */
export function processTerminal(process: NodeJS.Process): Terminal {
  const { stdout, stderr, env } = process;
  let shown = false;
  let last = 0;
  const clear = (): void => {
    if (shown) stderr.write(CLEAR_LINE);
    shown = false;
  };
  return {
    write(text) {
      clear();
      stdout.write(text);
    },
    complain(text) {
      clear();
      stderr.write(text);
    },
    columns: Math.min(COLUMNS, stdout.isTTY ? Math.max(stdout.columns || COLUMNS, 40) : COLUMNS),
    colours: coloursOf(wantsColour(stdout, env)),
    errorColours: coloursOf(wantsColour(stderr, env)),
    progress(text) {
      if (!stderr.isTTY) return;
      if (text === "") {
        clear();
        return;
      }
      const now = performance.now();
      if (now - last < PROGRESS_EVERY) return;
      last = now;
      shown = true;
      stderr.write(CLEAR_LINE + text.slice(0, Math.max(20, (stderr.columns || 80) - 1)));
    },
  };
}

/** On a terminal alone, and never where NO_COLOR is set (no-color.org) or the terminal is a dumb one. */
function wantsColour(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"] && env["FORCE_COLOR"] !== "0") return true;
  return stream.isTTY && env["TERM"] !== "dumb";
}
