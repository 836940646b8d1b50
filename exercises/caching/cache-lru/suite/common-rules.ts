import type { CommonRules } from '../../suite-parts/common-tests.ts';

/** The rules of this exercise that every cache has. */
export const commonRules: CommonRules = {
  store: 'R1',
  bounded: 'R2',
  delete: 'R7',
  size: 'R8',
  values: 'R9',
  capacity: 'R10',
  apart: 'R11',
};
