// accepted: 2Q, full version, linked lists through one Map
import type { Cache, CacheOptions } from '../../contract.ts';

type Place = 'in' | 'out' | 'main';

interface Node<K, V> {
  key: K | undefined;
  value: V | undefined;
  place: Place;
  next: Node<K, V>;
  previous: Node<K, V>;
}

/** A ring through a sentinel: the newest node follows it, the oldest comes before it. */
class Queue<K, V> {
  length = 0;
  readonly #place: Place;
  readonly #sentinel: Node<K, V>;

  constructor(place: Place) {
    this.#place = place;
    this.#sentinel = { key: undefined, value: undefined, place } as Node<K, V>;
    this.#sentinel.next = this.#sentinel.previous = this.#sentinel;
  }

  get oldest(): Node<K, V> {
    return this.#sentinel.previous;
  }

  push(node: Node<K, V>): void {
    node.place = this.#place;
    node.previous = this.#sentinel;
    node.next = this.#sentinel.next;
    node.next.previous = node;
    this.#sentinel.next = node;
    this.length += 1;
  }

  remove(node: Node<K, V>): void {
    node.previous.next = node.next;
    node.next.previous = node.previous;
    this.length -= 1;
  }
}

/**
 * Creates a 2Q cache: a FIFO for keys seen once, a list of the keys that
 * left it, and an LRU for those that came back while on that list.
 */
export function createCache<K, V>({ capacity }: CacheOptions): Cache<K, V> {
  if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be an integer of at least 1');
  const inTarget = Math.trunc(capacity / 4) || 1;
  const outLimit = Math.trunc(capacity / 2) || 1;
  const nodes = new Map<K, Node<K, V>>();
  const queues = { in: new Queue<K, V>('in'), out: new Queue<K, V>('out'), main: new Queue<K, V>('main') };

  function find(key: K): Node<K, V> | undefined {
    const node = nodes.get(key);
    return node?.place === 'out' ? undefined : node;
  }

  function use(node: Node<K, V>): void {
    if (node.place !== 'main') return;
    queues.main.remove(node);
    queues.main.push(node);
  }

  function forget(node: Node<K, V>): void {
    queues[node.place].remove(node);
    nodes.delete(node.key as K);
  }

  function makeRoom(): void {
    if (queues.in.length + queues.main.length < capacity) return;
    if (queues.in.length <= inTarget && queues.main.length > 0) return forget(queues.main.oldest);
    const node = queues.in.oldest;
    queues.in.remove(node);
    node.value = undefined;
    queues.out.push(node);
    if (queues.out.length > outLimit) forget(queues.out.oldest);
  }

  return {
    get size() {
      return queues.in.length + queues.main.length;
    },
    get(key) {
      const node = find(key);
      if (node) use(node);
      return node?.value;
    },
    set(key, value) {
      const held = find(key);
      if (held) {
        held.value = value;
        return use(held);
      }
      const ghost = nodes.get(key);
      if (ghost) forget(ghost);
      makeRoom();
      const node = { key, value } as Node<K, V>;
      queues[ghost ? 'main' : 'in'].push(node);
      nodes.set(key, node);
    },
    has: (key) => find(key) !== undefined,
    delete(key) {
      const node = find(key);
      if (node) forget(node);
      return node !== undefined;
    },
  };
}
