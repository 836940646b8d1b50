import type { Nanos } from '../../kernel/index.ts';
import type { Backend } from './backend.ts';

/** At most so many points in time are kept. */
export const maxSeriesPoints = 200;

/**
 * What backends had at points in time: at the arrival of every so many-th request, before it is decided, so that the points of two runs of a scenario
 * are the same. Counts are since the point before. First index: backend; second: point.
 */
export interface ClusterSeries {
  readonly timesMs: readonly number[];
  /** Requests waiting or in service. */
  readonly running: readonly (readonly number[])[];
  readonly picks: readonly (readonly number[])[];
  readonly errors: readonly (readonly number[])[];
  /** Bytes that links sent. */
  readonly bytes: readonly (readonly number[])[];
  /** The number of requests from one point to the next. */
  readonly stride: number;
}

/** Collects a {@link ClusterSeries}. */
export class SeriesRecorder {
  private readonly stride: number;
  private readonly timesMs: number[] = [];
  private readonly running: number[][];
  private readonly picks: number[][];
  private readonly errors: number[][];
  private readonly bytes: number[][];
  private readonly picksNow: number[];
  private readonly errorsNow: number[];
  private readonly bytesBefore: number[];

  constructor(requests: number, backends: number) {
    this.stride = Math.max(1, Math.ceil(requests / maxSeriesPoints));
    const rows = () => Array.from({ length: backends }, (): number[] => []);
    const zeros = () => Array.from({ length: backends }, () => 0);
    [this.running, this.picks, this.errors, this.bytes] = [rows(), rows(), rows(), rows()];
    [this.picksNow, this.errorsNow, this.bytesBefore] = [zeros(), zeros(), zeros()];
  }

  /** Returns whether a point belongs before this request. */
  isDue(request: number): boolean {
    return request % this.stride === 0;
  }

  countPick(backend: number): void {
    this.picksNow[backend]!++;
  }

  /** Counts a failed request; of no backend when the number is -1. */
  countError(backend: number): void {
    if (backend >= 0) this.errorsNow[backend]!++;
  }

  take(nowNs: Nanos, backends: readonly Backend[]): void {
    this.timesMs.push(nowNs / 1e6);
    for (const backend of backends) {
      const { index } = backend;
      const moved = backend.bytesMoved();
      this.running[index]!.push(backend.running.size);
      this.picks[index]!.push(this.picksNow[index]!);
      this.errors[index]!.push(this.errorsNow[index]!);
      this.bytes[index]!.push(moved - this.bytesBefore[index]!);
      this.picksNow[index] = 0;
      this.errorsNow[index] = 0;
      this.bytesBefore[index] = moved;
    }
  }

  finish(): ClusterSeries {
    const { timesMs, running, picks, errors, bytes, stride } = this;
    return { timesMs, running, picks, errors, bytes, stride };
  }
}
