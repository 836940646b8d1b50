import type { Load } from '../../../design/index.ts';

/** Pages that a user asks for in a day, one in ten of which changes something. Ours: change it and every limit moves with it. */
export const pagesPerUserDay = 20;
const writeShare = 0.1;
/** How much more comes in the busiest hour than on average. */
export const peakFactor = 3;
const secondsPerDay = 86_400;

/** Returns the pages a second in the busiest hour for that many users a day. */
export function peakPagesPerSec(users: number): number {
  return (users * pagesPerUserDay * peakFactor) / secondsPerDay;
}

/** Returns the load of that many users a day in the busiest hour; keys grow with users, and their popularity is like Zipf's law. */
export function loadOfUsers(users: number): Load {
  const pages = peakPagesPerSec(users);
  const keys = { count: Math.min(10_000_000, Math.max(1000, Math.round(users * 10))), skew: 0.8 };
  return {
    kinds: [
      {
        id: 'read',
        name: 'Read a page',
        ratePerSecond: pages * (1 - writeShare),
        meanPerSecond: (pages * (1 - writeShare)) / peakFactor,
        readOrWrite: 'read',
        entry: 'users',
        keys,
        responseKb: 30,
        objective: { p99Ms: 300, availability: 0.999 },
      },
      {
        id: 'write',
        name: 'Change something',
        ratePerSecond: pages * writeShare,
        meanPerSecond: (pages * writeShare) / peakFactor,
        readOrWrite: 'write',
        entry: 'users',
        keys,
        responseKb: 2,
        objective: { p99Ms: 1000, availability: 0.999 },
      },
    ],
  };
}
