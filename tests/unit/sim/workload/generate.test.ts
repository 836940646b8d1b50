import { describe, expect, it } from 'vitest';
import type { WorkloadSpec } from '../../../../src/sim/workload/index.ts';
import { findWorkloadProblem, generateKeys, keyBoundOf, zipfProbabilities } from '../../../../src/sim/workload/index.ts';

function countOf(keys: Int32Array, keyCount: number): Int32Array {
  const counts = new Int32Array(keyCount);
  for (const key of keys) counts[key]!++;
  return counts;
}

/** Sum of (observed - expected)^2 / expected, for keys whose expectation is large enough for the statistic to hold. */
function chiSquare(counts: Int32Array, probabilities: ArrayLike<number>, length: number): { statistic: number; freedom: number } {
  let statistic = 0;
  let freedom = -1;
  for (let key = 0; key < counts.length; key++) {
    const expected = probabilities[key]! * length;
    if (expected < 20) continue;
    statistic += (counts[key]! - expected) ** 2 / expected;
    freedom++;
  }
  return { statistic, freedom };
}

const everyKind: readonly WorkloadSpec[] = [
  { kind: 'uniform', keyCount: 50 },
  { kind: 'zipf', keyCount: 50, alpha: 0.9 },
  { kind: 'scan' },
  { kind: 'loop', keyCount: 50 },
  { kind: 'shifting', keyCount: 50, hotKeyCount: 5, hotShare: 0.9, shiftEvery: 20 },
  {
    kind: 'mixture',
    parts: [
      { spec: { kind: 'zipf', keyCount: 50, alpha: 1 }, weight: 3 },
      { spec: { kind: 'scan' }, weight: 1, burst: 10 },
    ],
  },
];

