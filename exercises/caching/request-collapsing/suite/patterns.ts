import type { RandomStream } from '../../../../src/kernel/index.ts';
import type { CallSpec, Json, Schedule } from '../../../../src/sim/service/index.ts';
import {
  between,
  callsFail,
  callsHang,
  callsTake,
  get,
  getAfterFirst,
  lateGet,
  leavingGet,
  ms,
  scheduleOf,
  throwingKey,
} from './schedule-parts.ts';

/** Draws the n-th schedule of its kind: n chooses between variants, so that each is there under every seed. */
export type Pattern = (stream: RandomStream, name: string, nth: number) => Schedule;

/** Some gets of a key within a time in milliseconds, none of them at its beginning. */
export function crowdOf(stream: RandomStream, key: string, fromMs: number, toMs: number, count = 2 + stream.below(4)): CallSpec[] {
  return Array.from({ length: count }, () => get(between(stream, fromMs, toMs), key));
}

/** One get after the other: none finds a call under way. */
const apart: Pattern = (stream, name) =>
  scheduleOf({ name, stream, calls: [get(0, 'a'), get(between(stream, 41, 90), 'a'), get(between(stream, 140, 300), 'a')] });

/** A crowd during a call, and another during the next. */
const crowds: Pattern = (stream, name) =>
  scheduleOf({
    name,
    stream,
    calls: [get(0, 'a'), ...crowdOf(stream, 'a', 1, 39), get(ms(60), 'a'), ...crowdOf(stream, 'a', 61, 99)],
  });

/** A get made by a caller as soon as an answer is given. */
const atOnceAgain: Pattern = (stream, name, nth) => {
  const calls = [get(0, 'a'), ...crowdOf(stream, 'a', 1, 39), getAfterFirst(0, 'a'), getAfterFirst(1 + stream.below(3000), 'a')];
  return scheduleOf({ name, stream, calls, ...(nth % 2 === 1 && { faults: callsFail(1) }) });
};

/** Keys side by side that are easily taken for one, the first slow. */
const severalKeys: Pattern = (stream, name, nth) => {
  const [a, b, c] = [
    ['a', 'b', 'c'],
    ['/page', '/Page', '/page/'],
    ['a', 'a ', ' a'],
    ['1', '01', '1.0'],
    ['/p?x=1', '/p?x=2', '/p'],
    ['é', 'e\u0301', 'e'],
  ][nth % 6] as [string, string, string];
  const calls = [
    get(0, a),
    get(between(stream, 1, 20), b),
    get(between(stream, 1, 20), c),
    get(between(stream, 21, 24), b),
    get(between(stream, 21, 24), c),
    get(between(stream, 46, 140), a),
    get(between(stream, 46, 60), b),
  ];
  return scheduleOf({ name, stream, calls, fetch: callsTake(150, 25, 25) });
};

/** A call of one key fails, or hangs, while a call of another is under way. */
const otherKeyFails: Pattern = (stream, name, nth) => {
  const calls = [get(0, 'a'), get(ms(5), 'b'), get(ms(10), 'b'), get(ms(15), 'a'), get(between(stream, 206, 240), 'b'), get(ms(300), 'a')];
  const faults = nth % 2 === 0 ? callsFail(1) : callsHang(1);
  return scheduleOf({ name, stream, calls, fetch: callsTake(20, 190, 40), faults });
};

/** Keys that every object has, and the empty one. */
const awkward: Pattern = (stream, name, nth) => {
  const key = ['__proto__', 'constructor', 'toString', '', 'hasOwnProperty', 'constructor'][nth % 6]!;
  return scheduleOf({
    name,
    stream,
    calls: [get(0, key), ...crowdOf(stream, key, 1, 39, 2), get(between(stream, 1, 39), 'a'), get(ms(100), key), get(ms(110), key)],
  });
};

/** Answers that look like nothing. */
const values: Pattern = (stream, name, nth) => {
  const value = [null, 0, false, '', undefined, [0]][nth % 6] as Json | undefined;
  const calls = [get(0, 'a'), ...crowdOf(stream, 'a', 1, 39, 2), get(ms(60), 'a')];
  return scheduleOf({ name, stream, calls, values: value === undefined ? {} : { a: value } });
};

