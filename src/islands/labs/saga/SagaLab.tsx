import type { ReactNode } from 'react';
import { useId } from 'react';
import { describeRow } from '../../../sim/saga/story.ts';
import { FigureTable } from '../shared/FigureTable.tsx';
import { FigureText } from '../shared/FigureText.tsx';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import { SagaGuess } from './SagaGuess.tsx';
import './SagaLab.css';
import { SagaSetUp } from './SagaSetUp.tsx';
import { stepsOf } from './settings.ts';
import { StoryControls } from './StoryControls.tsx';
import { describeEnd, describeGuess, describeTruth } from './summary.ts';
import { Swimlane } from './Swimlane.tsx';
import type { SagaLabState } from './use-saga.ts';
import { useSaga } from './use-saga.ts';

/** Props of the saga lab. */
export interface SagaLabProps {
  /** True: without a link, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
  /** The site's base path, ending in a slash; a link to the exercise is shown when it is given. */
  readonly basePath?: string;
}

/** Plays a booking saga with a failure of the learner's choice, step by step, after a guess. */
export default function SagaLab({ compact = false, basePath }: SagaLabProps): ReactNode {
  const lab = useSaga();
  const titleId = useId();
  const { guessing, link } = lab;
  const { asking, answer } = useFocusThatStays(guessing.isGuessing);
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        Saga lab: a booking that fails
      </Heading>
      <LinkNotes notes={link.notes} />
      <SagaSetUp lab={lab} />
      {guessing.isGuessing ? (
        <div ref={asking} tabIndex={-1}>
          <SagaGuess lab={lab} />
        </div>
      ) : (
        <div ref={answer} tabIndex={-1} className="hr-lab-answer">
          <Story lab={lab} />
          <GuessResult
            text={guessing.scored ? describeGuess(guessing.scored) : ''}
            again={guessing.scored ? 'Change the failure and guess again' : 'Hide the story and guess'}
            score={guessing.score}
            isKept={guessing.isKept}
            onGuessAgain={guessing.guessAgain}
            onClearScore={guessing.clearScore}
          />
        </div>
      )}
      {compact ? null : <ShareLink share={link.share} />}
      {basePath === undefined ? null : (
        <p>
          <a href={`${basePath}exercises/saga/`}>Build a saga coordinator of your own</a>: the exercise tries every crash and every answer.
        </p>
      )}
    </section>
  );
}

function Story({ lab }: { readonly lab: SagaLabState }): ReactNode {
  const { story, shown, isAtEnd, link } = lab;
  const { settings } = link;
  const row = story.rows[shown - 1]!;
  const text = `${describeRow(row)} ${describeTruth(settings, story, shown)}${isAtEnd ? ` ${describeEnd(story)}` : ''}`;
  return (
    <>
      <StoryControls lab={lab} />
      <figure className="hr-saga-figure">
        <FigureText text={text} />
        <Swimlane story={story} steps={stepsOf(settings)} shown={shown} description={`${shown} of ${story.rows.length}. ${text}`} />
      </figure>
      <FigureTable
        label="The story so far"
        columns={['Step', 'At', 'What happens']}
        rows={story.rows.slice(0, shown).map((one, index) => [String(index + 1), `${Math.round(one.atMs)} ms`, describeRow(one)])}
      />
    </>
  );
}
