import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../../../src/islands/labs/raid/level-figures.ts';
import { scoreGuess } from '../../../../../src/islands/labs/raid/predictions.ts';
import type { RaidSettings } from '../../../../../src/islands/labs/raid/settings.ts';
import { defaultSettings, makePossible, stripesShown, toggleDisk } from '../../../../../src/islands/labs/raid/settings.ts';
import { cellsOf, formatText } from '../../../../../src/islands/labs/raid/stripe-content.ts';
import { workOf } from '../../../../../src/islands/labs/raid/stripe-work.ts';
import { describeFigures, describeLoss, exposureRows, formatChance } from '../../../../../src/islands/labs/raid/summary.ts';
import { exposureOf } from '../../../../../src/sim/raid/index.ts';

const set = (change: Partial<RaidSettings>): RaidSettings => makePossible({ ...defaultSettings, ...change });

describe('a stripe worked out', () => {
  it('ends at the very bytes that were lost, for every disk and pair of disks of RAID 5 and 6', () => {
    for (const level of ['5', '6'] as const)
      for (let disks = 4; disks <= 8; disks++)
        for (let a = 0; a < disks; a++)
          for (let b = a; b < (level === '5' ? a + 1 : disks); b++) {
            const settings = set({ level, disks, lost: [...new Set([a, b])] });
            for (let stripe = 0; stripe < disks; stripe++) {
              const results = workOf(settings, stripe).sums.map(({ result }) => result);
              for (const disk of settings.lost) {
                const { label, bytes } = cellsOf(settings, stripe)[disk]!;
                expect(results).toContainEqual({ label, bytes });
              }
            }
          }
  });

  it('adds up: each sum is the XOR of its lines', () => {
    for (const lost of [[], [0], [0, 1], [1, 4], [2, 3]])
      for (let stripe = 0; stripe < 6; stripe++)
        for (const { terms, result, heading } of workOf(set({ level: '6', disks: 6, lost }), stripe).sums) {
          if (terms.length < 2) continue;
          expect(
            terms.reduce((sum, { bytes }) => sum.map((byte, at) => byte ^ bytes[at]!), [0, 0, 0, 0]),
            heading,
          ).toEqual(result.bytes);
        }
  });

  it('spells out RAID 5 on “Meet me at the s”: the lost “ me ” from the other three and P', () => {
    const { about, sums } = workOf(set({ lost: [1] }), 0);
    expect(about).toBe('Lost: D1. Found from the other 4 disks:');
    expect(sums[0]!.terms.map(({ label }) => label)).toEqual(['P', 'D0', 'D2', 'D3']);
    expect(formatText(sums[0]!.result.bytes)).toBe(' me ');
  });

  it('says where nothing can be computed', () => {
    expect(workOf(set({ level: '0', lost: [1] }), 0)).toEqual({ about: 'D1: gone. Nothing else in the array knows them.', sums: [] });
    expect(workOf(set({ level: '10', disks: 4, lost: [0, 2, 3] }), 0).about).toBe(
      'D0 is read from its copy on disk 2. D1 is gone: all its copies were on failed disks.',
    );
    expect(workOf(set({ lost: [1, 2] }), 0).about).toMatch(/can miss one chunk; this one misses 2/);
    expect(workOf(set({ level: '1', disks: 3 }), 0).about).toMatch(/every copy/);
  });
});

describe('figures and words', () => {
  it('of the levels over six disks', () => {
    const six = (level: RaidSettings['level']): string => describeFigures(set({ level, disks: 6 }), figuresOf(level, 6));
    expect(six('0')).toBe('RAID 0 over 6 disks holds the data of 6. No disk may fail. A small write takes 1 write.');
    expect(six('5')).toBe(
      'RAID 5 over 6 disks holds the data of 5. Any one disk may fail; of the 15 pairs, 0. A small write takes 4 accesses: 2 reads, 2 writes.',
    );
    expect(six('6')).toBe(
      'RAID 6 over 6 disks holds the data of 4. Any 2 disks may fail; of the 15 pairs, 15. A small write takes 6 accesses: 3 reads, 3 writes.',
    );
    expect(six('10')).toBe(
      'RAID 10 over 6 disks holds the data of 3. Any one disk may fail; of the 15 pairs, 12. A small write takes 2 writes.',
    );
  });

  it('of failures: which others must not fail, and when data are lost', () => {
    expect(describeLoss(set({}))).toBe('All disks work. Fail one.');
    expect(describeLoss(set({ lost: [1] }))).toBe('Failed: disk 2. All data can still be read. None of the others may fail now.');
    expect(describeLoss(set({ level: '6', lost: [1] }))).toBe('Failed: disk 2. All data can still be read. Any one more may fail.');
    expect(describeLoss(set({ level: '10', disks: 6, lost: [0] }))).toBe(
      'Failed: disk 1. All data can still be read. Of the others, disk 2 must not fail now.',
    );
    expect(describeLoss(set({ level: '5', disks: 3, lost: [0, 1] }))).toBe(
      'Failed: disks 1 and 2. Data are lost. Every stripe has lost some.',
    );
  });

  it('of a rebuild', () => {
    const settings = set({ lost: [2] });
    expect(exposureRows(exposureOf('5', 5, new Set([2]), settings)!)).toEqual([
      ['The rebuild takes at least', '22.2 hours'],
      ['Disks that must not fail meanwhile', '1, 2, 4 and 5'],
      ['Chance that one of them does', '0.015%'],
      ['Read with nothing to check against', '64 TB'],
      ['Chance of an unreadable bit in it', '40%'],
    ]);
    expect([0, 1e-9, 0.4, 0.99999].map(formatChance)).toEqual(['none', 'under 0.001%', '40%', 'over 99.9%']);
  });

  it('score a guess number by number', () => {
    const figures = figuresOf('6', 4);
    // Over four disks the other chunk of data is read instead of both parities: 1 read, 3 writes.
    expect(scoreGuess({ capacityDisks: 2, pairs: 6, accesses: 4 }, figures).points).toBe(3);
    expect(scoreGuess({ capacityDisks: 2, pairs: 5, accesses: 6 }, figures).points).toBe(1);
  });
});

describe('settings', () => {
  it('keep the number of disks to the level, and failures to the disks', () => {
    expect(set({ level: '10', disks: 5 }).disks).toBe(6);
    expect(set({ level: '6', disks: 3 }).disks).toBe(4);
    expect(set({ disks: 3, lost: [1, 4] }).lost).toEqual([1]);
    expect(toggleDisk(toggleDisk(set({}), 3), 1).lost).toEqual([1, 3]);
    expect(toggleDisk(set({ lost: [1, 3] }), 1).lost).toEqual([3]);
    expect(stripesShown(set({ level: '6', disks: 8 }))).toBe(8);
  });
});
