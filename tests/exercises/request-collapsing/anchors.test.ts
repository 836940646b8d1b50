import { describe, expect, it } from 'vitest';
import { createCollapser as subject } from '../../../exercises/caching/request-collapsing/private/accepted/call-as-subject.ts';
import { createCollapser as reference } from '../../../exercises/caching/request-collapsing/private/reference.ts';
import { get, ms, scheduleOf } from '../../../exercises/caching/request-collapsing/suite/schedule-parts.ts';
import { createStream } from '../../../src/kernel/index.ts';
import type { LatencySpec, ServiceRun } from '../../../src/sim/service/index.ts';
import { play, type CreateCollapser } from './play.ts';

const requests = 20_000;

/** Plays Poisson requests of one key at a rate a second, with calls of such a length. */
async function playPoisson(createCollapser: CreateCollapser, ratePerSecond: number, fetch: LatencySpec): Promise<ServiceRun> {
  const stream = createStream(`poisson ${ratePerSecond} ${fetch.kind}`);
  let atMicros = 0;
  const calls = Array.from({ length: requests }, () => {
    atMicros += Math.round(stream.exponential(1_000_000 / ratePerSecond));
    return get(atMicros, '/page');
  });
  const schedule = scheduleOf({
    name: 'poisson',
    stream,
    timeoutMs: 1_000_000,
    calls,
    fetch,
    endMs: atMicros / 1000 + 1_000_000,
    mostActs: 200_000,
  });
  const [run] = await play({ entry: 'createCollapser', schedules: [schedule] }, createCollapser);
  expect(run!.ending).toBe('done');
  return run!;
}

function shareThatCalls({ history }: ServiceRun): number {
  return history.filter((event) => event.kind === 'serviceCall').length / requests;
}

const twoSeconds: readonly LatencySpec[] = [
  { kind: 'fixed', micros: ms(2000) },
  { kind: 'uniform', minMicros: ms(500), maxMicros: ms(3500) },
  { kind: 'exponential', meanMicros: ms(2000) },
];

// S. M. Ross, "Introduction to Probability Models", chapter 7, renewal theory, the example of the bank with one clerk: Poisson customers at the rate lambda
// enter only if the clerk is free, who takes G on average; they enter at lambda / (1 + lambda G), that is one of 1 + lambda G. At lambda = 2 and G = 2, one of five.
// A call under way is the busy clerk, and who joins it is who does not enter.
describe('requests that come at random', () => {
  it.each(twoSeconds)(
    '[R2] reach the origin once in five at 2 a second with calls of 2 s, however long single calls take: $kind',
    async (fetch) => {
      for (const createCollapser of [reference, subject]) {
        // About 4,000 calls; the standard error of the share is below 0.003.
        expect(Math.abs(shareThatCalls(await playPoisson(createCollapser, 2, fetch)) - 0.2)).toBeLessThan(0.01);
      }
    },
  );

  it.each([
    [20, 50, 1 / 2],
    [100, 50, 1 / 6],
    [400, 100, 1 / 41],
  ])('[R2] reach it with the share 1 / (1 + lambda D): %s a second, calls of %s ms', async (rate, callMs, share) => {
    const found = shareThatCalls(await playPoisson(reference, rate, { kind: 'fixed', micros: ms(callMs) }));
    expect(Math.abs(found / share - 1)).toBeLessThan(0.05);
  });

  it('[R3] wait D (1 + lambda D / 2) / (1 + lambda D) on average: who joins waits half of the call', async () => {
    const { history } = await playPoisson(reference, 100, { kind: 'fixed', micros: ms(50) });
    const waits = history.flatMap((event) => (event.kind === 'settle' ? [event.latencyMicros / 1000] : []));
    expect(waits).toHaveLength(requests);
    const mean = waits.reduce((sum, wait) => sum + wait, 0) / requests;
    expect(Math.abs(mean - (50 * (1 + 5 / 2)) / (1 + 5))).toBeLessThan(0.5);
  });
});
