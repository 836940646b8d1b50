import type { CallCase, Check } from '../../../../src/grader/authoring.ts';
import { followScript, type Allowed, type BalancerScript, type CreateObserver } from '../../suite-parts/follow-script.ts';
import { statesOf } from '../../suite-parts/script-states.ts';
import { countedWeight, defaultSlowStartMs, placesOfLeast, short } from './slow-start.ts';

/** Follows when backends joined, and so which have the fewest running requests for their weight. */
export class Standings {
  private readonly balancer: BalancerScript;
  private readonly slowStartMs: number;
  /** When each healthy backend joined; undefined for those that were there at creation. */
  private readonly joinedMs = new Map<string, number | undefined>();

  constructor(balancer: BalancerScript) {
    this.balancer = balancer;
    this.slowStartMs = balancer.setup.slowStartMs ?? defaultSlowStartMs;
    for (const id of balancer.healthy.keys()) this.joinedMs.set(id, undefined);
  }

  change(id: string): void {
    if (!this.balancer.healthy.has(id)) this.joinedMs.delete(id);
    else if (!this.joinedMs.has(id)) this.joinedMs.set(id, this.balancer.nowMs);
  }

  weight(id: string): number {
    const joined = this.joinedMs.get(id);
    return countedWeight(this.balancer.healthy.get(id)!, joined === undefined ? undefined : this.balancer.nowMs - joined, this.slowStartMs);
  }

  /** Returns who may be picked now; one backend at least is healthy. */
  least(): Allowed {
    const ids = [...this.balancer.healthy.keys()];
    const running = ids.map((id) => this.balancer.running(id));
    const weights = ids.map((id) => this.weight(id));
    const places = placesOfLeast(running.map((count, place) => count / weights[place]!));
    return {
      backends: places.map((place) => ids[place]!),
      // Words are made only when they are asked for: long cases have thousands of picks.
      get why() {
        const shown = ids.slice(0, 5).map((id, place) => `"${id}" ${running[place]!} ÷ ${short(weights[place]!)}`);
        return `running ÷ weight: ${shown.join(', ')}${ids.length > shown.length ? ' ...' : ''}`;
      },
    };
  }
}

const observer: CreateObserver = (balancer) => {
  const standings = new Standings(balancer);
  return {
    allowed: () => standings.least(),
    changed: (id) => standings.change(id),
    figure(id) {
      const weight = balancer.healthy.get(id);
      return weight === undefined || standings.weight(id) === weight ? undefined : `counts ${short(standings.weight(id))}`;
    },
  };
};

/** Judges any script: every pick must name one of the backends with the fewest running requests for their weight. */
export const check: Check = (one, results) => followScript(one, results, observer);

/** Returns backends with running requests and weights after each call, for the replay view. */
export function states(one: CallCase, results: Int32Array): readonly unknown[] {
  return statesOf(one, results, observer);
}
