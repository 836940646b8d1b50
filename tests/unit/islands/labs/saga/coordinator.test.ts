import { describe, expect, it } from 'vitest';
import { StockCoordinator } from '../../../../../src/islands/labs/saga/stock-coordinator.ts';
import { explore } from '../../../../../src/sim/saga/explore.ts';
import { Monitor } from '../../../../../src/sim/saga/monitor.ts';
import type { Schedule } from '../../../../../src/sim/saga/schedule.ts';

function scheduleOf(stepCount: number, pivot: number | undefined, sagas = ['trip-1']): Schedule {
  const steps = Array.from({ length: stepCount }, (_, step) => ({
    name: `step ${step + 1}`,
    compensation: step !== 3,
    ...(step === pivot ? { pivot: true } : {}),
  }));
  return {
    definitions: [
      { name: 'booking', steps },
      { name: 'other', steps: steps.slice(0, 1) },
    ],
    retry: { maxAttempts: 3, baseMs: 100, capMs: 250 },
    runs: sagas.map((id, index) => ({ definition: 'booking', id, input: { index }, atMs: 5 * index })),
    faults: [],
    latency: { callMs: 10, spread: 'fixed', appendMs: 0 },
    seed: 5,
    exactWaits: sagas.length === 1,
    mostActs: 500,
  };
}

/** Explores every choice of up to so many faults and returns what the exercise's judge finds wrong. */
function exploreAll(base: Schedule, faults: number): { readonly schedules: number; readonly wrong: readonly string[] } {
  const monitors: Monitor[] = [];
  const coordinator = new StockCoordinator();
  const events = explore({ bases: [base], faults, most: 100_000 }, (schedule) => {
    monitors.push(new Monitor(schedule));
    return monitors.at(-1);
  });
  let next = events.next();
  while (!next.done) next = events.next(coordinator.apply(next.value));
  expect(next.value.exhaustedFaults).toBe(faults);
  const wrong = monitors.flatMap(({ violations }) => violations.map(({ kind, expected, actual }) => `${kind}: ${expected}, but ${actual}`));
  return { schedules: next.value.schedules, wrong };
}

describe('the coordinator of the lab', () => {
  it.each([
    [2, undefined],
    [3, 1],
    [4, 2],
  ])('keeps the contract in every schedule of up to two faults, with %i steps and the pivot at %s', (stepCount, pivot) => {
    const { schedules, wrong } = exploreAll(scheduleOf(stepCount, pivot), 2);
    expect(schedules).toBeGreaterThan(500);
    expect(wrong).toEqual([]);
  });

  it('keeps it with sagas side by side, one of them run twice', () => {
    expect(exploreAll(scheduleOf(3, undefined, ['trip-1', 'trip-2', 'trip-1']), 1).wrong).toEqual([]);
  });
});
