import type { CallStep, Counterexample } from '../../../src/grader/authoring.ts';
import { ReplayFigure } from './replay-figure.tsx';
import { clip, compareStates, describeState, keysInMapOrder, readState } from './replay-state.ts';
import './replay.css';

/** Calls listed at most before and after the current one. */
const listedAround = 5;

interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
}

/** Shows one call of a failing case: what it should have returned beside what it returned, and what a right cache holds after it. */
export default function Replay({ counterexample, step }: ReplayProps) {
  const { setup, steps, divergence } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p className="hr-replay-lru">This case has no calls.</p>;
  const states = steps.slice(0, index + 1).map(({ state }) => readState(state));
  const state = states[index];
  const change = state === undefined ? {} : compareStates(states[index - 1], state);
  return (
    <div className="hr-replay-lru">
      <p className="hr-replay-lru__setup">
        <code>{clip(setup, 120)}</code>
      </p>
      <Results index={index} total={steps.length} current={current} differs={index === divergence} />
      {state === undefined ? (
        <p className="hr-replay-lru__caption">There is no picture of this call.</p>
      ) : (
        <figure className="hr-replay-lru__held">
          <ReplayFigure state={state} change={change} mapKeys={keysInMapOrder(states)} />
          <figcaption className="hr-replay-lru__caption">
            {steps.some(({ call }) => call.startsWith('second.')) && 'Of the two caches the first is drawn. '}
            {describeState(state, change)}
          </figcaption>
        </figure>
      )}
      <CallList steps={steps} index={index} divergence={divergence} />
    </div>
  );
}

interface ResultsProps {
  readonly index: number;
  readonly total: number;
  readonly current: CallStep;
  readonly differs: boolean;
}

function Results({ index, total, current, differs }: ResultsProps) {
  return (
    <div className={differs ? 'hr-replay-lru__results hr-replay-lru__results--differs' : 'hr-replay-lru__results'} aria-live="polite">
      <p className="hr-replay-lru__call">
        Call {index + 1} of {total}: <code>{clip(current.call, 120)}</code>
      </p>
      <dl>
        <div>
          <dt>Should give</dt>
          <dd>
            <code>{clip(current.expected, 120)}</code>
          </dd>
        </div>
        <div>
          <dt>{differs ? 'Your code gave something else' : 'Your code gave'}</dt>
          <dd>{current.actual === undefined ? 'not compared any more' : <code>{clip(current.actual, 120)}</code>}</dd>
        </div>
      </dl>
    </div>
  );
}

interface CallListProps {
  readonly steps: readonly CallStep[];
  readonly index: number;
  readonly divergence: number;
}

function CallList({ steps, index, divergence }: CallListProps) {
  const from = Math.max(0, index - listedAround);
  const to = Math.min(steps.length, index + listedAround + 1);
  return (
    <table className="hr-replay-lru__calls">
      <caption>{to - from === steps.length ? 'All calls' : `Calls ${from + 1} to ${to} of ${steps.length}`}</caption>
      <thead>
        <tr>
          <th scope="col">Call</th>
          <th scope="col">Should give</th>
          <th scope="col">Gave</th>
        </tr>
      </thead>
      <tbody>
        {steps.slice(from, to).map(({ call, expected, actual }, offset) => (
          <tr key={from + offset} aria-current={from + offset === index ? 'step' : undefined}>
            <th scope="row">
              <code>{clip(call, 60)}</code>
            </th>
            <td>
              <code>{clip(expected, 40)}</code>
            </td>
            <td className={from + offset === divergence ? 'hr-replay-lru__wrong' : undefined}>
              {from + offset === divergence && <span aria-hidden="true">✗ </span>}
              {actual === undefined ? '–' : <code>{clip(actual, 40)}</code>}
              {from + offset === divergence && <span className="hr-replay-lru__spoken"> (differs)</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
