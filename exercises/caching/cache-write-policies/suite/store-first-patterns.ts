import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import type { WritePolicy } from '../contract.ts';
import { between, flush, get, scheduleOf, set, take, writesFail } from './schedule-parts.ts';

/** Draws the n-th schedule of its kind: n chooses between variants, so that each is there under every seed. */
export type Pattern = (stream: RandomStream, name: string, nth: number) => Schedule;

function storeFirst(nth: number): WritePolicy {
  return nth % 2 === 0 ? 'write-through' : 'write-around';
}

/** How a write fails: half of them took effect. */
function failing(nth: number): 'rejects' | 'rejectsAfterEffect' {
  return nth % 4 < 2 ? 'rejects' : 'rejectsAfterEffect';
}

/** A copy, a set of the key, and gets before and after its answer at 80. */
const changeOfCopy: Pattern = (stream, name, nth) => {
  const calls = [
    get(0, 'a'),
    set(60, 'a', 8),
    get(between(stream, 61, 78), 'a'),
    get(79, 'a'),
    get(between(stream, 81, 110), 'a'),
    get(160, 'a'),
  ];
  return scheduleOf({ name, stream, policy: storeFirst(nth), calls, store: { initial: { a: 7 } } });
};

/** A set of a key that the cache has not: the first thing that ever happens. */
const newKey: Pattern = (stream, name, nth) => {
  const calls = [set(0, 'a', 1), get(between(stream, 22, 60), 'a'), get(120, 'a'), set(200, 'b', 2), get(230, 'b'), get(240, 'a')];
  return scheduleOf({ name, stream, policy: storeFirst(nth), calls });
};

/** A get while the first write of its key is under way, the read being answered after it. */
const readDuringWrite: Pattern = (stream, name, nth) => {
  const calls = [set(0, 'a', 1), get(between(stream, 1, 15), 'a'), get(between(stream, 22, 35), 'a'), get(120, 'a')];
  return scheduleOf({
    name,
    stream,
    policy: storeFirst(nth),
    calls,
    store: { initial: { a: 7 }, effectAt: nth % 4 < 2 ? 'start' : 'end' },
  });
};

/** Three sets of a key in a row; the first write is slow. */
const setsInARow: Pattern = (stream, name, nth) => {
  const calls = [set(0, 'a', 1), set(between(stream, 1, 9), 'a', 2), set(10, 'a', 3), get(between(stream, 52, 58), 'a'), get(200, 'a')];
  return scheduleOf({ name, stream, policy: storeFirst(nth), calls, store: { write: take(50, 10, 10), read: take(4) } });
};

/** Sets of several keys at a time; the first write is slow. */
const keysSideBySide: Pattern = (stream, name, nth) => {
  const calls = [set(0, 'a', 1), set(between(stream, 1, 9), 'b', 2), set(10, 'c', 3), get(60, 'b'), get(120, 'c'), get(200, 'a')];
  return scheduleOf({ name, stream, policy: storeFirst(nth), calls, store: { write: take(100, 20, 30) } });
};

/** A set that fails while there is a copy; a second one succeeds. */
const writeFails: Pattern = (stream, name, nth) => {
  const calls = [
    get(0, 'a'),
    set(60, 'a', 8),
    get(65, 'a'),
    get(between(stream, 81, 110), 'a'),
    set(160, 'a', 9),
    get(200, 'a'),
    get(260, 'a'),
  ];
  return scheduleOf({ name, stream, policy: storeFirst(nth), calls, store: { initial: { a: 7 }, ...writesFail(failing(nth), 1) } });
};

/** A set that fails with another waiting behind it. */
const nextAfterFailure: Pattern = (stream, name, nth) => {
  const calls = [set(0, 'a', 1), set(between(stream, 1, 19), 'a', 2), get(between(stream, 41, 50), 'a'), get(120, 'a')];
  return scheduleOf({ name, stream, policy: storeFirst(nth), calls, store: writesFail(failing(nth), 1) });
};

/** A slow read that a write overtakes; from the fourth variant on the write fails after its effect. */
const overtakenRead: Pattern = (stream, name, nth) => {
  const calls = [get(0, 'a'), set(between(stream, 5, 20), 'a', 25), get(between(stream, 45, 60), 'a'), get(150, 'a'), get(160, 'a')];
  const faults = nth < 4 ? {} : writesFail('rejectsAfterEffect', 1);
  return scheduleOf({
    name,
    stream,
    policy: storeFirst(nth),
    calls,
    store: { initial: { a: 20 }, effectAt: 'start', read: take(100, 30), ...faults },
  });
};

/** Flushes where nothing is ever dirty. */
const nothingToFlush: Pattern = (stream, name, nth) => {
  const calls = [flush(0), set(5, 'a', 1), flush(between(stream, 6, 24)), flush(40), get(60, 'a')];
  return scheduleOf({ name, stream, policy: storeFirst(nth), calls });
};

/** Patterns of write-through and write-around, by name. */
export const storeFirstPatterns: Readonly<Record<string, Pattern>> = {
  changeOfCopy,
  newKey,
  readDuringWrite,
  setsInARow,
  keysSideBySide,
  writeFails,
  nextAfterFailure,
  overtakenRead,
  nothingToFlush,
};
