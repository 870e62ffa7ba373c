import { entry } from "../diagnostic.ts";

/** Problems of drafts that differ from another draft clause by clause. */

/** `whole`: the path begins at the root of a disk. */
export const baseNotFound = entry<{ path: string; whole: boolean; near: readonly string[] }>({
  code: "V801",
  severity: "error",
  name: "the draft that a variant amends is not there",
  explanation:
    "A variant or amendment states only what it changes, so without the draft that it amends it has no meaning.",
  example: 'amends "no-such-form.tenor".\n"Warrant Price" initially means $2.10.',
  remedy: "Name the file as it stands beside the variant, as in `../form.tenor`.",
  message: ({ path, whole, near }) => ({
    title: `There is no draft "${path}" to amend.`,
    text: "What the variant does not change is missing.",
    help: whole
      ? [
          'a path from the root of a disk is not followed: name the file from this one\'s folder, as in "../form.tenor"',
        ]
      : near.length > 0
        ? near.map((name) => `write "${name}", which is there`)
        : ["name the file as it stands beside this one"],
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

export const silentOnDuties = entry<{ section: string; change: string; date: string }>({
  code: "V808",
  severity: "warning",
  name: "an amendment that does not say what becomes of open duties",
  explanation:
    "The amendment changes a duty that may be open when it comes into force, and does not say what becomes of it. Unless it says otherwise the duty goes on as it arose: it is due when the earlier words say, and what they attach to a missed deadline follows.",
  example:
    "an amendment `from June 1, 2006` that replaces the section of `the Issuer shall Give Notice within 30 days`",
  remedy: "Say `every open duty under section S passes over.` or `every open duty under section S ends.`",
  message: ({ section, change, date }) => ({
    title: `Section ${section} is ${change}, and nothing is said of duties under it that are open on ${date}.`,
    text: "They go on as they arose, by the earlier words.",
    help: [
      `to say so write "every open duty under section ${section} passes over."`,
      `to release them write "every open duty under section ${section} ends."`,
    ],
  }),
});

export const silentOnTerm = entry<{ term: string; date: string; now: "state" | "other kind" | "formula" }>({
  code: "V809",
  severity: "warning",
  name: "another first value for a term that is running already",
  explanation:
    "A first value counts at the beginning. When the amendment comes into force the term has a value already, which earlier adjustments may have made, and unless the amendment says otherwise that value passes over; the new first value then has no effect.",
  example: 'an amendment `from June 1, 2006` with `"Warrant Price" initially means $2.10.`',
  remedy: "Say `Warrant Price passes over.` or `Warrant Price begins anew.`",
  message: ({ term, date, now }) => ({
    title: `"${term}" is defined anew, but it has a value already on ${date}.`,
    text: {
      state: "That value passes over, and the new first value has no effect.",
      "other kind":
        "It is of another kind then, so its value cannot pass over: it begins with the new first value.",
      formula:
        "From then on it is what the formula gives; its value and the adjustments that made it are left behind.",
    }[now],
    help:
      now === "state"
        ? [
            `to say so write "${term} passes over."`,
            `to have it begin with the new value on that day write "${term} begins anew."`,
          ]
        : now === "other kind"
          ? [`to say so write "${term} begins anew."`]
          : [],
  }),
});

export const silentOnPostponed = entry<{
  section: string;
  change: string;
  date: string;
  term: string;
  goesOn: boolean;
}>({
  code: "V810",
  severity: "warning",
  name: "an amendment that does not say what becomes of postponed adjustments",
  explanation:
    "The amendment changes a clause under which adjustments may be postponed when it comes into force, and does not say what becomes of those. Unless it says otherwise they are carried on where the amended words postpone such adjustments too, and made on that day where nothing postpones them any more.",
  example: "an amendment `from June 1, 2006` that deletes the section with the threshold of 1%",
  remedy:
    "Say `every postponed adjustment of Warrant Share Number is made.`, `... passes over.` or `... ends.`",
  message: ({ section, change, date, term, goesOn }) => ({
    title: `Section ${section} is ${change}, and nothing is said of adjustments of ${term} that are postponed on ${date}.`,
    text: goesOn
      ? "What is carried by then is carried on by the amended words."
      : "Nothing postpones them any more, so they are made when the amendment comes into force.",
    help: [
      ...(goesOn ? [`to carry them on write "every postponed adjustment of ${term} passes over."`] : []),
      `to make them on that day write "every postponed adjustment of ${term} is made."`,
      `to drop them write "every postponed adjustment of ${term} ends."`,
    ],
  }),
});

export const silentOnMoments = entry<{ section: string; change: string; date: string }>({
  code: "V811",
  severity: "warning",
  name: "an amendment that does not say what becomes of awaited moments",
  explanation:
    "The amendment changes a rule that waits for a moment counted from an event, `at 61 days after a Waiver Notice`, and such a moment may be awaited when the amendment comes into force. Unless it says otherwise the moment comes when the earlier words say, and what follows is judged by them.",
  example: "an amendment `from June 1, 2006` that turns the 61 days into 30",
  remedy:
    "Say `every awaited moment under section S passes over.`, `... begins anew.` (counted from the event by the amended words) or `... ends.`",
  message: ({ section, change, date }) => ({
    title: `Section ${section} is ${change}, and nothing is said of moments under it that are awaited on ${date}.`,
    text: "A moment counted from an earlier event comes when the earlier words say, and has the effect that they give it.",
    help: [
      `to say so write "every awaited moment under section ${section} passes over."`,
      `to count them by the amended words write "every awaited moment under section ${section} begins anew."`,
      `to drop them write "every awaited moment under section ${section} ends."`,
    ],
  }),
});

export const amendedTooEarly = entry<{ date: string; before: string }>({
  code: "V812",
  severity: "error",
  name: "an amendment from a day before the one that it amends",
  explanation:
    "The amendment would be in force before the words that it changes, which are those of a later amendment. Amendments of one contract follow one another in time.",
  example: '`amends "second.tenor" from May 1, 2006.`, where second.tenor is in force from June 1, 2006',
  remedy: "Correct the date, or amend the draft that is in force on it.",
  message: ({ date, before }) => ({
    title: `The amendment is in force from ${date}, but the words that it amends only from ${before}.`,
    text: "It would change words that are not yet in force.",
    help: ["correct the date", "or amend the draft that is in force then"],
  }),
});

export const idleTransition = entry<{ text: string; why: string }>({
  code: "V813",
  severity: "warning",
  name: "a sentence about what passes over that acts on nothing",
  explanation:
    'Only an amendment with a date, `amends "base.tenor" from June 1, 2006`, finds anything under way: open duties, awaited moments, postponed adjustments and the values of terms. Duties pass over or end; moments pass over, begin anew or end; postponed adjustments pass over, are made or end; terms pass over or begin anew. Anything else has no effect.',
  example: "`every open duty under section 44 ends.`, where the draft before has no section 44",
  remedy: "Correct the number or the words, or leave the sentence out.",
  message: ({ text, why }) => ({
    title: `"${text}" has no effect.`,
    text: why,
    help: ["correct it, or leave it out"],
  }),
});

export const frameChanged = entry<{ what: string }>({
  code: "V814",
  severity: "error",
  name: "an amendment in time of the currency or time zone",
  explanation:
    "A run has one currency and one time zone, in which amounts and days before and after the amendment are told.",
  example: "an amendment `from June 1, 2006` with `time zone is Europe/Berlin.`",
  remedy: "Leave the change out, or write a draft of its own.",
  message: ({ what }) => ({
    title: `The amendment changes the ${what} in the course of time.`,
    text: "Amounts and days before and after it could not be told together.",
    help: ["leave the change out", "or write a draft without a date"],
  }),
});

export const replacesNothing = entry<{ name: string; near: readonly string[] }>({
  code: "V815",
  severity: "warning",
  name: "a definition of a variant that takes the place of none",
  explanation:
    "A definition in a variant takes the place of the base's of the same name. The base has none of this name, and no clause uses this one, so that it " +
    "changes no result. Where the name is a slip of the pen, the base's own definition stays in force.",
  example: 'a variant with `"Warant Price" initially means $2.10.`, where the base defines "Warrant Price"',
  remedy: "Write the name as the base has it, or use the new term in a clause.",
  message: ({ name, near }) => ({
    title: `The base does not define "${name}", and no clause uses it.`,
    text:
      near[0] === undefined
        ? "The definition changes no result."
        : `The definition changes no result: "${near[0]}" stays as the base has it.`,
    help: [
      ...near.map((each) => `Write "${each}", if that is meant.`),
      "For a new term, use it in the clause that it was written for.",
    ],
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
  silentOnDuties,
  silentOnTerm,
  silentOnPostponed,
  silentOnMoments,
  amendedTooEarly,
  idleTransition,
  frameChanged,
  replacesNothing,
] as const;
