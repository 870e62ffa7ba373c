import type * as ast from "../ast.ts";
import * as t from "../tokens.ts";
import { kw } from "../tokens.ts";
import type { Either } from "./base.ts";
import { ExpressionParser } from "./expressions.ts";

const LIMITS = new Set(["reduce", "increase", "shorten", "modify"].map(kw));

/** Effects, settlements, rights and duties: what a rule brings about. */
export abstract class EffectParser extends ExpressionParser {
  // ------------------------------------------------------------------------------------------------------ conditions

  /** `if C unless C`. */
  readonly conditions = this.RULE("conditions", (): ast.Condition[] => {
    const found: ast.Condition[] = [];
    this.MANY({
      GATE: () => !this.nextIs(t.Comma) || this.nextIsWord("if", 2) || this.nextIsWord("unless", 2),
      DEF: () => {
        this.OPTION(() => this.CONSUME(t.Comma));
        found.push(this.SUBRULE(this.condition));
      },
    });
    return found;
  });

  readonly condition = this.RULE("condition", (): ast.Condition => {
    const start = this.start();
    const negated = this.OR([
      { ALT: () => (this.CONSUME(kw("if")), false) },
      { ALT: () => (this.CONSUME(kw("unless")), true) },
    ]);
    const read = (): ast.Expression => this.SUBRULE(this.expression);
    // In the head of a rule a condition that breaks leaves the rule its effects.
    const expression = this.beforeColon ? (this.onePart(read) ?? this.missing()) : read();
    return { kind: "Condition", negated, extent: false, expression, span: this.spanFrom(start) };
  });

  /** `to the extent that C`. */
  readonly extent = this.RULE("extent", (): ast.Condition => {
    const start = this.start();
    this.CONSUME(kw("to"));
    this.CONSUME(kw("the"));
    this.CONSUME(kw("extent"));
    this.OPTION(() => this.CONSUME(kw("that")));
    const expression = this.SUBRULE(this.expression);
    return { kind: "Condition", negated: false, extent: true, expression, span: this.spanFrom(start) };
  });

  // --------------------------------------------------------------------------------------------------------- effects

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

  // ------------------------------------------------------------------------------------------------ rights and duties

