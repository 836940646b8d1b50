import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadInterviews } from '../../../src/course/interviews.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'headroom-interviews-'));
  cpSync('content/interviews/url-shortener', path.join(root, 'content/interviews/url-shortener'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

const fileOf = (name: string): string => path.join(root, 'content/interviews/url-shortener', name);

/** Changes a file of the copied case. */
function edit(name: string, change: (text: string) => string): void {
  const before = readFileSync(fileOf(name), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(fileOf(name), after);
}

describe('the cases of the site', () => {
  it('are read with the drawings of all their designs', () => {
    const [one] = loadInterviews(root);
    expect(one?.case.id).toBe('url-shortener');
    expect(one?.drawings.map(({ id }) => id)).toEqual(one?.case.designs.map(({ id }) => id));
    for (const { design } of one?.drawings ?? []) expect(design.components.length).toBeGreaterThan(2);
  });

  it('fail with file, path and remedy where a case names what is not there', () => {
    edit('case.yaml', (text) => text.replace('reveals: [custom-codes]', 'reveals: [no-such]'));
    expect(() => loadInterviews(root)).toThrow(/url-shortener\/case\.yaml is no case:\n {2}answers\.\d+\.reveals\.0: .*no-such.*Known: /s);
  });

  it('fail where the id is not that of the folder', () => {
    edit('case.yaml', (text) => text.replace('id: url-shortener', 'id: other'));
    expect(() => loadInterviews(root)).toThrow(/the id "other"\. Use the name of its folder, url-shortener\./);
  });

  it('fail where a drawing is missing or damaged', () => {
    const [one] = loadInterviews(root);
    const file = `designs/${one?.case.designs[0]?.id}.json`;
    edit(file, (text) => text.slice(0, 100));
    expect(() => loadInterviews(root)).toThrow(/is no design:\n.*not JSON/s);
    rmSync(fileOf(file));
    expect(() => loadInterviews(root)).toThrow(/is missing\. Export the design/);
  });
});
