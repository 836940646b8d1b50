import { describe, expect, it } from 'vitest';
import type { Load } from '../../../../src/design/index.ts';
import type { JudgedObjective } from '../../../../src/interview/objectives.ts';
import { compareLoads, describeFactor, isSameLoad, reconcile } from '../../../../src/islands/design-run/reconcile.ts';
import { load } from './runs.ts';

const times = (factor: number): Load => ({ kinds: load.kinds.map((kind) => ({ ...kind, ratePerSecond: kind.ratePerSecond * factor })) });
const loads = (factor: number) => ({ learner: times(factor), own: load, substituted: [] });
const judged = (outcome: JudgedObjective['outcome'], seenShown: string, trial: JudgedObjective['trial'] = 'peak'): JudgedObjective => ({
  id: 'p99',
  text: 'Fast enough.',
  trial,
  outcome,
  seenShown,
  wantedShown: 'at most 40 ms',
  why: '',
});

describe('estimates against the simulation', () => {
  it('says how far off each number of the load is', () => {
    expect(compareLoads(loads(0.1)).map((one) => `${one.name}: ${describeFactor(one)}`)).toEqual([
      '“get” a second: 10 times too low',
      'Keys of “get”: as in the case',
      '“put” a second: 10 times too low',
      'Keys of “put”: as in the case',
    ]);
    expect(describeFactor({ id: '', name: '', learner: 11, own: 10, factor: 1.1 })).toBe('close to the case');
    expect(describeFactor({ id: '', name: '', learner: 1, own: 0, factor: Infinity })).toBe('some, where the case has none');
    expect([isSameLoad(loads(1)), isSameLoad(loads(2))]).toEqual([true, false]);
  });

  it('tells the failure that a wrong assumption hid, once for all runs, and what was wrong', () => {
    const lines = reconcile(
      loads(0.1),
      [judged('met', '20 ms'), judged('met', '21 ms', 'change')],
      [judged('missed', '900 ms'), judged('missed', '950 ms', 'change')],
    );
    expect(lines).toEqual([
      'Your numbers hid a failure. Fast enough: 20 ms under your numbers, 900 ms under those of the case, and likewise in 1 more.',
      'Where your numbers differ: “get” a second: 10 times too low; “put” a second: 10 times too low.',
    ]);
  });

  it('tells a design that failed only under too large numbers, and numbers that changed nothing', () => {
    expect(reconcile(loads(10), [judged('missed', '900 ms')], [judged('met', '20 ms')])[0]).toMatch(/^Your numbers asked too much/);
    expect(reconcile(loads(10), [judged('met', '20 ms')], [judged('met', '20 ms')])[0]).toMatch(/comes out the same all the same\.$/);
    expect(reconcile(loads(1), [judged('met', '20 ms')], [judged('met', '20 ms')])).toEqual([
      'Your numbers are close to those of the case, and so is what came of them.',
    ]);
  });

  it('says nothing while one of the two was not run', () => {
    expect(reconcile(loads(10), [judged('met', '20 ms')], [judged('unseen', 'nothing')])).toEqual([]);
    expect(reconcile(loads(10), [], [judged('met', '20 ms')])).toEqual([]);
  });
});
