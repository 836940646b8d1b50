import type { Counterexample } from '../../../src/grader/authoring.ts';
import { CallList } from '../../replay-parts/call-list.tsx';
import { CallResults } from '../../replay-parts/call-results.tsx';
import { clip } from '../../replay-parts/clip.ts';
import '../../replay-parts/replay.css';
import { describeScript } from './describe-script.ts';
import { LaneFigure } from './lane-figure.tsx';
import './script-replay.css';
import { readScriptState, type ScriptState } from './script-state.ts';

interface ScriptReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
  /** Says more of a moment, in whole sentences: what the exercise keeps beside lanes and picks. */
  readonly describe?: (state: ScriptState) => string;
}

/** Shows one call of a failing script: what it should have given beside what it gave, and the backends after it with the requests they run. */
export function ScriptReplay({ counterexample, step, describe }: ScriptReplayProps) {
  const { setup, steps, divergence } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p className="hr-replay">This case has no calls.</p>;
  const state = readScriptState(current.state);
  const before = readScriptState(steps[index - 1]?.state);
  const more = state && describe?.(state);
  return (
    <div className="hr-replay">
      <p className="hr-replay__setup">
        <code>{clip(setup, 240)}</code>
      </p>
      <CallResults index={index} total={steps.length} current={current} differs={index === divergence} />
      {state === undefined ? (
        <p className="hr-replay__caption">There is no picture of this call.</p>
      ) : (
        <figure>
          <LaneFigure state={state} />
          <figcaption className="hr-replay__caption">
            {describeScript(before, state)}
            {more !== undefined && more !== '' && ` ${more}`}
          </figcaption>
        </figure>
      )}
      <CallList steps={steps} index={index} divergence={divergence} />
    </div>
  );
}
