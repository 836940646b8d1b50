import { describe, expect, it } from 'vitest';
import { commandKinds, stallDefaults, stallOf } from '../../../../src/components/lesson/stalled-server.ts';
import { describeWalk, stallRows } from '../../../../src/components/lesson/stalled-server-table.ts';

describe('stallOf', () => {
  it('blocks 40 ms for a million keys and leaves 2,000 commands waiting', () => {
    const { blockedMs, waiting, drainMs } = stallOf(1_000_000, stallDefaults);
    expect(blockedMs).toBeCloseTo(40, 9);
    expect(waiting).toBeCloseTo(2_000, 9);
    expect(drainMs).toBeCloseTo(40, 9);
  });

  it('takes longer to drain the less is spare, and for ever when nothing is', () => {
    expect(stallOf(1_000_000, { ...stallDefaults, arrivalsPerSecond: 90_000 }).drainMs).toBeCloseTo(360, 6);
    expect(stallOf(1, { ...stallDefaults, arrivalsPerSecond: 100_000 }).drainMs).toBe(Infinity);
    expect(describeWalk({ ...stallDefaults, arrivalsPerSecond: 100_000 })).toContain('never');
  });
});

describe('commandKinds', () => {
  it('touches 20 of a million elements in a sorted set, and never more than there are', () => {
    expect(commandKinds.map(({ touches }) => touches(1_000_000))).toEqual([1, 20, 100, 1_000, 1_000_000]);
    expect(commandKinds.map(({ touches }) => touches(1))).toEqual([1, 1, 1, 1, 1]);
  });

  it('is shown in words', () => {
    expect(stallRows(stallDefaults).at(-1)).toEqual(['40 ms', '2,000']);
    expect(stallRows(stallDefaults)[0]).toEqual(['0.04 µs', 'hardly any']);
  });
});
