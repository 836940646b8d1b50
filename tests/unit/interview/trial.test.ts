import { describe, expect, it } from 'vitest';
import { simulateDesign } from '../../../src/design/simulation/index.ts';
import type { CaseEffect } from '../../../src/interview/case-file.ts';
import { fitLoad, loadFrom } from '../../../src/interview/estimates.ts';
import { planTrials, type TrialPlan } from '../../../src/interview/trial.ts';
import { applyEffects } from '../../../src/interview/trial-faults.ts';
import { designOf, found, loadOf, type Part, type Wire } from '../design/sample-design.ts';
import { smallCase } from './cases.ts';

const parts: readonly Part[] = [
  ['users', 'clients'],
  ['cdn', 'cdn'],
  ['web', 'service', { replicas: 3 }, { region: 'north' }],
  ['ids', 'service', {}, { region: 'south' }],
  ['cache', 'cache', { replicas: 2 }, { region: 'north' }],
  ['db', 'relational-store', {}, { region: 'south' }],
];
const wires: readonly Wire[] = [['users cdn'], ['cdn web'], ['web ids'], ['web cache'], ['cache db']];
const regions = [
  { id: 'north', kind: 'region' },
  { id: 'south', kind: 'region' },
] as const;
const drawn = designOf(parts, wires, regions);
const flat = designOf(
  parts.map(([id, kind, settings]): Part => [id, kind, settings]),
  wires,
);
const load = loadOf({ id: 'get', ratePerSecond: 10 });
const span = { fromMs: 10, untilMs: 20 };
const apply = (effect: CaseEffect, design = drawn) => applyEffects(design, load, [effect], span);
const on = (kinds: readonly string[], words: readonly string[] = [], pick: 'first' | 'all' = 'first') =>
  ({ kinds, words, pick }) as Extract<CaseEffect, { on: unknown }>['on'];

describe('effects of a case on a drawing', () => {
  it('befall the first that fits in the order of the drawing, all that do, or those with a word in their name', () => {
    expect(apply({ kind: 'component-lost', on: on(['service']) }).faults).toEqual([{ kind: 'component-lost', component: 'web', ...span }]);
    expect(apply({ kind: 'slow', on: on(['service', 'cache'], [], 'all'), factor: 5 }).faults).toEqual(
      ['web', 'ids', 'cache'].map((component) => ({ kind: 'slow', component, factor: 5, ...span })),
    );
    expect(apply({ kind: 'erring', on: on(['service'], ['ids']), probability: 0.5 }).faults).toMatchObject([{ component: 'ids' }]);
    expect(apply({ kind: 'read-only', on: on(['relational-store']) }).faults).toMatchObject([{ kind: 'read-only', component: 'db' }]);
  });

  it('say nothing of one that fits nowhere beside another that does', () => {
    const [missing, found] = [on(['queue']), on(['service'])];
    const both = applyEffects(
      drawn,
      load,
      [
        { kind: 'component-lost', on: missing },
        { kind: 'component-lost', on: found },
      ],
      span,
    );
    expect(both).toEqual({ faults: [{ kind: 'component-lost', component: 'web', ...span }], notes: [] });
  });

  it('say what they could not befall, and that all of a component is hit', () => {
    expect(apply({ kind: 'component-lost', on: on(['queue', 'search']) })).toEqual({
      faults: [],
      notes: ['You drew no queue or search: there is nothing to befall.'],
    });
    expect(apply({ kind: 'component-lost', on: on(['service'], ['generator']) }).notes[0]).toContain('with “generator” in its name');
    const one = apply({ kind: 'instances-lost', on: on(['cache']), count: 1 });
    expect(one).toEqual({ faults: [{ kind: 'instances-lost', component: 'cache', first: 0, count: 1, ...span }], notes: [] });
    expect(apply({ kind: 'slow-instances', on: on(['cache']), count: 2, factor: 3 }).notes).toEqual([
      '“cache” has no more than 2 instances: all of it is hit.',
    ]);
  });

  it('befall the first region, or where none was drawn all that one runs oneself', () => {
    expect(apply({ kind: 'region-lost' }).faults).toEqual([{ kind: 'group-lost', group: 'north', ...span }]);
    expect(apply({ kind: 'region-read-only' }).faults).toEqual([{ kind: 'group-read-only', group: 'north', ...span }]);
    expect(apply({ kind: 'partition' }).faults).toEqual([{ kind: 'partition', groups: ['north', 'south'], ...span }]);
    expect(apply({ kind: 'region-lost' }, flat).faults.map((fault) => 'component' in fault && fault.component)).toEqual([
      'web',
      'ids',
      'cache',
      'db',
    ]);
    expect(apply({ kind: 'region-read-only' }, flat).faults).toMatchObject([{ kind: 'read-only', component: 'db' }]);
    expect(apply({ kind: 'partition' }, flat)).toMatchObject({ faults: [], notes: [expect.stringContaining('fewer than two regions')] });
  });

  it('change what is asked for, but not of a kind that the design does without', () => {
    expect(apply({ kind: 'hot-key', request: 'get', share: 0.4 }).faults).toEqual([
      { kind: 'hot-key', request: 'get', share: 0.4, key: 0, ...span },
    ]);
    expect(apply({ kind: 'burst', factor: 3 }).faults).toEqual([{ kind: 'burst', factor: 3, ...span }]);
    expect(apply({ kind: 'burst', request: 'put', factor: 3 })).toMatchObject({ faults: [], notes: [expect.stringContaining('“put”')] });
  });
});

