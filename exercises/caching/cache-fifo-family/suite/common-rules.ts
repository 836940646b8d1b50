import type { CommonRules } from '../../suite-parts/common-tests.ts';

/** The rules of this exercise that every cache has. */
export const commonRules: CommonRules = {
  store: 'R1',
  bounded: 'R2',
  delete: 'R10',
  size: 'R12',
  values: 'R13',
  capacity: 'R14',
  apart: 'R15',
};
