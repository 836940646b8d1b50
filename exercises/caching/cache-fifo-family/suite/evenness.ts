import type { RandomStream } from '../../../../src/kernel/index.ts';
import { buildCase, integerArgument, ResultCode, type CallCase } from '../../../../src/grader/authoring.ts';
import { shuffle, value, type Call } from '../../suite-parts/case-shapes.ts';
import { method } from '../../suite-parts/cache-calls.ts';
import { byPolicy, type ReplacementSetup } from './policies.ts';

const { get, set, has } = method;

/** New keys set in a full cache for each key it holds, in the cases about places. */
const turnover = 2;
/** Keys are told apart by tenths of the cache where it is large. */
const mostGroups = 10;

/** Makes a call on each of keys 0 to count - 1, which are integers here: there are more of them than letters. */
function onEach(called: number, count: number): Call[] {
  return Array.from({ length: count }, (_, key): Call => [called, integerArgument(key), value(key)]);
}

function randomCase(stream: RandomStream, capacity: number, calls: readonly Call[]): CallCase {
  return byPolicy(buildCase([{ capacity }], calls), 'random', stream.below(2 ** 30));
}

/**
 * Returns cases that fill a random cache, set twice as many new keys, and ask which of the first are left. Where a cache keeps its keys in places that it
 * draws from, the first keys stand in the order in which they came: whoever draws some places less often than others keeps their keys longer.
 */
export function placeCases(stream: RandomStream): CallCase[] {
  const cases = (capacity: number, count: number) =>
    Array.from({ length: count }, () =>
      randomCase(stream, capacity, [...onEach(set, (1 + turnover) * capacity), ...onEach(has, capacity)]),
    );
  // With 8 places, one that is never drawn shows; with 171, that a byte was drawn and taken modulo the number of places.
  return [...cases(8, 400), ...cases(171, 24)];
}

/** Returns n to a whole power, by multiplication only, so that all engines agree. */
function wholePower(base: number, exponent: number): number {
  let power = 1;
  for (let turn = 0; turn < exponent; turn++) power *= base;
  return power;
}

/**
 * Returns how unevenly the first keys of {@link placeCases} were left: for each capacity the mean squared deviation of groups of places from what equal
 * chance expects, as a multiple of its variance; of these the largest. Equal chance comes to about 1.
 */
export function unevennessOfPlaces(cases: readonly CallCase[], results: readonly Int32Array[]): number {
  const byCapacity = new Map<number, Int32Array[]>();
  for (const [index, one] of cases.entries()) {
    const { capacity } = one.setup[0] as { capacity: number };
    byCapacity.set(capacity, [...(byCapacity.get(capacity) ?? []), results[index]!.subarray(-capacity)]);
  }
  return Math.max(...[...byCapacity].map(([capacity, answers]) => unevennessOfCapacity(capacity, answers)));
}

function unevennessOfCapacity(capacity: number, answers: readonly Int32Array[]): number {
  const groups = Math.min(capacity, mostGroups);
  const left = new Array<number>(groups).fill(0);
  const places = new Array<number>(groups).fill(0);
  for (let place = 0; place < capacity; place++) {
    const group = Math.floor((place * groups) / capacity);
    places[group]! += 1;
    for (const each of answers) if (each[place] === ResultCode.true) left[group]! += 1;
  }
  const evictions = turnover * capacity;
  const stays = wholePower(1 - 1 / capacity, evictions);
  const bothStay = wholePower(1 - 2 / capacity, evictions);
  const squares = left.map((count, group) => {
    const n = places[group]!;
    const variance = answers.length * (n * stays * (1 - stays) + n * (n - 1) * (bothStay - stays * stays));
    const deviation = count - answers.length * n * stays;
    return (deviation * deviation) / variance;
  });
  return squares.reduce((sum, square) => sum + square, 0) / groups;
}

const agedKeys = 6;
const agedCases = 1_000;

/** Returns cases that fill a random cache, use some of its keys, set one new key, and ask which of the others is gone. */
export function ageCases(stream: RandomStream): CallCase[] {
  return Array.from({ length: agedCases }, () => {
    const order = shuffle(stream, [...Array(agedKeys).keys()]);
    const uses = order.slice(0, 3).map((key): Call => [stream.below(2) === 0 ? get : set, integerArgument(key), value(key)]);
    const newKey: Call = [set, integerArgument(agedKeys), value(agedKeys)];
    return randomCase(stream, agedKeys, [...onEach(set, agedKeys), ...uses, newKey, ...onEach(has, agedKeys)]);
  });
}

/**
 * Returns how unevenly the keys gone in {@link ageCases} are spread over their ranks by insertion, and by last use: chi-square over its degrees of freedom,
 * the larger of the two. Equal chance comes to about 1.
 */
export function unevennessOfAges(cases: readonly CallCase[], results: readonly Int32Array[]): number {
  const byInsertion = new Array<number>(agedKeys).fill(0);
  const byUse = new Array<number>(agedKeys).fill(0);
  for (const [index, one] of cases.entries()) {
    const gone = results[index]!.subarray(-agedKeys).indexOf(ResultCode.false);
    const used = Array.from(one.a.subarray(agedKeys, -agedKeys - 1), (code) => -1 - code);
    const order = [...[...Array(agedKeys).keys()].filter((key) => !used.includes(key)), ...used];
    byInsertion[gone]! += 1;
    byUse[order.indexOf(gone)]! += 1;
  }
  return Math.max(...[byInsertion, byUse].map((counts) => chiSquare(counts) / (agedKeys - 1)));
}

/** Returns Pearson's chi-square of counts that should be equal. */
function chiSquare(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - mean) * (count - mean), 0) / mean;
}

/** Makes the same calls on two random caches, five keys for each place, and reads both at the end. With one seed for both, they get the same numbers. */
function twins(capacity: number, seeds: readonly [number, number]): CallCase {
  const onBoth = (first: number, second: number) =>
    Array.from({ length: 5 * capacity }, (_, key) =>
      [first, second].map((called): Call => [called, integerArgument(key), value(key)]),
    ).flat();
  const calls = [...onBoth(set, method.secondSet), ...onBoth(get, method.secondGet)];
  return buildCase(
    seeds.map((seed): ReplacementSetup => ({ capacity, policy: 'random', seed })),
    calls,
  );
}

/** Draws cases on two caches that get the same numbers. */
export function twinCases(stream: RandomStream): CallCase[] {
  return Array.from({ length: 12 }, () => {
    const seed = stream.below(2 ** 30);
    return twins(3 + stream.below(4), [seed, seed]);
  });
}

/** In simulations the chance that all keys agree was 2^-20 with 12 places and fell by 2^-1.7 or more with each further one: here it is below 2^-100. */
const strangerPlaces = 64;

/** Draws a case on two caches that get different numbers. */
export function strangerCase(stream: RandomStream): CallCase {
  const seed = stream.below(2 ** 30);
  return twins(strangerPlaces, [seed, seed + 1]);
}
