import type { ReactNode } from 'react';
import { useId } from 'react';
import { FigureText } from '../shared/FigureText.tsx';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import { ArrayDrawing } from './ArrayDrawing.tsx';
import { Exposure } from './Exposure.tsx';
import { LevelTable } from './LevelTable.tsx';
import { RaidGuess } from './RaidGuess.tsx';
import './RaidLab.css';
import { RaidSetUp } from './RaidSetUp.tsx';
import { StripeCalculation } from './StripeCalculation.tsx';
import { describeFigures, describeGuess, describeLoss } from './summary.ts';
import { useRaid } from './use-raid.ts';

/** Props of the RAID lab. */
export interface RaidLabProps {
  /** True: without a link and a text to store, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
  /** The site's base path, ending in a slash; a link to the exercises is shown when it is given. */
  readonly basePath?: string;
}

/** Shows where the chunks of an array of disks lie, what is left when disks fail, and how lost bytes are found again, after a guess. */
export default function RaidLab({ compact = false, basePath }: RaidLabProps): ReactNode {
  const lab = useRaid();
  const titleId = useId();
  const { link, guessing, settings, figures } = lab;
  const { isGuessing } = guessing;
  const { asking, answer } = useFocusThatStays(isGuessing);
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        RAID lab: fail disks and find the bytes again
      </Heading>
      <LinkNotes notes={link.notes} />
      <RaidSetUp lab={lab} compact={compact} />
      {isGuessing ? (
        <div ref={asking} tabIndex={-1}>
          <RaidGuess lab={lab} />
        </div>
      ) : (
        <div ref={answer} tabIndex={-1}>
          <GuessResult
            text={guessing.scored ? describeGuess(guessing.scored) : ''}
            again="Hide the figures and guess again"
            score={guessing.score}
            isKept={guessing.isKept}
            onGuessAgain={guessing.guessAgain}
            onClearScore={guessing.clearScore}
          />
        </div>
      )}
      <figure>
        <ArrayDrawing lab={lab} />
        <FigureText
          text={
            isGuessing
              ? `RAID ${settings.level} over ${settings.disks} disks: where the chunks lie. Guess, then fail disks.`
              : `${describeFigures(settings, figures)} ${describeLoss(settings)}`
          }
        />
      </figure>
      {isGuessing ? null : (
        <>
          <StripeCalculation settings={settings} stripe={lab.stripe} />
          <Exposure lab={lab} />
          <LevelTable disks={settings.disks} />
        </>
      )}
      {compact ? null : <ShareLink share={link.share} />}
      {basePath === undefined ? null : (
        <p>
          <a href={`${basePath}exercises/`}>The exercises</a> have you build what keeps working when a part of it fails.
        </p>
      )}
    </section>
  );
}
