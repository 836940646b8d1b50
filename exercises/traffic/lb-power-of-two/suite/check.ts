import type { CallCase, Check } from '../../../../src/grader/authoring.ts';
import { followScript, type CreateObserver } from '../../suite-parts/follow-script.ts';
import { statesOf } from '../../suite-parts/script-states.ts';

/** Allows every backend but one that has more requests running than each of the others: it loses against whichever is drawn with it. */
const observer: CreateObserver = (balancer) => ({
  allowed() {
    const ids = [...balancer.healthy.keys()];
    if (ids.length < 2) return undefined;
    const most = Math.max(...ids.map((id) => balancer.running(id)));
    const loaded = ids.filter((id) => balancer.running(id) === most);
    if (loaded.length > 1) return undefined;
    const why = `"${loaded[0]!}" has the most running, ${most}, and loses against any other`;
    return { backends: ids.filter((id) => id !== loaded[0]), why };
  },
});

/** Judges what holds of any script: the contract of every balancer, and that the most loaded backend is never picked. */
export const check: Check = (one, results) => followScript(one, results, observer);

/** Returns backends and running requests after each call, for the replay view. */
export function states(one: CallCase, results: Int32Array): readonly unknown[] {
  return statesOf(one, results, observer);
}
