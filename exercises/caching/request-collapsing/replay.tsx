import type { ReplayProps } from '../../replay-parts/story-replay.tsx';
import { ServiceReplay } from '../../service-parts/replay.tsx';
import { WaitingStrip } from './waiting-strip.tsx';

/** Tells how a call went wrong: who waited, what the origin was asked, and what a right collapser would know by then. */
export default function Replay(props: ReplayProps) {
  return (
    <ServiceReplay
      {...props}
      caption="Time runs down. A bar on the left is a caller who waits, one on the right an upstream call under way. Many on the left should hang on one on the right."
    >
      {(story, index) => {
        const { setup, divergence } = props.counterexample;
        // A get that settles wrongly still waits, as a right collapser sees it.
        const isWrong = index === divergence && story.rows[index]?.kind === 'settle';
        return <WaitingStrip rows={story.rows} setup={setup} current={isWrong ? index - 1 : index} />;
      }}
    </ServiceReplay>
  );
}
