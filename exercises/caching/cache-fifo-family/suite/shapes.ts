import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, type CallCase } from '../../../../src/grader/authoring.ts';
import { draw, fill, probe, value, type Call } from '../../suite-parts/case-shapes.ts';
import { method } from '../../suite-parts/cache-calls.ts';
import { byPolicy, policies, type PolicyName } from './policies.ts';

const { get, set, has, delete: remove, size } = method;

/** Draws what comes between new keys: one or more calls on keys below `next`. */
type DrawOthers = (stream: RandomStream, next: number, at: number) => readonly Call[];

/** Draws cases of a shape by one policy. */
export function drawBy(
  policy: PolicyName,
  shape: (stream: RandomStream) => CallCase,
  count?: number,
): (stream: RandomStream) => CallCase[] {
  return (stream) => draw(stream, shape, count).map((one, index) => byPolicy(one, policy, index));
}

/** Draws cases of a shape by all policies in turn. */
export function drawByAll(shape: (stream: RandomStream) => CallCase, count?: number): (stream: RandomStream) => CallCase[] {
  return (stream) => draw(stream, shape, count).map((one, index) => byPolicy(one, policies[index % policies.length]!, index));
}

/** Fills a cache, then sets new keys and in between makes other calls on keys set before; each key is read at the end. */
export function fullWith(others: DrawOthers): (stream: RandomStream) => CallCase {
  return (stream) => {
    const capacity = 1 + stream.below(4);
    const calls = fill(capacity);
    let next = capacity;
    for (let at = 0; at < 12; at++) {
      if (stream.below(3) === 0) calls.push([set, next++, value(20 + at)]);
      else calls.push(...others(stream, next, 20 + at));
    }
    return buildCase([{ capacity }], [...calls, [set, next, value(40)], ...probe(next + 1)]);
  };
}

/** Only sets new keys. */
export const newKeysOnly = fullWith((_stream, _next, _at) => []);
/** Sets new keys between reads. */
export const withReads = fullWith((stream, next) => [[get, stream.below(next)]]);
/** Sets new keys between overwritings; some meet a key that has gone, and are insertions. */
export const withWrites = fullWith((stream, next, at) => [[set, stream.below(next), value(at)]]);
/** Sets new keys between questions. */
export const withQuestions = fullWith((stream, next) => [[has, stream.below(next)]]);
/** Sets new keys between deletions after which the key is set again. */
export const withReturns = fullWith((stream, next, at) => {
  const key = stream.below(next);
  return [
    [remove, key],
    [set, key, value(at)],
  ];
});
/** Sets new keys between calls of all kinds. */
export const withAnything = fullWith((stream, next, at) => {
  const key = stream.below(next);
  const kind = stream.below(6);
  if (kind < 2) return [[get, key]];
  if (kind < 4) return [[set, key, value(at)]];
  return [kind === 4 ? [has, key] : [remove, key]];
});

/** Sets new keys in a full cache, and asks for every key and the size after each: exactly one goes, and never the new one. */
export function oneForOne(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(4);
  const calls = fill(capacity);
  const more = 1 + stream.below(4);
  for (let key = capacity; key < capacity + more; key++) {
    calls.push([set, key, value(key)], [has, key], [size], ...Array.from({ length: key }, (_, other): Call => [has, other]));
    if (stream.below(2) === 0) calls.push([get, stream.below(key + 1)]);
  }
  return buildCase([{ capacity }], calls);
}
