import type { Counterexample } from '../../../src/grader/authoring.ts';
import { ScriptReplay } from '../replay-parts/script-replay.tsx';

interface ReplayProps {
  readonly counterexample: Counterexample;
  /** Index of the call shown; beyond either end the nearest is shown. */
  readonly step: number;
}

/** Shows one call of a failing script: where the client was sent, where it had to go and why, and the healthy backends. */
export default function Replay(props: ReplayProps) {
  return <ScriptReplay {...props} />;
}
