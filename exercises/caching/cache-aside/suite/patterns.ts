import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { Schedule } from '../../../../src/sim/service/index.ts';
import { between, get, invalidate, ms, put, readsFail, readsTake, scheduleOf, writesFail } from './schedule-parts.ts';

/** Draws the n-th schedule of its kind: n chooses between variants, so that each is there under every seed. The first load begins at 0. */
export type Pattern = (stream: RandomStream, name: string, nth: number) => Schedule;

/** A get after a load of 40 ms, one just before the copy ends, one at its end, and one that a life counted from the load's end would still serve. */
const lives: Pattern = (stream, name) => {
  const ttlMs = 300 + stream.below(500);
  const end = ms(ttlMs);
  const calls = [get(0, 'a'), get(between(stream, 41, 200), 'a'), get(end - 1, 'a'), get(end, 'a'), get(end + ms(60), 'a')];
  return scheduleOf({ name, stream, options: { ttlMs }, calls, store: { initial: { a: 7 } } });
};

/** The same, with the first get after the end a little late: within the time the load took. */
const endsLate: Pattern = (stream, name) => {
  const ttlMs = 300 + stream.below(500);
  const calls = [get(0, 'a'), get(ms(ttlMs) - between(stream, 1, 100), 'a'), get(ms(ttlMs) + between(stream, 1, 39), 'a')];
  return scheduleOf({ name, stream, options: { ttlMs }, calls, store: { initial: { a: 7 } } });
};

/** Several gets while the first load is under way, and again when the copy has ended. */
const crowd: Pattern = (stream, name) => {
  const starts = [0, ms(1200)];
  const calls = starts.flatMap((start) => [
    get(start, 'a'),
    ...Array.from({ length: 2 + stream.below(3) }, () => get(start + between(stream, 0, 39), 'a')),
  ]);
  return scheduleOf({ name, stream, calls, store: { initial: { a: 7 }, changes: [{ atMicros: ms(600), key: 'a', value: 8 }] } });
};

/** Keys side by side: a slow load of one, quick ones of others, and a change of one while the others have copies. */
const severalKeys: Pattern = (stream, name) => {
  const calls = [
    get(0, 'a'),
    get(between(stream, 1, 20), 'b'),
    get(between(stream, 1, 20), 'c'),
    get(ms(60), 'b'),
    put(ms(80), 'c', 33),
    get(ms(110), 'b'),
    get(ms(120), 'c'),
    get(ms(250), 'a'),
    invalidate(ms(260), 'b'),
    get(ms(270), 'a'),
    get(ms(280), 'c'),
  ];
  return scheduleOf({ name, stream, calls, store: { initial: { a: 1, b: 2, c: 3 }, ...readsTake(150, 20, 25) } });
};

/** A key that the store does not have: known for its own time, which may be shorter or longer than that of a value. */
const absent: Pattern = (stream, name, nth) => {
  const missingTtlMs = nth % 2 === 0 ? 120 + stream.below(100) : 1500 + stream.below(500);
  const end = ms(missingTtlMs);
  const calls = [
    get(0, 'none'),
    get(ms(20), 'none'),
    get(between(stream, 45, 110), 'none'),
    get(end - 1, 'none'),
    get(end, 'none'),
    get(end + ms(70), 'none'),
  ];
  return scheduleOf({ name, stream, options: { missingTtlMs }, calls, store: { initial: {} } });
};

/** A key that comes into being by a put while its absence is known. */
const born: Pattern = (stream, name) => {
  const calls = [get(0, 'a'), get(ms(50), 'a'), put(ms(60), 'a', 5), get(between(stream, 81, 150), 'a'), get(ms(240), 'a')];
  return scheduleOf({ name, stream, calls, store: { initial: {} } });
};

/** A load that fails while several wait for it; the next one succeeds. */
const loadFails: Pattern = (stream, name) => {
  const calls = [
    get(0, 'a'),
    get(between(stream, 1, 39), 'a'),
    get(between(stream, 1, 39), 'a'),
    get(ms(50), 'a'),
    get(ms(60), 'a'),
    get(ms(120), 'a'),
  ];
  return scheduleOf({ name, stream, calls, store: { initial: { a: 7 }, ...readsFail(1) } });
};

/** A copy is renewed only to fail: the old one has ended. */
const reloadFails: Pattern = (stream, name) => {
  const calls = [get(0, 'a'), get(ms(1010), 'a'), get(ms(1010) + between(stream, 1, 39), 'a'), get(ms(1060), 'a'), get(ms(1120), 'a')];
  return scheduleOf({ name, stream, calls, store: { initial: { a: 7 }, ...readsFail(2) } });
};

/** A put with a copy there: gets before it is done, and after. */
const putOverCopy: Pattern = (stream, name) => {
  const start = between(stream, 50, 100);
  const calls = [
    get(0, 'a'),
    put(start, 'a', 8),
    get(start + ms(10), 'a'),
    get(start + between(stream, 20.001, 30), 'a'),
    get(start + ms(90), 'a'),
  ];
  return scheduleOf({ name, stream, calls, store: { initial: { a: 7 } } });
};

