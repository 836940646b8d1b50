import type { ReactNode } from 'react';
import { useId } from 'react';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import { CdnGuess } from './CdnGuess.tsx';
import './CdnLab.css';
import { CdnResults } from './CdnResults.tsx';
import { CdnSetUp } from './CdnSetUp.tsx';
import { describeGuess } from './summary.ts';
import { useCdn } from './use-cdn.ts';

/** Props of the lab of content delivery. */
export interface CdnLabProps {
  /** True: with the numbers that matter most and without a link, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
}

/** Shows what push, pull and pull through a shield cost the origin and how stale they are, against the time to live, after a guess. */
export default function CdnLab({ compact = false }: CdnLabProps): ReactNode {
  const lab = useCdn();
  const titleId = useId();
  const { guessing, link, results } = lab;
  const { asking, answer } = useFocusThatStays(guessing.isGuessing);
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        CDN lab: load at the origin against staleness
      </Heading>
      <LinkNotes notes={link.notes} />
      <CdnSetUp lab={lab} isCompact={compact} />
      {results === undefined ? (
        <div ref={asking} tabIndex={-1}>
          <CdnGuess lab={lab} />
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
          <CdnResults settings={link.settings} results={results} />
        </div>
      )}
      {compact ? null : <ShareLink share={link.share} />}
    </section>
  );
}
