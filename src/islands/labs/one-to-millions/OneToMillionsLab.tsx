import type { ReactNode } from 'react';
import { useId } from 'react';
import { DesignDrawing } from '../../canvas/DesignDrawing.tsx';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import { MillionsGuess } from './MillionsGuess.tsx';
import { MillionsResults } from './MillionsResults.tsx';
import { MillionsSetUp } from './MillionsSetUp.tsx';
import './OneToMillionsLab.css';
import type { MillionsSettings } from './settings.ts';
import { steps } from './steps.ts';
import { describeGuess, describeLoad } from './summary.ts';
import { useMillions } from './use-millions.ts';

/** Props of the lab that walks from one server to millions of users. */
export interface OneToMillionsLabProps {
  /** True: without a link, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
  /** The settings that it begins with, where they are not the usual ones. */
  readonly preset?: Partial<MillionsSettings>;
}

const noPreset: Partial<MillionsSettings> = {};

/** Walks one design from a single machine to two regions: how many users each step bears, what gives way, and what a failure does. */
export default function OneToMillionsLab({ compact = false, preset = noPreset }: OneToMillionsLabProps): ReactNode {
  const lab = useMillions(preset);
  const titleId = useId();
  const { guessing, link } = lab;
  const { asking, answer } = useFocusThatStays(guessing.isGuessing);
  const { step } = link.settings;
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        From one server to millions of users
      </Heading>
      <LinkNotes notes={link.notes} />
      <MillionsSetUp lab={lab} />
      <p className="hr-lab-about">{describeLoad(link.settings)}</p>
      {guessing.isGuessing ? (
        <div ref={asking} tabIndex={-1} className="hr-lab-answer">
          <DesignDrawing design={steps[step].design} title={steps[step].name} />
          <MillionsGuess lab={lab} />
        </div>
      ) : (
        <div ref={answer} tabIndex={-1} className="hr-lab-answer">
          <GuessResult
            text={guessing.scored ? describeGuess(step, guessing.scored) : ''}
            again={guessing.scored ? 'Guess for another step' : 'Hide the results and guess'}
            score={guessing.score}
            isKept={guessing.isKept}
            onGuessAgain={guessing.guessAgain}
            onClearScore={guessing.clearScore}
          />
          <MillionsResults lab={lab} />
        </div>
      )}
      {compact ? null : <ShareLink share={link.share} />}
    </section>
  );
}
