/** So many entries are copied one by one; more of them become a layer that copies share. */
const THIN = 8;

/**
 * A map whose copies share what was in it: copying costs what was put in lately, however much the map holds. Runs that part late
 * have most of their past in common.
 */
export class Layered<K, V> {
  /** Shared with copies, and never changed. */
  private below: ReadonlyMap<K, V> = new Map();
  private own = new Map<K, V>();

  get(key: K): V | undefined {
    return this.own.get(key) ?? this.below.get(key);
  }

  has(key: K): boolean {
    return this.own.has(key) || this.below.has(key);
  }

  set(key: K, value: V): void {
    this.own.set(key, value);
  }

  /** Takes a key out; copies that have been made keep it. */
  delete(key: K): void {
    this.own.delete(key);
    if (!this.below.has(key)) return;
    const below = new Map(this.below);
    below.delete(key);
    this.below = below;
  }

  entries(): Iterable<readonly [K, V]> {
    if (this.below.size === 0) return this.own;
    return this.own.size === 0 ? this.below : this.both();
  }

  *values(): Generator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  private *both(): Generator<readonly [K, V]> {
    for (const [key, value] of this.below) yield [key, this.own.get(key) ?? value];
    for (const entry of this.own) if (!this.below.has(entry[0])) yield entry;
  }

  /** Whether two maps hold the same keys. */
  hasKeysOf(other: Layered<K, V>): boolean {
    const within = (one: Layered<K, V>, all: Layered<K, V>): boolean => {
      const lists = one.below === all.below ? [one.own] : [one.below, one.own];
      return lists.every((list) => [...list.keys()].every((key) => all.has(key)));
    };
    return within(this, other) && within(other, this);
  }

  copy(): Layered<K, V> {
    if (this.own.size > THIN) {
      this.below = new Map([...this.below, ...this.own]);
      this.own = new Map();
    }
    const copy = new Layered<K, V>();
    copy.below = this.below;
    copy.own = new Map(this.own);
    return copy;
  }
}
