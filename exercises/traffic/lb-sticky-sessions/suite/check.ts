import type { CallCase, Finding } from '../../../../src/grader/authoring.ts';
import {
  followScript,
  type Allowed,
  type BalancerScript,
  type CreateObserver,
  type ScriptRequest,
} from '../../suite-parts/follow-script.ts';
import { statesOf } from '../../suite-parts/script-states.ts';

/** Where an address went without a winning cookie, and with which backends healthy. */
interface Placement {
  /** The healthy backends and their weights, in one form whatever their order. */
  readonly key: string;
  readonly weights: ReadonlyMap<string, number>;
  readonly backend: string;
}

/** Judges any script: the contract, cookies, and that every two picks for one address agree as far as the rules say. */
export function check(one: CallCase, results: Int32Array): Finding | undefined {
  return followScript(one, results, createObservers());
}

/** Judges as {@link check} does, but compares only picks with the same backends healthy: rule R4 alone. */
export function checkSameBackends(one: CallCase, results: Int32Array): Finding | undefined {
  return followScript(one, results, createObservers(true));
}

/** Returns what is so after each call, for the replay view. */
export function states(one: CallCase, results: Int32Array): readonly unknown[] {
  return statesOf(one, results, createObservers());
}

/** The balancers of a case share what is known of each address: the same function must answer in both. */
function createObservers(onlySame = false): CreateObserver {
  const placements = new Map<string, Placement[]>();

  return (balancer) => {
    let key = keyOf(balancer.healthy);
    let weights = new Map(balancer.healthy);
    return {
      changed() {
        key = keyOf(balancer.healthy);
        weights = new Map(balancer.healthy);
      },
      allowed: (request) =>
        hasWinningCookie(balancer, request)
          ? { backends: [request.cookie!], why: 'its cookie names a healthy backend' }
          : allowedBy(
              (placements.get(request.address) ?? []).filter((each) => !onlySame || each.key === key),
              balancer.healthy,
              key,
              request,
            ),
      picked(request) {
        if (request.backend === undefined || hasWinningCookie(balancer, request)) return;
        const known = placements.get(request.address);
        const placement = { key, weights, backend: request.backend };
        if (!known) placements.set(request.address, [placement]);
        else if (!known.some((each) => each.key === key)) known.push(placement);
      },
    };
  };
}

function hasWinningCookie({ healthy }: BalancerScript, { cookie }: ScriptRequest): boolean {
  return cookie !== undefined && healthy.has(cookie);
}

function keyOf(weights: ReadonlyMap<string, number>): string {
  return JSON.stringify([...weights].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Returns what the placements known leave of the healthy backends: of the first that the pick contradicts, what that one leaves. */
function allowedBy(
  known: readonly Placement[],
  healthy: ReadonlyMap<string, number>,
  key: string,
  { address, backend, cookie }: ScriptRequest,
): Allowed | undefined {
  let left: readonly string[] = [...healthy.keys()];
  const absent = cookie === undefined ? '' : ', and its cookie names no healthy backend';
  for (const placement of known) {
    const changed = placement.key === key ? new Set<string>() : changedIds(placement.weights, healthy);
    // Clients of a backend that changed may go anywhere; others stay, or go to one that changed.
    if (changed.has(placement.backend)) continue;
    const backends = [...healthy.keys()].filter((id) => id === placement.backend || changed.has(id));
    if (!backends.includes(backend!)) return { backends, why: whyOf(placement, address, changed) + absent };
    left = left.filter((id) => backends.includes(id));
  }
  return left.length === healthy.size ? undefined : { backends: left };
}

function changedIds(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): ReadonlySet<string> {
  const ids = new Set([...before.keys(), ...after.keys()]);
  return new Set([...ids].filter((id) => before.get(id) !== after.get(id)));
}

/** Ids named at most. */
const namedIds = 3;

function whyOf({ backend }: Placement, address: string, changed: ReadonlySet<string>): string {
  const went = `${address} goes to ${JSON.stringify(backend)}`;
  if (changed.size === 0) return `${went} when these backends are healthy`;
  const names = [...changed].slice(0, namedIds).map((id) => JSON.stringify(id));
  const list = changed.size > namedIds ? `${names.join(', ')} and others` : names.join(' and ');
  return `${went} with other backends, and only ${list} differ${changed.size === 1 ? 's' : ''} from then`;
}
