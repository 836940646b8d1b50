import type { RandomStream } from '../../kernel/index.ts';
import { createMixtureSource } from './mixture.ts';
import type { ShiftingSpec, WorkloadSpec } from './spec.ts';
import { createRankSource, zipfProbabilities } from './zipf.ts';

/** Returns the next key of a workload each time it is called. */
export type KeySource = () => number;

/** Creates the source of a workload known to be valid; `length` bounds the requests that will be asked of it. */
export function createKeySource(spec: WorkloadSpec, length: number, stream: RandomStream): KeySource {
  switch (spec.kind) {
    case 'uniform':
      return () => stream.below(spec.keyCount);
    case 'zipf':
      return createRankSource(zipfProbabilities(spec.keyCount, spec.alpha), stream);
    case 'scan':
      return createCounter(Infinity);
    case 'loop':
      return createCounter(spec.keyCount);
    case 'shifting':
      return createShiftingSource(spec, stream);
    case 'mixture':
      return createMixtureSource(spec, length, stream);
  }
}

function createCounter(bound: number): KeySource {
  let next = 0;
  return () => {
    const key = next;
    next = key + 1 === bound ? 0 : key + 1;
    return key;
  };
}

function createShiftingSource(spec: ShiftingSpec, stream: RandomStream): KeySource {
  const { keyCount, hotKeyCount, hotShare, shiftEvery } = spec;
  const shiftBy = spec.shiftBy ?? hotKeyCount;
  let start = 0;
  let untilShift = shiftEvery;
  return () => {
    if (untilShift === 0) {
      start = (start + shiftBy) % keyCount;
      untilShift = shiftEvery;
    }
    untilShift--;
    return stream.float() < hotShare ? (start + stream.below(hotKeyCount)) % keyCount : stream.below(keyCount);
  };
}
