/**
 * What a cap table records and no contract says (a purchase price, votes per share, an exemption), told in a file of its own: a JSON
 * object with, under the kind or the id of an OCF object, that object's fields as OCF writes them.
 */

import {
  particularUnknown,
  particularsNotJson,
  particularsWrong,
} from "../../grammar/diagnostics/catalogue/interchange.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import { nearestOf } from "../../grammar/diagnostics/nearest.ts";
import type { Place, Source } from "../../grammar/source.ts";
import { readJson, type JsonNode } from "../facts/json.ts";
import type { OcfJson } from "./ocf-write.ts";

export interface Particular {
  readonly value: OcfJson;
  readonly place: Place;
}

interface Told {
  readonly place: Place;
  readonly fields: ReadonlyMap<string, Particular>;
}

/** The particulars of objects, under their kind or their id; that under the id goes first. */
export class Particulars {
  readonly diagnostics: Diagnostic[];
  private readonly told: ReadonlyMap<string, Told>;
  private readonly used = new Set<string>();

  constructor(told: ReadonlyMap<string, Told>, diagnostics: readonly Diagnostic[]) {
    this.told = told;
    this.diagnostics = [...diagnostics];
  }

  static readonly none = (): Particulars => new Particulars(new Map(), []);

  /** What is told of an object by its id. */
  ofId(id: string): ReadonlyMap<string, Particular> {
    return this.under(id);
  }

  /** What is told of all objects of a kind, for those of which nothing else says it. */
  ofKind(type: string): ReadonlyMap<string, Particular> {
    return this.under(type);
  }

  private under(key: string): ReadonlyMap<string, Particular> {
    this.used.add(key);
    return this.told.get(key)?.fields ?? new Map<string, Particular>();
  }

  /** A finding for each key that is neither the kind nor the id of anything written. */
  leftOver(known: readonly string[]): Diagnostic[] {
    return [...this.told]
      .filter(([key]) => !this.used.has(key))
      .map(([key, { place }]) =>
        report(particularUnknown, place, { key, near: nearestOf(key, known, 2), known }),
      );
  }
}

export function readParticulars(source: Source): Particulars {
  const { root, problems } = readJson(source.text);
  const at = (start: number, end: number): Place => ({ source, span: { start, end } });
  const [problem] = problems;
  if (problem !== undefined || root === null) {
    const place = problem === undefined ? at(0, 0) : at(problem.start, problem.end);
    return new Particulars(new Map(), [report(particularsNotJson, place, null)]);
  }
  const diagnostics: Diagnostic[] = [];
  const wrong = (node: JsonNode, what: string): void => {
    diagnostics.push(report(particularsWrong, at(node.start, node.end), { what }));
  };
  const told = new Map<string, Told>();
  if (root.kind !== "object") wrong(root, "the file");
  else
    for (const { key, keyStart, keyEnd, value } of root.members) {
      if (value.kind !== "object") {
        wrong(value, `what stands under "${key}"`);
        continue;
      }
      const fields = value.members.flatMap((member) => {
        const read = jsonOf(member.value);
        const place = at(member.value.start, member.value.end);
        return read === null ? [] : [[member.key, { value: read, place }] as const];
      });
      told.set(key, { place: at(keyStart, keyEnd), fields: new Map(fields) });
    }
  return new Particulars(told, diagnostics);
}

/** The value as it stands; null is nothing told. Numbers keep their digits. */
function jsonOf(node: JsonNode): OcfJson | null {
  switch (node.kind) {
    case "object":
      return Object.fromEntries(
        node.members.flatMap(({ key, value }) => {
          const read = jsonOf(value);
          return read === null ? [] : [[key, read]];
        }),
      );
    case "array":
      return node.items.flatMap((item) => {
        const read = jsonOf(item);
        return read === null ? [] : [read];
      });
    case "string":
      return node.value;
    case "number": {
      const count = Number(node.text);
      return Number.isSafeInteger(count) && String(count) === node.text ? count : node.text;
    }
    case "boolean":
      return node.value;
    case "null":
      return null;
  }
}
