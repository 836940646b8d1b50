import { z } from 'zod/mini';
import type { ReadLink } from '../shared/link-reading.ts';
import { linkPrefix, readInRange, readQuery, readWith } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import type { WriteParameters, WriteSettings } from './settings.ts';
import { countSteps, crashRange, defaultSettings, makePossible, parameterRanges } from './settings.ts';

/** How the numbers are named in links. */
const names: Readonly<Record<keyof WriteParameters, string>> = {
  flushMs: 'flush',
  storeMs: 'store',
  cacheMs: 'cache',
  length: 'ops',
  writePercent: 'writes',
  seed: 'seed',
};
const ids = Object.keys(names) as (keyof WriteParameters)[];

/** How a set-up stands in links: "#lab?flush=60&store=20&cache=1&ops=10&writes=60&seed=34&first=store&around=deletes&dies=cache&step=20". */
export const writesLink: LinkFormat<WriteSettings> = { defaults: defaultSettings, format: formatLink, read: readLink, makePossible };

function formatLink(settings: WriteSettings): string {
  const query = new URLSearchParams(ids.map((id) => [names[id], String(settings[id])]));
  query.set('first', settings.throughFirst);
  query.set('around', settings.aroundDeletes);
  query.set('dies', settings.casualty);
  query.set('step', String(settings.crashStep));
  return linkPrefix + query.toString();
}

function readLink(hash: string): ReadLink<WriteSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const numbers = ids.map((id) => [id, readInRange(parameterRanges[id], query.get(names[id]), defaultSettings[id], notes)] as const);
  const choice = <Id extends string>(name: string, possible: readonly Id[], fallback: Id, words: string): Id =>
    readWith(z.enum(possible), query.get(name), fallback, words, notes);
  const asked: WriteSettings = {
    ...(Object.fromEntries(numbers) as unknown as WriteParameters),
    throughFirst: choice('first', ['store', 'cache'], defaultSettings.throughFirst, 'What write-through writes first'),
    aroundDeletes: choice('around', ['deletes', 'leaves'], defaultSettings.aroundDeletes, 'What write-around does with the copy'),
    casualty: choice('dies', ['cache', 'application'], defaultSettings.casualty, 'What dies'),
    crashStep: defaultSettings.crashStep,
  };
  const range = crashRange(countSteps(asked));
  const fallback = Math.min(range.max, defaultSettings.crashStep);
  return { settings: { ...asked, crashStep: readInRange(range, query.get('step'), fallback, notes) }, notes };
}
