import type { StoryRow } from '../../../src/sim/saga/index.ts';

/** An effect that is there from one row to another: from its action to its compensation. Rows count from 0; `to` is absent while it lasts. */
export interface EffectSpan {
  readonly lane: string;
  readonly saga: string;
  readonly from: number;
  readonly to?: number;
}

/** Returns the effects that rows brought about, in order. A try whose key was known, or that did not reach its service, brings none about. */
export function effectsOfRows(rows: readonly StoryRow[]): EffectSpan[] {
  const spans: { lane: string; saga: string; from: number; to?: number }[] = [];
  rows.forEach((row, index) => {
    if (row.kind !== 'call' || !row.applied || row.repeated) return;
    if (!row.compensates) {
      spans.push({ lane: row.step, saga: row.saga, from: index });
      return;
    }
    const undone = spans.findLast((span) => span.lane === row.step && span.saga === row.saga && span.to === undefined);
    if (undone) undone.to = index;
  });
  return spans;
}
