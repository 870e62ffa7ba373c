import { extname } from "node:path";
import { missingOperand } from "../../grammar/diagnostics/catalogue/options.ts";
import {
  fillUnreadable,
  noSuchSubject,
  notATemplate,
  notReached,
  nothingToDocument,
  severalSubjects,
  unknownDocument,
  unknownFormat,
} from "../../grammar/diagnostics/catalogue/documents.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import { wrap } from "../../grammar/diagnostics/render.ts";
import { Filler, fillTemplate } from "../../interpreter/document/fill.ts";
import { toHtml } from "../../interpreter/document/html.ts";
import { toMarkdown } from "../../interpreter/document/markdown.ts";
import type { Document, Figure } from "../../interpreter/document/model.ts";
import type { Typed } from "../../interpreter/document/names.ts";
import { standsAt } from "../../interpreter/document/sources.ts";
import {
  type About,
  isNamed,
  type Subject,
  subjectsOf,
  type Told,
} from "../../interpreter/document/subjects.ts";
import { readTemplate, type Template } from "../../interpreter/document/template.ts";
import { run as runContract } from "../../interpreter/run/run.ts";
import { longDate } from "../../interpreter/values/day.ts";
import type { Call, Command, Word } from "../command.ts";
import { kindNames, kindWords, templateOf } from "../document/kinds.ts";
import { readBytes, readTextFile } from "../input/read.ts";
import { writeWhole } from "../interchange/write.ts";
import { complain, exitCodeOf, giveUp, printJson } from "../output.ts";
import { choiceOptions, factOptions, prepare } from "../prepare.ts";
import { forPeople } from "../render/result.ts";
import type { Terminal } from "../terminal.ts";

export const command: Command = {
  name: "document",
  summary: "certificates, forms and notices filled from a run",
  description:
    "Runs a contract on its facts and fills a document from it: a certificate of adjustment, an exercise form, a notice. Each figure has the number of its source in a list " +
    "at the end. Without a KIND it lists the kinds and what each needs. The wording is a template, which you can replace by your own in Word or Markdown: {{Warrant Price}} " +
    "stands for the term of that name, {{Holder or ____}} for a line where it is not known.",
  operands: [
    { name: "KIND", count: "optional", help: "the kind of document; leave it out for the list" },
    { name: "FILE", count: "optional", help: "the contract" },
  ],
  options: [
    ...factOptions,
    ...choiceOptions,
    {
      name: "--of",
      value: "ID",
      help: "the event it is about: its id, kind or day; the last one if left out",
    },
    { name: "--certificate", value: "NO", help: "of a register, the certificate it is about" },
    { name: "--template", value: "FILE", help: "your own wording: a Word file (.docx) or Markdown (.md)" },
    {
      name: "--fill",
      value: "NAME=TEXT",
      repeatable: true,
      help: 'what the contract does not know: --fill "Transferee=Elm Street Partners"',
    },
    { name: "--out", value: "FILE", help: "write it: .docx, .html or .md; printed as Markdown if left out" },
    { name: "--force", value: null, help: "write over a file that is there" },
  ],
  examples: [
    { command: "tenor document", says: "the kinds of document" },
    {
      command: "tenor document certificate draft.tenor --events events.json --quotes quotes.csv --out c.docx",
      says: "the certificate of the last adjustment, as a Word file",
    },
    {
      command:
        "tenor document exercise-form draft.tenor --events e.json --of X2 --template ours.docx --out x.docx",
      says: "the form of one exercise, in your own words",
    },
  ],
  run,
};

/** A template of a lawyer can be this large. */
const LARGEST_TEMPLATE = 32 * 1024 * 1024;

const FORMATS = [".docx", ".html", ".md"];

