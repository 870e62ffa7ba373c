import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Either } from "./base.ts";
import { DutyParser } from "./duties.ts";

/** Effects and settlements: what a rule brings about. */
export abstract class EffectParser extends DutyParser {
  /** Effects separated by semicolons; those read before one that breaks are kept. */
  readonly effects = this.RULE("effects", (kept: ast.Effect[]): ast.Effect[] => {
    this.keep(kept, () => this.SUBRULE(this.effect));
    this.MANY(() => {
      this.CONSUME(t.Semicolon);
      this.keep(kept, () => this.SUBRULE1(this.effect));
    });
    return kept;
  });

  readonly effect: (index?: number) => ast.Effect = this.RULE("effect", (): ast.Effect =>
    this.deeper(() =>
      this.OR<Either<ast.Effect>>([
        { ALT: () => this.SUBRULE(this.readingEffect) },
        { ALT: () => this.SUBRULE(this.adjustAs) },
        { ALT: () => this.SUBRULE(this.deem) },
        { ALT: () => this.SUBRULE(this.rescind) },
        { ALT: () => this.SUBRULE(this.undo) },
        { ALT: () => this.SUBRULE(this.subjectEffect) },
      ]),
    ),
  );

  /** `reading "a": EFFECT; reading "b": EFFECT`. */
  readonly readingEffect = this.RULE("readingEffect", (): ast.ReadingEffect => {
    const start = this.start();
    const alternatives: ast.Alternative<readonly ast.Effect[]>[] = [this.SUBRULE(this.effectReading)];
    this.MANY({
      GATE: () => this.nextIsWord("reading", 2),
      DEF: () => {
        this.CONSUME(t.Semicolon);
        alternatives.push(this.SUBRULE1(this.effectReading));
      },
    });
    return { kind: "ReadingEffect", alternatives, span: this.spanFrom(start) };
  });

  readonly effectReading = this.RULE("effectReading", (): ast.Alternative<readonly ast.Effect[]> => {
    const start = this.start();
    this.CONSUME(kw("reading"));
    const name = this.SUBRULE(this.text);
    this.sign(t.Colon);
    const value: ast.Effect[] = [];
    this.keep(value, () => this.SUBRULE(this.effect));
    return { kind: "Alternative", name: name.value, value, span: this.spanFrom(start) };
  });

  readonly adjustAs = this.RULE("adjustAs", (): ast.AdjustAs => {
    const start = this.start();
    this.CONSUME(kw("adjust"));
    this.CONSUME(kw("as"));
    this.CONSUME(kw("section"));
    const section = this.SUBRULE(this.sectionRef);
    this.CONSUME(kw("provides"));
    const inputs = this.SUBRULE(this.withOption);
    return { kind: "AdjustAs", section, inputs, span: this.spanFrom(start) };
  });

  /** `, with F = E`, or nothing. */
  readonly withOption = this.RULE("withOption", (): readonly ast.Binding[] => {
    let inputs: readonly ast.Binding[] = [];
    this.OPTION({
      GATE: () => this.nextIsWord("with") || this.nextIsWord("with", 2),
      DEF: () => {
        this.OPTION1(() => this.CONSUME(t.Comma));
        this.CONSUME(kw("with"));
        inputs = this.SUBRULE(this.bindings);
      },
    });
    return inputs;
  });

