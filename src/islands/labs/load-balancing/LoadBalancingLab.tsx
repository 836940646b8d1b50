import type { ReactNode } from 'react';
import { useId } from 'react';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import './LoadBalancingLab.css';
import { RaceGuess } from './RaceGuess.tsx';
import { RaceResults } from './RaceResults.tsx';
import { RaceSetUp } from './RaceSetUp.tsx';
import { describeGuess } from './summary.ts';
import { useLoadBalancing } from './use-load-balancing.ts';

/** Props of the load-balancing lab. */
export interface LoadBalancingLabProps {
  /** True: with the choices that matter most and without a link, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
  /** The site's base path, ending in a slash; a link to the exercises is shown when it is given. */
  readonly basePath?: string;
}

/** Lets load-balancing algorithms race on the same arrivals and shows their queues and latencies, after a guess. */
export default function LoadBalancingLab({ compact = false, basePath }: LoadBalancingLabProps): ReactNode {
  const lab = useLoadBalancing();
  const titleId = useId();
  const { guessing, link } = lab;
  const { asking, answer } = useFocusThatStays(guessing.isGuessing);
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        Load balancing lab: a race on the same arrivals
      </Heading>
      <LinkNotes notes={link.notes} />
      <RaceSetUp lab={lab} isCompact={compact} />
      {guessing.isGuessing ? (
        <div ref={asking} tabIndex={-1}>
          <RaceGuess lab={lab} />
        </div>
      ) : (
        <div ref={answer} tabIndex={-1} className="hr-lab-answer">
          <GuessResult
            text={guessing.scored ? describeGuess(guessing.scored) : ''}
            again={guessing.scored ? 'Change the set-up and guess again' : 'Hide the results and guess'}
            score={guessing.score}
            isKept={guessing.isKept}
            onGuessAgain={guessing.guessAgain}
            onClearScore={guessing.clearScore}
          />
          <RaceResults lab={lab} />
        </div>
      )}
      {compact ? null : <ShareLink share={link.share} />}
      {basePath === undefined ? null : (
        <p>
          <a href={`${basePath}exercises/`}>Build these balancers yourself</a>: the exercises grade them in the same cluster.
        </p>
      )}
    </section>
  );
}
