import type { ReactNode } from 'react';
import { useId } from 'react';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import { PushGuess } from './PushGuess.tsx';
import { PushResults } from './PushResults.tsx';
import { PushSetUp } from './PushSetUp.tsx';
import './PushVsPollLab.css';
import { describeGuess } from './summary.ts';
import { usePush } from './use-push.ts';

/** Props of the lab of push and poll. */
export interface PushVsPollLabProps {
  /** True: with the numbers that matter most and without a link, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
}

/** Shows what polling, long polling, server-sent events and WebSockets send, and how far behind they are, on the same events, after a guess. */
export default function PushVsPollLab({ compact = false }: PushVsPollLabProps): ReactNode {
  const lab = usePush();
  const titleId = useId();
  const { guessing, link, results } = lab;
  const { asking, answer } = useFocusThatStays(guessing.isGuessing);
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        Push lab: four ways to hear of the same events
      </Heading>
      <LinkNotes notes={link.notes} />
      <PushSetUp lab={lab} isCompact={compact} />
      {results === undefined ? (
        <div ref={asking} tabIndex={-1}>
          <PushGuess lab={lab} />
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
          <PushResults lab={lab} results={results} />
        </div>
      )}
      {compact ? null : <ShareLink share={link.share} />}
    </section>
  );
}
