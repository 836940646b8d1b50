import type { HistoryEvent, ServiceRun, SettleEvent } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { endingBreach } from '../../../service-parts/rule-tests.ts';
import { valueText } from '../../../service-parts/story.ts';
import type { PoolsOptions } from '../contract.ts';
import type { Kind } from './kinds.ts';
import { PoolState, type Job } from './pool-state.ts';
import { workersOf } from './workers-of.ts';

type Report = Breach<Kind> | undefined;
type EventOf<What extends HistoryEvent['kind']> = Extract<HistoryEvent, { kind: What }>;

/** How a call must settle, before anything else happens. */
interface Due {
  readonly call: number;
  readonly kind: Kind;
  /** In words: "resolve to 7". */
  readonly expected: string;
  isMetBy(event: SettleEvent): boolean;
}

/** Finds the first thing in a run that the contract does not allow. */
export function findBreach(run: ServiceRun): Report {
  const judge = new PoolsJudge(run.schedule.options as unknown as PoolsOptions);
  for (let index = 0; index < run.history.length; index++) {
    const breach = judge.take(run.history[index]!, index);
    if (breach) return breach;
  }
  const left = judge.leftUndone(run.history.length - 1);
  if (left) return left;
  const ending = endingBreach(run);
  return ending && { kind: 'settles', ...ending };
}

/** Keeps the books of right pools beside a run. What is due must be done before the next thing happens to the code. */
class PoolsJudge {
  private readonly percent: number;
  private readonly pools: ReadonlyMap<string, PoolState>;
  private readonly jobs = new Map<string, Job>();
  private readonly byCall = new Map<number, Job>();
  private readonly byOperation = new Map<number, Job>();
  private readonly sources = new Map<number, string>();
  private readonly dueRuns = new Map<string, { readonly job: Job; readonly kind: Kind }>();
  private readonly dueEnds = new Map<number, Due>();
  private closers: number[] = [];
  private isClosed = false;
  /** Jobs accepted and not over. */
  private open = 0;

  constructor({ utilisation, pools }: PoolsOptions) {
    this.percent = Math.round(100 * utilisation);
    this.pools = new Map(pools.map((spec) => [spec.kind, new PoolState(spec, this.percent)]));
  }

  take(event: HistoryEvent, index: number): Report {
    switch (event.kind) {
      case 'call':
        return this.leftUndone(index - 1) ?? this.takeCall(event);
      case 'serviceAnswer':
        return (event.isThrown ? undefined : this.leftUndone(index - 1)) ?? this.takeAnswer(event);
      case 'serviceCall':
        return this.takeRun(event, index);
      case 'settle':
        return this.takeSettle(event, index);
      default:
        return undefined;
    }
  }

  /** Returns a breach when something is due that has not been done by the event of this index. */
  leftUndone(event: number): Report {
    for (const { job, kind } of this.dueRuns.values())
      return { kind, event, expected: `run(${valueText(job.id)}) at once: a worker is free`, actual: 'it is not run' };
    for (const { call, kind, expected } of this.dueEnds.values())
      return { kind, event, expected: `${this.sources.get(call)} to ${expected} at once`, actual: 'it does not settle' };
    return undefined;
  }

  private takeCall({ call, spec: { method, args } }: EventOf<'call'>): undefined {
    this.sources.set(call, `${method}(${args.map(valueText).join(', ')})`);
    if (method === 'submit') this.takeSubmit(call, String(args[0]), String(args[1]));
    else if (method === 'size') {
      const value = workersOf({ ratePerSecond: Number(args[0]), meanMs: Number(args[1]) }, this.percent);
      const isMetBy = (event: SettleEvent) => event.how === 'returned' && event.value === value;
      this.dueEnds.set(call, { call, kind: 'size', expected: `return ${value}`, isMetBy });
    } else {
      this.isClosed = true;
      this.closers.push(call);
      this.tellClosers();
    }
  }

  private takeSubmit(call: number, kind: string, id: string): void {
    const pool = this.pools.get(kind);
    const job: Job = { call, id, pool, phase: 'turned away' };
    this.jobs.set(id, job);
    this.byCall.set(call, job);
    if (this.isClosed) return this.mustReject(call, 'closed', 'Closed');
    if (!pool) return this.mustReject(call, 'unknown-kind', 'RangeError');
    if (pool.hasFreeWorker) this.mustRun(job, pool, this.startKind(pool));
    else if (pool.hasRoom) {
      job.phase = 'waiting';
      pool.waiting.push(job);
    } else {
      pool.refused += 1;
      return this.mustReject(call, 'refuses', 'Rejected');
    }
    this.open += 1;
  }

  private mustReject(call: number, kind: Kind, errorName: string): void {
    const isMetBy = ({ how, errorName: name }: SettleEvent) => how === 'rejected' && name === errorName;
    this.dueEnds.set(call, { call, kind, expected: `reject with an error named ${errorName}`, isMetBy });
  }

  private mustRun(job: Job, pool: PoolState, kind: Kind): void {
    pool.running += 1;
    job.phase = 'due';
    this.dueRuns.set(job.id, { job, kind });
  }

