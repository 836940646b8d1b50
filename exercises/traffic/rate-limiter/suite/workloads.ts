import type { RandomStream } from '../../../../src/kernel/index.ts';
import { generateKeys, type WorkloadSpec } from '../../../../src/sim/workload/index.ts';
import { integerArgument, type CallCase, type WorkloadTest } from '../../../../src/grader/authoring.ts';
import { method } from './limiter-calls.ts';
import type { Limits } from './model.ts';

interface Mix {
  readonly limits: Limits;
  readonly length: number;
  readonly clients: WorkloadSpec;
  readonly mostCost: number;
  /** Each tenth call moves the clock by 0 to this. */
  readonly longestWaitMs: number;
}

/** Returns a case of calls mixed: in a hundred, 75 requests with a cost, 5 without, 10 that read a decision, 10 that move the clock. */
function mixedCase({ limits, length, clients, mostCost, longestWaitMs }: Mix, name: string, stream: RandomStream): CallCase {
  const keys = generateKeys(clients, length, `${name}/${stream.uint32()}`);
  const one = { setup: [limits], methods: new Uint8Array(length), a: new Int32Array(length), b: new Int32Array(length) };
  for (let at = 0; at < length; at++) {
    const draw = stream.below(20);
    const { take, takeCost, remaining, retryAfterMs, advance } = method;
    const called = draw < 15 ? takeCost : draw < 16 ? take : draw < 17 ? remaining : draw < 18 ? retryAfterMs : advance;
    one.methods[at] = called;
    one.a[at] = integerArgument(called === advance ? stream.below(longestWaitMs + 1) : keys[at]!);
    one.b[at] = integerArgument(stream.below(mostCost + 1));
  }
  return one;
}

function workload(name: string, title: string, mix: Mix): WorkloadTest {
  return {
    kind: 'workload',
    id: `W/${name}`,
    rule: 'R6',
    title,
    failure: `Over a long workload (${title}) a request was decided differently than by the client's own bucket.`,
    generate: (stream) => mixedCase(mix, name, stream),
  };
}

/** Long workloads in which clients come, go and come back; the rules' small cases are about a few. */
export const workloadTests: readonly WorkloadTest[] = [
  workload('popular', 'a few busy clients among many, three tokens in 100 ms', {
    limits: { burst: 5, count: 3, periodMs: 100 },
    length: 24_000,
    clients: { kind: 'zipf', keyCount: 4_000, alpha: 0.9 },
    mostCost: 6,
    longestWaitMs: 8,
  }),
  workload('many', 'many clients alike, seven tokens in 60 s', {
    limits: { burst: 10, count: 7, periodMs: 60_000 },
    length: 24_000,
    clients: { kind: 'uniform', keyCount: 6_000 },
    mostCost: 8,
    longestWaitMs: 60,
  }),
];
