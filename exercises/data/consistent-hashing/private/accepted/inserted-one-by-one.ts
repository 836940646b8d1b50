// accepted: one sorted array of signed places, into which each point is spliced
import type { HashRing, HashRingOptions } from '../../contract.ts';

type Point = { at: number; name: string; number: number };

/** Places are turned into signed integers, which turns the circle by half and changes nothing else. Ties go by number, then by name. */
const order = (a: Point, b: Point): number => a.at - b.at || a.number - b.number || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/** Returns the first index whose point is not before the one given. */
function lowerBound(points: Point[], point: Point): number {
  let from = 0;
  let to = points.length;
  while (from !== to) {
    const middle = Math.floor((from + to) / 2);
    if (order(points[middle]!, point) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

export function createHashRing({ hash, virtualNodes, epsilon }: HashRingOptions): HashRing {
  const perWeight = virtualNodes ?? 100;
  const slack = 1 + (epsilon ?? 0);
  const points: Point[] = [];
  const state = new Map<string, { weight: number; count: number; load: number }>();
  const all = { weight: 0, load: 0 };

  const pointOf = (name: string, number: number): Point => ({ at: hash(`${name}\u0000${number}`) | 0, name, number });

  function resize(name: string, from: number, to: number): void {
    for (let number = from; number < to; number++) {
      const point = pointOf(name, number);
      points.splice(lowerBound(points, point), 0, point);
    }
    for (let number = to; number < from; number++) points.splice(lowerBound(points, pointOf(name, number)), 1);
  }

  function* nodesFrom(key: string): Generator<string, void> {
    const seen = new Set<string>();
    const start = lowerBound(points, { at: hash(key) | 0, name: '', number: -1 });
    for (let step = 0; step < points.length && seen.size < state.size; step++) {
      const { name } = points[(start + step) % points.length]!;
      if (seen.has(name)) continue;
      seen.add(name);
      yield name;
    }
  }

  return {
    addNode(name, weight = 1) {
      if (!Number.isFinite(weight) || weight <= 0) throw new RangeError('a weight is finite and above 0');
      const old = state.get(name) ?? { weight: 0, count: 0, load: 0 };
      const count = Math.max(Math.round(perWeight * weight), 1);
      resize(name, old.count, count);
      state.set(name, { weight, count, load: old.load });
      all.weight += weight - old.weight;
    },
    removeNode(name) {
      const old = state.get(name);
      if (!old) return;
      resize(name, old.count, 0);
      state.delete(name);
      all.weight -= old.weight;
      all.load -= old.load;
    },
    getNode: (key) => nodesFrom(key).next().value ?? undefined,
    getNodes(key, count) {
      const found: string[] = [];
      if (count <= 0) return found;
      for (const name of nodesFrom(key)) if (found.push(name) >= count) break;
      return found;
    },
    acquire(key) {
      for (const name of nodesFrom(key)) {
        const node = state.get(name)!;
        if (node.load + 1 > Math.ceil(slack * (node.weight / all.weight) * (all.load + 1))) continue;
        node.load += 1;
        all.load += 1;
        return name;
      }
      return undefined;
    },
    release(name) {
      const node = state.get(name);
      if (!node || node.load < 1) return;
      node.load -= 1;
      all.load -= 1;
    },
  };
}
