import { describe, expect, it } from 'vitest';
import { busiestAboveMean, clusterTests, mixedSizes } from '../../../exercises/traffic/lb-least-bandwidth/suite/cluster.ts';
import manifest from '../../../exercises/traffic/lb-least-bandwidth/exercise.ts';
import {
  leastBandwidth,
  randomBalancer,
  roundRobin,
  simulateCluster,
  type ClusterOutcome,
  type PortFactory,
} from '../../../src/sim/cluster/index.ts';

const busiest = clusterTests.find(({ id }) => id === 'R10/busiest-link')!;
const { budget } = manifest.budgets.find(({ id }) => id === 'peak')!;

function measure(seed: string, port: PortFactory): number {
  const outcome: ClusterOutcome = simulateCluster(mixedSizes(seed), port);
  return busiest.judge([outcome]).measures![0]!.value;
}

/** Least bandwidth that hears of bytes only when a response ends. */
const atTheEnd: PortFactory = (env) => {
  const inner = leastBandwidth(env);
  return {
    pick: (request, client) => inner.pick(request, client),
    finished: (...args) => inner.finished(...args),
    progress() {},
    setBackends: (healthy) => inner.setBackends(healthy),
  };
};

describe('the busiest link', () => {
  const seeds = ['one', 'two', 'three'];

  it('[R10] is far within the budget under least bandwidth', () => {
    for (const seed of seeds) expect(measure(seed, leastBandwidth)).toBeLessThan(budget * 0.85);
  });

  it('[R10] is over the budget under round robin, by lot, and when bytes count at the end only', () => {
    for (const seed of seeds) {
      expect(measure(seed, roundRobin)).toBe(1);
      expect(measure(seed, randomBalancer)).toBeGreaterThan(budget);
      expect(measure(seed, atTheEnd)).toBeGreaterThan(budget);
    }
  });

  it('counts the mean of links as nothing above the mean', () => {
    const bytes = [
      [0, 100, 300],
      [0, 100, 100],
    ];
    const record = { scenario: { backends: [{}, {}] }, series: { timesMs: [0, 1000, 2000], bytes } };
    // The second interval alone is after the start: 300 and 100 bytes, so 100 above the mean, of 12,500 bytes a millisecond in 1,000 ms.
    expect(busiestAboveMean({ record } as unknown as ClusterOutcome)).toBeCloseTo(100 / 12_500 / 1000, 12);
  });
});
