import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { countPlaywright, countVitest } from '../../../scripts/test-stages.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'headroom-counts-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = path.join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

it('counts nothing where no report was written', () => {
  expect(countVitest(path.join(folder, 'missing.json'))).toEqual({ passed: 0, failed: 0, skipped: 0 });
  expect(countPlaywright(path.join(folder, 'missing.json'))).toEqual({ passed: 0, failed: 0, skipped: 0 });
});

it('counts a file that does not load as one failure', () => {
  const file = report({
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'skipped' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  });
  expect(countVitest(file)).toEqual({ passed: 2, failed: 2, skipped: 1 });
});

it('counts flaky tests and errors outside of tests as failures', () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no server' }] });
  expect(countPlaywright(file)).toEqual({ passed: 5, failed: 3, skipped: 2 });
});
