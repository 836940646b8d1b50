import type { Counterexample } from '../../../src/grader/authoring.ts';
import { CallList } from '../../replay-parts/call-list.tsx';
import { CallResults } from '../../replay-parts/call-results.tsx';
import { clip } from '../../replay-parts/clip.ts';
import '../../replay-parts/replay.css';
import { BlockFigure } from './replay-block-figure.tsx';
import './replay-figures.css';
import { GraphFigure } from './replay-graph-figure.tsx';
import { describeState, readState, sharedIds, type SystemState } from './replay-state.ts';

interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
}

/** Shows one call of a failing case: what it gave, and the system it asks about, as a block diagram or as the ways that requests take. */
export default function Replay({ counterexample, step }: ReplayProps) {
  const { setup, steps, divergence } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p className="hr-replay">This case has no calls.</p>;
  const state = readState(current.state);
  return (
    <div className="hr-replay">
      <p className="hr-replay__setup">
        <code>{clip(setup, 600)}</code>
      </p>
      <CallResults index={index} total={steps.length} current={current} differs={index === divergence} />
      {state === undefined ? (
        <p className="hr-replay__caption">There is no picture of this call.</p>
      ) : (
        <figure className="hr-replay__held hr-avail-figure">
          <Picture state={state} />
          <figcaption className="hr-replay__caption">
            {steps.some(({ call }) => call.startsWith('second.')) &&
              `Of the two models the ${state.model === 0 ? 'first' : 'second'} is drawn. `}
            {describeState(state, index === divergence ? current.actual : undefined)} {keyOf(state)}
          </figcaption>
        </figure>
      )}
      <CallList steps={steps} index={index} divergence={divergence} />
    </div>
  );
}

/** Wide systems scroll sideways, also by keyboard. */
function Picture({ state }: { readonly state: SystemState }) {
  if (state.refusal !== undefined) return null;
  const isGraph = state.asked === 'singlePoints';
  return (
    <div className="hr-avail-scroll" role="group" aria-label={isGraph ? 'Ways of requests' : 'Block diagram'} tabIndex={0}>
      {isGraph ? <GraphFigure state={state} /> : <BlockFigure parts={state.parts} />}
    </div>
  );
}

/** Says what the outlines mean, where there are any. */
function keyOf({ asked, refusal, parts, singlePoints }: SystemState): string {
  if (refusal !== undefined) return '';
  if (asked === 'singlePoints') return singlePoints.length > 0 ? 'Single points have a double outline.' : '';
  return sharedIds(parts).size > 0 ? 'Shared components have an inner outline of dashes.' : '';
}
