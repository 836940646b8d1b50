import { describe, expect, it } from 'vitest';
import { cdnRows } from '../../../../src/components/lesson/cdn-numbers.ts';
import { runDay } from '../../../../src/islands/labs/cdn/cdn-run.ts';
import { defaultSettings } from '../../../../src/islands/labs/cdn/settings.ts';
import { staleShareOfHits, ttlFetchesPerSec, ttlHitRatio } from '../../../../src/sim/cdn/index.ts';

describe('numbers of the lesson on CDNs', () => {
  it('are those its text quotes', () => {
    expect(cdnRows()).toEqual([
      ['Push', '974', '487 MB', '0.01%'],
      ['Pull, 5 min', '12,408', '301 MB', '0.01%'],
      ['Pull, 1 h', '7,983', '300 MB', '0.58%'],
      ['Pull, 24 h', '2,193', '219 MB', '23.3%'],
      ['Shield, 5 min', '9,770', '301 MB', '0.05%'],
      ['Shield, 1 h', '4,513', '301 MB', '1.02%'],
      ['Shield, 24 h', '500', '219 MB', '28.5%'],
    ]);
    const [hour, half] = runDay(defaultSettings, [60, 720]).points.map(({ pull }) => pull);
    expect([hour!.unchangedShare.toFixed(2), Math.round(hour!.edgeBytesWhole / 1e6)]).toEqual(['0.62', 798]);
    expect([half!.originRequests, Math.round(half!.edgeBytes / 1e6), half!.staleShare.toFixed(2)]).toEqual([3196, 264, '0.11']);
    expect([(1 - hour!.hitShare).toFixed(2), (1 - half!.hitShare).toFixed(2)]).toEqual(['0.56', '0.22']);
  });

  it('follow from the formulas it gives', () => {
    expect(ttlHitRatio(1 / 60, 300)).toBeCloseTo(5 / 6, 10);
    expect(ttlHitRatio(1 / 86_400, 3600)).toBeCloseTo(0.04, 3);
    expect(ttlHitRatio(1 / 1200, 300)).toBeCloseTo(0.2, 10);
    expect(20 * 60 * ttlFetchesPerSec(1 / 1200, 300)).toBeCloseTo(0.8, 10);
    expect(60 * ttlFetchesPerSec(1 / 60, 300)).toBeCloseTo(1 / 6, 10);
    expect(staleShareOfHits(1 / 86_400, 3600)).toBeCloseTo(0.02, 2);
  });
});
