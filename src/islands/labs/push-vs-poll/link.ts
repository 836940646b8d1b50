import type { ReadLink } from '../shared/link-reading.ts';
import { linkPrefix, readInRange, readQuery, readWith, seedSchema } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import type { PushParameters, PushSettings } from './settings.ts';
import { defaultSettings, parameterRanges } from './settings.ts';

/** How the numbers are named in links. */
const names: Readonly<Record<keyof PushParameters, string>> = {
  eventsPerMinute: 'events',
  pollSeconds: 'poll',
  roundTripMs: 'rtt',
  clients: 'clients',
  headerBytes: 'headers',
  payloadBytes: 'payload',
  holdSeconds: 'hold',
  heartbeatSeconds: 'beat',
};
const ids = Object.keys(names) as (keyof PushParameters)[];

/** How a set-up stands in links: "#lab?events=6&poll=10&rtt=80&clients=10000&headers=500&payload=100&hold=30&beat=15&seed=headroom". */
export const pushLink: LinkFormat<PushSettings> = { defaults: defaultSettings, format: formatLink, read: readLink };

function formatLink(settings: PushSettings): string {
  const query = new URLSearchParams(ids.map((id) => [names[id], String(settings[id])]));
  query.set('seed', settings.seed);
  return linkPrefix + query.toString();
}

function readLink(hash: string): ReadLink<PushSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const numbers = ids.map((id) => [id, readInRange(parameterRanges[id], query.get(names[id]), defaultSettings[id], notes)] as const);
  const seed = readWith(seedSchema, query.get('seed'), defaultSettings.seed, 'The seed', notes);
  return { settings: { ...(Object.fromEntries(numbers) as unknown as PushParameters), seed }, notes };
}
