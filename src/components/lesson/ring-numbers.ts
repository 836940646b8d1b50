import { measureBalance } from '../../islands/labs/hash-ring/balance.ts';
import { measureChange } from '../../islands/labs/hash-ring/change.ts';
import { placeOnRing } from '../../islands/labs/hash-ring/placement.ts';
import { buildRing, walk } from '../../islands/labs/hash-ring/ring.ts';
import type { RingSettings } from '../../islands/labs/hash-ring/settings.ts';
import { defaultSettings, keyCount, nodeNames } from '../../islands/labs/hash-ring/settings.ts';

/** What going from one number of equal nodes to another moves, in keys of the lab's 10,000. */
export interface ResizeOfRing {
  readonly from: number;
  readonly to: number;
  /** The fewest keys that must move for equal shares. */
  readonly least: number;
  readonly onRing: number;
  readonly byModulo: number;
}

/** How evenly ten equal nodes share the keys, and what they share with each other, at some number of points a node. */
export interface SpreadOfRing {
  readonly points: number;
  /** Keys of the emptiest and of the fullest node; a fair share is 1,000. */
  readonly fewest: number;
  readonly most: number;
  /** Standard deviation of the loads over their mean. */
  readonly variation: number;
  /** How much the worst-hit node gains when one of the ten leaves, over what it held; 1 is twice as much. */
  readonly worstGain: number;
  /** Sets of three nodes that hold all three copies of some key, of 120. */
  readonly triples: number;
}

/** The resizes that the lesson prints, as [from, to]. */
export const printedResizes = [
  [4, 5],
  [5, 6],
  [10, 11],
  [10, 12],
  [10, 9],
] as const;

/** The points a node that the lesson prints. */
export const printedPoints = [1, 10, 100, 500] as const;

/** Returns the lab's set-up with some equal nodes, A first. */
export function equalNodes(count: number, virtualNodes = 100): RingSettings {
  return { ...defaultSettings, virtualNodes, weights: nodeNames.map((_, node) => (node < count ? 1 : undefined)) };
}

/** Counts what a resize moves on the lab's ring of 100 points a node and under hash mod n. */
export function measureResize(from: number, to: number): ResizeOfRing {
  const { moved, movedByModulo } = measureChange(equalNodes(from), equalNodes(to));
  // Growing, the new nodes take their shares; shrinking, the shares of those that go must be taken over.
  const least = (keyCount * Math.abs(to - from)) / Math.max(from, to);
  return { from, to, least, onRing: moved, byModulo: movedByModulo };
}

/** Measures the lab's ring of ten equal nodes at some number of points a node. */
export function measureSpread(points: number): SpreadOfRing {
  const settings = equalNodes(10, points);
  const { loads } = placeOnRing(settings);
  const held = loads.slice(0, 10);
  const { movedTo } = measureChange(settings, equalNodes(9, points));
  return {
    points,
    fewest: Math.min(...held),
    most: Math.max(...held),
    variation: measureBalance(settings, loads)!.variation,
    worstGain: Math.max(...held.slice(0, 9).map((load, node) => movedTo[node]! / load)),
    triples: countTriples(settings),
  };
}

/** Counts the sets of three nodes that hold the three copies of some place of the ring. */
function countTriples(settings: RingSettings): number {
  const ring = buildRing(settings);
  const sets = new Set<string>();
  for (const place of ring.places) sets.add([...walk(ring, place, 3)].sort((a, b) => a - b).join());
  return sets.size;
}
