import type { DimensionId, Mark, Score } from '../../interview/rubric.ts';
import { dimensionIds, scoreOf } from '../../interview/rubric.ts';
import type { Session } from '../../interview/session-events.ts';

/** The marks of one session. */
export interface MarkedSession {
  readonly id: string;
  readonly caseId: string;
  readonly startedAt: number;
  readonly marks: ReadonlyMap<DimensionId, Mark>;
  readonly score: Score;
}

/** One line of a history: a dimension, or all of them together, with a share of the best, 0 to 1, for each session; absent: not marked. */
export interface HistoryLine {
  readonly dimension: DimensionId | 'total';
  readonly shares: readonly (number | undefined)[];
}

/** Returns the sessions that have marks, the earliest first. The last mark of a dimension counts. */
export function markedSessions(sessions: readonly Session[]): MarkedSession[] {
  return sessions
    .map(({ id, caseId, startedAt, events }) => {
      const marks = new Map<DimensionId, Mark>();
      for (const event of events) if (event.kind === 'marked') marks.set(event.dimension, event.mark);
      return { id, caseId, startedAt, marks, score: scoreOf(marks) };
    })
    .filter(({ marks }) => marks.size > 0)
    .sort((a, b) => a.startedAt - b.startedAt);
}

/** Returns the lines of a history, the total first. */
export function historyLines(sessions: readonly MarkedSession[]): HistoryLine[] {
  return [
    { dimension: 'total', shares: sessions.map(({ score }) => score.points / score.most) },
    ...dimensionIds.map((dimension): HistoryLine => ({
      dimension,
      shares: sessions.map(({ marks }) => {
        const mark = marks.get(dimension);
        return mark === undefined ? undefined : mark / 3;
      }),
    })),
  ];
}
