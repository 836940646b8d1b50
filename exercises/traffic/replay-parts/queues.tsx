import { useId, useState } from 'react';
import type { Exhibit } from '../../../src/grader/authoring.ts';
import { clip } from '../../replay-parts/clip.ts';
import '../../replay-parts/replay.css';
import { describeMoment, describeRuns, spanText } from './describe-queues.ts';
import { busiestPoint, readQueues, scaleOf, type QueuesExhibit } from './queues-data.ts';
import { QueuesFigure } from './queues-figure.tsx';
import { QueuesTable } from './queues-table.tsx';
import './queues.css';

/** Draws an exhibit of queues over time: the learner's balancer beside round robin on the same arrivals. Nothing when it has another shape. */
export function Queues({ exhibit }: { readonly exhibit: Exhibit }) {
  const queues = readQueues(exhibit.data);
  return queues ? <QueuesView title={exhibit.title} queues={queues} /> : null;
}

/** Steps of Page Up and Page Down, as a share of all. */
const pages = 10;

interface ViewProps {
  readonly title: string;
  readonly queues: QueuesExhibit;
}

function QueuesView({ title, queues }: ViewProps) {
  const id = useId();
  const last = Math.max(0, queues.timesMs.length - 1);
  const [point, setPoint] = useState(() => Math.min(busiestPoint(queues.yours), last));
  const scale = scaleOf(queues);
  const isCut = [queues.yours, queues.roundRobin].some(({ running }) => running.some((row) => row.some((count) => count > scale)));
  return (
    <figure className="hr-replay hr-queues" aria-labelledby={`${id}-title`}>
      <figcaption>
        <h4 className="hr-queues__title" id={`${id}-title`}>
          {title}
        </h4>
        <p>{queues.story}</p>
        <p>{describeRuns(queues)}</p>
        <EventList queues={queues} />
      </figcaption>
      <div className="hr-queues__runs">
        {[queues.yours, queues.roundRobin].map((run) => (
          <div key={run.label}>
            <p className="hr-queues__label">{run.label}</p>
            <QueuesFigure queues={queues} run={run} point={point} scale={scale} />
          </div>
        ))}
      </div>
      <p className="hr-queues__muted">
        One row a backend, time from left to right, {spanText(queues.timesMs[0] ?? 0)} to {spanText(queues.timesMs[last] ?? 0)}. A full row
        is {scale} requests waiting or in service, half its height a quarter of that
        {isCut ? '; where there are more, its top is marked' : ''}. On the right, the number at the line.
      </p>
      <div className="hr-queues__scrub">
        <label htmlFor={`${id}-moment`}>Moment</label>
        <input
          id={`${id}-moment`}
          type="range"
          min={0}
          max={last}
          step={1}
          value={point}
          aria-valuetext={describeMoment(queues, point)}
          onChange={(event) => setPoint(Number(event.target.value))}
          onKeyDown={(event) => {
            const by = event.key === 'PageUp' ? 1 : event.key === 'PageDown' ? -1 : 0;
            if (by === 0) return;
            event.preventDefault();
            setPoint(Math.min(last, Math.max(0, point + by * Math.max(1, Math.round(last / pages)))));
          }}
        />
      </div>
      <p className="hr-queues__moment">{describeMoment(queues, point)}</p>
      <details>
        <summary>This moment as a table</summary>
        <QueuesTable queues={queues} point={point} />
      </details>
    </figure>
  );
}

/** What happens to backends: marked in the rows, and told here. */
function EventList({ queues }: { readonly queues: QueuesExhibit }) {
  if (queues.events.length === 0) return null;
  return (
    <ul className="hr-queues__events">
      {queues.events.map(({ atMs, backend, label }) => (
        <li key={`${atMs} ${backend} ${label}`}>
          {spanText(atMs)}: {clip(backend, 12)} {label}
        </li>
      ))}
    </ul>
  );
}
