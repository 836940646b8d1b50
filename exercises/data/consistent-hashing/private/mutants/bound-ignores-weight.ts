// killed-by: R18/weighted
// mistake: The bound is the same for all nodes, whatever their weight.
import type { HashRing, HashRingOptions } from '../../contract.ts';

/** A place on the ring and whose it is. */
interface Point {
  readonly position: number;
  readonly node: string;
}

/** A node with what it may and does hold. */
interface Member {
  readonly weight: number;
  held: number;
}

/** Orders points by place, and those on one place by name: an order that no history can change. */
function compare(a: Point, b: Point): number {
  if (a.position !== b.position) return a.position - b.position;
  return a.node < b.node ? -1 : a.node > b.node ? 1 : 0;
}

/** Merges two sorted lists of points into a new one. */
function merge(a: readonly Point[], b: readonly Point[]): Point[] {
  const merged: Point[] = [];
  let next = 0;
  for (const point of a) {
    while (next < b.length && compare(b[next]!, point) < 0) merged.push(b[next++]!);
    merged.push(point);
  }
  while (next < b.length) merged.push(b[next++]!);
  return merged;
}

export function createHashRing({ hash, virtualNodes = 100, epsilon }: HashRingOptions): HashRing {
  const members = new Map<string, Member>();
  let points: readonly Point[] = [];
  let totalWeight = 0;
  let totalHeld = 0;

  function pointsOf(node: string, weight: number): Point[] {
    const count = Math.max(1, Math.round(virtualNodes * weight));
    const own: Point[] = [];
    // The number stands in front, so that "n" and "n1" never share a text.
    for (let at = 0; at < count; at++) own.push({ position: hash(`${at}/${node}`), node });
    return own.sort(compare);
  }

  function sumWeights(): void {
    totalWeight = 0;
    for (const { weight } of members.values()) totalWeight += weight;
  }

  /** Returns the index of the first point at or after the key's place, past the last one where there is none. */
  function search(key: string): number {
    const position = hash(key);
    let low = 0;
    let high = points.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (points[middle]!.position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Walks once around from the key and returns the first `count` distinct nodes that fit. */
  function walk(key: string, count: number, fits: (node: string) => boolean): string[] {
    const found = new Set<string>();
    const passed = new Set<string>();
    const start = search(key);
    for (let step = 0; step < points.length && found.size < count; step++) {
      const { node } = points[(start + step) % points.length]!;
      if (found.has(node) || passed.has(node)) continue;
      (fits(node) ? found : passed).add(node);
    }
    return [...found];
  }

  /** Returns whether a node may hold one more, that one counted among the held. */
  function hasRoom(node: string): boolean {
    const { held } = members.get(node)!;
    const bound = ((1 + epsilon!) * (totalHeld + 1)) / members.size;
    return held + 1 <= Math.ceil(bound);
  }

  return {
    addNode(node, weight = 1) {
      if (!Number.isFinite(weight) || weight <= 0) {
        throw new RangeError(`a weight must be finite and above 0, not ${String(weight)}`);
      }
      const before = members.get(node);
      if (before?.weight === weight) return;
      const others = before ? points.filter((point) => point.node !== node) : points;
      points = merge(others, pointsOf(node, weight));
      members.set(node, { weight, held: before?.held ?? 0 });
      sumWeights();
    },

    removeNode(node) {
      const member = members.get(node);
      if (!member) return;
      members.delete(node);
      totalHeld -= member.held;
      points = points.filter((point) => point.node !== node);
      sumWeights();
    },

    getNode(key) {
      const at = search(key);
      return points[at === points.length ? 0 : at]?.node;
    },

    getNodes(key, count) {
      return walk(key, Math.min(count, members.size), () => true);
    },

    acquire(key) {
      const [node] = walk(key, 1, hasRoom);
      if (node === undefined) return undefined;
      members.get(node)!.held += 1;
      totalHeld += 1;
      return node;
    },

    release(node) {
      const member = members.get(node);
      if (!member || member.held === 0) return;
      member.held -= 1;
      totalHeld -= 1;
    },
  };
}
