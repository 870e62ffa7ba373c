/** A reading copy of a contract: its sections in order, with every name leading to its definition. */

import type * as ast from "../../grammar/ast.ts";
import type { Source } from "../../grammar/source.ts";
import type { Compilation } from "../compilation.ts";
import type { Model, Piece, PlacedStatement, Unit } from "../model/model.ts";
import { piecesOf } from "../variant/merge.ts";
import { type Anchor, Anchors, slug } from "./anchors.ts";
import { type Block, cell, type Document, type Inline, paragraph, text } from "./model.ts";
import { basename } from "./paths.ts";
import { capital, Prose } from "./prose.ts";
import { Statements } from "./statements.ts";

/** What the drafter left open or noted, with the section in which it stands. */
interface Open {
  readonly what: Inline;
  readonly statement: string;
  readonly section: string | null;
}

export function readingCopy({ model, source }: Compilation): Document {
  return new Copy(model, source).document();
}

class Copy {
  private readonly model: Model;
  private readonly source: Source;
  private readonly anchors: Anchors;
  private readonly prose: Prose;
  private readonly statements: Statements;
  private readonly open: Open[] = [];
  private scenarios = 0;

  constructor(model: Model, source: Source) {
    this.model = model;
    this.source = source;
    this.anchors = new Anchors(model);
    this.prose = new Prose(this.anchors);
    this.statements = new Statements(model, this.prose, this.anchors);
  }

  document(): Document {
    const [contract, ...modules] = this.model.units;
    const body = contract === undefined ? [] : this.unit(contract);
    const annexes = modules.flatMap((unit) => this.annex(unit));
    const title: Block = { kind: "heading", level: 1, id: null, inside: [text(this.model.title)] };
    const blocks = [
      title,
      paragraph(
        `A reading copy of ${basename(this.source.name)}. Each defined term leads to its definition, and the index at the end says where it is used. `,
        "Blanks and drafting notes stand out as they do in the list below.",
      ),
      ...this.contents(modules),
      ...this.openPoints(),
      ...this.readings(),
      ...body,
      ...this.examples(),
      ...annexes,
      ...this.index(),
    ];
    return { title: this.model.title, blocks, figures: [] };
  }

  // ---- the text ----

  private unit(unit: Unit): Block[] {
    const pieces = unit.pieces ?? piecesOf(unit.file, unit.source);
    const before = pieces.filter(({ node }) => node.kind !== "Section" && node.kind !== "Scenario");
    this.scenarios += pieces.filter(({ node }) => node.kind === "Scenario").length;
    const frame = before.flatMap(({ node, source }) => this.item(node, source, null));
    const sections = pieces.flatMap((piece) =>
      piece.node.kind === "Section" ? this.section(piece, piece.node) : [],
    );
    const heading: Block = { kind: "heading", level: 2, id: "frame", inside: [text("Parties and frame")] };
    return [...(frame.length === 0 ? [] : [heading, ...frame]), ...sections];
  }

