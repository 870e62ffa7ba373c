import { entry } from "../diagnostic.ts";

/** Problems of drafts that differ from another draft clause by clause. */

export const baseNotFound = entry<{ path: string }>({
  code: "V801",
  severity: "error",
  name: "the draft that a variant amends is not there",
  explanation:
    "A variant or amendment states only what it changes, so without the draft that it amends it has no meaning.",
  example: 'amends "no-such-form.tenor".\n"Warrant Price" initially means $2.10.',
  remedy: "Name the file as it stands beside the variant.",
  message: ({ path }) => ({
    title: `There is no draft "${path}" to amend.`,
    text: "What the variant does not change is missing.",
    help: ["name the file as it stands beside this one"],
  }),
});

export const noSectionToChange = entry<{ section: string; change: string; near: string | null }>({
  code: "V802",
  severity: "error",
  name: "a section is changed that the base does not have",
  explanation:
    "The variant replaces or deletes a section that its base does not have, so the change has nothing to act on.",
  example: "a variant with `section 44 deleted.`, where the base ends with section 17",
  remedy: "Correct the number, or say `added` for a new section.",
  message: ({ section, change, near }) => ({
    title: `Section ${section} is ${change}, but the base has no section ${section}.`,
    text: "The change has nothing to act on.",
    help: [
      ...(near === null ? [] : [`if section ${near} is meant, write ${near}`]),
      'for a new section write "added"',
    ],
  }),
});

export const sectionThere = entry<{ section: string }>({
  code: "V803",
  severity: "error",
  name: "a section is added that the base has",
  explanation:
    "The variant adds a section under a number that its base has already, so two sections would bear one number.",
  example: "a variant with `section 4(d) added: ...`, where the base has a section 4(d)",
  remedy: "Say `replaced`, or give the new section a number of its own.",
  message: ({ section }) => ({
    title: `Section ${section} is added, but the base has a section ${section}.`,
    text: "Two sections would bear one number.",
    help: ['to change the base\'s section write "replaced"', "or give the new section a number of its own"],
  }),
});

export const sayWhichChange = entry<{ section: string; known: boolean }>({
  code: "V804",
  severity: "error",
  name: "a section of a variant that does not say what it does",
  explanation:
    "In a variant each section says whether it replaces one of the base's, adds to them or deletes one, so that no clause changes unseen.",
  example: "a variant with `section 7: ...` and no word for what it does",
  remedy: "Write `replaced`, `added` or `deleted` behind the number.",
  message: ({ section, known }) => ({
    title: `Section ${section} does not say whether it replaces or adds.`,
    text: known ? "The base has a section of this number." : "The base has no section of this number.",
    help: [known ? `section ${section} replaced "...": ...` : `section ${section} added "...": ...`],
  }),
});

export const noDefinitionToDelete = entry<{ name: string }>({
  code: "V805",
  severity: "error",
  name: "a definition is deleted that the base does not have",
  explanation: "The variant takes out a definition that its base does not have.",
  example: 'a variant with `definition "Fee" deleted.`, where the base does not define "Fee"',
  remedy: "Correct the name.",
  message: ({ name }) => ({
    title: `"${name}" is deleted, but the base does not define it.`,
    help: ["correct the name, or leave the line out"],
  }),
});

export const deletedButUsed = entry<{ name: string; where: string }>({
  code: "V806",
  severity: "error",
  name: "a definition is deleted that another clause uses",
  explanation:
    "The variant takes out a definition that a clause of the base, which stays, still uses. That clause would have no meaning.",
  example: 'a variant with `definition "Trading Day" deleted.`, while section 2(d) counts Trading Days',
  remedy: "Keep the definition, define the term anew, or change the clause too.",
  message: ({ name, where }) => ({
    title: `"${name}" is deleted, but ${where} uses it.`,
    text: "That clause could not be computed.",
    help: ["keep the definition", "define the term anew in the variant", "or replace the clause too"],
  }),
});

export const circularBase = entry<{ path: string }>({
  code: "V807",
  severity: "error",
  name: "drafts that amend each other",
  explanation:
    "The chain of drafts leads back to one that is in it already, so there is no first draft to begin from.",
  example: '`amends "b.tenor".` in a.tenor and `amends "a.tenor".` in b.tenor',
  remedy: "Let one of them stand by itself.",
  message: ({ path }) => ({
    title: `"${path}" amends a draft that leads back to this one.`,
    text: "There is no first draft to begin from.",
    help: ["let one of them stand by itself"],
  }),
});

export const dateNotActedOn = entry<{ path: string }>({
  code: "V808",
  severity: "information",
  name: "the date of an amendment",
  explanation:
    "The amended words count from the beginning of a run, and not from the date of the amendment alone.",
  example: 'amends "base.tenor" from June 1, 2006.',
  remedy: "Nothing for now.",
  message: ({ path }) => ({
    title: `The date of the amendment of "${path}" has no effect on results yet.`,
    text: "The amended words count from the beginning.",
  }),
});

export const variantEntries = [
  baseNotFound,
  noSectionToChange,
  sectionThere,
  sayWhichChange,
  noDefinitionToDelete,
  deletedButUsed,
  circularBase,
  dateNotActedOn,
] as const;
