import type { StoryRow } from '../../service-parts/story.ts';
import { countsOfRows, optionsOf } from './counts-of-rows.ts';
import './replay.css';

interface CountsStripProps {
  readonly rows: readonly StoryRow[];
  /** How the checker was made, as source text: it has the options. */
  readonly setup: string;
  readonly current: number;
}

/** Shows what a right checker would know after the current row: who is in, what is counted against that, and which probes are under way. */
export function CountsStrip({ rows, setup, current }: CountsStripProps) {
  const options = optionsOf(setup);
  const backends = options && countsOfRows(rows, current, options);
  if (!backends) return null;
  return (
    <section className="hr-counts" aria-label="What a right checker knows now">
      <h4>A right checker now</h4>
      <ul>
        {backends.map(({ id, isIn, against, threshold, limitMs }) => (
          <li key={id} className={isIn ? undefined : 'hr-counts__out'}>
            <code>{JSON.stringify(id)}</code> is {isIn ? 'in' : 'out'}:{' '}
            <span className="hr-counts__dots" aria-hidden="true">
              {'●'.repeat(Math.min(against, threshold))}
              {'○'.repeat(Math.max(0, threshold - against))}
            </span>{' '}
            {against} of {threshold} {isIn ? 'failures' : 'good probes'} in a row
            {limitMs === undefined ? '' : `; a probe is under way until ${Math.round(limitMs * 10) / 10} ms`}
          </li>
        ))}
      </ul>
    </section>
  );
}
