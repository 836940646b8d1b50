import type { RaidLevel, RebuildSettings } from '../../../sim/raid/index.ts';
import { disksOf } from '../../../sim/raid/index.ts';
import type { ParameterRange } from '../shared/parameter-range.ts';
import { clampToRange } from '../shared/parameter-range.ts';

/** Everything a link to the lab carries. */
export interface RaidSettings extends RebuildSettings {
  readonly level: RaidLevel;
  readonly disks: number;
  /** The disks that have failed, counted from 0, rising. */
  readonly lost: readonly number[];
  /** What is stored, over and over: printable ASCII. */
  readonly text: string;
}

/** Bytes of a chunk as drawn; real arrays have chunks of 64 KB or more. */
export const chunkBytes = 4;

/** The longest text to store. */
export const mostTextLetters = 40;

/** The names of the levels. */
export const levelNames: Readonly<Record<RaidLevel, string>> = {
  '0': 'RAID 0, stripes',
  '1': 'RAID 1, mirrors',
  '5': 'RAID 5, one parity a stripe, rotating',
  '6': 'RAID 6, two parities a stripe, rotating',
  '10': 'RAID 10, stripes over pairs of mirrors',
};

/** The ranges of the numbers of a rebuild. */
export const rebuildRanges: Readonly<Record<keyof RebuildSettings, ParameterRange>> = {
  diskTb: { label: 'Size of a disk', min: 1, max: 100, step: 1, scale: 'log', unit: 'TB' },
  rebuildMbPerS: { label: 'Rate of the rebuild', min: 10, max: 2000, step: 1, scale: 'log', unit: 'MB/s' },
  yearlyFailurePercent: { label: 'Disks that fail in a year', min: 0.1, max: 20, step: 0.1, scale: 'log', unit: '%' },
  bitsPerErrorPower: { label: 'One bit unreadable in 10 to the', min: 13, max: 18, step: 1, scale: 'linear' },
};

/** Returns the range of disks that a level can be laid over. */
export function diskRange(level: RaidLevel): ParameterRange {
  const { least, most, step } = disksOf(level);
  return { label: 'Disks', min: least, max: most, step, scale: 'linear' };
}

/** The set-up the lab begins with. */
export const defaultSettings: RaidSettings = {
  level: '5',
  disks: 5,
  lost: [],
  text: 'Meet me at the station at nine. ',
  diskTb: 16,
  rebuildMbPerS: 200,
  yearlyFailurePercent: 1.5,
  bitsPerErrorPower: 15,
};

/** Brings the number of disks into the range of the level, and drops failures of disks that are not there. */
export function makePossible(settings: RaidSettings): RaidSettings {
  const disks = clampToRange(diskRange(settings.level), settings.disks);
  return { ...settings, disks, lost: settings.lost.filter((disk) => disk < disks) };
}

/** Returns the settings with a disk failed, or repaired where it had. */
export function toggleDisk(settings: RaidSettings, disk: number): RaidSettings {
  const lost = settings.lost.includes(disk) ? settings.lost.filter((one) => one !== disk) : [...settings.lost, disk].sort((a, b) => a - b);
  return { ...settings, lost };
}

/** Returns how many stripes are drawn: one turn of the parities, or four. */
export function stripesShown({ level, disks }: RaidSettings): number {
  return level === '5' || level === '6' ? disks : 4;
}

/** Returns a text with printable ASCII only, no longer than texts here may be. */
export function cleanText(text: string): string {
  return text.replaceAll(/[^ -~]/g, '').slice(0, mostTextLetters);
}
