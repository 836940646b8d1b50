import { describe, expect, it } from 'vitest';
import { hash32 } from '../../../../../src/kernel/index.ts';
import { measureBalance } from '../../../../../src/islands/labs/hash-ring/balance.ts';
import { measureChange } from '../../../../../src/islands/labs/hash-ring/change.ts';
import { countMoves, keyHashes, nobody, placeByModulo, placeOnRing } from '../../../../../src/islands/labs/hash-ring/placement.ts';
import { buildRing, findPoint, walk } from '../../../../../src/islands/labs/hash-ring/ring.ts';
import type { RingSettings } from '../../../../../src/islands/labs/hash-ring/settings.ts';
import { defaultSettings, keyCount, membersOf, nodeNames, withNode } from '../../../../../src/islands/labs/hash-ring/settings.ts';
import { tabulateOwners } from '../../../../../src/sim/hash-ring/index.ts';

const f = nodeNames.indexOf('F');

/** Finds the owner the slow way: the smallest clockwise distance over every point of every node. */
function ownerOf(settings: RingSettings, place: number): number {
  let best = { distance: Infinity, node: nobody };
  for (const node of membersOf(settings)) {
    for (let i = 0; i < Math.max(1, Math.round(settings.virtualNodes * settings.weights[node]!)); i++) {
      const distance = (hash32(`${nodeNames[node]!}#${i}`) - place + 2 ** 32) % 2 ** 32;
      if (distance < best.distance) best = { distance, node };
    }
  }
  return best.node;
}

describe('ring', () => {
  it('gives each key to the next point clockwise, as a search over all points does', () => {
    const settings = { ...withNode(defaultSettings, 1, 0.5), virtualNodes: 7 };
    const { holders } = placeOnRing(settings);
    const hashes = keyHashes(settings.seed);
    for (let key = 0; key < 500; key++) expect(holders[key]).toBe(ownerOf(settings, hashes[key]!));
  });

  it('is the table of owners that the exercise draws', () => {
    const settings = withNode(defaultSettings, 3, 2);
    const members = membersOf(settings);
    const nodes = members.map((node) => ({
      name: nodeNames[node]!,
      places: Array.from({ length: 100 * settings.weights[node]! }, (_, i) => hash32(`${nodeNames[node]!}#${i}`)),
    }));
    const ring = buildRing(settings);
    for (const { to, owner } of tabulateOwners(nodes)) expect(ring.owners[findPoint(ring, to)]).toBe(members[owner]);
  });

  it('wraps round past the last point, and gives a key on a point to it', () => {
    const ring = buildRing(defaultSettings);
    expect(findPoint(ring, ring.places.at(-1)! + 1)).toBe(0);
    expect(findPoint(ring, ring.places[17]!)).toBe(17);
    expect(findPoint(buildRing({ ...defaultSettings, weights: [] }), 5)).toBe(-1);
  });

  it('puts copies on distinct nodes, the owner first, and on all there are where they are few', () => {
    const ring = buildRing(defaultSettings);
    for (const place of keyHashes(1).slice(0, 200)) {
      const nodes = walk(ring, place, 3);
      expect(nodes[0]).toBe(ring.owners[findPoint(ring, place)]);
      expect(new Set(nodes).size).toBe(3);
      expect(walk(ring, place, 9)).toHaveLength(5);
    }
  });
});

describe('a join', () => {
  it('moves keys to the new node alone, about K / (N + 1) of them, and hash mod n five sixths', () => {
    const change = measureChange(defaultSettings, withNode(defaultSettings, f, 1));
    expect(change.movedTo.map((moved, node) => (node === f ? 0 : moved))).toEqual(nodeNames.map(() => 0));
    expect(change.expected).toBeCloseTo(10_000 / 6);
    expect(Math.abs(change.moved - change.expected!)).toBeLessThan(0.3 * change.expected!);
    expect(Math.abs(change.movedByModulo - (keyCount * 5) / 6)).toBeLessThan(150);
    expect(change.formula).toBe('K / (N + 1) = 10,000 / 6');
    expect(change.what).toBe('F joined');
  });

  it('expects more for a heavier node and for several copies', () => {
    expect(measureChange(defaultSettings, withNode(defaultSettings, f, 4)).expected).toBeCloseTo((10_000 * 4) / 9);
    const threefold = { ...defaultSettings, replicas: 3 };
    const change = measureChange(threefold, withNode(threefold, f, 1));
    expect(change.expected).toBeCloseTo(5000);
    expect(Math.abs(change.moved - 5000)).toBeLessThan(1000);
  });
});

