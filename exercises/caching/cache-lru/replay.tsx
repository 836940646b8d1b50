import { CacheReplay, type ReplayProps } from '../replay-parts/cache-replay.tsx';
import { ReplayFigure } from './replay-figure.tsx';
import { compareStates, describeState, keysInMapOrder, readState } from './replay-state.ts';

/** Shows one call of a failing case, with the map and the list of a right cache after it. */
export default function Replay(props: ReplayProps) {
  return (
    <CacheReplay
      {...props}
      readState={readState}
      draw={(state, states) => {
        const change = compareStates(states.at(-2), state);
        return {
          figure: <ReplayFigure state={state} change={change} mapKeys={keysInMapOrder(states)} />,
          caption: describeState(state, change),
        };
      }}
    />
  );
}
