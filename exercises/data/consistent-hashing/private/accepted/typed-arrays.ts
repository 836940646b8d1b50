// accepted: places and owners as numbers in typed arrays, sorted by the engine after each change
import type { HashRing, HashRingOptions } from '../../contract.ts';

/**
 * Each point is one number: the place times 2^20, plus the rank of its node among all names sorted. A Float64Array sorts numbers
 * without a comparison, and 52 bits are exact.
 */
const ranks = 2 ** 20;

export function createHashRing(options: HashRingOptions): HashRing {
  const { hash, virtualNodes = 100, epsilon = 0 } = options;
  const weights = new Map<string, number>();
  let names: string[] = [];
  let rankOf = new Map<string, number>();
  let points = new Float64Array(0);
  let held: number[] = [];
  let heldInAll = 0;
  let weightInAll = 0;

  const pointCount = (weight: number) => Math.max(1, Math.round(virtualNodes * weight));

  function rebuild(): void {
    const before = new Map(names.map((name, rank) => [name, held[rank]!]));
    names = [...weights.keys()].sort((a, b) => (a < b ? -1 : 1));
    rankOf = new Map(names.map((name, rank) => [name, rank]));
    held = names.map((name) => before.get(name) ?? 0);
    let size = 0;
    weightInAll = heldInAll = 0;
    for (const [rank, name] of names.entries()) {
      size += pointCount(weights.get(name)!);
      weightInAll += weights.get(name)!;
      heldInAll += held[rank]!;
    }
    points = new Float64Array(size);
    let at = 0;
    for (const [rank, name] of names.entries()) {
      const count = pointCount(weights.get(name)!);
      for (let point = 0; point < count; point++) points[at++] = hash(JSON.stringify([name, point])) * ranks + rank;
    }
    points.sort();
  }

  /** Calls `take` with the ranks of the nodes from the key onwards, repeated as they come, until it returns true. */
  function onwards(key: string, take: (rank: number) => boolean): void {
    const wanted = hash(key) * ranks;
    let low = 0;
    let size = points.length;
    while (size > 0) {
      const half = size >> 1;
      if (points[low + half]! < wanted) {
        low += half + 1;
        size -= half + 1;
      } else size = half;
    }
    for (let step = 0; step < points.length; step++) {
      const index = low + step;
      if (take(points[index < points.length ? index : index - points.length]! % ranks)) return;
    }
  }

  function list(key: string, count: number): string[] {
    const found: number[] = [];
    if (count > 0)
      onwards(key, (rank) => {
        if (!found.includes(rank)) found.push(rank);
        return found.length === count || found.length === names.length;
      });
    return found.map((rank) => names[rank]!);
  }

  return {
    addNode(node, weight = 1) {
      if (!Number.isFinite(weight)) throw new RangeError('the weight is not finite');
      if (weight <= 0) throw new RangeError('the weight is not above 0');
      if (weights.get(node) === weight) return;
      weights.set(node, weight);
      rebuild();
    },
    removeNode(node) {
      if (weights.delete(node)) rebuild();
    },
    getNode: (key) => list(key, 1)[0],
    getNodes: list,
    acquire(key) {
      let chosen: number | undefined;
      onwards(key, (rank) => {
        const share = weights.get(names[rank]!)! / weightInAll;
        if (held[rank]! + 1 > Math.ceil((1 + epsilon) * share * (heldInAll + 1))) return false;
        chosen = rank;
        return true;
      });
      if (chosen === undefined) return undefined;
      held[chosen]! += 1;
      heldInAll += 1;
      return names[chosen];
    },
    release(node) {
      const rank = rankOf.get(node);
      if (rank === undefined || held[rank] === 0) return;
      held[rank]! -= 1;
      heldInAll -= 1;
    },
  };
}
