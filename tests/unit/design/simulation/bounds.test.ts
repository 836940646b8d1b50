import { describe, expect, it } from 'vitest';
import { prepareSimulation, simulateDesign, checkFaults, type SimulationOptions } from '../../../../src/design/simulation/index.ts';
import { clients, component, connect, design, reads, run, station } from './designs.ts';

const one = design([clients, station('service', 's', 5, 4)], [connect('clients', 's')]);
const options: SimulationOptions = { seed: 'test', durationMs: 1000 };

describe('what cannot be run', () => {
  const problemsOf = (...args: Parameters<typeof simulateDesign>): string[] => {
    const outcome = simulateDesign(...args);
    return outcome.ok ? [] : outcome.problems.map(({ path }) => path);
  };
  const load = { kinds: [reads(100)] };

  it('[F16] is told in words', () => {
    expect(problemsOf(one, { kinds: [reads(100, { entry: 'nowhere' })] }, options)).toEqual(['kinds[0].entry']);
    expect(problemsOf(design(one.components, [connect('clients', 's'), connect('s', 'gone')]), load, options)).toEqual([
      'connections[1].to',
    ]);
    const round = design([...one.components, station('service', 't', 1)], [connect('clients', 's'), connect('s', 't'), connect('t', 's')]);
    expect(problemsOf(round, load, options)).toHaveLength(1);
    expect(problemsOf(one, load, { ...options, durationMs: NaN })).toEqual(['durationMs']);
    expect(problemsOf(one, load, { ...options, durationMs: 1e12 })).toEqual(['durationMs']);
    expect(problemsOf(one, load, { ...options, warmUpMs: 1000 })).toEqual(['warmUpMs']);
    expect(problemsOf(one, load, { ...options, windows: 0.5 })).toEqual(['windows']);
    const vast = design([clients, component('search', 'x', { shards: 10_000, replicas: 10_000 })], [connect('clients', 'x')]);
    expect(problemsOf(vast, load, options)).toEqual(['components']);
  });

  it('[F14] [F16] is told in words of faults', () => {
    const faults = [
      { kind: 'component-lost', component: 'gone', fromMs: 0 },
      { kind: 'burst', request: 'gone', factor: 2, fromMs: 0 },
      { kind: 'partition', groups: ['a', 'b'], fromMs: 0 },
      { kind: 'slow', component: 's', factor: 2, fromMs: 10, untilMs: 10 },
    ] as const;
    expect(problemsOf(one, load, { ...options, faults })).toEqual([
      'faults[0]',
      'faults[1]',
      'faults[2]',
      'faults[2]',
      'faults[3].untilMs',
    ]);
    expect(checkFaults(faults).ok).toBe(true);
    for (const bad of [[{ kind: 'fire' }], [{ kind: 'slow', component: 's', factor: -1, fromMs: 0 }], 'x', Array(101).fill(faults[0])]) {
      expect(checkFaults(bad).ok).toBe(false);
    }
  });
});

describe('what goes nowhere', () => {
  it.each([
    ['no instance', { replicas: 0 }],
    ['no worker', { workersPerInstance: 0 }],
  ])('[F16] fails for want of capacity: %s', (_, settings) => {
    const result = run(design([clients, station('service', 's', 5, 4, settings)], [connect('clients', 's')]), [reads(100)]);
    expect(result.kinds[0]!.failures).toEqual([{ cause: 'noCapacity', component: 's', count: result.kinds[0]!.conservation.arrivals }]);
    expect(result.components[1]!.utilisation).toBeNull();
  });

  it('[F16] ends at a balancer that leads nowhere', () => {
    const result = run(design([clients, component('load-balancer', 'lb')], [connect('clients', 'lb')]), [reads(100)]);
    expect(result.kinds[0]!.failures[0]).toMatchObject({ cause: 'noPath', component: 'lb' });
  });

  it('[F16] [F17] is an empty design, a load of nothing, an objective unseen', () => {
    const nothing = run(one, [reads(0, { objective: { p99Ms: 10, availability: 0.9 } })]);
    expect(nothing.kinds[0]!.objectives.map(({ outcome }) => outcome)).toEqual(['unseen', 'unseen']);
    expect(run(design([], []), []).end.reason).toBe('finished');
  });
});

