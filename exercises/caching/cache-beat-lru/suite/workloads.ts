import { buildCase, integerArgument, type CallCase } from '../../../../src/grader/authoring.ts';
import type { RandomStream } from '../../../../src/kernel/index.ts';
import { generateKeys, type WorkloadSpec } from '../../../../src/sim/workload/index.ts';
import { method } from './interface.ts';

/** One of the workloads that a cache is scored on. */
export interface ScoredWorkload {
  readonly id: string;
  /** As the verdict names it; the statement says as much. */
  readonly title: string;
  readonly capacity: number;
  readonly requests: number;
  readonly spec: WorkloadSpec;
}

const requests = 30_000;

/** The six workloads, in the order of the cases of the score test. Capacities are 3% to 10% of the keys, but for the loop. */
export const scoredWorkloads: readonly ScoredWorkload[] = [
  {
    id: 'mild-skew',
    title: 'Zipf 0.7: mild skew',
    capacity: 200,
    requests,
    spec: { kind: 'zipf', keyCount: 4_000, alpha: 0.7 },
  },
  {
    id: 'strong-skew',
    title: 'Zipf 1.0: strong skew',
    capacity: 100,
    requests,
    spec: { kind: 'zipf', keyCount: 2_000, alpha: 1 },
  },
  {
    id: 'scans',
    title: 'Zipf 1.0 with scans',
    capacity: 200,
    requests,
    spec: {
      kind: 'mixture',
      parts: [
        { spec: { kind: 'zipf', keyCount: 2_000, alpha: 1 }, weight: 3 },
        { spec: { kind: 'scan' }, weight: 1, burst: 300 },
      ],
    },
  },
  {
    id: 'loop',
    title: 'A loop larger than the cache',
    capacity: 300,
    requests,
    spec: { kind: 'loop', keyCount: 330 },
  },
  {
    id: 'moving',
    title: 'A hot set that moves',
    capacity: 150,
    requests,
    spec: { kind: 'shifting', keyCount: 4_000, hotKeyCount: 200, hotShare: 0.8, shiftEvery: 5_000 },
  },
  {
    id: 'mixture',
    title: 'A mixture of these',
    capacity: 250,
    requests,
    spec: {
      kind: 'mixture',
      parts: [
        { spec: { kind: 'zipf', keyCount: 3_000, alpha: 0.9 }, weight: 3 },
        { spec: { kind: 'loop', keyCount: 400 }, weight: 1, burst: 50 },
        { spec: { kind: 'scan' }, weight: 1, burst: 200 },
      ],
    },
  },
];

/** Returns the cases of the score test, one a workload: a fetch a request, and nothing else. */
export function scoredCases(stream: RandomStream): CallCase[] {
  return scoredWorkloads.map((workload) => fetchCase(workload, stream.fork(workload.id)));
}

/** Returns a case that fetches the keys of a workload. */
export function fetchCase({ capacity, requests: count, spec, id }: ScoredWorkload, stream: RandomStream): CallCase {
  const keys = generateKeys(spec, count, `${id}/${stream.uint32()}`);
  const disguise = createDisguise(stream.uint32());
  const a = Int32Array.from(keys, (key) => integerArgument(disguise(key)));
  // No value can be told from its key or its place: whoever gives it back must have kept it.
  const b = Int32Array.from(keys, () => integerArgument(stream.below(keyRange)));
  return { ...buildCase([{ capacity }], []), methods: new Uint8Array(count).fill(method.fetch), a, b };
}

const keyRange = 2 ** 30;

/**
 * Returns a one-to-one map of [0, 2^30) to itself: the generators number keys by popularity and scans in order, which would give them away. Each
 * step is one-to-one by itself: a multiplication by an odd number modulo 2^30, and an exclusive or with the number's own higher bits.
 */
export function createDisguise(seed: number): (key: number) => number {
  const low30 = (value: number) => value & (keyRange - 1);
  return (key) => {
    let mixed = low30(key ^ seed);
    mixed = low30(Math.imul(mixed, 0x2c1b3c6d));
    mixed ^= mixed >>> 15;
    mixed = low30(Math.imul(mixed, 0x297a2d39));
    return mixed ^ (mixed >>> 13);
  };
}
