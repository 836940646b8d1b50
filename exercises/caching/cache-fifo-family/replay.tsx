import { CacheReplay, type ReplayProps } from '../replay-parts/cache-replay.tsx';
import { ReplayFigure } from './replay-figure.tsx';
import { compareStates, describeState, readState } from './replay-state.ts';

/** Shows one call of a failing case, with the keys as the policy lines them up, and which of them goes next. */
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
