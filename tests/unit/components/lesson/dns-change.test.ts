import { describe, expect, it } from 'vitest';
import { dnsDefaults, hitRatioOf, listedMoments, oldShare, queriesPerSecond } from '../../../../src/components/lesson/dns-change.ts';
import { describeChange, describeQueries, renderMoments } from '../../../../src/components/lesson/dns-change-table.ts';
import { createStream } from '../../../../src/kernel/index.ts';

const honest = { ...dnsDefaults, stubbornPercent: 0 };

/** Runs one resolver after the other up to `after` seconds past a change at a random moment of its life; returns who still gets the old record. */
function simulateOldShare(ttlSeconds: number, gapSeconds: number, after: number): number {
  const stream = createStream('resolvers');
  const change = 40 * (ttlSeconds + gapSeconds);
  let old = 0;
  const runs = 20_000;
  for (let run = 0; run < runs; run++) {
    let fetchedAt = -stream.float() * ttlSeconds;
    for (;;) {
      const next = fetchedAt + ttlSeconds + stream.exponential(gapSeconds);
      if (next > change) break;
      fetchedAt = next;
    }
    if (fetchedAt + ttlSeconds > change + after) old++;
  }
  return old / runs;
}

describe('the change of a record', () => {
  it('reaches the resolvers of a busy name in a straight line over the TTL', () => {
    const busy = { ...honest, lookupsPerMinute: 1_000_000 };
    expect(oldShare(busy, 0)).toBeCloseTo(1, 4);
    expect(oldShare(busy, 900)).toBeCloseTo(0.75, 4);
    expect(oldShare(busy, 3600)).toBe(0);
    expect(oldShare(busy, 9999)).toBe(0);
  });

  it('is what a simulation of resolvers finds, busy or not', () => {
    for (const [gapSeconds, after] of [
      [1, 100],
      [100, 0],
      [100, 150],
      [600, 100],
    ] as const) {
      const expected = oldShare({ ...honest, ttlSeconds: 300, lookupsPerMinute: 60 / gapSeconds }, after);
      expect(Math.abs(simulateOldShare(300, gapSeconds, after) - expected)).toBeLessThan(0.015);
    }
  });

  it('leaves programs that keep an address, for as long as they do', () => {
    expect(oldShare(dnsDefaults, 900)).toBeCloseTo(0.7546, 4);
    expect(oldShare(dnsDefaults, 7200)).toBeCloseTo(0.02 * (1 - 2 / 24), 9);
    expect(oldShare(dnsDefaults, 86_400)).toBe(0);
  });

  it('is paid for in queries', () => {
    expect(hitRatioOf(dnsDefaults)).toBeCloseTo(3600 / 3601, 9);
    expect(queriesPerSecond(dnsDefaults)).toBeCloseTo(10_000 / 3601, 6);
    expect(queriesPerSecond({ ...dnsDefaults, ttlSeconds: 60 })).toBeCloseTo(10_000 / 61, 6);
    // A name that is hardly looked up is fetched nearly every time, whatever its TTL.
    expect(queriesPerSecond({ ...dnsDefaults, lookupsPerMinute: 0.01, ttlSeconds: 60 })).toBeCloseTo(1.65, 2);
  });

  it('is put into words and rows', () => {
    expect(describeChange(dnsDefaults)).toContain('TTL 60 min; 2% of programs keep an address for 24 h.');
    expect(describeQueries(dnsDefaults)).toBe('The name servers answer 2.78 queries a second with this TTL, and 164 with 60 s.');
    const rows = renderMoments(dnsDefaults);
    expect(rows.match(/<tr>/g)).toHaveLength(listedMoments.length);
    expect(rows).toContain('<th scope="row">15 min</th><td>75.5%');
    expect(rows).toContain('<th scope="row">24 h</th><td>0%</td><td>0%</td>');
  });
});
