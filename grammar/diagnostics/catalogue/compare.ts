import { entry } from "../diagnostic.ts";

/** Problems of what-if tables. */

export const variationUnreadable = entry<{ text: string }>({
  code: "C701",
  severity: "error",
  name: "what to vary cannot be read",
  explanation:
    "A sweep needs to know which input takes which values: from where, to where and in which steps.",
  example: 'tenor sweep draft.tenor --vary "Warrant Price=cheap" --show "Net Shares"',
  remedy:
    'Write it as `--vary "Warrant Price=1.00..3.00 step 0.25"`, from the lower to the higher. A `$` between double quotation marks is taken by most shells for a ' +
    "name of their own, and what follows it is lost; amounts need none.",
  message: ({ text }) => ({
    title: `"${text}" does not say what to vary.`,
    text: "Nothing was computed.",
    help: [
      'Write it from the lower to the higher: --vary "Warrant Price=1.00..3.00 step 0.25".',
      "If amounts with $ were given, leave the $ out: the shell may have taken it for its own.",
    ],
  }),
});

export const tooManyCells = entry<{ most: string }>({
  code: "C702",
  severity: "error",
  name: "too many cells in a sweep",
  explanation:
    "Each cell of the table is a run of its own. With small steps over two inputs that is more than anybody would wait for.",
  example: 'tenor sweep draft.tenor --vary "Warrant Price=0.01..1,000 step 0.01" --show "Net Shares"',
  remedy: "Take larger steps.",
  message: ({ most }) => ({
    title: `The table would have more than ${most} cells.`,
    text: "Nothing was computed.",
    help: ["take larger steps"],
  }),
});

export const nothingToShow = entry<{ name: string }>({
  code: "C703",
  severity: "error",
  name: "a sweep shows what the contract does not have",
  explanation:
    "What a sweep shows is a term of the certificate, or what an act uses or gives, or a term of an act.",
  example: 'tenor sweep draft.tenor --vary "Warrant Price=1.00..3.00 step 0.25" --show "Profit"',
  remedy: "Name a term as the contract defines it.",
  message: ({ name }) => ({
    title: `The contract has no "${name}" to show.`,
    text: "Nothing was computed.",
    help: ["name a term as the contract defines it"],
  }),
});

export const wrongVariations = entry<{ option: string }>({
  code: "C704",
  severity: "error",
  name: "a sweep over nothing or over too much",
  explanation:
    "A sweep varies one or two inputs and shows at least one term; a table of three inputs cannot be read.",
  example: "tenor sweep draft.tenor",
  remedy: "Give one or two `--vary` and at least one `--show`.",
  message: ({ option }) => ({
    title: option === "--show" ? "Nothing is to be shown." : "One or two inputs can be varied.",
    text: "Nothing was computed.",
    help: [option === "--show" ? '--show "Warrant Price"' : '--vary "Warrant Price=1.00..3.00 step 0.25"'],
  }),
});

export const cannotVary = entry<{ what: string; help: readonly string[] }>({
  code: "C705",
  severity: "error",
  name: "a sweep over what cannot be varied",
  explanation:
    "What can be varied is a term that holds one value, what was quoted on a day, all quotes together, and a number that an event " +
    "has. A term that is worked out from others follows them.",
  example: 'tenor sweep draft.tenor --vary "Closing Bid=1.00..3.00 step 0.25" --show "Warrant Price"',
  remedy:
    'Write `--vary "Closing Bid on April 4, 2006=1.00..3.00 step 0.25"`, `--vary "every quote scaled by=80%..120% step 10%"` or ' +
    '`--vary "Consideration of placement of 2005=100,000..500,000 step 100,000"`.',
  message: ({ what, help }) => ({ title: what, text: "Nothing was computed.", help }),
});

export const wrongWorkers = entry<{ text: string }>({
  code: "C706",
  severity: "error",
  name: "not a number of workers",
  explanation: "Cells of a sweep are computed by so many threads at once. There has to be at least one.",
  example:
    'tenor sweep draft.tenor --vary "Warrant Price=1.00..3.00 step 0.25" --show "Net Shares" --workers many',
  remedy: "Give a whole number from 1 to 64, or leave it out.",
  message: ({ text }) => ({
    title: `"${text}" is not a number of workers.`,
    text: "Nothing was computed.",
    help: ["a whole number from 1 to 64; as many as the machine has cores where it is left out"],
  }),
});

export const compareEntries = [
  variationUnreadable,
  tooManyCells,
  nothingToShow,
  wrongVariations,
  cannotVary,
  wrongWorkers,
] as const;
