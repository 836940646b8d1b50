import { mix32 } from '../../kernel/index.ts';

/**
 * Folds a sequence of numbers into 64 bits: two runs that differ in one event differ in the hash, but for a chance of 2^-64.
 * Not made to resist an attacker. Source: MurmurHash3 finalizer (Austin Appleby), chained over two lanes.
 */
export class TraceHash {
  private low = 0x9e3779b9;
  private high = 0x243f6a88;

  /** Adds an event: its time and its order, both whole numbers below 2^53. */
  add(time: number, order: number): void {
    this.fold(time);
    this.fold(order);
  }

  /** Returns the hash of all that was added, as 16 hexadecimal digits. */
  digest(): string {
    return (this.high >>> 0).toString(16).padStart(8, '0') + (this.low >>> 0).toString(16).padStart(8, '0');
  }

  private fold(value: number): void {
    const upper = Math.floor(value / 4294967296);
    this.low = mix32(this.low ^ (value >>> 0)) + 0x85ebca6b;
    this.high = mix32(this.high ^ upper ^ this.low) + 0xc2b2ae35;
  }
}
