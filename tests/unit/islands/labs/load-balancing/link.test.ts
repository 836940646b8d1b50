import { describe, expect, it } from 'vitest';
import { raceLink } from '../../../../../src/islands/labs/load-balancing/link.ts';
import type { RaceSettings } from '../../../../../src/islands/labs/load-balancing/settings.ts';
import { defaultSettings } from '../../../../../src/islands/labs/load-balancing/settings.ts';

describe('link of a race', () => {
  it('brings every setting back as it was', () => {
    const settings: RaceSettings = {
      algorithms: ['random', 'wrr', 'two', 'ewma'],
      utilisation: 93,
      backends: 5,
      burst: 2.5,
      requests: 4321,
      fleet: 'untold',
      service: 'heavy',
      fault: 'cold',
      seed: 'Monday 7',
    };
    expect(raceLink.read(raceLink.format(settings))).toEqual({ settings, notes: [] });
  });

  it('is not read from the hash of a heading, and takes the defaults for what is left out', () => {
    expect(raceLink.read('#costs')).toBeUndefined();
    expect(raceLink.read('#lab?')).toEqual({ settings: defaultSettings, notes: [] });
  });

  it('makes what is not possible possible and says so', () => {
    const read = raceLink.read('#lab?a=rr.<b>&u=100&n=1&speed=warp&tail=long&burst=2.3&fault=fire&req=1e9&seed=<i>')!;
    expect(read.settings).toMatchObject({ ...defaultSettings, utilisation: 98, backends: 2, burst: 2.5, requests: 100_000 });
    expect(read.notes).toHaveLength(10);
    expect(read.notes.join(' ')).not.toContain('<');
    expect(raceLink.read('#lab?a=random.rr.wrr.least.two')!.settings.algorithms).toEqual(['random', 'rr', 'wrr', 'least']);
  });
});
