import type { CommonRules } from '../../suite-parts/common-tests.ts';

/** The rules of this exercise that every cache has. */
export const commonRules: CommonRules = {
  store: 'R1',
  bounded: 'R2',
  delete: 'R8',
  size: 'R10',
  values: 'R11',
  capacity: 'R12',
  apart: 'R13',
};
