import type { RandomStream } from '../../../src/kernel/index.ts';
import { buildCase, integerArgument, type CallCase } from '../../../src/grader/authoring.ts';
import { method } from './cache-calls.ts';

const callsPerKey = 3;

/** Fills a cache of capacity n, then mixes hits, misses, evictions, overwrites and deletions, three calls a key. */
export function prepareMixedCalls(size: number, stream: RandomStream): { fill: CallCase; measured: CallCase } {
  const setup = [{ capacity: size }];
  const fill = buildCase(
    setup,
    Array.from({ length: size }, (_, key) => [method.set, integerArgument(key), integerArgument(key)] as const),
  );
  const count = callsPerKey * size;
  const measured: CallCase = { setup, methods: new Uint8Array(count), a: new Int32Array(count), b: new Int32Array(count) };
  for (let at = 0; at < count; at++) {
    const draw = stream.below(20);
    measured.methods[at] =
      draw < 9 ? method.get : draw < 16 ? method.set : draw < 17 ? method.has : draw < 18 ? method.delete : method.access;
    measured.a[at] = integerArgument(stream.below(size + (size >> 2)));
    measured.b[at] = integerArgument(at);
  }
  return { fill, measured };
}
