import { z } from 'zod/mini';
import type { ReadLink } from '../shared/link-reading.ts';
import { linkPrefix, readInRange, readQuery, readWith, seedSchema } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import type { MillionsSettings } from './settings.ts';
import { defaultSettings, troubleIds, usersRange } from './settings.ts';
import { stepIds } from './steps.ts';

/** Returns how a set-up stands in links, "#lab?step=cache&users=300000&trouble=lost&seed=headroom", for a lab that begins with the preset. */
export function millionsLink(preset: Partial<MillionsSettings> = {}): LinkFormat<MillionsSettings> {
  const defaults = { ...defaultSettings, ...preset };
  return { defaults, format: formatLink, read: (hash) => readLink(hash, defaults) };
}

function formatLink({ step, users, trouble, seed }: MillionsSettings): string {
  return linkPrefix + new URLSearchParams({ step, users: String(users), trouble, seed }).toString();
}

function readLink(hash: string, defaults: MillionsSettings): ReadLink<MillionsSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const settings: MillionsSettings = {
    step: readWith(z.enum(stepIds), query.get('step'), defaults.step, 'The step', notes),
    users: readInRange(usersRange, query.get('users'), defaults.users, notes),
    trouble: readWith(z.enum(troubleIds), query.get('trouble'), defaults.trouble, 'What goes wrong', notes),
    seed: readWith(seedSchema, query.get('seed'), defaults.seed, 'The seed', notes),
  };
  return { settings, notes };
}
