import { entry } from "../diagnostic.ts";

/** Problems of finding the files that a contract builds on. */

export const moduleNotFound = entry<{ path: string }>({
  code: "M301",
  severity: "error",
  name: "A module that is not there",
  explanation:
    "The contract uses clauses from another file, and there is no such file. Everything defined there is missing, so what depends on it cannot be computed.",
  example: 'warrant "W".\nuses "std/corporate-actons".',
  remedy:
    "Correct the name. Names that begin with std/ are modules of the library; others are files beside the contract.",
  message: ({ path }) => ({
    title: `There is no module "${path}".`,
    text: "What it defines is missing.",
    help: ['names that begin with "std/" are modules of the library; others are files beside this one'],
  }),
});

export const modulesEntries = [moduleNotFound] as const;
