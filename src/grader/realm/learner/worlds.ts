import type { World, WorldName } from '../../protocol/world.ts';
import { clusterWorld } from '../../../sim/cluster/index.ts';
import { runSagaWorld } from '../../../sim/saga/index.ts';

/** Every world that the learner's code can be run in, by its name. */
export const worlds: Readonly<Record<WorldName, World>> = { cluster: clusterWorld, saga: runSagaWorld };
