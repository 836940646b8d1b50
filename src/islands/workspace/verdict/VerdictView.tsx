import { useState, type Ref } from 'react';
import { brokenRules, describeMeasures, describeOutcome, describeRules, formatNumber } from '../../../grader/format/index.ts';
import type { Counterexample, GradeReport } from '../../../grader/protocol/verdict.ts';
import type { WorkspaceExercise, WorkspaceLink } from '../props.ts';
import { ScorePanel } from '../score/ScorePanel.tsx';
import { BrokenRuleCard } from './BrokenRuleCard.tsx';
import { FailingCase } from './FailingCase.tsx';
import { MeasureList } from './MeasureList.tsx';
import { OutcomeMark } from './OutcomeMark.tsx';
import { ProblemCard } from './ProblemCard.tsx';
import { ReceiptCard } from './ReceiptCard.tsx';
import { Exhibits } from './Replay.tsx';
import { RuleList } from './RuleList.tsx';
import { ShareButton } from './ShareButton.tsx';
import { WhatNext } from './WhatNext.tsx';

interface VerdictViewProps {
  readonly exercise: WorkspaceExercise;
  readonly report: GradeReport;
  readonly source: string;
  /** True when the text in the editor is no longer the one that was graded. */
  readonly stale: boolean;
  readonly basePath: string;
  /** Where to go after a pass; absent in a shared view, whose visitor has passed nothing. */
  readonly next?: readonly WorkspaceLink[];
  readonly headlineRef?: Ref<HTMLHeadingElement>;
  readonly onGoTo: ((line: number, column: number | undefined) => void) | undefined;
  /** Absent where tests cannot be kept, as in a shared view. */
  readonly keeping?: {
    readonly isKept: (counterexample: Counterexample) => boolean;
    readonly keep: (rule: string, counterexample: Counterexample) => void;
  };
}

/** Shows a verdict in the order in which it helps: outcome, rule, failing case, score, rules, budgets, receipt. */
export function VerdictView({ exercise, report, source, stale, basePath, next, headlineRef, onGoTo, keeping }: VerdictViewProps) {
  const { verdict } = report;
  const headline = describeOutcome(verdict);
  const broken = brokenRules(verdict, exercise.rules);
  const [chosen, setChosen] = useState(0);
  const rule = broken[Math.min(chosen, broken.length - 1)];
  const counterexample = rule?.counterexample;
  return (
    <div className="hr-ws-verdict" data-tone={headline.tone}>
      <header className="hr-ws-headline">
        <OutcomeMark kind={headline.tone} />
        <div>
          <h2 ref={headlineRef} tabIndex={-1}>
            {headline.title}
          </h2>
          <p>{headline.detail}</p>
          {stale && <p className="hr-ws-stale">You have changed the code since this verdict.</p>}
        </div>
      </header>
      {verdict.problem && <ProblemCard problem={verdict.problem} onGoTo={onGoTo} />}
      {rule && <BrokenRuleCard broken={broken} rule={rule} onChoose={setChosen} />}
      {rule && counterexample && (
        <FailingCase
          key={rule.id}
          exerciseId={exercise.id}
          counterexample={counterexample}
          kept={counterexample.case && keeping?.isKept(counterexample)}
          onKeep={() => keeping?.keep(rule.id, counterexample)}
        />
      )}
      {next && verdict.outcome === 'pass' && verdict.scope === 'full' && (
        <WhatNext exerciseId={exercise.id} basePath={basePath} next={next} />
      )}
      {verdict.score && <ScorePanel score={verdict.score} />}
      {verdict.rules.length > 0 && <RuleList lines={describeRules(verdict, exercise.rules)} />}
      <MeasureList lines={describeMeasures(verdict.measures, exercise.budgets)} />
      <Exhibits exerciseId={exercise.id} exhibits={report.exhibits} />
      <footer className="hr-ws-verdict-footer">
        {verdict.scope === 'full' ? (
          <ShareButton exercise={exercise.id} source={source} receipt={verdict.receipt} />
        ) : (
          <p className="hr-ws-muted">Submit to get a verdict that you can send as a link.</p>
        )}
        <p className="hr-ws-muted">Took {formatNumber(Math.round(report.elapsedMs))} ms on this machine. Time does not count; steps do.</p>
        <ReceiptCard receipt={verdict.receipt} basePath={basePath} />
      </footer>
    </div>
  );
}
