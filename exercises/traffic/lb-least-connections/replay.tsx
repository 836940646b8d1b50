import type { Counterexample } from '../../../src/grader/authoring.ts';
import { ScriptReplay } from '../replay-parts/script-replay.tsx';

export { Queues as Exhibit } from '../replay-parts/queues.tsx';

interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
}

/** Shows one call of a failing script with the requests that run on each backend. */
export default function Replay({ counterexample, step }: ReplayProps) {
  return <ScriptReplay counterexample={counterexample} step={step} />;
}
