import { describe, expect, it } from 'vitest';
import { raidLink } from '../../../../../src/islands/labs/raid/link.ts';
import { defaultSettings } from '../../../../../src/islands/labs/raid/settings.ts';

const read = (query: string): NonNullable<ReturnType<typeof raidLink.read>> => raidLink.read(`#lab?${query}`)!;

describe('links to the RAID lab', () => {
  it('carry a set-up there and back', () => {
    const settings = {
      ...defaultSettings,
      level: '6',
      disks: 7,
      lost: [1, 4],
      text: 'a & b',
      diskTb: 20,
      yearlyFailurePercent: 2.5,
    } as const;
    expect(raidLink.read(raidLink.format(settings))).toEqual({ settings, notes: [] });
    expect(raidLink.read(raidLink.format(defaultSettings))).toEqual({ settings: defaultSettings, notes: [] });
    expect(raidLink.read('#other')).toBeUndefined();
  });

  it('are put right where a value is not possible, and it is said', () => {
    const { settings, notes } = read('l=10&n=1e300&lost=0.2.99.x&tb=-5&mb=fast&err=15.4&text=%C3%A9%00');
    expect(settings).toMatchObject({
      level: '10',
      disks: 8,
      lost: [1],
      diskTb: 1,
      rebuildMbPerS: 200,
      bitsPerErrorPower: 15,
      text: defaultSettings.text,
    });
    expect(notes).toEqual([
      '“Disks” goes from 4 to 8; 8 is used.',
      'Failed disks in the link that are not among 1 to 8 are left out.',
      'The text in the link cannot be stored here; the one to begin with is used.',
      '“Size of a disk” goes from 1 to 100; 1 is used.',
      '“Rate of the rebuild” in the link is not possible; 200 is used instead.',
      '“One bit unreadable in 10 to the” goes from 13 to 18; 15 is used.',
    ]);
    expect(read('l=2').notes).toEqual(['The level in the link is none of RAID 0, 1, 5, 6, 10; RAID 5 is used.']);
    expect(read('l=10&n=5').settings.disks).toBe(6);
  });

  it('never bring what markup or a formula would be', () => {
    const { settings } = read(`text=${encodeURIComponent('<b>'.repeat(40))}`);
    expect(settings.text).toHaveLength(40);
  });
});
