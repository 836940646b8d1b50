// accepted: W-TinyLFU, a sketch of four-bit counters
import type { Cache, CacheOptions } from '../../contract.ts';

const countersPerWord = 8;
const wordsPerEntry = 2;
const rows = 4;

/** Counts requests for keys, roughly and for a while, in four bits a counter. */
class Sketch {
  readonly #words: Uint32Array;
  readonly #mask: number;
  readonly #sample: number;
  #recorded = 0;

  constructor(capacity: number) {
    let entries = 1;
    while (entries < capacity) entries *= 2;
    this.#words = new Uint32Array(wordsPerEntry * entries);
    this.#mask = wordsPerEntry * entries * countersPerWord - 1;
    this.#sample = 10 * entries;
  }

  record(hash: number): void {
    for (let row = 0; row < rows; row++) {
      const at = this.#counter(hash, row);
      const shift = 4 * (at % countersPerWord);
      const word = Math.floor(at / countersPerWord);
      if (((this.#words[word]! >>> shift) & 15) < 15) this.#words[word]! += 1 << shift;
    }
    this.#recorded += 1;
    if (this.#recorded === this.#sample) this.#halve();
  }

  estimate(hash: number): number {
    let lowest = 15;
    for (let row = 0; row < rows; row++) {
      const at = this.#counter(hash, row);
      lowest = Math.min(lowest, (this.#words[Math.floor(at / countersPerWord)]! >>> (4 * (at % countersPerWord))) & 15);
    }
    return lowest;
  }

  #counter(hash: number, row: number): number {
    let mixed = Math.imul(hash ^ (row * 0x9e3779b9), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 14)) & this.#mask;
  }

  #halve(): void {
    for (let word = 0; word < this.#words.length; word++) this.#words[word] = (this.#words[word]! >>> 1) & 0x77777777;
    this.#recorded = this.#recorded >>> 1;
  }
}

/** Turns a key into 32 bits; keys other than numbers and short texts share a few. */
function hashOf(key: unknown): number {
  if (typeof key === 'number') return key | 0;
  const text = typeof key === 'string' ? key : typeof key;
  let hash = 7;
  for (let at = 0; at < Math.min(16, text.length); at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash ^ text.length;
}

/**
 * Creates a W-TinyLFU cache: a key that leaves the small window stays only
 * if it was asked for more often than the key it would displace.
 */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const windowLimit = Math.max(1, Math.floor(capacity / 100));
  const safeLimit = Math.floor(0.8 * (capacity - windowLimit));
  const window = new Map<K, V>();
  const trial = new Map<K, V>();
  const safe = new Map<K, V>();
  const sketch = new Sketch(capacity);
  const segments = [window, trial, safe];

  const held = () => window.size + trial.size + safe.size;

  function move(key: K, value: V, to: Map<K, V>): void {
    for (const segment of segments) segment.delete(key);
    to.set(key, value);
  }

  function oldest(segment: Map<K, V>): K {
    return segment.keys().next().value as K;
  }

  function use(key: K, value: V): void {
    if (window.has(key)) return move(key, value, window);
    move(key, value, safe);
    if (safe.size > safeLimit) {
      const demoted = oldest(safe);
      move(demoted, safe.get(demoted)!, trial);
    }
  }

  function find(key: K): V | undefined {
    return segments.find((segment) => segment.has(key))?.get(key);
  }

  /** Holds one key too many for a moment, as the key that leaves the window is weighed against the victim. */
  function leaveWindow(): void {
    const candidate = oldest(window);
    const value = window.get(candidate)!;
    window.delete(candidate);
    if (held() < capacity) return void trial.set(candidate, value);
    const from = trial.size > 0 ? trial : safe;
    const victim = oldest(from);
    if (from.size === 0 || sketch.estimate(hashOf(candidate)) <= sketch.estimate(hashOf(victim))) return;
    from.delete(victim);
    trial.set(candidate, value);
  }

  return {
    get size() {
      return held();
    },
    get(key) {
      sketch.record(hashOf(key));
      const value = find(key);
      if (value !== undefined) use(key, value);
      return value;
    },
    set(key, value) {
      if (find(key) !== undefined) return use(key, value);
      window.set(key, value);
      if (window.size > windowLimit || held() > capacity) leaveWindow();
    },
    has: (key) => find(key) !== undefined,
    delete: (key) => segments.some((segment) => segment.delete(key)),
  };
}
