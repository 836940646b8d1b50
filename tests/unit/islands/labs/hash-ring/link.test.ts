import { describe, expect, it } from 'vitest';
import { ringLink } from '../../../../../src/islands/labs/hash-ring/link.ts';
import type { RingSettings } from '../../../../../src/islands/labs/hash-ring/settings.ts';
import { defaultSettings, nodeNames } from '../../../../../src/islands/labs/hash-ring/settings.ts';

describe('link of the ring', () => {
  it('brings every setting back as it was', () => {
    const settings: RingSettings = {
      weights: nodeNames.map((_, node) => [undefined, 0.5, 1, 2, 4][node]),
      virtualNodes: 37,
      replicas: 2,
      isBounded: true,
      epsilonPercent: 8,
      seed: 77,
    };
    expect(ringLink.read(ringLink.format(settings))).toEqual({ settings, notes: [] });
    const empty = { ...defaultSettings, weights: nodeNames.map(() => undefined) };
    expect(ringLink.read(ringLink.format(empty))).toEqual({ settings: empty, notes: [] });
  });

  it('is not read from the hash of a heading, and takes the defaults for what is left out', () => {
    expect(ringLink.read('#costs')).toBeUndefined();
    expect(ringLink.read('#lab?')).toEqual({ settings: defaultSettings, notes: [] });
  });

  it('makes what is not possible possible and says so', () => {
    const read = ringLink.read('#lab?in=A.Z.B-3.<b>.C-2&v=100000&r=0&eps=x&keys=1.4')!;
    expect(read.settings.weights.slice(0, 4)).toEqual([1, undefined, 2, undefined]);
    expect(read.settings).toMatchObject({ virtualNodes: 500, replicas: 1, isBounded: true, epsilonPercent: 10, seed: 1 });
    expect(read.notes).toHaveLength(5);
    expect(read.notes.join(' ')).not.toContain('<');
  });
});
