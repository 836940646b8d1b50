// killed-by: R10/bad-capacity
// mistake: A bad capacity is rounded to the nearest good one in silence.
import type { Cache, CacheOptions } from '../../contract.ts';

class Link<K, V> {
  previous: Link<K, V> = this;
  next: Link<K, V> = this;
  readonly key: K;
  value: V;

  constructor(key: K, value: V) {
    this.key = key;
    this.value = value;
  }

  remove(): void {
    this.previous.next = this.next;
    this.next.previous = this.previous;
  }

  insertAfter(link: Link<K, V>): void {
    this.previous = link;
    this.next = link.next;
    link.next.previous = this;
    link.next = this;
  }
}

class LruCache<K, V> implements Cache<K, V> {
  readonly #capacity: number;
  readonly #links = new Map<K, Link<K, V>>();
  readonly #sentinel = new Link<K, V>(undefined as K, undefined as V);

  constructor(capacity: number) {
    this.#capacity = Math.max(1, Math.floor(capacity) || 1);
  }

  get size(): number {
    return this.#links.size;
  }

  get(key: K): V | undefined {
    const link = this.#links.get(key);
    if (link === undefined) return undefined;
    this.#moveToFront(link);
    return link.value;
  }

  set(key: K, value: V): void {
    const link = this.#links.get(key);
    if (link !== undefined) {
      link.value = value;
      this.#moveToFront(link);
      return;
    }
    if (this.#links.size >= this.#capacity) this.delete(this.#sentinel.previous.key);
    const added = new Link(key, value);
    this.#links.set(key, added);
    added.insertAfter(this.#sentinel);
  }

  has(key: K): boolean {
    return this.#links.has(key);
  }

  delete(key: K): boolean {
    const link = this.#links.get(key);
    if (link === undefined) return false;
    link.remove();
    return this.#links.delete(key);
  }

  #moveToFront(link: Link<K, V>): void {
    link.remove();
    link.insertAfter(this.#sentinel);
  }
}

export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  return new LruCache<K, V>(capacity);
}