const planned = (id: string, plans: readonly TrialPlan[]): TrialPlan => found(plans.find((plan) => plan.id === id));

describe('the trials of a case', () => {
  const one = smallCase((data) => {
    Object.assign(data.change, { effects: [{ kind: 'hot-key', request: 'get', share: 0.4 }] });
    Object.assign(data.faults[0]!, { effects: [{ kind: 'instances-lost', on: { kinds: ['cache'] }, count: 1 }] });
  });

  it('are the peak, the change and each fault; the fault begins and ends within the run, the change stays', () => {
    const plans = planTrials(one, drawn, load);
    expect(plans.map(({ id }) => id)).toEqual(['peak', 'change', 'fault-cache-lost']);
    expect(plans.map(({ options }) => options.durationMs)).toEqual([60_000, 60_000, 60_000]);
    expect(planned('peak', plans).options.faults).toEqual([]);
    expect(planned('change', plans).options.faults).toMatchObject([{ kind: 'hot-key', fromMs: 24_000 }]);
    expect(planned('change', plans).options.faults![0]!.untilMs).toBeUndefined();
    expect(planned('fault-cache-lost', plans).options.faults).toMatchObject([{ fromMs: 24_000, untilMs: 42_000 }]);
    expect(new Set(plans.map(({ options }) => options.seed)).size).toBe(1);
  });

  it('are cut where many requests come, by bursts too, down to 1.2 s, and say so', () => {
    const durations = (ratePerSecond: number, factor?: number) => {
      const bursting = smallCase((data) =>
        Object.assign(data.change, { effects: factor === undefined ? [] : [{ kind: 'burst', factor }] }),
      );
      return planned('change', planTrials(bursting, drawn, loadOf({ id: 'get', ratePerSecond })));
    };
    expect(durations(2500).options.durationMs).toBe(60_000);
    expect(durations(2500).notes).toEqual([]);
    expect(durations(25_000).options.durationMs).toBe(6000);
    expect(durations(25_000).notes).toEqual([expect.stringContaining('cut to 6.0 s')]);
    // From 0.4 of the time to its end at 6 times the rate: 4 times in all.
    expect(durations(25_000, 6).options.durationMs).toBe(1500);
    expect(durations(1e9).options.durationMs).toBe(1200);
    expect(durations(0).options.durationMs).toBe(60_000);
    const { design, load: much, options } = durations(1e9);
    const outcome = simulateDesign(design, much, options);
    expect(outcome.ok && outcome.result.end.reason).toMatch(/too-many/);
  });
});

describe('the load of a drawing', () => {
  const one = smallCase((data) => {
    const copy = { ...data.load.kinds[0]!, id: 'copy', optional: true };
    data.load.kinds.push(copy);
  });

  it('leaves out optional kinds that no connection names, and nothing else', () => {
    const naming = designOf(parts, [...wires, ['web db', 'sync', { for: ['copy'] }]], regions);
    const kindsOf = (design?: typeof drawn) => loadFrom(one, new Map(), 'users', design).own.kinds.map(({ id }) => id);
    expect(kindsOf()).toEqual(['get', 'copy']);
    expect(kindsOf(drawn)).toEqual(['get']);
    expect(kindsOf(naming)).toEqual(['get', 'copy']);
    expect(fitLoad(one, drawn, { kinds: [] })).toEqual({ kinds: [] });
  });

  it('has the mean rate that the case names', () => {
    const [get] = loadFrom(
      smallCase((data) => {
        data.load.kinds[0] = { ...data.load.kinds[0]!, mean: 'rate' } as never;
      }),
      new Map(),
      'users',
    ).own.kinds;
    expect(get!.meanPerSecond).toBeCloseTo(10, 9);
    expect(loadFrom(one, new Map(), 'users').own.kinds[0]!.meanPerSecond).toBeUndefined();
  });
});
