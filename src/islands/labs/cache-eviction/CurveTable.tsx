import type { ReactNode } from 'react';
import { FigureTable } from '../shared/FigureTable.tsx';
import { formatCount, formatShare } from '../shared/format.ts';
import type { ChartLine } from './CurveChart.tsx';

/** Shows the figure's data as a table, a row for each capacity. */
export function CurveTable({
  capacities,
  lines,
}: {
  readonly capacities: readonly number[];
  readonly lines: readonly ChartLine[];
}): ReactNode {
  const shareOf = (value: number | undefined): string => (value === undefined ? 'not computed' : formatShare(value));
  return (
    <FigureTable
      label="Hit ratios by capacity and policy"
      columns={['Capacity', ...lines.map((line) => line.style.name)]}
      rows={capacities.map((capacity, index) => [formatCount(capacity), ...lines.map((line) => shareOf(line.values[index]))])}
    />
  );
}
