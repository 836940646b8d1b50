import { z } from 'zod/mini';
import type { ReadLink } from '../shared/link-reading.ts';
import { linkPrefix, readInRange, readQuery, readWith, seedSchema } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import type { QueueSettings } from './settings.ts';
import { defaultSettings, parameterRanges, poolIds, serviceIds } from './settings.ts';

/**
 * Returns how a set-up stands in links, "#lab?c=1&u=90&tail=exponential&slow=0&slowms=1000&pools=shared&aside=8&req=100000&seed=headroom",
 * for a lab that begins with the preset.
 */
export function queueLink(preset: Partial<QueueSettings> = {}): LinkFormat<QueueSettings> {
  const defaults = { ...defaultSettings, ...preset };
  return { defaults, format: formatLink, read: (hash) => readLink(hash, defaults) };
}

function formatLink(settings: QueueSettings): string {
  const { servers, utilisation, service, slowPercent, slowMs, pools, slowServers, requests, seed } = settings;
  const query = new URLSearchParams({ c: String(servers), u: String(utilisation), tail: service, slow: String(slowPercent) });
  query.set('slowms', String(slowMs));
  query.set('pools', pools);
  query.set('aside', String(slowServers));
  query.set('req', String(requests));
  query.set('seed', seed);
  return linkPrefix + query.toString();
}

function readLink(hash: string, defaults: QueueSettings): ReadLink<QueueSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const { servers, utilisation, slowPercent, slowMs, slowServers, requests } = parameterRanges;
  const settings: QueueSettings = {
    servers: readInRange(servers, query.get('c'), defaults.servers, notes),
    utilisation: readInRange(utilisation, query.get('u'), defaults.utilisation, notes),
    service: readWith(z.enum(serviceIds), query.get('tail'), defaults.service, 'The choice of service times', notes),
    slowPercent: readInRange(slowPercent, query.get('slow'), defaults.slowPercent, notes),
    slowMs: readInRange(slowMs, query.get('slowms'), defaults.slowMs, notes),
    pools: readWith(z.enum(poolIds), query.get('pools'), defaults.pools, 'The choice of pools', notes),
    slowServers: readInRange(slowServers, query.get('aside'), defaults.slowServers, notes),
    requests: readInRange(requests, query.get('req'), defaults.requests, notes),
    seed: readWith(seedSchema, query.get('seed'), defaults.seed, 'The seed', notes),
  };
  return { settings, notes };
}
