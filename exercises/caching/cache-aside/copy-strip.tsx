import type { StoryRow } from '../../service-parts/story.ts';
import { copiesOfRows, livesOf, type KnownKey } from './copies-of-rows.ts';
import './replay.css';

interface CopyStripProps {
  readonly rows: readonly StoryRow[];
  /** How the reader was made, as source text: it has the lives of copies. */
  readonly setup: string;
  readonly current: number;
}

/** Shows what a right reader would hold of each key after the current row: the copy and its end, and the loads under way. */
export function CopyStrip({ rows, setup, current }: CopyStripProps) {
  const lives = livesOf(setup);
  const keys = lives ? copiesOfRows(rows, current, lives) : [];
  if (keys.length === 0) return null;
  return (
    <section className="hr-copies" aria-label="What a right reader holds now">
      <h4>A right reader now</h4>
      <ul>
        {keys.map((one) => (
          <li key={one.key} className={one.copy === undefined ? 'hr-copies__key' : 'hr-copies__key hr-copies__key--held'}>
            <code>{one.key}</code> {describe(one)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Says what is held of a key. */
function describe({ copy, endMs, loads, voided }: KnownKey): string {
  const held = copy === undefined ? 'no copy' : `copy ${copy}, until ${Math.round(endMs! * 10) / 10} ms`;
  const load = loads > 0 ? ', a load under way' : '';
  const old = voided === 0 ? '' : voided === 1 ? ', one load that no longer counts' : `, ${voided} loads that no longer count`;
  return `${held}${load}${old}`;
}
