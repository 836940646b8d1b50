import type { Pattern } from './patterns.ts';
import { between, get, invalidate, ms, offTheMark, put, readsFail, readsTake, scheduleOf } from './schedule-parts.ts';

/** A factor with which nearly every get of a live copy makes an early load. */
const certain = 1e6;

/** Many gets in the last stretch of a copy's life, and beyond; the value changes meanwhile. */
const lastStretch: Pattern = (stream, name, nth) => {
  const loadMs = 20 + stream.below(80);
  const ttlMs = 800 + stream.below(400);
  const beta = [0.5, 1, 2, 3][nth % 4]!;
  const from = Math.max(loadMs + 1, ttlMs - 4 * loadMs * beta);
  const calls = [get(0, 'a'), ...Array.from({ length: 12 }, () => get(between(stream, from, ttlMs + 2 * loadMs), 'a'))];
  const store = { initial: { a: 7 }, changes: [{ atMicros: ms(loadMs + 1), key: 'a', value: 8 }], ...readsTake(loadMs) };
  return scheduleOf({ name, stream, options: { ttlMs, beta }, calls: offTheMark(calls), store });
};

/** Loads of a copy that take shorter or longer than the one before: the last one counts. */
const changingLoads: Pattern = (stream, name) => {
  const beta = 1;
  const calls = [get(0, 'a'), ...Array.from({ length: 14 }, (_, at) => get(ms(500 + at * 60) + stream.below(50_000), 'a'))];
  return scheduleOf({
    name,
    stream,
    options: { ttlMs: 600, beta },
    calls: offTheMark(calls),
    store: { initial: { a: 7 }, ...readsTake(200, 10, 300, 5) },
  });
};

/** An early load, and gets while it is under way and after it. */
const renewal: Pattern = (stream, name) => {
  const at = between(stream, 300, 700);
  const calls = [get(0, 'a'), get(at, 'a'), get(at + between(stream, 1, 38), 'a'), get(at + between(stream, 1, 38), 'a')];
  const store = { initial: { a: 7 }, changes: [{ atMicros: ms(100), key: 'a', value: 8 }] };
  // Once renewed, the copy would be renewed by each get again: the last get comes when the old copy would have ended.
  return scheduleOf({ name, stream, options: { beta: certain }, calls: [...calls, get(ms(1100), 'a')], store });
};

/** An early load that fails: the copy goes on, to its end. */
const renewalFails: Pattern = (stream, name) => {
  const at = between(stream, 300, 700);
  const calls = [
    get(0, 'a'),
    get(at, 'a'),
    get(at + ms(20), 'a'),
    get(at + between(stream, 45, 60), 'a'),
    get(at + between(stream, 100, 200), 'a'),
  ];
  return scheduleOf({ name, stream, options: { beta: certain }, calls, store: { initial: { a: 7 }, ...readsFail(2) } });
};

/** An early load under way when the copy ends: gets wait for it, and share its failure too. */
const renewalTooLate: Pattern = (stream, name, nth) => {
  const calls = [
    get(0, 'a'),
    get(ms(1000) - between(stream, 5, 15), 'a'),
    get(ms(1000), 'a'),
    get(between(stream, 1001, 1020), 'a'),
    get(ms(1080), 'a'),
  ];
  const faults = nth % 2 === 0 ? readsFail(2) : {};
  return scheduleOf({ name, stream, options: { beta: certain }, calls, store: { initial: { a: 7 }, ...faults } });
};

/** The key changes while an early load is under way. */
const renewalVoid: Pattern = (stream, name, nth) => {
  const change = nth % 2 === 0 ? put(ms(510), 'a', 9) : invalidate(ms(530), 'a');
  const calls = [get(0, 'a'), get(ms(500), 'a'), change, get(between(stream, 531, 560), 'a'), get(ms(620), 'a'), get(ms(720), 'a')];
  const store = {
    initial: { a: 7 },
    effectAt: 'start' as const,
    changes: [{ atMicros: ms(525), key: 'a', value: 8 }],
    ...readsTake(40, 100),
  };
  return scheduleOf({ name, stream, options: { beta: certain }, calls, store });
};

/** Knowledge of absence is renewed in the same way. */
const absenceRenewed: Pattern = (stream, name) => {
  const calls = [get(0, 'none'), ...Array.from({ length: 10 }, () => get(between(stream, 60, 260), 'none'))];
  return scheduleOf({ name, stream, options: { missingTtlMs: 200, beta: 1 }, calls: offTheMark(calls), store: { initial: {} } });
};

/** Patterns with early loads, by name. */
export const earlyPatterns: Readonly<Record<string, Pattern>> = {
  lastStretch,
  changingLoads,
  renewal,
  renewalFails,
  renewalTooLate,
  renewalVoid,
  absenceRenewed,
};
