/** Asks for the blanks of a form on a terminal, one after another; an empty answer leaves a blank as it is. */

import { createInterface } from "node:readline/promises";
import type { Place } from "../../grammar/source.ts";
import type { FormBlank } from "../../interpreter/interchange/blanks.ts";
import { valueFault, type Form } from "./forms.ts";

/** Whether somebody can be asked. */
export function canAsk(): boolean {
  return process.stdin.isTTY && process.stdout.isTTY;
}

export interface Asking {
  readonly question: (words: string) => Promise<string>;
  readonly say: (words: string) => void;
}

/** The answers, by the name of their blank. */
export async function askBlanks(
  form: Form,
  blanks: readonly FormBlank[],
  { question, say }: Asking,
): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const { name, unit } of blanks) {
    for (;;) {
      const answer = (await question(`${name} (${EXAMPLES[unit]}; empty leaves it open): `)).trim();
      if (answer === "") break;
      const place: Place = {
        source: { name: "answer", text: answer },
        span: { start: 0, end: answer.length },
      };
      const fault = valueFault(form, name, answer, place);
      if (fault === null) {
        answers.set(name, answer);
        break;
      }
      say(`${fault.title} ${fault.text.replace(" Nothing was written.", "")}\n`);
    }
  }
  return answers;
}

const EXAMPLES: Readonly<Record<FormBlank["unit"], string>> = {
  party: "a name",
  shares: "as 100,000",
  money: "as $2,500,000",
  price: "as $2.40",
  percent: "as 9.99%",
  none: "as 100,000",
};

/** Asks on the process's terminal. Where it is closed, what is left stays open. */
export async function askOnTerminal(form: Form, blanks: readonly FormBlank[]): Promise<Map<string, string>> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  let closed = false;
  const ended = new Promise<string>((resolve) => {
    lines.once("close", () => {
      closed = true;
      resolve("");
    });
  });
  try {
    return await askBlanks(form, blanks, {
      question: (words) => (closed ? ended : Promise.race([lines.question(words), ended])),
      say: (words) => process.stdout.write(words),
    });
  } finally {
    lines.close();
  }
}
