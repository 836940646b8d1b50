import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNameProblem, scaffoldExercise } from '../../scripts/new-exercise/scaffold.ts';
import { exercise as counter } from '../../scripts/new-exercise/template/suite/index.ts';
import { gradeInNode } from '../../src/grader/host/node.ts';

const root = mkdtempSync(path.join(tmpdir(), 'headroom-new-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const template = new URL('../../scripts/new-exercise/template/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, template), 'utf8');
const name = { family: 'caching', id: 'cache-clock', title: "Second chance, or 'CLOCK'" };

describe('a new exercise', () => {
  let files: string[] = [];
  beforeAll(() => {
    expect(findNameProblem(name, root)).toBeUndefined();
    files = scaffoldExercise(name, root);
  });

  it('has every file an exercise has, and the model as a solution', () => {
    for (const file of [
      'exercise.ts',
      'statement.mdx',
      'contract.ts',
      'starter.ts',
      'replay.tsx',
      'approaches.mdx',
      'suite/index.ts',
      'private/reference.ts',
    ]) {
      expect(files).toContain(`exercises/caching/cache-clock/${file}`);
      expect(existsSync(path.join(root, 'exercises/caching/cache-clock', file))).toBe(true);
    }
    expect(files).toContain('tests/exercises/cache-clock/model-as-solution.ts');
  });

  it('bears its own name everywhere', () => {
    const manifest = readFileSync(path.join(root, 'exercises/caching/cache-clock/exercise.ts'), 'utf8');
    expect(manifest).toContain("id: 'cache-clock'");
    expect(manifest).toContain("family: 'caching'");
    expect(manifest).toContain("title: 'Second chance, or \\'CLOCK\\''");
    for (const file of files) expect(readFileSync(path.join(root, file), 'utf8')).not.toMatch(/template|new-exercise/i);
  });

  it('is not written over', () => {
    expect(findNameProblem(name, root)).toContain('exists');
    expect(() => scaffoldExercise(name, root)).toThrow('exists');
  });

  it.each([
    [{ family: 'cooking', id: 'x', title: 'X' }, 'no family'],
    [{ family: 'caching', id: 'Cache', title: 'X' }, 'is no id'],
    [{ family: 'caching', id: '../x', title: 'X' }, 'is no id'],
    [{ family: 'caching', id: 'a--b', title: 'X' }, 'is no id'],
    [{ family: 'caching', id: 'x', title: '  ' }, 'title'],
  ])('refuses %j', (wrong, message) => {
    expect(findNameProblem(wrong, root)).toContain(message);
  });
});

describe('the small exercise it begins as', () => {
  it.each([
    ['private/reference.ts', []],
    ['private/accepted/class-with-private-field.ts', []],
    ['private/mutants/passes-the-limit.ts', ['R2/increment']],
    ['private/mutants/replays-all-calls.ts', ['R5/steps']],
    ['starter.ts', ['R2/example', 'R2/increment']],
  ])('grades %s', async (file, killers) => {
    const { verdict, failedTests } = await gradeInNode(counter, { source: read(file), scope: 'full' });
    expect(verdict.outcome).toBe(killers.length === 0 ? 'pass' : 'fail');
    expect(failedTests).toEqual(expect.arrayContaining(killers));
  });
});
