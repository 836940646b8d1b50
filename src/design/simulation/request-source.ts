import { type Nanos, nanosFromMs, type RandomStream } from '../../kernel/index.ts';
import { createKeySource, type KeySource } from '../../sim/workload/source.ts';
import type { Fault } from './fault.ts';
import type { Plan } from './plan.ts';

/** Draws when the requests of one kind arrive, and which keys they ask for. */
export class RequestSource {
  private readonly meanGapNs: number;
  private readonly gaps: RandomStream;
  private readonly rank: KeySource;
  private readonly firstKey: number;
  private readonly hot: RandomStream;
  private readonly bursts: readonly Extract<Fault, { kind: 'burst' }>[];
  /** When the rate changes, in order. */
  private readonly changesNs: readonly Nanos[];
  /** The last arrival to a fraction of a nanosecond, so that rounding loses no rate. */
  private lastNs = 0;
  /** The share of requests that ask for one key, and the key. */
  hotShare = 0;
  hotKey = 0;

  constructor(plan: Plan, kind: number, faults: readonly Fault[], stream: RandomStream) {
    const { id, ratePerSecond } = plan.kinds[kind]!;
    const { first, count, skew } = plan.keys[kind]!;
    this.meanGapNs = 1e9 / ratePerSecond;
    this.gaps = stream.fork('gaps');
    this.hot = stream.fork('hot');
    this.firstKey = first;
    const spec = skew === 0 ? ({ kind: 'uniform', keyCount: count } as const) : ({ kind: 'zipf', keyCount: count, alpha: skew } as const);
    this.rank = createKeySource(spec, Infinity, stream.fork('keys'));
    this.bursts = faults.filter((fault) => fault.kind === 'burst').filter(({ request }) => request === undefined || request === id);
    const changes = this.bursts.flatMap(({ fromMs, untilMs }) => [
      nanosFromMs(fromMs),
      ...(untilMs === undefined ? [] : [nanosFromMs(untilMs)]),
    ]);
    this.changesNs = [...new Set(changes)].sort((a, b) => a - b);
  }

  /**
   * Returns when the next request arrives, or Infinity when none ever does. A rate that changes is a stretched clock: gaps are exponential
   * in its time. Source: Çınlar, Introduction to Stochastic Processes, 1975, section 4.7 (time change of a Poisson process).
   */
  nextNs(): Nanos {
    let left = this.gaps.exponential(this.meanGapNs);
    let fromNs = this.lastNs;
    for (const changeNs of this.changesNs) {
      if (changeNs <= fromNs) continue;
      const factor = this.factorAt(fromNs);
      if (left <= (changeNs - fromNs) * factor && factor > 0) return (this.lastNs = fromNs + left / factor);
      left -= (changeNs - fromNs) * factor;
      fromNs = changeNs;
    }
    const factor = this.changesNs.length === 0 ? 1 : this.factorAt(fromNs);
    return (this.lastNs = factor > 0 ? fromNs + left / factor : Infinity);
  }

  /** Returns the key of the next request. */
  nextKey(): number {
    if (this.hotShare > 0 && this.hot.float() < this.hotShare) return this.hotKey;
    return this.firstKey + this.rank();
  }

  private factorAt(ns: Nanos): number {
    let factor = 1;
    for (const burst of this.bursts) {
      if (nanosFromMs(burst.fromMs) <= ns && (burst.untilMs === undefined || ns < nanosFromMs(burst.untilMs))) factor *= burst.factor;
    }
    return factor;
  }
}
