import './story-list.css';

/** A row of a story in words. */
export interface StoryLine {
  /** Virtual milliseconds, as they are shown. */
  readonly atMs: number;
  readonly sentence: string;
}

interface StoryListProps {
  readonly rows: readonly StoryLine[];
  readonly current: number;
  /** Index of the row where a rule broke. */
  readonly broken?: number;
}

/** Rows listed at most before and after the current one. */
const listedAround = 6;

/** Tells the rows around the current one as a list of sentences with their times. */
export function StoryList({ rows, current, broken }: StoryListProps) {
  const from = Math.max(0, current - listedAround);
  const to = Math.min(rows.length, current + listedAround + 1);
  return (
    <table className="hr-story-list">
      <caption>{to - from === rows.length ? 'All that happened' : `What happened: ${from + 1} to ${to} of ${rows.length}`}</caption>
      <thead>
        <tr>
          <th scope="col">At, ms</th>
          <th scope="col">What happened</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(from, to).map((row, offset) => {
          const index = from + offset;
          return (
            <tr key={index} aria-current={index === current ? 'step' : undefined}>
              <th scope="row">{row.atMs}</th>
              <td className={index === broken ? 'hr-story-list__broken' : undefined}>
                {index === broken && <span aria-hidden="true">✗ </span>}
                {row.sentence}
                {index === broken && ' Here the rule breaks.'}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
