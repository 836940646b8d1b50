import { z } from 'zod/mini';
import type { PolicyId } from '../../../sim/cache/index.ts';
import { policyIds } from '../../../sim/cache/index.ts';
import { formatCount } from './format.ts';
import type { LabSettings, ParameterId } from './settings.ts';
import { clampParameter, defaultSettings, largestCapacityOf, parameterRanges, workloadIds } from './settings.ts';

const prefix = '#lab?';

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

const numberSchema = z.coerce.number().check(z.refine((value) => Number.isFinite(value)));
const workloadSchema = z.enum(workloadIds);
const policySchema = z.enum(policyIds);
const seedSchema = z.string().check(z.minLength(1), z.maxLength(40), z.regex(/^[\w .-]+$/));

/** Settings read from a link, and in words what had to be changed. */
export interface ReadLink {
  readonly settings: LabSettings;
  readonly notes: readonly string[];
}

/** Returns the hash of a link to the settings, "#lab?..." */
export function formatLink(settings: LabSettings): string {
  const query = new URLSearchParams({ w: settings.workload });
  for (const id of Object.keys(linkNames) as ParameterId[]) query.set(linkNames[id], String(settings[id]));
  query.set('p', settings.policies.join('.'));
  query.set('c', String(Math.min(settings.capacity, largestCapacityOf(settings))));
  query.set('seed', settings.seed);
  return prefix + query.toString();
}

/** Reads the hash of a page; returns undefined when it is no link to the lab. Whatever it holds, the settings returned are possible. */
export function readLink(hash: string): ReadLink | undefined {
  if (!hash.startsWith(prefix)) return undefined;
  const query = new URLSearchParams(hash.slice(prefix.length, prefix.length + 2000));
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

function readWith<T>(schema: z.ZodMiniType<T>, raw: string | null, fallback: T, name: string, notes: string[]): T {
  if (raw === null) return fallback;
  const read = schema.safeParse(raw.trim() === '' ? undefined : raw);
  if (read.success) return read.data;
  notes.push(`${name} in the link is not possible; ${String(fallback)} is used instead.`);
  return fallback;
}

function readParameters(query: URLSearchParams, notes: string[]): Record<ParameterId, number> {
  const ids = Object.keys(linkNames) as ParameterId[];
  return Object.fromEntries(
    ids.map((id) => {
      const { label, min, max } = parameterRanges[id];
      const asked = readWith(numberSchema, query.get(linkNames[id]), defaultSettings[id], `“${label}”`, notes);
      const value = clampParameter(id, asked);
      if (value !== asked) notes.push(`“${label}” goes from ${formatCount(min)} to ${formatCount(max)}; ${formatCount(value)} is used.`);
      return [id, value];
    }),
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
