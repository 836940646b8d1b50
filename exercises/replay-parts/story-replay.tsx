import type { ReactNode } from 'react';
import type { Counterexample } from '../../src/grader/authoring.ts';
import { StoryList, type StoryLine } from './story-list.tsx';
import './story-replay.css';

/** What the workspace passes to every replay view. */
export interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the row shown; beyond either end the nearest is shown. */
  readonly step: number;
}

interface StoryReplayProps extends ReplayProps {
  /** The rows in words; undefined where the steps tell no story. */
  readonly lines: readonly StoryLine[] | undefined;
  /** Draws the rows up to the one shown, with a caption. */
  readonly figure: (index: number) => ReactNode;
  /** What stands between the drawing and the list. */
  readonly children?: (index: number) => ReactNode;
}

/** Tells what went wrong in a simulation, step by step: the row shown, a drawing of all before it, and the rows around it as sentences. */
export function StoryReplay({ counterexample, step, lines, figure, children }: StoryReplayProps) {
  const { setup, steps, divergence } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p className="hr-story">Nothing happened in this story.</p>;
  if (!lines) return <p className="hr-story">There is no picture of this story.</p>;
  const { atMs, sentence } = lines[index]!;
  return (
    <div className="hr-story">
      <p className="hr-story__setup">
        <code>{setup}</code>
      </p>
      <div className={index === divergence ? 'hr-story__now hr-story__now--broken' : 'hr-story__now'} aria-live="polite">
        <p>
          {index + 1} of {steps.length}, at {atMs} ms: {sentence}
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
      <figure className="hr-story__figure">{figure(index)}</figure>
      {children?.(index)}
      <StoryList rows={lines} current={index} broken={divergence} />
    </div>
  );
}
