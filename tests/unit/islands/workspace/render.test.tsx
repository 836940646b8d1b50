import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import Workspace from '../../../../src/islands/workspace/Workspace.tsx';
import { VerdictView } from '../../../../src/islands/workspace/verdict/VerdictView.tsx';
import type { WorkspaceExercise } from '../../../../src/islands/workspace/props.ts';
import type { Verdict } from '../../../../src/grader/protocol/verdict.ts';
import { aCounterexample, aVerdict, RULES } from '../../grader/format/a-verdict.ts';

const exercise: WorkspaceExercise = {
  id: 'no-such-exercise',
  title: 'LRU cache',
  version: '1.0.0',
  entry: 'createCache',
  seed: 'headroom-1',
  rules: RULES,
  hints: ['<p>One</p>', '<p>Two</p>', '<p>Three</p>'],
  budgets: [{ id: 'steps', title: 'Steps per operation', unit: 'steps', budget: 60, explanation: 'Metered.' }],
};

function renderVerdict(verdict: Verdict): string {
  const report = { verdict, console: [], consoleDropped: 0, exhibits: [], elapsedMs: 120 };
  return renderToStaticMarkup(
    createElement(VerdictView, {
      exercise,
      report,
      source: '',
      stale: false,
      basePath: '/base/',
      next: [{ href: '/base/labs/', title: 'A lab' }],
      onGoTo: () => undefined,
    }),
  );
}

describe('the workspace without scripts', () => {
  const markup = renderToStaticMarkup(
    createElement(
      Workspace,
      { exercise, contractSource: '', starterSource: 'export const start = 1;', visibleTests: [], basePath: '/' },
      createElement('p', null, 'The statement.'),
    ),
  );

  it('shows the statement and the starter', () => {
    expect(markup).toContain('The statement.');
    expect(markup).toContain('export const start = 1;');
  });

  it('takes no text before it can save it', () => {
    expect(markup).toMatch(/<textarea[^>]* readOnly=""/);
    expect(markup).toMatch(/<button[^>]*disabled=""[^>]*>Run tests/);
  });

  it('keeps its hints closed', () => {
    expect(markup).toContain('Show the first hint');
    expect(markup).not.toContain('<p>One</p>');
  });
});

describe('the verdict', () => {
  it('comes in the order in which it helps', () => {
    const markup = renderVerdict(
      aVerdict({
        outcome: 'fail',
        rules: [
          { id: 'R1', outcome: 'pass' },
          { id: 'R2', outcome: 'fail', message: 'Held too many.', counterexample: aCounterexample() },
        ],
      }),
    );
    const places = [
      'Rule R2 is broken',
      'Held too many.',
      'Failing case',
      'Step through the calls',
      '1 hold, 1 broken',
      'Budgets',
      'Receipt',
    ].map((text) => markup.indexOf(text));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('shows problems with their remedy and a way to the line', () => {
    const markup = renderVerdict(
      aVerdict({
        outcome: 'invalid',
        rules: [],
        measures: [],
        problem: { kind: 'syntax', message: 'Expected', remedy: 'Mend it', line: 3, column: 4 },
      }),
    );
    expect(markup).toContain('Mend it.');
    expect(markup).toContain('Go to line 3, column 4');
  });

  it('points onwards after a pass in full, and offers its link', () => {
    const markup = renderVerdict(aVerdict());
    expect(markup).toContain('href="/base/exercises/no-such-exercise/approaches/"');
    expect(markup).toContain('A lab');
    expect(markup).toContain('Copy a link to this verdict');
    expect(renderVerdict(aVerdict({ scope: 'visible' }))).not.toContain('approaches');
  });

  it('never lets the learner’s own text become markup', () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const markup = renderVerdict(
      aVerdict({
        outcome: 'error',
        rules: [
          {
            id: 'R2',
            outcome: 'fail',
            message: hostile,
            counterexample: aCounterexample({ steps: [{ call: hostile, expected: hostile, actual: hostile }], divergence: 0 }),
          },
        ],
        problem: { kind: 'threw', message: hostile, remedy: hostile },
      }),
    );
    expect(markup).not.toContain('<img');
  });
});
