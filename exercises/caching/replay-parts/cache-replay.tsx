import type { ReactNode } from 'react';
import type { Counterexample } from '../../../src/grader/authoring.ts';
import { CallList } from '../../replay-parts/call-list.tsx';
import { CallResults } from '../../replay-parts/call-results.tsx';
import { clip } from '../../replay-parts/clip.ts';
import './replay.css';

/** What every replay view is given. */
export interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
}

interface CacheReplayProps<State> extends ReplayProps {
  /** Reads the state of a step; undefined when there is none or it has another shape. */
  readonly readState: (state: unknown) => State | undefined;
  /** Draws a state, given all states up to it, and says the same in words. */
  readonly draw: (state: State, states: readonly (State | undefined)[]) => { readonly figure: ReactNode; readonly caption: string };
}

/** Shows one call of a failing case: what it should have returned beside what it returned, and what a right cache holds after it. */
export function CacheReplay<State>({ counterexample, step, readState, draw }: CacheReplayProps<State>) {
  const { setup, steps, divergence } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p className="hr-replay">This case has no calls.</p>;
  const states = steps.slice(0, index + 1).map(({ state }) => readState(state));
  const state = states[index];
  const picture = state === undefined ? undefined : draw(state, states);
  return (
    <div className="hr-replay">
      <p className="hr-replay__setup">
        <code>{clip(setup, 120)}</code>
      </p>
      <CallResults index={index} total={steps.length} current={current} differs={index === divergence} />
      {picture === undefined ? (
        <p className="hr-replay__caption">There is no picture of this call.</p>
      ) : (
        <figure className="hr-replay__held">
          {picture.figure}
          <figcaption className="hr-replay__caption">
            {steps.some(({ call }) => call.startsWith('second.')) && 'Of the two caches the first is drawn. '}
            {picture.caption}
          </figcaption>
        </figure>
      )}
      <CallList steps={steps} index={index} divergence={divergence} />
    </div>
  );
}
