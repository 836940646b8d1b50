import type { StoryRow } from '../../service-parts/story.ts';
import { contentsOfRows, policyOf } from './contents-of-rows.ts';
import './replay.css';

interface ContentsTableProps {
  readonly rows: readonly StoryRow[];
  /** How the cache was made, as source text: it has the policy. */
  readonly setup: string;
  readonly current: number;
}

/** Sets what a right cache would hold after the current row beside what the store has: what is only on the left, a crash loses. */
export function ContentsTable({ rows, setup, current }: ContentsTableProps) {
  const policy = policyOf(setup);
  const keys = policy ? contentsOfRows(rows, current, policy) : [];
  if (keys.length === 0) return null;
  return (
    <table className="hr-contents">
      <caption>A right cache, and the store, at this moment</caption>
      <thead>
        <tr>
          <th scope="col">Key</th>
          <th scope="col">Cache</th>
          <th scope="col">Store</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(({ key, cache, isDirty, store }) => (
          <tr key={key} className={isDirty ? 'hr-contents__dirty' : undefined}>
            <th scope="row">
              <code>{key}</code>
            </th>
            <td>
              {cache === undefined ? 'nothing' : <code>{cache}</code>}
              {isDirty && ' (dirty)'}
            </td>
            <td>{store === undefined ? 'not known' : <code>{store}</code>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
