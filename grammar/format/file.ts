import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import type { File } from "../ast.ts";
import type { Span } from "../source.ts";
import { type Layout, trailing, verbatim } from "./layout.ts";
import { type Unit, unitsOf } from "./units.ts";
import type { Remark } from "./words.ts";

const { hardline, indent } = builders;

/** A file: its units one under another, with the author's comments between them and at most one empty line. */
export function printFile(layout: Layout, file: File, mistakes: readonly Span[]): Doc {
  const units = unitsOf(layout, file, mistakes);
  const parts: Doc[] = [];
  let before: Unit | null = null;
  for (const unit of units) {
    parts.push(between(layout, before, unit), at(unit.depth, unit.doc));
    before = unit;
  }
  parts.push(between(layout, before, null));
  return units.length === 0 && layout.tail.remarks.length === 0 ? "" : [...parts, hardline];
}

/** A line between two units: a comment, or the second unit itself. */
interface Line {
  readonly remark: Remark | null;
  readonly depth: 0 | 1;
  readonly blankLine: boolean;
  readonly sameLine: boolean;
}

/** What stands between two units: the comments there, each on the side of the empty line where the author put it. */
function between(layout: Layout, before: Unit | null, unit: Unit | null): Doc[] {
  const lines = linesBetween(layout, before, unit);
  const outer = lines.findIndex((line) => !line.sameLine && line.depth === (unit?.depth ?? 0));
  const apart = before !== null && unit?.apart === true && !lines.slice(outer).some((line) => line.blankLine);
  const docs: Doc[] = [];
  for (const [index, line] of lines.entries()) {
    const first = before === null && docs.length === 0;
    const blank = line.blankLine || (apart && index === outer);
    if (!first && !line.sameLine) docs.push(at(line.depth, blank ? [hardline, hardline] : hardline));
    if (line.remark === null) docs.push(line.sameLine ? " " : "");
    else
      docs.push(
        line.sameLine && !first
          ? trailing(line.remark, line.remark.spaces)
          : at(line.depth, verbatim(line.remark.text)),
      );
  }
  return docs;
}

function linesBetween(layout: Layout, before: Unit | null, unit: Unit | null): Line[] {
  const gap = unit === null ? layout.tail : layout.word(unit.first).gap;
  const after = before?.asWritten === true ? layout.word(before.last - 1).end : 0;
  const until = unit?.asWritten === true ? layout.word(unit.first).start : Infinity;
  const remarks = gap.remarks.filter(({ start }) => start >= after && start < until);
  const depth = unit?.depth ?? 0;
  const opens = before !== null && unit !== null && before.depth < unit.depth;
  let inner = before !== null && depth === 0;
  const lines = remarks.map((remark, index): Line => {
    // Behind a section, indented comments still belong to it.
    inner &&= !remark.ownLine || remark.indented;
    const blankLine = remark.blankLine && !(opens && index === 0);
    const sameLine = !remark.ownLine && remarks[index - 1]?.form !== "comment";
    return { remark, depth: inner && remark.ownLine ? 1 : depth, blankLine, sameLine };
  });
  if (unit === null) return lines;
  const last = remarks.at(-1);
  const sameLine = last !== undefined && last.goesOn && remarks.some(({ ownLine }) => ownLine);
  const blankLine = gap.blankLine && !sameLine && !(opens && last === undefined);
  return [...lines, { remark: null, depth, blankLine, sameLine }];
}

function at(depth: 0 | 1, doc: Doc): Doc {
  return depth === 1 ? indent(doc) : doc;
}
