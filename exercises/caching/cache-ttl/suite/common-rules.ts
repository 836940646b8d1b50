import { integerArgument, type CallCase } from '../../../../src/grader/authoring.ts';
import type { CommonRules } from '../../suite-parts/common-tests.ts';

/** The rules of this exercise that every cache has. */
export const commonRules: CommonRules = {
  store: 'R1',
  bounded: 'R6',
  delete: 'R8',
  size: 'R9',
  values: 'R11',
  capacity: 'R12',
  apart: 'R13',
};

/** Longer than any of the small cases lasts. */
export const longLifeMs = 1_000_000;

/** Gives every entry of a plain case a life that outlasts it. */
export function withLongLives(one: CallCase): CallCase {
  return { ...one, c: new Int32Array(one.methods.length).fill(integerArgument(longLifeMs)) };
}
