import type { ReactNode } from 'react';
import { useId } from 'react';
import { Choice } from '../shared/Choice.tsx';
import { FigureTable } from '../shared/FigureTable.tsx';
import { FigureText } from '../shared/FigureText.tsx';
import { GuessResult } from '../shared/GuessResult.tsx';
import '../shared/lab.css';
import { LinkNotes } from '../shared/LinkNotes.tsx';
import { ShareLink } from '../shared/ShareLink.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import { EstimateGuess } from './EstimateGuess.tsx';
import { EstimateRuler } from './EstimateRuler.tsx';
import './EstimatorLab.css';
import { QuestionFields } from './QuestionFields.tsx';
import { StepList } from './StepList.tsx';
import { describeRuler, stepRows } from './summary.ts';
import { topicIds, topics } from './topics/index.ts';
import { useEstimator } from './use-estimator.ts';

/** Props of the estimator. */
export interface EstimatorLabProps {
  /** True: without a link to the set-up, for use within a lesson under a second-level heading. */
  readonly compact?: boolean;
  /** The site's base path, ending in a slash; a link to the lesson is shown when it is given. */
  readonly basePath?: string;
}

/** Asks for estimates with their units, grades them by order of magnitude, and shows each step of the calculation. */
export default function EstimatorLab({ compact = false, basePath }: EstimatorLabProps): ReactNode {
  const lab = useEstimator();
  const titleId = useId();
  const { topic, worked, guessing, shownGuess } = lab;
  const { asking, answer } = useFocusThatStays(guessing.isGuessing);
  const description = describeRuler(topic, worked, shownGuess);
  const Heading = compact ? 'h3' : 'h2';
  return (
    <section className="hr-lab not-content" aria-labelledby={titleId}>
      <Heading id={titleId} className="hr-lab-title">
        Estimator: guess, then see the steps
      </Heading>
      <LinkNotes notes={lab.link.notes} />
      <Choice label="Practise" ids={topicIds} texts={topics} value={lab.link.settings.topic} onChange={lab.chooseTopic} />
      {guessing.isGuessing ? (
        <div ref={asking} tabIndex={-1}>
          <EstimateGuess lab={lab} />
        </div>
      ) : (
        <>
          <div ref={answer} tabIndex={-1}>
            <GuessResult
              text={guessing.scored?.text ?? ''}
              again="Next question"
              score={guessing.score}
              isKept={guessing.isKept}
              onGuessAgain={lab.next}
              onClearScore={guessing.clearScore}
            />
          </div>
          <p>{topic.ask(lab.link.settings.values)}</p>
          <StepList worked={worked} />
          <figure>
            <EstimateRuler topic={topic} worked={worked} guess={shownGuess} description={description} />
            <FigureText text={description} />
          </figure>
          <FigureTable
            label="Steps of the calculation"
            columns={['Step', 'Working', 'Result', 'In bytes, seconds, ones']}
            rows={stepRows(worked)}
          />
        </>
      )}
      <QuestionFields lab={lab} />
      <div className="hr-lab-buttons">
        <button type="button" onClick={lab.next}>
          Draw other numbers
        </button>
        <button type="button" onClick={lab.reset}>
          Back to the first numbers
        </button>
      </div>
      {compact ? null : <ShareLink share={lab.link.share} />}
      {basePath === undefined ? null : (
        <p>
          <a href={`${basePath}lessons/estimation/`}>The lesson on estimation</a> says where the latency numbers come from.
        </p>
      )}
    </section>
  );
}
