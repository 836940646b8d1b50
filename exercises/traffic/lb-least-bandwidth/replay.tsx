import type { Counterexample } from '../../../src/grader/authoring.ts';
import { ScriptReplay } from '../replay-parts/script-replay.tsx';

export { Queues as Exhibit } from '../replay-parts/queues.tsx';

interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
}

/** Shows one call of a failing script: the backends with the requests they run and their bytes in the window. */
export default function Replay(props: ReplayProps) {
  return <ScriptReplay {...props} />;
}
