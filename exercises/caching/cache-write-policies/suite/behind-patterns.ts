import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, KeyValueStoreParams, Schedule } from '../../../../src/sim/service/index.ts';
import type { CacheOptions } from '../contract.ts';
import { between, flush, get, scheduleOf, set, take, writesFail } from './schedule-parts.ts';
import type { Pattern } from './store-first-patterns.ts';

interface More {
  readonly options?: Partial<CacheOptions>;
  readonly store?: Partial<KeyValueStoreParams>;
}

function behind(stream: RandomStream, name: string, calls: readonly CallSpec[], more: More = {}): Schedule {
  return scheduleOf({ name, stream, policy: 'write-behind', calls, ...more });
}

function failing(nth: number): 'rejects' | 'rejectsAfterEffect' {
  return nth % 2 === 0 ? 'rejects' : 'rejectsAfterEffect';
}

/** One set, then quiet; another, then quiet. Gets before, while and after it is written. */
const quiet: Pattern = (stream, name) => {
  const first = between(stream, 0, 30);
  const calls = [
    set(first, 'a', 1),
    get(first + 1, 'a'),
    get(first + 110, 'a'),
    get(first + 130, 'a'),
    set(400, 'a', 2),
    get(450, 'a'),
    get(600, 'a'),
  ];
  return behind(stream, name, calls, { store: { initial: { a: 7 } } });
};

/** Many sets of three keys within one delay; a delay counts from the first of them. */
const gathers: Pattern = (stream, name, nth) => {
  const keys = nth % 2 === 0 ? ['a', 'b', 'c'] : ['c', 'a', 'b'];
  const calls = [0, 1, 2].map((at) => set(at * 5, keys[at]!, at));
  for (let n = 0; n < 8; n++) calls.push(set(between(stream, 20, 95), keys[stream.below(3)]!, 10 + n));
  return behind(stream, name, [...calls, set(97, keys[1]!, 30), set(98, keys[0]!, 31), get(99, keys[0]!), get(250, keys[2]!)]);
};

/** A pass of three keys, and sets during it: of a key yet to be written, of the one that is, of one that was, and of a new one. */
const duringPass: Pattern = (stream, name, nth) => {
  const key = ['c', 'b', 'a', 'd'][nth % 4]!;
  const calls = [set(0, 'a', 1), set(5, 'b', 2), set(10, 'c', 3), set(between(stream, 121, 138), key, 30)];
  return behind(stream, name, [...calls, get(139, key), get(145, key), get(170, key), get(300, key), get(400, key)]);
};

/** A set of the very key that is being written, and nothing else. */
const whileWritten: Pattern = (stream, name) => {
  const calls = [set(0, 'a', 1), set(between(stream, 101, 119), 'a', 2), get(119, 'a'), get(125, 'a'), get(300, 'a')];
  return behind(stream, name, calls);
};

/** A key that becomes dirty again during its write, after another has become dirty: it comes second. */
const orderOfNextPass: Pattern = (stream, name, nth) => {
  const sets = nth % 2 === 0 ? [set(105, 'b', 2), set(110, 'a', 3)] : [set(105, 'a', 3), set(110, 'b', 2)];
  return behind(stream, name, [set(0, 'a', 1), ...sets, get(between(stream, 121, 300), 'a')]);
};

/** As many dirty keys as may be: a pass at once; then a single set, whose pass the old delay must not begin. */
const fullBatch: Pattern = (stream, name) => {
  const calls = [
    set(0, 'a', 1),
    set(10, 'b', 2),
    set(between(stream, 11, 19), 'a', 9),
    set(20, 'c', 3),
    set(between(stream, 85, 95), 'd', 4),
    get(110, 'd'),
  ];
  return behind(stream, name, calls, { options: { maxDirty: 3 } });
};

/** Many sets of few keys: fewer keys than make a batch. */
const fewKeys: Pattern = (stream, name) => {
  const calls = Array.from({ length: 8 }, (_, at) => set(at * 5 + stream.below(5), at % 2 === 0 ? 'a' : 'b', at));
  return behind(stream, name, calls, { options: { maxDirty: 3 } });
};

