import type { LineStyle } from '../shared/line-style.ts';
import type { Latencies } from './run.ts';

/** The lines of the curve, slowest first. */
export const lineIds = ['p99', 'mean', 'p50'] as const;

/** The name of a line. */
export type LineId = (typeof lineIds)[number];

/** How the lines look and what they are called. */
export const lineStyles: Readonly<Record<LineId, LineStyle & { readonly name: string }>> = {
  p99: { name: 'p99', colour: '--hr-qu-p99', dash: 'none', marker: 'triangle' },
  mean: { name: 'mean', colour: '--hr-qu-mean', dash: 'none', marker: 'circle' },
  p50: { name: 'p50', colour: '--hr-qu-p50', dash: 'none', marker: 'square' },
};

/** How a line of theory looks. */
export const theoryStyle: LineStyle = { colour: '--hr-text', dash: '5 4', marker: 'none' };

/** Returns what a line shows of some latencies, in milliseconds. */
export function valueOf(id: LineId, { meanMs, p50Ms, p99Ms }: Latencies): number {
  return { p99: p99Ms, mean: meanMs, p50: p50Ms }[id];
}
