import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, type BudgetTest, type CallCase } from '../../../../src/grader/authoring.ts';
import { budgetOf } from '../../suite-parts/budget-of.ts';
import { shuffle } from '../../suite-parts/case-shapes.ts';
import manifest from '../exercise.ts';
import { wait, type TtlCall } from './shapes.ts';
import { method } from './ttl-calls.ts';

const { get, set, has, delete: remove, size: readSize } = method;
const number = integerArgument;

/** Fills a cache of capacity n, then mixes all calls while entries expire and, between expiries, live ones are displaced: two calls a place. */
function prepareMixedCalls(size: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const life = () => number(1 + (stream.below(2) === 0 ? stream.below(size) : 2 * size + stream.below(6 * size)));
  const fill = Array.from({ length: size }, (_, key): TtlCall => [set, number(key), number(key), life()]);
  const measured = Array.from({ length: 2 * size }, (_, at): TtlCall => {
    const key = number(stream.below(size + (size >> 2)));
    const draw = stream.below(20);
    if (draw < 7) return [get, key];
    if (draw < 14) return [set, key, number(at), life()];
    if (draw < 16) return wait(stream.below(20));
    return draw < 17 ? [has, key] : draw < 18 ? [remove, key] : [readSize];
  });
  return { fill: buildCase([{ capacity: size }], fill), measured: buildCase([{ capacity: size }], measured) };
}

/** Entries that expire in one leap of {@link prepareExpiry}, as a share of all. */
const leaps = 4;

/**
 * Fills a cache with n entries whose lives last 1 to n milliseconds, no two the same. Half of them are let end one at a time, the size read after each;
 * the others in four leaps.
 */
function prepareExpiry(size: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const lives = shuffle(
    stream,
    Array.from({ length: size }, (_, index) => index + 1),
  );
  const fill = lives.map((life, key): TtlCall => [set, number(key), number(key), number(life)]);
  const half = size >> 1;
  const single = Array.from({ length: half }, (): TtlCall[] => [wait(1), [readSize]]).flat();
  const leap = Array.from({ length: leaps }, (): TtlCall[] => [wait((size - half) / leaps), [readSize]]).flat();
  return { fill: buildCase([{ capacity: size }], fill), measured: buildCase([{ capacity: size }], [...single, ...leap]) };
}

/** Returns how many calls {@link prepareExpiry} measures for each entry that expires. */
function callsPerExpiry(size: number): number {
  return (size + 2 * leaps) / size;
}

const timedKeys = 128;
const rounds = 600;

/** Sets entries whose lives last about so many milliseconds, in steps of an eighth of that: nothing but the length of time depends on the size. */
function prepareTime(spanMs: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const setup = [{ capacity: 2 * timedKeys }];
  const setAny = (): TtlCall => [set, number(stream.below(timedKeys)), number(1), number(spanMs + stream.below(spanMs))];
  const measured = Array.from({ length: rounds }, (): TtlCall[] => [wait(spanMs >> 3), setAny(), setAny(), [readSize]]).flat();
  return { fill: buildCase(setup, Array.from({ length: timedKeys }, setAny)), measured: buildCase(setup, measured) };
}

const sizes = [1024, 4096, 16384];

/** Metered steps as entries grow in number, as they expire, and as the time between grows. */
export const budgetTests: readonly BudgetTest[] = [
  {
    kind: 'budget',
    id: 'R14/steps',
    rule: 'R14',
    title: 'steps per call at 1,024, 4,096 and 16,384 entries',
    failure: 'The cost of a call grows with the number of entries held, or is far above what a heap of them needs.',
    sizes,
    prepare: prepareMixedCalls,
    measure(stepsPerCall) {
      const last = stepsPerCall.at(-1)!;
      return [
        { ...budgetOf(manifest, 'steps-per-operation'), value: last },
        { ...budgetOf(manifest, 'growth'), value: last / stepsPerCall[0]! },
      ];
    },
  },
  {
    kind: 'budget',
    id: 'R14/expiry',
    rule: 'R14',
    title: 'steps per entry that expires, of 1,024, 4,096 and 16,384',
    failure: 'The cost of letting an entry expire grows with the number of those that do not.',
    sizes,
    prepare: prepareExpiry,
    measure: (stepsPerCall) => [
      { ...budgetOf(manifest, 'steps-per-expiry'), value: stepsPerCall.at(-1)! * callsPerExpiry(sizes[stepsPerCall.length - 1]!) },
    ],
  },
  {
    kind: 'budget',
    id: 'R14/time',
    rule: 'R14',
    title: 'steps per call when lives last a second, and a day',
    failure: 'The cost of a call grows with the time that passes, although no more entries expire in it.',
    sizes: [1_000, 100_000_000],
    prepare: prepareTime,
    measure: (stepsPerCall) => [{ ...budgetOf(manifest, 'growth-with-time'), value: stepsPerCall.at(-1)! / stepsPerCall[0]! }],
  },
];
