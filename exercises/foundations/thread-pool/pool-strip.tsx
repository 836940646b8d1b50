import type { StoryRow } from '../../service-parts/story.ts';
import { optionsOf, poolsOfRows, type PoolNow } from './pools-of-rows.ts';
import './replay.css';

interface PoolStripProps {
  readonly rows: readonly StoryRow[];
  /** How the pools were made, as source text: it has their loads. */
  readonly setup: string;
  readonly current: number;
}

/** Workers drawn of one pool at most. */
const mostDrawn = 24;

/** Draws the workers and queues of right pools after the current row: who runs, who waits, what is free. */
export function PoolStrip({ rows, setup, current }: PoolStripProps) {
  const options = optionsOf(setup);
  if (!options) return null;
  return (
    <section className="hr-pools" aria-label="What right pools do now">
      <h4>Right pools now</h4>
      <dl>
        {poolsOfRows(rows, current, options).map((pool) => (
          <div key={pool.kind}>
            <dt>
              <code>{pool.kind}</code> {describe(pool)}
            </dt>
            <dd>
              <Workers {...pool} />
              {pool.queueLimit > 0 && <Queue {...pool} />}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Workers({ kind, workers, running }: PoolNow) {
  return (
    <ul aria-label={`Workers for ${kind}`}>
      {Array.from({ length: Math.min(workers, mostDrawn) }, (_, at) => (
        <li key={at} className={at < running.length ? 'hr-pools__busy' : 'hr-pools__free'}>
          {running[at] ?? 'free'}
        </li>
      ))}
    </ul>
  );
}

function Queue({ kind, waiting, queueLimit }: PoolNow) {
  return (
    <ul aria-label={`Places to wait for ${kind}`}>
      {Array.from({ length: Math.min(queueLimit, mostDrawn) }, (_, at) => (
        <li key={at} className={at < waiting.length ? 'hr-pools__waiting' : 'hr-pools__free'}>
          {waiting[at] ?? '–'}
        </li>
      ))}
    </ul>
  );
}

function describe({ workers, running, waiting, queueLimit }: PoolNow): string {
  return `${running.length} of ${workers} ${workers === 1 ? 'worker' : 'workers'} busy, ${waiting.length} of at most ${queueLimit} waiting`;
}
