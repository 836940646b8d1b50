import { describe, expect, it } from 'vitest';
import { queueLink } from '../../../../../src/islands/labs/queueing/link.ts';
import type { QueueSettings } from '../../../../../src/islands/labs/queueing/settings.ts';
import { defaultSettings } from '../../../../../src/islands/labs/queueing/settings.ts';

const link = queueLink();

describe('link of a queue', () => {
  it('brings every setting back as it was', () => {
    const settings: QueueSettings = {
      servers: 48,
      utilisation: 117,
      service: 'heavy',
      slowPercent: 2.7,
      slowMs: 333,
      pools: 'bulkheads',
      slowServers: 11,
      requests: 4321,
      seed: 'Monday 7',
    };
    expect(link.read(link.format(settings))).toEqual({ settings, notes: [] });
  });

  it('is not read from the hash of a heading, and takes the defaults of the preset for what is left out', () => {
    expect(link.read('#costs')).toBeUndefined();
    expect(link.read('#lab?')).toEqual({ settings: defaultSettings, notes: [] });
    const preset = queueLink({ servers: 32, slowPercent: 2 });
    expect(preset.defaults).toEqual({ ...defaultSettings, servers: 32, slowPercent: 2 });
    expect(preset.read('#lab?u=50')!.settings).toEqual({ ...preset.defaults, utilisation: 50 });
  });

  it('makes what is not possible possible and says so', () => {
    const read = link.read('#lab?c=1e300&u=-5&tail=<b>&slow=50&slowms=0&pools=lakes&aside=2.5&req=many&seed=<i>')!;
    expect(read.settings).toEqual({
      ...defaultSettings,
      servers: 64,
      utilisation: 20,
      slowPercent: 10,
      slowMs: 50,
      slowServers: 3,
    });
    expect(read.notes).toHaveLength(9);
    expect(read.notes.join(' ')).not.toContain('<');
  });
});
