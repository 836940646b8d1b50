import type { PoolSpec } from '../contract.ts';
import type { Kind } from './kinds.ts';
import { workersOf } from './workers-of.ts';

/** A job that was submitted. */
export interface Job {
  readonly call: number;
  readonly id: string;
  /** Absent: there is none of its kind. */
  readonly pool: PoolState | undefined;
  /** `due`: it must be run now. */
  phase: 'due' | 'running' | 'waiting' | 'over' | 'turned away';
}

/** What a right pool knows. */
export class PoolState {
  readonly workers: number;
  readonly queueLimit: number;
  readonly waiting: Job[] = [];
  /** Workers that are taken. */
  running = 0;
  refused = 0;
  /** How a job of it failed last: from then on, whoever does not run shows that a worker was lost. */
  lost: Kind | undefined;

  constructor(spec: PoolSpec, utilisationPercent: number) {
    this.workers = workersOf(spec, utilisationPercent);
    this.queueLimit = spec.queueLimit;
  }

  get hasFreeWorker(): boolean {
    return this.running < this.workers;
  }

  get hasRoom(): boolean {
    return this.waiting.length < this.queueLimit;
  }
}
