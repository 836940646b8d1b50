import type { Nanos } from '../../kernel/index.ts';

/**
 * Remembers when each key of a store was written, so that a read of a copy that lags knows since when what it sees has been out of date.
 * Two times a key: exact while writes of one key are further apart than the lag; where they are not, the copy counts as out of date since
 * the first of them, at most for the lag.
 */
export class Versions {
  private readonly lastNs: Float64Array;
  private readonly firstNs: Float64Array;
  /** How far the copies are behind. */
  readonly lagNs: Nanos;
  /** When the copies last heard of the store, while they are cut off from it. */
  private cutOffNs = Infinity;

  /** Starts with nothing written, for keys 0 to keyCount - 1 and copies that lag by `lagNs`. */
  constructor(keyCount: number, lagNs: Nanos) {
    this.lastNs = new Float64Array(keyCount).fill(-Infinity);
    this.firstNs = new Float64Array(keyCount);
    this.lagNs = lagNs;
  }

  /** Cuts the copies off from now on, or, without a time, lets them catch up. */
  setCutOff(nowNs: Nanos | undefined): void {
    this.cutOffNs = nowNs ?? Infinity;
  }

  /** Notes that a write was committed now. */
  write(key: number, nowNs: Nanos): void {
    if (this.lastNs[key]! <= this.seenNs(nowNs)) this.firstNs[key] = nowNs;
    this.lastNs[key] = nowNs;
  }

  /** Returns since when what a copy shows for a key has been out of date; 0 where it is not. */
  staleSince(key: number, nowNs: Nanos): Nanos {
    const seenNs = this.seenNs(nowNs);
    // A write at the very start would look like "never"; a nanosecond is no matter.
    return this.lastNs[key]! > seenNs ? Math.max(1, this.firstNs[key]!, seenNs) : 0;
  }

  /** Up to when copies have seen the writes. */
  private seenNs(nowNs: Nanos): Nanos {
    return Math.min(nowNs, this.cutOffNs) - this.lagNs;
  }
}
