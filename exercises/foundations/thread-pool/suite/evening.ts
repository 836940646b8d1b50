import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, Schedule } from '../../../../src/sim/service/index.ts';
import type { PoolSpec } from '../contract.ts';
import { ms, scheduleOf } from './schedule-parts.ts';

/** What was planned for: pages of 10 ms and reports of 200 ms. */
export const plannedPools: readonly PoolSpec[] = [
  { kind: 'page', ratePerSecond: 990, meanMs: 10, queueLimit: 50 },
  { kind: 'report', ratePerSecond: 10, meanMs: 200, queueLimit: 5 },
];

/** Jobs of the evening; every hundredth is a report. */
export const eveningJobs = 8000;
/** How long a report takes this evening, in milliseconds. */
export const hangMs = 20_000;
const jobsPerSecond = 1000;

/** An evening on which reports hang: Poisson arrivals, 1% of them reports, and pages of 6 to 18 ms. */
export function eveningSchedule(stream: RandomStream): Schedule {
  const calls: CallSpec[] = [];
  const jobs: Record<string, number> = {};
  let atMicros = 0;
  for (let n = 1; n <= eveningJobs; n++) {
    atMicros += Math.round(stream.exponential(1_000_000 / jobsPerSecond));
    const kind = n % 100 === 0 ? 'report' : 'page';
    const id = `${kind} ${n}`;
    jobs[id] = kind === 'report' ? hangMs : 6 + stream.below(12_001) / 1000;
    calls.push({ atMicros, method: 'submit', args: [kind, id] });
  }
  return { ...scheduleOf({ name: 'evening', stream, pools: plannedPools, calls, jobs, mostActs: 100_000 }), endMicros: ms(30 * hangMs) };
}
