import { describe, expect, it } from 'vitest';
import { pushLink } from '../../../../../src/islands/labs/push-vs-poll/link.ts';
import type { PushSettings } from '../../../../../src/islands/labs/push-vs-poll/settings.ts';
import { defaultSettings } from '../../../../../src/islands/labs/push-vs-poll/settings.ts';

describe('link of the push lab', () => {
  it('brings every setting back as it was', () => {
    const settings: PushSettings = {
      eventsPerMinute: 0.5,
      pollSeconds: 2.5,
      roundTripMs: 250,
      clients: 123_456,
      headerBytes: 81,
      payloadBytes: 2000,
      holdSeconds: 55,
      heartbeatSeconds: 20,
      seed: 'Monday 7',
    };
    expect(pushLink.read(pushLink.format(settings))).toEqual({ settings, notes: [] });
  });

  it('is not read from the hash of a heading, and takes the defaults for what is left out', () => {
    expect(pushLink.read('#costs')).toBeUndefined();
    expect(pushLink.read('#lab?')).toEqual({ settings: defaultSettings, notes: [] });
  });

  it('makes what is not possible possible and says so', () => {
    const hash = '#lab?events=-3&poll=0&rtt=1e300&clients=2.4&headers=<b>&payload=&hold=NaN&beat=Infinity&seed=<i>';
    const read = pushLink.read(hash)!;
    expect(read.settings).toEqual({ ...defaultSettings, eventsPerMinute: 0.5, pollSeconds: 0.5, roundTripMs: 1000, clients: 2 });
    expect(read.notes).toHaveLength(9);
    expect(read.notes.join(' ')).not.toContain('<');
  });
});
