// killed-by: R2/increment
// mistake: The comparison with the limit is off by one.
import type { Counter, CounterOptions } from '../../contract.ts';

export function createCounter({ limit }: CounterOptions): Counter {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be an integer of at least 1');
  let value = 0;
  return {
    get value() {
      return value;
    },
    increment() {
      if (value > limit) return false;
      value += 1;
      return true;
    },
    decrement() {
      if (value === 0) return false;
      value -= 1;
      return true;
    },
  };
}
