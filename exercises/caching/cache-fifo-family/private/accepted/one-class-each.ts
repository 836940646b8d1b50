// accepted: a class for each policy, on a Map in order of insertion, a sentinel ring, and a bag
import type { Cache, ReplacementOptions } from '../../contract.ts';

abstract class BoundedCache<K, V> implements Cache<K, V> {
  protected abstract find(key: K): { value: V } | undefined;
  protected abstract insert(key: K, value: V): void;
  protected abstract evict(): void;
  abstract delete(key: K): boolean;
  abstract readonly size: number;
  protected touch(_key: K): void {}

  private readonly capacity: number;

  constructor(capacity: number) {
    if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError(`a capacity of ${capacity} makes no cache`);
    this.capacity = capacity;
  }

  get(key: K): V | undefined {
    const found = this.find(key);
    if (found) this.touch(key);
    return found?.value;
  }

  set(key: K, value: V): void {
    const found = this.find(key);
    if (found) {
      found.value = value;
      this.touch(key);
      return;
    }
    if (this.size === this.capacity) this.evict();
    this.insert(key, value);
  }

  has(key: K): boolean {
    return this.find(key) !== undefined;
  }
}

/** A Map walks its keys in order of insertion; one walk, never begun again, passes each key once. */
class Fifo<K, V> extends BoundedCache<K, V> {
  private readonly entries = new Map<K, { value: V }>();
  private readonly walk = this.entries.keys();

  get size(): number {
    return this.entries.size;
  }

  protected find(key: K): { value: V } | undefined {
    return this.entries.get(key);
  }

  protected insert(key: K, value: V): void {
    this.entries.set(key, { value });
  }

  protected evict(): void {
    this.entries.delete(this.walk.next().value!);
  }

  delete(key: K): boolean {
    return this.entries.delete(key);
  }
}

class Node<K, V> {
  next: Node<K, V> = this;
  previous: Node<K, V> = this;
  key!: K;
  value!: V;

  linkBefore(other: Node<K, V>): void {
    this.next = other;
    this.previous = other.previous;
    this.previous.next = this.next.previous = this;
  }

  unlink(): void {
    this.previous.next = this.next;
    this.next.previous = this.previous;
  }
}

/** Evicts the node before the sentinel: the last to have come. */
class Lifo<K, V> extends BoundedCache<K, V> {
  protected readonly nodes = new Map<K, Node<K, V>>();
  protected readonly sentinel = new Node<K, V>();

  get size(): number {
    return this.nodes.size;
  }

  protected find(key: K): Node<K, V> | undefined {
    return this.nodes.get(key);
  }

  protected insert(key: K, value: V): void {
    const node = new Node<K, V>();
    node.key = key;
    node.value = value;
    node.linkBefore(this.sentinel);
    this.nodes.set(key, node);
  }

  protected evict(): void {
    this.delete(this.sentinel.previous.key);
  }

  delete(key: K): boolean {
    this.nodes.get(key)?.unlink();
    return this.nodes.delete(key);
  }
}

/** A stack to which a used node comes back. */
class Mru<K, V> extends Lifo<K, V> {
  protected override touch(key: K): void {
    const node = this.nodes.get(key)!;
    node.unlink();
    node.linkBefore(this.sentinel);
  }
}

/** Draws from a bag: the last takes the place of the one drawn. */
class Random<K, V> extends BoundedCache<K, V> {
  private readonly bag: { readonly key: K; value: V; place: number }[] = [];
  private readonly entries = new Map<K, (typeof this.bag)[number]>();
  private readonly random: () => number;

  constructor(capacity: number, random: () => number) {
    super(capacity);
    this.random = random;
  }

  get size(): number {
    return this.bag.length;
  }

  protected find(key: K): { value: V } | undefined {
    return this.entries.get(key);
  }

  protected insert(key: K, value: V): void {
    const entry = { key, value, place: this.bag.length };
    this.bag.push(entry);
    this.entries.set(key, entry);
  }

  protected evict(): void {
    this.delete(this.bag[Math.floor(this.random() * this.bag.length)]!.key);
  }

  delete(key: K): boolean {
    const entry = this.entries.get(key);
    if (!entry) return false;
    const last = this.bag.pop()!;
    if (last !== entry) {
      this.bag[entry.place] = last;
      last.place = entry.place;
    }
    return this.entries.delete(key);
  }
}

export function createCache<K, V>({ capacity, policy, random }: ReplacementOptions): Cache<K, V> {
  if (policy === 'random') return new Random<K, V>(capacity, random);
  const Line = { fifo: Fifo, lifo: Lifo, mru: Mru }[policy];
  return new Line<K, V>(capacity);
}
