// accepted: an array of buckets by the top bits of the place, each a short sorted list
import type { HashRing, HashRingOptions } from '../../contract.ts';

interface Point {
  readonly place: number;
  readonly node: string;
}

interface Node {
  readonly points: Point[];
  weight: number;
  held: number;
}

const smallest = 3;

/**
 * Hashes are uniform, so the top bits of a place say nearly where it stands. There are about half as many buckets as points; a look-up goes to one
 * bucket and on to the next that is not empty. Doubling deals all points out again.
 */
export function createHashRing({ hash, virtualNodes = 100, epsilon }: HashRingOptions): HashRing {
  const nodes = new Map<string, Node>();
  let bits = smallest;
  let buckets: Point[][] = Array.from({ length: 1 << bits }, () => []);
  let pointCount = 0;
  let placesHeld = 0;
  let weightSum = 0;

  const bucketOf = (place: number) => place >>> (32 - bits);
  const isBehind = (a: Point, b: Point) => a.place > b.place || (a.place === b.place && a.node > b.node);

  function put(point: Point): void {
    const bucket = buckets[bucketOf(point.place)]!;
    let at = bucket.length;
    while (at > 0 && isBehind(bucket[at - 1]!, point)) at -= 1;
    bucket.splice(at, 0, point);
  }

  function take(point: Point): void {
    const bucket = buckets[bucketOf(point.place)]!;
    bucket.splice(bucket.indexOf(point), 1);
  }

  /** Doubles or halves the number of buckets where the points have outgrown it or left most of it empty. */
  function resize(): void {
    const wanted = Math.max(smallest, 31 - Math.clz32(Math.max(1, pointCount)));
    if (wanted <= bits && wanted >= bits - 2) return;
    const points = buckets.flat();
    bits = wanted;
    buckets = Array.from({ length: 1 << bits }, () => []);
    for (const point of points) put(point);
  }

  function setPoints(name: string, node: Node, count: number): void {
    while (node.points.length > count) {
      take(node.points.pop()!);
      pointCount -= 1;
    }
    while (node.points.length < count) {
      const point = { place: hash(`point ${node.points.length} of ${name}`), node: name };
      node.points.push(point);
      put(point);
      pointCount += 1;
    }
    resize();
  }

  /** Returns the first node from the key onwards for which `accept` is true. */
  function find(key: string, accept: (name: string) => boolean): string | undefined {
    const place = hash(key);
    const start = bucketOf(place);
    // The bucket of the key comes twice: behind the key first, the rest of it after all others.
    for (let step = 0; step <= buckets.length; step++) {
      const bucket = buckets[(start + step) % buckets.length]!;
      for (const point of bucket) {
        if (step === 0 && point.place < place) continue;
        if (step === buckets.length && point.place >= place) break;
        if (accept(point.node)) return point.node;
      }
    }
    return undefined;
  }

  return {
    addNode(name, weight = 1) {
      if (!Number.isFinite(weight) || !(weight > 0)) throw new RangeError('weight');
      const node = nodes.get(name) ?? { points: [], weight: 0, held: 0 };
      nodes.set(name, node);
      weightSum += weight - node.weight;
      node.weight = weight;
      setPoints(name, node, Math.max(1, Math.round(weight * virtualNodes)));
    },
    removeNode(name) {
      const node = nodes.get(name);
      if (!node) return;
      setPoints(name, node, 0);
      nodes.delete(name);
      placesHeld -= node.held;
      weightSum -= node.weight;
    },
    getNode: (key) => find(key, () => true),
    getNodes(key, count) {
      const found: string[] = [];
      const wanted = Math.min(nodes.size, count);
      if (wanted > 0)
        find(key, (name) => {
          if (!found.includes(name)) found.push(name);
          return found.length >= wanted;
        });
      return found;
    },
    acquire(key) {
      const average = ((placesHeld + 1) * (1 + (epsilon ?? 0))) / weightSum;
      const name = find(key, (each) => nodes.get(each)!.held < Math.ceil(average * nodes.get(each)!.weight));
      if (name !== undefined) {
        nodes.get(name)!.held += 1;
        placesHeld += 1;
      }
      return name;
    },
    release(name) {
      const node = nodes.get(name);
      if (node && node.held > 0) {
        node.held -= 1;
        placesHeld -= 1;
      }
    },
  };
}
