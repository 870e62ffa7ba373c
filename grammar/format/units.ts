import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import type { File, Item, Scenario, Section } from "../ast.ts";
import type { Span } from "../source.ts";
import { atKinds, type Layout, verbatim } from "./layout.ts";
import { step } from "./scenarios.ts";

const { indent } = builders;

/** Something that stands on lines of its own: a statement, a heading, a step, or text that belongs to none of them. */
export interface Unit {
  /** Its words, from `first` up to and without `last`. */
  readonly first: number;
  readonly last: number;
  /** How far it is indented. */
  readonly depth: 0 | 1;
  /** Whether an empty line has to stand before it. */
  readonly apart: boolean;
  /** Whether it is printed as it was written, its comments included. */
  readonly asWritten: boolean;
  readonly doc: Doc;
}

/** A unit as the tree has it. */
interface Outline {
  readonly span: Span;
  readonly depth: 0 | 1;
  readonly apart: boolean;
  readonly print: () => Doc;
}

/** The units of a file, in order. What `mistakes` touch is printed as it was written, and so is what no node holds. */
export function unitsOf(layout: Layout, file: File, mistakes: readonly Span[]): Unit[] {
  const units: Unit[] = [];
  const add = (unit: Unit): void => {
    const before = units.at(-1);
    if (before === undefined || !areTied(layout, unit.first)) units.push(unit);
    else
      units.splice(-1, 1, {
        ...asWritten(layout, before.first, unit.last, before.depth),
        apart: before.apart,
      });
  };
  let next = 0;
  const addRest = (until: number): void => {
    if (until > next) add(asWritten(layout, next, until, depthAt(layout, next, file)));
    next = Math.max(next, until);
  };
  for (const { span, depth, apart, print } of outlinesOf(layout, file)) {
    const start = layout.wordAt(span.start);
    const last = layout.wordAt(span.end);
    addRest(start);
    if (last <= next) continue;
    const touched =
      start < next || mistakes.some((mistake) => mistake.start < span.end && mistake.end > span.start);
    if (touched) add({ ...asWritten(layout, next, last, depth), apart });
    else add({ first: next, last, depth, apart, asWritten: false, doc: print() });
    next = last;
  }
  addRest(layout.words.length);
  return units;
}

/** Whether no space stands before a word: apart, the two could mean something else. */
function areTied(layout: Layout, index: number): boolean {
  return layout.word(index - 1).end === layout.word(index).start;
}

function asWritten(layout: Layout, first: number, last: number, depth: 0 | 1): Unit {
  const text = layout.source.text.slice(layout.word(first).start, layout.word(last - 1).end);
  const trimmed = text.includes('"""') ? text : text.replace(/[^\S\r\n]+$/gm, "");
  return { first, last, depth, apart: false, asWritten: true, doc: verbatim(trimmed) };
}

/** What no node holds stands where the section or scenario around it puts it. */
function depthAt(layout: Layout, index: number, file: File): 0 | 1 {
  const { at } = layout.word(index);
  const inside = (item: Item): boolean =>
    (item.kind === "Section" || item.kind === "Scenario") && item.span.start <= at && at < item.span.end;
  return file.items.some(inside) ? 1 : 0;
}

function outlinesOf(layout: Layout, file: File): Outline[] {
  const { header, items } = file;
  const head =
    header === null
      ? []
      : [{ span: header.span, depth: 0 as const, apart: false, print: () => layout.print(header) }];
  const rest = items.flatMap((item, index): Outline[] => {
    if (item.kind === "Section") return ofSection(layout, item);
    if (item.kind === "Scenario") return ofScenario(layout, item);
    const before = index === 0 ? header : items[index - 1];
    const apart = before?.kind === "Header" || before?.kind === "Section" || before?.kind === "Scenario";
    return [{ span: item.span, depth: 0, apart, print: () => layout.print(item) }];
  });
  return [...head, ...rest];
}

function ofSection(layout: Layout, section: Section): Outline[] {
  const parts = [section.label, ...(section.title === null ? [] : [section.title]), ...section.precedence];
  const span = headOf(layout, section.span, section.statements[0]?.span);
  // Twice as far in as the statements, so that they stand out.
  const print = (): Doc => indent(layout.phrases(layout.pieces(span, parts), atKinds("Precedence")));
  const statements = section.statements.map((statement): Outline => {
    return { span: statement.span, depth: 1, apart: false, print: () => layout.print(statement) };
  });
  return [{ span, depth: 0, apart: true, print }, ...statements];
}

function ofScenario(layout: Layout, scenario: Scenario): Outline[] {
  const span = headOf(layout, scenario.span, scenario.steps[0]?.span);
  const print = (): Doc => layout.row(layout.pieces(span, [scenario.title]));
  const steps = scenario.steps.map((each): Outline => {
    return { span: each.span, depth: 1, apart: false, print: () => step(layout, each) };
  });
  return [{ span, depth: 0, apart: true, print }, ...steps];
}

/** A heading ends with its colon, or with its full stop where the section is deleted. */
function headOf(layout: Layout, whole: Span, next: Span | undefined): Span {
  const end = next?.start ?? whole.end;
  const limit = layout.wordAt(end);
  for (let index = layout.wordAt(whole.start); index < limit; index++) {
    if (/[:.]$/.test(layout.word(index).text)) return { start: whole.start, end: layout.word(index).end };
  }
  return { start: whole.start, end };
}
