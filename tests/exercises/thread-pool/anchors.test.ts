import { describe, expect, it } from 'vitest';
import { createPools as tickets } from '../../../exercises/foundations/thread-pool/private/accepted/tickets-and-callbacks.ts';
import { createPools as reference } from '../../../exercises/foundations/thread-pool/private/reference.ts';
import { plannedPools } from '../../../exercises/foundations/thread-pool/suite/evening.ts';
import { ms, scheduleOf, utilisationPercent } from '../../../exercises/foundations/thread-pool/suite/schedule-parts.ts';
import { wholeLoads, workersOf } from '../../../exercises/foundations/thread-pool/suite/workers-of.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { waitProbability } from '../../../src/sim/queueing/index.ts';
import type { CallSpec, HistoryEvent, Schedule, ServiceRun } from '../../../src/sim/service/index.ts';
import { play, type CreatePools } from './play.ts';

const jobs = 12_000;
const meanMs = 10;

/** Poisson arrivals of jobs with exponential lengths: M/M/c, c being what the law says. Nobody is refused. */
function poissonSchedule(ratePerSecond: number): Schedule {
  const stream = createStream(`erlang ${ratePerSecond}`);
  const calls: CallSpec[] = [];
  let atMicros = 0;
  for (let n = 0; n < jobs; n++) {
    atMicros += Math.round(stream.exponential(1_000_000 / ratePerSecond));
    calls.push({ atMicros, method: 'submit', args: ['page', `p${n}`] });
  }
  const schedule = scheduleOf({
    name: 'erlang',
    stream,
    pools: [{ kind: 'page', ratePerSecond, meanMs, queueLimit: jobs }],
    calls,
    mostActs: 200_000,
  });
  const [service] = schedule.services;
  const params = { run: { kind: 'exponential', meanMicros: ms(meanMs) } } as const;
  return { ...schedule, services: [{ ...service!, model: 'jobs', params }] };
}

async function playOne(schedule: Schedule, createPools: CreatePools): Promise<ServiceRun> {
  const [run] = await play({ entry: 'createPools', schedules: [schedule] }, createPools);
  expect(run!.ending).toBe('done');
  return run!;
}

/** Adds up how many are inside from moment to moment, in microseconds, and how long each is inside. */
function insideOf(history: readonly HistoryEvent[], enters: HistoryEvent['kind'], leaves: HistoryEvent['kind']) {
  let inside = 0;
  let area = 0;
  let lastMicros = 0;
  let entered = 0;
  for (const { kind, atMicros } of history) {
    area += inside * (atMicros - lastMicros);
    lastMicros = atMicros;
    if (kind === enters) {
      inside += 1;
      entered += 1;
    } else if (kind === leaves) inside -= 1;
  }
  return { area, entered, spanMicros: lastMicros, left: inside };
}

// J. D. C. Little, "A proof for the queuing formula: L = λW", Operations Research 9(3), 1961; on a finite interval that begins and ends empty the law is exact:
// J. D. C. Little, "Little's law as viewed on its 50th anniversary", Operations Research 59(3), 2011.
describe('Little’s law', () => {
  const ofReference = playOne(poissonSchedule(790), reference);

  it('[R4] holds to the microsecond in the history of the reference, from empty to empty', async () => {
    const { history } = await ofReference;
    const { area, entered, spanMicros, left } = insideOf(history, 'call', 'settle');
    const spent = history.reduce((sum, event) => sum + (event.kind === 'settle' ? event.latencyMicros : 0), 0);
    expect([entered, left]).toEqual([jobs, 0]);
    expect(area).toBe(spent);
    // L = λW with the three figures that a dashboard would show.
    expect(area / spanMicros).toBeCloseTo((entered / spanMicros) * (spent / entered), 9);
  });

  it('[R1] says how many workers are busy: rate times mean length', async () => {
    const { history } = await ofReference;
    const { area, spanMicros } = insideOf(history, 'serviceCall', 'serviceAnswer');
    const busy = area / spanMicros;
    expect(Math.abs(busy - 7.9)).toBeLessThan(0.25);
    // Eleven workers, each busy for no more than three quarters of its time.
    expect(workersOf({ ratePerSecond: 790, meanMs }, utilisationPercent)).toBe(11);
    expect(busy / 11).toBeLessThan(utilisationPercent / 100);
  });

  it('[R1] sizes the pools of the evening as the statement says', () => {
    expect(plannedPools.map((spec) => workersOf(spec, utilisationPercent))).toEqual([14, 3]);
  });

  it('[R1] gives whole numbers whichever way they are computed', () => {
    for (const { ratePerSecond: rate, meanMs: mean, utilisationPercent: percent } of wholeLoads) {
      const share = percent / 100;
      const exact = workersOf({ ratePerSecond: rate, meanMs: mean }, percent);
      const ways = [
        (rate * mean) / 1000 / share,
        (rate * mean) / (1000 * share),
        (rate * (mean / 1000)) / share,
        ((rate / 1000) * mean) / share,
        (rate / share) * (mean / 1000),
        rate * (mean / share / 1000),
        rate / (1000 / mean) / share,
        rate * mean * 0.001 * (1 / share),
      ];
      for (const way of ways) expect(Math.ceil(way)).toBe(exact);
    }
  });
});

// A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone exchanges", 1917; as in Cooper, Introduction to
// Queueing Theory, 2nd edition, 1981, section 3.4.
describe('Erlang C', () => {
  it.each([
    [70, 1],
    [220, 3],
    [790, 11],
  ])('[R4] is the share of jobs that wait: %s a second of 10 ms before %s workers', async (ratePerSecond, workers) => {
    expect(workersOf({ ratePerSecond, meanMs }, utilisationPercent)).toBe(workers);
    const expected = waitProbability(workers, (ratePerSecond * meanMs) / 1000);
    for (const createPools of [reference, tickets]) {
      const { history } = await playOne(poissonSchedule(ratePerSecond), createPools);
      const submittedAt = new Map<string, number>();
      let waited = 0;
      for (const event of history) {
        if (event.kind === 'call') submittedAt.set(String(event.spec.args[1]), event.atMicros);
        else if (event.kind === 'serviceCall' && event.atMicros > submittedAt.get(String(event.args![0]))!) waited += 1;
      }
      expect(Math.abs(waited / jobs - expected)).toBeLessThan(0.03);
    }
  });
});
