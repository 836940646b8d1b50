import { z } from 'zod/mini';
import type { PolicyId } from '../../../sim/cache/index.ts';
import { policyIds } from '../../../sim/cache/index.ts';
import { formatCount } from '../shared/format.ts';
import type { ReadLink } from '../shared/link-reading.ts';
import { linkPrefix, numberSchema, readInRange, readQuery, readWith, seedSchema } from '../shared/link-reading.ts';
import type { LabSettings, ParameterId } from './settings.ts';
import { defaultSettings, largestCapacityOf, parameterRanges, workloadIds } from './settings.ts';

/** The names of parameters in links. */
const linkNames: Readonly<Record<ParameterId, string>> = {
  length: 'n',
  keyCount: 'keys',
  alpha: 'alpha',
  hotKeyCount: 'hot',
  hotPercent: 'hotpc',
  shiftEvery: 'shift',
  mixedPercent: 'mix',
  burst: 'burst',
  loopKeyCount: 'loop',
};

const workloadSchema = z.enum(workloadIds);
const policySchema = z.enum(policyIds);
/** Returns the hash of a link to the settings, "#lab?..." */
export function formatLink(settings: LabSettings): string {
  const query = new URLSearchParams({ w: settings.workload });
  for (const id of Object.keys(linkNames) as ParameterId[]) query.set(linkNames[id], String(settings[id]));
  query.set('p', settings.policies.join('.'));
  query.set('c', String(Math.min(settings.capacity, largestCapacityOf(settings))));
  query.set('seed', settings.seed);
  return linkPrefix + query.toString();
}

/** Reads the hash of a page; returns undefined when it is no link to the lab. Whatever it holds, the settings returned are possible. */
export function readLink(hash: string): ReadLink<LabSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const settings = makePossible(
    {
      workload: readWith(workloadSchema, query.get('w'), defaultSettings.workload, 'The workload', notes),
      ...readParameters(query, notes),
      policies: readPolicies(query.get('p'), notes),
      capacity: readWith(numberSchema, query.get('c'), defaultSettings.capacity, 'The capacity', notes),
      seed: readWith(seedSchema, query.get('seed'), defaultSettings.seed, 'The seed', notes),
    },
    notes,
  );
  return { settings, notes };
}

function readParameters(query: URLSearchParams, notes: string[]): Record<ParameterId, number> {
  const ids = Object.keys(linkNames) as ParameterId[];
  return Object.fromEntries(
    ids.map((id) => [id, readInRange(parameterRanges[id], query.get(linkNames[id]), defaultSettings[id], notes)]),
  ) as Record<ParameterId, number>;
}

function readPolicies(raw: string | null, notes: string[]): PolicyId[] {
  if (raw === null) return [...defaultSettings.policies];
  const asked = raw.split('.').filter((name) => name !== '');
  const known = policyIds.filter((id) => asked.includes(id));
  if (asked.some((name) => !policySchema.safeParse(name).success)) notes.push('Policies in the link that are not known here are left out.');
  if (known.length > 0) return known;
  notes.push('The link names no policy; the usual ones are ticked.');
  return [...defaultSettings.policies];
}

/** Brings the parameters that depend on one another together. */
function makePossible(settings: LabSettings, notes: string[]): LabSettings {
  const hotKeyCount = Math.min(settings.hotKeyCount, settings.keyCount);
  if (hotKeyCount !== settings.hotKeyCount && settings.workload === 'shifting') {
    notes.push(`There cannot be more hot keys than keys; ${formatCount(hotKeyCount)} is used.`);
  }
  const capacity = Math.round(Math.min(largestCapacityOf(settings), Math.max(1, settings.capacity)));
  if (capacity !== settings.capacity) {
    notes.push(`The capacity goes from 1 to ${formatCount(largestCapacityOf(settings))}; ${formatCount(capacity)} is used.`);
  }
  return { ...settings, hotKeyCount, capacity };
}
