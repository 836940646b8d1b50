// accepted: all points are collected and sorted again by the first look-up after a change
import type { HashRing, HashRingOptions } from '../../contract.ts';

interface Ring {
  readonly positions: readonly number[];
  readonly owners: readonly string[];
}

/** Keeps nodes and weights only. The ring is a view of them, made when it is asked for and thrown away when they change. */
export function createHashRing(options: HashRingOptions): HashRing {
  const { hash, virtualNodes = 100, epsilon = Infinity } = options;
  const weights = new Map<string, number>();
  const loads = new Map<string, number>();
  let view: Ring | undefined;

  const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

  function ring(): Ring {
    if (view) return view;
    const points: [position: number, owner: string][] = [];
    for (const [node, weight] of weights) {
      const count = Math.max(1, Math.round(weight * virtualNodes));
      for (let i = 0; i < count; i++) points.push([hash(`${node}#${i}`), node]);
    }
    points.sort(([p, a], [q, b]) => p - q || (a < b ? -1 : 1));
    view = { positions: points.map(([position]) => position), owners: points.map(([, owner]) => owner) };
    return view;
  }

  /** Yields the owners from the key onwards, once around, as often as they have points. */
  function* onwards(key: string): Generator<string> {
    const { positions, owners } = ring();
    const wanted = hash(key);
    let below = -1;
    let above = positions.length;
    while (above - below > 1) {
      const middle = (below + above) >> 1;
      if (positions[middle]! > wanted) above = middle;
      else below = middle;
    }
    for (let i = above; i < owners.length; i++) yield owners[i]!;
    for (let i = 0; i < above; i++) yield owners[i]!;
  }

  let total = 0;
  let totalWeight = 0;

  return {
    addNode(node, weight = 1) {
      if (!(weight > 0 && weight < Infinity)) throw new RangeError('weight');
      if (weights.get(node) === weight) return;
      weights.set(node, weight);
      totalWeight = sum(weights.values());
      view = undefined;
    },
    removeNode(node) {
      if (!weights.delete(node)) return;
      total -= loads.get(node) ?? 0;
      loads.delete(node);
      totalWeight = sum(weights.values());
      view = undefined;
    },
    getNode(key) {
      for (const owner of onwards(key)) return owner;
      return undefined;
    },
    getNodes(key, count) {
      const found = new Set<string>();
      if (count <= 0) return [];
      for (const owner of onwards(key)) {
        found.add(owner);
        if (found.size === Math.min(count, weights.size)) break;
      }
      return [...found];
    },
    acquire(key) {
      for (const owner of onwards(key)) {
        const load = (loads.get(owner) ?? 0) + 1;
        if (load > Math.ceil((1 + epsilon) * (total + 1) * (weights.get(owner)! / totalWeight))) continue;
        loads.set(owner, load);
        total += 1;
        return owner;
      }
      return undefined;
    },
    release(node) {
      const load = loads.get(node) ?? 0;
      if (load === 0) return;
      loads.set(node, load - 1);
      total -= 1;
    },
  };
}
