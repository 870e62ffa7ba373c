/** How an adjustment was worked out: each formula as the contract has it, with the values put in, and what it gives. */

import type * as ast from "../../grammar/ast.ts";
import { isNode, visit } from "../../grammar/walk.ts";
import type { Place } from "../../grammar/source.ts";
import { carriedWords, isDerivation, isName } from "../explain/text.ts";
import type { Model } from "../model/model.ts";
import { eventName, listed, sectionWords } from "../report/names.ts";
import { showMoment, valueKey } from "../report/show.ts";
import type { LedgerEntry, Operand, Shown, Step } from "../run/result.ts";
import { longDate } from "../values/day.ts";
import { exactOf, type Figures, isFigure, onPaper } from "./figures.ts";
import { filledFormula, formulaOf, isFormula } from "./formula.ts";
import {
  type Block,
  type Cell,
  cell,
  type Formula,
  type Inline,
  type Origin,
  paragraph,
  text,
} from "./model.ts";
import type { Cited, Told } from "./subjects.ts";

export function method({ record, path }: Cited<LedgerEntry>, told: Told, figures: Figures): Block[] {
  const heading: Block = {
    kind: "heading",
    level: 3,
    id: null,
    inside: [text(`${record.term}, under ${sectionWords(record.section)}`)],
  };
  return [heading, ...new Method(told, figures, record).steps(record.steps, `${path}.steps`, record.term)];
}

class Method {
  private readonly told: Told;
  private readonly figures: Figures;
  private readonly entry: LedgerEntry;
  private readonly zone: string;
  /** Derivations that stand on the page already. */
  private readonly shownBefore = new Set<string>();

  constructor(told: Told, figures: Figures, entry: LedgerEntry) {
    this.told = told;
    this.figures = figures;
    this.entry = entry;
    this.zone = told.model.zone;
  }

  /** `of` is what the steps derive; `path` is that of the list. */
  steps(steps: readonly Step[], path: string, of: string): Block[] {
    return steps.flatMap((step, i) => this.step(step, `${path}[${i}]`, of));
  }

  private step(step: Step, path: string, of: string): Block[] {
    const figure = (value: Shown, key: string, what: string): Inline =>
      this.figure(value, { what, section: step.section, path: `${path}.${key}.value`, place: null });
    const note = (...inside: readonly (Inline | string)[]): Block[] => {
      const lead = step.section === null ? "" : `${capital(sectionWords(step.section))}: `;
      return [paragraph(lead, ...inside)];
    };
    switch (step.kind) {
      case "formula":
        return this.formula(step, path, of);
      case "case":
        return note(`${step.label === "" ? "the case" : `(${step.label})`} applies, ${step.text}.`);
      case "reading": {
        const which =
          step.name === step.key ? "the first of those that it names" : `the first is “${step.key}”`;
        return note(`read as “${step.name}” (${which}).`);
      }
      case "borrowed":
        return note(`adjusts as ${sectionWords(step.from)} provides.`);
      case "rounded": {
        const rule = `rounded ${step.rule.replace(/^rounded /, "")}${step.tie ? " (exactly halfway)" : ""}: `;
        return note(
          rule,
          figure(step.from, "from", `${of} before rounding`),
          " becomes ",
          figure(step.to, "to", `${of} after rounding`),
          ".",
        );
      }
      case "floor":
      case "cap": {
        const than = step.kind === "floor" ? "not less than" : "not more than";
        const bound = figure(step.bound, "bound", `${step.text}, the ${step.kind}`);
        const from = figure(step.from, "from", `${of} by the formula`);
        if (valueKey(step.from) === valueKey(step.to))
          return note(
            `${than} ${step.text}, which is `,
            bound,
            "; the formula gives ",
            from,
            ", so it changes nothing.",
          );
        return note(
          `${than} ${step.text}, which is `,
          bound,
          ": ",
          from,
          " becomes ",
          figure(step.to, "to", `${of} as limited`),
          ".",
        );
      }
      case "direction":
        return note(
          `${step.text}; the formula gives `,
          figure(step.from, "from", `${of} by the formula`),
          ", so it stays as it was.",
        );
      case "postponed":
        return note(
          "postponed, since the change is less than ",
          figure(step.threshold, "threshold", "the threshold"),
          "; required is ",
          figure(step.required, "required", `${of} as required`),
          `, carried forward as ${carriedWords(step.carriedAs)}: `,
          figure(step.carry, "carry", "what is carried"),
          ".",
        );
      case "released": {
        const because =
          step.because === "act" ? "an act ends the postponement" : "the total reaches the threshold";
        const since = step.since.length === 0 ? "" : ` since ${listed(step.since)}`;
        return note(
          `what was postponed is made now (${because}); carried as ${carriedWords(step.carriedAs)}${since}: `,
          figure(step.carry, "carry", "what was carried"),
          ".",
        );
      }
      case "waits":
        return note(`waits with ${step.term}, whose adjustment is postponed.`);
      case "replayed":
        return this.replayed(step, path);
    }
  }

