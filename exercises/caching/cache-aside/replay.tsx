import type { ReplayProps } from '../../replay-parts/story-replay.tsx';
import { ServiceReplay } from '../../service-parts/replay.tsx';
import { CopyStrip } from './copy-strip.tsx';

/** Tells how a get or a put went wrong: who waited, what the store was asked, and what a right reader would have a copy of by then. */
export default function Replay(props: ReplayProps) {
  return (
    <ServiceReplay
      {...props}
      caption="Time runs down. A bar on the left is a caller who waits, one on the right a read or a write under way; a dot is the moment at which the store is read or written."
    >
      {({ rows }, index) => (
        // What breaks the rule is nothing that a right reader would do.
        <CopyStrip rows={rows} setup={props.counterexample.setup} current={Math.min(index, props.counterexample.divergence - 1)} />
      )}
    </ServiceReplay>
  );
}
