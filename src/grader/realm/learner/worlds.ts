import type { World, WorldName } from '../../protocol/world.ts';

/** Every world that the learner's code can be run in, by its name. */
export const worlds: Readonly<Record<WorldName, World>> = {
  cluster: () => Promise.reject(new Error('There is no cluster yet.')),
  saga: () => Promise.reject(new Error('There is no saga yet.')),
};
