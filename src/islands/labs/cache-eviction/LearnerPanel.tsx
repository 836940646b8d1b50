import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { SampledTrace } from '../../../sim/cache/index.ts';
import { formatCount, formatShare } from '../shared/format.ts';
import { LineSample } from '../shared/LineSample.tsx';
import type { LearnerCache } from './learner.ts';
import { computeLearnerLine } from './learner.ts';
import { learnerStyle } from './policy-styles.ts';

/** The learner's line: hit ratios by index of the capacities it belongs to. */
export interface LearnerLine {
  readonly setUpKey: string;
  readonly values: readonly (number | undefined)[];
}

interface LearnerPanelProps {
  readonly cache: LearnerCache;
  readonly capacities: readonly number[];
  /** Changes whenever requests or capacities do. */
  readonly setUpKey: string;
  readonly fetchSample: () => Promise<SampledTrace>;
  readonly onLine: (line: LearnerLine) => void;
}

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number }
  | { readonly kind: 'done'; readonly sample: SampledTrace }
  | { readonly kind: 'failed'; readonly message: string };

/** Runs the learner's own cache on the same requests, on demand, as one more line. */
export function LearnerPanel({ cache, capacities, setUpKey, fetchSample, onLine }: LearnerPanelProps): ReactNode {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController | undefined>(undefined);

  useEffect(() => {
    setState({ kind: 'idle' });
    return () => running.current?.abort();
  }, [setUpKey]);

  async function run(): Promise<void> {
    const controller = new AbortController();
    running.current = controller;
    const values: (number | undefined)[] = capacities.map(() => undefined);
    let done = 0;
    setState({ kind: 'running', done });
    try {
      const sample = await fetchSample();
      await computeLearnerLine(
        cache,
        sample,
        capacities,
        (index, hitRatio) => {
          values[index] = hitRatio;
          onLine({ setUpKey, values: [...values] });
          setState({ kind: 'running', done: ++done });
        },
        controller.signal,
      );
      if (!controller.signal.aborted) setState({ kind: 'done', sample });
    } catch (error) {
      if (!controller.signal.aborted) setState({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  function cancel(): void {
    running.current?.abort();
    setState({ kind: 'idle' });
  }

  return (
    <section className="hr-lab-learner" aria-label="Your own cache">
      <LineSample style={learnerStyle} />
      <span>{cache.title}</span>
      {state.kind === 'running' ? (
        <button type="button" onClick={cancel}>
          Cancel
        </button>
      ) : (
        <button type="button" onClick={() => void run()}>
          Run it on these requests
        </button>
      )}
      <span role="status">
        {state.kind === 'running' ? `Running your code: ${state.done} capacities done.` : ''}
        {state.kind === 'done' ? describeSample(state.sample) : ''}
      </span>
      {state.kind === 'failed' ? (
        <p role="alert" className="hr-lab-error">
          {state.message}
        </p>
      ) : null}
    </section>
  );
}

function describeSample({ keys, rate, share }: SampledTrace): string {
  const parts = [`Done, on ${formatCount(keys.length)} requests`];
  if (rate < 1) parts.push(`those for ${formatShare(rate)} of the keys, chosen by hash`);
  if (share < 0.999) parts.push(`from the first ${formatShare(share)} of the run`);
  return `${parts.join(', ')}.`;
}
