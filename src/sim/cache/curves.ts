import type { RandomStream } from '../../kernel/index.ts';
import { createStream } from '../../kernel/index.ts';
import { computeNextUses } from './belady.ts';
import type { PolicyId } from './policies.ts';
import { createPolicy } from './policies.ts';
import type { SampledTrace } from './sampling.ts';
import { estimateHitRatio } from './sampling.ts';
import { countLruHits } from './stack-distances.ts';

/** What to compute curves of. */
export interface CurveRequest {
  readonly trace: SampledTrace;
  readonly policies: readonly PolicyId[];
  /** Capacities to simulate, whole numbers from 1, of the sample: divide by its rate for those of the whole trace. */
  readonly capacities: readonly number[];
  /** Seed of random eviction. */
  readonly seed: string;
  /** Requests simulated between two steps of the generator; 100,000 take about 2 ms. */
  readonly sliceLength?: number;
}

/** One point of a curve, and how far the whole computation has come. */
export interface CurveStep {
  /** Requests simulated so far, and in all; the first never goes back. */
  readonly done: number;
  readonly total: number;
  /** Points finished since the last step. */
  readonly points: readonly CurvePoint[];
}

/** The hit ratio of a policy at one capacity. */
export interface CurvePoint {
  readonly policy: PolicyId;
  /** Index in the request's capacities. */
  readonly index: number;
  /** Share of requests that hit, 0 to 1, cold misses counted as misses. */
  readonly hitRatio: number;
}

/**
 * Computes hit ratio curves step by step, so that the caller may show progress or stop between steps. LRU takes one pass for all
 * capacities; the others one simulation for each, the middle capacities first, so that a curve shows its shape early.
 */
export function* computeCurves(request: CurveRequest): Generator<CurveStep, void> {
  const { trace, policies, capacities, seed } = request;
  const sliceLength = request.sliceLength ?? 100_000;
  const simulated = policies.filter((policy) => policy !== 'lru');
  const length = trace.keys.length;
  const total = length * (simulated.length * capacities.length + (policies.includes('lru') ? 1 : 0));
  let done = 0;

  if (policies.includes('lru')) {
    const counting = countLruHits(trace.keys, trace.keyCount, sliceLength);
    let step = counting.next();
    for (; step.done !== true; step = counting.next()) yield { done: step.value, total, points: [] };
    const hits = step.value;
    done = length;
    const points = capacities.map((capacity, index): CurvePoint => ({
      policy: 'lru',
      index,
      hitRatio: estimateHitRatio(hits[Math.min(capacity, trace.keyCount)]!, trace),
    }));
    yield { done, total, points };
  }

  const nextUses = policies.includes('belady') ? computeNextUses(trace.keys, trace.keyCount) : new Int32Array(0);
  for (const index of middleOutOrder(capacities.length)) {
    for (const policy of simulated) {
      const capacity = capacities[index]!;
      const stream = createStream(`${seed}/${capacity}`);
      const counting = countHits(trace, policy, { capacity, stream, nextUses, sliceLength });
      let step = counting.next();
      for (; step.done !== true; step = counting.next()) yield { done: done + step.value, total, points: [] };
      done += length;
      yield { done, total, points: [{ policy, index, hitRatio: estimateHitRatio(step.value, trace) }] };
    }
  }
}

interface CountOptions {
  readonly capacity: number;
  readonly stream: RandomStream;
  readonly nextUses: Int32Array;
  readonly sliceLength: number;
}

/** Runs one policy over the trace; yields the requests done after each slice and returns the hits. */
function* countHits(trace: SampledTrace, policy: PolicyId, options: CountOptions): Generator<number, number> {
  const { keys, keyCount } = trace;
  const cache = createPolicy(policy, { ...options, keyCount });
  let hits = 0;
  for (let start = 0; start < keys.length; start += options.sliceLength) {
    const end = Math.min(keys.length, start + options.sliceLength);
    for (let i = start; i < end; i++) if (cache.access(keys[i]!)) hits++;
    if (end < keys.length) yield end;
  }
  return hits;
}

/** Returns 0 to count - 1 so that each next one halves a gap: first, last, middle, quarters and so on. */
function middleOutOrder(count: number): number[] {
  const order = new Set<number>();
  if (count > 0) order.add(count - 1).add(0);
  for (let gaps = 2; order.size < count; gaps *= 2) {
    for (let step = 1; step < gaps; step++) order.add(Math.round((step * (count - 1)) / gaps));
  }
  return [...order];
}