describe('a run', () => {
  it('[F16] ends in words and soon, a million times overloaded', () => {
    for (const ratePerSecond of [1e8, 1e12]) {
      const result = run(one, [reads(ratePerSecond)]);
      expect(result.end.reason).toBe('too-many-in-flight');
      expect(result.end.message).toMatch(/^Ended at \d\.\d of 10000 ms: more than 300000 calls/);
      expect(result.kinds[0]!.conservation.inFlight).toBeLessThanOrEqual(300_001);
    }
    const shed = run(design([clients, station('service', 's', 5, 4, { queueLimit: 10 })], [connect('clients', 's')]), [reads(1e9)], {
      limits: { requests: 200_000 },
    });
    expect(shed.end.reason).toBe('too-many-requests');
    expect(shed.kinds[0]!.conservation.arrivals).toBe(200_000);
  });

  it('[F16] ends soon where ways multiply, with no time between them', () => {
    const layers = Array.from({ length: 40 }, (_, layer) => component('service', `l${layer}`, { serviceTimeMs: 0 }));
    const twice = layers
      .slice(1)
      .flatMap((_, layer) => ['a', 'b'].map((which) => connect(`l${layer}`, `l${layer + 1}`, { id: `${which}${layer}` })));
    const wide = design([clients, ...layers], [connect('clients', 'l0'), ...twice]);
    const result = run(wide, [reads(1)], { limits: { calls: 200_000 } });
    expect(result.end.reason).toBe('too-many-calls');
    const prepared = prepareSimulation(wide, { kinds: [reads(1000)] }, options);
    if (!prepared.ok) throw new Error('cannot be run');
    prepared.run.advance(1000);
    expect(prepared.run.result().components.reduce((sum, { visits }) => sum + visits, 0)).toBeLessThan(1100);
  });

  it('[F16] goes on in steps, tells how far it is, and can be ended', () => {
    const prepared = prepareSimulation(one, { kinds: [reads(500)] }, { ...options, durationMs: 60_000 });
    if (!prepared.ok) throw new Error('cannot be run');
    const { run: steps } = prepared;
    expect(steps.advance(10_000)).toBe(false);
    expect(steps.progress).toBeGreaterThan(0.05);
    expect(steps.progress).toBeLessThan(0.5);
    steps.cancel();
    expect(steps.advance(1)).toBe(true);
    expect(steps.result().end).toMatchObject({ reason: 'cancelled' });
    expect(steps.result().kinds[0]!.done).toBeGreaterThan(1000);
    const shares: number[] = [];
    const stopped = simulateDesign(one, { kinds: [reads(500)] }, { ...options, durationMs: 1_000_000 }, (share) => shares.push(share) < 2);
    expect(stopped.ok && stopped.result.end.reason).toBe('cancelled');
    expect(shares).toHaveLength(2);
  });

  it('[F4] in steps is the run in one go', () => {
    const load = { kinds: [reads(300)] };
    const whole = simulateDesign(one, load, options);
    const prepared = prepareSimulation(one, load, options);
    if (!prepared.ok || !whole.ok) throw new Error('cannot be run');
    while (!prepared.run.advance(7));
    expect(prepared.run.result().hash).toBe(whole.result.hash);
  });

  it('[F17] has windows that add up, without the warm-up in its totals, and judges objectives', () => {
    const kinds = [reads(300, { objective: { p99Ms: 1000, availability: 1 } }), reads(100, { id: 'other', objective: { p99Ms: 1 } })];
    const result = run(one, kinds, { warmUpMs: 2500, windows: 10, durationMs: 10_000 });
    const counted = result.windows.slice(3).map((window) => window.kinds[0]!.done);
    expect(result.kinds[0]!.done).toBe(counted.reduce((sum, done) => sum + done, 0));
    expect(result.windows.reduce((sum, window) => sum + window.kinds[0]!.done, 0)).toBe(result.kinds[0]!.conservation.done);
    expect(result.warmUpMs).toBe(3000);
    expect(result.kinds[0]!.throughputPerSec).toBeCloseTo(result.kinds[0]!.done / 7, 9);
    expect(result.kinds.map(({ objectives }) => objectives.map(({ outcome }) => outcome))).toEqual([['met', 'met'], ['missed']]);
    expect(result.kinds[1]!.objectives[0]!.seen).toBe(result.kinds[1]!.latency.p99Ms);
  });
});
