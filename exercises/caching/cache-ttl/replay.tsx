import { CacheReplay, type ReplayProps } from '../replay-parts/cache-replay.tsx';
import { ReplayFigure } from './replay-figure.tsx';
import { compareStates, describeState, readState } from './replay-state.ts';
import './replay.css';

/** Shows one call of a failing case, with the lives that a right cache holds after it on the axis of time. */
export default function Replay(props: ReplayProps) {
  return (
    <CacheReplay
      {...props}
      readState={readState}
      draw={(state, states) => {
        const change = compareStates(states.at(-2), state);
        return { figure: <ReplayFigure state={state} change={change} />, caption: describeState(state, change) };
      }}
    />
  );
}
