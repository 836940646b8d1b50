import { clip } from '../../replay-parts/clip.ts';
import { thousands } from '../suite-parts/number-text.ts';
import { spanText } from './describe-queues.ts';
import { momentOf, type QueueMoment, type QueuesExhibit } from './queues-data.ts';

interface TableProps {
  readonly queues: QueuesExhibit;
  readonly point: number;
}

/** Lists what every backend has at a moment, in both runs. */
export function QueuesTable({ queues, point }: TableProps) {
  const { backends, timesMs, yours, roundRobin } = queues;
  const hasLinks = backends.some(({ linkBytesPerMs }) => linkBytesPerMs !== undefined);
  return (
    <div className="hr-queues__scroll" role="region" aria-label="Every backend at this moment" tabIndex={0}>
      <table className="hr-queues__table">
        <caption>
          At {spanText(timesMs[point] ?? 0)}: requests running, sent{hasLinks ? ', link used' : ''} and failed since the moment before
        </caption>
        <thead>
          <tr>
            <th scope="col">Backend</th>
            <th scope="col">{yours.label}</th>
            <th scope="col">{roundRobin.label}</th>
          </tr>
        </thead>
        <tbody>
          {backends.map(({ id, speed }, index) => (
            <tr key={id}>
              <th scope="row">
                {clip(id, 12)}
                {speed !== 1 && <span className="hr-queues__muted"> speed {speed}</span>}
              </th>
              <td>{momentText(momentOf(yours, index, point), hasLinks)}</td>
              <td>{momentText(momentOf(roundRobin, index, point), hasLinks)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function momentText(moment: QueueMoment | undefined, hasLinks: boolean): string {
  if (!moment) return 'over';
  const { running, picks, errors, linkUse } = moment;
  const parts = [`${thousands(running)} running`, `${thousands(picks)} sent`];
  if (hasLinks) parts.push(`${Math.round(100 * linkUse)}% of the link`);
  if (errors > 0) parts.push(`${thousands(errors)} failed`);
  return parts.join(', ');
}
