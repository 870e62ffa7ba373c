/** A document as a Word file. */

import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document as WordDocument,
  type FileChild,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  type IRunOptions,
  LevelFormat,
  LineRuleType,
  Math as WordMath,
  type MathComponent,
  MathFraction,
  MathRun,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  Tab,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { isLetter } from "../../interpreter/document/formula.ts";
import type { Block, Cell, Document, Figure, Formula, Inline } from "../../interpreter/document/model.ts";
import { SOURCES_HEAD, SOURCES_LEAD, SOURCES_TITLE, sourceRow } from "../../interpreter/document/sources.ts";
import { fixed } from "./pack.ts";

/** Letter paper with margins of an inch: what is left for the text, in twentieths of a point. */
const TEXT_WIDTH = 9360;

const FONT = "Times New Roman";

export async function toDocx({ title, blocks, figures }: Document): Promise<Uint8Array> {
  const word = new WordDocument({
    title,
    creator: "Tenor",
    lastModifiedBy: "Tenor",
    features: { updateFields: false },
    styles: {
      default: {
        document: {
          run: { font: FONT, size: 22, language: { value: "en-US" } },
          paragraph: { spacing: { after: 120, line: 264 } },
        },
        heading1: heading(32, 240, 240, AlignmentType.CENTER),
        heading2: heading(26, 300, 120),
        heading3: heading(23, 240, 100),
        heading4: heading(22, 200, 80),
        heading5: heading(22, 160, 60),
        hyperlink: { run: { color: "0B4A8F" } },
      },
    },
    numbering: { config: [numbered(1)] },
    sections: [
      {
        properties: {
          page: {
            size: { width: 12240, height: 15840 },
            margin: { top: 1440, right: 1440, bottom: 1440, left: 1440 },
          },
        },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [...children(blocks), ...sourcesOf(figures, true)],
      },
    ],
  });
  return fixed(await Packer.toBuffer(word));
}

function heading(size: number, before: number, after: number, alignment?: (typeof AlignmentType)["CENTER"]) {
  return {
    run: { font: FONT, size, bold: true, color: "1A1A1A" },
    paragraph: {
      spacing: { before, after },
      keepNext: true,
      ...(alignment === undefined ? {} : { alignment }),
    },
  };
}

function numbered(count: number) {
  return {
    reference: `list-${count}`,
    levels: [
      {
        level: 0,
        format: LevelFormat.DECIMAL,
        text: "%1.",
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { left: 540, hanging: 360 } } },
      },
    ],
  };
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: 18, color: "595959" })],
  });
}

// ---- blocks ----

/** What surrounds a block: how far in it stands. */
interface Around {
  readonly indent: number;
}

const OUTSIDE: Around = { indent: 0 };
const STEP = 360;

/** For lines with formulas: one that is set a little wider than its letters would cut fractions. */
const ROOM = { before: 60, after: 60, line: 240, lineRule: LineRuleType.AUTO } as const;

export function children(blocks: readonly Block[], around: Around = OUTSIDE): FileChild[] {
  return blocks.flatMap((block, i) => childrenOf(block, around, blocks[i + 1]?.kind === "display"));
}

const LEVELS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
] as const;

function childrenOf(block: Block, around: Around, beforeFormula: boolean): FileChild[] {
  const indent = { left: around.indent };
  switch (block.kind) {
    case "heading": {
      const inside = runs(block.inside);
      const marked = block.id === null ? inside : [new Bookmark({ id: anchor(block.id), children: inside })];
      return [
        new Paragraph({ heading: LEVELS[block.level - 1] ?? HeadingLevel.HEADING_5, children: marked }),
      ];
    }
    case "paragraph":
      return [
        new Paragraph({
          indent,
          keepNext: beforeFormula || leads(block.inside),
          ...(block.inside.some(({ kind }) => kind === "formula") ? { spacing: ROOM } : {}),
          children: runs(block.inside),
        }),
      ];
    case "display":
      return block.lines.map(
        ({ sign, formula }, i) =>
          new Paragraph({
            indent: { left: around.indent + (sign === "" ? STEP : 2 * STEP) },
            keepNext: i < block.lines.length - 1,
            spacing: ROOM,
            children: [
              new WordMath({ children: [...(sign === "" ? [] : [words(`${sign} `)]), ...math(formula)] }),
            ],
          }),
      );
    case "list":
      return block.items.flatMap((item, i) => listItem(item, block.marks, i, around));
    case "quote":
      return children(block.inside, { indent: around.indent + STEP });
    case "table":
      return tableOf(block.caption, block.head, block.rows, around, null);
    case "rule":
      return [
        new Paragraph({
          border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: "8A8A8A", space: 1 } },
          spacing: { after: 240 },
        }),
      ];
  }
}

