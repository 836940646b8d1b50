import type { WorkloadTest } from '../../../../src/grader/authoring.ts';
import { accessWorkload } from '../../suite-parts/access-workload.ts';

/** Long workloads of five kinds, capacities from 50 to 100,000; the rules' small cases begin at 1. */
export const workloadTests: readonly WorkloadTest[] = [
  accessWorkload('uniform', 'uniform keys, capacity 50', 50, 6_000, { kind: 'uniform', keyCount: 100 }),
  accessWorkload('zipf', 'Zipf keys, capacity 1,000', 1_000, 30_000, { kind: 'zipf', keyCount: 10_000, alpha: 0.9 }),
  accessWorkload('loop', 'a loop slightly larger than the cache, capacity 500', 500, 8_000, { kind: 'loop', keyCount: 520 }),
  accessWorkload('shifting', 'a hot set that moves, capacity 200', 200, 20_000, {
    kind: 'shifting',
    keyCount: 2_000,
    hotKeyCount: 100,
    hotShare: 0.9,
    shiftEvery: 2_000,
  }),
  accessWorkload('scan', 'a scan of 110,000 keys, capacity 100,000', 100_000, 112_000, { kind: 'scan' }),
];
