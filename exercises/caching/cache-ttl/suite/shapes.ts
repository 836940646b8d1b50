import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, type CallCase } from '../../../../src/grader/authoring.ts';
import { shuffle, value } from '../../suite-parts/case-shapes.ts';
import { forever, fractions, method, neverLive } from './ttl-calls.ts';

/** A call of a case: method, key (or milliseconds of an advance), value and time to live, as codes. */
export type TtlCall = readonly [method: number, a?: number, b?: number, c?: number];
/** Draws a time to live, as a code. */
type DrawTtl = (stream: RandomStream) => number;
/** Draws the call at a place of the script. */
type DrawCall = (stream: RandomStream, at: number) => TtlCall;

const { get, set, has, delete: remove, size, advance, secondGet, secondSet, secondSize } = method;
const longMs = 1_000;

/** Moves the clock. */
export function wait(ms: number): TtlCall {
  return [advance, integerArgument(ms)];
}

/** Draws whole times from `least` to `most` milliseconds. */
export function between(least: number, most: number): DrawTtl {
  return (stream) => integerArgument(least + stream.below(most - least + 1));
}

/** Asks each of keys 0 to count - 1. */
function askAll(called: number, count: number): TtlCall[] {
  return Array.from({ length: count }, (_, key): TtlCall => [called, key]);
}

function script(stream: RandomStream, count: number, drawCall: DrawCall): TtlCall[] {
  return Array.from({ length: count }, (_, at) => drawCall(stream, at));
}

/**
 * Returns a shape with room for every key: nothing is ever evicted, so all that ends a life is time. A third of the calls sets, a third moves the
 * clock a little, the others ask as told.
 */
export function roomy(asked: readonly number[], ttl: DrawTtl, mostWait = 3): (stream: RandomStream) => CallCase {
  return (stream) => {
    const keys = 1 + stream.below(3);
    const calls = script(stream, 24, (draws, at) => {
      const kind = draws.below(3);
      if (kind === 0) return [set, draws.below(keys), value(at), ttl(draws)];
      if (kind === 1) return wait(draws.below(mostWait + 1));
      return [asked[draws.below(asked.length)]!, draws.below(keys)];
    });
    return buildCase([{ capacity: keys }], [...calls, ...askAll(asked[0]!, keys)]);
  };
}

/** Sets a few keys once, then only reads them as time passes. */
export function reading(stream: RandomStream): CallCase {
  const keys = 1 + stream.below(3);
  const sets = Array.from({ length: keys }, (_, key): TtlCall => [set, key, value(key), between(3, 9)(stream)]);
  const reads = script(stream, 18, (draws) =>
    draws.below(3) === 0 ? wait(1 + draws.below(2)) : [draws.below(2) === 0 ? get : has, draws.below(keys)],
  );
  return buildCase([{ capacity: keys }], [...sets, ...reads]);
}

/** Sets keys again and again, sometimes after a deletion, and asks for them as old deadlines and new ones pass. */
export function settingAgain(withDelete: boolean): (stream: RandomStream) => CallCase {
  return (stream) => {
    const keys = 1 + stream.below(2);
    const calls = script(stream, 28, (draws, at) => {
      const key = draws.below(keys);
      const kind = draws.below(withDelete ? 5 : 4);
      if (kind === 0) return [set, key, value(at), draws.below(6) === 0 ? forever : between(1, 9)(draws)];
      if (kind === 1) return wait(draws.below(5));
      return kind === 4 ? [remove, key] : [kind === 2 ? has : get, key];
    });
    return buildCase([{ capacity: keys }], [...calls, ...askAll(get, keys)]);
  };
}

/** Sets a few more keys than fit, each with another life, so that evicted ones come back before their old deadline. */
export function comingBack(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(2);
  const keys = capacity + 1 + stream.below(2);
  const calls = script(stream, 24, (draws, at) => {
    const kind = draws.below(4);
    if (kind < 2) return [set, draws.below(keys), value(at), between(1, 12)(draws)];
    return kind === 2 ? wait(draws.below(4)) : [has, draws.below(keys)];
  });
  return buildCase([{ capacity }], [...calls, ...askAll(has, keys)]);
}

/** Fills a cache with short and long lives in any order of use, lets the short ones end, and sets as many new keys as places came free, then one more. */
export function givingWay(stream: RandomStream): CallCase {
  const capacity = 2 + stream.below(4);
  const shortCount = 1 + stream.below(capacity - 1);
  const order = shuffle(stream, [...Array(capacity).keys()]);
  const sets = order.map((key): TtlCall => [set, key, value(key), integerArgument(key < shortCount ? 1 + stream.below(4) : longMs)]);
  const uses = script(stream, stream.below(4), (draws) => [get, draws.below(capacity)]);
  const isOneMore = stream.below(2) === 0;
  const newCount = shortCount + (isOneMore ? 1 : 0);
  const news = Array.from({ length: newCount }, (_, index): TtlCall => [
    set,
    capacity + index,
    value(capacity + index),
    integerArgument(longMs),
  ]);
  return buildCase([{ capacity }], [...sets, ...uses, wait(4), ...news, ...askAll(get, capacity + newCount)]);
}

