import { assert } from '../../kernel/index.ts';

/** A cache of unit-size entries under simulation: only which keys are resident matters, values are not kept. */
export interface CachePolicy {
  /** Asks for a key (0 to keyCount - 1): returns true on a hit; on a miss admits it, evicting another when full, and returns false. */
  access(key: number): boolean;
}

/** Asserts that a policy can be made: capacity a whole number from 1, keyCount a whole number from 1. */
export function assertSizes(capacity: number, keyCount: number): void {
  assert(Number.isInteger(capacity) && capacity >= 1, `capacity ${capacity} is not a whole number from 1`);
  assert(Number.isInteger(keyCount) && keyCount >= 1, `keyCount ${keyCount} is not a whole number from 1`);
}
