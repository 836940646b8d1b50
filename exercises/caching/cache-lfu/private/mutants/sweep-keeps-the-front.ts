// killed-by: W/uniform
// mistake: A queue that was swept goes on at its old front, past keys that are still held.
import type { Cache, CacheOptions } from '../../contract.ts';

class Entry<K, V> {
  readonly key: K;
  value: V;
  /** 0 once the entry is gone. */
  uses = 0;

  constructor(key: K, value: V) {
    this.key = key;
    this.value = value;
  }
}

/** Entries that had a count at some time, in order of the use that brought them there; those with another count by now are stale. */
class Queue<K, V> {
  readonly count: number;
  #entries: Entry<K, V>[] = [];
  #front = 0;
  #stale = 0;

  constructor(count: number) {
    this.count = count;
  }

  push(entry: Entry<K, V>): void {
    this.#entries.push(entry);
  }

  /** Notes that an entry in it has become stale, and sweeps once most are. Returns whether any is left that is not. */
  expire(): boolean {
    this.#stale += 1;
    const length = this.#entries.length - this.#front;
    if (this.#stale === length) return false;
    if (this.#stale > 8 && 2 * this.#stale > length) {
      const kept: Entry<K, V>[] = [];
      for (let at = this.#front; at < this.#entries.length; at++) {
        if (this.#entries[at]!.uses === this.count) kept.push(this.#entries[at]!);
      }
      this.#entries = kept;
      this.#stale = 0;
    }
    return true;
  }

  /** Returns the first entry that is not stale; there must be one. */
  oldest(): Entry<K, V> {
    while (this.#front < this.#entries.length - 1 && this.#entries[this.#front]!.uses !== this.count) {
      this.#front += 1;
      this.#stale -= 1;
    }
    return this.#entries[this.#front]!;
  }
}

class LfuCache<K, V> implements Cache<K, V> {
  readonly #capacity: number;
  readonly #entries = new Map<K, Entry<K, V>>();
  readonly #queues = new Map<number, Queue<K, V>>();

  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
    this.#capacity = capacity;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    this.#moveTo(entry, entry.uses + 1);
    return entry.value;
  }

  set(key: K, value: V): void {
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      if (this.#entries.size >= this.#capacity) this.#evict();
      entry = new Entry(key, value);
      this.#entries.set(key, entry);
    }
    entry.value = value;
    this.#moveTo(entry, entry.uses + 1);
  }

  has(key: K): boolean {
    return this.#entries.has(key);
  }

  delete(key: K): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    this.#moveTo(entry, 0);
    return this.#entries.delete(key);
  }

  /** The newest key was used once for each count walked past, so a walk costs no more than the uses since the last one. */
  #evict(): void {
    let count = 1;
    while (!this.#queues.has(count)) count += 1;
    this.delete(this.#queues.get(count)!.oldest().key);
  }

  #moveTo(entry: Entry<K, V>, uses: number): void {
    const left = this.#queues.get(entry.uses);
    entry.uses = uses;
    if (left && !left.expire()) this.#queues.delete(left.count);
    if (uses === 0) return;
    let queue = this.#queues.get(uses);
    if (!queue) this.#queues.set(uses, (queue = new Queue(uses)));
    queue.push(entry);
  }
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  return new LfuCache<K, V>(capacity);
}