/** Sets new keys of long lives in a full cache and in between makes calls of one kind on keys set before, while some time passes. */
export function evicting(other: (stream: RandomStream, key: number, at: number) => TtlCall): (stream: RandomStream) => CallCase {
  return (stream) => {
    const capacity = 1 + stream.below(4);
    const life = between(longMs, 9 * longMs);
    const calls: TtlCall[] = [];
    let next = 0;
    for (let at = 0; at < 18; at++) {
      const kind = stream.below(5);
      if (next === 0 || kind < 2) calls.push([set, next++, value(at), life(stream)]);
      else if (kind === 2) calls.push(wait(stream.below(9)));
      else calls.push(other(stream, stream.below(next), at));
    }
    return buildCase([{ capacity }], [...calls, ...askAll(get, next)]);
  };
}

/** Mixes all calls on a small cache with lives short and long. */
export function mixed(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(3);
  const keys = capacity + 2;
  const calls = script(stream, 30, (draws, at) => {
    const key = draws.below(keys);
    const kind = draws.below(12);
    if (kind < 5) return [set, key, value(at), draws.below(3) === 0 ? integerArgument(longMs) : between(1, 8)(draws)];
    if (kind < 7) return wait(draws.below(5));
    return kind < 9 ? [get, key] : kind === 9 ? [has, key] : kind === 10 ? [remove, key] : [size];
  });
  return buildCase([{ capacity }], [...calls, [size], ...askAll(get, keys)]);
}

/** Reads the size as lives end, in caches full and not. */
export function sizes(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(4);
  const calls = script(stream, 24, (draws, at) => {
    const kind = draws.below(7);
    if (kind < 3) return [set, draws.below(capacity + 1), value(at), between(1, 8)(draws)];
    if (kind < 5) return wait(draws.below(4));
    return kind === 5 ? [remove, draws.below(capacity + 1)] : [get, draws.below(capacity + 1)];
  });
  return buildCase(
    [{ capacity }],
    calls.flatMap((call): TtlCall[] => [call, [size]]),
  );
}

/** Sets some entries for ever, others for up to three days, and lets the clock leap as far. */
export function forEver(stream: RandomStream): CallCase {
  const keys = 1 + stream.below(3);
  const calls = script(stream, 16, (draws, at) => {
    const kind = draws.below(5);
    if (kind < 2) return [set, draws.below(keys), value(at), draws.below(2) === 0 ? forever : between(1, 2 ** 28)(draws)];
    if (kind === 2) return wait(draws.below(2 ** 28));
    return kind === 3 ? [get, draws.below(keys)] : [size];
  });
  return buildCase([{ capacity: keys }], [...calls, wait(2 ** 28), ...askAll(get, keys)]);
}

/** Sets entries that are never live, over live ones and not, with room for all. */
export function never(stream: RandomStream): CallCase {
  const keys = 1 + stream.below(3);
  const calls = script(stream, 20, (draws, at) => {
    const key = draws.below(keys);
    const kind = draws.below(7);
    if (kind < 2) return [set, key, value(at), neverLive[draws.below(neverLive.length)]!];
    if (kind < 4) return [set, key, value(at), draws.below(3) === 0 ? fractions[draws.below(2)]! : between(1, 20)(draws)];
    return kind === 4 ? wait(draws.below(3)) : kind === 5 ? [size] : [draws.below(2) === 0 ? get : has, key];
  });
  return buildCase([{ capacity: keys }], [...calls, ...askAll(get, keys), [size]]);
}

/** Sets, reads and counts in two caches as one clock moves. */
export function oneClock(stream: RandomStream): CallCase {
  const capacity = 1 + stream.below(3);
  const calls = script(stream, 24, (draws, at) => {
    const key = draws.below(capacity);
    const kind = draws.below(8);
    if (kind < 2) return [set, key, value(at), between(1, 9)(draws)];
    if (kind < 4) return [secondSet, key, value(at), between(1, 9)(draws)];
    if (kind === 4) return wait(draws.below(4));
    return kind === 5 ? [get, key] : kind === 6 ? [secondGet, key] : [draws.below(2) === 0 ? size : secondSize];
  });
  return buildCase([{ capacity }, { capacity }], calls);
}
