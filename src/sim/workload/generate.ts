import { createStream } from '../../kernel/index.ts';
import { createKeySource } from './source.ts';
import type { WorkloadSpec } from './spec.ts';
import { findWorkloadProblem, keyBoundOf } from './spec.ts';

/** The most requests one call may generate: 256 MB of keys. */
export const maxRequests = 67_108_864;

/**
 * Generates `length` cache keys (0 to {@link maxRequests}) from a workload; the same spec, length and seed give the same keys on
 * every engine, and a shorter length gives a prefix of a longer one unless a mixture holds a scan before another part.
 * Keys are whole numbers from 0. Throws when the workload is impossible, naming the path and what it must be.
 */
export function generateKeys(spec: WorkloadSpec, length: number, seed: string): Int32Array {
  if (!Number.isInteger(length) || length < 0 || length > maxRequests) {
    throw new Error(`length: must be a whole number, 0 to ${maxRequests}, is ${length}`);
  }
  const problem = findWorkloadProblem(spec);
  if (problem !== undefined) throw new Error(problem);
  if (keyBoundOf(spec, length) > 2 ** 31) throw new Error('workload: has more than 2^31 keys; use fewer parts or a shorter length');
  const next = createKeySource(spec, length, createStream(seed));
  const keys = new Int32Array(length);
  for (let i = 0; i < length; i++) keys[i] = next();
  return keys;
}
