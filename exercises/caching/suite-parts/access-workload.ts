import { createStream } from '../../../src/kernel/index.ts';
import { generateKeys, type WorkloadSpec } from '../../../src/sim/workload/index.ts';
import { integerArgument, type CallCase, type WorkloadTest } from '../../../src/grader/authoring.ts';
import { method } from './cache-calls.ts';

/** Returns a case that reads keys through the cache, with some other calls mixed in: in a hundred, 4 get, 3 set, 2 has, 2 delete, 1 size. */
export function accessCase(capacity: number, keys: Int32Array, seed: string): CallCase {
  const stream = createStream(seed);
  const { length } = keys;
  const one: CallCase = { setup: [{ capacity }], methods: new Uint8Array(length), a: new Int32Array(length), b: new Int32Array(length) };
  for (let at = 0; at < length; at++) {
    const draw = stream.below(100);
    one.methods[at] =
      draw < 88
        ? method.access
        : draw < 92
          ? method.get
          : draw < 95
            ? method.set
            : draw < 97
              ? method.has
              : draw < 99
                ? method.delete
                : method.size;
    one.a[at] = integerArgument(keys[at]!);
    one.b[at] = integerArgument(at);
  }
  return one;
}

/** Returns a test of one long workload on a cache of the given capacity; it checks R3, which key is evicted. */
export function accessWorkload(name: string, title: string, capacity: number, length: number, spec: WorkloadSpec): WorkloadTest {
  return {
    kind: 'workload',
    id: `W/${name}`,
    rule: 'R3',
    title,
    failure: `Over a long workload (${title}) the cache evicted a key it should have kept.`,
    generate: (stream) => accessCase(capacity, generateKeys(spec, length, `${name}/${stream.uint32()}`), `calls/${stream.uint32()}`),
  };
}
