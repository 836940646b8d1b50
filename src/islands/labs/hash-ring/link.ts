import { linkPrefix, readInRange, readQuery } from '../shared/link-reading.ts';
import type { ReadLink } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import type { RingSettings } from './settings.ts';
import { defaultSettings, membersOf, nodeNames, nodeWeights, parameterRanges } from './settings.ts';

/** How the set-up of the ring stands in links: "#lab?in=A.B-2.C&v=100&r=1&eps=25&keys=1", "eps" only with bounded loads. */
export const ringLink: LinkFormat<RingSettings> = { defaults: defaultSettings, format: formatLink, read: readLink };

function formatLink(settings: RingSettings): string {
  const { virtualNodes, replicas, isBounded, epsilonPercent, seed, weights } = settings;
  const nodes = membersOf(settings).map((node) => `${nodeNames[node]!}${weights[node] === 1 ? '' : `-${weights[node]!}`}`);
  const query = new URLSearchParams({ in: nodes.join('.'), v: String(virtualNodes), r: String(replicas) });
  if (isBounded) query.set('eps', String(epsilonPercent));
  query.set('keys', String(seed));
  return linkPrefix + query.toString();
}

function readLink(hash: string): ReadLink<RingSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const { virtualNodes, replicas, epsilonPercent, seed } = parameterRanges;
  const settings: RingSettings = {
    weights: readNodes(query.get('in'), notes),
    virtualNodes: readInRange(virtualNodes, query.get('v'), defaultSettings.virtualNodes, notes),
    replicas: readInRange(replicas, query.get('r'), defaultSettings.replicas, notes),
    isBounded: query.has('eps'),
    epsilonPercent: readInRange(epsilonPercent, query.get('eps'), defaultSettings.epsilonPercent, notes),
    seed: readInRange(seed, query.get('keys'), defaultSettings.seed, notes),
  };
  return { settings, notes };
}

function readNodes(raw: string | null, notes: string[]): readonly (number | undefined)[] {
  if (raw === null) return defaultSettings.weights;
  const weights: (number | undefined)[] = nodeNames.map(() => undefined);
  let isWhole = true;
  // A weight may hold a dot, so nodes are found by their letters.
  for (const part of raw.split(/\.(?!\d)/).filter((text) => text !== '')) {
    const [name = '', weight = '1'] = part.split('-');
    const node = (nodeNames as readonly string[]).indexOf(name);
    const known = nodeWeights.find((one) => String(one) === weight);
    if (node < 0 || known === undefined) isWhole = false;
    else weights[node] = known;
  }
  if (!isWhole) notes.push('Nodes in the link that are not possible here are left out.');
  return weights;
}