  private section({ source, statements }: Piece, node: ast.Section): Block[] {
    const { label } = node.label;
    this.prose.section = label;
    const depth = 2 + (label.match(/\(|\.(?=\d)/g)?.length ?? 0);
    const level = Math.min(depth, 5) as 2 | 3 | 4 | 5;
    const title = node.title === null ? "" : ` ${node.title.value}`;
    const heading: Block = {
      kind: "heading",
      level,
      id: this.anchors.section(label),
      inside: [text(/^\d/.test(label) ? `${label}${title}` : title.trim() || label)],
    };
    const rank = node.precedence.map((each): Block => {
      const words = this.prose.words(each, source);
      return paragraph({ kind: "emphasis", inside: capital(words) }, ".");
    });
    return [heading, ...rank, ...this.placed(statements, node, source)];
  }

  /** Statements, and the drafting notes that stand between them. */
  private placed(statements: readonly PlacedStatement[], section: ast.Section, source: Source): Block[] {
    let at = section.span.start;
    const blocks = statements.flatMap((each): Block[] => {
      const notes = each.source === source ? this.notes(source, at, each.node.span.start) : [];
      if (each.source === source) at = each.node.span.end;
      return [...notes, ...this.item(each.node, each.source, this.prose.section)];
    });
    return [...blocks, ...this.notes(source, at, section.span.end)];
  }

  private notes(source: Source, start: number, end: number): Block[] {
    return this.prose.notesIn(source, { start, end }).map((note) => {
      const inside: Inline = { kind: "note", text: note };
      this.open.push({ what: inside, statement: "", section: this.prose.section });
      return paragraph(inside);
    });
  }

  private item(node: ast.Item, source: Source, section: string | null): Block[] {
    if (node.kind === "Section" || node.kind === "Scenario" || node.kind === "DefinitionChange") return [];
    const blocks = this.statements.blocks(node, source);
    for (const what of blanksIn(blocks)) this.open.push({ what, statement: subjectOf(node), section });
    return blocks;
  }

  private annex(unit: Unit): Block[] {
    const name = unit.source.name.startsWith("std/") ? unit.source.name : basename(unit.source.name);
    this.prose.section = name;
    const pieces = unit.pieces ?? piecesOf(unit.file, unit.source);
    const inside = pieces.flatMap(({ node, source, statements }): Block[] =>
      node.kind === "Section"
        ? statements.flatMap((each) => this.statements.blocks(each.node, each.source))
        : node.kind === "Scenario" || node.kind === "DefinitionChange"
          ? []
          : this.statements.blocks(node, source),
    );
    return [
      { kind: "heading", level: 2, id: moduleId(name), inside: [text(`Taken from ${name}`)] },
      ...inside,
    ];
  }

  private examples(): Block[] {
    if (this.scenarios === 0) return [];
    const [many, stand] =
      this.scenarios === 1
        ? ["One worked example", "stands"]
        : [`${this.scenarios} worked examples`, "stand"];
    return [
      { kind: "heading", level: 2, id: "examples", inside: [text("Worked examples")] },
      paragraph(
        `${many} ${stand} in the file and ${stand === "stands" ? "is" : "are"} left out here. tenor test works them.`,
      ),
    ];
  }

  // ---- what stands around it ----

  private contents(modules: readonly Unit[]): Block[] {
    const own = this.model.sections.filter(({ source }) => !modules.some((unit) => unit.source === source));
    const link = (to: string, words: string): readonly Block[] => [
      { kind: "paragraph", inside: [{ kind: "link", to, inside: [text(words)] }] },
    ];
    const entries = own.map(({ label, title }) =>
      link(
        this.anchors.section(label) ?? "",
        /^\d/.test(label) ? `${label} ${title ?? ""}`.trim() : (title ?? label),
      ),
    );
    const names = modules.map(({ source }) =>
      source.name.startsWith("std/") ? source.name : basename(source.name),
    );
    return [
      { kind: "heading", level: 2, id: "contents", inside: [text("Contents")] },
      {
        kind: "list",
        marks: "none",
        items: [
          ...entries,
          ...names.map((name) => link(moduleId(name), `Taken from ${name}`)),
          link("index", "Index of terms"),
        ],
      },
    ];
  }

  private openPoints(): Block[] {
    const heading: Block = { kind: "heading", level: 2, id: "open", inside: [text("Left open")] };
    if (this.open.length === 0)
      return [heading, paragraph("Nothing is left blank, and there are no drafting notes.")];
    const rows = this.open.map(({ what, statement, section }) => [
      cell(what),
      cell(statement),
      cell(section === null ? text("Parties and frame") : this.sectionLink(section)),
    ]);
    return [heading, { kind: "table", caption: "", head: ["What", "Of", "Section"], rows, named: false }];
  }

  private readings(): Block[] {
    if (this.model.ambiguities.length === 0) return [];
    const rows = this.model.ambiguities.map(({ names, places }) => {
      const sections = [...new Set(places.flatMap(({ home }) => home.section?.label ?? []))];
      const [first = "", ...others] = names;
      return [
        cell(this.links(sections)),
        cell(`“${first}”`),
        cell(others.map((name) => `“${name}”`).join(", ")),
      ];
    });
    return [
      { kind: "heading", level: 2, id: "readings", inside: [text("Readings")] },
      paragraph(
        "Where the words bear more than one reading the contract names them. The first is taken unless another is chosen.",
      ),
      { kind: "table", caption: "", head: ["Section", "First", "Others"], rows, named: false },
    ];
  }

  private index(): Block[] {
    const rows = this.anchors.all.flatMap((anchor) => {
      const uses = this.anchors.usesOf(anchor);
      if (uses.length === 0 && anchor.kind !== "term") return [];
      const name: Inline = { kind: "link", to: anchor.id, inside: [text(anchor.name)] };
      return [[cell(name), cell(this.kindOf(anchor)), cell(this.links(uses))]];
    });
    return [
      { kind: "heading", level: 2, id: "index", inside: [text("Index of terms")] },
      { kind: "table", caption: "", head: ["Name", "What it is", "Used in"], rows, named: true },
    ];
  }

  private kindOf({ kind, name }: Anchor): string {
    if (kind === "event") return this.model.events.get(name)?.act === true ? "act" : "event";
    return kind;
  }

  private links(sections: readonly string[]): Inline[] {
    return sections.flatMap((section, i) => [...(i === 0 ? [] : [text(", ")]), this.sectionLink(section)]);
  }

  /** A section, a module or, before the first section, the frame. */
  private sectionLink(section: string): Inline {
    if (section === "") return { kind: "link", to: "frame", inside: [text("frame")] };
    if (this.anchors.section(section) !== null) return this.prose.reference(section);
    return { kind: "link", to: moduleId(section), inside: [text(section)] };
  }
}

function moduleId(name: string): string {
  return `module-${slug(name)}`;
}

/** What a statement with a blank in it is about. */
function subjectOf(node: ast.Statement): string {
  if (node.kind === "Definition" || node.kind === "TableStatement") return node.name.text;
  return node.kind === "PartyStatement" ? node.name.text : "";
}

function blanksIn(blocks: readonly Block[]): Inline[] {
  return blocks.flatMap((block): Inline[] => {
    switch (block.kind) {
      case "heading":
      case "paragraph":
        return block.inside.flatMap(blanksOf);
      case "list":
        return block.items.flatMap(blanksIn);
      case "quote":
        return blanksIn(block.inside);
      case "table":
        return block.rows.flatMap((row) => row.flatMap(({ inside }) => inside.flatMap(blanksOf)));
      case "display":
      case "rule":
        return [];
    }
  });
}

function blanksOf(inline: Inline): Inline[] {
  if (inline.kind === "blank" || inline.kind === "note") return [inline];
  return "inside" in inline ? inline.inside.flatMap(blanksOf) : [];
}
