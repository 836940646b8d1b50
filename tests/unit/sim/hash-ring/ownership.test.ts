import { describe, expect, it } from 'vitest';
import { hash32 } from '../../../../src/kernel/index.ts';
import { movedShare, sharesOf, tabulateOwners, unevenness, wholeRing, type RingNode } from '../../../../src/sim/hash-ring/index.ts';

const quarter = wholeRing / 4;

function node(name: string, points: number): RingNode {
  return { name, places: Array.from({ length: points }, (_, index) => hash32(`${name} ${index}`)) };
}

describe('tabulateOwners', () => {
  it('gives each place to the first point at or after it, and what lies behind the last to the first', () => {
    const arcs = tabulateOwners([
      { name: 'a', places: [quarter - 1, 3 * quarter - 1] },
      { name: 'b', places: [2 * quarter - 1] },
    ]);
    expect(arcs.map(({ to, owner }) => [(to + 1) / quarter, owner])).toEqual([
      [1, 0],
      [2, 1],
      [3, 0],
      [4, 0],
    ]);
    expect([...sharesOf(arcs, 2)]).toEqual([0.75, 0.25]);
  });

  it('gives a place with two points to the name that comes first, whatever the order of the nodes', () => {
    const a = { name: 'a', places: [5] };
    const b = { name: 'b', places: [5] };
    expect(sharesOf(tabulateOwners([a, b]), 2)[0]).toBe(1);
    expect(sharesOf(tabulateOwners([b, a]), 2)[1]).toBe(1);
  });

  it('has no arcs without points, and refuses a place off the ring', () => {
    expect(tabulateOwners([])).toEqual([]);
    expect(() => tabulateOwners([{ name: 'a', places: [wholeRing] }])).toThrow('not on the ring');
  });
});

describe('shares of hashed points', () => {
  it('vary by sqrt((1 - 1/n) / V) for n nodes of V points, a beta variable', () => {
    for (const points of [10, 100]) {
      const nodes = Array.from({ length: 400 }, (_, index) => node(`server ${index}`, points));
      const theory = Math.sqrt((1 - 1 / 400) / points);
      // The standard error of a standard deviation from 400 values is about 1 / sqrt(800), 3.5 %.
      expect(unevenness(sharesOf(tabulateOwners(nodes), 400)) / theory).toBeGreaterThan(0.88);
      expect(unevenness(sharesOf(tabulateOwners(nodes), 400)) / theory).toBeLessThan(1.12);
    }
  });
});

describe('movedShare', () => {
  it('is the share of the node that joins or leaves, and 0 without a change', () => {
    const nodes = Array.from({ length: 11 }, (_, index) => node(`server ${index}`, 50));
    const ten = tabulateOwners(nodes.slice(0, 10));
    const eleven = tabulateOwners(nodes);
    const same = nodes.map((_node, index) => index);
    const joined = sharesOf(eleven, 11)[10]!;
    expect(movedShare(ten, eleven, same.slice(0, 10))).toBeCloseTo(joined, 12);
    expect(movedShare(eleven, ten, [...same.slice(0, 10), -1])).toBeCloseTo(joined, 12);
    expect(movedShare(ten, ten, same)).toBe(0);
    expect(joined).toBeGreaterThan(0.05);
  });
});
