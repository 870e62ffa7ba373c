import type * as ast from "../../grammar/ast.ts";
import type { Program, ProgramPolicy, ProgramPostponement } from "../compile/program.ts";
import { isUnderAny, shownLabels } from "./sections.ts";

/** What the contract demands of one adjustment: a term, under a section, at a kind of event. */
export interface Demands {
  readonly bounds: readonly {
    readonly policy: ProgramPolicy;
    readonly clause: Extract<ast.PolicyClause, { form: "at least" | "at most" }>;
  }[];
  readonly direction: readonly {
    readonly policy: ProgramPolicy;
    readonly clause: Extract<ast.PolicyClause, { form: "never an increase" | "never a decrease" }>;
  }[];
  readonly rounding: readonly { readonly policy: ProgramPolicy; readonly rounding: ast.Rounding }[];
  readonly postponement: ProgramPostponement | null;
}

/** Finds the demands, each combination once. */
export class Policies {
  private readonly program: Program;
  /** By term, section and kind: asked for at every adjustment, where to put a key together would cost more than to find it. */
  private readonly known = new Map<string, Map<string, Map<string, Demands>>>();

  private constructor(program: Program) {
    this.program = program;
  }

  /** Those of a program, whoever asks. */
  static in(program: Program): Policies {
    let found = ofPrograms.get(program);
    if (found === undefined) {
      found = new Policies(program);
      ofPrograms.set(program, found);
    }
    return found;
  }

  of(term: string, section: string, kind: string): Demands {
    const ofSection = inner(inner(this.known, term), section);
    let found = ofSection.get(kind);
    if (found === undefined) {
      found = this.find(term, section, kind);
      ofSection.set(kind, found);
    }
    return found;
  }

  private find(term: string, section: string, kind: string): Demands {
    const bounds: Demands["bounds"][number][] = [];
    const direction: Demands["direction"][number][] = [];
    const rounding: Demands["rounding"][number][] = [];
    for (const policy of this.program.policies) {
      if (!this.covers(policy.scope, term, section, kind)) continue;
      for (const reading of policy.readings) this.program.meet(reading);
      for (const clause of policy.clauses) {
        switch (clause.form) {
          case "at least":
          case "at most":
            bounds.push({ policy, clause });
            break;
          case "never an increase":
          case "never a decrease":
            direction.push({ policy, clause });
            break;
          case "rounded":
            rounding.push({ policy, rounding: clause.rounding });
            break;
          case "reading":
            break;
        }
      }
    }
    for (const { node } of this.program.postponements) {
      // Also where another reading is the one that would wait.
      if (node.alternatives.some(({ value }) => this.covers(value.scope, term, section, kind)))
        this.program.meet(node);
    }
    const postponement =
      this.program.postponements.find((candidate) =>
        this.covers(candidate.postponement.scope, term, section, kind),
      ) ?? null;
    return { bounds, direction, rounding, postponement };
  }

  private covers(scope: ast.PolicyScope, term: string, section: string, kind: string): boolean {
    if (!scope.terms.some((name) => name.text === term)) return false;
    const model = this.program.model;
    if (scope.under.length > 0 && !isUnderAny(section, shownLabels(model, scope.under))) return false;
    if (isUnderAny(section, shownLabels(model, scope.exceptUnder))) return false;
    return !scope.exceptOn.some((name) => name.text === kind);
  }
}

const ofPrograms = new WeakMap<Program, Policies>();

function inner<K, V>(outer: Map<string, Map<K, V>>, key: string): Map<K, V> {
  let found = outer.get(key);
  if (found === undefined) {
    found = new Map();
    outer.set(key, found);
  }
  return found;
}
