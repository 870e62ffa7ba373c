/** The list of commands. What each does is loaded when it is called: a check needs no formatter, and help nothing at all. */

import type { Command, Example } from "../command.ts";

export interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

export const groups: readonly { readonly title: string; readonly commands: readonly Entry[] }[] = [
  {
    title: "Drafting",
    commands: [
      {
        name: "new",
        summary: "begin a new draft",
        load: async () => (await import("./new.ts")).command,
      },
      {
        name: "check",
        summary: "find what is wrong or doubtful in contracts",
        load: async () => (await import("./check.ts")).command,
      },
      {
        name: "fmt",
        summary: "lay contracts out in the standard form",
        load: async () => (await import("./fmt.ts")).command,
      },
      {
        name: "test",
        summary: "run the scenarios that contracts hold",
        load: async () => (await import("./test.ts")).command,
      },
      {
        name: "lsp",
        summary: "serve an editor",
        load: async () => (await import("./lsp.ts")).command,
      },
    ],
  },
  {
    title: "Running",
    commands: [
      {
        name: "run",
        summary: "the terms, adjustments and exercises that facts make of a contract",
        load: async () => (await import("./run.ts")).command,
      },
      {
        name: "register",
        summary: "the certificates, who holds them, and where all shares have gone",
        load: async () => (await import("./register.ts")).command,
      },
      {
        name: "compare",
        summary: "what differs between two drafts, and what that comes to on the same facts",
        load: async () => (await import("./compare.ts")).command,
      },
      {
        name: "sweep",
        summary: "a result over a range of one or two inputs",
        load: async () => (await import("./sweep.ts")).command,
      },
      {
        name: "explain",
        summary: "why a term has its value: sections, formulas, facts and quotes",
        load: async () => (await import("./explain.ts")).command,
      },
      {
        name: "due",
        summary: "what is owed on a day, by whom and by when, and what is overdue",
        load: async () => (await import("./due.ts")).command,
      },
      {
        name: "can",
        summary: "what an act may take up on a day, its cost, and what refuses more",
        load: async () => (await import("./can.ts")).command,
      },
    ],
  },
  {
    title: "Documents",
    commands: [
      {
        name: "document",
        summary: "certificates, forms and notices filled from a run",
        load: async () => (await import("./document.ts")).command,
      },
      {
        name: "read",
        summary: "a reading copy of a contract, with linked terms and set formulas",
        load: async () => (await import("./read.ts")).command,
      },
    ],
  },
  {
    title: "Other formats",
    commands: [
      {
        name: "import",
        summary: "events from a cap table (OCF), or from an SEC Form 3, 4 or 5",
        load: async () => (await import("./import.ts")).command,
      },
      {
        name: "export",
        summary: "a run as a cap table (OCF), or an exercise as an SEC Form 4",
        load: async () => (await import("./export.ts")).command,
      },
    ],
  },
  {
    title: "Reference",
    commands: [
      {
        name: "explain-code",
        summary: "what a message means, with an example and a remedy",
        load: async () => (await import("./explain-code.ts")).command,
      },
      {
        name: "schema",
        summary: "JSON Schemas of results and of a contract's events",
        load: async () => (await import("./schema.ts")).command,
      },
    ],
  },
];

export const commands: readonly Entry[] = groups.flatMap((group) => group.commands);

export const examples: readonly Example[] = [
  { command: "tenor check draft.tenor", says: "every message with its place in the draft" },
  {
    command: "tenor run draft.tenor --events events.json --quotes quotes.csv --as-of 2007-12-31",
    says: "the terms on December 31, 2007, and how they came about",
  },
  {
    command: 'tenor explain draft.tenor "Warrant Price" --events events.json --quotes quotes.csv',
    says: "the derivation of the price, step by step",
  },
];