async function run(call: Call): Promise<number> {
  const [kind, file] = call.operands;
  if (kind === undefined) return list(call);
  const kinds = kindNames();
  if (!kinds.includes(kind.text)) {
    const near = nearestOf(kind.text, kinds, 2);
    const isContract = kind.text.endsWith(".tenor");
    return giveUp(call, [report(unknownDocument, kind.place, { kind: kind.text, near, kinds, isContract })]);
  }
  if (file === undefined) {
    const end = { source: call.line, span: { start: call.line.text.length, end: call.line.text.length } };
    return giveUp(call, [
      report(missingOperand, end, { operand: "FILE", command: "document", what: "the contract" }),
    ]);
  }
  const typed = readFills(call.values("--fill"));
  const wording = readWording(call, kind.text);
  const slips = [
    ...("failed" in wording ? wording.failed : formatSlips(call, wording)),
    ...typed.diagnostics,
  ];
  if ("failed" in wording || slips.length > 0) return giveUp(call, slips);
  const prepared = await prepare(call, file);
  if ("failed" in prepared) return giveUp(call, prepared.failed);
  const { model, facts, options } = prepared;
  const result = runContract(model, facts, options);
  const told: Told = { model, facts, result };
  const about = wording.about ?? templateOf(kind.text).head.about ?? "certificate";
  const picked = pick(call, kind, told, about);
  if ("code" in picked)
    return giveUp(call, [picked, ...result.diagnostics.filter(({ severity }) => severity === "error")]);
  const made = await make(wording, told, picked.subject, typed.value);
  const found = made.diagnostics;
  if (exitCodeOf(found) > 0) return giveUp(call, found);
  const [out] = call.values("--out");
  const bytes = await formatted(made, out === undefined ? ".md" : extname(out.text).toLowerCase());
  if (out !== undefined) {
    const slip = writeWhole([{ path: out.text, text: bytes }], call.flag("--force") !== null, out.place);
    if (slip !== null) return giveUp(call, [slip]);
  }
  const diagnostics = [...prepared.diagnostics, ...result.diagnostics, ...found];
  if (call.json) {
    const { words, id, event } = picked.subject;
    const figures = made.figures.map(figureJson);
    const written = out?.text ?? null;
    const text = out === undefined ? String(bytes) : undefined;
    printJson(
      call.terminal,
      { kind: kind.text, about: words, event, id, written, text, figures, lines: made.lines },
      diagnostics,
    );
  } else {
    if (out === undefined) call.terminal.write(String(bytes));
    else call.terminal.write(writtenText(call.terminal, out.text, kind.text, picked, made));
    complain(call.terminal, [...forPeople(prepared.diagnostics, result.diagnostics), ...found]);
  }
  return Math.max(exitCodeOf(diagnostics), result.stopped === null ? 0 : 1);
}

// ---- the wording ----

type Wording = { readonly about: About | null } & (
  | { readonly form: "markdown"; readonly template: Template }
  | { readonly form: "word"; readonly bytes: Uint8Array; readonly word: Word }
);

function readWording(call: Call, kind: string): Wording | { readonly failed: readonly Diagnostic[] } {
  const [own] = call.values("--template");
  if (own === undefined) return { form: "markdown", template: templateOf(kind), about: null };
  if (extname(own.text).toLowerCase() === ".docx") {
    const bytes = readBytes(own.text, own.text, LARGEST_TEMPLATE);
    return "code" in bytes ? { failed: [bytes] } : { form: "word", bytes, word: own, about: null };
  }
  if (![".md", ".markdown", ".txt"].includes(extname(own.text).toLowerCase())) {
    const why = "its name does not say that it is a Word file or Markdown";
    return { failed: [report(notATemplate, own.place, { path: own.text, why })] };
  }
  const { source, diagnostics } = readTextFile(own.text, own.text, LARGEST_TEMPLATE);
  if (source === null) return { failed: diagnostics };
  const template = readTemplate(source);
  return { form: "markdown", template, about: template.head.about };
}

/** Where the end of the name says no format that this wording can become. */
function formatSlips(call: Call, { form }: Wording): Diagnostic[] {
  const [out] = call.values("--out");
  const end = out === undefined ? (form === "word" ? "" : ".md") : extname(out.text).toLowerCase();
  const formats = form === "word" ? [".docx"] : FORMATS;
  if (formats.includes(end)) return [];
  const place = out?.place ?? call.values("--template")[0]?.place;
  return place === undefined
    ? []
    : [report(unknownFormat, place, { path: out?.text ?? "What is printed", formats })];
}

function readFills(words: readonly Word[]): {
  readonly value: ReadonlyMap<string, Typed>;
  readonly diagnostics: readonly Diagnostic[];
} {
  const value = new Map<string, Typed>();
  const diagnostics: Diagnostic[] = [];
  for (const { text, place } of words) {
    const at = text.indexOf("=");
    const name = text.slice(0, Math.max(at, 0)).trim();
    if (name === "") diagnostics.push(report(fillUnreadable, place, { found: text }));
    else value.set(name, { text: text.slice(at + 1).trim(), place });
  }
  return { value, diagnostics };
}

// ---- what it is about ----

interface Picked {
  readonly subject: Subject;
  /** Whether it was picked because it is the last. */
  readonly last: boolean;
}

