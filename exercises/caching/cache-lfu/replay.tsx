import type { Counterexample } from '../../../src/grader/authoring.ts';
import { CallList } from '../replay-parts/call-list.tsx';
import { CallResults } from '../replay-parts/call-results.tsx';
import { clip } from '../replay-parts/clip.ts';
import '../replay-parts/replay.css';
import { ReplayFigure } from './replay-figure.tsx';
import { compareStates, describeState, readState } from './replay-state.ts';

interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
}

/** Shows one call of a failing case: what it should have returned beside what it returned, and the groups a right cache holds after it. */
export default function Replay({ counterexample, step }: ReplayProps) {
  const { setup, steps, divergence } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p className="hr-replay">This case has no calls.</p>;
  const state = readState(current.state);
  const change = state === undefined ? {} : compareStates(readState(steps[index - 1]?.state), state);
  return (
    <div className="hr-replay">
      <p className="hr-replay__setup">
        <code>{clip(setup, 120)}</code>
      </p>
      <CallResults index={index} total={steps.length} current={current} differs={index === divergence} />
      {state === undefined ? (
        <p className="hr-replay__caption">There is no picture of this call.</p>
      ) : (
        <figure className="hr-replay__held">
          <ReplayFigure state={state} change={change} />
          <figcaption className="hr-replay__caption">
            {steps.some(({ call }) => call.startsWith('second.')) && 'Of the two caches the first is drawn. '}
            {describeState(state, change)}
          </figcaption>
        </figure>
      )}
      <CallList steps={steps} index={index} divergence={divergence} />
    </div>
  );
}
