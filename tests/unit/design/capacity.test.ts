import { describe, expect, it } from 'vitest';
import { analyse, type Analysis, type Design, type Load } from '../../../src/design/index.ts';
import { designOf, found, loadOf, type Part, type Wire } from './sample-design.ts';

const users: Part = ['users', 'clients'];

function analysed(design: Design, load: Load): Analysis {
  const outcome = analyse(design, load);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome;
}

/** Analyses one component between the clients and nothing. */
function alone(part: Part, load: Load): Analysis {
  return analysed(designOf([users, part], [[`users ${part[0]}`]]), load);
}

function utilisation(analysis: Analysis, component: string): number {
  return found(analysis.capacities.find((one) => one.component === component)).utilisation.value;
}

const reads = (ratePerSecond: number): Load => loadOf({ id: 'get', ratePerSecond });
const mixed = loadOf({ id: 'get', ratePerSecond: 600 }, { id: 'put', ratePerSecond: 120, readOrWrite: 'write' });

describe('utilisation', () => {
  it('[A4] is rate times service time over workers', () => {
    // 300 a second, 20 ms each, 4 instances of 2 workers: 6 of 8 are busy.
    expect(
      utilisation(alone(['api', 'service', { replicas: 4, workersPerInstance: 2, serviceTimeMs: 20 }], reads(300)), 'api'),
    ).toBeCloseTo(0.75, 12);
  });

  it.each([
    // 1 ms a visit and 1 worker an instance: thousandths are visits a second at the busiest instance.
    ['primary reads', 'relational-store', { replicas: 3, shards: 2, readFrom: 'primary' }, 0.36],
    ['reads from any copy', 'relational-store', { replicas: 3, shards: 2, readFrom: 'any' }, 0.16],
    ['a quorum of 2 of 3', 'key-value-store', { replicas: 3, shards: 1, readQuorum: 2, writeQuorum: 2 }, 0.52],
    ['a search of every shard', 'search', { replicas: 2, shards: 4 }, 0.33],
    ['a cache, all parts together', 'cache', { replicas: 4 }, 0.18],
  ] as const)('[A4] counts %s by the busiest instance', (_, kind, settings, expected) => {
    const analysis = alone(['db', kind, { serviceTimeMs: 1, workersPerInstance: 1, ...settings }], mixed);
    expect(utilisation(analysis, 'db')).toBeCloseTo(expected, 12);
  });

  it('[A4] carries copied writes to each store once, round a ring too', () => {
    const stores: Part[] = ['a', 'b', 'c'].map((id) => [
      id,
      'key-value-store',
      { replicas: 1, readQuorum: 1, writeQuorum: 1, serviceTimeMs: 1, workersPerInstance: 1 },
    ]);
    const wires: Wire[] = [['users a'], ['a b', 'replicates'], ['b c', 'replicates'], ['c a', 'replicates'], ['a c', 'replicates']];
    const analysis = analysed(designOf([users, ...stores], wires), mixed);
    expect(['a', 'b', 'c'].map((id) => utilisation(analysis, id))).toEqual([0.72, 0.12, 0.12]);
  });

  it('[A4] names the bottleneck, and the load it could take', () => {
    const design = designOf(
      [users, ['api', 'service', { serviceTimeMs: 4 }], ['db', 'relational-store', { serviceTimeMs: 2, workersPerInstance: 1 }]],
      [['users api'], ['api db']],
    );
    expect(analysed(design, reads(100)).bottleneck).toEqual({ component: 'db', utilisation: 0.2, loadFactor: 5 });
  });
});

