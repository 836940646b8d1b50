import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, type CallCase, type CasesTest } from '../../../../src/grader/authoring.ts';
import { method } from '../../suite-parts/cache-calls.ts';
import { draw, fill, probe, shuffle, value, type Call } from '../../suite-parts/case-shapes.ts';
import { commonTests } from '../../suite-parts/common-tests.ts';
import { commonRules } from './common-rules.ts';

const { get, set, has, delete: remove, size } = method;

/** Reads the keys of a full cache unequally often, no two the same number of times, then sets new keys: one goes for each, and no tie arises. */
function fewestUses(stream: RandomStream): CallCase {
  const capacity = 2 + stream.below(4);
  const least = stream.below(2);
  const ranking = shuffle(stream, [...Array(capacity).keys()]);
  const reads = shuffle(
    stream,
    ranking.flatMap((key, rank) => Array.from({ length: least + rank }, (): Call => [get, key])),
  );
  const newKeys = 1 + stream.below(3);
  const sets = Array.from({ length: newKeys }, (_, index): Call => [set, capacity + index, value(capacity + index)]);
  return buildCase([{ capacity }], [...fill(capacity), ...reads, ...sets, ...probe(capacity + newKeys)]);
}

/** Reads every key of a full cache equally often, each round in another order, then sets new keys, each read as often as the others. */
function ties(stream: RandomStream): CallCase {
  const capacity = 2 + stream.below(4);
  const rounds = stream.below(4);
  const calls = fill(capacity);
  for (let round = 0; round < rounds; round++) {
    calls.push(...shuffle(stream, [...Array(capacity).keys()]).map((key): Call => [get, key]));
  }
  const newKeys = 1 + stream.below(capacity);
  for (let key = capacity; key < capacity + newKeys; key++) {
    calls.push([set, key, value(key)], ...Array.from({ length: rounds }, (): Call => [get, key]));
  }
  return buildCase([{ capacity }], [...calls, ...probe(capacity + newKeys)]);
}

/** Reads the keys of a full cache, then sets new ones; each must be held at once, however often the others were used. */
function newKeyStays(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(4);
  const calls = fill(capacity);
  for (let key = 0; key < capacity; key++) {
    for (let reads = 1 + stream.below(3); reads > 0; reads--) calls.push([get, key]);
  }
  for (let key = capacity; key < capacity + 3; key++) {
    calls.push([set, key, value(key)], [has, key], [size]);
    if (stream.below(2) === 0) calls.push([get, key]);
  }
  return buildCase([{ capacity }], calls);
}

/** Fills a cache, then sets new keys and in between makes calls of one kind on keys set before, or up to `ahead` that are to come. */
function fullWith(other: (stream: RandomStream, key: number, at: number) => Call, ahead = 0): (stream: RandomStream) => CallCase {
  return (stream) => {
    const capacity = 1 + stream.below(4);
    const calls = fill(capacity);
    let next = capacity;
    for (let at = 0; at < 14; at++) {
      if (stream.below(3) === 0) calls.push([set, next++, value(20 + at)]);
      else calls.push(other(stream, stream.below(next + ahead), 20 + at));
    }
    return buildCase([{ capacity }], [...calls, ...probe(next)]);
  };
}

/** Sets and reads a few more keys than fit, so that keys with high counts are evicted and come back. */
function comingBack(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(3);
  const keys = capacity + 2;
  const calls = Array.from({ length: 30 }, (_, at): Call => {
    const key = stream.below(keys);
    return stream.below(5) < 3 ? [get, key] : [set, key, value(at)];
  });
  return buildCase([{ capacity }], [...calls, ...probe(keys)]);
}

/** Reads keys often, deletes them and sets them again, before a new key finds the cache full. */
function afterDelete(stream: RandomStream): CallCase {
  const capacity = 2 + stream.below(3);
  const calls = fill(capacity);
  let next = capacity;
  for (let at = 0; at < 18; at++) {
    const key = stream.below(capacity);
    const kind = stream.below(8);
    if (kind < 4) calls.push([get, key]);
    else if (kind < 7) calls.push([remove, key], [set, key, value(20 + at)]);
    else calls.push([set, next++, value(20 + at)]);
  }
  return buildCase([{ capacity }], [...calls, [set, next++, value(60)], [set, next++, value(61)], ...probe(next)]);
}

const common = commonTests(commonRules);

/** The hidden tests on small cases, one or two a rule. */
export const ruleTests: readonly CasesTest[] = [
  common.storeAndRead,
  common.bounded,
  {
    kind: 'cases',
    id: 'R2/new-key-stays',
    rule: 'R2',
    title: 'a new key is held, however often the others were used',
    failure: 'A new key met a full cache and was not taken in, although it is never the one to go.',
    judged: [has, size],
    cases: (stream) => draw(stream, newKeyStays, 20),
  },
  {
    kind: 'cases',
    id: 'R3/fewest-uses',
    rule: 'R3',
    title: 'the key with the fewest uses goes',
    failure: 'No two keys had been used equally often, and the one evicted was not the one with the fewest uses.',
    cases: (stream) => draw(stream, fewestUses),
  },
  {
    kind: 'cases',
    id: 'R4/ties',
    rule: 'R4',
    title: 'of keys used equally often, the one used longest ago goes',
    failure: 'Several keys had the fewest uses, and the one evicted was not the one whose last use lies furthest back.',
    cases: (stream) => draw(stream, ties),
  },
  {
    kind: 'cases',
    id: 'R5/get-counts',
    rule: 'R5',
    title: 'a get is a use',
    failure: 'A get that found its key was not counted as one use of it, or a get that found nothing changed something.',
    cases: (stream) =>
      draw(
        stream,
        fullWith((_stream, key) => [get, key], 1),
      ),
  },
  {
    kind: 'cases',
    id: 'R6/overwrite-counts',
    rule: 'R6',
    title: 'overwriting replaces, is a use, and evicts nothing',
    failure: 'Setting a key that was held kept the old value, was not counted as one use, or evicted something.',
    cases: (stream) =>
      draw(
        stream,
        fullWith((_stream, key, at) => [set, key, value(at)]),
      ),
  },
  {
    kind: 'cases',
    id: 'R6/weighs-as-get',
    rule: 'R6',
    title: 'overwriting counts as much as a get',
    failure: 'A get and a set of the same key were not counted as one use each.',
    cases: (stream) =>
      draw(
        stream,
        fullWith((draws, key, at) => (draws.below(2) === 0 ? [get, key] : [set, key, value(at)])),
      ),
  },
  {
    kind: 'cases',
    id: 'R7/has-does-not-count',
    rule: 'R7',
    title: 'has is not a use',
    failure: 'has gave a wrong answer, or counted as a use of the key it asked for.',
    cases: (stream) =>
      draw(
        stream,
        fullWith((_stream, key) => [has, key], 1),
      ),
  },
  common.delete,
  {
    kind: 'cases',
    id: 'R9/after-eviction',
    rule: 'R9',
    title: 'a key evicted and set again has one use',
    failure: 'A key that had been evicted and came back was not treated as new, with one use.',
    cases: (stream) => draw(stream, comingBack, 120),
  },
  {
    kind: 'cases',
    id: 'R9/after-delete',
    rule: 'R9',
    title: 'a key deleted and set again has one use',
    failure: 'A key that had been deleted and came back was not treated as new, with one use.',
    cases: (stream) => draw(stream, afterDelete),
  },
  common.size,
  common.falsyValues,
  common.keysLikeMap,
  common.badCapacity,
  common.twoCaches,
];
