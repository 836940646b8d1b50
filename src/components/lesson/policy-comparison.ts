import { createStream } from '../../kernel/index.ts';
import type { PolicyId } from '../../sim/cache/index.ts';
import { computeNextUses, createPolicy } from '../../sim/cache/index.ts';
import type { WorkloadSpec } from '../../sim/workload/index.ts';
import { generateKeys } from '../../sim/workload/index.ts';

/** Requests each policy is run over. */
export const comparedRequests = 400_000;

/** Entries each cache holds. */
export const comparedCapacity = 1_000;

/** A workload of the comparison, with its heading and what it is in words. */
export interface ComparedWorkload {
  readonly title: string;
  readonly words: string;
  readonly spec: WorkloadSpec;
}

const zipf: WorkloadSpec = { kind: 'zipf', keyCount: 10_000, alpha: 0.8 };

/** The workloads of the comparison. */
export const comparedWorkloads: readonly ComparedWorkload[] = [
  { title: 'Steady', words: '10,000 keys, popularity Zipf-like with exponent 0.8, never changing', spec: zipf },
  {
    title: 'Scans',
    words: 'the same, with a quarter of the requests in scans of 1,000 keys that never return, so no policy can reach 75',
    spec: {
      kind: 'mixture',
      parts: [
        { spec: zipf, weight: 3 },
        { spec: { kind: 'scan' }, weight: 1, burst: 1_000 },
      ],
    },
  },
  {
    title: 'Shifts',
    words: '90% of requests to 800 hot keys, replaced by 800 others every 20,000 requests',
    spec: { kind: 'shifting', keyCount: 10_000, hotKeyCount: 800, hotShare: 0.9, shiftEvery: 20_000 },
  },
  { title: 'Loop', words: '1,100 keys in order, over and over', spec: { kind: 'loop', keyCount: 1_100 } },
];

/** The policies of the comparison, in the order of its rows. */
export const comparedPolicies: readonly { readonly id: PolicyId; readonly name: string }[] = [
  { id: 'fifo', name: 'FIFO' },
  { id: 'random', name: 'Random' },
  { id: 'lifo', name: 'LIFO' },
  { id: 'lru', name: 'LRU' },
  { id: 'mru', name: 'MRU' },
  { id: 'lfu', name: 'LFU' },
  { id: 'arc', name: 'ARC' },
  { id: 's3-fifo', name: 'S3-FIFO' },
  { id: 'sieve', name: 'SIEVE' },
  { id: 'belady', name: 'Bélády' },
];

/** The hit ratios of one policy, 0 to 1, one a workload in the order of {@link comparedWorkloads}. */
export interface ComparisonRow {
  readonly name: string;
  readonly hitRatios: readonly number[];
}

/** Runs every policy over every workload; the same numbers at every build, in about two seconds. Misses of a cold cache count. */
export function comparePolicies(): readonly ComparisonRow[] {
  const columns = comparedWorkloads.map(({ spec }) => {
    const { keys, keyCount } = numberKeys(generateKeys(spec, comparedRequests, 'choosing-what-to-evict'));
    const nextUses = computeNextUses(keys, keyCount);
    return comparedPolicies.map(({ id }) => {
      const stream = createStream(`choosing-what-to-evict/${id}`);
      const cache = createPolicy(id, { capacity: comparedCapacity, keyCount, stream, nextUses });
      let hits = 0;
      for (const key of keys) if (cache.access(key)) hits++;
      return hits / keys.length;
    });
  });
  return comparedPolicies.map(({ name }, row) => ({ name, hitRatios: columns.map((column) => column[row]!) }));
}

/** Renames keys to 0, 1, 2, ... by first appearance, as the policies need them. */
function numberKeys(raw: Int32Array): { readonly keys: Int32Array; readonly keyCount: number } {
  const numbers = new Map<number, number>();
  const keys = raw.map((key) => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
  return { keys, keyCount: numbers.size };
}
