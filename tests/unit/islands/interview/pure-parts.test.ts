import { describe, expect, it } from 'vitest';
import { operationsId, trialsId } from '../../../../src/interview/artefacts.ts';
import { makeReport } from '../../../../src/interview/report.ts';
import { reduce } from '../../../../src/interview/session-state.ts';
import type { SessionEvent } from '../../../../src/interview/session-events.ts';
import { leftToYou } from '../../../../src/interview/session.ts';
import { artefactText } from '../../../../src/islands/interview/artefact-text.ts';
import { computedParts } from '../../../../src/islands/interview/computed-parts.ts';
import { historyLines, markedSessions } from '../../../../src/islands/interview/history.ts';
import { readPlace, writePlace } from '../../../../src/islands/interview/place.ts';
import { eventWords } from '../../../../src/islands/interview/time-line.ts';
import { tellTranscript } from '../../../../src/islands/interview/transcript.ts';
import { one, sessionOf, wroteAt } from './fixtures.ts';

describe('places of the page', () => {
  it.each(['#', '#practise=deep-dive', '#session=ab12', '#session=ab12&view=replay', '#session=a%26b&view=report'])(
    'are written as read: %s',
    (hash) => {
      expect(writePlace(readPlace(hash))).toBe(hash);
    },
  );

  it('are the brief where the address says nothing that is known', () => {
    for (const hash of ['', '#session=', '#practise=none', '#lab?x=1', '#%E0%A4%A']) expect(readPlace(hash)).toEqual({ kind: 'brief' });
    expect(readPlace('#session=x&view=none')).toEqual({ kind: 'session', id: 'x' });
  });
});

const said: readonly SessionEvent[] = [
  { kind: 'asked', at: 10, question: 'how much traffic' },
  { kind: 'answered', at: 10, answerId: 'volume' },
  { kind: 'asked', at: 20, question: 'how much' },
  { kind: 'answered', at: 20, candidates: ['volume', 'budget'] },
  { kind: 'answered', at: 30, answerId: 'budget' },
  { kind: 'asked', at: 40, question: 'what colour' },
  { kind: 'answered', at: 40 },
  { kind: 'stage-entered', at: 50, stage: 'deep-dive' },
  { kind: 'changed', at: 50 },
  { kind: 'followed-up', at: 60, followUpId: 'hot' },
  { kind: 'replied', at: 70, followUpId: 'hot', text: 'A local copy.' },
  { kind: 'extended', at: 80, minutes: 1 },
  { kind: 'followed-up', at: 90, followUpId: 'half' },
  { kind: 'replied', at: 95, followUpId: 'half', text: '' },
  { kind: 'finished', at: 100 },
];

describe('the transcript', () => {
  it('tells everything said, in its order, each answer from the case', () => {
    const told = tellTranscript(one, sessionOf(said).events).map(({ who, text }) => `${who}: ${text}`);
    expect(told).toEqual([
      `interviewer: ${one.opening}`,
      'learner: how much traffic',
      'interviewer: Ten a second on average.',
      'learner: how much',
      'interviewer: Which do you mean?',
      'interviewer: There is no budget to speak of.',
      'learner: what colour',
      `interviewer: ${leftToYou}`,
      'clock: Deep dives',
      'interviewer: One key is hot from now on.',
      'interviewer: What about the one hot key now?',
      'learner: A local copy.',
      'clock: 1 minute more.',
      'interviewer: How will you know that it works?',
      'clock: You went on.',
      'clock: Finished.',
    ]);
  });

  it('offers two to choose from by a way to ask for each', () => {
    const offered = tellTranscript(one, said).find(({ candidates }) => candidates)?.candidates;
    expect(offered).toEqual([
      { answerId: 'volume', question: 'How many requests are there?' },
      { answerId: 'budget', question: 'What is the budget?' },
    ]);
  });
});

it('the time line has words for every event', () => {
  const events: readonly SessionEvent[] = [
    ...sessionOf(said).events,
    wroteAt(1, 'x'),
    { kind: 'estimated', at: 2, estimateId: 'rate', text: '10' },
    { kind: 'marked', at: 3, dimension: 'deep-dive', mark: 2 },
    { kind: 'paused', at: 4 },
    { kind: 'resumed', at: 5 },
  ];
  const words = events.map((event) => eventWords(one, event));
  expect(words).toContain('Changed: Notes: Scope and requirements');
  expect(words).toContain('Estimated “10”: How many requests a second are there?');
  expect(words).toContain('Marked Deep dive: 2');
  expect(words.every((text) => text.length > 0)).toBe(true);
});

