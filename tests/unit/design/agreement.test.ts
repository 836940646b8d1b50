import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/design/index.ts';
import { simulateDesign } from '../../../src/design/simulation/index.ts';
import { designOf, found, loadOf, type Part, type Wire } from './sample-design.ts';

/** A design with most of what components do: caches in a row, a random balancer, shards, copies, a quorum, a search, a queue. */
const parts: readonly Part[] = [
  ['users', 'clients'],
  ['cdn', 'cdn', { capacityEntries: 100, ttlMs: 60_000 }],
  ['lb', 'load-balancer', { policy: 'random' }],
  ['api', 'service', { replicas: 4, workersPerInstance: 2, serviceTimeMs: 8 }],
  ['other', 'service', { replicas: 2, workersPerInstance: 2, serviceTimeMs: 8 }],
  ['cache', 'cache', { capacityEntries: 800, workersPerInstance: 1, serviceTimeMs: 0.5 }],
  ['db', 'relational-store', { replicas: 3, shards: 2, readFrom: 'any', workersPerInstance: 2, serviceTimeMs: 6 }],
  ['kv', 'key-value-store', { replicas: 3, shards: 2, workersPerInstance: 2, serviceTimeMs: 6 }],
  ['search', 'search', { replicas: 2, shards: 2, workersPerInstance: 2, serviceTimeMs: 5 }],
  ['queue', 'queue'],
  ['worker', 'worker', { replicas: 5, workersPerInstance: 2, serviceTimeMs: 20 }],
];
const paths = ['users cdn', 'cdn lb', 'lb api', 'lb other', 'api cache', 'other cache', 'cache db', 'api kv', 'other search'];
const patient = { roundTripMs: 1, timeoutMs: 60_000 };
const wires: readonly Wire[] = [
  ...paths.map((path): Wire => [path, 'sync', path === 'other search' ? { ...patient, for: ['get'] } : patient]),
  ['api queue', 'async', patient],
  ['other queue', 'async', patient],
  ['queue worker', 'async', patient],
];

describe('the analysis and the simulation of one design', () => {
  it('[A1] [A2] [A3] [A4] [A5] agree on rates, utilisations, hit ratios and mean latencies', () => {
    const keys = { count: 5000, skew: 0.9 };
    const load = loadOf({ id: 'get', ratePerSecond: 400, keys }, { id: 'put', ratePerSecond: 40, readOrWrite: 'write', keys });
    const design = designOf(parts, wires);
    const analysis = analyse(design, load);
    const simulation = simulateDesign(design, load, { seed: 'agreement', durationMs: 40_000, warmUpMs: 10_000 });
    if (!analysis.ok || !simulation.ok) throw new Error('the design has problems');
    for (const { component, rate, utilisation } of analysis.capacities) {
      const seen = found(simulation.result.components.find(({ id }) => id === component));
      expect([component, seen.visits / 40 / rate.value]).toEqual([component, expect.closeTo(1, 1)]);
      expect([component, found(seen.utilisation ?? undefined)]).toEqual([component, expect.closeTo(utilisation.value, 1)]);
      const hits = analysis.flow.kinds[0]!.visits.get(component)?.hitRatio?.value;
      if (hits !== undefined) expect(Math.abs(found(seen.hitRatio ?? undefined) - hits)).toBeLessThan(0.03);
    }
    for (const [at, { latencyMs }] of analysis.kinds.entries()) {
      const mean = found(simulation.result.kinds[at]!.latency.meanMs ?? undefined);
      expect(Math.abs(mean / latencyMs.value - 1)).toBeLessThan(0.05);
    }
  });
});
