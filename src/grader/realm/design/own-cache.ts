import type { Component } from '../../../design/index.ts';
import type { CacheMaker, CacheMakerSetup } from '../../../design/simulation/index.ts';
import type { OwnRole } from '../../own-code/fitting.ts';
import type { OwnCode } from './own-code.ts';

/** The learner's cache, of the contracts of all cache exercises. */
interface LearnerCache {
  readonly size: unknown;
  get(key: number): unknown;
  set(key: number, value: number, ttlMs?: number): void;
}

const replacementPolicies = ['fifo', 'lifo', 'mru'];

/**
 * Puts the learner's cache in the place of a component's policy: a request gets the key and, where it is not there, sets it. The values are the keys, so
 * that a cache which mixes them up shows. One with expiry is given the component's time to live from the request on, a round trip earlier than
 * the answer is kept. One of the exercise on replacement plays the component's own policy, or "random" where that is none of its four.
 */
export function ownCache(code: OwnCode, role: OwnRole, component: Component): CacheMaker {
  return (setup) => {
    const { capacity, ttlNs, nowNs } = setup;
    code.shared.nowNs = nowNs;
    const inner = code.make<LearnerCache>(optionsFor(code, role, component, setup), ['get', 'set']);
    const ttlMs = ttlNs / 1e6;
    let asked = 0;
    let found: unknown;
    let size: unknown;
    const get = () => {
      found = inner.get(asked);
    };
    const set = () => {
      if (role === 'expiring-cache') inner.set(asked, asked, ttlMs);
      else inner.set(asked, asked);
      ({ size } = inner);
    };
    return {
      access(key) {
        asked = key;
        code.call(get);
        if (found === key) return true;
        if (found !== undefined)
          code.fail(`get(${key}) gave a value that was never set for that key.`, 'Look at where values and keys are kept together.');
        code.call(set);
        if (typeof size === 'number' && size <= capacity) return false;
        if (typeof size !== 'number')
          return code.fail('The size of the cache is no number.', 'Give the number of keys held, as in the contract.');
        return code.fail(
          `The cache holds ${size} keys; it may hold ${capacity}.`,
          'Evict one key whenever a new one meets a full cache. No machine has room for a cache that only grows.',
        );
      },
    };
  };
}

function optionsFor(code: OwnCode, role: OwnRole, component: Component, { capacity, nowNs }: CacheMakerSetup): Record<string, unknown> {
  if (role === 'expiring-cache') return { capacity, now: () => Math.floor(nowNs() / 1e6) };
  if (role !== 'replacement-cache') return { capacity };
  const policy = 'evictionPolicy' in component.settings ? component.settings.evictionPolicy : '';
  const stream = code.makeStream('random');
  return { capacity, policy: replacementPolicies.includes(policy) ? policy : 'random', random: () => stream.float() };
}