/** Whether a paragraph announces what follows, and is not to stand alone at the foot of a page. */
function leads(inside: readonly Inline[]): boolean {
  const last = inside.at(-1);
  return last?.kind === "text" && last.text.endsWith(":");
}

/** The mark stands before the first paragraph; what follows stands in as far. */
function listItem(
  item: readonly Block[],
  marks: "numbers" | "bullets" | "none",
  at: number,
  around: Around,
): FileChild[] {
  const left = around.indent + STEP;
  const [first, ...rest] = item;
  if (first?.kind !== "paragraph" || marks === "none") return children(item, { indent: left });
  const mark = marks === "numbers" ? `${at + 1}.` : "•";
  const lead = new Paragraph({
    indent: { left, hanging: STEP },
    tabStops: [{ type: "left", position: left }],
    children: [new TextRun({ children: [mark, new Tab()] }), ...runs(first.inside)],
    ...(first.inside.some(({ kind }) => kind === "formula") ? { spacing: ROOM } : {}),
  });
  return [lead, ...children(rest, { indent: left })];
}

const THIN = { style: BorderStyle.SINGLE, size: 4, color: "BFBFBA" } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;

function tableOf(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
  { indent }: Around,
  widths: readonly number[] | null,
): FileChild[] {
  const width = TEXT_WIDTH - indent;
  const shares = widths ?? widthsFor(head, rows);
  const total = shares.reduce((sum, each) => sum + each, 0);
  const columns = shares.map((each) => Math.floor((width * each) / total));
  const numeric = head.map((_, i) => rows.length > 0 && rows.every((cells) => cells[i]?.numeric === true));
  const empty = head.every((each) => each === "");
  const cell = (inside: readonly Inline[], column: number, right: boolean, bold: boolean): TableCell =>
    new TableCell({
      width: { size: columns[column] ?? 0, type: WidthType.DXA },
      margins: { top: 50, bottom: 50, left: 60, right: 60 },
      verticalAlign: VerticalAlignTable.TOP,
      borders: {
        top: NONE,
        left: NONE,
        right: NONE,
        bottom: bold ? { ...THIN, size: 8, color: "595959" } : THIN,
      },
      children: [
        new Paragraph({
          spacing: { after: 0 },
          ...(right ? { alignment: AlignmentType.RIGHT } : {}),
          children: runs(inside, { size: 20, ...(bold ? { bold: true } : {}) }),
        }),
      ],
    });
  const top = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map((each, i) => cell([{ kind: "text", text: each }], i, numeric[i] === true, true)),
  });
  const body = rows.map(
    (cells) =>
      new TableRow({
        cantSplit: true,
        children: cells.map(({ inside, numeric: right }, i) => cell(inside, i, right, false)),
      }),
  );
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: columns,
    indent: { size: indent, type: WidthType.DXA },
    borders: {
      top: NONE,
      bottom: NONE,
      left: NONE,
      right: NONE,
      insideHorizontal: NONE,
      insideVertical: NONE,
    },
    rows: empty ? body : [top, ...body],
  });
  const title = new Paragraph({
    indent: { left: indent },
    keepNext: true,
    spacing: { before: 120, after: 60 },
    children: [new TextRun({ text: caption, bold: true, size: 20 })],
  });
  return [...(caption === "" ? [] : [title]), table, gap()];
}

/** Word joins tables that nothing parts. */
function gap(): Paragraph {
  return new Paragraph({ spacing: { after: 0, line: 160, lineRule: LineRuleType.EXACT }, children: [] });
}

/** Columns as wide as what stands in them asks for, within limits. */
function widthsFor(head: readonly string[], rows: readonly (readonly Cell[])[]): number[] {
  return head.map((title, i) => {
    const longest = Math.max(title.length, ...rows.map((cells) => lengthOf(cells[i]?.inside ?? [])));
    return Math.min(Math.max(longest, title.length + 4, 8), 34);
  });
}

