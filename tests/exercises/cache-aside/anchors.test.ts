import { describe, expect, it } from 'vitest';
import { createReader as entryObjects } from '../../../exercises/caching/cache-aside/private/accepted/entry-objects.ts';
import { createReader as reference } from '../../../exercises/caching/cache-aside/private/reference.ts';
import { get, ms, scheduleOf } from '../../../exercises/caching/cache-aside/suite/schedule-parts.ts';
import { createStream, exp } from '../../../src/kernel/index.ts';
import { play, type CreateReader } from './play.ts';

const gets = 2000;
const loadMs = 50;
const ttlMs = 2000;

/** Returns how many of the gets of fresh copies load early, each with so much of its life left. */
async function earlyLoads(createReader: CreateReader, leftMs: number, beta: number): Promise<number> {
  const calls = Array.from({ length: gets }, (_, at) => {
    const start = ms(at);
    return [get(start, `k${at}`), get(start + ms(ttlMs - leftMs), `k${at}`)];
  }).flat();
  const initial = Object.fromEntries(Array.from({ length: gets }, (_, at) => [`k${at}`, at + 1]));
  const store = { initial, read: { kind: 'fixed' as const, micros: ms(loadMs) } };
  const stream = createStream(`xfetch ${leftMs} ${beta}`);
  const schedule = scheduleOf({ name: 'xfetch', stream, options: { ttlMs, beta }, calls, store, mostActs: 100_000 });
  const [run] = await play({ entry: 'createReader', schedules: [schedule] }, createReader);
  expect(run!.ending).toBe('done');
  return run!.history.filter((event) => event.kind === 'serviceCall').length - gets;
}

// Vattani, Chierichetti and Lowenstein, "Optimal probabilistic cache stampede prevention", PVLDB 8(8), 2015, the algorithm XFetch: a request with a gap
// of t to the expiry recomputes early if -delta * beta * ln(u) is at least t, hence with the chance e^(-t / (beta * delta)).
describe('XFetch', () => {
  it.each([
    [loadMs, 1],
    [5 * loadMs, 1],
    [3 * loadMs, 2],
    [loadMs, 0.5],
  ])('[R12] loads early at %s ms before the end, beta %s, with the chance e^(-gap / (beta * delta))', async (leftMs, beta) => {
    const chance = exp(-leftMs / (beta * loadMs));
    // Four standard deviations of a binomial.
    const tolerance = 4 * Math.sqrt(gets * chance * (1 - chance));
    for (const createReader of [reference, entryObjects]) {
      const found = await earlyLoads(createReader, leftMs, beta);
      expect(Math.abs(found - gets * chance)).toBeLessThan(tolerance);
    }
  });

  it('[R12] makes no early load where beta is 0', async () => {
    expect(await earlyLoads(reference, 1, 0)).toBe(0);
  });
});
