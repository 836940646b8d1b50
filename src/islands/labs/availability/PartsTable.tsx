import type { ReactNode } from 'react';
import { downtimeMinutes, minutesOfThirtyDays } from '../../../sim/availability/index.ts';
import { FigureTable } from '../shared/FigureTable.tsx';
import type { AvailabilityState } from './use-availability.ts';
import { formatSpan } from './words.ts';

/** Shows what the figure draws as a table, a row for each part. */
export function PartsTable({ lab }: { readonly lab: AvailabilityState }): ReactNode {
  const { link, shown } = lab;
  const span = (down: number): string => formatSpan(downtimeMinutes(down, minutesOfThirtyDays));
  return (
    <FigureTable
      label="Parts of the diagram"
      columns={['Part', 'Up', 'Down alone, 30 days', 'Places', 'Single point', 'All, if it never failed']}
      rows={link.settings.parts.map(({ name, percent }, part) => {
        const assessed = shown?.parts[part];
        const hidden = 'after the guess';
        return [
          `${part + 1} ${name}`,
          `${percent}%`,
          assessed ? span(assessed.down) : hidden,
          String(assessed?.places ?? hidden),
          assessed ? (assessed.isSinglePoint ? 'yes' : 'no') : hidden,
          assessed ? span(assessed.downWithout) : hidden,
        ];
      })}
    />
  );
}
