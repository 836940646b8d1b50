import type { WorldName, WorldTrace } from '../../protocol/world.ts';
import type { LearnerHost } from '../../../sim/learner-host.ts';
import { clusterWorld } from '../../../sim/cluster/index.ts';
import { runSagaWorld } from '../../../sim/saga/index.ts';
import { runServiceWorld } from '../../../sim/service/index.ts';

/** Runs a scenario with the learner's code. Scenarios are JSON. A rejection is a bug of ours. */
export type World = (scenario: never, host: LearnerHost) => WorldTrace | Promise<WorldTrace>;

/** Every world that the learner's code can be run in, by its name. */
export const worlds: Readonly<Record<WorldName, World>> = { cluster: clusterWorld, saga: runSagaWorld, service: runServiceWorld };