/** A call that fails with a crowd waiting, and gets after it. */
const failing: Pattern = (stream, name, nth) => {
  const calls = [
    get(0, 'a'),
    ...crowdOf(stream, 'a', 1, 39),
    get(between(stream, 41, 55), 'a'),
    get(ms(60), 'a'),
    get(between(stream, 100, 300), 'a'),
  ];
  return scheduleOf({ name, stream, calls, faults: nth % 2 === 0 ? callsFail(1) : callsFail(1, 2) });
};

/** Fetch throws. */
const throwing: Pattern = (stream, name, nth) => {
  const first = get(0, throwingKey);
  const calls = [
    nth % 2 === 0 ? first : leavingGet(0, throwingKey, ms(30)),
    get(between(stream, 1, 20), 'a'),
    get(between(stream, 21, 40), throwingKey),
    get(between(stream, 21, 40), 'a'),
    get(between(stream, 250, 300), throwingKey),
  ];
  return scheduleOf({ name, stream, calls });
};

/** A call without an answer: early and late joiners, and gets after the limit. */
const hanging: Pattern = (stream, name, nth) => {
  const timeoutMs = [100, 200, 400][nth % 3]!;
  const calls = [
    get(0, 'a'),
    ...crowdOf(stream, 'a', 1, timeoutMs * 0.7, 2),
    get(between(stream, timeoutMs * 0.8, timeoutMs - 1), 'a'),
    get(between(stream, timeoutMs + 1, timeoutMs + 20), 'a'),
    get(between(stream, timeoutMs + 21, timeoutMs + 22), 'a'),
    get(between(stream, timeoutMs + 70, timeoutMs + 90), 'a'),
  ];
  return scheduleOf({ name, stream, timeoutMs, calls, faults: nth < 4 ? callsHang(1) : callsHang(1, 2) });
};

/** A call that takes nearly as long as it may. */
const justInTime: Pattern = (stream, name) =>
  scheduleOf({
    name,
    stream,
    calls: [get(0, 'a'), ...crowdOf(stream, 'a', 1, 198), get(ms(230), 'a'), get(ms(420), 'a')],
    fetch: callsTake(199),
  });

/** An answer, or an error, that comes after its call was given up, while a new call is under way. */
const lateAnswer: Pattern = (stream, name, nth) => {
  const lateMs = 250 + stream.below(50);
  const calls = [
    get(0, 'a'),
    get(between(stream, 1, 199), 'a'),
    get(between(stream, 201, 240), 'a'),
    get(lateMs * 1000 + between(stream, 1, 20), 'a'),
    get(ms(320), 'a'),
  ];
  return scheduleOf({ name, stream, calls, fetch: callsTake(lateMs, 140, 40), ...(nth % 2 === 1 && { faults: callsFail(1) }) });
};

/** An answer, or an error, that comes after its call was given up, while none is under way; then a get. */
const lateAnswerAlone: Pattern = (stream, name, nth) => {
  const calls = [get(0, 'a'), get(between(stream, 240, 300), 'a'), get(ms(310), 'a'), get(ms(400), 'a')];
  return scheduleOf({ name, stream, calls, fetch: callsTake(230, 80, 40), ...(nth % 2 === 1 && { faults: callsFail(1) }) });
};

/** The limit of a call that was answered, failed or left falls into the time of the next. */
const oldLimit: Pattern = (stream, name, nth) => {
  const first = nth % 3 === 2 ? leavingGet(0, 'a', ms(30)) : get(0, 'a');
  const calls = [first, get(between(stream, 60, 90), 'a'), get(ms(150), 'a'), get(between(stream, 202, 230), 'a')];
  const faults = nth % 3 === 1 ? callsFail(1) : [];
  return scheduleOf({ name, stream, calls, faults, fetch: callsTake(40, 180, 40) });
};

