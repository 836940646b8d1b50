import type { Nanos } from '../../kernel/index.ts';
import { Histogram } from '../../sim/index.ts';
import { causeCodes, causeNames } from './cause.ts';
import type { Plan } from './plan.ts';
import type { Failures, KindResult, Times, WindowResult } from './result.ts';

/** Returns the figures of a histogram of nanoseconds. */
export function timesOf(histogram: Histogram): Times {
  if (histogram.count === 0) return { meanMs: null, p50Ms: null, p99Ms: null, maxMs: null };
  const quantileMs = (q: number) => histogram.quantile(q) / 1e6;
  return { meanMs: histogram.mean / 1e6, p50Ms: quantileMs(0.5), p99Ms: quantileMs(0.99), maxMs: histogram.max / 1e6 };
}

/** The plain counts of a {@link Tally}. */
const counters = ['arrivals', 'done', 'failed', 'sent', 'messagesDone', 'messagesFailed', 'halfDone', 'undone'] as const;

/** What is counted of one kind of request in one stretch of time; the memory that it takes does not grow with the requests. */
class Tally {
  arrivals = 0;
  done = 0;
  failed = 0;
  sent = 0;
  messagesDone = 0;
  messagesFailed = 0;
  halfDone = 0;
  undone = 0;
  readonly latency = new Histogram();
  readonly staleness = new Histogram();
  readonly age = new Histogram();
  /** By component times cause. */
  readonly failures: Float64Array;
  readonly messageFailures: Float64Array;

  constructor(components: number) {
    this.failures = new Float64Array(components * causeCodes);
    this.messageFailures = new Float64Array(components * causeCodes);
  }

  merge(other: Tally): void {
    for (const name of counters) this[name] += other[name];
    for (const name of ['latency', 'staleness', 'age'] as const) this[name].merge(other[name]);
    for (const name of ['failures', 'messageFailures'] as const) other[name].forEach((count, at) => (this[name][at]! += count));
  }
}

/** Counts what becomes of requests, by window and in all. */
export class Meter {
  private readonly plan: Plan;
  /** Of the whole run, for what must add up. */
  private readonly arrivals: Float64Array;
  private readonly done: Float64Array;
  private readonly failed: Float64Array;
  private window: Tally[];
  private readonly total: Tally[];

  constructor(plan: Plan) {
    const zeros = () => new Float64Array(plan.kinds.length);
    this.plan = plan;
    [this.arrivals, this.done, this.failed] = [zeros(), zeros(), zeros()];
    this.window = this.makeTallies();
    this.total = this.makeTallies();
  }

  /** Counts a request that has arrived. */
  arrived(kind: number): void {
    this.arrivals[kind]!++;
    this.window[kind]!.arrivals++;
  }

  /** Counts a request that has ended; `staleSinceNs` is above 0 where its answer was out of date. */
  ended(kind: number, latencyNs: Nanos, cause: number, blamed: number, staleSinceNs: Nanos, nowNs: Nanos): void {
    const tally = this.window[kind]!;
    if (cause !== 0) {
      this.failed[kind]!++;
      tally.failed++;
      tally.failures[blamed * causeCodes + cause]!++;
      return;
    }
    this.done[kind]!++;
    tally.done++;
    tally.latency.record(latencyNs);
    if (staleSinceNs > 0) tally.staleness.record(nowNs - staleSinceNs);
  }

  /** Counts a call that left some of its steps done and others not. */
  leftHalfDone(kind: number): void {
    this.window[kind]!.halfDone++;
  }

  /** Counts a call of which all that was done has been undone. */
  undone(kind: number): void {
    this.window[kind]!.undone++;
  }

  /** Counts a message handed over. */
  sent(kind: number): void {
    this.window[kind]!.sent++;
  }

