import { ln, nanosFromMs, type RandomStream } from '../../kernel/index.ts';
import type { Design } from '../design.ts';
import { flowOf, type KeptKeys } from '../flow.ts';
import { keysIn } from '../key-popularity.ts';
import type { Plan } from './plan.ts';
import type { Station } from './station.ts';

/** Ages are told apart to this many steps; keys of one step go in by popularity. */
const ageSteps = 4096;

/**
 * Fills the caches of a run with what the analysis says they keep once they are warm: each key with the chance of a hit on it, the one asked
 * for longest ago first. Ages are drawn from exponential gaps between requests, cut off where the cache would have dropped the key, and evenly where it keeps keys from their insertion; times to
 * live have run out by a share drawn evenly. That is the steady state of Che's approximation (H. Che, Y. Tung, Z. Wang, "Hierarchical web
 * caching systems", IEEE JSAC 20(7), 2002); policies that count requests learn the counts anew. What breaks in the learner's own cache is
 * left to the run to show.
 */
export function warmCaches(plan: Plan, stations: readonly Station[], stream: RandomStream): void {
  const { kept } = flowOf(shrunk(plan), { kinds: plan.kinds.map((kind, at) => ({ ...kind, keys: plan.keys[at]! })) });
  for (const station of stations) {
    const { component } = station.node;
    const keys = kept.get(component.id);
    if (!station.cache || !keys || !('ttlMs' in component.settings)) continue;
    const ttlNs = component.settings.ttlMs === null ? Infinity : nanosFromMs(component.settings.ttlMs);
    const chance = stream.fork(`warm ${component.id}`);
    for (const key of keptByAge(keys, chance))
      station.cache.preload(key, ttlNs === Infinity ? Infinity : Math.ceil(ttlNs * chance.float()));
  }
}

/** Returns the design with its caches shrunk as the run shrinks keys. */
function shrunk({ design, keyScale }: Plan): Design {
  if (keyScale === 1) return design;
  const components = design.components.map((component) =>
    component.kind === 'cache'
      ? { ...component, settings: { ...component.settings, capacityEntries: Math.round(component.settings.capacityEntries * keyScale) } }
      : component.kind === 'cdn'
        ? { ...component, settings: { ...component.settings, capacityEntries: Math.round(component.settings.capacityEntries * keyScale) } }
        : component,
  );
  return { ...design, components };
}

/** Draws the keys that are kept, and returns them in the order of their last requests. */
function keptByAge({ buckets, chances, reads, keptSeconds, model }: KeptKeys, chance: RandomStream): Int32Array {
  const most = buckets.reduce((sum, bucket) => sum + keysIn(bucket), 0);
  const keys = new Int32Array(most);
  const steps = new Uint16Array(most);
  const counts = new Int32Array(ageSteps + 1);
  let kept = 0;
  for (const [at, { first, last }] of buckets.entries()) {
    const present = chances[at]!;
    if (present === 0) continue;
    for (let rank = first; rank <= last; rank++) {
      const drawn = chance.float();
      if (drawn >= present) continue;
      // As a share of the time that a key is kept. What is kept from its insertion came in at any time of it; otherwise a draw below the
      // chance to be present, seen as the chance to have been asked for by then, gives the age.
      const age =
        keptSeconds === Infinity
          ? 0
          : model === 'characteristic-time-fifo'
            ? drawn / present
            : Math.min(1, -ln(1 - drawn) / reads[at]! / keptSeconds);
      const step = Math.floor((1 - age) * (ageSteps - 1));
      keys[kept] = rank - 1;
      steps[kept++] = step;
      counts[step + 1]!++;
    }
  }
  for (let step = 1; step <= ageSteps; step++) counts[step]! += counts[step - 1]!;
  const ordered = new Int32Array(kept);
  // From the least popular on, so that within a step the more popular are the younger.
  for (let index = kept - 1; index >= 0; index--) ordered[counts[steps[index]!]!++] = keys[index]!;
  return ordered;
}
