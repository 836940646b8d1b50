import type { RaidLevel } from '../../../sim/raid/index.ts';
import { raidLevels } from '../../../sim/raid/index.ts';
import { linkPrefix, readInRange, readQuery } from '../shared/link-reading.ts';
import type { ReadLink } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import type { RaidSettings } from './settings.ts';
import { cleanText, defaultSettings, diskRange, makePossible, rebuildRanges } from './settings.ts';

/** How the set-up stands in links: "#lab?l=6&n=6&lost=1.4&tb=16&mb=200&afr=1.5&err=15&text=..."; disks count from 1. */
export const raidLink: LinkFormat<RaidSettings> = { defaults: defaultSettings, format: formatLink, read: readLink, makePossible };

function formatLink(settings: RaidSettings): string {
  const { level, disks, lost, diskTb, rebuildMbPerS, yearlyFailurePercent, bitsPerErrorPower, text } = settings;
  const query = new URLSearchParams({ l: level, n: String(disks) });
  if (lost.length > 0) query.set('lost', lost.map((disk) => disk + 1).join('.'));
  query.set('tb', String(diskTb));
  query.set('mb', String(rebuildMbPerS));
  query.set('afr', String(yearlyFailurePercent));
  query.set('err', String(bitsPerErrorPower));
  if (text !== defaultSettings.text) query.set('text', text);
  return linkPrefix + query.toString();
}

function readLink(hash: string): ReadLink<RaidSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const level = readLevel(query.get('l'), notes);
  const range = diskRange(level);
  const { diskTb, rebuildMbPerS, yearlyFailurePercent, bitsPerErrorPower } = rebuildRanges;
  const disks = readInRange(
    range,
    query.get('n'),
    Math.min(range.max, Math.max(range.min, level === '10' ? 6 : defaultSettings.disks)),
    notes,
  );
  const settings: RaidSettings = {
    level,
    disks,
    lost: readLost(query.get('lost'), disks, notes),
    text: readText(query.get('text'), notes),
    diskTb: readInRange(diskTb, query.get('tb'), defaultSettings.diskTb, notes),
    rebuildMbPerS: readInRange(rebuildMbPerS, query.get('mb'), defaultSettings.rebuildMbPerS, notes),
    yearlyFailurePercent: readInRange(yearlyFailurePercent, query.get('afr'), defaultSettings.yearlyFailurePercent, notes),
    bitsPerErrorPower: readInRange(bitsPerErrorPower, query.get('err'), defaultSettings.bitsPerErrorPower, notes),
  };
  return { settings, notes };
}

function readLevel(raw: string | null, notes: string[]): RaidLevel {
  const level = raw === null ? defaultSettings.level : raidLevels.find((known) => known === raw);
  if (level !== undefined) return level;
  notes.push(`The level in the link is none of RAID ${raidLevels.join(', ')}; RAID ${defaultSettings.level} is used.`);
  return defaultSettings.level;
}

function readLost(raw: string | null, disks: number, notes: string[]): number[] {
  if (raw === null) return [];
  const asked = raw.split('.').map((part) => (/^\d{1,2}$/.test(part) ? Number(part) - 1 : -1));
  const lost = [...new Set(asked.filter((disk) => disk >= 0 && disk < disks))].sort((a, b) => a - b);
  if (asked.some((disk) => disk < 0 || disk >= disks))
    notes.push(`Failed disks in the link that are not among 1 to ${disks} are left out.`);
  return lost;
}

function readText(raw: string | null, notes: string[]): string {
  if (raw === null) return defaultSettings.text;
  const text = cleanText(raw);
  if (text === '') {
    notes.push('The text in the link cannot be stored here; the one to begin with is used.');
    return defaultSettings.text;
  }
  if (text !== raw) notes.push(`The text in the link is stored as “${text}”: letters, digits and signs of ASCII, 40 at most.`);
  return text;
}
