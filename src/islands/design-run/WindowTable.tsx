import type { ReactNode } from 'react';
import type { Design } from '../../design/index.ts';
import type { SimulationResult } from '../../design/simulation/index.ts';
import { formatNumber } from '../../estimate/index.ts';
import { formatSeconds } from '../labs/shared/format.ts';
import { toneOf } from './marks.ts';
import { ScrollTable } from './ScrollTable.tsx';
import { formatBusy, formatPart, formatRate } from './words.ts';

interface WindowTableProps {
  readonly design: Design;
  readonly result: SimulationResult;
  readonly at: number;
}

/** Shows what each component did in the window at which the time line stands; those that nothing came to are left out. */
export function WindowTable({ design, result, at }: WindowTableProps): ReactNode {
  const window = result.windows[at];
  if (!window) return null;
  const seconds = (window.untilMs - window.fromMs) / 1000;
  const rows = design.components.flatMap(({ id, name, kind }, index) => {
    const seen = window.components[index];
    if (!seen || kind === 'clients' || (seen.visits === 0 && seen.waiting === 0 && result.components[index]?.visits === 0)) return [];
    return [
      [
        name,
        formatRate(seconds > 0 ? seen.visits / seconds : 0),
        seen.utilisation === null ? 'none' : <Utilisation key={id} share={seen.utilisation} />,
        formatNumber(seen.waiting),
        seen.hitRatio === null ? '' : formatPart(seen.hitRatio),
      ],
    ];
  });
  return (
    <section>
      <h4 className="hr-lab-subtitle">
        Components, {formatSeconds(window.fromMs)} to {formatSeconds(window.untilMs)}
      </h4>
      <ScrollTable
        label="Components at the time chosen"
        columns={['Component', 'Visits', 'Busy', 'Waiting at the end', 'Hit ratio']}
        rows={rows}
      />
    </section>
  );
}

/** Shows a utilisation as a number and a bar. */
export function Utilisation({ share }: { readonly share: number }): ReactNode {
  return (
    <span className={`hr-run-busy hr-run-${toneOf(share)}`}>
      <span className="hr-run-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, Math.round(share * 100))}%` }} />
      </span>
      {formatBusy(share)}
    </span>
  );
}
