import type { LaneState, PickState, ScriptState } from '../suite-parts/script-states.ts';

export type { LaneState, PickState, ScriptState } from '../suite-parts/script-states.ts';

/** Reads the state of a counterexample's step; undefined when there is none or it has another shape. */
export function readScriptState(state: unknown): ScriptState | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  const { nowMs, balancer, lanes, pick } = state as Partial<ScriptState>;
  if (typeof nowMs !== 'number' || typeof balancer !== 'number' || !Array.isArray(lanes) || !lanes.every(isLane)) return undefined;
  if (pick !== undefined && !isPick(pick)) return undefined;
  return { nowMs, balancer, lanes, ...(pick && { pick }) };
}

function isLane(lane: Partial<LaneState> | null): boolean {
  return (
    typeof lane?.id === 'string' &&
    typeof lane.weight === 'number' &&
    typeof lane.healthy === 'boolean' &&
    Array.isArray(lane.running) &&
    ['string', 'undefined'].includes(typeof lane.figure)
  );
}

function isPick(pick: Partial<PickState> | null): boolean {
  return (
    typeof pick?.request === 'number' && typeof pick.address === 'string' && Array.isArray(pick.allowed) && typeof pick.right === 'boolean'
  );
}
