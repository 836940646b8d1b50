import type { StoryRow } from '../../service-parts/story.ts';
import { callsOfRows, limitOf } from './calls-of-rows.ts';
import './replay.css';

interface WaitingStripProps {
  readonly rows: readonly StoryRow[];
  /** How the collapser was made, as source text: it has the time limit. */
  readonly setup: string;
  readonly current: number;
}

/** Shows what a right collapser would know after the current row: the calls under way, their limits, and who waits for each. */
export function WaitingStrip({ rows, setup, current }: WaitingStripProps) {
  const timeoutMs = limitOf(setup);
  if (timeoutMs === undefined) return null;
  const calls = callsOfRows(rows, current, timeoutMs);
  return (
    <section className="hr-waiting" aria-label="What a right collapser knows now">
      <h4>A right collapser now</h4>
      {calls.length === 0 ? (
        <p>No call is under way.</p>
      ) : (
        <ul>
          {calls.map(({ key, limitMs, waiting }) => (
            <li key={key}>
              <code>{key}</code> one call, given up at {Math.round(limitMs * 10) / 10} ms; {waiting.length}{' '}
              {waiting.length === 1 ? 'waits' : 'wait'}: {waiting.join(', ').toLowerCase()}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
