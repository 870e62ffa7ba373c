import type * as ast from "../../grammar/ast.ts";
import { monthNumber } from "../../grammar/tokens.ts";

/**
 * What bench/parse.ts compares with: a recursive-descent parser written by hand for the part of Tenor that its text uses, which
 * builds the same tree, letter for letter (a test holds the two together). It reads right text only: the first mistake ends it.
 */
export function parseByHand(text: string): ast.File {
  return new HandParser(text).file();
}

const WORD = 1;
const NAME = 2;
const TEXT = 3;
const BLOCK = 4;
const NUMBER = 5;
const FRACTION = 6;
const MONEY = 7;
const PERCENT = 8;
const DATE = 9;
const LABEL = 10;
const CASE = 11;
const ZONE = 12;
const SIGN = 13;
const END = 14;

const NAMES =
  /[A-Z][A-Za-z0-9_'’&]*(?:-[A-Za-z0-9_'’&]+)*(?:[ \t][A-Z][A-Za-z0-9_'’&]*(?:-[A-Za-z0-9_'’&]+)*)*/y;
const LONG_DATE = /([A-Z][a-z]+) (\d{1,2}), (\d{4})/y;
const DIGITS = /(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?/y;
const LABELS = /\d+[A-Z]?(?:\.\d+)*(?:\([A-Za-z0-9]+\))*|[A-Z][A-Za-z]*(?:\([A-Za-z0-9]+\))*/y;
const CASES = /\((?:[ivxl]+|[a-z])\)/y;
const ZONES = /(?:America|Europe|Asia)\/[A-Za-z_]+/y;
const LOWER = /[a-z][A-Za-z0-9_'’-]*/y;

/** How tightly operators bind. */
const [OR, AND, NOT, COMPARE, ROUND, SUM, PRODUCT, UNARY] = [1, 2, 3, 4, 5, 6, 7, 8] as const;

class HandParser {
  private readonly text: string;
  private readonly types: number[] = [];
  private readonly words: string[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];
  private readonly comments: ast.Comment[] = [];
  private at = 0;
  private inList = false;

  constructor(text: string) {
    this.text = text;
    this.scan();
  }

  // ------------------------------------------------------------------------------------------------------------- words

  private scan(): void {
    const { text } = this;
    let at = 0;
    while (at < text.length) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 10 || code === 13 || code === 9) at++;
      else at = this.word(at, code);
    }
    this.push(END, "", text.length, text.length);
  }

  private push(type: number, word: string, start: number, end: number): number {
    this.types.push(type);
    this.words.push(word);
    this.starts.push(start);
    this.ends.push(end);
    return end;
  }

  private matched(pattern: RegExp, at: number): string | null {
    pattern.lastIndex = at;
    return pattern.exec(this.text)?.[0] ?? null;
  }

  private word(at: number, code: number): number {
    const { text } = this;
    if (code >= 97 && code <= 122) {
      const word = this.matched(LOWER, at) ?? "";
      return this.push(WORD, word, at, at + word.length);
    }
    if (this.labelFollows(code)) {
      const label = this.matched(LABELS, at) ?? "";
      return this.push(LABEL, label, at, at + label.length);
    }
    if (code >= 65 && code <= 90) return this.capital(at);
    if (code >= 48 && code <= 57) return this.number(at);
    switch (code) {
      case 34:
        return this.quoted(at);
      case 36: {
        const digits = this.matched(DIGITS, at + 1) ?? "";
        return this.push(MONEY, digits.replaceAll(",", ""), at, at + 1 + digits.length);
      }
      case 40: {
        const label = this.matched(CASES, at);
        if (label !== null) return this.push(CASE, label.slice(1, -1), at, at + label.length);
        break;
      }
      case 47:
        if (text.charCodeAt(at + 1) === 47) {
          const line = text.indexOf("\n", at);
          const end = line < 0 ? text.length : line;
          this.comments.push({
            kind: "Comment",
            form: "comment",
            text: text.slice(at, end),
            span: { start: at, end },
          });
          return end;
        }
        break;
      case 60:
      case 62:
        if (text.charCodeAt(at + 1) === 61) return this.push(SIGN, text.slice(at, at + 2), at, at + 2);
    }
    return this.push(SIGN, text.charAt(at), at, at + 1);
  }

  /** A label follows `section(s)`, and goes on in its list. */
  private labelFollows(code: number): boolean {
    const last = this.types.length - 1;
    const word = this.words[last];
    if (this.types[last] === WORD && (word === "section" || word === "sections")) return true;
    if (code < 48 || code > 57) return false;
    return (
      this.types[last - 1] === LABEL &&
      (word === "," || word === "and" || word === "or") &&
      this.words[last - 2] !== "section"
    );
  }

  private capital(at: number): number {
    const { text } = this;
    LONG_DATE.lastIndex = at;
    const date = LONG_DATE.exec(text);
    if (date !== null) {
      const month = monthNumber(date[1] ?? "");
      const iso = `${date[3]}-${String(month).padStart(2, "0")}-${(date[2] ?? "").padStart(2, "0")}`;
      if (month > 0) return this.push(DATE, iso, at, at + date[0].length);
    }
    const zone = this.matched(ZONES, at);
    if (zone !== null) return this.push(ZONE, zone, at, at + zone.length);
    const name = this.matched(NAMES, at) ?? "";
    return this.push(NAME, name, at, at + name.length);
  }

  private number(at: number): number {
    const { text } = this;
    const digits = this.matched(DIGITS, at) ?? "";
    const end = at + digits.length;
    const plain = digits.replaceAll(",", "");
    if (text.charCodeAt(end) === 37) return this.push(PERCENT, plain, at, end + 1);
    if (text.charCodeAt(end) === 47 && /\d/.test(text.charAt(end + 1))) {
      const below = this.matched(DIGITS, end + 1) ?? "";
      return this.push(FRACTION, `${digits}/${below}`, at, end + 1 + below.length);
    }
    return this.push(NUMBER, plain, at, end);
  }

  private quoted(at: number): number {
    const { text } = this;
    const block = text.startsWith('"""', at);
    const end = block ? text.indexOf('"""', at + 3) : text.indexOf('"', at + 1);
    if (block) return this.push(BLOCK, text.slice(at + 3, end), at, end + 3);
    return this.push(TEXT, text.slice(at + 1, end), at, end + 1);
  }

  // -------------------------------------------------------------------------------------------------------- what helps

  private type(ahead = 0): number {
    return this.types[this.at + ahead] ?? END;
  }

  /** Whether a keyword or sign comes next; names and texts are neither. */
  private is(word: string, ahead = 0): boolean {
    const type = this.type(ahead);
    return this.words[this.at + ahead] === word && (type === WORD || type === SIGN);
  }

  private take(word: string): boolean {
    const found = this.is(word);
    if (found) this.at++;
    return found;
  }

  private need(...words: readonly string[]): void {
    for (const word of words) if (!this.take(word)) this.fail(word);
  }

  private fail(wanted: string): never {
    throw new Error(
      `${wanted} was expected at ${this.start()}: ${this.text.slice(this.start(), this.start() + 40)}`,
    );
  }

  private token(type: number): string {
    if (this.type() !== type) this.fail(`token ${type}`);
    return this.words[this.at++] ?? "";
  }

  private start(): number {
    return this.starts[this.at] ?? 0;
  }

  private end(): number {
    return this.ends[this.at - 1] ?? 0;
  }

  private from(start: number): ast.Name["span"] {
    return { start, end: Math.max(start, this.end()) };
  }

  // --------------------------------------------------------------------------------------------------------------- file

  file(): ast.File {
    const start = this.start();
    this.need("warrant");
    const title = this.quote();
    this.need(".");
    const header: ast.Header = { kind: "Header", form: "warrant", title, from: null, span: this.from(start) };
    const items: ast.Item[] = [];
    while (this.type() !== END && !this.is("section")) items.push(this.statement());
    while (this.type() !== END) items.push(this.section());
    return {
      kind: "File",
      header,
      items,
      comments: this.comments,
      span: { start: 0, end: this.text.length },
    };
  }

  private section(): ast.Section {
    const start = this.start();
    this.need("section");
    const label = this.sectionRef();
    const title = this.type() === TEXT ? this.quote() : null;
    const precedence: ast.Precedence[] = [];
    while (this.take(",")) precedence.push(this.precedence());
    this.need(":");
    const statements: ast.Statement[] = [];
    while (this.type() !== END && !this.is("section")) statements.push(this.statement());
    return { kind: "Section", label, title, change: "none", precedence, statements, span: this.from(start) };
  }

  private precedence(): ast.Precedence {
    const start = this.start();
    const relation = this.take("notwithstanding") ? "notwithstanding" : "subject to";
    if (relation === "subject to") this.need("subject", "to");
    const sections = this.sections();
    return { kind: "Precedence", relation, sections, span: this.from(start) };
  }

  private sectionRef(): ast.SectionRef {
    const start = this.start();
    return { kind: "SectionRef", label: this.token(LABEL), span: this.from(start) };
  }

  private sections(): ast.SectionRef[] {
    if (this.take("section")) return [this.sectionRef()];
    this.need("sections");
    const found = [this.sectionRef()];
    while (this.type(1) === LABEL) {
      this.at++;
      found.push(this.sectionRef());
    }
    return found;
  }

  private quote(): ast.TextLiteral {
    const start = this.start();
    return { kind: "TextLiteral", value: this.token(TEXT), span: this.from(start) };
  }

  // --------------------------------------------------------------------------------------------------------- statements

  private statement(): ast.Statement {
    const start = this.start();
    switch (this.type()) {
      case TEXT:
        return this.definition();
      case BLOCK:
        return { kind: "TextStatement", text: this.token(BLOCK), span: this.from(start) };
      case WORD:
        break;
      default:
        this.fail("a statement");
    }
    switch (this.words[this.at] ?? "") {
      case "uses": {
        this.at++;
        const path = this.quote();
        this.need(".");
        return { kind: "Uses", path, span: this.from(start) };
      }
      case "currency": {
        this.need("currency", "is");
        const currency = this.name();
        this.need(".");
        return { kind: "CurrencyStatement", currency, span: this.from(start) };
      }
      case "time": {
        this.need("time", "zone", "is");
        const from = this.start();
        const zone = this.token(ZONE);
        const zoneSpan = this.from(from);
        this.need(".");
        return { kind: "TimeZoneStatement", zone, zoneSpan, span: this.from(start) };
      }
      case "party": {
        this.at++;
        const name = this.name();
        const value = this.take("is") ? this.quote() : null;
        this.need(".");
        return { kind: "PartyStatement", name, value, span: this.from(start) };
      }
      case "event":
      case "act":
        return this.event();
      case "on":
        return this.rule();
      case "every":
        return this.policy();
      case "an":
        return this.postponement();
      default:
        return this.right();
    }
  }

  private event(): ast.EventStatement {
    const start = this.start();
    const act = this.take("act");
    if (!act) this.need("event");
    const name = this.name();
    const by = act ? (this.need("by"), [this.chain()]) : [];
    let dateName: ast.Name | null = null;
    if (this.take("on")) {
      this.need("its");
      dateName = this.name();
    }
    this.need("has");
    const fields = this.fields();
    let optionalFields: ast.Field[] = [];
    let gives: ast.Field[] = [];
    while (this.take(";")) {
      if (this.take("gives")) gives = this.fields();
      else {
        this.need("may", "have");
        optionalFields = this.fields();
      }
    }
    this.need(".");
    return {
      kind: "EventStatement",
      name,
      act,
      by,
      notice: null,
      dateName,
      of: null,
      fields,
      optionalFields,
      gives,
      span: this.from(start),
    };
  }

  private fields(): ast.Field[] {
    const found: ast.Field[] = [];
    do {
      const start = this.start();
      const name = this.name();
      this.need(":");
      const type = this.fieldType();
      found.push({ kind: "Field", name, type, span: this.from(start) });
    } while (this.take(","));
    return found;
  }

  private fieldType(): ast.TypeExpression {
    const start = this.start();
    const values: ast.TextLiteral[] = [];
    const word = this.token(WORD);
    let name = word as ast.TypeExpression["name"];
    if (word === "price") {
      this.need("per", "share");
      name = "price per share";
    } else if (word === "one") {
      this.need("of");
      name = "one of";
      do values.push(this.quote());
      while (this.type(1) === TEXT && (this.take(",") || this.take("or")));
    }
    return { kind: "TypeExpression", name, values, span: this.from(start) };
  }

  private definition(): ast.Definition {
    const start = this.start();
    const name: ast.QuotedName = { kind: "QuotedName", text: this.token(TEXT), span: this.from(start) };
    const scope = this.scope();
    const form = this.take("initially") ? "initially means" : "means";
    this.need("means");
    const body: ast.DefinitionBody = { form, value: this.expression(), type: null };
    const legend = this.legend();
    this.need(".");
    return { kind: "Definition", name, plural: null, scope, body, legend, span: this.from(start) };
  }

  private scope(): ast.DefinitionScope {
    const start = this.start();
    if (this.take("on")) {
      this.need("a", "date");
      return { kind: "DefinitionScope", form: "on a date", of: [], inputs: [], span: this.from(start) };
    }
    if (!this.take("of"))
      return { kind: "DefinitionScope", form: "plain", of: [], inputs: [], span: this.from(start) };
    const of = this.names();
    return { kind: "DefinitionScope", form: "of", of, inputs: [], span: this.from(start) };
  }

  private legend(): ast.Legend | null {
    if (!this.is("where") && !(this.is(",") && this.is("where", 1))) return null;
    this.take(",");
    const start = this.start();
    this.need("where");
    const bindings: ast.Binding[] = [this.binding()];
    while (this.is(",") && this.type(1) === NAME && this.is("=", 2)) {
      this.at++;
      bindings.push(this.binding());
    }
    return { kind: "Legend", bindings, span: this.from(start) };
  }

  private binding(): ast.Binding {
    const start = this.start();
    const name = this.name();
    this.need("=");
    return { kind: "Binding", name, value: this.expression(), span: this.from(start) };
  }

  private rule(): ast.Rule {
    const start = this.start();
    this.need("on");
    const events = this.names();
    const trigger: ast.EventTrigger = { kind: "EventTrigger", events, span: this.from(start) };
    const conditions = this.conditions();
    this.need(":");
    const effects = [this.effect()];
    while (this.take(";")) effects.push(this.effect());
    const legend = this.legend();
    this.need(".");
    return { kind: "Rule", trigger, conditions, effects, legend, span: this.from(start) };
  }

  private conditions(): ast.Condition[] {
    const found: ast.Condition[] = [];
    while (this.is("if") || this.is("unless")) {
      const start = this.start();
      const negated = this.words[this.at++] === "unless";
      const expression = this.expression();
      found.push({ kind: "Condition", negated, extent: false, expression, span: this.from(start) });
    }
    return found;
  }

  private effect(): ast.Effect {
    const start = this.start();
    if (this.take("adjust")) {
      this.need("as", "section");
      const section = this.sectionRef();
      this.need("provides");
      return { kind: "AdjustAs", section, inputs: [], span: this.from(start) };
    }
    const subject = this.chain();
    if (this.take("becomes")) {
      const value = this.expression();
      return {
        kind: "Becomes",
        target: subject,
        value,
        conditions: this.conditions(),
        span: this.from(start),
      };
    }
    if (this.take("pays")) {
      const amount = this.expression();
      this.need("to");
      const payee = this.chain();
      return {
        kind: "Pays",
        payer: subject,
        amount,
        payee,
        conditions: this.conditions(),
        span: this.from(start),
      };
    }
    const direction = this.take("falls") ? "falls" : "rises";
    if (direction === "rises") this.need("rises");
    this.need("by");
    const amount = this.expression();
    return {
      kind: "FallsBy",
      target: subject,
      direction,
      amount,
      conditions: this.conditions(),
      span: this.from(start),
    };
  }

  private right(): ast.RightStatement {
    const start = this.start();
    const parties = [this.chain()];
    this.need("may");
    const prohibition = this.take("not");
    const act = this.name();
    const during = this.take("during") ? this.chain() : null;
    const from = this.take("from") ? this.postfix() : null;
    const conditions = this.conditions();
    const span = this.from(start);
    const right: ast.Right = {
      kind: "Right",
      parties,
      prohibition,
      joint: false,
      act,
      during,
      from,
      to: null,
      conditions,
      exception: null,
      span,
    };
    this.need(".");
    return { kind: "RightStatement", right, legend: null, span: this.from(start) };
  }

  private policy(): ast.PolicyStatement {
    const start = this.start();
    this.need("every", "adjustment", "of");
    const scope = this.policyScope();
    const clauses: ast.PolicyClause[] = [];
    while (this.is("is") || this.is("and") || this.is(",")) {
      this.take(",");
      this.take("and");
      this.need("is");
      clauses.push(this.clause());
    }
    this.need(".");
    return { kind: "PolicyStatement", scope, clauses, legend: null, span: this.from(start) };
  }

  private policyScope(): ast.PolicyScope {
    const start = this.start();
    const terms = this.names();
    const under = this.take("under") ? this.sections() : [];
    let exceptUnder: ast.SectionRef[] = [];
    if (this.is(",") && this.is("except", 1)) {
      this.need(",", "except", "under");
      exceptUnder = this.sections();
      if (!this.is("is", 1) && !this.is("and", 1)) this.take(",");
    }
    return { kind: "PolicyScope", terms, under, exceptUnder, exceptOn: [], span: this.from(start) };
  }

  private clause(): ast.PolicyClause {
    if (this.take("at")) {
      const form = this.take("least") ? "at least" : "at most";
      if (form === "at most") this.need("most");
      return { form, bound: this.operation(ROUND) };
    }
    if (this.take("rounded")) return { form: "rounded", rounding: this.rounding() };
    this.need("never", "an", "increase");
    return { form: "never an increase" };
  }

  private postponement(): ast.PostponementStatement {
    const start = this.start();
    this.need("an", "adjustment", "of");
    const scope = this.policyScope();
    this.take(",");
    this.need("is", "postponed", "until");
    const until = this.names();
    this.need("while", "the", "postponed", "adjustments", ",", "carried", "as");
    const carriedAs = this.take("a") ? "ratio" : "amount";
    if (carriedAs === "ratio") this.need("ratio");
    else this.need("an", "amount");
    this.need(",", "total", "less", "than");
    const threshold = this.operation(SUM);
    const value: ast.Postponement = {
      kind: "Postponement",
      scope,
      alone: false,
      until,
      carriedAs,
      threshold,
      span: this.from(start),
    };
    this.need(".");
    const span = this.from(start);
    return {
      kind: "PostponementStatement",
      alternatives: [{ kind: "Alternative", name: "", value, span }],
      span,
    };
  }

  // -------------------------------------------------------------------------------------------------------------- names

  private article(): void {
    if (this.is("the") || this.is("a") || this.is("an") || this.is("any")) this.at++;
  }

  private name(): ast.Name {
    this.article();
    const start = this.start();
    return { kind: "Name", text: this.token(NAME), span: this.from(start) };
  }

  private names(): ast.Name[] {
    const found = [this.name()];
    while (this.is("or") || this.is("and") || (this.is(",") && this.type(1) === NAME)) {
      this.at++;
      found.push(this.name());
    }
    return found;
  }

  private chain(): ast.NameExpression | ast.OfExpression {
    const start = this.start();
    const name = this.name();
    if (!this.take("of")) return { kind: "NameExpression", name, span: this.from(start) };
    const object = this.type() === TEXT ? this.quote() : this.is("(") ? this.bracket() : this.chain();
    return { kind: "OfExpression", name, object, span: this.from(start) };
  }

  // -------------------------------------------------------------------------------------------------------- expressions

  private expression(): ast.Expression {
    const outer = this.inList;
    this.inList = false;
    const found = this.operation(OR);
    this.inList = outer;
    return found;
  }

  private level(): number {
    const comma = this.is(",") ? 1 : 0;
    const type = this.type(comma);
    if (type !== SIGN && type !== WORD) return 0;
    const level = levelOf(this.words[this.at + comma] ?? "");
    return comma === 1 && level > AND ? 0 : level;
  }

  private operation(least: number): ast.Expression {
    const start = this.start();
    let most: number = PRODUCT;
    let left: ast.Expression;
    if (this.take("-"))
      left = {
        kind: "UnaryExpression",
        operator: "-",
        operand: this.operation(UNARY),
        span: this.from(start),
      };
    else if (least <= NOT && this.take("not")) {
      left = { kind: "NotExpression", operand: this.operation(NOT), span: this.from(start) };
      most = AND;
    } else left = this.postfix();
    for (;;) {
      const level = this.level();
      if (level < least || level > most) return left;
      most = level === COMPARE || level === ROUND ? level - 1 : level;
      left = this.operator(left, start, level);
    }
  }

  private operator(left: ast.Expression, start: number, level: number): ast.Expression {
    this.take(",");
    const word = this.words[this.at++] ?? "";
    switch (level) {
      case SUM:
      case PRODUCT: {
        const operator = word as ast.ArithmeticOperator;
        const right = this.operation(level === SUM ? PRODUCT : UNARY);
        return { kind: "BinaryExpression", operator, left, right, percentOf: false, span: this.from(start) };
      }
      case ROUND:
        return {
          kind: "RoundedExpression",
          operand: left,
          rounding: this.rounding(),
          span: this.from(start),
        };
      case COMPARE: {
        if (word === "is") return this.isTail(left, start);
        const right = this.operation(ROUND);
        return {
          kind: "ComparisonExpression",
          operator: word as ast.ComparisonOperator,
          left,
          right,
          span: this.from(start),
        };
      }
      default: {
        const operator = word === "or" ? "or" : "and";
        const right = this.operation(operator === "or" ? AND : NOT);
        return { kind: "LogicalExpression", operator, left, right, span: this.from(start) };
      }
    }
  }

  private isTail(left: ast.Expression, start: number): ast.Expression {
    const negated = this.take("not");
    if (this.take("given"))
      return { kind: "GivenExpression", operand: left, negated, span: this.from(start) };
    if (this.take("one")) {
      this.need("of");
      const items = [this.operation(SUM)];
      while (this.is("or") || (this.is(",") && this.type(1) !== WORD)) {
        this.at++;
        items.push(this.operation(SUM));
      }
      return { kind: "OneOfExpression", left, items, negated, span: this.from(start) };
    }
    let operator: ast.ComparisonOperator = negated ? "<>" : "=";
    if (this.take("at")) {
      const least = this.take("least");
      if (!least) this.need("most");
      operator = least === negated ? (negated ? "<" : "<=") : least ? ">=" : ">";
    }
    return {
      kind: "ComparisonExpression",
      operator,
      left,
      right: this.operation(ROUND),
      span: this.from(start),
    };
  }

  private rounding(): ast.Rounding {
    const start = this.start();
    const direction = this.take("up") ? "up" : this.take("down") ? "down" : "nearest";
    this.need("to");
    if (this.take("the")) this.need("nearest");
    else if (this.take("a")) this.need("whole");
    const step = this.step();
    let tie: ast.TieRule | null = null;
    if (this.is("half") || (this.is(",") && this.is("half", 1))) {
      this.take(",");
      this.need("half");
      tie = `half ${this.token(WORD) as "up" | "down" | "even"}`;
    }
    return { kind: "Rounding", direction, step, tie, span: this.from(start) };
  }

  private step(): ast.Expression {
    const start = this.start();
    if (this.take("share"))
      return { kind: "NumberLiteral", value: "1", unit: "shares", span: this.from(start) };
    return this.primary();
  }

  private postfix(): ast.Expression {
    const start = this.start();
    const operand = this.primary();
    if (this.inList || !this.is("on")) return operand;
    this.at++;
    const day = this.is("the") && this.is("nearest", 1) ? this.nearestDay() : this.primary();
    return { kind: "OnExpression", operand, day, basis: this.basis(), span: this.from(start) };
  }

  private nearestDay(): ast.NearestDay {
    const start = this.start();
    this.need("the", "nearest", "day", "not");
    const direction = this.take("after") ? "not after" : "not before";
    if (direction === "not before") this.need("before");
    return { kind: "NearestDay", direction, date: this.primary(), span: this.from(start) };
  }

  private basis(): ast.QuoteBasis {
    const comma = this.is(",") ? 1 : 0;
    if (this.is("adjusted", comma) && this.is("for", comma + 1)) {
      this.at += comma;
      this.need("adjusted", "for", "splits");
      return "adjusted for splits";
    }
    return "unstated";
  }

  private bracket(): ast.Parenthesized {
    const start = this.start();
    this.need("(");
    const operand = this.expression();
    this.need(")");
    return { kind: "Parenthesized", operand, span: this.from(start) };
  }

  private primary(): ast.Expression {
    const start = this.start();
    switch (this.type()) {
      case NAME:
        return this.chain();
      case NUMBER:
      case FRACTION: {
        const value = this.words[this.at++] ?? "";
        const unit = this.take("shares") || this.take("share") ? "shares" : "none";
        return { kind: "NumberLiteral", value, unit, span: this.from(start) };
      }
      case MONEY: {
        const value = this.token(MONEY);
        const perShare = this.take("per");
        if (perShare) this.need("share");
        return { kind: "MoneyLiteral", value, currency: null, perShare, span: this.from(start) };
      }
      case PERCENT:
        return this.percent();
      case DATE:
        return { kind: "DateLiteral", iso: this.token(DATE), span: this.from(start) };
      case TEXT:
        return this.quote();
      case SIGN:
        return this.bracket();
    }
    return this.worded();
  }

  private percent(): ast.Expression {
    const start = this.start();
    const left: ast.NumberLiteral = {
      kind: "NumberLiteral",
      value: this.token(PERCENT),
      unit: "percent",
      span: this.from(start),
    };
    if (!this.take("of")) return left;
    const right = this.postfix();
    return { kind: "BinaryExpression", operator: "*", left, right, percentOf: true, span: this.from(start) };
  }

  /** What begins with a word in lower case. */
  private worded(): ast.Expression {
    const start = this.start();
    if (this.is("yes") || this.is("no")) {
      const value = this.words[this.at++] === "yes";
      return { kind: "YesNoLiteral", value, span: this.from(start) };
    }
    if (this.is("adjusted") || this.is("required")) {
      const which = this.words[this.at++] === "adjusted" ? "adjusted" : "required";
      return { kind: "AdjustedExpression", which, name: this.name(), span: this.from(start) };
    }
    if (!this.is("the") || this.type(1) === NAME) return this.chain();
    this.at++;
    const word = this.token(WORD);
    switch (word) {
      case "date":
        return { kind: "TheDate", span: this.from(start) };
      case "first":
        return this.firstOf(start);
      case "lesser":
      case "greater":
      case "average":
      case "sum": {
        this.need("of");
        const items = this.items();
        return { kind: "AggregateExpression", operation: word, items, span: this.from(start) };
      }
    }
    return this.fail("a value");
  }

  private items(): ast.Expression[] {
    const outer = this.inList;
    this.inList = true;
    const items = [this.operation(SUM)];
    while (this.is("and") || (this.is(",") && (this.type(1) === NAME || this.is("and", 1)))) {
      if (this.take(",")) this.take("and");
      else this.at++;
      items.push(this.operation(SUM));
    }
    this.inList = outer;
    return items;
  }

  private firstOf(start: number): ast.FirstOf {
    const available = this.take("available");
    this.need("of");
    const cases = [this.caseOf()];
    while (this.is(";") && this.type(1) === CASE) {
      this.at++;
      cases.push(this.caseOf());
    }
    return { kind: "FirstOf", earliest: false, available, cases, span: this.from(start) };
  }

  private caseOf(): ast.Case {
    const start = this.start();
    const label = this.token(CASE);
    const value = this.expression();
    let condition: ast.Expression | null = null;
    let otherwise = false;
    const ahead = this.is(",") ? 1 : 0;
    if (this.is("if", ahead) || this.is("otherwise", ahead)) {
      this.at += ahead;
      otherwise = this.take("otherwise");
      if (this.take("if")) condition = this.expression();
    }
    return { kind: "Case", label, value, condition, otherwise, span: this.from(start) };
  }
}

function levelOf(word: string): number {
  switch (word) {
    case "or":
      return OR;
    case "and":
      return AND;
    case "is":
    case "=":
    case "<":
    case ">":
    case "<=":
    case ">=":
      return COMPARE;
    case "rounded":
      return ROUND;
    case "+":
    case "-":
      return SUM;
    case "*":
    case "/":
      return PRODUCT;
    default:
      return 0;
  }
}
