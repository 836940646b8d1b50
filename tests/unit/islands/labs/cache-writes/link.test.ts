import { describe, expect, it } from 'vitest';
import { writesLink } from '../../../../../src/islands/labs/cache-writes/link.ts';
import type { WriteSettings } from '../../../../../src/islands/labs/cache-writes/settings.ts';
import { defaultSettings, runAll } from '../../../../../src/islands/labs/cache-writes/settings.ts';

describe('link of the write lab', () => {
  it('brings every setting back as it was', () => {
    const settings: WriteSettings = {
      flushMs: 250,
      storeMs: 80,
      cacheMs: 3,
      length: 14,
      writePercent: 85,
      seed: 7,
      throughFirst: 'cache',
      aroundDeletes: 'leaves',
      casualty: 'application',
      crashStep: 5,
    };
    expect(writesLink.read(writesLink.format(settings))).toEqual({ settings, notes: [] });
  });

  it('is not read from the hash of a heading, and takes the defaults for what is left out', () => {
    expect(writesLink.read('#quiz')).toBeUndefined();
    expect(writesLink.read('#lab?')).toEqual({ settings: defaultSettings, notes: [] });
  });

  it('makes what is not possible possible and says so', () => {
    const hash = '#lab?flush=-3&store=1e300&cache=abc&ops=2.4&writes=&seed=0&first=<b>&around=maybe&dies=all&step=9999';
    const read = writesLink.read(hash)!;
    const steps = runAll(read.settings).moments.length;
    expect(read.settings).toEqual({ ...defaultSettings, flushMs: 5, storeMs: 500, length: 3, seed: 1, crashStep: steps });
    expect(read.notes).toHaveLength(10);
    expect(read.notes).toContain(`“It dies after step” goes from 1 to ${steps}; ${steps} is used.`);
    expect(read.notes.join(' ')).not.toMatch(/<|NaN/);
  });

  it('keeps the crash within the steps when the script is cut short', () => {
    const settings = writesLink.makePossible!({ ...defaultSettings, length: 3, crashStep: 46 });
    expect(settings.crashStep).toBe(runAll(settings).moments.length);
    expect(settings.crashStep).toBeLessThan(46);
    expect(writesLink.makePossible!(defaultSettings)).toBe(defaultSettings);
  });
});
