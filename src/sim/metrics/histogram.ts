import { assert } from '../../kernel/index.ts';

const bits = new DataView(new ArrayBuffer(8));
/** The top 7 bits of a double's mantissa choose one of 128 buckets within each power of two. */
const bucketsPerOctave = 128;
const mantissaShift = 20 - 7;
const exponentBias = 1023 * bucketsPerOctave;

/**
 * Counts whole numbers from 0 to 2^53 (nanoseconds, bytes) in buckets of bounded relative width, instead of keeping them.
 *
 * Every quantile is within {@link Histogram.relativeError} of the exact sample quantile; values below 256 are exact; count,
 * minimum and maximum are exact; the mean is exact while the sum is below 2^53. Memory: 8 bytes a bucket up to the largest value
 * seen, at most 54 KiB. Rules H1 to H6 of SPEC.md.
 * Source: log-linear buckets as in HdrHistogram (Gil Tene); here a double's own exponent and leading mantissa bits are the bucket.
 */
export class Histogram {
  /** The most by which a quantile differs from the exact one, as a share of it. */
  static readonly relativeError = 1 / 256;
  /** The number of values recorded. */
  count = 0;
  private counts = new Float64Array(bucketsPerOctave * 8);
  private zeros = 0;
  private sum = 0;
  private least = Infinity;
  private greatest = -Infinity;

  /** Adds a value. */
  record(value: number): void {
    if (!(value >= 0 && value <= Number.MAX_SAFE_INTEGER && Math.floor(value) === value)) {
      assert(false, `a histogram counts whole numbers from 0 to 2^53, not ${value}`);
    }
    this.count++;
    this.sum += value;
    if (value < this.least) this.least = value;
    if (value > this.greatest) this.greatest = value;
    if (value === 0) {
      this.zeros++;
      return;
    }
    const bucket = bucketOf(value);
    if (bucket >= this.counts.length) this.growTo(bucket);
    this.counts[bucket]!++;
  }

  /** The mean; NaN when nothing was recorded. */
  get mean(): number {
    return this.sum / this.count;
  }

  /** The smallest value recorded, exact; Infinity when nothing was. */
  get min(): number {
    return this.least;
  }

  /** The largest value recorded, exact; -Infinity when nothing was. */
  get max(): number {
    return this.greatest;
  }

  /**
   * Returns the value below or at which a share q (0 to 1) of the values lie: the ceil(q * count)-th smallest, to the error bound.
   * NaN when nothing was recorded.
   */
  quantile(q: number): number {
    assert(q >= 0 && q <= 1, `quantile ${q} is not in 0 to 1`);
    if (this.count === 0) return NaN;
    const rank = Math.max(1, Math.ceil(q * this.count));
    let seen = this.zeros;
    if (seen >= rank) return 0;
    for (let bucket = 0; bucket < this.counts.length; bucket++) {
      seen += this.counts[bucket]!;
      if (seen >= rank) return Math.min(Math.max(middleOf(bucket), this.least), this.greatest);
    }
    return this.greatest;
  }

  /** Adds all that another histogram has counted; the same as if its values had been recorded here. */
  merge(other: Histogram): void {
    if (other.counts.length > this.counts.length) this.growTo(other.counts.length - 1);
    for (let bucket = 0; bucket < other.counts.length; bucket++) this.counts[bucket]! += other.counts[bucket]!;
    this.zeros += other.zeros;
    this.count += other.count;
    this.sum += other.sum;
    this.least = Math.min(this.least, other.least);
    this.greatest = Math.max(this.greatest, other.greatest);
  }

  private growTo(bucket: number): void {
    const octaves = Math.ceil((bucket + 1) / bucketsPerOctave);
    const counts = new Float64Array(octaves * bucketsPerOctave);
    counts.set(this.counts);
    this.counts = counts;
  }
}

/** Returns the bucket of a value from 1. */
function bucketOf(value: number): number {
  bits.setFloat64(0, value);
  return (bits.getUint32(0) >>> mantissaShift) - exponentBias;
}

function lowestOf(bucket: number): number {
  bits.setUint32(0, (bucket + exponentBias) << mantissaShift);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** Returns the whole number in the middle of a bucket: no value of the bucket is further from it than half the width. */
function middleOf(bucket: number): number {
  const lowest = lowestOf(bucket);
  const width = lowestOf(bucket + 1) - lowest;
  return width <= 1 ? Math.ceil(lowest) : lowest + width / 2;
}
