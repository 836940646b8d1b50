import { describe, expect, it } from 'vitest';
import { createCoordinator } from '../../../exercises/consistency/saga/private/reference.ts';
import { explorations, oneSaga } from '../../../exercises/consistency/saga/suite/simulations.ts';
import { explore } from '../../../src/sim/saga/explore.ts';
import { LiveLearner } from '../../../src/sim/saga/live-learner.ts';
import { Monitor } from '../../../src/sim/saga/monitor.ts';
import type { SagaScenario, StoryRow } from '../../../src/sim/saga/index.ts';
import { nativeHost } from '../../unit/sim/native-host.ts';

/** Returns the effects of a story in order: `1` for the first step's action, `-1` for its compensation. Independent of the judge's states. */
function effectsOf(rows: readonly StoryRow[], steps: readonly string[]): number[] {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    if (row.kind !== 'call' || !row.applied || seen.has(row.key)) return [];
    seen.add(row.key);
    const number = steps.indexOf(row.step) + 1;
    return [row.compensates ? -number : number];
  });
}

describe('the guarantee of sagas', () => {
  // Garcia-Molina and Salem, "Sagas", SIGMOD 1987, section 2: either T1, T2, ..., Tn, or T1, ..., Tj, Cj, ..., C2, C1 is executed.
  it('[R15] holds in every schedule explored with four steps: T1..Tn or T1..Tj, Cj..C1', async () => {
    const steps = explorations.find(({ id }) => id === 'four-steps')!.bases[1]!.map((step) => ({ ...step, compensation: true }));
    const names = steps.map(({ name }) => name);
    const scenario: SagaScenario = { bases: [oneSaga(steps, 11)], faults: 2, most: 10_000 };
    const learner = new LiveLearner(nativeHost(createCoordinator));
    const monitors: Monitor[] = [];
    const events = explore(scenario, (schedule) => {
      monitors.push(new Monitor(schedule));
      return monitors.at(-1);
    });
    let next = events.next();
    while (!next.done) next = events.next(await learner.apply(next.value));

    const reached = new Map<string, number>();
    for (const { rows } of monitors) {
      const isStuck = rows.some((row) => row.kind === 'settle' && row.text.includes('"stuck"'));
      if (isStuck) continue;
      const text = effectsOf(rows, names).join(' ');
      reached.set(text, (reached.get(text) ?? 0) + 1);
    }
    const forward = (to: number) => Array.from({ length: to }, (_, index) => index + 1);
    const allowed = new Set([forward(4).join(' ')]);
    for (let last = 0; last <= 4; last++) {
      const back = forward(last)
        .reverse()
        .map((step) => -step);
      allowed.add([...forward(last), ...back].join(' '));
      // A compensation of a step that never happened is harmless: the service has nothing to undo.
      if (last < 4) allowed.add([...forward(last), -(last + 1), ...back].join(' '));
    }
    expect([...reached.keys()].filter((text) => !allowed.has(text))).toEqual([]);
    // Each way out is taken: no step, one to four undone, and all done.
    for (const text of ['1 2 3 4', '1 -1', '1 2 -2 -1', '1 2 3 -3 -2 -1', '1 2 3 4 -4 -3 -2 -1'])
      expect(reached.get(text)).toBeGreaterThan(10);
    expect(monitors.length).toBeGreaterThan(1500);
  });
});

describe('back-off', () => {
  it('[R3] draws each wait below 100, 200 and 250 ms: random() * min(capMs, baseMs * 2^(tries - 1))', async () => {
    // Brooker, "Exponential Backoff and Jitter", AWS Architecture Blog 2015: full jitter.
    const waits: number[] = [];
    let tries = 0;
    const env = {
      definitions: [
        {
          name: 'order',
          steps: [
            {
              name: 'pay',
              action: () => {
                tries += 1;
                throw Object.assign(new Error('busy'), { definite: true, retryable: true });
              },
            },
          ],
        },
      ],
      log: { append: async () => undefined, read: async () => [] },
      now: () => 0,
      sleep: async (ms: number) => void waits.push(ms),
      random: () => 0.5,
      retry: { maxAttempts: 4, baseMs: 100, capMs: 250 },
    };
    expect(await createCoordinator(env).run('order', 'o', null)).toEqual({ id: 'o', status: 'compensated', failedStep: 'pay' });
    expect(tries).toBe(4);
    expect(waits).toEqual([50, 100, 125]);
  });
});
