import { describe, expect, it } from 'vitest';
import type { CdnScenario, WayRecord } from '../../../../src/sim/cdn/index.ts';
import {
  meanStalenessOfHitsSec,
  runCdn,
  staleShareOfHits,
  theoryOfPull,
  ttlFetchesPerSec,
  ttlHitRatio,
} from '../../../../src/sim/cdn/index.ts';

const secondNs = 1e9;

/** One object, so that each edge sees a Poisson stream of it. */
const scenario: CdnScenario = {
  objects: 1,
  alpha: 0,
  edges: 1,
  requestsPerSec: 1,
  changeEveryNs: 40 * secondNs,
  pushDelayNs: 2 * secondNs,
  lengthNs: 100_000 * secondNs,
  seed: 'headroom',
};

function run(change: Partial<CdnScenario>, ttlSec: number) {
  const record = runCdn({ ...scenario, ...change }, [ttlSec * secondNs]);
  return { ...record, pull: record.pulls[0]!.pull, shield: record.pulls[0]!.shield };
}

const mean = ({ stalenessNs, answers }: WayRecord): number => stalenessNs / answers / secondNs;

describe('pull', () => {
  it.each([
    [1, 0.2],
    [1, 10],
    [0.05, 60],
    [4, 100],
  ])('[D1] hits as often as Jung, Berger and Balakrishnan say: %s requests a second, %s s to live', (requestsPerSec, ttlSec) => {
    const { pull } = run({ requestsPerSec }, ttlSec);
    const expected = ttlHitRatio(requestsPerSec, ttlSec);
    expect(pull.hits / pull.answers).toBeGreaterThan(expected - 0.01);
    expect(pull.hits / pull.answers).toBeLessThan(expected + 0.01);
    expect(pull.originRequests / 100_000 / ttlFetchesPerSec(requestsPerSec, ttlSec)).toBeCloseTo(1, 1.5);
    expect(pull.originRequests).toBe(pull.answers - pull.hits);
  });

  it('[D1] spreads over edges as so many thinner streams, and a shield undoes it', () => {
    const { pull, shield } = run({ edges: 5, requestsPerSec: 2 }, 30);
    expect(pull.originRequests / 100_000 / (5 * ttlFetchesPerSec(0.4, 30))).toBeCloseTo(1, 1.5);
    expect(shield.originRequests / 100_000 / ttlFetchesPerSec(2, 30)).toBeCloseTo(1, 1.5);
    // What the edges receive still comes to each of them.
    expect(shield.edgeFills).toBeGreaterThan(4 * shield.originRequests);
    expect([pull.copies, shield.copies]).toEqual([5, 5]);
  });

  it.each([
    [10, 40],
    [120, 40],
    [60, 600],
  ])('[D2] is as stale as theory says with %s s to live and a change every %s s', (ttlSec, changeSec) => {
    const { pull } = run({ changeEveryNs: changeSec * secondNs, lengthNs: 400_000 * secondNs }, ttlSec);
    const hitRatio = ttlHitRatio(1, ttlSec);
    expect(pull.stale / pull.answers / (hitRatio * staleShareOfHits(1 / changeSec, ttlSec))).toBeCloseTo(1, 1.2);
    expect(mean(pull) / (hitRatio * meanStalenessOfHitsSec(1 / changeSec, ttlSec))).toBeCloseTo(1, 1.2);
    expect(pull.longestNs).toBeLessThan(ttlSec * secondNs);
  });

  it('[D2] is never staler than one time to live behind a shield either, as ages are passed on', () => {
    const { shield } = run({ edges: 8 }, 50);
    expect(shield.longestNs).toBeLessThan(50 * secondNs);
    expect(shield.longestNs).toBeGreaterThan(45 * secondNs);
  });

  it('[D3] brings nothing new where nothing changed meanwhile, which is as often as theory says', () => {
    const quiet = run({ changeEveryNs: 1e15 }, 10).pull;
    expect(quiet.unchanged).toBe(quiet.originRequests - 1);
    expect(quiet.edgeUnchanged).toBe(quiet.edgeFills - 1);
    // Between two fetches pass T and an exponential gap: E e^(-μ(T + X)) = e^(-μT) λ / (λ + μ).
    const { pull } = run({ requestsPerSec: 0.2, changeEveryNs: 40 * secondNs }, 20);
    const expected = (Math.exp(-20 / 40) * 0.2) / (0.2 + 1 / 40);
    expect(pull.unchanged / pull.originRequests / expected).toBeCloseTo(1, 1.5);
  });
});