/** The event that `--of` names, or the last: of adjustments the last that was made, of exercises the last that was accepted. */
function pick(call: Call, kind: Word, told: Told, about: About): Picked | Diagnostic {
  const [certificate] = call.values("--certificate");
  const all = subjectsOf(told, about);
  const subjects =
    certificate === undefined ? all : all.filter((each) => each.certificate === certificate.text);
  if (certificate !== undefined && subjects.length === 0 && all.length > 0)
    return report(noSuchSubject, certificate.place, {
      option: "--certificate",
      word: certificate.text,
      document: kind.text,
      choices: [...new Set(all.flatMap((each) => each.certificate ?? []))].map(
        (number) => `certificate ${number}`,
      ),
    });
  const [of] = call.values("--of");
  const { stopped } = told.result;
  if (["certificate", "transfer", "transfer of a part"].includes(about) && stopped !== null) {
    const [date, day] = [longDate(told.result.asOf), longDate(stopped.day)];
    return report(notReached, kind.place, { document: kind.text, date, stopped: day });
  }
  if (subjects.length === 0) {
    const date = longDate(told.result.asOf);
    return report(nothingToDocument, kind.place, { document: kind.text, about, date });
  }
  if (of === undefined) {
    const stands = ({ entries, act }: Subject): boolean =>
      act === null
        ? entries.some(({ record }) => record.status === "made")
        : act.record.status === "accepted";
    const last = subjects.findLast(stands) ?? subjects.at(-1);
    if (last !== undefined) return { subject: last, last: subjects.length > 1 };
  }
  const word = of?.text ?? "";
  const found = subjects.filter((subject) => isNamed(subject, word));
  const [only] = found;
  if (only !== undefined && found.length === 1) return { subject: only, last: false };
  const place = of?.place ?? kind.place;
  if (found.length > 1)
    return report(severalSubjects, place, { word, choices: found.map(({ words }) => words) });
  return report(noSuchSubject, place, {
    option: "--of",
    word,
    document: kind.text,
    choices: subjects.map(({ words }) => words),
  });
}

// ---- making ----

type Made = {
  readonly figures: readonly Figure[];
  readonly lines: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
} & ({ readonly document: Document } | { readonly bytes: Uint8Array });

async function make(
  wording: Wording,
  told: Told,
  subject: Subject,
  typed: ReadonlyMap<string, Typed>,
): Promise<Made> {
  if (wording.form === "markdown") {
    const made = fillTemplate(wording.template, told, subject, typed);
    return { ...made, figures: made.document.figures };
  }
  const { filledWord, patchesOf, readWordTemplate } = await import("../document/word-template.ts");
  const template = readWordTemplate(wording.bytes, wording.word.text, wording.word.place);
  const nothing = { figures: [], lines: [], bytes: new Uint8Array() };
  if ("code" in template) return { ...nothing, diagnostics: [template] };
  const filler = new Filler(told, subject, typed);
  const patches = patchesOf(template, filler);
  const diagnostics = [...template.diagnostics, ...filler.finish()];
  if (exitCodeOf(diagnostics) > 0) return { ...nothing, diagnostics };
  const bytes = await filledWord(template, patches);
  if (bytes === null) {
    const details = { path: wording.word.text, why: "its text cannot be read" };
    return { ...nothing, diagnostics: [report(notATemplate, wording.word.place, details)] };
  }
  return { figures: filler.figures.all, lines: filler.lines, diagnostics, bytes };
}

async function formatted(made: Made, end: string): Promise<string | Uint8Array> {
  if ("bytes" in made) return made.bytes;
  if (end === ".md") return toMarkdown(made.document);
  if (end === ".html") return toHtml(made.document);
  const { toDocx } = await import("../document/docx.ts");
  return toDocx(made.document);
}

// ---- telling ----

function figureJson(figure: Figure): object {
  const { number, text, origin } = figure;
  const { what, section, path, exact } = origin;
  return { number, text, what, section, path, stands: standsAt(origin), exact };
}

function writtenText(
  { columns }: Terminal,
  path: string,
  kind: string,
  { subject, last }: Picked,
  { figures, lines }: Made,
): string {
  const which = last ? ", the last one that the run has (--of picks another)" : "";
  const parts = [
    `Wrote ${path}: ${kind} of ${subject.words}${which}.`,
    `${figures.length} ${figures.length === 1 ? "figure" : "figures"}, each with its source at the end.`,
    ...(lines.length === 0 ? [] : [`Left to be filled in by hand: ${lines.join("; ")}.`]),
  ];
  return parts.map((part) => `${wrap(part, columns).join("\n")}\n`).join("");
}

function list(call: Call): number {
  const kinds = kindNames().map(kindWords);
  if (call.json) {
    printJson(call.terminal, { kinds });
    return 0;
  }
  const { colours, columns } = call.terminal;
  const lines = (lead: string, words: readonly string[]): string[] =>
    words.length === 0 ? [] : wrap(`${lead} ${words.join("; ")}`, columns - 4).map((line) => `    ${line}`);
  const parts = kinds.map(({ name, says, about, needs, takes }) =>
    [
      `  ${colours.strong(name)}`,
      `    ${says}`,
      ...lines("is about:", [about]),
      ...lines("needs:", needs),
      ...lines("or leaves a line for:", takes),
    ].join("\n"),
  );
  call.terminal.write(`Kinds of document\n\n${parts.join("\n\n")}\n`);
  return 0;
}
