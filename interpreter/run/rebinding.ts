/** The same contract with other readings picked: what a run holds of its program is found again in the other. */

import type { Context, Environment, Memory } from "../compile/context.ts";
import type { Program, ProgramRule } from "../compile/program.ts";
import type { State } from "../compile/state.ts";
import type { Outcome, Request } from "./adjust.ts";
import { wordsOf } from "./passage.ts";
import type { Timer } from "./schedule.ts";

/** To another program of the same model, in a run of its own. */
export class Rebinding {
  readonly to: Program;
  private readonly words: readonly Program[];
  private readonly environment: Environment;
  private memory: Memory | null = null;
  private readonly seen: (state: State) => State;

  constructor(to: Program, environment: Environment, seen: (state: State) => State = (state) => state) {
    this.to = to;
    this.words = wordsOf(to);
    this.environment = environment;
    this.seen = seen;
  }

  /** The same for what stands in states of another run; `seen` gives the states that the run has had instead. */
  over(seen: (state: State) => State): Rebinding {
    const over = new Rebinding(this.to, this.environment, (state) => this.seen(seen(state)));
    over.memory = this.memory;
    return over;
  }

  /** The fold of that run, once there is one. */
  join(memory: Memory): void {
    this.memory = memory;
  }

  program(words: Program): Program {
    return this.words[wordsOf(words).length - 1] ?? this.to;
  }

  context(context: Context): Context {
    return context.among(this.environment, this.memory ?? context.memory, this.seen(context.state));
  }

  /** What became of a request, as the other readings tell it. */
  outcome(outcome: Outcome, words: Program): Outcome {
    const { request, postponement } = outcome;
    return {
      ...outcome,
      context: this.context(outcome.context),
      request: request === null ? null : this.request(request),
      postponement:
        postponement === null
          ? null
          : (this.program(words).postponements[postponement.index] ?? postponement),
    };
  }

  timer(timer: Timer): Timer {
    const program = this.program(timer.program);
    return { ...timer, program, rule: ruleIn(program, timer.rule) };
  }

  /** Postponed adjustments hold the effects that wait with them. */
  state(state: State): State {
    const { register } = state;
    if (register === null)
      return waitsForNothing(state) ? state : { ...state, carries: this.carries(state.carries) };
    let { certificates } = register;
    for (const [number, certificate] of register.certificates)
      if (certificate.carries.size > 0)
        certificates = certificates.with(number, {
          ...certificate,
          carries: this.carries(certificate.carries),
        });
    return { ...state, carries: this.carries(state.carries), register: { ...register, certificates } };
  }

  private carries(carries: State["carries"]): State["carries"] {
    if (carries.size === 0) return carries;
    return new Map(
      [...carries].map(([key, carry]) => [
        key,
        { ...carry, waiting: (carry.waiting as readonly Request[]).map((request) => this.request(request)) },
      ]),
    );
  }

  private request(request: Request): Request {
    const program = this.program(request.program);
    const rule = ruleIn(program, request.effect.rule);
    const effect = rule.effects.find(({ effect: each }) => each === request.node) ?? request.effect;
    return { ...request, program, effect };
  }
}

/** Whether no effect waits with what was postponed. */
export function waitsForNothing({ carries }: State): boolean {
  for (const { waiting } of carries.values()) if (waiting.length > 0) return false;
  return true;
}

function ruleIn(program: Program, rule: ProgramRule): ProgramRule {
  return program.rulesOfSection.get(rule.section)?.find((other) => other.rule === rule.rule) ?? rule;
}