function lengthOf(inside: readonly Inline[]): number {
  return inside.reduce((sum, each) => {
    if (each.kind === "text") return sum + each.text.length;
    if (each.kind === "figure") return sum + each.figure.text.length + 2;
    return sum + ("inside" in each ? lengthOf(each.inside) : "width" in each ? each.width : 8);
  }, 0);
}

// ---- words ----

export function runs(inside: readonly Inline[], look: IRunOptions = {}): ParagraphChild[] {
  return inside.flatMap((each) => run(each, look));
}

function run(each: Inline, look: IRunOptions): ParagraphChild[] {
  switch (each.kind) {
    case "text":
      return [new TextRun({ ...look, text: each.text })];
    case "strong":
      return runs(each.inside, { ...look, bold: true });
    case "emphasis":
      return runs(each.inside, { ...look, italics: true });
    case "figure": {
      const { number, text } = each.figure;
      const mark = new TextRun({ text: String(number), superScript: true, color: "0B4A8F" });
      return [
        // A number stays with the sign that it is cut.
        new TextRun({ ...look, text: text.replace("≈ ", "≈\u00a0") }),
        new InternalHyperlink({ anchor: `source_${number}`, children: [mark] }),
      ];
    }
    case "line":
      return [new TextRun({ ...look, text: "_".repeat(each.width) })];
    case "break":
      return [new TextRun({ break: 1 })];
    case "link":
      return [
        new InternalHyperlink({
          anchor: anchor(each.to),
          children: runs(each.inside, { ...look, color: "1F3A6E" }),
        }),
      ];
    case "anchor":
      return [new Bookmark({ id: anchor(each.id), children: runs(each.inside, look) })];
    case "blank":
      return [
        new TextRun({
          ...look,
          text: each.text,
          shading: { type: ShadingType.CLEAR, color: "auto", fill: "FFE9A8" },
        }),
      ];
    case "note":
      return [
        new TextRun({
          ...look,
          text: each.text,
          italics: true,
          shading: { type: ShadingType.CLEAR, color: "auto", fill: "E7F0FB" },
        }),
      ];
    case "formula":
      return [new WordMath({ children: math(each.formula) })];
  }
}

/** Word takes letters, digits and low lines, and forty of them. */
function anchor(id: string): string {
  const plain = id.replace(/[^A-Za-z0-9_]/g, "_");
  return plain.length <= 40 ? plain : plain.slice(0, 28) + String(hash(id)).padStart(10, "0");
}

function hash(text: string): number {
  let value = 0;
  for (const letter of text) value = (value * 31 + (letter.codePointAt(0) ?? 0)) % 4_294_967_291;
  return value;
}

// ---- formulas ----

function math(formula: Formula): MathComponent[] {
  switch (formula.kind) {
    case "row":
      return formula.items.flatMap(math);
    case "name":
      return [isLetter(formula.text) ? new MathRun(formula.text) : words(formula.text)];
    case "number":
    case "words":
      return [words(formula.text)];
    case "operator":
      return [words(` ${formula.text} `)];
    case "fraction":
      return [new MathFraction({ numerator: math(formula.over), denominator: math(formula.under) })];
    case "brackets":
      return [words("("), ...math(formula.inside), words(")")];
  }
}

/** Terms of several words stand upright, with their spaces. */
function words(text: string): MathRun {
  return new MathRun({ text, normalText: true });
}

// ---- sources ----

/** The list at the end; each row can be jumped to. */
export function sourcesOf(figures: readonly Figure[], onNewPage: boolean): FileChild[] {
  if (figures.length === 0) return [];
  const rows = figures.map((figure): Cell[] => {
    const [number, ...rest] = sourceRow(figure);
    const name: Inline = { kind: "anchor", id: `source_${number}`, inside: [{ kind: "text", text: number }] };
    return [
      { inside: [name], numeric: false },
      ...rest.map((each) => ({ inside: [{ kind: "text", text: each } as const], numeric: false })),
    ];
  });
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      pageBreakBefore: onNewPage,
      children: [new TextRun(SOURCES_TITLE)],
    }),
    new Paragraph({ children: [new TextRun(SOURCES_LEAD)] }),
    ...tableOf("", SOURCES_HEAD, rows, OUTSIDE, [5, 16, 26, 9, 26, 18]),
  ];
}
