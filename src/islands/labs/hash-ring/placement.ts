import { hash32 } from '../../../kernel/index.ts';
import type { Ring } from './ring.ts';
import { buildRing, findPoint, walk } from './ring.ts';
import type { RingSettings } from './settings.ts';
import { copiesOf, keyCount, membersOf, nodeNames } from './settings.ts';

/** Stands where no node holds a copy. */
export const nobody = 255;

/** Which nodes hold the copies of each key. */
export interface Placement {
  /** Places for copies of each key. */
  readonly copies: number;
  /** The holders: `copies` entries for each key in turn, {@link nobody} where there are fewer nodes than copies. */
  readonly holders: Uint8Array;
  /** Copies held by each node, by place in `nodeNames`. */
  readonly loads: readonly number[];
  /** Keys that the first node they met had no room for; 0 without bounded loads. */
  readonly overflowed: number;
}

let latestHashes: { readonly seed: number; readonly hashes: Float64Array } | undefined;

/** Returns the hashes of the keys of a set: 32-bit unsigned integers. */
export function keyHashes(seed: number): Float64Array {
  if (latestHashes?.seed !== seed) {
    latestHashes = { seed, hashes: Float64Array.from({ length: keyCount }, (_, key) => hash32(`user:${seed}:${key}`)) };
  }
  return latestHashes.hashes;
}

/** Places the keys on the ring of the settings. */
export function placeOnRing(settings: RingSettings): Placement {
  const ring = buildRing(settings);
  const hashes = keyHashes(settings.seed);
  if (settings.isBounded) return placeBounded(settings, ring, hashes);
  const copies = copiesOf(settings);
  const holders = new Uint8Array(keyCount * copies).fill(nobody);
  for (let key = 0; key < keyCount; key++) {
    if (copies > 1) holders.set(walk(ring, hashes[key]!, copies), key * copies);
    else if (ring.owners.length > 0) holders[key] = ring.owners[findPoint(ring, hashes[key]!)]!;
  }
  return { copies, holders, loads: countLoads(holders), overflowed: 0 };
}

/**
 * Places one key after another on the first node from its place onwards that has room: ceil((1 + epsilon) * keys * weight / weights).
 * Source: Mirrokni, Thorup, Zadimoghaddam, Consistent Hashing with Bounded Loads (SODA 2018), with capacities by weight.
 */
function placeBounded(settings: RingSettings, ring: Ring, hashes: Float64Array): Placement {
  const holders = new Uint8Array(keyCount).fill(nobody);
  const total = settings.weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
  // In whole percents, since 1.1 * 10,000 is not a whole number in floating point and would round up.
  const room = settings.weights.map((weight = 0) => Math.ceil(((100 + settings.epsilonPercent) * keyCount * weight) / (100 * total)));
  const loads = nodeNames.map(() => 0);
  let overflowed = 0;
  for (let key = 0; key < keyCount && ring.owners.length > 0; key++) {
    const first = findPoint(ring, hashes[key]!);
    let at = first;
    while (loads[ring.owners[at]!]! >= room[ring.owners[at]!]!) at = at + 1 === ring.owners.length ? 0 : at + 1;
    const holder = ring.owners[at]!;
    if (holder !== ring.owners[first]) overflowed += 1;
    loads[holder]! += 1;
    holders[key] = holder;
  }
  return { copies: 1, holders, loads, overflowed };
}

/** Places the keys by hash modulo the number of nodes, weights ignored; further copies go to the next nodes of the list. */
export function placeByModulo(settings: RingSettings): Placement {
  const members = membersOf(settings);
  const hashes = keyHashes(settings.seed);
  const copies = copiesOf(settings);
  const holders = new Uint8Array(keyCount * copies).fill(nobody);
  for (let key = 0; key < keyCount && members.length > 0; key++) {
    const first = hashes[key]! % members.length;
    for (let copy = 0; copy < Math.min(copies, members.length); copy++) {
      holders[key * copies + copy] = members[(first + copy) % members.length]!;
    }
  }
  return { copies, holders, loads: countLoads(holders), overflowed: 0 };
}

function countLoads(holders: Uint8Array): number[] {
  const loads = nodeNames.map(() => 0);
  for (const holder of holders) if (holder !== nobody) loads[holder]! += 1;
  return loads;
}

/** Counts the copies that a change brings to nodes which did not hold them, by the node they go to. */
export function countMoves(before: Placement, after: Placement): number[] {
  const moves = nodeNames.map(() => 0);
  for (let key = 0; key < keyCount; key++) {
    for (let copy = 0; copy < after.copies; copy++) {
      const holder = after.holders[key * after.copies + copy]!;
      if (holder !== nobody && !holds(before, key, holder)) moves[holder]! += 1;
    }
  }
  return moves;
}

function holds({ copies, holders }: Placement, key: number, node: number): boolean {
  for (let copy = 0; copy < copies; copy++) if (holders[key * copies + copy] === node) return true;
  return false;
}
