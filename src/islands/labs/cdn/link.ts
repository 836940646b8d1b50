import type { ReadLink } from '../shared/link-reading.ts';
import { linkPrefix, readInRange, readQuery, readWith, seedSchema } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import type { CdnParameters, CdnSettings } from './settings.ts';
import { defaultSettings, parameterRanges } from './settings.ts';

/** How the numbers are named in links. */
const names: Readonly<Record<keyof CdnParameters, string>> = {
  ttlMinutes: 'ttl',
  changeHours: 'change',
  requestsPerHour: 'requests',
  edges: 'edges',
  objects: 'objects',
  alpha: 'skew',
  objectKb: 'size',
  pushSeconds: 'push',
};
const ids = Object.keys(names) as (keyof CdnParameters)[];

/** How a set-up stands in links: "#lab?ttl=60&change=24&requests=600&edges=5&objects=500&skew=0.9&size=100&push=10&seed=headroom". */
export const cdnLink: LinkFormat<CdnSettings> = { defaults: defaultSettings, format: formatLink, read: readLink };

function formatLink(settings: CdnSettings): string {
  const query = new URLSearchParams(ids.map((id) => [names[id], String(settings[id])]));
  query.set('seed', settings.seed);
  return linkPrefix + query.toString();
}

function readLink(hash: string): ReadLink<CdnSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const numbers = ids.map((id) => [id, readInRange(parameterRanges[id], query.get(names[id]), defaultSettings[id], notes)] as const);
  const seed = readWith(seedSchema, query.get('seed'), defaultSettings.seed, 'The seed', notes);
  return { settings: { ...(Object.fromEntries(numbers) as unknown as CdnParameters), seed }, notes };
}
