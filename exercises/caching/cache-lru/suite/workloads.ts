import { createStream } from '../../../../src/kernel/index.ts';
import { generateKeys, type WorkloadSpec } from '../../../../src/sim/workload/index.ts';
import { integerArgument, type CallCase, type WorkloadTest } from '../../../../src/grader/authoring.ts';
import { method } from './interface.ts';

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

function workload(name: string, title: string, capacity: number, length: number, spec: WorkloadSpec): WorkloadTest {
  return {
    kind: 'workload',
    id: `W/${name}`,
    rule: 'R3',
    title,
    failure: `Over a long workload (${title}) the cache evicted a key it should have kept.`,
    generate: (stream) => accessCase(capacity, generateKeys(spec, length, `${name}/${stream.uint32()}`), `calls/${stream.uint32()}`),
  };
}

/** Long workloads of five kinds, capacities from 50 to 100,000; the rules' small cases begin at 1. */
export const workloadTests: readonly WorkloadTest[] = [
  workload('uniform', 'uniform keys, capacity 50', 50, 6_000, { kind: 'uniform', keyCount: 100 }),
  workload('zipf', 'Zipf keys, capacity 1,000', 1_000, 30_000, { kind: 'zipf', keyCount: 10_000, alpha: 0.9 }),
  workload('loop', 'a loop slightly larger than the cache, capacity 500', 500, 8_000, { kind: 'loop', keyCount: 520 }),
  workload('shifting', 'a hot set that moves, capacity 200', 200, 20_000, {
    kind: 'shifting',
    keyCount: 2_000,
    hotKeyCount: 100,
    hotShare: 0.9,
    shiftEvery: 2_000,
  }),
  workload('scan', 'a scan of 110,000 keys, capacity 100,000', 100_000, 112_000, { kind: 'scan' }),
];
