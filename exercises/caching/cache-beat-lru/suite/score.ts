import { ResultCode, type CallCase, type MeasuredValue, type Score } from '../../../../src/grader/authoring.ts';
import { createStream } from '../../../../src/kernel/index.ts';
import { computeNextUses, createPolicy, type PolicyId } from '../../../../src/sim/cache/index.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import manifest from '../exercise.ts';
import { capacityOf } from './check.ts';
import { scoredWorkloads } from './workloads.ts';

/** The published policies whose scores are medals. */
const medals: readonly { readonly id: PolicyId; readonly title: string }[] = [
  { id: 'sieve', title: 'SIEVE' },
  { id: 'arc', title: 'ARC' },
  { id: '2q', title: '2Q' },
  { id: 'w-tinylfu', title: 'W-TinyLFU' },
  { id: 's3-fifo', title: 'S3-FIFO' },
];

/** Hits of the policies that a workload is scored against. */
interface Yardstick {
  readonly lru: number;
  readonly belady: number;
  readonly medals: readonly number[];
}

// The cases of the published seed stay the same from one submission to the next.
const yardsticks = new WeakMap<CallCase, Yardstick>();

/** Returns the hits of LRU, of Belady's MIN and of the medals' policies on the requests of a case. */
function yardstickOf(one: CallCase): Yardstick {
  const kept = yardsticks.get(one);
  if (kept) return kept;
  const ids = new Map<number, number>();
  const keys = one.a.map((code) => {
    const id = ids.get(code) ?? ids.size;
    ids.set(code, id);
    return id;
  });
  const nextUses = computeNextUses(keys, ids.size);
  const count = (policy: PolicyId) => {
    const cache = createPolicy(policy, { capacity: capacityOf(one, 0), keyCount: ids.size, stream: createStream(policy), nextUses });
    let hits = 0;
    for (const key of keys) if (cache.access(key)) hits += 1;
    return hits;
  };
  const found = { lru: count('lru'), belady: count('belady'), medals: medals.map(({ id }) => count(id)) };
  yardsticks.set(one, found);
  return found;
}

/** Returns the requests of a case that were answered with a value. */
export function countHits(results: Int32Array): number {
  let hits = 0;
  for (const result of results) if (result !== ResultCode.undefined) hits += 1;
  return hits;
}

/** Places hits between LRU, 0, and Belady's MIN, 1. */
function place(hits: number, { lru, belady }: Yardstick): number {
  return (hits - lru) / (belady - lru);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Returns the score of a cache from its answers to {@link scoredCases}, and the scores of the published policies on the same requests. */
export function scoreOf(cases: readonly CallCase[], results: readonly Int32Array[]): Score {
  const parts = cases.map((one, index) => {
    const { id, title, capacity } = scoredWorkloads[index]!;
    const yardstick = yardstickOf(one);
    const hits = countHits(results[index]!);
    const share = (count: number) => `${((100 * count) / one.methods.length).toFixed(1)}%`;
    const detail = `${share(hits)} hits at capacity ${capacity}; LRU ${share(yardstick.lru)}, Belady ${share(yardstick.belady)}`;
    const marks = medals.map((medal, at) => ({ id: medal.id, value: round(place(yardstick.medals[at]!, yardstick)) }));
    return { id, title, value: round(place(hits, yardstick)), detail, marks };
  });
  const value = round(overall(cases, results));
  const reached = medals.map(({ id, title }, at) => {
    return { id, title, value: round(mean(cases.map((one) => place(yardstickOf(one).medals[at]!, yardstickOf(one))))) };
  });
  return { value, scale: { zero: 'LRU', one: 'Belady' }, parts, medals: reached.sort((one, other) => other.value - one.value) };
}

function overall(cases: readonly CallCase[], results: readonly Int32Array[]): number {
  return mean(cases.map((one, index) => place(countHits(results[index]!), yardstickOf(one))));
}

/** Returns what has to be reached: a share of the way from LRU to Belady, and no workload given up for it. */
export function measureScore(cases: readonly CallCase[], results: readonly Int32Array[]): MeasuredValue[] {
  const shares = cases.map((one, index) => countHits(results[index]!) / yardstickOf(one).lru);
  return [
    { ...budgetOf(manifest, 'score'), value: overall(cases, results), atLeast: true },
    // On the loop LRU has no hits to compare with.
    { ...budgetOf(manifest, 'worst-workload'), value: Math.min(...shares.filter(Number.isFinite)), atLeast: true },
  ];
}

/** Scores are kept in thousandths, so that no engine's last bit shows. */
function round(value: number): number {
  return Math.round(1000 * value) / 1000;
}
