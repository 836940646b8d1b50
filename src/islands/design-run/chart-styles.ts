import type { LineStyle } from '../labs/shared/line-style.ts';
import type { RunChart } from './run-charts.ts';

/** In order; there are as many as a chart draws. */
const lineStyles: readonly LineStyle[] = [
  { colour: '--hr-run-1', dash: 'none', marker: 'none' },
  { colour: '--hr-run-2', dash: '7 3', marker: 'none' },
  { colour: '--hr-run-3', dash: '2 3', marker: 'none' },
  { colour: '--hr-run-4', dash: '10 3 2 3', marker: 'none' },
  { colour: '--hr-run-5', dash: '4 2', marker: 'none' },
  { colour: '--hr-run-6', dash: '1 4', marker: 'none' },
];

/** Returns how each line of a chart looks: of a median as the p99 before it, but dashed. */
export function stylesOf({ lines }: Pick<RunChart, 'lines'>): readonly LineStyle[] {
  let next = 0;
  return lines.map(({ isMedian }) => {
    if (isMedian && next > 0) return { ...lineStyles[next - 1]!, dash: '3 3' };
    const style = lineStyles[next]!;
    next++;
    return lines.some((line) => line.isMedian) ? { ...style, dash: 'none' } : style;
  });
}