  /** `need not Deliver New Warrant for the Exercise if C`, `need not perform Duty`. */
  readonly needNot = this.RULE("needNot", (parties: ast.Expression[], start: number): ast.NeedNot => {
    this.CONSUME(kw("need"));
    this.CONSUME(kw("not"));
    let act: ast.Name | null = null;
    let told: ast.Expression | null = null;
    this.OR([
      { ALT: () => (act = this.SUBRULE(this.name)) },
      {
        ALT: () => {
          this.CONSUME(kw("perform"));
          told = this.SUBRULE1(this.chain);
        },
      },
    ]);
    let object: ast.Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(kw("for"));
      object = this.SUBRULE(this.chain);
    });
    const conditions = this.SUBRULE(this.conditions);
    return { kind: "NeedNot", parties, act, told, object, conditions, span: this.spanFrom(start) };
  });

  /** `in the amount of E`, or nothing. */
  readonly amountOption = this.RULE("amountOption", (): ast.Expression | null => {
    let amount: ast.Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(kw("in"));
      this.CONSUME(kw("the"));
      this.CONSUME(kw("amount"));
      this.CONSUME(kw("of"));
      amount = this.SUBRULE(this.sum);
    });
    return amount;
  });

  readonly shall = this.RULE("shall", (parties: ast.Expression[], start: number): ast.Obligation => {
    this.CONSUME(kw("shall"));
    const act = this.SUBRULE(this.name);
    const amount = this.SUBRULE(this.amountOption);
    const deadline = this.SUBRULE(this.deadlineOption);
    const conditions = this.SUBRULE(this.conditions);
    let failing: ast.Name | null = null;
    this.OPTION({
      GATE: () => this.nextIsWord("failing", 2),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.CONSUME(kw("failing"));
        this.CONSUME(kw("which"));
        failing = this.SUBRULE1(this.name);
      },
    });
    return {
      kind: "Obligation",
      parties,
      act,
      amount,
      deadline,
      failing,
      conditions,
      span: this.spanFrom(start),
    };
  });

  readonly deadlineOption = this.RULE("deadlineOption", (): ast.Deadline | null => {
    let deadline: ast.Deadline | null = null;
    this.OPTION(() => {
      deadline = this.SUBRULE(this.deadline);
    });
    return deadline;
  });

  readonly deadline = this.RULE("deadline", (): ast.Deadline => {
    const start = this.start();
    let duration: ast.Expression | null = null;
    let anchors: ast.Expression[] = [];
    const form = this.OR<Either<ast.Deadline["form"]>>([
      {
        ALT: () => {
          this.CONSUME(kw("within"));
          duration = this.SUBRULE(this.durationOrName);
          this.OPTION({
            GATE: () => this.nextIsWord("of") || this.nextIsWord("after"),
            DEF: () => {
              this.OR1([{ ALT: () => this.CONSUME(kw("of")) }, { ALT: () => this.CONSUME(kw("after")) }]);
              anchors = this.SUBRULE(this.anchors);
            },
          });
          return "within" as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("at"));
          this.CONSUME(kw("least"));
          duration = this.SUBRULE1(this.durationOrName);
          this.CONSUME(kw("before"));
          anchors = this.SUBRULE1(this.anchors);
          return "at least before" as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(kw("by"));
          anchors = [this.SUBRULE(this.postfix)];
          return "by" as const;
        },
      },
      { ALT: () => (this.CONSUME(kw("promptly")), "promptly" as const) },
    ]);
    return { kind: "Deadline", form, duration, anchors, span: this.spanFrom(start) };
  });

  /** `the Record Date of any Distribution, any Stock Dividend or any Triggering Event`. */
  readonly anchors = this.RULE("anchors", (): ast.Expression[] => {
    const found: ast.Expression[] = [this.SUBRULE(this.postfix)];
    this.MANY({
      GATE: () =>
        !this.nextIs(t.Comma) || this.canStartValue(2) || (this.nextIsWord("or", 2) && this.canStartValue(3)),
      DEF: () => {
        this.OR([
          {
            ALT: () => {
              this.CONSUME(t.Comma);
              this.OPTION(() => this.CONSUME(kw("or")));
            },
          },
          { ALT: () => this.CONSUME1(kw("or")) },
        ]);
        found.push(this.SUBRULE1(this.postfix));
      },
    });
    return found;
  });

  readonly may = this.RULE("may", (parties: ast.Expression[], start: number): ast.Right => {
    const joint = this.wasJoined(start);
    this.CONSUME(kw("may"));
    let prohibition = false;
    this.OPTION(() => {
      this.CONSUME(kw("not"));
      prohibition = true;
    });
    const act = this.SUBRULE(this.name);
    let during: ast.Expression | null = null;
    let from: ast.Expression | null = null;
    let to: ast.Expression | null = null;
    let exception: ast.Exception | null = null;
    this.OPTION1(() => {
      this.CONSUME(kw("during"));
      during = this.SUBRULE(this.chain);
    });
    this.OPTION2(() => {
      this.CONSUME(kw("from"));
      from = this.SUBRULE(this.postfix);
    });
    this.OPTION3({
      GATE: () => !this.nextIsWord("extent", 3),
      DEF: () => {
        this.CONSUME(kw("to"));
        to = this.SUBRULE1(this.postfix);
      },
    });
    let extent: readonly ast.Condition[] = [];
    this.OPTION5(() => {
      extent = [this.SUBRULE(this.extent)];
    });
    const conditions = this.SUBRULE(this.conditions);
    this.OPTION4({
      GATE: () => this.nextIsWord("except", 2),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.CONSUME(kw("except"));
        this.CONSUME(kw("that"));
        exception = this.SUBRULE(this.exception);
      },
    });
    return {
      kind: "Right",
      parties,
      prohibition,
      joint,
      act,
      during,
      from,
      to,
      conditions: this.RECORDING_PHASE ? conditions : [...extent, ...conditions],
      exception,
      span: this.spanFrom(start),
    };
  });

  /** Whether the parties read since `start` are several, and none of them stands after `or`. */
  private wasJoined(start: number): boolean {
    let joined = false;
    for (let back = 0; this.LA(back).startOffset >= start; back--) {
      if (this.LA(back).tokenType === kw("or")) return false;
      if (this.LA(back).tokenType === kw("and") || this.LA(back).tokenType === t.Comma) joined = true;
    }
    return joined;
  }

  /** `no Amend may reduce T, increase T or shorten T unless P consents`. */
  readonly exception = this.RULE("exception", (): ast.Exception => {
    const start = this.start();
    this.CONSUME(kw("no"));
    const act = this.SUBRULE(this.name);
    this.CONSUME(kw("may"));
    const limits: ast.Limit[] = [this.SUBRULE(this.limit)];
    this.MANY({
      GATE: () => !this.nextIs(t.Comma) || LIMITS.has(this.LA(2).tokenType),
      DEF: () => {
        this.OR([{ ALT: () => this.CONSUME(t.Comma) }, { ALT: () => this.CONSUME(kw("or")) }]);
        limits.push(this.SUBRULE1(this.limit));
      },
    });
    let consent: ast.Expression | null = null;
    this.OPTION(() => {
      this.CONSUME(kw("unless"));
      consent = this.SUBRULE(this.chain);
      this.CONSUME(kw("consents"));
    });
    return { kind: "Exception", act, limits, consent, span: this.spanFrom(start) };
  });

  readonly limit = this.RULE("limit", (): ast.Limit => {
    const start = this.start();
    const verb = this.OR<Either<ast.Limit["verb"]>>([
      { ALT: () => (this.CONSUME(kw("reduce")), "reduce" as const) },
      { ALT: () => (this.CONSUME(kw("increase")), "increase" as const) },
      { ALT: () => (this.CONSUME(kw("shorten")), "shorten" as const) },
      { ALT: () => (this.CONSUME(kw("modify")), "modify" as const) },
    ]);
    const target = this.OR1<Either<ast.Name | ast.SectionRef>>([
      { ALT: () => (this.CONSUME(kw("section")), this.SUBRULE(this.sectionRef)) },
      { ALT: () => this.SUBRULE(this.name) },
    ]);
    return { kind: "Limit", verb, target, span: this.spanFrom(start) };
  });
}

function isName(value: unknown): value is ast.Name {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "Name";
}

function noName(span: ast.Name["span"]): ast.Name {
  return { kind: "Name", text: "", span };
}
