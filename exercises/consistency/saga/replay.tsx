import type { Counterexample } from '../../../src/grader/authoring.ts';
import { describeRow } from '../../../src/sim/saga/index.ts';
import { StoryList } from '../replay-parts/story-list.tsx';
import { SwimlaneLegend } from '../replay-parts/swimlane-legend.tsx';
import { Swimlane } from '../replay-parts/swimlane.tsx';
import { readStory } from './replay-state.ts';
import './replay.css';

export { Explored as Exhibit } from './explored.tsx';

interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the row shown; beyond either end the nearest is shown. */
  readonly step: number;
}

/** Tells how a schedule went wrong, step by step: lanes for the coordinator, its log and the services, and the same in sentences. */
export default function Replay({ counterexample, step }: ReplayProps) {
  const { setup, steps, divergence } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p className="hr-saga">Nothing happened in this story.</p>;
  const story = readStory(steps);
  if (!story) return <p className="hr-saga">There is no picture of this story.</p>;
  return (
    <div className="hr-saga">
      <p className="hr-saga__setup">
        <code>{setup}</code>
      </p>
      <div className={index === divergence ? 'hr-saga__now hr-saga__now--broken' : 'hr-saga__now'} aria-live="polite">
        <p>
          {index + 1} of {steps.length}, at {Math.round(story.rows[index]!.atMs)} ms: {describeRow(story.rows[index]!)}
        </p>
        {index === divergence && (
          <dl>
            <div>
              <dt>Allowed here</dt>
              <dd>{current.expected}</dd>
            </div>
            <div>
              <dt>Your code</dt>
              <dd>{current.actual}</dd>
            </div>
          </dl>
        )}
      </div>
      <figure className="hr-saga__figure">
        <Swimlane rows={story.rows} lanes={story.lanes} current={index} broken={divergence} />
        <figcaption>
          Time runs down. A thick line on a service means that its effect is there.
          <SwimlaneLegend />
        </figcaption>
      </figure>
      <StoryList rows={story.rows} current={index} broken={divergence} />
    </div>
  );
}