  private figure(value: Shown, origin: Omit<Origin, "exact">): Inline {
    const printed = onPaper(value, this.zone);
    return isFigure(value)
      ? this.figures.take(printed, { ...origin, exact: exactOf(value, printed) })
      : text(printed);
  }

  private formula(step: Extract<Step, { kind: "formula" }>, path: string, of: string): Block[] {
    const { operands, result, filled } = step;
    const rows = operands.map((operand, i) => this.row(operand, `${path}.operands[${i}].value.value`));
    const [only] = operands;
    const same =
      only !== undefined &&
      operands.length === 1 &&
      isName(filled) &&
      valueKey(only.value) === valueKey(result);
    const blocks: Block[] = same ? [] : [this.display(step, of)];
    if (!same) {
      const what = `${of}, by the formula`;
      const given = this.figure(result, {
        what,
        section: step.section,
        path: `${path}.result.value`,
        place: null,
      });
      rows.push([
        cell({ kind: "strong", inside: [text(of)] }),
        cell(this.from(step.section, step.place)),
        cell(given, true),
      ]);
    }
    if (rows.length > 0)
      blocks.push({
        kind: "table",
        caption: "The values put in",
        head: ["In the formula", "From", "Value"],
        rows,
        named: true,
      });
    return [
      ...blocks,
      ...operands.flatMap((operand, i) => this.behind(operand, `${path}.operands[${i}].steps`)),
    ];
  }

  private row({ name, value, section, place }: Operand, path: string): Cell[] {
    const figure = this.figure(value, { what: `${name}, in the formula`, section, path, place: null });
    return [cell(name), cell(this.fromOf(name, section, place)), cell(figure, true)];
  }

  /** What the event itself has adjusted stands in no section of its own. */
  private fromOf(name: string, section: string | null, place: Place | null): string {
    return /^(?:adjusted|required) /.test(name) ? "this event" : this.from(section, place);
  }

  private from(section: string | null, place: Place | null): string {
    if (section !== null) return sectionWords(section);
    return place === null
      ? "the facts"
      : place.source.name.startsWith("std/")
        ? place.source.name
        : "the contract";
  }

  /** How a value in the formula came about itself, once on a page. */
  private behind({ name, value, section, steps }: Operand, path: string): Block[] {
    const derivation = steps.map((step, i) => ({ step, i })).filter(({ step }) => isDerivation(step));
    const key = `${name} ${valueKey(value)}`;
    if (derivation.length === 0 || this.shownBefore.has(key)) return [];
    this.shownBefore.add(key);
    const inside = derivation.flatMap(({ step, i }) => this.step(step, `${path}[${i}]`, name));
    if (inside.length === 0) return [];
    const where = section === null ? "" : `, ${sectionWords(section)}`;
    return [paragraph({ kind: "strong", inside: [text(name)] }, `${where}:`), { kind: "quote", inside }];
  }

