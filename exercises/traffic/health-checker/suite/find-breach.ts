import type { ServiceRun } from '../../../../src/sim/service/index.ts';
import type { Breach } from '../../../service-parts/breach.ts';
import { findListBreach } from './find-list-breach.ts';
import { findTurnBreach } from './find-turn-breach.ts';
import type { Kind } from './kinds.ts';

/** Finds the first thing in a run that the contract does not allow, be it a probe or a list. */
export function findBreach(run: ServiceRun): Breach<Kind> | undefined {
  const turn = findTurnBreach(run);
  const list = findListBreach(run);
  return turn && (!list || turn.event <= list.event) ? turn : list;
}
