import { describeRow } from '../../../src/sim/saga/index.ts';
import { StoryReplay, type ReplayProps } from '../../replay-parts/story-replay.tsx';
import { SwimlaneLegend } from '../replay-parts/swimlane-legend.tsx';
import { Swimlane } from '../replay-parts/swimlane.tsx';
import { readSagaStory } from './replay-state.ts';

export { Explored as Exhibit } from './explored.tsx';

/** Tells how a schedule went wrong, step by step: lanes for the coordinator, its log and the services, and the same in sentences. */
export default function Replay({ counterexample, step }: ReplayProps) {
  const story = readSagaStory(counterexample.steps);
  return (
    <StoryReplay
      counterexample={counterexample}
      step={step}
      lines={story?.rows.map((row) => ({ atMs: Math.round(row.atMs), sentence: describeRow(row) }))}
      figure={(index) => (
        <>
          <Swimlane rows={story!.rows} lanes={story!.lanes} current={index} broken={counterexample.divergence} />
          <figcaption>
            Time runs down. A thick line on a service means that its effect is there.
            <SwimlaneLegend />
          </figcaption>
        </>
      )}
    />
  );
}
