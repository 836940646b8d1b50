import type { ReplayProps } from '../../replay-parts/story-replay.tsx';
import { ServiceReplay } from '../../service-parts/replay.tsx';
import { ContentsTable } from './contents-table.tsx';

/** Tells how a call went wrong: who waited, what the store was asked, and what cache and store should have had by then. */
export default function Replay(props: ReplayProps) {
  return (
    <ServiceReplay
      {...props}
      caption="Time runs down. A bar on the left is a caller who waits, one on the right a read or a write under way; a dot is the moment at which the store is read or written. A crash ends every bar, and writes without a dot have not happened."
    >
      {({ rows }, index) => (
        // What breaks the rule is nothing that a right cache would do.
        <ContentsTable rows={rows} setup={props.counterexample.setup} current={Math.min(index, props.counterexample.divergence - 1)} />
      )}
    </ServiceReplay>
  );
}