describe('mean latency', () => {
  const station = (id: string, settings: object): Part => [id, 'service', { workersPerInstance: 1, serviceTimeMs: 10, ...settings }];
  const latency = (analysis: Analysis): number => analysis.kinds[0]!.latencyMs.value;

  it('[A5] of an M/M/1 is 1 / (mu - lambda)', () => {
    for (const rate of [1, 50, 80, 99]) expect(latency(alone(station('api', {}), reads(rate)))).toBeCloseTo(1000 / (100 - rate), 9);
  });

  it('[A5] of an M/M/c is that of Erlang C, by the sum of its textbook form', () => {
    // c = 5, offered load 4: C = (4^5/5!)(5/(5-4)) / (sum of 4^k/k! for k < 5 + the same) = 0.5541.
    const tail = (4 ** 5 / 120) * 5;
    const waits = tail / (1 + 4 + 8 + 64 / 6 + 256 / 24 + tail);
    const expected = 10 + (waits * 10) / (5 - 4);
    expect(latency(alone(station('api', { replicas: 5 }), reads(400)))).toBeCloseTo(expected, 9);
    expect(latency(alone(station('api', { workersPerInstance: 5 }), reads(400)))).toBeCloseTo(expected, 9);
  });

  it('[A5] of fixed services waits half as long, of lognormal ones by (1 + scv) / 2', () => {
    expect(latency(alone(station('api', { serviceTimeDistribution: 'deterministic' }), reads(80)))).toBeCloseTo(10 + 40 / 2, 9);
    expect(latency(alone(station('api', { serviceTimeDistribution: 'lognormal', serviceTimeScv: 4 }), reads(80)))).toBeCloseTo(
      10 + 40 * 2.5,
      9,
    );
  });

  it('[A5] behind a balancer is one M/M/c, or as many M/M/1 as a random choice makes', () => {
    const behind = (policy: string): number => {
      const parts: Part[] = [users, ['lb', 'load-balancer', { policy, serviceTimeMs: 0 }], station('api', { replicas: 4 })];
      return latency(analysed(designOf(parts, [['users lb'], ['lb api']]), reads(320)));
    };
    expect(behind('random')).toBeCloseTo(50, 9);
    const tail = (3.2 ** 4 / 24) * (4 / 0.8);
    const waits = tail / (1 + 3.2 + 3.2 ** 2 / 2 + 3.2 ** 3 / 6 + tail);
    expect(behind('shared-queue')).toBeCloseTo(10 + (waits * 10) / 0.8, 9);
  });

  it('[A5] adds up round trips and visits as often as they are waited for', () => {
    const parts: Part[] = [
      users,
      station('api', {}),
      ['cache', 'cache', { hitRatio: 0.75, workersPerInstance: 1, serviceTimeMs: 1 }],
      station('db', {}),
      ['q', 'queue'],
      ['w', 'worker'],
    ];
    const trip = { roundTripMs: 8 };
    const design = designOf(parts, [
      ['users api', 'sync', trip],
      ['api cache', 'sync', trip],
      ['cache db', 'sync', trip],
      ['api q', 'async', trip],
      ['q w', 'async', trip],
    ]);
    // M/M/1 each: 50 a second at 10 ms, 50 at 1 ms, 12.5 at 10 ms, and a quarter of the requests goes on to the last.
    const expected = 8 + 20 + 8 + 1 / 0.95 + 0.25 * (8 + 10 / 0.875);
    expect(latency(analysed(design, reads(50)))).toBeCloseTo(expected, 9);
  });

  it('[A5] of several copies or shards is that of the last one needed', () => {
    const light = { serviceTimeMs: 10, workersPerInstance: 1000, readQuorum: 2, writeQuorum: 2, replicas: 3 };
    const both = loadOf({ id: 'get', ratePerSecond: 1 }, { id: 'put', ratePerSecond: 1, readOrWrite: 'write' });
    const times = (part: Part): number[] => alone(part, both).kinds.map(({ latencyMs }) => latencyMs.value);
    // The later of two is 1 + 1/2 times the mean; the second of three 1/3 + 1/2.
    expect(times(['db', 'key-value-store', light])).toEqual([expect.closeTo(15, 9), expect.closeTo(10 * (1 / 3 + 1 / 2), 9)]);
    expect(times(['db', 'key-value-store', { ...light, serviceTimeDistribution: 'deterministic' }])).toEqual([10, 10]);
    const search = { serviceTimeMs: 10, workersPerInstance: 1000, shards: 4 };
    expect(times(['find', 'search', search])).toEqual([expect.closeTo(10 * (1 + 1 / 2 + 1 / 3 + 1 / 4), 9), expect.closeTo(10, 9)]);
  });

  it('[A5] is infinite where something cannot keep up', () => {
    expect(latency(alone(station('api', {}), reads(100)))).toBe(Infinity);
    expect(latency(alone(station('api', {}), reads(99.9)))).toBeCloseTo(10_000, 3);
  });
});
