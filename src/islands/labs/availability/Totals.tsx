import type { ReactNode } from 'react';
import { downtimeMinutes, minutesOfThirtyDays, minutesOfYear } from '../../../sim/availability/index.ts';
import { describeNines, formatSpan, formatUp } from './words.ts';

/** Shows the availability of the whole and what it comes to in downtime. */
export function Totals({ down }: { readonly down: number }): ReactNode {
  const totals = [
    ['Availability', formatUp(down)],
    ['That is', describeNines(down)],
    ['Down in 30 days', formatSpan(downtimeMinutes(down, minutesOfThirtyDays))],
    ['Down in a year', formatSpan(downtimeMinutes(down, minutesOfYear))],
  ] as const;
  return (
    <dl className="hr-avail-totals">
      {totals.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