  readonly deem = this.RULE("deem", (): ast.Deem => {
    const start = this.start();
    this.CONSUME(kw("deem"));
    const event = this.SUBRULE(this.name);
    let as: ast.Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(kw("as"));
      as = this.SUBRULE(this.chain);
    });
    const inputs = this.SUBRULE(this.withOption);
    return { kind: "Deem", event, as, inputs, span: this.spanFrom(start) };
  });

  readonly rescind = this.RULE("rescind", (): ast.Rescind => {
    const start = this.start();
    this.CONSUME(kw("rescind"));
    this.CONSUME(kw("adjustments"));
    this.CONSUME(kw("under"));
    const sections = this.SUBRULE(this.sections);
    this.CONSUME(kw("for"));
    const object = this.OR<Either<ast.Expression>>([
      { ALT: () => this.SUBRULE(this.chain) },
      { ALT: () => this.SUBRULE(this.it) },
    ]);
    return { kind: "Rescind", sections, object, span: this.spanFrom(start) };
  });

  /** `rescind the Exercise`. */
  readonly undo = this.RULE("undo", (): ast.Undo => {
    const start = this.start();
    this.CONSUME(kw("rescind"));
    const object = this.SUBRULE(this.chain);
    return { kind: "Undo", object, span: this.spanFrom(start) };
  });

  /** What begins with a name: a term that changes, or a party that pays, delivers, may, shall or need not. */
  readonly subjectEffect = this.RULE("subjectEffect", (): ast.Effect => {
    const start = this.start();
    const subjects = this.SUBRULE(this.chains);
    const subject = subjects?.[0] ?? this.missing();
    return this.OR<Either<ast.Effect>>([
      { ALT: () => this.SUBRULE(this.becomes, { ARGS: [subject, start] }) },
      { ALT: () => this.SUBRULE(this.fallsBy, { ARGS: [subject, start] }) },
      {
        ALT: () => {
          this.CONSUME(kw("ends"));
          const target =
            "name" in subject && isName(subject.name) ? subject.name : noName(this.spanFrom(start));
          return { kind: "Ends", target, span: this.spanFrom(start) };
        },
      },
      { ALT: () => this.SUBRULE(this.pays, { ARGS: [subject, start] }) },
      { ALT: () => this.SUBRULE(this.delivers, { ARGS: [subject, start] }) },
      { ALT: () => this.SUBRULE(this.issues, { ARGS: [subject, start] }) },
      { ALT: () => this.SUBRULE(this.cancels, { ARGS: [subject, start] }) },
      { ALT: () => this.SUBRULE(this.shall, { ARGS: [subjects, start] }) },
      { ALT: () => this.SUBRULE(this.may, { ARGS: [subjects, start] }) },
      { ALT: () => this.SUBRULE(this.needNot, { ARGS: [subjects, start] }) },
    ]);
  });

  readonly becomes = this.RULE("becomes", (target: ast.Expression, start: number): ast.Becomes => {
    this.CONSUME(kw("becomes"));
    const value = this.SUBRULE(this.expression);
    const conditions = this.SUBRULE(this.conditions);
    return { kind: "Becomes", target, value, conditions, span: this.spanFrom(start) };
  });

  readonly fallsBy = this.RULE("fallsBy", (target: ast.Expression, start: number): ast.FallsBy => {
    const direction = this.OR<Either<"falls" | "rises">>([
      { ALT: () => (this.CONSUME(kw("falls")), "falls" as const) },
      { ALT: () => (this.CONSUME(kw("rises")), "rises" as const) },
    ]);
    this.CONSUME(kw("by"));
    const amount = this.SUBRULE(this.expression);
    const conditions = this.SUBRULE(this.conditions);
    return { kind: "FallsBy", target, direction, amount, conditions, span: this.spanFrom(start) };
  });

  readonly pays = this.RULE("pays", (payer: ast.Expression, start: number): ast.Pays => {
    this.CONSUME(kw("pays"));
    const amount = this.SUBRULE(this.expression);
    this.CONSUME(kw("to"));
    const payee = this.SUBRULE(this.chain);
    const conditions = this.SUBRULE(this.conditions);
    return { kind: "Pays", payer, amount, payee, conditions, span: this.spanFrom(start) };
  });

  /** `delivers N of ASSET to P`; in `Shares Issued of Deliverable` the last `of` parts the number from the asset. */
  readonly delivers = this.RULE("delivers", (from: ast.Expression, start: number): ast.Delivers => {
    this.CONSUME(kw("delivers"));
    const { amount, asset } = this.SUBRULE(this.quantityOfAsset);
    this.CONSUME(kw("to"));
    const to = this.SUBRULE(this.chain);
    const conditions = this.SUBRULE(this.conditions);
    return { kind: "Delivers", from, amount, asset, to, conditions, span: this.spanFrom(start) };
  });

  /** `issues a certificate for N to P`. */
  readonly issues = this.RULE("issues", (issuer: ast.Expression, start: number): ast.Issues => {
    this.CONSUME(kw("issues"));
    this.CONSUME(kw("a"));
    this.CONSUME(kw("certificate"));
    let amount: ast.Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(kw("for"));
      amount = this.SUBRULE(this.expression);
    });
    this.CONSUME(kw("to"));
    const to = this.SUBRULE(this.chain);
    const conditions = this.SUBRULE(this.conditions);
    return { kind: "Issues", issuer, amount, to, conditions, span: this.spanFrom(start) };
  });

  /** `cancels the certificate as "transferred"`. */
  readonly cancels = this.RULE("cancels", (issuer: ast.Expression, start: number): ast.Cancels => {
    this.CONSUME(kw("cancels"));
    this.CONSUME(kw("the"));
    this.CONSUME(kw("certificate"));
    this.CONSUME(kw("as"));
    const status = this.SUBRULE(this.text);
    const conditions = this.SUBRULE(this.conditions);
    return { kind: "Cancels", issuer, status, conditions, span: this.spanFrom(start) };
  });

  readonly quantityOfAsset = this.RULE(
    "quantityOfAsset",
    (): { amount: ast.Expression; asset: ast.Expression } => {
      const amount = this.OR<Either<ast.Expression>>([
        { ALT: () => this.SUBRULE(this.number) },
        { ALT: () => this.SUBRULE(this.parenthesized) },
        {
          ALT: () => {
            const name = this.SUBRULE(this.name);
            return { kind: "NameExpression", name, span: name?.span ?? { start: 0, end: 0 } };
          },
        },
      ]);
      this.CONSUME(kw("of"));
      const asset = this.OR1<Either<ast.Expression>>([
        { ALT: () => this.SUBRULE(this.text) },
        { ALT: () => this.SUBRULE(this.chain) },
      ]);
      return { amount, asset };
    },
  );
}

function isName(value: unknown): value is ast.Name {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "Name";
}

function noName(span: ast.Name["span"]): ast.Name {
  return { kind: "Name", text: "", span };
}
