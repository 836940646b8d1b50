import type { ReadLink } from '../shared/link-reading.ts';
import { linkPrefix, readInRange, readQuery } from '../shared/link-reading.ts';
import type { LinkFormat } from '../shared/use-link.ts';
import type { EstimatorSettings } from './settings.ts';
import { defaultSettings } from './settings.ts';
import type { TopicId } from './topics/index.ts';
import { topicIds, topics } from './topics/index.ts';

/** How a question stands in links: "#lab?for=storage&items=50000000&bytes=1000", the numbers under their names. */
export const estimatorLink: LinkFormat<EstimatorSettings> = { defaults: defaultSettings, format: formatLink, read: readLink };

function formatLink({ topic, values }: EstimatorSettings): string {
  const query = new URLSearchParams({ for: topic });
  for (const name of Object.keys(topics[topic].parameters)) query.set(name, String(values[name]!));
  return linkPrefix + query.toString();
}

function readLink(hash: string): ReadLink<EstimatorSettings> | undefined {
  const query = readQuery(hash);
  if (!query) return undefined;
  const notes: string[] = [];
  const asked = query.get('for');
  const topic = topicIds.find((id) => id === asked) ?? defaultSettings.topic;
  if (asked !== null && asked !== topic) {
    notes.push(`The link asks for a kind of question that is not here; “${topics[topic].name}” is shown.`);
  }
  return { settings: { topic, values: readValues(topic, query, notes) }, notes };
}

function readValues(topic: TopicId, query: URLSearchParams, notes: string[]): EstimatorSettings['values'] {
  const { parameters } = topics[topic];
  const foreign = [...query.keys()].filter((name) => name !== 'for' && !Object.hasOwn(parameters, name));
  if (foreign.length > 0) notes.push('Numbers in the link that this question does not have are left out.');
  return Object.fromEntries(
    Object.entries(parameters).map(([name, parameter]) => [name, readInRange(parameter, query.get(name), parameter.start, notes)]),
  );
}