describe('many objects', () => {
  it('[D1] [D2] come to the sums that theory gives, with a shield and without', () => {
    const many = {
      ...scenario,
      objects: 60,
      alpha: 0.9,
      edges: 4,
      requestsPerSec: 3,
      changeEveryNs: 400 * secondNs,
      lengthNs: 60_000 * secondNs,
    };
    const { pull, shield } = run(many, 90);
    for (const [record, hasShield] of [
      [pull, false],
      [shield, true],
    ] as const) {
      const { originPerSec, staleShare } = theoryOfPull(many, 90, hasShield);
      expect(record.originRequests / 60_000 / originPerSec).toBeCloseTo(1, 1.7);
      // A few popular objects decide: their changes vary from run to run by some per cent.
      expect(record.stale / record.answers / staleShare).toBeCloseTo(1, 0.8);
    }
  });
});

describe('push', () => {
  it('[D4] sends each change once and every edge gets it; what is never asked for as well', () => {
    const { push, changes, requests } = run({ objects: 50, edges: 4, lengthNs: 1000 * secondNs }, 1);
    expect(push.originRequests).toBe(50 + changes);
    expect(push.edgeFills).toBe(4 * (50 + changes));
    expect(push.copies).toBe(200);
    expect([push.hits, push.answers]).toEqual([requests, requests]);
  });

  it('[D4] is stale for as long as a change is on its way', () => {
    const { push } = run({ lengthNs: 400_000 * secondNs }, 1);
    // On its way at a request with probability 1 - e^(-μd).
    expect(push.stale / push.answers / (1 - Math.exp(-2 / 40))).toBeCloseTo(1, 1.2);
    expect(push.longestNs).toBeLessThan(2 * secondNs);
    expect(run({ pushDelayNs: 0 }, 1).push.stale).toBe(0);
  });
});

describe('a run', () => {
  it('[D5] is the same for the same seed, whatever other times to live run beside it', () => {
    const many = { ...scenario, objects: 40, alpha: 0.9, edges: 3, lengthNs: 5000 * secondNs };
    const alone = runCdn(many, [20 * secondNs]);
    expect(runCdn(many, [5 * secondNs, 20 * secondNs]).pulls[1]).toEqual(alone.pulls[0]);
    expect(runCdn({ ...many, seed: 'other' }, [20 * secondNs])).not.toEqual(alone);
  });

  it('[D5] stays the same where every time is sixty times as long', () => {
    const many = { ...scenario, objects: 40, alpha: 0.9, edges: 3, lengthNs: 5000 * secondNs };
    const slow = {
      ...many,
      requestsPerSec: 1 / 60,
      changeEveryNs: 2400 * secondNs,
      pushDelayNs: 120 * secondNs,
      lengthNs: 300_000 * secondNs,
    };
    const [fast, other] = [runCdn(many, [20 * secondNs]), runCdn(slow, [1200 * secondNs])];
    expect(other.requests).toBe(fast.requests);
    expect(other.pulls[0]!.pull.originRequests).toBe(fast.pulls[0]!.pull.originRequests);
    expect(other.pulls[0]!.shield.stale).toBe(fast.pulls[0]!.shield.stale);
  });

  it('refuses a time to live of nothing', () => {
    expect(() => runCdn(scenario, [0])).toThrow('above 0');
  });
});
