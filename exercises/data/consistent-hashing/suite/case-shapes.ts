import type { RandomStream } from '../../../../src/kernel/index.ts';
import { integerArgument, type CallCase } from '../../../../src/grader/authoring.ts';
import { fraction, letterCount, method, noWeight, onSecond, type Call } from './ring-calls.ts';

const integer = integerArgument;

/** Returns cases of one shape, each drawn from a stream of its own. */
export function draw(stream: RandomStream, shape: (stream: RandomStream) => CallCase, count = 40): CallCase[] {
  return Array.from({ length: count }, (_, index) => shape(stream.fork(String(index))));
}

/** Shuffles in place (Fisher and Yates) and returns the array. */
export function shuffle<T>(stream: RandomStream, items: T[]): T[] {
  for (let at = items.length - 1; at > 0; at--) {
    const other = stream.below(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return items;
}

/** Returns so many different names, "a" to "p" in some order. */
export function someNames(stream: RandomStream, count: number): number[] {
  return shuffle(stream, [...Array(letterCount).keys()]).slice(0, count);
}

/** Returns so many different keys. */
export function someKeys(stream: RandomStream, count: number): number[] {
  const first = stream.below(10_000);
  return Array.from({ length: count }, (_, index) => integer(first + index));
}

/** Points a node: few, so that a ring of few nodes has wide arcs and keys beyond its last point, or more. */
export function fewPoints(stream: RandomStream): number {
  return [1, 1, 2, 3, 5, 20][stream.below(6)]!;
}

const weights = [integer(1), integer(2), integer(3), fraction(0.5), fraction(0.25), fraction(1.5)];

/** Returns one of six weights from a quarter to 3. */
export function someWeight(stream: RandomStream): number {
  return weights[stream.below(weights.length)]!;
}

/** Adds nodes with weight 1. */
export function join(nodes: readonly number[]): Call[] {
  return nodes.map((node) => [method.addNode, node, noWeight]);
}

/** Asks for the owner of each key. */
export function owners(keys: readonly number[]): Call[] {
  return keys.map((key) => [method.getNode, key]);
}

/** Asks for the list of each key, place by place. */
export function lists(keys: readonly number[], count: number): Call[] {
  return keys.flatMap((key) =>
    Array.from({ length: Math.max(1, count) }, (_, place): Call => [method.getNodes, key, integer(count), integer(place)]),
  );
}

/** Makes calls on the second ring instead. */
export function second(calls: readonly Call[]): Call[] {
  return calls.map(onSecond);
}
