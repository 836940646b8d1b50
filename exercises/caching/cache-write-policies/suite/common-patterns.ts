import type { WritePolicy } from '../contract.ts';
import { between, flush, get, scheduleOf, set } from './schedule-parts.ts';
import type { Pattern } from './store-first-patterns.ts';

const policies: readonly WritePolicy[] = ['write-through', 'write-behind', 'write-around'];

function policyOf(nth: number): WritePolicy {
  return policies[nth % policies.length]!;
}

/** Several gets of a key while its first read is under way, and again when it is held. */
const crowd: Pattern = (stream, name, nth) => {
  const calls = [
    get(0, 'a'),
    get(between(stream, 1, 39), 'a'),
    get(between(stream, 1, 39), 'b'),
    get(between(stream, 41, 90), 'a'),
    get(100, 'b'),
  ];
  return scheduleOf({ name, stream, policy: policyOf(nth), calls, store: { initial: { a: 7, b: 8 } } });
};

/** A read that fails while several wait. */
const readFails: Pattern = (stream, name, nth) => {
  const calls = [get(0, 'a'), get(between(stream, 1, 39), 'a'), get(between(stream, 41, 50), 'a'), get(150, 'a')];
  const faults = [{ operation: 'read', keys: ['a'], untilMicros: 40_000, how: 'rejects', message: 'The store is down.' }] as const;
  return scheduleOf({ name, stream, policy: policyOf(nth), calls, store: { initial: { a: 7 }, faults } });
};

/** Values that look like nothing: read, set, and written. */
const values: Pattern = (stream, name, nth) => {
  const nothings = [null, 0, false, ''];
  const held = { null: null, zero: 0, no: false, empty: '' };
  const calls = [
    ...Object.keys(held).flatMap((key) => [get(0, key), get(50, key)]),
    ...nothings.flatMap((value, at) => [
      set(60 + at, `k${at}`, value),
      get(64 + at, `k${at}`),
      get(100 + at, `k${at}`),
      get(300 + at, `k${at}`),
    ]),
    set(400, 'list', [1, { deep: null }]),
    get(430, 'list'),
    ...(policyOf(nth) === 'write-behind' ? [flush(500)] : []),
  ];
  return scheduleOf({ name, stream, policy: policyOf(nth), calls, store: { initial: held } });
};

/** Keys that are also names of what every object has. */
const oddKeys: Pattern = (stream, name, nth) => {
  const keys = ['__proto__', 'constructor', 'toString', ''];
  const calls = [...keys.flatMap((key, at) => [get(0, key), set(60, key, at + 1), get(100, key), get(300, key)])];
  return scheduleOf({ name, stream, policy: policyOf(nth), calls });
};

/** Patterns of any policy, by name. */
export const commonPatterns: Readonly<Record<string, Pattern>> = { crowd, readFails, values, oddKeys };
