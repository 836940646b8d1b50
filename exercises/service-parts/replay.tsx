import type { ReactNode } from 'react';
import { StoryReplay, type ReplayProps } from '../replay-parts/story-replay.tsx';
import { readServiceStory } from './replay-state.ts';
import { Swimlane } from './swimlane.tsx';
import { SwimlaneLegend } from './swimlane-legend.tsx';

interface ServiceReplayProps extends ReplayProps {
  /** Says what to look for in the drawing. */
  readonly caption: string;
  /** What the exercise adds below the swimlane, for the rows so far. */
  readonly children?: (story: NonNullable<ReturnType<typeof readServiceStory>>, index: number) => ReactNode;
}

/** Tells what went wrong between callers, a component and services, step by step: as lanes, and the same in sentences. */
export function ServiceReplay({ counterexample, step, caption, children }: ServiceReplayProps) {
  const story = readServiceStory(counterexample.steps);
  return (
    <StoryReplay
      counterexample={counterexample}
      step={step}
      lines={story?.rows.map(({ atMicros, sentence }) => ({ atMs: millis(atMicros), sentence }))}
      figure={(index) => (
        <>
          <Swimlane rows={story!.rows} lanes={story!.lanes} current={index} broken={counterexample.divergence} />
          <figcaption>
            {caption}
            <SwimlaneLegend />
          </figcaption>
        </>
      )}
    >
      {(index) => children?.(story!, index)}
    </StoryReplay>
  );
}

/** Returns virtual milliseconds with at most one decimal. */
export function millis(micros: number): number {
  return Math.round(micros / 100) / 10;
}
