import { z } from 'zod/mini';
import type { ReadLink } from '../shared/link-reading.ts';
import { linkPrefix, readInRange, readQuery, readWith, seedSchema } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import type { AlgorithmId } from './algorithms.ts';
import { algorithmIds, raceSize } from './algorithms.ts';
import type { RaceSettings } from './settings.ts';
import { defaultSettings, faultIds, fleetIds, parameterRanges, serviceIds } from './settings.ts';

/** How a race stands in links: "#lab?a=rr.two&u=85&n=8&speed=equal&tail=exponential&burst=1&fault=none&req=20000&seed=headroom". */
export const raceLink: LinkFormat<RaceSettings> = { defaults: defaultSettings, format: formatLink, read: readLink };

function formatLink(settings: RaceSettings): string {
  const { algorithms, utilisation, backends, fleet, service, burst, fault, requests, seed } = settings;
  const query = new URLSearchParams({ a: algorithms.join('.'), u: String(utilisation), n: String(backends), speed: fleet, tail: service });
  query.set('burst', String(burst));
  query.set('fault', fault);
  query.set('req', String(requests));
  query.set('seed', seed);
  return linkPrefix + query.toString();
}

function readLink(hash: string): ReadLink<RaceSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const { utilisation, backends, burst, requests } = parameterRanges;
  const settings: RaceSettings = {
    algorithms: readAlgorithms(query.get('a'), notes),
    utilisation: readInRange(utilisation, query.get('u'), defaultSettings.utilisation, notes),
    backends: readInRange(backends, query.get('n'), defaultSettings.backends, notes),
    fleet: readWith(z.enum(fleetIds), query.get('speed'), defaultSettings.fleet, 'The choice of speeds', notes),
    service: readWith(z.enum(serviceIds), query.get('tail'), defaultSettings.service, 'The choice of service times', notes),
    burst: readInRange(burst, query.get('burst'), defaultSettings.burst, notes),
    fault: readWith(z.enum(faultIds), query.get('fault'), defaultSettings.fault, 'The fault', notes),
    requests: readInRange(requests, query.get('req'), defaultSettings.requests, notes),
    seed: readWith(seedSchema, query.get('seed'), defaultSettings.seed, 'The seed', notes),
  };
  return { settings, notes };
}

function readAlgorithms(raw: string | null, notes: string[]): readonly AlgorithmId[] {
  if (raw === null) return defaultSettings.algorithms;
  const asked = raw.split('.').filter((name) => name !== '');
  const known = algorithmIds.filter((id) => asked.includes(id)).slice(0, raceSize.most);
  if (known.length !== asked.length) notes.push('Of the algorithms in the link only those that are known here race, at most four.');
  if (known.length >= raceSize.least) return known;
  notes.push('The link names fewer than two algorithms; the usual ones race.');
  return defaultSettings.algorithms;
}