/** More keys become dirty during a pass than make a batch: they wait for their delay, unless a set comes after the pass. */
const batchDuringPass: Pattern = (stream, name, nth) => {
  const calls = [set(0, 'a', 1), set(5, 'b', 2), set(8, 'c', 3), set(12, 'd', 4), set(20, 'e', 5)];
  return behind(stream, name, nth % 2 === 0 ? calls : [...calls, set(between(stream, 60, 100), 'f', 6)], { options: { maxDirty: 2 } });
};

/** The first write of a pass fails: the others are made, and the key has its turn in the next. */
const writeFails: Pattern = (stream, name, nth) => {
  const calls = [set(0, 'a', 1), set(5, 'b', 2), get(between(stream, 121, 139), 'a'), get(200, 'a'), get(300, 'a')];
  return behind(stream, name, calls, { store: { initial: { a: 7 }, ...writesFail(failing(nth), 1) } });
};

/** A write fails whose key was set meanwhile: the newer value counts. */
const newerThanFailure: Pattern = (stream, name, nth) => {
  const calls = [set(0, 'a', 1), set(between(stream, 101, 119), 'a', 2), get(125, 'a'), get(300, 'a')];
  return behind(stream, name, calls, { store: writesFail(failing(nth), 1) });
};

/** The store fails for long: a pass every 120 ms, one write each. */
const longFailure: Pattern = (stream, name, nth) =>
  behind(stream, name, [set(between(stream, 0, 9), 'a', 1), get(500, 'a')], { store: writesFail(failing(nth), 1, 2, 3) });

/** A flush with nothing to do, one that begins a pass, and a set after it that the old delay must not write. */
const flushBegins: Pattern = (stream, name) => {
  const calls = [
    flush(0),
    set(10, 'a', 1),
    set(12, 'b', 2),
    flush(between(stream, 15, 30)),
    set(between(stream, 75, 85), 'c', 3),
    get(140, 'c'),
  ];
  return behind(stream, name, calls);
};

/** Flushes during a pass, with something set meanwhile: one more pass for all of them. */
const flushDuringPass: Pattern = (stream, name, nth) => {
  const key = ['a', 'b', 'c'][nth % 3]!;
  const calls = [
    set(0, 'a', 1),
    set(5, 'b', 2),
    set(between(stream, 101, 110), key, 30),
    flush(between(stream, 111, 119)),
    flush(between(stream, 121, 130)),
  ];
  return behind(stream, name, [...calls, set(between(stream, 131, 139), 'd', 4)]);
};

/** A flush during a pass that leaves nothing behind. */
const flushWaits: Pattern = (stream, name) => {
  const calls = [set(0, 'a', 1), set(5, 'b', 2), flush(between(stream, 101, 119)), flush(between(stream, 121, 139)), flush(200)];
  return behind(stream, name, calls);
};

/** A flush whose pass fails in part, and a later one. */
const flushFails: Pattern = (stream, name, nth) => {
  const calls = [set(0, 'a', 1), set(2, 'b', 2), flush(between(stream, 3, 9)), get(60, 'a'), ...(nth % 4 < 2 ? [flush(70)] : [])];
  return behind(stream, name, calls, { store: writesFail(failing(nth), 1) });
};

/** A flush during a pass whose write fails: the pass after it, which begins at once, mends it. */
const flushAfterFailure: Pattern = (stream, name, nth) => {
  const calls = [set(0, 'a', 1), set(5, 'b', 2), flush(between(stream, 105, 139))];
  return behind(stream, name, calls, { store: writesFail(failing(nth), 1) });
};

/** A slow read that a set overtakes. */
const overtakenRead: Pattern = (stream, name) => {
  const calls = [get(0, 'a'), set(between(stream, 5, 20), 'a', 25), get(30, 'a'), get(105, 'a'), get(150, 'a'), get(160, 'a')];
  return behind(stream, name, calls, { store: { initial: { a: 20 }, effectAt: 'start', read: take(100, 30) } });
};

/** Patterns of write-behind, by name. */
export const behindPatterns: Readonly<Record<string, Pattern>> = {
  quiet,
  gathers,
  duringPass,
  whileWritten,
  orderOfNextPass,
  fullBatch,
  fewKeys,
  batchDuringPass,
  writeFails,
  newerThanFailure,
  longFailure,
  flushBegins,
  flushDuringPass,
  flushWaits,
  flushFails,
  flushAfterFailure,
  overtakenReadBehind: overtakenRead,
};
