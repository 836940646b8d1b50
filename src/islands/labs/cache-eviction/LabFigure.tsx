import type { ReactNode } from 'react';
import { useState } from 'react';
import { chooseCapacities } from '../../../sim/cache/index.ts';
import { FigureText } from '../shared/FigureText.tsx';
import { GuessResult } from '../shared/GuessResult.tsx';
import { useFocusThatStays } from '../shared/use-focus-that-stays.ts';
import { nearestIndex } from './curve-set.ts';
import type { ChartLine } from './CurveChart.tsx';
import { CurveChart } from './CurveChart.tsx';
import { CurveTable } from './CurveTable.tsx';
import { describeGuess, GuessPanel } from './GuessPanel.tsx';
import type { LearnerCache } from './learner.ts';
import { learnerRequestLimit } from './learner.ts';
import type { LearnerLine } from './LearnerPanel.tsx';
import { LearnerPanel } from './LearnerPanel.tsx';
import { learnerStyle, policyStyles } from './policy-styles.ts';
import { RunStatus } from './RunStatus.tsx';
import { describeCurves } from './summary.ts';
import type { Lab } from './use-lab.ts';

const emptyGrid = chooseCapacities(1, 1000, 25);
const noCurves = 'Hit ratio against capacity; no curves are drawn yet.';

/** Shows the guess, the figure with its text and table, and what the guess came to. */
export function LabFigure({ lab, learner }: { readonly lab: Lab; readonly learner: LearnerCache | undefined }): ReactNode {
  const { link, settings, curves, guessing, plan, planKey, set, problem } = lab;
  const [learnerLine, setLearnerLine] = useState<LearnerLine>();
  const [guessedCapacity, setGuessedCapacity] = useState(0);
  const capacities = set?.capacities ?? plan?.capacities ?? emptyGrid;
  const cursor = nearestIndex(capacities, settings.capacity);
  const capacity = capacities[cursor]!;
  const lines = linesOf(lab, learnerLine);
  const description = set && (lab.isWhole || set.isPreview) ? describeCurves(set, cursor, settings.policies) : '';
  const { isGuessing, scored } = guessing;
  const isAsking = isGuessing && problem === '';
  const marked = isAsking ? guessing.guess : capacity === guessedCapacity ? scored?.guess : undefined;

  const { asking, answer } = useFocusThatStays(isGuessing);

  function reveal(counts: boolean): void {
    curves.clear();
    setGuessedCapacity(capacity);
    guessing.reveal(counts);
  }

  function pick(index: number, ratio: number): void {
    link.change({ capacity: capacities[index]! });
    if (isGuessing) guessing.setGuess({ ...guessing.guess, hitRatio: Math.round(ratio * 100) / 100 });
  }

  return (
    <>
      {isAsking ? (
        <div ref={asking} tabIndex={-1}>
          <GuessPanel
            guess={guessing.guess}
            contenders={lab.contenders}
            asked={lab.asked}
            capacity={capacity}
            onChange={guessing.setGuess}
            onRun={() => reveal(true)}
            onSkip={() => reveal(false)}
          />
        </div>
      ) : null}
      <figure>
        <CurveChart
          capacities={capacities}
          lines={lines}
          cursor={cursor}
          guess={marked?.hitRatio}
          isGuessing={isAsking}
          isStale={set !== undefined && set.sourceKey !== planKey && !set.isPreview}
          description={description === '' ? noCurves : description}
          onPick={pick}
        />
        <FigureText text={description} />
      </figure>
      {isGuessing ? null : (
        <div ref={answer} tabIndex={-1} className="hr-lab-answer">
          <LabAnswer {...{ lab, learner, capacities, lines, guessedCapacity }} onLearnerLine={setLearnerLine} />
        </div>
      )}
    </>
  );
}

interface LabAnswerProps {
  readonly lab: Lab;
  readonly learner: LearnerCache | undefined;
  readonly capacities: readonly number[];
  readonly lines: readonly ChartLine[];
  readonly guessedCapacity: number;
  readonly onLearnerLine: (line: LearnerLine) => void;
}

/** Shows what stands below the figure once it is drawn. */
function LabAnswer({ lab, learner, capacities, lines, guessedCapacity, onLearnerLine }: LabAnswerProps): ReactNode {
  const { curves, guessing, plan, planKey, set } = lab;
  return (
    <>
      <RunStatus state={curves.runState} shown={set} onCancel={curves.cancelRun} onRetry={() => plan && curves.run(plan)} />
      <GuessResult
        text={guessing.scored ? describeGuess(guessing.scored, guessedCapacity) : ''}
        again={guessing.scored ? 'Change the set-up and guess again' : 'Hide the curves and guess'}
        score={guessing.score}
        isKept={guessing.isKept}
        onGuessAgain={guessing.guessAgain}
        onClearScore={guessing.clearScore}
      />
      {learner && plan ? (
        <LearnerPanel
          cache={learner}
          capacities={plan.capacities}
          setUpKey={planKey}
          fetchSample={() => curves.fetchKeys(plan.source, learnerRequestLimit)}
          onLine={onLearnerLine}
        />
      ) : null}
      <CurveTable capacities={capacities} lines={lines} />
    </>
  );
}

/** Returns the lines of the ticked policies, and the learner's when it belongs to the same requests and capacities. */
function linesOf({ settings, set, planKey }: Lab, learnerLine: LearnerLine | undefined): ChartLine[] {
  const lines = settings.policies.map((id): ChartLine => ({ id, style: policyStyles[id], values: set?.lines.get(id) ?? [] }));
  if (learnerLine?.setUpKey === planKey && set?.sourceKey === planKey) {
    lines.push({ id: 'learner', style: learnerStyle, values: learnerLine.values });
  }
  return lines;
}
