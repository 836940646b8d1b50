import type { Counterexample } from '../../../src/grader/authoring.ts';
import { CallList } from '../../replay-parts/call-list.tsx';
import { CallResults } from '../../replay-parts/call-results.tsx';
import { clip } from '../../replay-parts/clip.ts';
import '../../replay-parts/replay.css';
import { BucketFigure } from './replay-figure.tsx';
import { describeBucket, readBucket } from './replay-state.ts';
import './replay.css';

interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
}

/** Shows one call of a failing case: what it should have given beside what it gave, and the level of the bucket it is about over time. */
export default function Replay({ counterexample, step }: ReplayProps) {
  const { setup, steps, divergence } = counterexample;
  const index = Math.min(Math.max(0, step), steps.length - 1);
  const current = steps[index];
  if (current === undefined) return <p className="hr-replay">This case has no calls.</p>;
  const buckets = steps.slice(0, index + 1).map(({ state }) => readBucket(state));
  const bucket = buckets[index];
  return (
    <div className="hr-replay">
      <p className="hr-replay__setup">
        <code>{clip(setup, 240)}</code>
      </p>
      <CallResults index={index} total={steps.length} current={current} differs={index === divergence} />
      {bucket === undefined ? (
        <p className="hr-replay__caption">There is no picture of this call.</p>
      ) : (
        <figure>
          <BucketFigure buckets={buckets.filter((each) => each !== undefined)} />
          <figcaption className="hr-replay__caption">
            {steps.some(({ call }) => call.startsWith('second.')) && 'Of the two limiters, the one asked last is drawn. '}
            {describeBucket(buckets[index - 1], bucket)}
          </figcaption>
        </figure>
      )}
      <CallList steps={steps} index={index} divergence={divergence} />
    </div>
  );
}