  /** The formula, the same with the values put in, and the result. */
  private display(
    { text: wording, filled, operands, result, place }: Extract<Step, { kind: "formula" }>,
    of: string,
  ): Block {
    const printed = onPaper(result, this.zone);
    const node = this.nodeAt(place);
    const leaves = { words: (each: ast.Expression) => slice(place, each), link: () => null };
    const formula: Formula =
      node !== null && isFormula(node) ? formulaOf(node, leaves) : { kind: "words", text: wording };
    const values = filledFormula(filled, operands, this.zone, this.told.model.currency);
    const lines = [{ sign: "", formula: equation(of, formula) }];
    if (values !== null) lines.push({ sign: values.about ? "≈" : "=", formula: values.formula });
    else if (filled !== wording) lines.push({ sign: "=", formula: { kind: "words", text: filled } });
    const bare = printed.replace(/^≈ /, "");
    lines.push({ sign: printed.startsWith("≈") ? "≈" : "=", formula: { kind: "number", text: bare } });
    return { kind: "display", lines };
  }

  private replayed(step: Extract<Step, { kind: "replayed" }>, path: string): Block[] {
    const without = step.without.length === 0 ? "" : ` without ${listed(step.without)}`;
    const lead = step.section === null ? "" : `${capital(sectionWords(step.section))}: `;
    const wanted = step.ledger
      .map((record, i) => ({ record, i }))
      .filter(({ record }) => record.term === this.entry.term);
    const inside = wanted.flatMap(({ record, i }): Block[] => {
      const there = `${path}.ledger[${i}]`;
      const value = (which: "before" | "after"): Inline =>
        this.figure(record[which], {
          what: `${record.term} ${which} ${eventName(record.event, record.id)}, as run again`,
          section: record.section,
          path: `${there}.${which}`,
          place: null,
        });
      const when = `${showMoment(record.instant, this.zone, longDate)}, ${eventName(record.event, record.id)}, ${sectionWords(record.section)}:`;
      return [
        paragraph(
          { kind: "strong", inside: [text(when)] },
          " ",
          value("before"),
          " becomes ",
          value("after"),
          ` (${record.status}).`,
        ),
        ...this.steps(record.steps, `${there}.steps`, record.term),
      ];
    });
    return [paragraph(`${lead}the history is run again${without}.`), ...inside];
  }

  private nodeAt(place: Place): ast.Expression | null {
    return (
      expressionsOf(this.told.model, place.source.name).get(`${place.span.start}-${place.span.end}`) ?? null
    );
  }
}

function equation(of: string, formula: Formula): Formula {
  const items = formula.kind === "row" ? formula.items : [formula];
  return {
    kind: "row",
    items: [{ kind: "name", text: of, to: null }, { kind: "operator", text: "=" }, ...items],
  };
}

/** The words of a node in the text of a place, on one line and without comments. */
function slice({ source }: Place, { span }: ast.Node): string {
  return source.text
    .slice(span.start, span.end)
    .replace(/\/\/[^\n\r]*|\[NTD:[^\]]*\]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

const known = new WeakMap<Model, Map<string, ReadonlyMap<string, ast.Expression>>>();

/** The expressions of a file by their spans; of two with one span the outer one. */
function expressionsOf(model: Model, name: string): ReadonlyMap<string, ast.Expression> {
  const ofModel = known.get(model) ?? new Map<string, ReadonlyMap<string, ast.Expression>>();
  known.set(model, ofModel);
  const there = ofModel.get(name);
  if (there !== undefined) return there;
  const found = new Map<string, ast.Expression>();
  const roots = model.units.flatMap((unit) => [
    ...(unit.source.name === name ? [unit.file] : []),
    ...(unit.pieces ?? []).filter((piece) => piece.source.name === name).map((piece) => piece.node),
    ...(unit.pieces ?? []).flatMap((piece) =>
      piece.statements.filter((each) => each.source.name === name).map((each) => each.node),
    ),
  ]);
  for (const root of roots)
    visit(root, (node) => {
      const key = `${node.span.start}-${node.span.end}`;
      if (isNode(node) && !found.has(key) && model.types.has(node as ast.Expression))
        found.set(key, node as ast.Expression);
    });
  ofModel.set(name, found);
  return found;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
