import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/design/index.ts';
import { clients, component, connect, design, reads, run, seenOf, station, writes } from './designs.ts';

const keys = { count: 20_000, skew: 0.8 };
const behind = (settings: object, kind: 'cache' | 'cdn' = 'cache') =>
  design(
    [clients, component(kind, 'c', { serviceTimeMs: 0.01, workersPerInstance: 100, ...settings }), station('service', 's', 0.1, 1000)],
    [connect('clients', 'c'), connect('c', 's')],
  );

function analysedHitRatio(of: ReturnType<typeof behind>, kinds: Parameters<typeof run>[1]): number {
  const analysis = analyse(of, { kinds });
  if (!analysis.ok) throw new Error('the design has problems');
  return analysis.flow.kinds[0]!.visits.get('c')!.hitRatio!.value;
}

describe('a warm start', () => {
  const cases: readonly (readonly [string, object, ('cache' | 'cdn')?])[] = [
    ['LRU', { capacityEntries: 4000 }],
    ['FIFO', { capacityEntries: 4000, evictionPolicy: 'fifo' }],
    ['a time to live', { capacityEntries: 20_000, ttlMs: 20_000 }],
    ['a CDN', { capacityEntries: 4000, ttlMs: 60_000 }, 'cdn'],
    ['four instances', { capacityEntries: 4000, replicas: 4 }],
    ['room for all', { capacityEntries: 20_000 }],
  ];
  for (const [name, settings, kind] of cases) {
    it(`[F18] hits as the analysis says in the first second already, and goes on so: ${name}`, () => {
      const of = behind(settings, kind);
      const load = [reads(5000, { keys })];
      const wanted = analysedHitRatio(of, load);
      const { windows } = run(of, load, { startWarm: true, durationMs: 10_000, windows: 10 });
      for (const at of [0, 4, 9]) expect(Math.abs(windows[at]!.components[1]!.hitRatio! - wanted), `window ${at}`).toBeLessThan(0.03);
    });
  }

  it('[F18] is warmer than a cold one, and meets the same requests', () => {
    const of = behind({ capacityEntries: 10_000 });
    const load = [reads(1000, { keys }), writes(50, { keys })];
    const [cold, warm] = [false, true].map((startWarm) => run(of, load, { startWarm, durationMs: 5000 }));
    expect(seenOf(warm!, 'c').hitRatio! - seenOf(cold!, 'c').hitRatio!).toBeGreaterThan(0.2);
    expect(seenOf(warm!, 'clients').visits).toBe(seenOf(cold!, 'clients').visits);
    expect(warm!.hash).toBe(run(of, load, { startWarm: true, durationMs: 5000 }).hash);
  });

  it('[F16] shrinks keys to what it is given, and says so', () => {
    const of = behind({ capacityEntries: 4000 });
    const load = [reads(2000, { keys })];
    const result = run(of, load, { startWarm: true, limits: { keys: 2000 } });
    expect(result.notes[0]).toContain('shrunk to 10.0%');
    expect(Math.abs(seenOf(result, 'c').hitRatio! - analysedHitRatio(of, load))).toBeLessThan(0.05);
  });
});

describe('the instances of a cache', () => {
  it('[F6] serve the keys that are theirs, so that a hot key wears out one of four', () => {
    const of = behind({ capacityEntries: 20_000, replicas: 4, serviceTimeMs: 1, workersPerInstance: 1, queueLimit: 50 });
    const load = [reads(2000, { keys: { count: 20_000, skew: 0 } })];
    const even = run(of, load, { startWarm: true });
    const hot = run(of, load, { startWarm: true, faults: [{ kind: 'hot-key', request: 'read', share: 0.6, key: 0, fromMs: 0 }] });
    expect(even.kinds[0]!.failed).toBe(0);
    // One instance is asked for 0.6 and a quarter of the rest, 1400 a second, and serves 1000.
    expect(1 - hot.kinds[0]!.availability!).toBeCloseTo(400 / 2000, 1);
    expect(hot.kinds[0]!.failures[0]).toMatchObject({ cause: 'full', component: 'c' });
  });

  it('[F6] [F15] serve the keys that the own ring gives them', () => {
    const of = behind({ capacityEntries: 20_000, replicas: 4, serviceTimeMs: 1, workersPerInstance: 1, queueLimit: 50 });
    const load = [reads(2000, { keys: { count: 20_000, skew: 0 } })];
    const result = run(of, load, { startWarm: true, parts: new Map([['c', { ownerOf: () => 2 }]]) });
    expect(1 - result.kinds[0]!.availability!).toBeCloseTo(1000 / 2000, 1);
  });

  it('[A5] have the mean wait of an M/M/1 each where keys are alike', () => {
    const of = behind({ capacityEntries: 20_000, replicas: 4, serviceTimeMs: 1, workersPerInstance: 1, queueLimit: 1e6 });
    const load = [reads(2800, { keys: { count: 20_000, skew: 0 } })];
    const analysis = analyse(of, { kinds: load });
    if (!analysis.ok) throw new Error('the design has problems');
    expect(analysis.kinds[0]!.latencyMs.value).toBeCloseTo(1 / 0.3, 1);
    const seen = run(of, load, { startWarm: true, durationMs: 100_000 }).kinds[0]!.latency.meanMs!;
    expect(Math.abs(seen / analysis.kinds[0]!.latencyMs.value - 1)).toBeLessThan(0.05);
  });
});
