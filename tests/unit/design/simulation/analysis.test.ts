import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/design/index.ts';
import { clients, component, connect, design, reads, run, seenOf, station, writes } from './designs.ts';

describe('a simulated design', () => {
  it('[F2] [F5] [F7] [F11] has the utilisations and mean times that the analysis works out', () => {
    const components = [
      clients,
      component('load-balancer', 'lb', { serviceTimeMs: 0.2 }),
      station('service', 's', 4, 2, { replicas: 3 }),
      component('cache', 'cache', { capacityEntries: 500, serviceTimeMs: 0.2 }),
      station('relational-store', 'db', 4, 2, { replicas: 2, readFrom: 'any' }),
    ];
    const connections = ['clients-lb', 'lb-s', 's-cache', 'cache-db'].map((pair) => {
      const [from, to] = pair.split('-') as [string, string];
      return connect(from, to, { roundTripMs: 1 });
    });
    const drawn = design(components, connections);
    const keys = { count: 5000, skew: 0.8 };
    const kinds = [reads(800, { keys }), writes(40, { keys })];
    const expected = analyse(drawn, { kinds });
    if (!expected.ok) throw new Error('cannot be analysed');
    const result = run(drawn, kinds, { durationMs: 120_000, warmUpMs: 20_000 });
    for (const { component: id, utilisation } of expected.capacities) {
      expect(Math.abs(seenOf(result, id).utilisation! / utilisation.value - 1), id).toBeLessThan(0.05);
    }
    for (const [index, { latencyMs }] of expected.kinds.entries()) {
      expect(Math.abs(result.kinds[index]!.latency.meanMs! / latencyMs.value - 1)).toBeLessThan(0.05);
    }
  });
});