describe('generateKeys', () => {
  it.each(everyKind)('gives the same keys for the same seed, others for another, all within the bound: $kind', (spec) => {
    const keys = generateKeys(spec, 3000, 'a');
    expect(generateKeys(spec, 3000, 'a')).toEqual(keys);
    if (spec.kind !== 'scan' && spec.kind !== 'loop') expect(generateKeys(spec, 3000, 'b')).not.toEqual(keys);
    const bound = keyBoundOf(spec, 3000);
    expect(keys.every((key) => key >= 0 && key < bound)).toBe(true);
    expect(generateKeys(spec, 0, 'a')).toHaveLength(0);
  });

  it('pins the first keys of each kind, so that a change of generator is never unnoticed', () => {
    expect(everyKind.map((spec) => [...generateKeys(spec, 12, 'pinned')])).toMatchInlineSnapshot(`
      [
        [
          15,
          29,
          21,
          20,
          12,
          16,
          46,
          43,
          7,
          45,
          26,
          6,
        ],
        [
          3,
          6,
          29,
          0,
          11,
          15,
          20,
          14,
          14,
          42,
          3,
          8,
        ],
        [
          0,
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9,
          10,
          11,
        ],
        [
          0,
          1,
          2,
          3,
          4,
          5,
          6,
          7,
          8,
          9,
          10,
          11,
        ],
        [
          4,
          0,
          1,
          3,
          0,
          1,
          4,
          1,
          3,
          29,
          4,
          2,
        ],
        [
          32,
          0,
          1,
          0,
          1,
          42,
          8,
          6,
          0,
          17,
          32,
          13,
        ],
      ]
    `);
  });

  it('draws Zipf keys at their exact probabilities', () => {
    for (const alpha of [0, 0.5, 1, 2]) {
      const keys = generateKeys({ kind: 'zipf', keyCount: 200, alpha }, 400_000, `zipf ${alpha}`);
      const { statistic, freedom } = chiSquare(countOf(keys, 200), zipfProbabilities(200, alpha), 400_000);
      // Five standard deviations of a chi-square with that many degrees of freedom.
      expect(Math.abs(statistic - freedom)).toBeLessThan(5 * Math.sqrt(2 * freedom));
    }
  });

  it('draws uniform keys evenly', () => {
    const counts = countOf(generateKeys({ kind: 'uniform', keyCount: 100 }, 200_000, 'even'), 100);
    const { statistic, freedom } = chiSquare(counts, new Float64Array(100).fill(0.01), 200_000);
    expect(Math.abs(statistic - freedom)).toBeLessThan(5 * Math.sqrt(2 * freedom));
  });

  it('scans without repeating and loops in order', () => {
    expect([...generateKeys({ kind: 'scan' }, 5, '')]).toEqual([0, 1, 2, 3, 4]);
    expect([...generateKeys({ kind: 'loop', keyCount: 3 }, 7, '')]).toEqual([0, 1, 2, 0, 1, 2, 0]);
  });

  it('moves the hot set, by its own width unless told otherwise', () => {
    const spec = { kind: 'shifting', keyCount: 100, hotKeyCount: 10, hotShare: 1, shiftEvery: 1000 } as const;
    const windowOf = (keys: Int32Array, at: number): number[] => [...new Set(keys.subarray(at, at + 1000))].toSorted((a, b) => a - b);
    const keys = generateKeys(spec, 11_000, 'hot');
    expect(windowOf(keys, 0)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(windowOf(keys, 1000)).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(windowOf(keys, 10_000)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(windowOf(generateKeys({ ...spec, shiftBy: 1 }, 11_000, 'hot'), 1000)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const half = generateKeys({ ...spec, hotShare: 0.5, shiftEvery: 200_000 }, 200_000, 'hot');
    const inside = half.reduce((sum, key) => sum + (key < 10 ? 1 : 0), 0);
    expect(inside / 200_000).toBeCloseTo(0.55, 2);
  });

  it('mixes by share of requests whatever the burst, with keys of its own for each part', () => {
    const spec: WorkloadSpec = {
      kind: 'mixture',
      parts: [
        { spec: { kind: 'uniform', keyCount: 10 }, weight: 3 },
        { spec: { kind: 'loop', keyCount: 5 }, weight: 1, burst: 5 },
      ],
    };
    const keys = generateKeys(spec, 200_000, 'mix');
    const looped = keys.reduce((sum, key) => sum + (key >= 10 ? 1 : 0), 0);
    expect(looped / 200_000).toBeCloseTo(0.25, 2);
    const firstLooped = keys.findIndex((key) => key >= 10);
    expect([...keys.subarray(firstLooped, firstLooped + 5)]).toEqual([10, 11, 12, 13, 14]);
    expect(keyBoundOf(spec, 100)).toBe(15);
    expect(keyBoundOf({ ...spec, sharedKeys: true }, 100)).toBe(10);
    expect(generateKeys({ ...spec, sharedKeys: true }, 1000, 'mix').every((key) => key < 10)).toBe(true);
  });

  it('refuses what cannot be generated, naming the place', () => {
    expect(() => generateKeys({ kind: 'zipf', keyCount: 0, alpha: 1 }, 10, '')).toThrow('workload.keyCount: must be 1 to');
    expect(() => generateKeys({ kind: 'zipf', keyCount: 10, alpha: NaN }, 10, '')).toThrow('workload.alpha: must be 0 to 5');
    expect(() => generateKeys({ kind: 'uniform', keyCount: 2.5 }, 10, '')).toThrow('whole number');
    expect(() => generateKeys({ kind: 'scan' }, -1, '')).toThrow('length');
    expect(() => generateKeys({ kind: 'scan' }, 1.5, '')).toThrow('length');
    expect(findWorkloadProblem({ kind: 'mixture', parts: [] })).toContain('parts');
    expect(findWorkloadProblem({ kind: 'mixture', parts: [{ spec: { kind: 'loop', keyCount: -1 }, weight: 1 }] })).toContain(
      'workload.parts[0].spec.keyCount',
    );
    expect(findWorkloadProblem({ kind: 'mixture', parts: [{ spec: { kind: 'scan' }, weight: 0 }] })).toContain('weight');
    expect(findWorkloadProblem({ kind: 'nothing' } as unknown as WorkloadSpec)).toContain('kind');
    let deep: WorkloadSpec = { kind: 'scan' };
    for (let i = 0; i < 6; i++) deep = { kind: 'mixture', parts: [{ spec: deep, weight: 1 }] };
    expect(findWorkloadProblem(deep)).toContain('deep');
  });
});