  /** Counts a message that has ended; one that a queue has only taken in goes on as others. */
  messageEnded(kind: number, ageNs: Nanos, cause: number, blamed: number, goesOn: boolean): void {
    const tally = this.window[kind]!;
    if (cause !== 0) {
      tally.messagesFailed++;
      tally.messageFailures[blamed * causeCodes + cause]!++;
      return;
    }
    tally.messagesDone++;
    if (!goesOn) tally.age.record(ageNs);
  }

  /** Closes the window that ends now and returns its figures by kind; it counts towards the totals unless it was warm-up. */
  closeWindow(isWarmUp: boolean): WindowResult['kinds'] {
    const closed = this.window;
    this.window = this.makeTallies();
    if (!isWarmUp) closed.forEach((tally, kind) => this.total[kind]!.merge(tally));
    return closed.map((tally) => ({
      arrivals: tally.arrivals,
      done: tally.done,
      failed: tally.failed,
      latency: timesOf(tally.latency),
      staleShare: tally.done > 0 ? tally.staleness.count / tally.done : null,
      failures: this.listFailures(tally.failures).reduce(sumByCause, []),
    }));
  }

  /** Requests of all kinds that have arrived so far. */
  get totalArrivals(): number {
    return this.arrivals.reduce((sum, count) => sum + count, 0);
  }

  /** Returns the figures of each kind over the windows closed that were not warm-up, `measuredMs` in all. */
  results(measuredMs: number): KindResult[] {
    return this.plan.kinds.map(({ id, objective }, kind) => {
      const tally = this.total[kind]!;
      const { done, failed, staleness } = tally;
      const latency = timesOf(tally.latency);
      const availability = done + failed > 0 ? done / (done + failed) : null;
      const [inAll, doneInAll, failedInAll] = [this.arrivals[kind]!, this.done[kind]!, this.failed[kind]!];
      const objectives: KindResult['objectives'][number][] = [];
      const judge = (measure: 'p99Ms' | 'availability', wanted: number | undefined, seen: number | null, isMet: boolean): void => {
        if (wanted !== undefined) objectives.push({ measure, wanted, seen, outcome: seen === null ? 'unseen' : isMet ? 'met' : 'missed' });
      };
      judge('p99Ms', objective.p99Ms, latency.p99Ms, (latency.p99Ms ?? Infinity) <= (objective.p99Ms ?? 0));
      judge('availability', objective.availability, availability, (availability ?? 0) >= (objective.availability ?? 1));
      return {
        id,
        conservation: { arrivals: inAll, done: doneInAll, failed: failedInAll, inFlight: inAll - doneInAll - failedInAll },
        done,
        failed,
        throughputPerSec: measuredMs > 0 ? (done / measuredMs) * 1000 : 0,
        availability,
        latency,
        failures: this.listFailures(tally.failures),
        stale: {
          count: staleness.count,
          share: done > 0 ? staleness.count / done : null,
          meanMs: staleness.count > 0 ? staleness.mean / 1e6 : null,
          maxMs: staleness.count > 0 ? staleness.max / 1e6 : null,
        },
        messages: {
          sent: tally.sent,
          done: tally.messagesDone,
          failed: tally.messagesFailed,
          failures: this.listFailures(tally.messageFailures),
          age: timesOf(tally.age),
        },
        halfDone: { count: tally.halfDone, undone: tally.undone },
        objectives,
      };
    });
  }

  private makeTallies(): Tally[] {
    return this.plan.kinds.map(() => new Tally(this.plan.nodes.length));
  }

  private listFailures(counts: Float64Array): Failures[] {
    const found: Failures[] = [];
    counts.forEach((count, at) => {
      if (count === 0) return;
      const component = this.plan.nodes[Math.floor(at / causeCodes)]!.component.id;
      found.push({ cause: causeNames[(at % causeCodes) - 1]!, component, count });
    });
    return found;
  }
}

function sumByCause(sums: { cause: Failures['cause']; count: number }[], { cause, count }: Failures): typeof sums {
  const known = sums.find((sum) => sum.cause === cause);
  if (known) known.count += count;
  else sums.push({ cause, count });
  return sums;
}
