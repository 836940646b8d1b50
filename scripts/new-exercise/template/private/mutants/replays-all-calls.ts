// killed-by: R5/steps
// mistake: The value is worked out anew from all calls at each.
import type { Counter, CounterOptions } from '../../contract.ts';

export function createCounter({ limit }: CounterOptions): Counter {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be an integer of at least 1');
  const changes: number[] = [];
  const sum = (): number => changes.reduce((total, change) => total + change, 0);
  return {
    get value() {
      return sum();
    },
    increment() {
      const isFree = sum() < limit;
      changes.push(isFree ? 1 : 0);
      return isFree;
    },
    decrement() {
      const isFree = sum() > 0;
      changes.push(isFree ? -1 : 0);
      return isFree;
    },
  };
}
