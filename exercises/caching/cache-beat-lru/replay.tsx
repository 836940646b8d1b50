import { CacheReplay, type ReplayProps } from '../replay-parts/cache-replay.tsx';
import { ReplayFigure } from './replay-figure.tsx';
import { describeState, readState } from './replay-state.ts';
import './replay.css';

/** Shows one call of a failing case, with how long each key is known to have been held up to it. */
export default function Replay(props: ReplayProps) {
  return (
    <CacheReplay
      {...props}
      readState={readState}
      draw={(state, states) => {
        const call = states.length - 1;
        return { figure: <ReplayFigure state={state} call={call} />, caption: describeState(state, call) };
      }}
    />
  );
}
