import type { Adapter, Instance } from './adapter.ts';

/** Gives the learner's cache random numbers from the stream that the option `seed` names; the seed itself is not passed on. */
export const replacementCache: Adapter = (entry, { seed, ...options }, world) => {
  const stream = world.stream(seed);
  return entry({ ...options, random: () => stream.float() }) as Instance;
};
