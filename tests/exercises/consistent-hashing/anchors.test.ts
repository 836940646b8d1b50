import { describe, expect, it } from 'vitest';
import type { HashRing } from '../../../exercises/data/consistent-hashing/contract.ts';
import { createHashRing } from '../../../exercises/data/consistent-hashing/private/reference.ts';
import { createStream, hash32 } from '../../../src/kernel/index.ts';
import { sharesOf, tabulateOwners, unevenness, wholeRing } from '../../../src/sim/hash-ring/index.ts';

const names = (count: number, first = 0) => Array.from({ length: count }, (_, index) => `server ${first + index}`);

/** A ring whose keys "@n" lie at the place n, so that every place can be asked for; `places` collects where points were hashed to. */
function openRing(virtualNodes: number, epsilon?: number): { ring: HashRing; places: number[] } {
  const places: number[] = [];
  const hash = (text: string) => {
    if (text.startsWith('@')) return Number(text.slice(1));
    const place = hash32(text);
    places.push(place);
    return place;
  };
  return { ring: createHashRing({ hash, virtualNodes, ...(epsilon !== undefined && { epsilon }) }), places };
}

/** Returns the exact share of the ring of each node: asks for the owner at every point, which owns the piece before it. */
function exactShares(ring: HashRing, places: readonly number[], nodes: readonly string[]): Float64Array {
  const shares = new Float64Array(nodes.length);
  const indexOf = new Map(nodes.map((node, index) => [node, index]));
  const sorted = Float64Array.from(places).sort();
  let before = sorted.at(-1)! - wholeRing;
  for (const place of sorted) {
    shares[indexOf.get(ring.getNode(`@${place}`)!)!]! += (place - before) / wholeRing;
    before = place;
  }
  return shares;
}

// Source: Lamping and Veach, "A Fast, Minimal Memory, Consistent Hash Algorithm", arXiv:1406.2294, 2014: table of the ring of Karger and others, standard
// error and 99% confidence interval of the size of a bucket, 1,000 buckets: 10 points 0.3151810 (0.37, 1.98), 100 points 0.0996996 (0.76, 1.28), 1,000
// points 0.0315723 (0.92, 1.09).
describe('the ring of Lamping and Veach, 1,000 buckets', () => {
  const table = [
    { points: 10, error: 0.315181, interval: [0.37, 1.98] },
    { points: 100, error: 0.0996996, interval: [0.76, 1.28] },
    { points: 1000, error: 0.0315723, interval: [0.92, 1.09] },
  ] as const;

  // Ten rings of 100 buckets in place of one of 1,000: joining a ring of a million points a thousand times takes too long. It lowers the error by 0.5%.
  it.each(table)('[R8] has a standard error of $error with $points points', { timeout: 60_000 }, ({ points, error, interval }) => {
    const shares = Float64Array.from({ length: 1000 });
    for (let first = 0; first < 1000; first += 100) {
      const nodes = names(100, first);
      const { ring, places } = openRing(points);
      for (const node of nodes) ring.addNode(node);
      shares.set(exactShares(ring, places, nodes), first);
    }
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(10, 9);
    // Both are samples of a thousand buckets, each with a deviation of 1 / sqrt(2000), 2.2%, of the error: they may differ by three times sqrt(2) of it.
    expect(Math.abs(unevenness(shares) / error - 1)).toBeLessThan(0.095);
    const within = shares.filter((share) => share * 100 > interval[0] && share * 100 < interval[1]);
    expect(Math.abs(within.length - 990)).toBeLessThanOrEqual(10);
  });

  it('[R8] [R2] owns what a table of the same points says', () => {
    const nodes = names(30);
    const { ring, places } = openRing(20);
    const table = nodes.map((name) => {
      const from = places.length;
      ring.addNode(name);
      return { name, places: places.slice(from) };
    });
    const expected = sharesOf(tabulateOwners(table), nodes.length);
    for (const [index, share] of exactShares(ring, places, nodes).entries()) expect(share).toBeCloseTo(expected[index]!, 9);
  });
});

// Source: Karger and others, "Consistent Hashing and Random Trees", STOC 1997, section 4: a family is monotone when, for views V1 within V2, what V2 puts
// into a bucket of V1 V1 puts there too.
describe('monotonicity of Karger and others', () => {
  it('[R3] [R4] holds for views within views', () => {
    const stream = createStream('views');
    const keys = Array.from({ length: 400 }, (_, index) => `key ${index}`);
    for (let round = 0; round < 40; round++) {
      const large = names(2 + stream.below(30));
      const small = large.filter(() => stream.below(2) === 0);
      const rings = [small, large].map((view) => {
        const ring = createHashRing({ hash: hash32, virtualNodes: 1 + (round % 7) });
        for (const node of view) ring.addNode(node);
        return ring;
      });
      for (const key of keys) {
        const owner = rings[1]!.getNode(key)!;
        if (small.includes(owner)) expect(rings[0]!.getNode(key)).toBe(owner);
      }
    }
  });
});

// Source: Mirrokni, Thorup, Zadimoghaddam, "Consistent Hashing with Bounded Loads", SODA 2018: with capacities ceil((1 + epsilon) m / n) the largest load is
// at most that, where the ring alone has nodes far above it.
describe('the bound of Mirrokni, Thorup and Zadimoghaddam', () => {
  it.each([0.1, 0.25, 0.5, 1])('[R18] holds at every key for epsilon %d, and is reached', (epsilon) => {
    const nodes = names(64);
    const { ring } = openRing(1, epsilon);
    for (const node of nodes) ring.addNode(node);
    const held = new Map(nodes.map((node) => [node, 0]));
    const owned = new Map(held);
    let highest = 0;
    const stream = createStream(`bound ${epsilon}`);
    for (let keys = 1; keys <= 6400; keys++) {
      const key = `@${stream.uint32()}`;
      const node = ring.acquire!(key)!;
      const load = held.get(node)! + 1;
      held.set(node, load);
      // A whole number may come out a hair above itself.
      expect(load).toBeLessThanOrEqual(Math.ceil(((1 + epsilon) * keys) / 64 + 1e-9));
      highest = Math.max(highest, load);
      const owner = ring.getNode(key)!;
      owned.set(owner, owned.get(owner)! + 1);
    }
    expect(highest).toBeGreaterThanOrEqual(Math.ceil((1 + epsilon) * 100 - 1e-9));
    // One point a node: the largest of 64 exponential pieces is about ln 64 + 0.58 = 4.7 times the mean.
    expect(Math.max(...owned.values())).toBeGreaterThan(250);
  });
});
