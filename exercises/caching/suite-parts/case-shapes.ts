import type { RandomStream } from '../../../src/kernel/index.ts';
import { buildCase, integerArgument, type CallCase } from '../../../src/grader/authoring.ts';
import { awkwardKeys, falsyValues, method } from './cache-calls.ts';

/** A call of a case: method, key and value as codes. */
export type Call = readonly [method: number, a?: number, b?: number];
const { get, set, has, delete: remove, size, secondGet, secondSet, secondSize } = method;

const caseCount = 60;

/**
 * Returns cases of one shape. Each test uses only the calls its rule speaks of, and looks at what is held by reading every key at the end, where
 * reading can change nothing any more: so a mistake shows under its own rule first.
 */
export function draw(stream: RandomStream, shape: (stream: RandomStream) => CallCase, count = caseCount): CallCase[] {
  return Array.from({ length: count }, (_, index) => shape(stream.fork(String(index))));
}

/** Reads keys 0 to count - 1. */
export function probe(count: number): Call[] {
  return Array.from({ length: count }, (_, key): Call => [get, key]);
}

/** Sets keys 0 to count - 1. */
export function fill(count: number): Call[] {
  return Array.from({ length: count }, (_, key): Call => [set, key, value(key)]);
}

/** Shuffles in place (Fisher and Yates) and returns the array. */
export function shuffle<T>(stream: RandomStream, items: T[]): T[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = stream.below(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}

/** Returns a value that tells writes apart. */
export function value(at: number): number {
  return integerArgument(at + 1);
}

/** Sets new keys, deletes lately set ones, and sets some of those again: set again after its deletion, a key is new. */
export function deletions(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(4);
  const calls: Call[] = [];
  let next = 0;
  for (let at = 0; at < 20; at++) {
    const key = Math.max(0, next - 1 - stream.below(capacity + 2));
    const kind = next === 0 ? 0 : stream.below(5);
    calls.push(kind < 2 ? [set, next++, value(at)] : kind === 2 ? [set, key, value(at)] : [remove, key]);
  }
  return buildCase([{ capacity }], [...calls, ...probe(next)]);
}

/** Sets and reads a few keys, with room for all. */
export function storeAndRead(stream: RandomStream): CallCase {
  const keys = 1 + stream.below(8);
  const calls = Array.from({ length: 20 }, (_, at): Call =>
    stream.below(2) === 0 ? [set, stream.below(keys), value(at)] : [get, stream.below(keys + 1)],
  );
  return buildCase([{ capacity: keys + stream.below(4) }], calls);
}

/** Sets distinct keys past the capacity; while there is room every key must be held, then the newest, and the size never passes the capacity. */
export function bounded(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(5);
  const calls: Call[] = [];
  for (let key = 0; key < capacity; key++) calls.push([set, key, value(key)], [size]);
  for (let key = 0; key < capacity; key++) calls.push([has, key]);
  const more = 1 + stream.below(4);
  for (let key = capacity; key < capacity + more; key++) calls.push([set, key, value(key)], [size], [has, key]);
  return buildCase([{ capacity }], calls);
}

/** All calls mixed, the size read after each. */
export function sized(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(4);
  const keys = capacity + 2;
  const calls: Call[] = [[size]];
  for (let at = 0; at < 16; at++) {
    const key = stream.below(keys);
    const kind = stream.below(5);
    calls.push(kind < 2 ? [set, key, value(at)] : kind === 2 ? [get, key] : kind === 3 ? [remove, key] : [has, key], [size]);
  }
  return buildCase([{ capacity }], calls);
}

/** Sets, reads, asks for and deletes values that code which tests for truth takes for a miss. */
export function falsy(stream: RandomStream): CallCase {
  const calls: Call[] = [];
  for (let at = 0; at < 12; at++) {
    const key = stream.below(4);
    calls.push([set, key, falsyValues[stream.below(falsyValues.length)]!], [get, key], [has, stream.below(5)], [get, stream.below(5)]);
    if (stream.below(4) === 0) calls.push([remove, key], [has, key]);
  }
  return buildCase([{ capacity: 4 }], calls);
}

/** Uses keys that collide when they are turned into text, with room for all. */
export function likeMapKeys(stream: RandomStream): CallCase {
  const key = () => awkwardKeys[stream.below(awkwardKeys.length)]!;
  const calls: Call[] = [];
  for (let at = 0; at < 24; at++) {
    const kind = stream.below(6);
    calls.push(kind < 3 ? [set, key(), value(at)] : kind === 3 ? [get, key()] : kind === 4 ? [has, key()] : [remove, key()]);
  }
  return buildCase([{ capacity: awkwardKeys.length }], [...calls, [size], ...awkwardKeys.map((each): Call => [get, each])]);
}

/** Mixes calls on two caches of their own capacities. */
export function twoCaches(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(3);
  const calls: Call[] = [];
  for (let at = 0; at < 16; at++) {
    const key = stream.below(capacity + 1);
    const kind = stream.below(6);
    calls.push(
      kind === 0
        ? [get, key]
        : kind === 1
          ? [secondGet, key]
          : kind === 2
            ? [secondSize]
            : kind === 3
              ? [set, key, value(at)]
              : kind === 4
                ? [secondSet, key, value(at)]
                : [size],
    );
  }
  return buildCase([{ capacity }, { capacity: 1 + stream.below(3) }], calls);
}

const badCapacities = [0, -1, -0, 1.5, 0.999, NaN, Infinity, -Infinity];
const goodCapacities = [1, 2, 3, 1000];

/** Returns cases that only create a cache, with capacities that must throw and some that must not. */
export function capacities(): CallCase[] {
  const bad = badCapacities.map((capacity) => buildCase([{ capacity }], []));
  const good = goodCapacities.map((capacity) => buildCase([{ capacity }], [[set, 0, value(0)], [get, 0], [size]]));
  return [...bad, ...good];
}
