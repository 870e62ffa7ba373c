/** So many values are copied one by one; more of them become a stretch that copies share. */
const THIN = 8;

/** A stretch of a list: values of an array that is never changed, each seen as something else where `map` says as what. */
interface Stretch<T> {
  readonly start: number;
  readonly end: number;
  readonly values: readonly T[];
  /** Where in `values` it begins. */
  readonly from: number;
  readonly map: ((value: T) => T) | null;
}

/** A list that only grows, whose copies share what was in it. */
export class Appended<T> {
  /** Shared with copies, and never changed. */
  private below: readonly Stretch<T>[] = [];
  private own: T[] = [];

  static of<T>(values: readonly T[]): Appended<T> {
    const list = new Appended<T>();
    if (values.length > 0) list.below = [{ start: 0, end: values.length, values, from: 0, map: null }];
    return list;
  }

  /** Whether it holds values of another list that are seen as something else, anew each time. */
  get isSeenOtherwise(): boolean {
    return this.below.some(({ map }) => map !== null);
  }

  private get begun(): number {
    return this.below.at(-1)?.end ?? 0;
  }

  get length(): number {
    return this.begun + this.own.length;
  }

  at(index: number): T | undefined {
    const { begun } = this;
    if (index >= begun) return this.own[index - begun];
    return valueAt(
      this.below.findLast(({ start }) => start <= index)!,
      index,
    );
  }

  push(value: T): void {
    this.own.push(value);
  }

  /** Puts another value in the place of the last one. */
  replaceLast(value: T): void {
    const all = this.own.length === 0 ? [...this.all()] : this.own;
    if (this.own.length === 0) this.below = [];
    all[all.length - 1] = value;
    this.own = all;
  }

  /** Takes back what was put in behind so many values, all of it since the last copy. */
  cut(length: number): void {
    this.own.length = Math.max(length - this.begun, 0);
  }

  /** Takes over what another list has from a place on, each value seen as something else. */
  follow(other: Appended<T>, since: number, map: ((value: T) => T) | null): void {
    this.settle();
    other.settle();
    for (const stretch of other.below) {
      if (stretch.end <= since) continue;
      const skipped = Math.max(since - stretch.start, 0);
      const start = this.begun;
      const end = start + stretch.end - stretch.start - skipped;
      const from = stretch.from + skipped;
      this.below = [...this.below, { ...stretch, start, end, from, map: after(stretch.map, map) }];
    }
  }

  /** Whether another list is as long and has the like of each value at the same place. */
  isLike(other: Appended<T>, like: (one: T, other: T) => boolean): boolean {
    if (this.length !== other.length) return false;
    let shared = 0;
    for (const [at, stretch] of this.below.entries()) {
      if (!isSame(stretch, other.below[at])) break;
      shared = stretch.end;
    }
    for (let at = shared; at < this.length; at++) {
      const [one, two] = [this.at(at)!, other.at(at)!];
      if (one !== two && !like(one, two)) return false;
    }
    return true;
  }

  some(holds: (value: T) => boolean): boolean {
    for (let at = 0; at < this.length; at++) if (holds(this.at(at)!)) return true;
    return false;
  }

  all(): readonly T[] {
    if (this.below.length === 0) return this.own;
    const [only] = this.below;
    if (this.length === only?.values.length && only.map === null) return only.values;
    const all: T[] = [];
    for (const stretch of this.below)
      for (let at = stretch.start; at < stretch.end; at++) all.push(valueAt(stretch, at));
    return [...all, ...this.own];
  }

  copy(): Appended<T> {
    if (this.own.length > THIN) this.settle();
    const copy = new Appended<T>();
    copy.below = this.below;
    copy.own = this.own.slice();
    return copy;
  }

  /** What was put in lately is shared from now on. Short stretches become one with what follows, so that there are few. */
  private settle(): void {
    if (this.own.length === 0) return;
    const below = [...this.below];
    let values = this.own;
    for (let last = below.at(-1); last !== undefined; last = below.at(-1)) {
      const { map, from, start, end } = last;
      if (map !== null || end - start > values.length) break;
      values = [...last.values.slice(from, from + end - start), ...values];
      below.pop();
    }
    const start = below.at(-1)?.end ?? 0;
    this.below = [...below, { start, end: start + values.length, values, from: 0, map: null }];
    this.own = [];
  }
}

function isSame<T>(one: Stretch<T>, other: Stretch<T> | undefined): boolean {
  if (one === other) return true;
  const isOfTheSame = one.values === other?.values && one.from === other.from && one.map === other.map;
  return isOfTheSame && one.start === other.start && one.end === other.end;
}

function valueAt<T>({ start, from, values, map }: Stretch<T>, index: number): T {
  const value = values[index - start + from]!;
  return map === null ? value : map(value);
}

function after<T>(first: Stretch<T>["map"], second: Stretch<T>["map"]): Stretch<T>["map"] {
  return first === null ? second : second === null ? first : (value) => second(first(value));
}
