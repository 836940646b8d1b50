import { ResultCode, type CallCase } from '../../../../src/grader/authoring.ts';
import { countKeyIds, keyId, modelOf, resultOfValue, type OfflineCache } from '../../suite-parts/offline-cache.ts';
import type { ReplacementSetup } from './policies.ts';

/**
 * Returns what a right cache answers to each call of a case whose policies are exact; of a random one the answers mean nothing.
 *
 * The calls themselves are the order: a key stands at the call that inserted it, or that used it last for MRU. FIFO moves a head along
 * them, past what has gone. LIFO and MRU take the last call that still holds, found by going back along those that held when they were made. Handed in as
 * a cache it would have to replay its history at every call.
 */
export const model = modelOf(createOfflineCache);

function createOfflineCache(one: CallCase, { capacity, policy }: ReplacementSetup): OfflineCache {
  const keyCount = countKeyIds(one.a);
  /** Call at which a key stands, plus one; 0 where it is not held. */
  const standsAt = new Int32Array(keyCount);
  const valueCode = new Int32Array(keyCount);
  /** Calls at which a key came to stand, in order. */
  const stands: number[] = [];
  let head = 0;
  let held = 0;

  function stand(key: number, at: number): void {
    standsAt[key] = at + 1;
    stands.push(at);
  }

  function evict(): void {
    const isTrue = (call: number) => standsAt[keyId(one.a[call]!)] === call + 1;
    if (policy === 'fifo') while (!isTrue(stands[head]!)) head += 1;
    else while (!isTrue(stands.at(-1)!)) stands.pop();
    const call = policy === 'fifo' ? stands[head]! : stands.at(-1)!;
    standsAt[keyId(one.a[call]!)] = 0;
    held -= 1;
  }

  return {
    get(key, at) {
      if (standsAt[key] === 0) return ResultCode.undefined;
      if (policy === 'mru') stand(key, at);
      return resultOfValue(valueCode[key]!);
    },
    set(key, at) {
      const isNew = standsAt[key] === 0;
      if (isNew) {
        if (held === capacity) evict();
        held += 1;
      }
      if (isNew || policy === 'mru') stand(key, at);
      valueCode[key] = one.b[at]!;
      return ResultCode.undefined;
    },
    holds: (key) => standsAt[key] !== 0,
    remove(key) {
      if (standsAt[key] === 0) return ResultCode.false;
      standsAt[key] = 0;
      held -= 1;
      return ResultCode.true;
    },
    size: () => held,
  };
}
