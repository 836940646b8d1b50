import type { CallCase } from '../../../src/grader/authoring.ts';
import { followScript, type CreateObserver, type ScriptMoment } from './follow-script.ts';

/** A backend as the replay view draws it. */
export interface LaneState {
  readonly id: string;
  readonly weight: number;
  /** False for one that left and still has requests running. */
  readonly healthy: boolean;
  /** Numbers of the requests running. */
  readonly running: readonly number[];
  /** A figure of the exercise: `1,200 bytes`. */
  readonly figure?: string;
}

/** The pick just made. */
export interface PickState {
  readonly request: number;
  readonly address: string;
  readonly cookie?: string;
  /** The backend named; absent when none was, or a value that is no name. */
  readonly backend?: string;
  /** What it might have named. */
  readonly allowed: readonly string[];
  readonly why?: string;
  readonly right: boolean;
}

/** What is so after a call, for the replay view: of the balancer called, or of the one called last. JSON. */
export interface ScriptState {
  readonly nowMs: number;
  /** 0 for the first balancer, 1 for the second. */
  readonly balancer: number;
  readonly lanes: readonly LaneState[];
  readonly pick?: PickState;
}

/** Returns the state after each call as far as the results tell, with the figures and allowed picks of an observer. */
export function statesOf(one: CallCase, results: Int32Array, createObserver?: CreateObserver): readonly ScriptState[] {
  const states: ScriptState[] = [];
  let last = 0;
  followScript(one, results, createObserver, (moment) => {
    last = moment.called ?? last;
    states.push(stateOf(moment, last));
  });
  return states;
}

function stateOf({ nowMs, balancers, pick }: ScriptMoment, balancer: number): ScriptState {
  const { script, observer } = balancers[balancer]!;
  const running = new Map<string, number[]>();
  for (const { id, backend, ended } of script.requests) {
    if (backend === undefined || ended) continue;
    const numbers = running.get(backend);
    if (numbers) numbers.push(id);
    else running.set(backend, [id]);
  }
  const known = new Map(script.setup.backends.map(({ id, weight }) => [id, weight]));
  const lane = (id: string, weight: number): LaneState => {
    const figure = observer.figure?.(id);
    return { id, weight, healthy: script.healthy.has(id), running: running.get(id) ?? [], ...(figure !== undefined && { figure }) };
  };
  const gone = [...running.keys()].filter((id) => !script.healthy.has(id));
  const lanes = [...[...script.healthy].map(([id, weight]) => lane(id, weight)), ...gone.map((id) => lane(id, known.get(id) ?? 1))];
  return { nowMs, balancer, lanes, ...(pick && { pick: pickOf(pick) }) };
}

function pickOf({ request, allowed, right }: NonNullable<ScriptMoment['pick']>): PickState {
  const { id, address, cookie, backend } = request;
  return {
    request: id,
    address,
    ...(cookie !== undefined && { cookie }),
    ...(backend !== undefined && { backend }),
    allowed: allowed.backends,
    ...(allowed.why !== undefined && { why: allowed.why }),
    right,
  };
}
