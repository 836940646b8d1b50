/** One line of docs/BENCH.md: what was measured, what it should be, and what was seen. */
export interface BenchRow {
  readonly measure: string;
  /** As words: "under 300 ms"; "-" where there is no target. */
  readonly target: string;
  readonly seen: string;
  /** Undefined where there is no target, or nothing could be measured. */
  readonly met: boolean | undefined;
}

/** A part of the bench: its rows and what a reader must know to read them. */
export interface BenchSection {
  readonly title: string;
  readonly rows: readonly BenchRow[];
  readonly notes: readonly string[];
}

/** Returns the median of at least one number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Returns the least of at least one number that so large a share of them, above 0 to 1, does not exceed (the nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil(share * sorted.length) - 1]!;
}

/** Returns "median (min to max)" with a unit. */
export function spread(values: readonly number[], unit: string, digits = 0): string {
  const text = (value: number) => value.toFixed(digits);
  return `${text(median(values))} ${unit} (${text(Math.min(...values))} to ${text(Math.max(...values))}, n = ${values.length})`;
}
