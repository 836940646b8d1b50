import { describe, expect, it } from 'vitest';
import {
  checkInterviews,
  findBareStages,
  findHiddenConstraints,
  findLostPhrasings,
  findMissingAnswers,
  findUnnamed,
} from '../../../scripts/check/interviews.ts';
import { createReport } from '../../../scripts/check/report.ts';
import { readSiteCase, smallCase } from './cases.ts';

const shortener = readSiteCase('url-shortener');

describe('the check of interviews', () => {
  it('passes what is in the repository', async () => {
    const lines: string[] = [];
    const report = createReport((line) => lines.push(line));
    await checkInterviews(report);
    expect(lines.filter((line) => line.includes('FAIL'))).toEqual([]);
    expect(report.counts().passed).toBeGreaterThanOrEqual(8);
    // The dictionaries take seconds to load.
  }, 60_000);

  it('holds a case to 40 answers', () => {
    expect(findMissingAnswers(smallCase())).toMatchObject([{ path: 'answers', message: 'are 3' }]);
    expect(findMissingAnswers(shortener)).toEqual([]);
  });

  it('finds a phrasing that leads elsewhere, and one that two answers share', () => {
    const lost = smallCase((data) => data.answers[1]!.phrasings.push('How large is the team!', 'Is it so?'));
    expect(findLostPhrasings(lost).map(({ path, message }) => [path, message])).toEqual([
      ['answers.1.phrasings.3', expect.stringMatching(/finds/)],
      ['answers.1.phrasings.4', '“Is it so?” of "budget" finds nothing'],
      ['answers.2.phrasings.0', expect.stringMatching(/belongs to "budget" too/)],
    ]);
    expect(findLostPhrasings(smallCase())).toEqual([]);
  });

  it('finds a constraint that nothing reveals', () => {
    const hidden = smallCase((data) => data.answers[0]!.reveals!.pop());
    expect(findHiddenConstraints(hidden)).toMatchObject([{ path: 'constraints.1', message: '"hidden" is revealed by no answer' }]);
    expect(findHiddenConstraints(smallCase())).toEqual([]);
  });

  it('finds stages without a follow-up or without two levels of examples', () => {
    const messages = findBareStages(smallCase()).map(({ path, message }) => `${path} ${message}`);
    expect(messages).toContain('followUps has none for scope');
    expect(messages).toContain('examples has no two levels for scope');
    expect(messages).not.toContain('followUps has none for high-level');
    expect(findBareStages(shortener)).toEqual([]);
  });

  it('finds a change and faults that nobody is asked about', () => {
    expect(findUnnamed(smallCase())).toEqual([]);
    const unnamed = smallCase((data) => {
      data.change.words = ['viral'];
      data.faults[0]!.words = ['earthquake'];
    });
    expect(findUnnamed(unnamed).map(({ path }) => path)).toEqual(['change', 'faults.0']);
  });
});
