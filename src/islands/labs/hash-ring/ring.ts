import { hash32 } from '../../../kernel/index.ts';
import type { RingSettings } from './settings.ts';
import { membersOf, nodeNames } from './settings.ts';

/** The whole of the ring: hashes run from 0 to below this. */
export const ringSize = 2 ** 32;

/**
 * The points of a ring, in order. A node of weight w has round(V * w) points, at least one, at the hashes of "A#0", "A#1" and so on.
 * Source: Karger et al., Consistent Hashing and Random Trees (STOC 1997), with several points a node as in its section 4.
 */
export interface Ring {
  /** Rising places of the points, each a 32-bit hash. */
  readonly places: Float64Array;
  /** The node of each point, by place in `nodeNames`. */
  readonly owners: Uint8Array;
}

/** Places of the points of each node, hashed once each. */
const knownPlaces: number[][] = nodeNames.map(() => []);

/** Returns how many points a node of a weight has. */
export function pointCount(virtualNodes: number, weight: number): number {
  return Math.max(1, Math.round(virtualNodes * weight));
}

/** Builds the ring of the nodes that are in; where points collide the earlier name comes first. */
export function buildRing(settings: RingSettings): Ring {
  const members = membersOf(settings);
  const counts = members.map((node) => pointCount(settings.virtualNodes, settings.weights[node]!));
  const tagged = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  let filled = 0;
  for (const [index, node] of members.entries()) {
    const known = knownPlaces[node]!;
    const count = counts[index]!;
    for (let i = known.length; i < count; i++) known.push(hash32(`${nodeNames[node]!}#${i}`));
    // Place and node in one number, exact below 2^53: sorting it sorts by place, then by name.
    for (let i = 0; i < count; i++) tagged[filled++] = known[i]! * nodeNames.length + node;
  }
  tagged.sort();
  const owners = Uint8Array.from(tagged, (value) => value % nodeNames.length);
  return { places: tagged.map((value) => Math.floor(value / nodeNames.length)), owners };
}

/** Returns the index of the first point at or after a place, wrapping round to 0; -1 on an empty ring. */
export function findPoint({ places }: Ring, place: number): number {
  if (places.length === 0) return -1;
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle]! < place) low = middle + 1;
    else high = middle;
  }
  return low === places.length ? 0 : low;
}

/** Returns the first `count` distinct nodes from a place onwards; fewer where there are fewer. */
export function walk(ring: Ring, place: number, count: number): number[] {
  const found: number[] = [];
  const start = findPoint(ring, place);
  for (let step = 0; step < ring.owners.length && found.length < count; step++) {
    const owner = ring.owners[(start + step) % ring.owners.length]!;
    if (!found.includes(owner)) found.push(owner);
  }
  return found;
}