describe('a leave', () => {
  it('moves only what the node held', () => {
    const before = placeOnRing(defaultSettings);
    const after = placeOnRing(withNode(defaultSettings, 2, undefined));
    const moved = countMoves(before, after).reduce((sum, count) => sum + count, 0);
    expect(moved).toBe(before.loads[2]);
  });

  it('moves nothing where every node that stays holds every key, and leaves an emptied ring without holders', () => {
    const two: RingSettings = { ...defaultSettings, weights: nodeNames.map((_, node) => (node < 2 ? 1 : undefined)), replicas: 3 };
    const change = measureChange(two, withNode(two, 0, undefined));
    expect([change.moved, change.expected]).toEqual([0, 0]);
    const none = withNode(withNode(two, 0, undefined), 1, undefined);
    expect(placeOnRing(none).loads).toEqual(nodeNames.map(() => 0));
    expect(placeByModulo(none).holders[0]).toBe(nobody);
    expect(measureChange(withNode(two, 0, undefined), none)).toMatchObject({ what: 'B left', moved: 0, movedByModulo: 0 });
  });
});

describe('bounded loads', () => {
  it('keep every node within ceil((1 + epsilon) K w / W) and send on only what finds no room', () => {
    const bounded: RingSettings = { ...withNode(defaultSettings, 0, 4), isBounded: true, epsilonPercent: 10, virtualNodes: 5 };
    const { loads, overflowed } = placeOnRing(bounded);
    for (const [node, load] of loads.entries()) expect(load).toBeLessThanOrEqual(Math.ceil((11_000 * (bounded.weights[node] ?? 0)) / 8));
    expect(loads.reduce((sum, load) => sum + load, 0)).toBe(keyCount);
    expect(overflowed).toBeGreaterThan(0);
    // Equal weights and ten per cent: the bound is 2,200, not the 2,201 that 1.1 * 10,000 / 5 makes in floating point.
    expect(Math.max(...placeOnRing({ ...defaultSettings, isBounded: true, epsilonPercent: 10, virtualNodes: 1 }).loads)).toBe(2200);
    // Six nodes and one per cent: 1,683.3 is rounded up.
    const six = { ...withNode(defaultSettings, f, 1), isBounded: true, epsilonPercent: 1, virtualNodes: 1 };
    expect(Math.max(...placeOnRing(six).loads)).toBe(1684);
  });
});

describe('balance', () => {
  it('grows better with virtual nodes, about as 1 / sqrt V', () => {
    const twelve = { ...defaultSettings, weights: nodeNames.map(() => 1) };
    const variations = [10, 100, 500].map((virtualNodes) => {
      const settings = { ...twelve, virtualNodes };
      return measureBalance(settings, placeOnRing(settings).loads)!.variation;
    });
    for (const [index, expected] of [10, 100, 500].map((count) => 1 / Math.sqrt(count)).entries()) {
      expect(variations[index]).toBeGreaterThan(expected / 2);
      expect(variations[index]).toBeLessThan(expected * 2);
    }
  });

  it('is of load by weight, and unknown where nothing is held', () => {
    const weights = nodeNames.map((_, node) => [1, 4][node]);
    expect(measureBalance({ ...defaultSettings, weights }, [100, 400])).toEqual({ variation: 0, peak: 1 });
    expect(measureBalance({ ...defaultSettings, weights }, [0, 0])).toBeUndefined();
    expect(measureBalance({ ...defaultSettings, weights: [] }, [])).toBeUndefined();
  });
});
