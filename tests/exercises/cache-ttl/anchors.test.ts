import { describe, expect, it } from 'vitest';
import { createCache } from '../../../exercises/caching/cache-ttl/private/reference.ts';
import { createStream } from '../../../src/kernel/index.ts';

const requests = 400_000;
const meanGapMs = 10_000;

/** Returns the hit ratio of one key that is asked for at random times and loaded, with a fixed time to live, whenever it is missed. */
function measuredHitRatio(requestsPerLife: number): number {
  const stream = createStream(`anchor ${requestsPerLife}`);
  let nowMs = 0;
  const cache = createCache<string, true>({ capacity: 10, now: () => nowMs });
  let hits = 0;
  for (let request = 0; request < requests; request++) {
    nowMs += Math.round(stream.exponential(meanGapMs));
    if (cache.get('key') !== undefined) hits++;
    else cache.set('key', true, requestsPerLife * meanGapMs);
  }
  return hits / requests;
}

// Source: Jung, Berger, Balakrishnan, "Modeling TTL-based Internet caches", IEEE INFOCOM 2003: hits between misses are the requests expected within
// one life; for Poisson arrivals that is rate times life, so the hit ratio is rT / (1 + rT).
describe('hit ratio of a key with a time to live under Poisson arrivals', () => {
  it.each([0.1, 0.5, 1, 3, 10])('[R2] [R3] [R4] is rT / (1 + rT) within 0.004 for rT = %d', (requestsPerLife) => {
    const ratio = measuredHitRatio(requestsPerLife);
    expect(Math.abs(ratio - requestsPerLife / (1 + requestsPerLife))).toBeLessThan(0.004);
  });
});

describe('a key whose life is set afresh at every request', () => {
  it('[R4] is found with probability 1 - exp(-rT), the chance that the next request comes within a life', () => {
    const stream = createStream('renewed');
    let nowMs = 0;
    const cache = createCache<string, true>({ capacity: 10, now: () => nowMs });
    let hits = 0;
    for (let request = 0; request < requests; request++) {
      nowMs += Math.round(stream.exponential(meanGapMs));
      if (cache.has('key')) hits++;
      cache.set('key', true, meanGapMs);
    }
    expect(Math.abs(hits / requests - (1 - Math.exp(-1)))).toBeLessThan(0.004);
  });
});

describe('the longest life', () => {
  it('[R10] lasts for ever, and others end within a millisecond, far beyond 32 bits of milliseconds', () => {
    let nowMs = 2 ** 45;
    const cache = createCache<string, number>({ capacity: 3, now: () => nowMs });
    cache.set('forever', 1, Infinity);
    cache.set('year', 2, 365 * 86_400_000);
    nowMs += 365 * 86_400_000 - 1;
    expect([cache.get('forever'), cache.get('year'), cache.size]).toEqual([1, 2, 2]);
    nowMs += 1;
    expect([cache.get('forever'), cache.get('year'), cache.size]).toEqual([1, undefined, 1]);
  });
});
