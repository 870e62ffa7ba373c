/** So many entries are copied where one of them changes, and a reference to each such block. */
const BLOCK = 32;

type Entry<K, V> = readonly [key: K, value: V];

/**
 * An immutable map, in the order in which keys were put in, whose versions share what they have in common: to change one entry of n
 * copies a block of them and n / 32 references, where a map that is copied whole hashes every key again.
 */
export class PersistentMap<K, V> implements ReadonlyMap<K, V> {
  readonly size: number;
  /**
   * Where a key stands, for this version and all that share it. Keys are only ever added, each once; a place counts for a version only
   * if that holds the key there.
   */
  private readonly places: Map<K, number>;
  private readonly blocks: readonly (readonly Entry<K, V>[])[];

  private constructor(places: Map<K, number>, blocks: readonly (readonly Entry<K, V>[])[], size: number) {
    this.places = places;
    this.blocks = blocks;
    this.size = size;
  }

  static empty<K, V>(): PersistentMap<K, V> {
    return new PersistentMap<K, V>(new Map(), [], 0);
  }

  static of<K, V>(entries: Iterable<Entry<K, V>>): PersistentMap<K, V> {
    let map = PersistentMap.empty<K, V>();
    for (const [key, value] of entries) map = map.with(key, value);
    return map;
  }

  private entryOf(key: K): Entry<K, V> | undefined {
    const place = this.places.get(key);
    if (place === undefined || place >= this.size) return undefined;
    const entry = this.blocks[Math.floor(place / BLOCK)]?.[place % BLOCK];
    return entry?.[0] === key ? entry : undefined;
  }

  get(key: K): V | undefined {
    return this.entryOf(key)?.[1];
  }

  has(key: K): boolean {
    return this.entryOf(key) !== undefined;
  }

  /** This map with a value under a key: in the key's place, or at the end. */
  with(key: K, value: V): PersistentMap<K, V> {
    const isHere = this.has(key);
    const places = isHere ? this.places : this.placesWith(key);
    const place = isHere ? (places.get(key) ?? this.size) : this.size;
    const blocks = [...this.blocks];
    const at = Math.floor(place / BLOCK);
    const block = [...(blocks[at] ?? [])];
    block[place % BLOCK] = [key, value];
    blocks[at] = block;
    return new PersistentMap(places, blocks, isHere ? this.size : this.size + 1);
  }

  /** The places with a new key's, at the end; its own ones where another version has put the key elsewhere. */
  private placesWith(key: K): Map<K, number> {
    const known = this.places.get(key);
    if (known === this.size) return this.places;
    const places =
      known === undefined ? this.places : new Map([...this.keys()].map((each, at) => [each, at]));
    return places.set(key, this.size);
  }

  *entries(): MapIterator<[K, V]> {
    for (const block of this.blocks) for (const [key, value] of block) yield [key, value];
  }

  *keys(): MapIterator<K> {
    for (const block of this.blocks) for (const [key] of block) yield key;
  }

  *values(): MapIterator<V> {
    for (const block of this.blocks) for (const [, value] of block) yield value;
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries();
  }

  forEach(run: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this) run(value, key, this);
  }
}
