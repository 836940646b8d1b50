import { describe, expect, it } from 'vitest';
import { cdnLink } from '../../../../../src/islands/labs/cdn/link.ts';
import type { CdnSettings } from '../../../../../src/islands/labs/cdn/settings.ts';
import { defaultSettings } from '../../../../../src/islands/labs/cdn/settings.ts';

describe('link of the CDN lab', () => {
  it('brings every setting back as it was', () => {
    const settings: CdnSettings = {
      ttlMinutes: 720,
      changeHours: 6,
      requestsPerHour: 1000,
      edges: 12,
      objects: 77,
      alpha: 1.15,
      objectKb: 2500,
      pushSeconds: 90,
      seed: 'Monday 7',
    };
    expect(cdnLink.read(cdnLink.format(settings))).toEqual({ settings, notes: [] });
  });

  it('is not read from the hash of a heading, and takes the defaults for what is left out', () => {
    expect(cdnLink.read('#costs')).toBeUndefined();
    expect(cdnLink.read('#lab?')).toEqual({ settings: defaultSettings, notes: [] });
  });

  it('makes what is not possible possible and says so', () => {
    const hash = '#lab?ttl=-3&change=0&requests=1e300&edges=2.4&objects=<b>&skew=&size=NaN&push=Infinity&seed=<i>';
    const read = cdnLink.read(hash)!;
    expect(read.settings).toEqual({ ...defaultSettings, ttlMinutes: 1, changeHours: 2, requestsPerHour: 1000, edges: 2 });
    expect(read.notes).toHaveLength(9);
    expect(read.notes.join(' ')).not.toContain('<');
  });
});
