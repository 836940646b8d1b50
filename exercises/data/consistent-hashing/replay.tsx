import type { Counterexample } from '../../../src/grader/authoring.ts';
import { CallList } from '../../replay-parts/call-list.tsx';
import { CallResults } from '../../replay-parts/call-results.tsx';
import { clip } from '../../replay-parts/clip.ts';
import '../../replay-parts/replay.css';
import { RingFigure, type RingKey } from '../replay-parts/ring-figure.tsx';
import { describeView, readState, type RingView } from './replay-state.ts';

interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
}

/** Shows one call of a failing case: what it gave, and the keys on the ring with their owners, as far as the answers tell. */
export default function Replay({ counterexample, step }: ReplayProps) {
  const { setup, steps, divergence } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p className="hr-replay">This case has no calls.</p>;
  const view = readState(current.state);
  return (
    <div className="hr-replay">
      <p className="hr-replay__setup">
        <code>{clip(setup, 160)}</code>
      </p>
      <CallResults index={index} total={steps.length} current={current} differs={index === divergence} />
      {view === undefined ? (
        <p className="hr-replay__caption">There is no picture of this call.</p>
      ) : (
        <figure className="hr-replay__held">
          <RingFigure nodes={view.nodes.map(({ node, ...rest }) => ({ name: node, ...rest }))} keys={keysOf(view)} />
          <figcaption className="hr-replay__caption">
            Keys stand where their hash puts them, clockwise from the top, drawn like their owner; small grey ones were not asked for since
            the ring last changed, circled ones moved. Where the points of your nodes lie, no test knows.{' '}
            {describeView(view, index === divergence)}
          </figcaption>
        </figure>
      )}
      <CallList steps={steps} index={index} divergence={divergence} />
    </div>
  );
}

/** The keys that were answered for, and the one asked for now where it has no answer yet. */
function keysOf({ keys, nodes, asked }: RingView): RingKey[] {
  const indexOf = new Map(nodes.map(({ node }, index) => [node, index]));
  return keys.map(({ key, place, owner, earlier }) => {
    const index = owner === undefined ? undefined : indexOf.get(owner);
    return {
      name: key,
      place,
      ...(index !== undefined && { owner: index }),
      ...(earlier !== undefined && { earlier }),
      isMoved: owner !== undefined && earlier !== undefined,
      isAsked: key === asked,
    };
  });
}
