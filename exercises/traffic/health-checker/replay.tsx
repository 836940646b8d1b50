import type { ReplayProps } from '../../replay-parts/story-replay.tsx';
import { ServiceReplay } from '../../service-parts/replay.tsx';
import { CountsStrip } from './counts-strip.tsx';

/** Tells how a check went wrong: who was probed when, what came of it, and what a right checker would have counted by then. */
export default function Replay(props: ReplayProps) {
  return (
    <ServiceReplay
      {...props}
      caption="Time runs down. A bar on the right is a probe that has no answer yet; sleeps are left out. Callers on the left report requests, and ask who is healthy."
    >
      {({ rows }, index) => <CountsStrip rows={rows} setup={props.counterexample.setup} current={index} />}
    </ServiceReplay>
  );
}
