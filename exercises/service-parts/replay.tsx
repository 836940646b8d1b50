import type { ReactNode } from 'react';
import type { Counterexample } from '../../src/grader/authoring.ts';
import { readStory } from './replay-state.ts';
import { StoryList } from './story-list.tsx';
import { Swimlane } from './swimlane.tsx';
import { SwimlaneLegend } from './swimlane-legend.tsx';
import './replay.css';

/** What the workspace passes to every replay view. */
export interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the row shown; beyond either end the nearest is shown. */
  readonly step: number;
}

interface ServiceReplayProps extends ReplayProps {
  /** Says what to look for in the drawing. */
  readonly caption: string;
  /** What the exercise adds below the swimlane, for the rows so far. */
  readonly children?: (story: NonNullable<ReturnType<typeof readStory>>, index: number) => ReactNode;
}

/** Tells what went wrong between callers, a component and services, step by step: as lanes, and the same in sentences. */
export function ServiceReplay({ counterexample, step, caption, children }: ServiceReplayProps) {
  const { setup, steps, divergence } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p className="hr-service">Nothing happened in this story.</p>;
  const story = readStory(steps);
  if (!story) return <p className="hr-service">There is no picture of this story.</p>;
  const row = story.rows[index]!;
  return (
    <div className="hr-service">
      <p className="hr-service__setup">
        <code>{setup}</code>
      </p>
      <div className={index === divergence ? 'hr-service__now hr-service__now--broken' : 'hr-service__now'} aria-live="polite">
        <p>
          {index + 1} of {steps.length}, at {millis(row.atMicros)} ms: {row.sentence}
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
      <figure className="hr-service__figure">
        <Swimlane rows={story.rows} lanes={story.lanes} current={index} broken={divergence} />
        <figcaption>
          {caption}
          <SwimlaneLegend />
        </figcaption>
      </figure>
      {children?.(story, index)}
      <StoryList rows={story.rows} current={index} broken={divergence} />
    </div>
  );
}

/** Returns virtual milliseconds with at most one decimal. */
export function millis(micros: number): number {
  return Math.round(micros / 100) / 10;
}
