import { describe, expect, it } from 'vitest';
import { formatLink, readLink } from '../../../../../src/islands/labs/cache-eviction/link.ts';
import { planPreview, planRun } from '../../../../../src/islands/labs/cache-eviction/run-plan.ts';
import type { LabSettings } from '../../../../../src/islands/labs/cache-eviction/settings.ts';
import { defaultSettings, parameterRanges, workloadIds, workloadSpecOf } from '../../../../../src/islands/labs/cache-eviction/settings.ts';
import { findWorkloadProblem } from '../../../../../src/sim/workload/index.ts';

describe('link', () => {
  it('brings every setting back as it was', () => {
    const settings: LabSettings = {
      ...defaultSettings,
      workload: 'shifting',
      length: 54_321,
      keyCount: 777,
      alpha: 0.86,
      hotKeyCount: 33,
      policies: ['lru', '2q', 's3-fifo'],
      capacity: 42,
      seed: 'Monday 7',
    };
    expect(readLink(formatLink(settings))).toEqual({ settings, notes: [] });
  });

  it('is not read from the hash of a heading', () => {
    expect(readLink('#costs')).toBeUndefined();
    expect(readLink('')).toBeUndefined();
  });

  it('takes the defaults for what a link leaves out', () => {
    expect(readLink('#lab?w=loop')).toEqual({ settings: { ...defaultSettings, workload: 'loop' }, notes: [] });
  });

  it('clamps what is out of range and says so', () => {
    const read = readLink('#lab?keys=5&n=1e300&alpha=-1&hotpc=250')!;
    expect(read.settings).toMatchObject({ keyCount: 10, length: 1_000_000, alpha: 0, hotPercent: 100, capacity: 10 });
    expect(read.notes).toHaveLength(5);
    expect(read.notes.join(' ')).toContain('“Distinct keys” goes from 10 to 100,000; 10 is used.');
  });

  it('replaces what is no value at all and says so', () => {
    const read = readLink('#lab?w=nothing&keys=NaN&alpha=&seed=<img>&p=lru.<b>&c=Infinity&n=12abc')!;
    expect(read.settings).toMatchObject({
      workload: 'zipf',
      keyCount: 1000,
      alpha: 1,
      length: 100_000,
      seed: 'headroom',
      capacity: 100,
      policies: ['lru'],
    });
    expect(read.notes).toHaveLength(7);
    expect(read.notes.join(' ')).not.toContain('<');
  });

  it('survives a monstrous link', () => {
    expect(readLink(`#lab?seed=${'x'.repeat(1_000_000)}`)!.settings.seed).toBe('headroom');
    expect(readLink('#lab?%E0%A4%A&p=....')!.settings.policies).toEqual(defaultSettings.policies);
  });

  it('says when there are more hot keys than keys', () => {
    const read = readLink('#lab?w=shifting&keys=20&hot=500&c=3')!;
    expect(read.settings.hotKeyCount).toBe(20);
    expect(read.notes).toEqual(['There cannot be more hot keys than keys; 20 is used.']);
  });
});

describe('plan', () => {
  it('is possible for every workload at the ends of every range', () => {
    for (const workload of workloadIds) {
      for (const end of ['min', 'max'] as const) {
        const ends = Object.fromEntries(Object.entries(parameterRanges).map(([id, range]) => [id, range[end]]));
        const settings = { ...defaultSettings, ...ends, workload } as LabSettings;
        expect(findWorkloadProblem(workloadSpecOf(settings))).toBeUndefined();
        const plan = planRun('workload', settings, { kind: 'none' }, 1)!;
        expect(plan.capacities.length).toBeGreaterThan(3);
        expect(plan.capacities[0]).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it('previews only runs that take longer than the preview', () => {
    const plan = planRun('workload', defaultSettings, { kind: 'none' }, 1)!;
    expect(planPreview(plan)).toMatchObject({ isPreview: true, source: { length: 20_000 } });
    expect(planPreview(planRun('workload', { ...defaultSettings, length: 30_000 }, { kind: 'none' }, 1)!)).toBeUndefined();
  });

  it('waits for a trace, then leaves out capacities too small for the sample', () => {
    expect(planRun('trace', defaultSettings, { kind: 'none' }, 1_000_000)).toBeUndefined();
    const summary = { requests: 30_000_000, keyCount: 1_000_000, rate: 0.5, ignoredRequests: 0 };
    const report = { format: 'keys', why: '', lines: 1, malformedCount: 0, malformed: [], cutOff: false } as const;
    const plan = planRun('trace', defaultSettings, { kind: 'loaded', loadId: 1, fileName: 'a', summary, report }, 100_000)!;
    // The sample keeps 8,192 of a million keys, so that ten of its keys stand for 1,220: more than a thousandth of all keys.
    expect(plan.capacities[0]).toBe(1220);
    expect(plan.capacities.at(-1)).toBe(1_000_000);
  });
});
