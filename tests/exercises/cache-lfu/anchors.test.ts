import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCache } from '../../../exercises/caching/cache-lfu/private/reference.ts';
import { method, surface } from '../../../exercises/caching/suite-parts/cache-calls.ts';
import { buildCase, integerArgument, packCases, type CallCase } from '../../../src/grader/authoring.ts';
import { startLearnerInNode, stripTypesInNode } from '../../../src/grader/host/node.ts';
import { createLfu } from '../../../src/sim/cache/lfu.ts';
import { generateKeys, type WorkloadSpec } from '../../../src/sim/workload/index.ts';

const referenceFile = new URL('../../../exercises/caching/cache-lfu/private/reference.ts', import.meta.url);
const limits = { perCall: 1_000_000, perBatch: 50_000_000 };
const setup = (size: number) => [{ capacity: size }];

/** The operations of the paper on a full cache of n keys, 200 of each; insertion evicts, as it must there. */
const operations: Readonly<Record<string, (size: number) => CallCase>> = {
  insertion: (size) => repeat(size, (index) => [method.set, integerArgument(size + index), integerArgument(1)]),
  access: (size) => repeat(size, (index) => [method.get, integerArgument((index * 7) % size)]),
  deletion: (size) => repeat(size, (index) => [method.delete, integerArgument((index * 5) % size)]),
};

function repeat(size: number, call: (index: number) => readonly [number, number, number?]): CallCase {
  return buildCase(
    setup(size),
    Array.from({ length: 200 }, (_, index) => call(index)),
  );
}

/** Returns the metered steps of each operation on a cache filled with n keys, key k used 1 + k mod 40 times. */
async function meteredSteps(size: number): Promise<Record<string, number>> {
  const stripped = stripTypesInNode(readFileSync(referenceFile, 'utf8'));
  if (!stripped.ok) throw new Error(stripped.message);
  const { link, end } = startLearnerInNode();
  const keys = [...Array(size).keys()];
  const fill = buildCase(setup(size), [
    ...keys.map((key) => [method.set, integerArgument(key), integerArgument(key)] as const),
    ...keys.flatMap((key) => Array.from({ length: key % 40 }, () => [method.get, integerArgument(key)] as const)),
  ]);
  try {
    await link.ready;
    const steps: Record<string, number> = {};
    for (const [name, calls] of Object.entries(operations)) {
      await link.load(stripped.code, surface, 'anchor', limits);
      await link.run(packCases([fill]), limits, 'batch');
      steps[name] = (await link.run(packCases([calls(size)]), limits, 'continue')).steps;
    }
    return steps;
  } finally {
    await end();
  }
}

// Source: Shah, Mitra, Matani, "An O(1) algorithm for implementing the LFU cache eviction scheme", 2010, abstract: a run time of O(1) for all
// operations, which include insertion, access and deletion (eviction).
describe('the O(1) LFU of Shah, Mitra and Matani', () => {
  it('[R14] takes the same steps for insertion, access and deletion at 1,024, 4,096 and 16,384 keys', { timeout: 60_000 }, async () => {
    const smallest = await meteredSteps(1024);
    expect(Object.values(smallest).every((steps) => steps >= 200)).toBe(true);
    for (const size of [4096, 16_384]) {
      const steps = await meteredSteps(size);
      for (const [name, count] of Object.entries(steps)) {
        expect(Math.abs(count / smallest[name]! - 1), `${name} at ${size} keys`).toBeLessThan(0.02);
      }
    }
  });
});

const workloads: readonly WorkloadSpec[] = [
  { kind: 'uniform', keyCount: 2_000 },
  { kind: 'zipf', keyCount: 2_000, alpha: 0.9 },
  { kind: 'loop', keyCount: 210 },
  { kind: 'shifting', keyCount: 2_000, hotKeyCount: 60, hotShare: 0.9, shiftEvery: 1_000 },
];

describe('the reference beside the model of the eviction lab', () => {
  it.each(workloads)('[R3] [R4] [R9] hits on the same requests: $kind', (spec) => {
    const keys = generateKeys(spec, 40_000, 'lfu anchor');
    for (const capacity of [1, 2, 50, 200, 1_000]) {
      const cache = createCache<number, true>({ capacity });
      const policy = createLfu(capacity, 2_000);
      for (const [at, key] of keys.entries()) {
        const hit = cache.get(key) !== undefined;
        if (!hit) cache.set(key, true);
        if (policy.access(key) !== hit) expect.fail(`capacity ${capacity}: request ${at} for key ${key} differs`);
      }
      expect(cache.size).toBe(Math.min(capacity, new Set(keys).size));
    }
  });
});
