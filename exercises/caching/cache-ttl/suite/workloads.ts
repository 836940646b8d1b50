import type { RandomStream } from '../../../../src/kernel/index.ts';
import { generateKeys, type WorkloadSpec } from '../../../../src/sim/workload/index.ts';
import { integerArgument, type CallCase, type WorkloadTest } from '../../../../src/grader/authoring.ts';
import { forever, method } from './ttl-calls.ts';

interface Mix {
  readonly capacity: number;
  readonly length: number;
  readonly keys: WorkloadSpec;
  /** Lives are uniform from 1 to this. */
  readonly longestMs: number;
  /** Each twelfth call moves the clock by 0 to this. */
  readonly longestWaitMs: number;
}

/** Returns a case of all calls mixed: in a hundred, 45 get, 35 set, 5 has, 4 delete, 3 size, 8 advance; one set in twenty is for ever. */
function mixedCase({ capacity, length, keys: spec, longestMs, longestWaitMs }: Mix, name: string, stream: RandomStream): CallCase {
  const keys = generateKeys(spec, length, `${name}/${stream.uint32()}`);
  const words = () => new Int32Array(length);
  const one = { setup: [{ capacity }], methods: new Uint8Array(length), a: words(), b: words(), c: words() };
  for (let at = 0; at < length; at++) {
    const draw = stream.below(100);
    const { get, set, has, delete: remove, size, advance } = method;
    const called = draw < 45 ? get : draw < 80 ? set : draw < 85 ? has : draw < 89 ? remove : draw < 92 ? size : advance;
    one.methods[at] = called;
    one.a[at] = integerArgument(called === advance ? stream.below(longestWaitMs + 1) : keys[at]!);
    one.b[at] = integerArgument(at);
    one.c[at] = stream.below(20) === 0 ? forever : integerArgument(1 + stream.below(longestMs));
  }
  return one;
}

function workload(name: string, title: string, mix: Mix): WorkloadTest {
  return {
    kind: 'workload',
    id: `W/${name}`,
    rule: 'R7',
    title,
    failure: `Over a long workload (${title}) the cache held another set of keys than it should.`,
    generate: (stream) => mixedCase(mix, name, stream),
  };
}

/** Long workloads in which entries expire, are displaced and are set again; the rules' small cases begin at capacity 1. */
export const workloadTests: readonly WorkloadTest[] = [
  workload('short-lives', 'short lives, capacity 50', {
    capacity: 50,
    length: 12_000,
    keys: { kind: 'uniform', keyCount: 120 },
    longestMs: 400,
    longestWaitMs: 40,
  }),
  workload('popular-keys', 'popular keys, capacity 500', {
    capacity: 500,
    length: 24_000,
    keys: { kind: 'zipf', keyCount: 4_000, alpha: 0.9 },
    longestMs: 20_000,
    longestWaitMs: 60,
  }),
  workload('leaps', 'leaps of the clock, capacity 5,000', {
    capacity: 5_000,
    length: 24_000,
    keys: { kind: 'uniform', keyCount: 8_000 },
    longestMs: 1_000_000,
    longestWaitMs: 3_000,
  }),
];
