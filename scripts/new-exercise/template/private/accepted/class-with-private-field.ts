// accepted: class with a private field
import type { Counter, CounterOptions } from '../../contract.ts';

class BoundedCounter implements Counter {
  readonly #limit: number;
  #value = 0;

  constructor(limit: number) {
    if (!Number.isInteger(limit) || limit < 1) throw new RangeError('limit must be an integer of at least 1');
    this.#limit = limit;
  }

  get value(): number {
    return this.#value;
  }

  increment(): boolean {
    return this.#moveTo(this.#value + 1);
  }

  decrement(): boolean {
    return this.#moveTo(this.#value - 1);
  }

  #moveTo(next: number): boolean {
    if (next < 0 || next > this.#limit) return false;
    this.#value = next;
    return true;
  }
}

export const createCounter = ({ limit }: CounterOptions): Counter => new BoundedCounter(limit);
