import { describe, expect, it } from 'vitest';
import { algorithmIds } from '../../../../../src/islands/labs/load-balancing/algorithms.ts';
import { balancers } from '../../../../../src/islands/labs/load-balancing/balancers.ts';
import { readQueues } from '../../../../../src/islands/labs/load-balancing/lane.ts';
import { runLane } from '../../../../../src/islands/labs/load-balancing/race.ts';
import { detectMs, expectedMs, faultSpan, scenarioOf, stateAt } from '../../../../../src/islands/labs/load-balancing/scenario.ts';
import type { RaceSettings } from '../../../../../src/islands/labs/load-balancing/settings.ts';
import {
  defaultSettings,
  faultIds,
  fleetIds,
  parameterRanges,
  serviceIds,
} from '../../../../../src/islands/labs/load-balancing/settings.ts';
import { runCluster } from '../../../../../src/sim/cluster/index.ts';

const settings: RaceSettings = { ...defaultSettings, requests: 5000 };

describe('race', () => {
  it('is possible with every choice at the ends of every range, and no algorithm makes a mistake', () => {
    for (const end of ['min', 'max'] as const) {
      const ends = Object.fromEntries(Object.entries(parameterRanges).map(([id, range]) => [id, range[end]]));
      for (const fleet of fleetIds) {
        for (const service of serviceIds) {
          for (const fault of faultIds) {
            const one: RaceSettings = { ...settings, ...ends, fleet, service, fault, requests: 2000 };
            for (const algorithm of algorithmIds) {
              const lane = runLane(one, algorithm, () => undefined);
              expect(lane.served + lane.errors).toBe(2000);
            }
          }
        }
      }
    }
  });

  it('comes out the same each time, and tells how far it is', () => {
    const told: number[] = [];
    const first = runLane(settings, 'two', (fraction) => told.push(fraction));
    expect(told).toEqual([0.4, 0.8]);
    expect(runLane(settings, 'two', () => undefined)).toEqual(first);
    expect(runLane({ ...settings, seed: 'other' }, 'two', () => undefined).p99Ms).not.toBe(first.p99Ms);
  });

  it('meets the figures told where scripts are off: two choices and least connections beat round robin', () => {
    const p99 = (algorithm: (typeof algorithmIds)[number]): number => runLane(defaultSettings, algorithm, () => undefined).p99Ms;
    expect(Math.round(p99('rr'))).toBe(159);
    expect(Math.round(p99('two'))).toBe(90);
    expect(Math.round(p99('least'))).toBe(69);
  });

  it('lets a black hole swallow most where connections are counted, and least where failures count as slow', () => {
    const errors = (algorithm: (typeof algorithmIds)[number]): number =>
      runLane({ ...settings, fault: 'hole' }, algorithm, () => undefined).errors;
    expect(errors('least')).toBeGreaterThan(1.5 * errors('rr'));
    expect(errors('ewma')).toBeLessThan(errors('rr') / 2);
  });
});

describe('weighted turns', () => {
  it('come as often as the weight says, spread evenly, and follow the healthy set', () => {
    const port = balancers.wrr({
      healthy: [
        { index: 0, weight: 1 },
        { index: 1, weight: 3 },
      ],
      nowNs: () => 0,
      random: () => 0,
      slowStartMs: 0,
      halfLifeMs: 0,
      windowMs: 0,
      stop: () => undefined,
    });
    expect(Array.from({ length: 8 }, () => port.pick(0, 0))).toEqual([1, 0, 1, 1, 1, 0, 1, 1]);
    port.setBackends([{ index: 0, weight: 2 }]);
    expect([port.pick(0, 0), port.pick(0, 0)]).toEqual([0, 0]);
    port.setBackends([]);
    expect(port.pick(0, 0)).toBe(-1);
  });
});

describe('queues', () => {
  it('at each snapshot are the requests that have arrived and not ended, as counted one by one', () => {
    const record = runCluster(scenarioOf({ ...settings, requests: 2000, fault: 'hole' }), balancers.least);
    const { backends, snapshots, stepMs, running, failed } = readQueues(record);
    const endOf = (request: number): number => record.table.arrivesNs[request]! + record.latenciesNs[request]!;
    for (const snapshot of [0, 1, 400, 777, 1200, snapshots - 1]) {
      const ns = snapshot * stepMs * 1e6;
      for (let backend = 0; backend < backends; backend++) {
        const there = Array.from({ length: 2000 }, (_, request) => request).filter(
          (request) => record.backends[request] === backend && record.table.arrivesNs[request]! <= ns + 1e-3 && endOf(request) > ns + 1e-3,
        );
        expect(running[snapshot * backends + backend]).toBe(there.length);
      }
    }
    const failures = [...record.ok].filter((ok) => ok === 0).length;
    expect(failures).toBeGreaterThan(0);
    expect(failed.reduce((sum, count) => sum + count, 0)).toBe(failures);
  });
});

describe('faults', () => {
  it('are told for the backend and the time they are at', () => {
    expect(faultSpan(settings)).toBeUndefined();
    const death: RaceSettings = { ...settings, fault: 'death' };
    const { fromMs, toMs } = faultSpan(death)!;
    expect(fromMs).toBe(Math.round(expectedMs(death) * 0.3));
    const times = [fromMs - 1, fromMs, fromMs + detectMs, toMs];
    expect(times.map((ms) => stateAt(death, 0, ms))).toEqual(['', 'dead', 'taken out', '']);
    expect(stateAt(death, 1, fromMs)).toBe('');
    const cold: RaceSettings = { ...settings, fault: 'cold' };
    const from = faultSpan(cold)!.fromMs;
    expect([0, from, from + 5000].map((ms) => stateAt(cold, 8, ms))).toEqual(['not here yet', 'cold', '']);
    expect(stateAt({ ...settings, fault: 'slow' }, 0, fromMs)).toBe('slow');
    expect(stateAt({ ...settings, fault: 'hole' }, 0, fromMs)).toBe('failing');
  });
});
