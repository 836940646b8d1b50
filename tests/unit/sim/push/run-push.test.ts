import { describe, expect, it } from 'vitest';
import type { PushMethod, PushScenario } from '../../../../src/sim/push/index.ts';
import { pushMethods, runPush } from '../../../../src/sim/push/index.ts';

const secondNs = 1e9;
const milliNs = 1e6;

const scenario: PushScenario = {
  eventsPerSec: 0.5,
  payloadBytes: 100,
  roundTripNs: 80 * milliNs,
  headerBytes: 500,
  pollIntervalNs: 10 * secondNs,
  holdNs: 30 * secondNs,
  heartbeatNs: 15 * secondNs,
  sessionNs: 600 * secondNs,
  clients: 20,
  seed: 'headroom',
};

function run(method: PushMethod, change: Partial<PushScenario> = {}) {
  return runPush(method, { ...scenario, ...change });
}

describe('polling', () => {
  it('[P1] is behind by half an interval and one way on average, at most by an interval and one way', () => {
    for (const [pollSeconds, roundTripMs] of [
      [10, 80],
      [2, 300],
      [60, 20],
    ] as const) {
      const { staleness } = run('poll', { pollIntervalNs: pollSeconds * secondNs, roundTripNs: roundTripMs * milliNs, eventsPerSec: 2 });
      const expectedMs = (pollSeconds * 1000) / 2 + roundTripMs / 2;
      expect(staleness.mean / milliNs / expectedMs).toBeCloseTo(1, 1.7);
      expect(staleness.quantile(0.5) / milliNs / expectedMs).toBeCloseTo(1, 1.4);
      expect(staleness.max / milliNs).toBeLessThanOrEqual(pollSeconds * 1000 + roundTripMs / 2);
      expect(staleness.min / milliNs).toBeGreaterThanOrEqual(roundTripMs / 2);
    }
  });

  it('[P1] asks once an interval, whether anything happens or not, and pays headers both ways each time', () => {
    const { requests, bytes, payloadBytes, clients } = run('poll');
    expect(requests).toBe(60 * clients);
    expect(bytes).toBe(60 * clients * 2 * 500 + payloadBytes);
  });

  it('[P1] has a request under way for one round trip an interval', () => {
    expect(run('poll').openExchanges).toBeCloseTo((20 * 0.08) / 10, 10);
  });

  it('[P1] never overlaps polls: with answers slower than the interval, a round trip is the interval', () => {
    const { requests, clients, openExchanges } = run('poll', { roundTripNs: 1 * secondNs, pollIntervalNs: 0.5 * secondNs });
    expect(requests).toBe(600 * clients);
    expect(openExchanges).toBeCloseTo(20, 6);
  });
});

describe('long polling', () => {
  // One cycle: a round trip in which the server has nothing to answer, then a hold for the first event or the limit, unless an event has come
  // meanwhile. Events of the round trip wait half of it on average (Poisson arrivals are uniform given their number), the one that ends the hold not.
  function expected({ rate, roundTripS, holdS }: { rate: number; roundTripS: number; holdS: number }) {
    const held = Math.exp(-rate * roundTripS) * (1 - Math.exp(-rate * holdS));
    const eventsPerCycle = rate * roundTripS + held;
    return {
      meanS: roundTripS / 2 + (rate * roundTripS ** 2) / 2 / eventsPerCycle,
      requestsPerSec: 1 / (roundTripS + held / rate),
    };
  }

  it.each([
    { rate: 0.05, roundTripS: 0.08, holdS: 30 },
    { rate: 2, roundTripS: 0.4, holdS: 30 },
    { rate: 10, roundTripS: 0.2, holdS: 1 },
  ])('[P2] has the mean staleness and the requests that renewal theory gives at $rate events a second', ({ rate, roundTripS, holdS }) => {
    const sessionS = Math.min(100_000, 20_000 / rate);
    const record = run('long', {
      eventsPerSec: rate,
      roundTripNs: roundTripS * secondNs,
      holdNs: holdS * secondNs,
      sessionNs: sessionS * secondNs,
      clients: 1,
    });
    const { meanS, requestsPerSec } = expected({ rate, roundTripS, holdS });
    expect(record.staleness.mean / secondNs / meanS).toBeCloseTo(1, 1.5);
    expect(record.requests / sessionS / requestsPerSec).toBeCloseTo(1, 1.5);
  });

  it('[P2] is behind by one way at least and three ways at most (RFC 6202, section 2.2, maximal latency)', () => {
    const { staleness } = run('long', { eventsPerSec: 5 });
    expect(staleness.min).toBe(40 * milliNs);
    expect(staleness.max).toBeLessThanOrEqual(120 * milliNs);
    expect(staleness.max).toBeGreaterThan(115 * milliNs);
  });

  it('[P2] asks once a hold and a round trip when nothing happens', () => {
    const { requests, bytes, staleness } = run('long', { eventsPerSec: 1e-6, clients: 1 });
    // Requests leave at 0, 0.08 + 30.08 n: the first is answered at once.
    expect(requests).toBe(1 + Math.floor((600 - 0.08) / 30.08) + 1);
    expect(staleness.count).toBe(0);
    expect(bytes).toBe((requests + requests - 1) * 500);
  });
});

describe('streams', () => {
  it('[P3] are behind by one way, always', () => {
    for (const method of ['sse', 'socket'] as const) {
      const { staleness } = run(method);
      expect([staleness.min, staleness.max]).toEqual([40 * milliNs, 40 * milliNs]);
    }
  });

  it('[P3] ask once, and pay headers once', () => {
    // 16 KB in 10 minutes without a heartbeat: 0.5 a second times 600 s.
    const { requests, bytes, payloadBytes, staleness, clients } = run('socket', { heartbeatNs: 600 * secondNs });
    expect(requests).toBe(clients);
    expect(payloadBytes).toBe(100 * staleness.count);
    expect(bytes).toBe(clients * 2 * 500 + staleness.count * (2 + 100));
  });

  it('[P3] show that they are alive once in every silence: a comment of 8 bytes, or a ping of 2 with a pong of 6', () => {
    // From the server's answer at 0.04 s on, one every 15 s until 600 s.
    const quiet = { eventsPerSec: 1e-6, clients: 1 };
    expect(run('sse', quiet).bytes).toBe(1000 + 39 * 8);
    expect(run('socket', quiet).bytes).toBe(1000 + 39 * (2 + 6));
  });

  it('[P3] are open all the time', () => {
    expect(run('sse').openExchanges).toBeCloseTo(20, 10);
  });
});

describe('every method', () => {
  it('[P4] tells each client of every event of its session but those of the way to the server, in order', () => {
    for (const method of pushMethods) {
      const { timeLine, staleness, clients } = run(method);
      const arrivals = timeLine.deliveries.map(({ arrivedNs }) => arrivedNs);
      expect(arrivals).toEqual(arrivals.toSorted((a, b) => a - b));
      expect(timeLine.deliveries.length).toBeGreaterThan(250);
      expect(staleness.count / clients / timeLine.deliveries.length).toBeCloseTo(1, 1);
    }
  });

  it('[P4] meets the same events', () => {
    const times = pushMethods.map((method) => run(method).timeLine.deliveries.map(({ happenedNs }) => happenedNs));
    for (const one of times) expect(one).toEqual(times[0]);
    expect(run('sse', { seed: 'other' }).timeLine.deliveries).not.toEqual(run('sse').timeLine.deliveries);
  });
});
