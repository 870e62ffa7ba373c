/** What the server answers to the commands of `workspace/executeCommand`. Addresses are the server's: see `addresses.ts`. */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** Why there is no answer, in one sentence. */
export interface Problem {
  readonly problem: string;
}

export interface Point {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly on: string;
  readonly value: number;
  readonly shown: string;
  readonly cause: string;
}

export interface Term {
  readonly name: string;
  readonly points: readonly Point[];
  readonly clause: Place | null;
}

export interface Row {
  readonly on: string;
  readonly day: number;
  readonly event: string;
  readonly fact: Place | null;
  readonly section: string;
  readonly clause: Place | null;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly status: string;
}

/** `tenor.timeline` */
export interface Timeline {
  readonly contract: string;
  readonly asOf: string;
  readonly lastDay: number;
  readonly terms: readonly Term[];
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

/** `tenor.scenarioPlaces` */
export interface ScenarioPlace {
  readonly title: string;
  readonly range: Range;
}

/** `tenor.runScenario` */
export interface ScenarioResult {
  readonly title: string;
  /** Null where the contract cannot be run. */
  readonly passed: boolean | null;
  readonly problem?: string;
  readonly expectations?: readonly {
    readonly text: string;
    readonly range: Range;
    readonly passed: boolean;
    readonly expected: string;
    readonly got: string;
    readonly off: string | null;
  }[];
  readonly messages?: readonly string[];
}

/** `tenor.readings` */
export interface Ambiguity {
  readonly key: string;
  readonly names: readonly string[];
  readonly picked: string;
  readonly sections: readonly string[];
}

export function isProblem(answer: object): answer is Problem {
  return "problem" in answer;
}
