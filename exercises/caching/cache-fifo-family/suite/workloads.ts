import { generateKeys, type WorkloadSpec } from '../../../../src/sim/workload/index.ts';
import type { WorkloadTest } from '../../../../src/grader/authoring.ts';
import { accessCase } from '../../suite-parts/access-workload.ts';
import { byPolicy, type PolicyName } from './policies.ts';

function workload(rule: string, policy: PolicyName, title: string, capacity: number, length: number, spec: WorkloadSpec): WorkloadTest {
  return {
    kind: 'workload',
    id: `W/${policy}`,
    rule,
    title,
    failure: `Over a long workload (${title}) the cache evicted a key it should have kept.`,
    generate: (stream) => {
      const keys = generateKeys(spec, length, `${policy}/${stream.uint32()}`);
      return byPolicy(accessCase(capacity, keys, `calls/${stream.uint32()}`), policy, stream.below(2 ** 30));
    },
  };
}

/** A long workload for each policy; the rules' small cases begin at capacity 1. */
export const workloadTests: readonly WorkloadTest[] = [
  workload('R3', 'fifo', 'fifo, popular keys, capacity 1,000', 1_000, 16_000, { kind: 'zipf', keyCount: 8_000, alpha: 0.9 }),
  workload('R4', 'lifo', 'lifo, uniform keys, capacity 200', 200, 8_000, { kind: 'uniform', keyCount: 400 }),
  workload('R5', 'mru', 'mru, a loop larger than the cache, capacity 500', 500, 8_000, { kind: 'loop', keyCount: 600 }),
  workload('R6', 'random', 'random, uniform keys, capacity 20', 20, 8_000, { kind: 'uniform', keyCount: 40 }),
];
