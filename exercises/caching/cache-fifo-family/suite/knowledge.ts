import { integerResult, ResultCode } from '../../../../src/grader/authoring.ts';
import { resultOfValue } from '../../suite-parts/offline-cache.ts';

/** What a call must give: one result, or a value or nothing, which tells who is held. */
export type Allowed =
  { readonly kind: 'one'; readonly result: number } | { readonly kind: 'either'; readonly found: number; readonly missing: number };

/**
 * What is known, from its answers so far, of which keys a cache holds that evicts by chance. Keys are dense ids.
 *
 * A key is surely held, surely not, or one of some of which so many are held: after an eviction all keys but the new one are of that kind, and a call
 * that asks for one tells. Where all of them must be held, or none can be, they are known again. What follows from this must hold of any right cache.
 */
export class Knowledge {
  readonly capacity: number;
  /** Surely held. */
  readonly #sure = new Set<number>();
  /** Held or not; so many of them are. */
  readonly #maybe = new Set<number>();
  #maybeHeld = 0;
  /** Argument codes of the values last set. */
  readonly #values = new Map<number, number>();
  /** No longer known is how many keys are held: a key that may have been held was set while there was room. */
  isLost = false;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** Returns the keys surely held and those that may be. */
  held(): { readonly sure: readonly number[]; readonly maybe: readonly number[] } {
    return { sure: [...this.#sure], maybe: [...this.#maybe] };
  }

  /** Returns the argument code of the value that a key has if it is held. */
  valueOf(key: number): number {
    return this.#values.get(key)!;
  }

  get size(): number {
    return this.#sure.size + this.#maybeHeld;
  }

  /** Returns what `size` must give. */
  sizeAllowed(): Allowed {
    return { kind: 'one', result: integerResult(this.size) };
  }

  /** Returns what a call that asks for a key must give, where a key that is held gives `found`. */
  asked(key: number, found: number, missing: number): Allowed {
    if (this.#maybe.has(key)) return { kind: 'either', found, missing };
    return { kind: 'one', result: this.#sure.has(key) ? found : missing };
  }

  /** Returns what `get` must give. */
  got(key: number): Allowed {
    const value = this.#values.get(key);
    return this.asked(key, value === undefined ? ResultCode.undefined : resultOfValue(value), ResultCode.undefined);
  }

  /** Takes in that a key turned out to be held, or not. */
  learn(key: number, isHeld: boolean): void {
    if (!this.#maybe.delete(key)) return;
    if (isHeld) {
      this.#maybeHeld -= 1;
      this.#sure.add(key);
    }
    this.#conclude();
  }

  /** Takes in that a key which is held was deleted. */
  remove(key: number): void {
    this.#sure.delete(key);
  }

  /** Takes in that a key was set. */
  set(key: number, value: number): void {
    this.#values.set(key, value);
    if (this.#sure.has(key)) return;
    if (this.#maybe.has(key)) this.#setUncertain(key);
    else {
      if (this.size === this.capacity) this.#evict();
      this.#sure.add(key);
    }
  }

  /** A key that may be held was set: overwritten, or taken in for another. With room left, how many are held is no longer known. */
  #setUncertain(key: number): void {
    if (this.size < this.capacity) {
      this.isLost = true;
      return;
    }
    this.#blur();
    this.#maybe.delete(key);
    this.#maybeHeld -= 1;
    this.#sure.add(key);
    this.#conclude();
  }

  #evict(): void {
    this.#blur();
    this.#maybeHeld -= 1;
    this.#conclude();
  }

  /** Any key that is held may be the one that goes. */
  #blur(): void {
    this.#maybeHeld += this.#sure.size;
    for (const key of this.#sure) this.#maybe.add(key);
    this.#sure.clear();
  }

  #conclude(): void {
    if (this.#maybeHeld === 0) this.#maybe.clear();
    else if (this.#maybeHeld === this.#maybe.size) {
      for (const key of this.#maybe) this.#sure.add(key);
      this.#maybe.clear();
      this.#maybeHeld = 0;
    }
  }
}
