import type { ReactNode } from 'react';
import { useId } from 'react';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import './CacheWritesLab.css';
import { describeGuess } from './summary.ts';
import { useCacheWrites } from './use-cache-writes.ts';
import { WriteFigure } from './WriteFigure.tsx';
import { WriteGuess } from './WriteGuess.tsx';
import { WriteSetUp } from './WriteSetUp.tsx';

/** Props of the lab of writes past a cache. */
export interface CacheWritesLabProps {
  /** True: with the settings that matter most and without a link, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
}

/** Plays one script of reads and writes under four write policies, with a crash at any step, after a guess at what it loses. */
export default function CacheWritesLab({ compact = false }: CacheWritesLabProps): ReactNode {
  const lab = useCacheWrites();
  const titleId = useId();
  const { guessing, link } = lab;
  const { asking, answer } = useFocusThatStays(guessing.isGuessing);
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        Write lab: four ways past a cache
      </Heading>
      <LinkNotes notes={link.notes} />
      <WriteSetUp lab={lab} isCompact={compact} />
      {guessing.isGuessing ? (
        <div ref={asking} tabIndex={-1}>
          <WriteGuess lab={lab} />
        </div>
      ) : (
        <div ref={answer} tabIndex={-1} className="hr-lab-answer">
          <GuessResult
            text={guessing.scored ? describeGuess(guessing.scored) : ''}
            again={guessing.scored ? 'Move the crash and guess again' : 'Hide the steps and guess'}
            score={guessing.score}
            isKept={guessing.isKept}
            onGuessAgain={guessing.guessAgain}
            onClearScore={guessing.clearScore}
          />
          <WriteFigure lab={lab} />
        </div>
      )}
      {compact ? null : <ShareLink share={link.share} />}
    </section>
  );
}
