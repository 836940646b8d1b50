import { bandwidth } from './bandwidth.ts';
import { cacheMemory } from './cache-memory.ts';
import { powersOfTwo } from './powers-of-two.ts';
import { servers } from './servers.ts';
import { storage } from './storage.ts';
import { times } from './times.ts';
import type { Topic } from './topic.ts';

/** The kinds of questions, in the order in which they are offered. */
export const topicIds = ['powers', 'times', 'servers', 'storage', 'bandwidth', 'cache'] as const;

/** The name of a kind of question in links. */
export type TopicId = (typeof topicIds)[number];

/** What each kind asks and how it is worked out. */
export const topics: Readonly<Record<TopicId, Topic>> = {
  powers: powersOfTwo,
  times,
  servers,
  storage,
  bandwidth,
  cache: cacheMemory,
};
