/** The runs of all combinations of readings that can matter, side by side. */

import type { Ambiguity } from "../model/model.ts";
import type { RunResult } from "../run/result.ts";
import { Branch, type Ground, type Parting } from "./branch.ts";
import { looseReadings } from "./loose.ts";
import { pickedReadings } from "./picked.ts";

/** More runs that are other than all the ones before, each in its own way, than this are not held against one another. */
const MOST_LEADERS = 8;

/** One run with what was picked for it besides the defaults. */
export interface Explored {
  /** For each ambiguity that is open, the name taken. */
  readonly picked: ReadonlyMap<string, string>;
  readonly result: RunResult;
}

/**
 * All runs go on step by step. At a step at which a run meets a choice that is not settled, others part from it. A run that has come
 * to be like another but for some terms goes along with it (`Branch.follow`), until a step touches these, or a choice in which
 * the two differ. Where readings are built into programs only runs with the same ones go along with one another.
 */
export class Choosing {
  readonly met: Set<string> = new Set();
  complete = true;
  private readonly ground: Ground;
  private readonly open: ReadonlyMap<string, Ambiguity>;
  private readonly defaults: ReadonlyMap<string, string>;
  private readonly built: readonly string[];
  private readonly most: number;
  private readonly root: Branch;
  /** Runs that are under way by themselves. */
  private awake: readonly Branch[];
  private readonly leaders = new Map<string, Branch[]>();
  private readonly byDepth: Set<Branch>[] = [];
  private count = 0;

  constructor(ground: Ground, open: readonly Ambiguity[], most: number) {
    this.ground = ground;
    this.open = new Map(open.map((ambiguity) => [ambiguity.key, ambiguity]));
    this.defaults = pickedReadings({ ambiguities: open });
    const loose = looseReadings(ground.model);
    this.built = open.flatMap(({ key }) => (loose.has(key) ? [] : [key]));
    this.most = most;
    const beginning: Parting = { run: null, steps: 0 };
    this.root = this.begin(new Map(), 0, beginning, false);
    // What first values meet is met before anything can be shared.
    const first = [this.root];
    for (const branch of first) first.push(...this.part(branch, () => beginning));
    this.awake = first;
  }

  /** How many combinations there are as yet. */
  get size(): number {
    return this.count;
  }

  /** How many steps have been made, all runs together. */
  get steps(): number {
    return this.byDepth.reduce(
      (sum, branches) => [...branches].reduce((all, { made }) => all + made, sum),
      0,
    );
  }

  /** Makes a step of each run; false where all have come to an end. */
  round(): boolean {
    const branches = this.awake.flatMap((branch) =>
      branch.leads ? [branch, ...branch.dismiss()] : [branch],
    );
    if (branches.length === 0) return false;
    for (const branch of branches) {
      if (this.has(branch)) branch.go(() => branches.push(...this.part(branch, () => branch.before())));
    }
    this.awake = branches.filter(
      (branch) => this.has(branch) && branch.result === null && !this.goesAlong(branch),
    );
    return true;
  }

  /** The defaults first, then by how many choices differ from them. */
  results(): readonly Explored[] {
    const branches = [this.root];
    for (const { children } of branches) branches.push(...children);
    const kept = branches.filter((branch) => this.has(branch));
    return kept.flatMap(({ picked, result }) => (result === null ? [] : [{ picked, result }]));
  }

  /** The branches that part from one at the choices that it has met and that are not settled. */
  private part(branch: Branch, before: () => Parting): readonly Branch[] {
    const parted: Branch[] = [];
    for (const key of branch.hear()) {
      const [first = key, ...others] = this.open.get(key)?.names ?? [];
      if (!this.open.has(key) || branch.settled.has(key)) continue;
      this.met.add(key);
      for (const name of others) {
        if (!this.hasRoom(branch.depth + 1)) continue;
        const settled = new Map([...branch.settled, [key, name]]);
        const child = this.begin(settled, branch.depth + 1, before(), branch.goesAlone);
        branch.children.add(child);
        parted.push(child);
      }
      // What parts later keeps to the default here, so that no combination comes twice.
      branch.settled.set(key, first);
    }
    return parted;
  }

  private begin(
    settled: ReadonlyMap<string, string>,
    depth: number,
    from: Parting,
    isAlone: boolean,
  ): Branch {
    const picked = new Map([...this.defaults, ...settled]);
    const branch = new Branch(this.ground, picked, settled, depth, from, isAlone);
    (this.byDepth[depth] ??= new Set()).add(branch);
    this.count++;
    return branch;
  }

  private has(branch: Branch): boolean {
    return this.byDepth[branch.depth]?.has(branch) === true;
  }

  /** Whether there may be another branch. One that differs from the defaults in more choices gives way to one that does in fewer. */
  private hasRoom(depth: number): boolean {
    if (this.count < this.most) return true;
    this.complete = false;
    const deepest = this.byDepth.findLastIndex((branches) => branches.size > 0);
    const last =
      deepest <= depth ? undefined : [...(this.byDepth[deepest] ?? [])].findLast(({ leads }) => !leads);
    if (last === undefined) return false;
    last.drop();
    this.byDepth[deepest]?.delete(last);
    this.count--;
    return true;
  }

  /** Whether a run goes along with another from now on. */
  private goesAlong(branch: Branch): boolean {
    if (branch.leads || branch.pauses || !branch.canLead) return false;
    const same = this.built.map((key) => branch.picked.get(key)).join("\n");
    const leaders = (this.leaders.get(same) ?? []).filter(
      (leader) => leader !== branch && this.has(leader) && leader.result === null && leader.isAwake,
    );
    if (leaders.some((leader) => branch.follow(leader))) {
      this.leaders.set(same, leaders);
      return true;
    }
    if (leaders.length < MOST_LEADERS) leaders.push(branch);
    this.leaders.set(same, leaders);
    return false;
  }
}
