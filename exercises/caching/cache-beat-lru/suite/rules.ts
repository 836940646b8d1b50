import { buildCase, integerArgument, type CallCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import type { RandomStream } from '../../../../src/kernel/index.ts';
import { letterCount } from '../../suite-parts/cache-calls.ts';
import { draw, probe, value, type Call } from '../../suite-parts/case-shapes.ts';
import { commonTests } from '../../suite-parts/common-tests.ts';
import { method } from './interface.ts';

const { get, set, has, delete: remove, size, fetch } = method;

/** Asks for keys 0 to count - 1 with has. */
function look(count: number): Call[] {
  return Array.from({ length: count }, (_, key): Call => [has, key]);
}

/** Sets keys 0 to count - 1. */
function fill(count: number): Call[] {
  return Array.from({ length: count }, (_, key): Call => [set, key, value(key)]);
}

/** Sets more keys than fit, reading some in between, then reads all: no more than the capacity can be there. */
function overfull(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(5);
  const keys = capacity + 1 + stream.below(5);
  const calls = fill(keys).flatMap((call): Call[] => (stream.below(3) === 0 ? [call, [get, stream.below(keys)]] : [call]));
  return buildCase([{ capacity }], [...calls, ...probe(keys), ...probe(keys)]);
}

/** Sets new keys in a full cache and looks after each which are there: one that was is not, and the new one is. */
function oneForEach(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(5);
  const calls = fill(capacity);
  for (let key = capacity; key < capacity + 5; key++) {
    for (let reads = stream.below(4); reads > 0; reads--) calls.push([get, stream.below(key)]);
    calls.push([set, key, value(key)], ...look(key + 1));
  }
  return buildCase([{ capacity }], calls);
}

/** Deletes keys of a full cache and sets as many new ones: there is room, so none of the others goes. */
function roomAgain(stream: RandomStream): CallCase {
  const capacity = 2 + stream.below(4);
  const calls = fill(capacity);
  let next = capacity;
  for (let round = 0; round < 4; round++) {
    const key = stream.below(next);
    calls.push([get, stream.below(next)], [remove, key], [set, next++, value(next)], ...look(next), [size]);
  }
  return buildCase([{ capacity }], calls);
}

/** Reads keys of a full cache often, then sets new ones; each must be there at once, and be read. */
function newKeyStays(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(4);
  const calls = fill(capacity);
  for (let key = 0; key < capacity; key++) for (let reads = stream.below(5); reads > 0; reads--) calls.push([get, key]);
  for (let key = capacity; key < capacity + 4; key++) calls.push([set, key, value(key)], [has, key], [get, key], [size]);
  return buildCase([{ capacity }], calls);
}

/** Overwrites keys known to be held, in a full cache, and looks whether all are still there. */
function overwriting(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(5);
  const calls = fill(capacity);
  for (let at = 0; at < 8; at++) {
    const key = stream.below(capacity);
    calls.push([set, key, value(20 + at)], ...(stream.below(2) === 0 ? look(capacity) : probe(capacity)), [size]);
  }
  return buildCase([{ capacity }], calls);
}

/** Asks for keys that are held, that were evicted, that were deleted and that never came. */
function asking(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(4);
  const calls: Call[] = [];
  let next = 0;
  for (let at = 0; at < 18; at++) {
    const kind = stream.below(6);
    const key = stream.below(next + 1);
    if (kind < 2) calls.push([set, next++, value(at)]);
    else if (kind === 2) calls.push([remove, key], [has, key]);
    else calls.push([has, key], [get, key]);
  }
  return buildCase([{ capacity }], calls);
}

/** Returns a shape of all calls at random, mostly fetches, on as many keys as the capacity times `spread`. */
function mixed(length: number, highestCapacity: number, spread: number): (stream: RandomStream) => CallCase {
  return (stream) => {
    const capacity = 1 + stream.below(highestCapacity);
    const keys = capacity + 1 + stream.below(capacity * spread);
    const calls = Array.from({ length }, (_, at): Call => {
      // The lower of two draws: some keys come more often than others.
      const drawn = Math.min(stream.below(keys), stream.below(keys));
      const key = drawn < letterCount ? drawn : integerArgument(drawn);
      const kind = stream.below(20);
      if (kind < 11) return [fetch, key, value(at)];
      if (kind < 14) return [get, key];
      if (kind < 16) return [set, key, value(at)];
      if (kind < 17) return [has, key];
      return kind < 19 ? [remove, key] : [size];
    });
    return buildCase([{ capacity }], calls);
  };
}

const shared = commonTests({ store: 'R1', bounded: 'R2', delete: 'R6', size: 'R7', values: 'R8', capacity: 'R9', apart: 'R10' });

/** The hidden tests on small cases, one or more a rule. */
export const ruleTests: readonly CasesTest[] = [
  shared.storeAndRead,
  shared.bounded,
  {
    kind: 'cases',
    id: 'R2/holds-no-more',
    rule: 'R2',
    title: 'never more keys found than fit',
    failure: 'More keys were found than the capacity allows: the cache holds too many.',
    cases: (stream) => draw(stream, overfull),
  },
  {
    kind: 'cases',
    id: 'R3/one-for-each',
    rule: 'R3',
    title: 'a new key in a full cache displaces one key',
    failure: 'A new key met a full cache, and not exactly one of the other keys went.',
    cases: (stream) => draw(stream, oneForEach),
  },
  {
    kind: 'cases',
    id: 'R3/room-again',
    rule: 'R3',
    title: 'nothing is evicted while there is room',
    failure: 'A deletion had left room, and yet a new key displaced another.',
    cases: (stream) => draw(stream, roomAgain),
  },
  {
    kind: 'cases',
    id: 'R3/new-key-stays',
    rule: 'R3',
    title: 'a new key is held, however often the others were used',
    failure: 'A new key was not taken in, although it is never the one to go.',
    cases: (stream) => draw(stream, newKeyStays, 30),
  },
  {
    kind: 'cases',
    id: 'R4/overwriting',
    rule: 'R4',
    title: 'overwriting replaces the value and evicts nothing',
    failure: 'Setting a key that was held kept its old value, or another key went for it.',
    cases: (stream) => draw(stream, overwriting),
  },
  {
    kind: 'cases',
    id: 'R5/has',
    rule: 'R5',
    title: 'has and get agree on what is held',
    failure: 'has said of a key that it was held when it was not, or the other way round.',
    cases: (stream) => draw(stream, asking),
  },
  shared.delete,
  shared.size,
  {
    kind: 'cases',
    id: 'R7/mixed-small',
    rule: 'R7',
    title: 'all calls mixed on a small cache',
    failure: 'After a mixture of calls, the cache gave an answer that no cache keeping the rules can give.',
    cases: (stream) => draw(stream, mixed(60, 6, 2), 80),
  },
  {
    kind: 'cases',
    id: 'R7/mixed-large',
    rule: 'R7',
    title: 'all calls mixed on caches of up to 40 keys',
    failure: 'After a mixture of many calls, the cache gave an answer that no cache keeping the rules can give.',
    cases: (stream) => draw(stream, mixed(600, 40, 3), 12),
  },
  shared.falsyValues,
  shared.keysLikeMap,
  { ...shared.badCapacity, mayThrow: true },
  shared.twoCaches,
];
