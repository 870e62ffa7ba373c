import type { Context } from "../compile/context.ts";
import { isNone } from "../compile/lack.ts";
import type { Program } from "../compile/program.ts";
import type { Occurrence, Value } from "../compile/value.ts";
import type { Model, TermSymbol } from "../model/model.ts";
import { countingField } from "../model/quantity-field.ts";
import { Rational } from "../values/rational.ts";
import { mostAllowed } from "./most-allowed.ts";
import type { Rebinding } from "./rebinding.ts";
import type { ActRecord, CutBack, Shown } from "./result.ts";
import { shown } from "./show.ts";
import { explainExpression } from "./trace.ts";

/** The act as it was asked for, of which a part counts, and what refuses the rest. */
export interface Cut {
  readonly asked: Occurrence;
  readonly by: ActRecord["reasons"];
}

/** An act's record; what is costly or may be lacking is worked out when it is read. */
export class Act implements ActRecord {
  readonly day: number;
  readonly instant: number;
  readonly act: string;
  readonly id: string | null;
  readonly certificate: string | null;
  readonly status: "accepted" | "refused";
  readonly refusedBy: readonly string[];
  readonly reasons: ActRecord["reasons"];
  readonly place: ActRecord["place"];
  readonly words: ActRecord["words"];
  readonly program: Program;
  private readonly occurrence: Occurrence;
  readonly context: Context;
  rescinded: ActRecord["rescinded"] = null;
  private readonly cut: Cut | null;
  private most: { readonly quantity: bigint | null } | null = null;

  constructor(
    program: Program,
    occurrence: Occurrence,
    reasons: ActRecord["reasons"],
    context: Context,
    words: ActRecord["words"],
    cut: Cut | null = null,
  ) {
    this.cut = cut;
    this.program = program;
    this.words = words;
    this.occurrence = occurrence;
    this.context = context;
    this.day = occurrence.day;
    this.instant = occurrence.instant;
    this.act = occurrence.kind;
    this.id = occurrence.id;
    this.certificate = occurrence.certificate;
    this.status = reasons.length === 0 ? "accepted" : "refused";
    this.refusedBy = reasons.map((reason) => reason.section);
    this.reasons = reasons;
    this.place = occurrence.place;
  }

  /** Whether this is the record of an act. */
  of(act: Occurrence): boolean {
    return this.occurrence.key === act.key;
  }

  /** By which other facts refer to it. */
  get identity(): string {
    return this.occurrence.identity;
  }

  /** The identity of what it is told to be of. */
  get about(): string | null {
    return this.occurrence.of;
  }

  rescind(by: NonNullable<ActRecord["rescinded"]>): void {
    this.rescinded = by;
  }

  /** Whether the act takes up a number of something. */
  get counts(): boolean {
    return countingField(this.program.model, this.act) !== null;
  }

  get cutBack(): CutBack | null {
    const { cut } = this;
    const field = countingField(this.program.model, this.act);
    if (cut === null || this.status === "refused") return null;
    const [asked, counts] = [cut.asked, this.occurrence].map(
      (occurrence) => this.fieldsOf(occurrence).find(({ name }) => name === field)?.value,
    );
    if (asked === undefined || counts === undefined) return null;
    return { asked, counts, by: cut.by.map(({ section }) => section), reasons: cut.by };
  }

  /** Of an accepted act: the field that counts it, where that is zero, and the place of the act in the log. */
  get nothing(): { readonly field: string; readonly index: number } | null {
    const { fields, index } = this.occurrence;
    const field = countingField(this.program.model, this.act);
    const count = field === null ? null : fields.get(field);
    if (this.status === "refused" || field === null || !(count instanceof Rational)) return null;
    return count.isZero() ? { field, index } : null;
  }

  get mostAllowed(): bigint | null {
    this.most ??= { quantity: mostAllowed(this.program, this.occurrence, this.context) };
    return this.most.quantity;
  }

  get fields(): ActRecord["fields"] {
    return this.fieldsOf(this.occurrence);
  }

