import type { ReactNode } from 'react';
import { useId } from 'react';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import { QueueingGuess } from './QueueingGuess.tsx';
import './QueueingLab.css';
import { QueueingResults } from './QueueingResults.tsx';
import { QueueingSetUp } from './QueueingSetUp.tsx';
import type { QueueSettings } from './settings.ts';
import { describeGuess, describeSetUp } from './summary.ts';
import { useQueueing } from './use-queueing.ts';

/** Props of the queueing lab. */
export interface QueueingLabProps {
  /** True: without the number of requests and without a link, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
  /** The settings that it begins with, where they are not the usual ones. */
  readonly preset?: Partial<QueueSettings>;
}

const noPreset: Partial<QueueSettings> = {};

/** Shows latency against utilisation beside theory, and Little's law as it forms, after a guess. */
export default function QueueingLab({ compact = false, preset = noPreset }: QueueingLabProps): ReactNode {
  const lab = useQueueing(preset);
  const titleId = useId();
  const { guessing, link } = lab;
  const { asking, answer } = useFocusThatStays(guessing.isGuessing);
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        Queueing lab: load, latency and Little’s law
      </Heading>
      <LinkNotes notes={link.notes} />
      <QueueingSetUp lab={lab} isCompact={compact} />
      {guessing.isGuessing ? (
        <div ref={asking} tabIndex={-1}>
          <QueueingGuess lab={lab} />
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
          <p className="hr-lab-about">{describeSetUp(link.settings)}</p>
          <QueueingResults lab={lab} />
        </div>
      )}
      {compact ? null : <ShareLink share={link.share} />}
    </section>
  );
}
