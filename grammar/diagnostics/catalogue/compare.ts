import { entry } from "../diagnostic.ts";

/** Problems of what-if tables. */

export const variationUnreadable = entry<{ text: string }>({
  code: "C701",
  severity: "error",
  name: "what to vary cannot be read",
  explanation:
    "A sweep needs to know which term takes which values: from where, to where and in which steps.",
  example: 'tenor sweep draft.tenor --vary "Warrant Price=cheap" --show "Net Shares"',
  remedy: 'Write it as `--vary "Warrant Price=$1.00..$3.00 step $0.25"`.',
  message: ({ text }) => ({
    title: `"${text}" does not say what to vary.`,
    text: "Nothing was computed.",
    help: ['--vary "Warrant Price=$1.00..$3.00 step $0.25"'],
  }),
});

export const tooManyCells = entry<{ most: string }>({
  code: "C702",
  severity: "error",
  name: "too many cells in a sweep",
  explanation:
    "Each cell of the table is a run of its own. With small steps over two terms that is more than anybody would wait for.",
  example: 'tenor sweep draft.tenor --vary "Warrant Price=$0.01..$1,000 step $0.01" --show "Net Shares"',
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
  example: 'tenor sweep draft.tenor --vary "Warrant Price=$1.00..$3.00 step $0.25" --show "Profit"',
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
    "A sweep varies one or two terms and shows at least one; a table of three inputs cannot be read.",
  example: "tenor sweep draft.tenor",
  remedy: "Give one or two `--vary` and at least one `--show`.",
  message: ({ option }) => ({
    title: option === "--show" ? "Nothing is to be shown." : "One or two terms can be varied.",
    text: "Nothing was computed.",
    help: [option === "--show" ? '--show "Warrant Price"' : '--vary "Warrant Price=$1.00..$3.00 step $0.25"'],
  }),
});

export const compareEntries = [variationUnreadable, tooManyCells, nothingToShow, wrongVariations] as const;
