import type { InterviewCase } from './case-file.ts';
import type { GradedEstimate } from './estimates.ts';
import { gradeEstimates } from './estimates.ts';
import type { DimensionId, Mark, Score } from './rubric.ts';
import { dimensionIds, scoreOf, weightOf } from './rubric.ts';
import type { Session, SessionMode } from './session-events.ts';
import type { Artefact, PosedFollowUp, SessionState } from './session-state.ts';
import { minutesOf } from './session-state.ts';
import type { StageId } from './stages.ts';
import { stageIds } from './stages.ts';

/** How long a stage was and took. */
export interface StageReport {
  readonly stage: StageId;
  readonly isEntered: boolean;
  readonly spentMs: number;
  /** The stage's time with its extensions; absent where there were no clocks. */
  readonly budgetMs?: number;
  readonly extendedMs: number;
}

/** A constraint of the case, and whether the learner asked it out of the interviewer. */
export interface ConstraintReport {
  readonly id: string;
  readonly text: string;
  /** When it came out; absent: it was never asked for. */
  readonly revealedAtMs?: number;
  /** A question that brings it out. */
  readonly question: string;
}

/** A question as it was asked, and what the interviewer said; absent where it was left to the learner, or neither of two was chosen. */
export interface QuestionReport {
  readonly atMs: number;
  readonly stage: StageId;
  readonly question: string;
  readonly answer?: string;
  /** Whether two answers were offered. */
  readonly isOffered: boolean;
}

/** A follow-up asked, with the reply; absent where there is none. */
export interface FollowUpReport extends PosedFollowUp {
  readonly asks: string;
}

/** One dimension of the rubric with what each mark looks like for this case. */
export interface RubricLine {
  readonly dimension: DimensionId;
  readonly weight: 1 | 2;
  /** What a 0, 1, 2 and 3 look like. */
  readonly levels: readonly [string, string, string, string];
  readonly mark?: Mark;
}

/** A session as it is read afterwards, printed and kept. Words for it are made elsewhere. */
export interface Report {
  readonly caseId: string;
  readonly caseVersion: number;
  readonly title: string;
  readonly opening: string;
  readonly mode: SessionMode;
  /** Milliseconds since 1970, UTC. */
  readonly startedAt: number;
  readonly isFinished: boolean;
  readonly stages: readonly StageReport[];
  /** What the clocks ran in all, pauses left out. */
  readonly spentMs: number;
  readonly constraints: readonly ConstraintReport[];
  readonly questions: readonly QuestionReport[];
  readonly estimates: readonly GradedEstimate[];
  readonly artefacts: readonly Artefact[];
  readonly followUps: readonly FollowUpReport[];
  readonly change: { readonly announcement: string; readonly atMs?: number };
  readonly rubric: readonly RubricLine[];
  readonly score: Score;
}

/** Makes the report of a session, finished or not. `state` is that of all its events. */
export function makeReport(one: InterviewCase, session: Session, state: SessionState): Report {
  const stages = stageIds.map((stage) => reportStage(one, session.mode, state, stage));
  const answerText = new Map(one.answers.map(({ id, answer }) => [id, answer]));
  const asks = new Map(one.followUps.map((followUp) => [followUp.id, followUp.asks]));
  return {
    caseId: one.id,
    caseVersion: session.caseVersion,
    title: one.title,
    opening: one.opening,
    mode: session.mode,
    startedAt: session.startedAt,
    isFinished: state.status === 'finished',
    stages,
    spentMs: stages.reduce((sum, { spentMs }) => sum + spentMs, 0),
    constraints: reportConstraints(one, state),
    questions: state.questions.map(({ atMs, stage, question, answerId, candidates }) => {
      const answer = answerId === undefined ? undefined : answerText.get(answerId);
      return { atMs, stage, question, isOffered: candidates !== undefined, ...(answer !== undefined && { answer }) };
    }),
    estimates: gradeEstimates(one, state.estimates),
    artefacts: [...state.artefacts.values()],
    followUps: state.followUps.map((posed) => ({ ...posed, asks: asks.get(posed.id) ?? posed.id })),
    change: { announcement: one.change.announcement, ...(state.changedAtMs !== undefined && { atMs: state.changedAtMs }) },
    rubric: dimensionIds.map((dimension) => {
      const given = state.marks.get(dimension);
      return { dimension, weight: weightOf(dimension), levels: one.rubric[dimension], ...(given !== undefined && { mark: given }) };
    }),
    score: scoreOf(state.marks),
  };
}

function reportStage(one: InterviewCase, mode: SessionMode, state: SessionState, stage: StageId): StageReport {
  const { spentMs, extendedMs } = state.times[stage];
  const isEntered = state.entered.some((entry) => entry.stage === stage);
  const budgetMs = minutesOf(one, stage) * 60_000 + extendedMs;
  return { stage, isEntered, spentMs, extendedMs, ...(mode.kind !== 'untimed' && { budgetMs }) };
}

function reportConstraints(one: InterviewCase, state: SessionState): ConstraintReport[] {
  return one.constraints.map(({ id, text }) => {
    const found = state.revealed.find(({ constraintId }) => constraintId === id);
    const question = one.answers.find(({ reveals }) => reveals.includes(id))?.phrasings[0] ?? '';
    return { id, text, question, ...(found && { revealedAtMs: found.atMs }) };
  });
}
