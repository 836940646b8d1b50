import { describe, expect, it } from 'vitest';
import { roundRobinP99Ms } from '../../../exercises/traffic/lb-power-of-two/suite/cluster.ts';
import { chances, checkShares } from '../../../exercises/traffic/lb-power-of-two/suite/shares.ts';
import { finish, pick, scriptCase } from '../../../exercises/traffic/suite-parts/case-shapes.ts';
import { lettered } from '../../../exercises/traffic/suite-parts/balancer-setup.ts';
import { ResultCode } from '../../../src/grader/authoring.ts';
import { createStream } from '../../../src/kernel/index.ts';
import { roundRobin, simulateCluster } from '../../../src/sim/cluster/index.ts';

/** Returns the chances of backends with these loads. */
function chancesOf(loads: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  const healthy = new Map(Object.keys(loads).map((id) => [id, 1]));
  return Object.fromEntries(chances({ healthy, running: (id) => loads[id]! }));
}

/** Picks 2,000 times among four idle backends as `choose` says, each ending at once, and judges the shares. */
function judge(choose: (draw: (bound: number) => number) => number) {
  const count = 2000;
  const stream = createStream('shares');
  const one = scriptCase({ backends: lettered([1, 1, 1, 1]) }, Array.from({ length: count }, (_, id) => [pick(0), finish(id)]).flat());
  const results = Int32Array.from(one.methods, (_method, at) =>
    at % 2 === 0 ? choose((bound) => stream.below(bound)) : ResultCode.undefined,
  );
  return checkShares(0)(one, results, ResultCode.made);
}

describe('the chances of backends', () => {
  it('are those of the statement: of 2, 1 and 0 running the last wins two pairs of three', () => {
    expect(chancesOf({ a: 2, b: 1, c: 0 })).toEqual({ a: 0, b: 1 / 3, c: 2 / 3 });
    expect(chancesOf({ a: 5 })).toEqual({ a: 1 });
    expect(chancesOf({ a: 1, b: 1, c: 0 })).toEqual({ a: 1 / 6, b: 1 / 6, c: 2 / 3 });
  });

  it('are those of all pairs drawn in turn', () => {
    const loads = { a: 3, b: 0, c: 3, d: 1, e: 0, f: 7 };
    const ids = Object.keys(loads) as (keyof typeof loads)[];
    const wins = new Map<string, number>(ids.map((id) => [id, 0]));
    for (const one of ids) {
      for (const other of ids) {
        if (one === other) continue;
        const winner = loads[other] < loads[one] ? other : one;
        wins.set(winner, wins.get(winner)! + 1 / (ids.length * (ids.length - 1)));
      }
    }
    for (const [id, chance] of Object.entries(chancesOf(loads))) expect(chance).toBeCloseTo(wins.get(id)!, 12);
  });
});

describe('checkShares', () => {
  it('[R4] lets even draws pass and finds a place that is favoured', () => {
    expect(judge((below) => below(4))).toBeUndefined();
    const found = judge((below) => Math.min(below(5), 3));
    expect(found).toMatchObject({ callIndex: 3998 });
    expect(found!.expected).toMatch(
      /^"d" in about 500 of the last 2000 picks, before each of which 0 on "a", 0 on "b", 0 on "c", 0 on "d" were running; it was named in \d+$/,
    );
  });
});

describe('round robin in the long run', () => {
  it('[R11] has the 99th percentile that simulations come to', { timeout: 60_000 }, () => {
    const p99s = ['one', 'two', 'three', 'four'].map((seed) => {
      const scenario = {
        seed,
        backends: Array.from({ length: 10 }, (_, index) => ({ id: `b${index}`, weight: 1 })),
        requests: 200_000,
        warmup: 5_000,
        arrivals: { kind: 'poisson', utilisation: 0.9 },
        service: { kind: 'exponential', meanMs: 10 },
      } as const;
      return simulateCluster(scenario, roundRobin).latency.p99Ms;
    });
    const mean = p99s.reduce((sum, each) => sum + each, 0) / p99s.length;
    expect(roundRobinP99Ms()).toBeCloseTo(260.67, 1);
    expect(Math.abs(mean / roundRobinP99Ms() - 1)).toBeLessThan(0.08);
  });
});
