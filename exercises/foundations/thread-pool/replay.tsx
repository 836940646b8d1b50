import type { ReplayProps } from '../../replay-parts/story-replay.tsx';
import { ServiceReplay } from '../../service-parts/replay.tsx';
import { PoolStrip } from './pool-strip.tsx';

/** Tells how a job went wrong: who waited, who was run, and whom right pools would have at work and in the queues by then. */
export default function Replay(props: ReplayProps) {
  return (
    <ServiceReplay
      {...props}
      caption="Time runs down. A bar on the left is a caller whose job is not over, one on the right a worker at work; a dot is the moment at which a job is done."
    >
      {({ rows }, index) => (
        // What breaks the rule is nothing that right pools would do.
        <PoolStrip rows={rows} setup={props.counterexample.setup} current={Math.min(index, props.counterexample.divergence - 1)} />
      )}
    </ServiceReplay>
  );
}