/** A put of a key that nobody has read. */
const putFirst: Pattern = (stream, name) => {
  const calls = [put(0, 'a', 8), get(between(stream, 20.001, 40), 'a'), get(ms(100), 'a')];
  return scheduleOf({ name, stream, calls, store: { initial: { a: 7 } } });
};

/** A put that fails, with its effect or without. */
const putFails: Pattern = (stream, name, nth) => {
  const how = nth % 2 === 0 ? 'rejects' : 'rejectsAfterEffect';
  const calls = [get(0, 'a'), put(ms(50), 'a', 8), get(ms(60), 'a'), get(between(stream, 71, 100), 'a'), get(ms(150), 'a')];
  return scheduleOf({ name, stream, calls, store: { initial: { a: 7 }, ...writesFail(how, 1) } });
};

/** Two puts of one key at once, the second done first. */
const putsCross: Pattern = (stream, name) => {
  const calls = [
    get(0, 'a'),
    put(ms(50), 'a', 8),
    put(ms(60), 'a', 9),
    get(ms(85), 'a'),
    get(between(stream, 125, 140), 'a'),
    get(ms(200), 'a'),
  ];
  const write = { kind: 'list' as const, micros: [ms(60), ms(20)] };
  return scheduleOf({ name, stream, calls, store: { initial: { a: 7 }, write, ...readsTake(40, 10) } });
};

/** Somebody else changes the key and says so. */
const changedElsewhere: Pattern = (stream, name) => {
  const at = between(stream, 50, 200);
  const calls = [
    get(0, 'a'),
    invalidate(at, 'a'),
    get(at + between(stream, 0, 10), 'a'),
    get(at + ms(60), 'a'),
    invalidate(at + ms(70), 'never-read'),
  ];
  return scheduleOf({ name, stream, calls, store: { initial: { a: 7 }, changes: [{ atMicros: at, key: 'a', value: 8 }] } });
};

/** A slow load reads the old value; the key changes; nobody asks until the load is done. */
const staleFill: Pattern = (stream, name, nth) => {
  const change = changeOf(nth, between(stream, 10, 50), 8);
  const calls = [get(0, 'a'), ...change.calls, get(ms(110), 'a'), get(ms(150), 'a')];
  return scheduleOf({ name, stream, calls, store: { initial: { a: 7 }, effectAt: 'start', ...change.store, ...readsTake(100, 20) } });
};

/** A slow load reads the old value; the key changes; a get comes while the slow load is still under way, and its own is quicker. */
const overtaken: Pattern = (stream, name, nth) => {
  const change = changeOf(nth, between(stream, 5, 20), 8);
  const calls = [get(0, 'a'), ...change.calls, get(ms(50), 'a'), get(ms(55), 'a'), get(ms(80), 'a'), get(ms(130), 'a')];
  return scheduleOf({ name, stream, calls, store: { initial: { a: 7 }, effectAt: 'start', ...change.store, ...readsTake(100, 20) } });
};

/** The same, but the old load ends first, well or badly, while the new one is under way. */
const overlapping: Pattern = (stream, name, nth) => {
  const change = changeOf(nth, between(stream, 5, 20), 8);
  const calls = [get(0, 'a'), ...change.calls, get(ms(50), 'a'), get(ms(110), 'a'), get(ms(120), 'a'), get(ms(180), 'a')];
  const faults = nth % 4 < 2 ? readsFail(1) : {};
  return scheduleOf({
    name,
    stream,
    calls,
    store: { initial: { a: 7 }, effectAt: 'start', ...change.store, ...readsTake(100, 100), ...faults },
  });
};

/** Values that look like nothing. */
const emptyValues: Pattern = (stream, name, nth) => {
  const value = [null, 0, false, '', [], {}][nth % 6]!;
  const calls = [
    get(0, 'a'),
    get(ms(20), 'a'),
    get(ms(50), 'a'),
    get(ms(250), 'a'),
    put(ms(300), 'a', value),
    get(ms(330), 'a'),
    get(ms(600), 'a'),
  ];
  return scheduleOf({ name, stream, options: { missingTtlMs: 200 }, calls, store: { initial: { a: value } } });
};

/** A change of a key: by a put that is done 20 ms later, or elsewhere, in turn. */
function changeOf(nth: number, atMicros: number, value: number) {
  if (nth % 2 === 0) return { calls: [put(atMicros, 'a', value)], store: {} };
  return { calls: [invalidate(atMicros, 'a')], store: { changes: [{ atMicros, key: 'a', value }] } };
}

/** Patterns without early loads, by name. */
export const patterns: Readonly<Record<string, Pattern>> = {
  lives,
  endsLate,
  crowd,
  severalKeys,
  absent,
  born,
  loadFails,
  reloadFails,
  putOverCopy,
  putFirst,
  putFails,
  putsCross,
  changedElsewhere,
  staleFill,
  overtaken,
  overlapping,
  emptyValues,
};
