import { describe, expect, it } from 'vitest';
import { bandPath, changedArcs, ownedArcs } from '../../../../../src/islands/labs/hash-ring/arcs.ts';
import { measureChange } from '../../../../../src/islands/labs/hash-ring/change.ts';
import { placeOnRing } from '../../../../../src/islands/labs/hash-ring/placement.ts';
import { scoreGuess } from '../../../../../src/islands/labs/hash-ring/predictions.ts';
import { buildRing } from '../../../../../src/islands/labs/hash-ring/ring.ts';
import { defaultSettings, nodeNames, withNode } from '../../../../../src/islands/labs/hash-ring/settings.ts';
import { isInRing, placeChips, stage } from '../../../../../src/islands/labs/hash-ring/stage-layout.ts';
import { describeBalance, describeChange } from '../../../../../src/islands/labs/hash-ring/summary.ts';

const f = nodeNames.indexOf('F');
const widthOf = (arcs: readonly { readonly from: number; readonly to: number }[]): number =>
  arcs.reduce((sum, { from, to }) => sum + to - from, 0);

describe('arcs', () => {
  it.each([1, 100, 500])('cover the circle once, each as wide as what the node owns, with %i virtual nodes', (virtualNodes) => {
    const settings = { ...defaultSettings, virtualNodes };
    const owned = ownedArcs(buildRing(settings));
    const { loads } = placeOnRing(settings);
    expect(widthOf([...owned.values()].flat())).toBeCloseTo(1, 9);
    for (const [node, arcs] of owned) expect(Math.abs(widthOf(arcs) - loads[node]! / 10_000)).toBeLessThan(0.03);
  });

  it('on the rim are what a new node takes over, and nothing else', () => {
    const after = buildRing(withNode(defaultSettings, f, 1));
    const changed = changedArcs(buildRing(defaultSettings), after);
    expect(widthOf(changed)).toBeCloseTo(widthOf(ownedArcs(after).get(f)!), 9);
    expect(changedArcs(after, after)).toEqual([]);
  });

  it('draw one node alone as a whole circle, and nothing for an empty ring', () => {
    const alone = { ...defaultSettings, weights: [1], virtualNodes: 1 };
    expect(widthOf(ownedArcs(buildRing(alone)).get(0)!)).toBeCloseTo(1, 9);
    expect(bandPath([{ from: 0, to: 1 }], 1, 2).match(/M/g)).toHaveLength(2);
    expect(ownedArcs(buildRing({ ...defaultSettings, weights: [] })).size).toBe(0);
  });
});

describe('stage', () => {
  it('has members inside the ring and all others outside, none on top of another', () => {
    for (const members of [[], [3], [0, 1, 2, 3, 4], nodeNames.map((_, node) => node)]) {
      const places = placeChips(members);
      for (const [node, place] of places.entries()) {
        expect(isInRing(place)).toBe(members.includes(node));
        expect(Math.abs(place.x)).toBeLessThanOrEqual(stage.width / 2 - 24);
        expect(Math.abs(place.y)).toBeLessThanOrEqual(stage.height / 2 - 24);
        for (const other of places.slice(node + 1)) expect(Math.hypot(place.x - other.x, place.y - other.y)).toBeGreaterThan(40);
      }
    }
  });
});

describe('words and points', () => {
  const after = withNode(defaultSettings, f, 1);
  const change = measureChange(defaultSettings, after);

  it('say what is held, how evenly, and what moved', () => {
    expect(describeChange(change, after)).toBe(
      `F joined: 1,753 of 10,000 keys moved. About 1,667 had to: K / (N + 1) = 10,000 / 6. With hash mod n 8,373 would have.`,
    );
    expect(describeBalance(after, placeOnRing(after))).toMatch(
      /^Keys held: A 1,554, .* and F 1,753\. The loads vary by 10\.2% of their mean/,
    );
    const none = { ...defaultSettings, weights: [] };
    expect(describeBalance(none, placeOnRing(none))).toBe('The ring is empty. Add a node.');
  });

  it('give two points for the ring within 15%, one within half, one for modulo within a tenth', () => {
    expect(scoreGuess({ onRing: 1667, byModulo: 8333 }, change).points).toBe(3);
    expect(scoreGuess({ onRing: 1000, byModulo: 10_000 }, change).points).toBe(1);
    expect(scoreGuess({ onRing: 5000, byModulo: 7400 }, change).points).toBe(1);
    expect(scoreGuess({ onRing: 10_000, byModulo: 0 }, change).points).toBe(0);
  });
});
