import type * as ast from "../../grammar/ast.ts";
import * as entries from "../../grammar/diagnostics/catalogue/scenarios.ts";
import { report, type Diagnostic } from "../../grammar/diagnostics/diagnostic.ts";
import type { Place, Source } from "../../grammar/source.ts";
import { buildProgram } from "../compile/build.ts";
import type { Native } from "../compile/natives.ts";
import type { Program } from "../compile/program.ts";
import { isOfItsDay } from "../model/in-force.ts";
import type { Model, Placed } from "../model/model.ts";
import { longDate } from "../values/day.ts";
import { checkAct } from "./expect/act.ts";
import { checkCertificate } from "./expect/certificate.ts";
import { checkCovenant } from "./expect/covenant.ts";
import { checkDuty } from "./expect/duty.ts";
import { checkLedger } from "./expect/ledger.ts";
import { checkNeeds } from "./expect/needs.ts";
import { checkNoDuty } from "./expect/no-duty.ts";
import { checkSettlement } from "./expect/settlement.ts";
import { checkStops } from "./expect/stops.ts";
import { checkValue } from "./expect/value.ts";
import { choicesOf, factsGiven } from "./givens.ts";
import { told } from "./happenings.ts";
import { asFact } from "./literal.ts";
import { Moments, type Moment } from "./moment.ts";
import type { Verdict } from "./result.ts";

/** An expectation with how much has happened before it in the text. */
export interface Awaited {
  readonly count: number;
  readonly node: ast.Expectation;
}

/** A scenario made ready: what it gives and tells is read, and its runs are made when an expectation looks at them. */
export class Stage {
  readonly program: Program;
  readonly title: string;
  readonly source: Source;
  readonly place: Place;
  readonly awaited: readonly Awaited[];
  /** What is wrong with the scenario itself. */
  readonly faults: readonly Diagnostic[];
  private readonly moments: Moments;
  /** How much happens in all. */
  private readonly count: number;

  constructor(model: Model, natives: ReadonlyMap<string, Native>, scenario: Placed<ast.Scenario>) {
    const { node, home } = scenario;
    const faults: Diagnostic[] = [];
    this.program = buildProgram(model, choicesOf(model, scenario, faults), natives);
    const given = factsGiven(this.program, scenario, faults);
    const happened = told(this.program, scenario, faults);
    this.title = node.title.value;
    this.source = home.source;
    this.place = { source: home.source, span: node.title.span };
    this.awaited = awaitedIn(node);
    this.count = happened.count;
    this.moments = new Moments(this.program, home.source, happened, given);
    if (this.awaited.length === 0)
      faults.push(report(entries.expectsNothing, this.place, { scenario: this.title }));
    this.faults = faults;
  }

  get canRun(): boolean {
    return this.faults.every(({ severity }) => severity !== "error");
  }

  /** Whether everything comes as expected; looks no further than to the first that does not. */
  get passes(): boolean {
    return (
      this.canRun && this.awaited.every((each) => this.verdict(each).passed) && this.unexpectedStop() === null
    );
  }

  verdict({ count, node }: Awaited): Verdict {
    const moment = this.momentOf(count, node);
    switch (node.form) {
      case "value":
        return checkValue(moment, node);
      case "act":
        return checkAct(moment, node);
      case "settlement":
        return checkSettlement(moment, node);
      case "duty":
        return checkDuty(moment, node);
      case "needs":
        return checkNeeds(moment, node);
      case "stops":
        return checkStops(moment, node);
      case "certificate":
        return checkCertificate(moment, node);
      case "ledger":
        return checkLedger(moment, node);
      case "no duty":
        return checkNoDuty(moment, node);
      case "covenant":
        return checkCovenant(moment, node);
    }
  }

  /** A value is looked at on its day; what is to have happened on a day is looked for no earlier than that. */
  private momentOf(count: number, node: ast.Expectation): Moment {
    const written = "day" in node ? node.day : null;
    const day = written === null ? null : asFact(this.program, { kind: "date" }, written);
    if (typeof day !== "number") return this.moments.at(count, null);
    const last = this.moments.lastDay(count) ?? day;
    return this.moments.at(count, isOfItsDay(node) ? day : Math.max(day, last));
  }

  /** A stop that no expectation up to it speaks of. What happens after the last expectation is run too. */
  unexpectedStop(): Diagnostic | null {
    this.moments.at(this.count, null);
    const expecting = this.awaited.filter(({ node }) => node.form === "stops" || node.form === "needs");
    const expected = Math.min(...expecting.map(({ count }) => count));
    for (const [count, { result }] of this.moments.all) {
      const { stopped } = result;
      if (stopped === null || count >= expected) continue;
      const [cause] = result.diagnostics.filter(({ code }) => code === stopped.code);
      const details = {
        scenario: this.title,
        event: stopped.event,
        date: longDate(stopped.day),
        message: stopped.message,
      };
      const related = cause === undefined ? [] : [{ place: cause.place, message: "the words that stop it" }];
      const place = this.moments.placeOf(stopped) ?? this.place;
      return report(entries.stoppedUnexpectedly, place, details, { related });
    }
    return null;
  }
}

function awaitedIn({ steps }: ast.Scenario): Awaited[] {
  const found: Awaited[] = [];
  let count = 0;
  for (const step of steps) {
    if (step.form === "on") count += step.happenings.length;
    if (step.form === "then") for (const node of step.expectations) found.push({ count, node });
  }
  return found;
}