  private fieldsOf({ kind, fields }: Occurrence): ActRecord["fields"] {
    const schema = this.program.model.events.get(kind)?.schema;
    const found: { name: string; value: Shown }[] = [];
    for (const field of schema?.fields ?? []) {
      const value = fields.get(field.name);
      if (value !== undefined)
        found.push({ name: field.name, value: shown(field.type, value, this.program.model.zone) });
    }
    return found;
  }

  /** The certificate's state that the act's results are computed from. */
  get terms(): ActRecord["terms"] {
    const { program, context } = this;
    const used = statesBehind(program.model, this.act, this.givenTerms());
    return [...program.slotOf]
      .filter(([term]) => used.has(term))
      .sort(([, one], [, other]) => one - other)
      .map(([term, slot]) => ({ name: term.name, value: shown(term.type, context.state.slots[slot]) }));
  }

  /** The same act in a run under other readings. */
  branch(rebinding: Rebinding): Act {
    const { occurrence, reasons, words, cut } = this;
    const context = rebinding.context(this.context);
    const act = new Act(rebinding.program(this.program), occurrence, reasons, context, words, cut);
    act.most = this.most;
    act.rescinded = this.rescinded;
    return act;
  }

  /** Works out what a run tells of it. */
  read(): void {
    if (this.status === "refused") void this.mostAllowed;
    else for (const given of [...this.terms, ...this.gives]) void given.value;
  }

  private givenTerms(): TermSymbol[] {
    const event = this.program.model.events.get(this.occurrence.kind);
    const found: TermSymbol[] = [];
    for (const given of event?.gives ?? []) {
      const term = this.program.model.termsByName
        .get(given.name)
        ?.find(
          (candidate) =>
            candidate.scope.of === "event" && candidate.scope.events.includes(this.occurrence.kind),
        );
      if (term !== undefined) found.push(term);
    }
    return found;
  }

  /** What it gives, as it is settled. */
  given(): Map<TermSymbol, Value> {
    return new Map(
      this.givenTerms().map((term) => [
        term,
        this.program.terms.ofEvent(term)(this.context, this.occurrence),
      ]),
    );
  }

  get gives(): ActRecord["gives"] {
    return this.givenTerms().map((term) => {
      let value: Shown = shown(term.type, undefined);
      try {
        value = shown(
          term.type,
          this.program.terms.ofEvent(term)(this.context, this.occurrence),
          this.program.model.zone,
        );
      } catch (error) {
        if (!isNone(error)) throw error;
      }
      const { program, context, occurrence } = this;
      return {
        name: term.name,
        value,
        get steps() {
          return term.body.form === "formula"
            ? explainExpression(program, term.body.value, context.forTerm(occurrence), term.home)
            : [];
        },
      };
    });
  }
}

const known = new WeakMap<Model, Map<string, ReadonlySet<TermSymbol>>>();

/** The amounts of the certificate that what an act gives comes down to. Found once for each kind of act. */
function statesBehind(model: Model, act: string, given: readonly TermSymbol[]): ReadonlySet<TermSymbol> {
  const ofModel = known.get(model) ?? new Map<string, ReadonlySet<TermSymbol>>();
  known.set(model, ofModel);
  const found = ofModel.get(act);
  if (found !== undefined) return found;
  const all = new Set<TermSymbol>();
  const seen = new Set<TermSymbol>();
  for (const term of given) collectState(model, term, all, seen);
  const amounts = [...all].filter(
    ({ scope, type }) => scope.of === "certificate" && type.kind === "quantity",
  );
  const made = new Set(amounts);
  ofModel.set(act, made);
  return made;
}

/** The adjustable terms that a term's formula comes down to. */
function collectState(model: Model, term: TermSymbol, found: Set<TermSymbol>, seen: Set<TermSymbol>): void {
  if (seen.has(term)) return;
  seen.add(term);
  if (term.body.form === "adjustable") found.add(term);
  if (term.body.form !== "formula") return;
  const look = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const reference = model.references.get(node);
    if (reference?.to === "term" || reference?.to === "event term" || reference?.to === "term of") {
      collectState(model, reference.term, found, seen);
    }
    for (const inner of Object.values(node)) look(inner);
  };
  look(term.body.value);
  look(term.legend);
}