  /** What it shows when a job is not run though a worker of its pool is free. */
  private startKind(pool: PoolState): Kind {
    if (pool.lost) return pool.lost;
    for (const other of this.pools.values()) if (other !== pool && other.running > 0) return 'bulkhead';
    return pool.running > 0 ? 'workers' : 'starts';
  }

  private takeRun({ operation, args }: EventOf<'serviceCall'>, index: number): Report {
    const id = args === null ? '' : String(args[0]);
    const due = this.dueRuns.get(id);
    if (due) {
      this.dueRuns.delete(id);
      this.byOperation.set(operation, due.job);
      due.job.phase = 'running';
      return undefined;
    }
    const actual = `it calls run(${args === null ? 'no JSON' : args.map(valueText).join(', ')})`;
    return { event: index, actual, ...this.wrongRun(this.jobs.get(id)) };
  }

  /** A job is run that may not be. */
  private wrongRun(job: Job | undefined): Pick<Breach<Kind>, 'kind' | 'expected'> {
    const first = [...this.dueRuns.values()].find((one) => !job || one.job.pool === job.pool)?.job;
    const expected = first ? `run(${valueText(first.id)})` : 'no job to be run';
    if (!job) return { kind: 'starts', expected };
    if (job.phase === 'running' || job.phase === 'over') return { kind: 'once', expected };
    const why = this.dueEnds.get(job.call)?.kind;
    if (job.phase === 'waiting' && first) return { kind: 'fifo', expected: `${expected}, which has waited longer` };
    if (job.phase === 'waiting' || why === 'refuses') {
      const isBorrowed = [...this.pools.values()].some((one) => one !== job.pool && one.hasFreeWorker);
      return { kind: isBorrowed ? 'borrows' : 'workers', expected: `no more than ${job.pool!.workers} of this kind to run at once` };
    }
    return { kind: why ?? 'refused', expected };
  }

  private takeAnswer({ operation, outcome, isThrown }: EventOf<'serviceAnswer'>): undefined {
    const job = this.byOperation.get(operation);
    if (!job?.pool) return;
    const { call, pool } = job;
    job.phase = 'over';
    pool.running -= 1;
    this.open -= 1;
    if (outcome.kind === 'resolved') {
      const isMetBy = (event: SettleEvent) => event.how === 'resolved' && !event.isUnreadable && event.value === outcome.value;
      this.dueEnds.set(call, { call, kind: 'result', expected: `resolve to ${valueText(outcome.value)}`, isMetBy });
    } else {
      const isMetBy = (event: SettleEvent) => event.how === 'rejected' && event.errorOf === operation;
      const expected = `reject with the error that run ${isThrown ? 'threw' : 'rejected with'}`;
      this.dueEnds.set(call, { call, kind: isThrown ? 'throws' : 'error', expected, isMetBy });
      pool.lost = isThrown ? 'throw-frees' : 'error-frees';
    }
    const next = pool.waiting.shift();
    if (next) this.mustRun(next, pool, this.isClosed ? 'close-keeps' : (pool.lost ?? 'next'));
    this.tellClosers();
  }

  private tellClosers(): void {
    if (!this.isClosed || this.open > 0) return;
    for (const call of this.closers)
      this.dueEnds.set(call, { call, kind: 'close', expected: 'resolve', isMetBy: ({ how }) => how === 'resolved' });
    this.closers = [];
  }

  private takeSettle(event: SettleEvent, index: number): Report {
    const source = this.sources.get(event.call);
    const due = this.dueEnds.get(event.call);
    const actual = gaveText(event);
    if (!due) return { kind: this.earlyKind(event), event: index, expected: `${source} to wait`, actual };
    this.dueEnds.delete(event.call);
    return due.isMetBy(event) ? undefined : { kind: due.kind, event: index, expected: `${source} to ${due.expected}`, actual };
  }

  /** What it shows when a call settles that may not yet. */
  private earlyKind({ call, how, errorName }: SettleEvent): Kind {
    const job = this.byCall.get(call);
    if (!job?.pool) return 'close';
    if (this.isClosed) return 'close-keeps';
    if (how !== 'rejected' || errorName !== 'Rejected') return 'result';
    if (job.phase === 'due') return this.dueRuns.get(job.id)!.kind;
    // It is refused in place of another.
    for (const { kind } of this.dueEnds.values()) if (kind === 'refuses') return 'refuses';
    for (const other of this.pools.values()) if (other !== job.pool && other.waiting.length > 0) return 'bulkhead';
    return job.pool.refused > 0 ? 'refused' : 'queue-bound';
  }
}

function gaveText({ how, value, isUnreadable, words }: SettleEvent): string {
  if (how === 'rejected' || how === 'threw') return `it ${how === 'threw' ? 'throws' : 'rejects'}: ${words ?? ''}`;
  return `it ${how === 'returned' ? 'returns' : 'resolves to'} ${isUnreadable ? 'something that is no JSON' : valueText(value)}`;
}
