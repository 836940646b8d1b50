import type { HealthyBackend, PortFactory } from '../../../sim/cluster/index.ts';
import { peakEwma, randomBalancer, roundRobin, shortestQueue, twoChoices } from '../../../sim/cluster/index.ts';
import type { AlgorithmId } from './algorithms.ts';

/** Deals turns by a fixed round: a backend of weight w has w places in it, spread evenly. */
const weightedTurns: PortFactory = ({ healthy }) => {
  let round = roundOf(healthy);
  let turn = 0;
  return {
    pick: () => (round.length === 0 ? -1 : round[turn++ % round.length]!),
    finished() {},
    progress() {},
    setBackends(next) {
      round = roundOf(next);
    },
  };
};

function roundOf(healthy: readonly HealthyBackend[]): number[] {
  const places = healthy.flatMap(({ index, weight }) => Array.from({ length: weight }, (_, k) => ({ index, at: (k + 0.5) / weight })));
  return places.toSorted((a, b) => a.at - b.at || a.index - b.index).map(({ index }) => index);
}

/** The stock balancers that race. */
export const balancers: Readonly<Record<AlgorithmId, PortFactory>> = {
  random: randomBalancer,
  rr: roundRobin,
  wrr: weightedTurns,
  least: shortestQueue,
  two: twoChoices,
  ewma: peakEwma,
};
