import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Score, Verdict } from '../../../../src/grader/protocol/verdict.ts';
import { createScoreScale } from '../../../../src/islands/workspace/score/score-scale.ts';
import { scoredRuns, ScoreHistory } from '../../../../src/islands/workspace/score/ScoreHistory.tsx';
import { ScorePanel } from '../../../../src/islands/workspace/score/ScorePanel.tsx';
import type { Attempt } from '../../../../src/progress/types.ts';

function aScore(value: number): Score {
  return {
    value,
    scale: { zero: 'LRU', one: 'Belady' },
    parts: [{ id: 'loop', title: 'A loop', value, detail: '10.0% hits', marks: [{ id: 'sieve', value: 0.9 }] }],
    medals: [{ id: 'sieve', title: 'SIEVE', value: 0.32 }],
  };
}

/** Attempts as the store lists them, the newest first; undefined stands for a run without a score. */
function attemptsOf(...values: (number | undefined)[]): Attempt[] {
  return values.map((value, index): Attempt => {
    const verdict = {
      outcome: value !== undefined && value > 0.15 ? 'pass' : 'fail',
      scope: 'full',
      ...(value !== undefined && { score: aScore(value) }),
    };
    return { id: String(index), exerciseId: 'x', source: '', verdict: verdict as Verdict, at: 1000 - index };
  });
}

const text = (markup: string) =>
  markup
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('createScoreScale', () => {
  it('ends at 1 and begins at 0, or below where a score lies there, but not below -1', () => {
    expect(createScoreScale([0.2, 0.5])).toMatchObject({ low: 0 });
    expect(createScoreScale([-0.25]).low).toBeCloseTo(-0.4);
    expect(createScoreScale([-7]).low).toBe(-1);
    const scale = createScoreScale([-1]);
    expect([-3, -1, 0, 1, 2].map(scale.place)).toEqual([0, 0, 0.5, 1, 1]);
  });
});

describe('ScorePanel', () => {
  it('says in words what the bars show, and hides the bars from assistive technology', () => {
    const markup = renderToStaticMarkup(<ScorePanel score={aScore(0.4)} />);
    expect(text(markup)).toContain('0.40 of the way from LRU (0) to Belady (1).');
    expect(text(markup)).toContain('SIEVE 0.32 , reached');
    expect(text(markup)).toContain('A loop 0.40 10.0% hits');
    expect(markup.match(/class="hr-score-bar[^>]*>/g)!.every((bar) => bar.includes('aria-hidden="true"'))).toBe(true);
    expect(markup).toContain('<th scope="row">A loop</th><td>0.40</td><td>0.90</td>');
  });

  it('draws a score below 0 to the left of it', () => {
    const markup = renderToStaticMarkup(<ScorePanel score={aScore(-1)} />);
    expect(markup).toContain('hr-score-fill-below" style="inset-inline-start:0%;inline-size:50%"');
  });
});

describe('ScoreHistory', () => {
  it('numbers scored runs among all, the oldest first', () => {
    expect(scoredRuns(attemptsOf(0.5, undefined, 0.1))).toEqual([
      { run: 1, value: 0.1, isPass: false },
      { run: 3, value: 0.5, isPass: true },
    ]);
  });

  it('names the best run and has a table beside the curve', () => {
    const markup = renderToStaticMarkup(<ScoreHistory attempts={attemptsOf(0.4, undefined, 0.5, 0.1)} />);
    expect(text(markup)).toContain('3 runs were scored; the best is run 2 with 0.50.');
    expect(text(markup)).toContain('1 0.10 not passed 2 0.50 passed 4 0.40 passed');
    expect(markup.match(/<circle/g)).toHaveLength(3);
    expect(markup).toMatch(/<svg[^>]*aria-hidden="true"/);
  });

  it('is nothing until a run was scored, and stands with one', () => {
    expect(renderToStaticMarkup(<ScoreHistory attempts={attemptsOf(undefined)} />)).toBe('');
    expect(text(renderToStaticMarkup(<ScoreHistory attempts={attemptsOf(0.4)} />))).toContain(
      'One run was scored; the best is run 1 with 0.40.',
    );
  });
});
