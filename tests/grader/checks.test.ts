import { describe, expect, it } from 'vitest';
import { countWords } from '../../scripts/check/exercise-texts.ts';
import { inLanes } from '../../scripts/check/in-lanes.ts';
import { findQuizProblems } from '../../scripts/check/quiz.ts';
import { createReport } from '../../scripts/check/report.ts';
import { concepts } from '../../src/course/concepts.ts';
import { modules } from '../../src/course/modules.ts';

describe('the report of the check', () => {
  it('counts checks and prints where and what to do', () => {
    const lines: string[] = [];
    const report = createReport((line) => lines.push(line));
    report.section('an exercise');
    expect(report.check('good', [])).toBe(true);
    expect(report.check('bad', [{ path: 'a/b.ts:3', message: 'is wrong', remedy: 'Mend it.' }])).toBe(false);
    expect(report.counts()).toEqual({ passed: 1, failed: 1 });
    expect(lines.join('\n')).toMatch(/ok {4}good[^]*FAIL {2}bad\n\s+a\/b\.ts:3: is wrong\n\s+Mend it\./);
  });
});

describe('words of a page', () => {
  it('counts what is read, and not code, imports or tags with their attributes', () => {
    const page =
      '---\ntitle: four words not counted\n---\nimport A from \'b\';\n\nOne <Cite id="a > b">two</Cite> three.\n\n```ts\nconst not = 1;\n```\n\n<Question ask="not > this" answers={[{ text: `nor }> this`, why: "or \'this" }]} />\n\n- four — five';
    expect(countWords(page)).toBe(5);
  });
});

describe('a quiz', () => {
  const quiz = (answers: string, id = 'a') => `<Quiz lesson="x">\n<Question id="${id}" ask="?" answers={[${answers}]} />\n</Quiz>`;
  const good = `{ text: 'yes', right: true, why: 'So.' }, { text: 'no', why: \`Not \${1}.\` }`;

  it('is fine when every answer explains itself', () => {
    expect(findQuizProblems('f.mdx', quiz(good))).toEqual([]);
  });

  it.each([
    ['an answer says nothing', quiz("{ text: 'yes', right: true, why: 'So.' }, { text: 'no', why: ' ' }"), 'without a text'],
    ['no answer is right', quiz("{ text: 'a', why: 'b' }, { text: 'c', why: 'd' }"), 'exactly one right'],
    ['two are right', quiz(`${good}, { text: 'c', why: 'd', right: true }`), 'exactly one right'],
    ['there is one answer', quiz("{ text: 'a', why: 'b', right: true }"), 'exactly one right'],
    ['an id comes twice', quiz(good) + quiz(good), 'no id of its own'],
    ['answers are computed', quiz('...more'), 'cannot be read|answers that can be read'],
    ['there is no quiz', 'Text.', 'has no quiz'],
  ])('fails when %s', (_name, mdx, message) => {
    expect(
      findQuizProblems('f.mdx', mdx)
        .map((one) => one.message)
        .join(),
    ).toMatch(new RegExp(message));
  });
});

describe('work in lanes', () => {
  it('keeps the order of results, and does three at a time at most', async () => {
    let running = 0;
    let most = 0;
    const results = await inLanes([5, 1, 4, 2, 3], async (turns) => {
      most = Math.max(most, ++running);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      running--;
      return turns * 10;
    });
    expect(results).toEqual([50, 10, 40, 20, 30]);
    expect(most).toBe(3);
  });
});

describe('concepts', () => {
  it('belong to modules of the course, each in one', () => {
    expect(Object.keys(concepts)).toEqual(modules.map((module) => module.id));
    const ids = Object.values(concepts).flat();
    expect(new Set(ids).size).toBe(ids.length);
  });
});