/** Patterns in which everybody stays, by name. */
export const patterns: Readonly<Record<string, Pattern>> = {
  apart,
  crowds,
  atOnceAgain,
  severalKeys,
  otherKeyFails,
  awkward,
  values,
  failing,
  throwing,
  hanging,
  justInTime,
  lateAnswer,
  lateAnswerAlone,
  oldLimit,
};

/** A call that somebody leaves: the first who asked, or one between, or the last; then one more joins. */
const oneLeaves: Pattern = (stream, name, nth) => {
  const leaves = nth % 3;
  const calls = [0, 5, 10].map((atMs, at) => (at === leaves ? leavingGet(ms(atMs), 'a', between(stream, 12, 50)) : get(ms(atMs), 'a')));
  return scheduleOf({ name, stream, calls: [...calls, get(between(stream, 51, 79), 'a'), get(ms(90), 'a')], fetch: callsTake(80, 40) });
};

/** Two wait, one leaves; or three, and two leave: the last one stays. */
const allButOneLeave: Pattern = (stream, name, nth) => {
  const leaving = Array.from({ length: 1 + (nth % 2) }, (_, at) => leavingGet(ms(5 * at), 'a', between(stream, 20, 60)));
  const stays = get(nth < 3 ? ms(15) : 0, 'a');
  return scheduleOf({ name, stream, calls: [stays, ...leaving, get(between(stream, 62, 79), 'a')], fetch: callsTake(80) });
};

/** Everybody leaves, and nobody comes any more. */
const allLeave: Pattern = (stream, name, nth) => {
  const calls = Array.from({ length: 1 + (nth % 3) }, (_, at) => leavingGet(ms(5 * at), 'a', between(stream, 20, 60)));
  return scheduleOf({ name, stream, calls, ...(nth < 3 ? { fetch: callsTake(90) } : { faults: callsHang(1) }) });
};

/** Everybody leaves; then others come, before the answer of the call that was given up. */
const allLeaveThenNew: Pattern = (stream, name, nth) => {
  const calls = [
    ...Array.from({ length: 1 + (nth % 3) }, (_, at) => leavingGet(ms(5 * at), 'a', between(stream, 20, 60))),
    get(ms(70), 'a'),
    get(between(stream, 71, 95), 'a'),
    get(between(stream, 101, 120), 'a'),
    get(ms(180), 'a'),
  ];
  return scheduleOf({ name, stream, calls, fetch: callsTake(100, 90, 40), ...(nth % 2 === 1 && { faults: callsFail(1) }) });
};

/** One leaves, and then the call fails or is given up. */
const leavesAndFails: Pattern = (stream, name, nth) => {
  const calls = [
    leavingGet(0, 'a', between(stream, 21, 50)),
    get(ms(10), 'a'),
    get(ms(20), 'a'),
    get(between(stream, 220, 260), 'a'),
    leavingGet(between(stream, 220, 260), 'b', ms(400)),
  ];
  return scheduleOf({ name, stream, calls, fetch: callsTake(80, 40), faults: nth % 2 === 0 ? callsFail(1) : callsHang(1) });
};

/** Callers who had left before they asked: alone, beside others, and beside one who leaves later. */
const leftBefore: Pattern = (stream, name, nth) => {
  const waits = nth % 2 === 0 ? get(ms(60), 'a') : leavingGet(ms(60), 'a', between(stream, 80, 95));
  const calls = [lateGet(0, 'a'), get(ms(10), 'b'), waits, lateGet(ms(70), 'a'), lateGet(between(stream, 71, 78), 'b'), get(ms(150), 'a')];
  return scheduleOf({ name, stream, calls });
};

/** Callers with a signal who stay, answered one after the other and together. */
const signalsUnused: Pattern = (stream, name) => {
  const calls = [get(0, 'a'), ...crowdOf(stream, 'a', 1, 39), get(ms(60), 'a')].map((call) => ({ ...call, signal: true as const }));
  return scheduleOf({ name, stream, calls });
};

/** Patterns in which callers leave, by name. */
export const leavingPatterns: Readonly<Record<string, Pattern>> = {
  oneLeaves,
  allButOneLeave,
  allLeave,
  allLeaveThenNew,
  leavesAndFails,
  leftBefore,
  signalsUnused,
};
