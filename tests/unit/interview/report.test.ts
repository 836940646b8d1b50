import { describe, expect, it } from 'vitest';
import { createQuestionSearch } from '../../../src/interview/question-search.ts';
import { formatClock, writeReport } from '../../../src/interview/report-text.ts';
import { makeReport } from '../../../src/interview/report.ts';
import { scoreOf } from '../../../src/interview/rubric.ts';
import type { SessionEvent, SessionMode } from '../../../src/interview/session-events.ts';
import { append } from '../../../src/interview/session-log.ts';
import { ask, createSession, hold, leftToYou } from '../../../src/interview/session.ts';
import { smallCase } from './cases.ts';

const one = smallCase();
const minute = 60_000;

/** Makes the report of a session that was started at 0, with events. */
function reportOf(events: readonly SessionEvent[], mode: SessionMode = { kind: 'timed' }) {
  const session = append(createSession(one, mode, 'id', Date.UTC(2026, 10, 21)), [{ kind: 'started', at: 0 }, ...events]);
  const held = hold(one, session);
  if (!held.ok) throw new Error(held.reason);
  return makeReport(one, session, held.held.state);
}

const events: readonly SessionEvent[] = [
  { kind: 'asked', at: 1000, question: 'how much traffic' },
  { kind: 'answered', at: 1000, answerId: 'volume' },
  { kind: 'asked', at: 2000, question: 'Do penguins sleep?\n## no heading' },
  { kind: 'answered', at: 2000 },
  { kind: 'wrote', at: 30_000, since: 30_000, artefactId: 'notes', text: 'A cache.\n# no heading' },
  { kind: 'extended', at: 40_000, minutes: 1 },
  { kind: 'stage-entered', at: 4 * minute, stage: 'high-level' },
  { kind: 'estimated', at: 4 * minute, estimateId: 'rate', text: '40 requests/s' },
  { kind: 'followed-up', at: 5 * minute, followUpId: 'miss' },
  { kind: 'replied', at: 6 * minute, followUpId: 'miss', text: 'We ask the store.' },
  { kind: 'paused', at: 7 * minute },
  { kind: 'finished', at: 20 * minute },
  { kind: 'marked', at: 20 * minute, dimension: 'deep-dive', mark: 2 },
  { kind: 'marked', at: 20 * minute, dimension: 'scoping', mark: 3 },
];

describe('a report', () => {
  const report = reportOf(events);

  it('has the time of each stage, pauses left out', () => {
    expect(report.stages.filter(({ isEntered }) => isEntered)).toEqual([
      { stage: 'scope', isEntered: true, spentMs: 4 * minute, extendedMs: minute, budgetMs: 3 * minute },
      { stage: 'high-level', isEntered: true, spentMs: 3 * minute, extendedMs: 0, budgetMs: 8 * minute },
    ]);
    expect(report.stages).toHaveLength(8);
    expect(report.spentMs).toBe(7 * minute);
    expect(reportOf([], { kind: 'untimed' }).stages[0]).not.toHaveProperty('budgetMs');
  });

  it('has the constraints that were asked for and those that were not', () => {
    expect(report.constraints.map(({ id, revealedAtMs }) => [id, revealedAtMs])).toEqual([
      ['volume', 1000],
      ['hidden', 1000],
    ]);
    const [missed] = reportOf([]).constraints;
    expect(missed).toEqual({ id: 'volume', text: 'There are 864,000 requests a day.', question: 'How many requests are there?' });
  });

  it('has questions, estimates, artefacts, follow-ups and the change', () => {
    expect(report.questions.map(({ answer }) => answer)).toEqual(['Ten a second on average.', undefined]);
    const offered = reportOf([
      { kind: 'asked', at: 1, question: 'how much' },
      { kind: 'answered', at: 1, candidates: ['volume', 'budget'] },
    ]);
    expect(writeReport(offered)).toContain('> how much\n\nTwo answers were offered, and neither was chosen.');
    expect(report.estimates.map(({ verdict }) => verdict)).toEqual(['off-by-10', 'missing']);
    expect(report.artefacts.map(({ id, stage }) => [id, stage])).toEqual([['notes', 'scope']]);
    expect(report.followUps).toMatchObject([{ asks: 'You said cached; what happens on a miss?', reply: 'We ask the store.' }]);
    expect(report.change).toEqual({ announcement: 'One key is hot from now on.' });
    expect(reportOf([{ kind: 'changed', at: 5 }]).change.atMs).toBe(5);
  });

  it('has every dimension with its levels, the deep dive counting double', () => {
    expect(report.rubric).toHaveLength(9);
    expect(report.rubric.find(({ dimension }) => dimension === 'deep-dive')).toMatchObject({ weight: 2, mark: 2 });
    expect(report.rubric.find(({ dimension }) => dimension === 'interface')).not.toHaveProperty('mark');
    // 2 of 3 counted double, and 3 of 3.
    expect(report.score).toEqual({ points: 7, most: 9 });
    expect(scoreOf(new Map())).toEqual({ points: 0, most: 0 });
  });

  it('is data that survives a copy, made the same again', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(reportOf(events)).toEqual(report);
  });

  it('is of a session that goes on, too', () => {
    expect(report.isFinished).toBe(true);
    expect(reportOf([]).isFinished).toBe(false);
  });
});

describe('the text of a report', () => {
  const text = writeReport(reportOf(events));

  it('says everything in words', () => {
    for (const part of [
      'Held on 2026-11-21, 7:00 minutes in all. Marked 7 of 9.',
      '- Scope and requirements: 4:00 of 3:00, extended by 1:00',
      '- Estimates: not entered',
      '- Asked at 0:01: There are 864,000 requests a day.',
      leftToYou,
      'off by up to ten times; the case has 10 requests/s.',
      '- Requests in a day: 10 requests/s × 1 day = 864,000 requests',
      'It was not reached. One key is hot',
      '> We ask the store.',
      '- deep-dive (counts double): 2. Most of it is there.',
      '- interface: not marked',
    ])
      expect(text).toContain(part);
    expect(writeReport(reportOf([]))).toContain('- Not asked: There are 864,000 requests a day. (“How many requests are there?”)');
  });

  it('keeps what the learner typed within quotes', () => {
    expect(text).toContain('> A cache.\n> # no heading');
    expect(text).toContain('> Do penguins sleep?\n> ## no heading');
  });

  it('shows times as minutes and seconds', () => {
    expect([0, 999, 61_000, 3_600_000, -90_500, -400].map(formatClock)).toEqual(['0:00', '0:00', '1:01', '60:00', '-1:30', '0:00']);
  });
});

describe('a report of commands', () => {
  it('knows what a question brought out', () => {
    const session = append(createSession(one, { kind: 'timed' }, 'id', 0), [{ kind: 'started', at: 0 }]);
    const held = hold(one, session);
    if (!held.ok) throw new Error(held.reason);
    const asked = ask(held.held, 5, 'how much load is there', createQuestionSearch(one.answers));
    expect(asked.ok && reportOf(asked.events).constraints.map(({ revealedAtMs }) => revealedAtMs)).toEqual([5, 5]);
  });
});