describe('the history', () => {
  const marked = (id: string, startedAt: number, marks: readonly (readonly ['scoping' | 'deep-dive', 0 | 1 | 2 | 3])[]) => ({
    ...sessionOf(
      [{ kind: 'finished', at: 1 }, ...marks.map(([dimension, mark]): SessionEvent => ({ kind: 'marked', at: 2, dimension, mark }))],
      id,
    ),
    startedAt,
  });

  it('has sessions with marks, the earliest first; the last mark of a dimension counts, the deep dive double', () => {
    const sessions = markedSessions([
      marked('b', 2, [
        ['scoping', 1],
        ['scoping', 3],
        ['deep-dive', 0],
      ]),
      marked('none', 3, []),
      marked('a', 1, [['scoping', 2]]),
    ]);
    expect(sessions.map(({ id, score }) => [id, score.points, score.most])).toEqual([
      ['a', 2, 3],
      ['b', 3, 9],
    ]);
    const lines = historyLines(sessions);
    expect(lines[0]).toEqual({ dimension: 'total', shares: [2 / 3, 3 / 9] });
    expect(lines.find(({ dimension }) => dimension === 'deep-dive')?.shares).toEqual([undefined, 0]);
  });
});

describe('computed parts', () => {
  const reportOf = (events: readonly SessionEvent[]) => {
    const session = sessionOf(events);
    const reduced = reduce(one, session);
    if (!reduced.ok) throw new Error(reduced.reason);
    return makeReport(one, session, reduced.state);
  };

  it('count constraints, estimates and replies', () => {
    const report = reportOf([{ kind: 'estimated', at: 5, estimateId: 'rate', text: '10 requests/s' }, ...said]);
    expect(computedParts('scoping', report)[0]).toBe('Computed: 2 of 2 constraints asked out, in 3 questions.');
    expect(computedParts('estimation', report)[0]).toBe('Computed: 1 of 2 estimates right, 0 off by up to ten times.');
    expect(computedParts('communication', report)[0]).toBe('Computed: 1 of 2 follow-ups replied to; 0 stages ran over.');
    expect(computedParts('trade-offs', report)).toEqual([]);
  });

  const wrote = (artefactId: string, text: string): SessionEvent => ({ kind: 'wrote', at: 1, since: 1, artefactId, text });
  const trials = (
    side: 'learner' | 'case',
    outcomes: readonly (readonly [trial: string, outcome: 'met' | 'missed' | 'unseen'])[],
  ): string =>
    JSON.stringify({
      format: 'headroom-trials',
      version: 1,
      trials: [],
      objectives: outcomes.map(([trial, outcome]) => ({
        id: 'p99',
        side,
        trial,
        text: 'Within 50 ms.',
        outcome,
        seen: '80 ms',
        wanted: 'at most 50 ms',
        why: '',
      })),
    });

  it('count objectives by the case’s numbers, those under faults apart', () => {
    const report = reportOf([
      wrote(
        trialsId,
        trials('case', [
          ['peak', 'missed'],
          ['change', 'met'],
          ['fault-cache-lost', 'met'],
          ['fault-other', 'unseen'],
        ]),
      ),
    ]);
    expect(computedParts('high-level-design', report)).toEqual([
      'Computed: 1 of 2 objectives met in the latest runs by the case’s numbers.',
      'Missed: Within 50 ms. Seen: 80 ms.',
    ]);
    expect(computedParts('failure-thinking', report)).toEqual(['Computed: 1 of 1 objective met in the latest runs by the case’s numbers.']);
  });

  it('say where there is nothing to count', () => {
    const report = reportOf([wrote(trialsId, trials('learner', [['peak', 'met']])), wrote(operationsId, '{"cut')]);
    expect(computedParts('high-level-design', report)[0]).toContain('no run');
    expect(computedParts('interface', report)).toEqual([]);
    expect(computedParts('data-model', report)).toEqual(['Computed: nothing was written in the editor.']);
  });

  it('name what the rules find in an interface', () => {
    const operations = { format: 'headroom-operations', version: 1, operations: [] };
    const parts = computedParts('interface', reportOf([wrote(operationsId, JSON.stringify(operations))]));
    expect(parts[0]).toMatch(/^Computed: the rules find \d+ things?\.$/);
  });
});

describe('artefacts in words', () => {
  it('are lines of what was drawn and run; what cannot be read stays as it was', () => {
    const design = { format: 'headroom-design', version: 1, components: [{ id: 'a', kind: 'clients', name: 'Readers' }], connections: [] };
    expect(artefactText({ id: 'drawing', text: JSON.stringify(design) })).toContain('1 component');
    expect(artefactText({ id: 'drawing', text: '{"cut' })).toBe('{"cut');
    expect(artefactText({ id: trialsId, text: '{}' })).toBe('The summary of the runs cannot be read.');
    expect(artefactText({ id: 'entities', text: '{"cut' })).toBe('{"cut');
    expect(artefactText({ id: 'notes-scope', text: 'ü' })).toBe('ü');
  });
});
