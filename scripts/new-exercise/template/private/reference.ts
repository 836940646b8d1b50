import type { Counter, CounterOptions } from '../contract.ts';

// TO WRITE: the solution you would show, documented.

/** Creates a counter that stands at 0 and keeps one number. */
export function createCounter({ limit }: CounterOptions): Counter {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`limit must be an integer of at least 1, not ${String(limit)}`);
  let value = 0;
  return {
    get value() {
      return value;
    },
    increment() {
      if (value === limit) return false;
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
