import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { grade, readSolutionText } from './cache-lru.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'headroom-grade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as `npm run --silent grade` does. */
function run(args: readonly string[], environment: Record<string, string> = {}) {
  const command = ['--disable-warning=ExperimentalWarning', path.join(root, 'scripts/grade.ts'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return { status, stdout, stderr };
}

function write(name: string, source: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, source);
  return file;
}

const reference = write('reference.ts', readSolutionText('reference.ts'));
const known = globSync('exercises/*/*/exercise.ts', { cwd: root })
  .map((file) => path.basename(path.dirname(file)))
  .toSorted()
  .join(', ');

describe('grade', () => {
  it('prints the verdict as JSON and nothing else, the same that the grader gives', async () => {
    const { status, stdout, stderr } = run(['cache-lru', reference, '--json']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual((await grade(readSolutionText('reference.ts'))).verdict);
  });

  it('says in words which rule is broken, by which calls, and exits with 1', () => {
    const { status, stdout } = run(['cache-lru', write('wrong.ts', readSolutionText('mutants/get-does-not-touch.ts'))]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/R4\s+broken/);
    expect(stdout).toContain('get("a")');
    expect(stdout).toContain('your code: undefined');
  });

  it('takes a seed and the visible tests alone', () => {
    const { status, stdout } = run(['cache-lru', reference, '--json', '--visible', '--seed', 'mine']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ scope: 'visible', receipt: { seed: 'mine' } });
  });

  it('keeps what the code prints out of the JSON', () => {
    const { status, stdout } = run([
      'cache-lru',
      write('loud.ts', `console.log('{{{');\n${readSolutionText('reference.ts')}`),
      '--json',
      '--visible',
    ]);
    expect(status).toBe(0);
    expect(() => JSON.parse(stdout) as unknown).not.toThrow();
  });

  it.each([
    ['imports a package', "import { LRUCache } from 'lru-cache';\nexport const createCache = LRUCache;\n", 'invalid'],
    ['does not parse', 'export function createCache( {\n', 'invalid'],
    ['is empty', '', 'invalid'],
    ['throws', 'throw new Error("no");\nexport const createCache = 1;\n', 'error'],
    ['does not end', 'for (;;);\nexport const createCache = 1;\n', 'timeout'],
  ])('exits with 1 when the file %s', (name, source, outcome) => {
    const { status, stdout } = run(['cache-lru', write(`${name.replaceAll(' ', '-')}.ts`, source), '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ outcome });
  });

  it('finds a file from where npm was called', () => {
    const { status } = run(['cache-lru', 'reference.ts', '--visible'], { npm_lifecycle_event: 'grade', INIT_CWD: folder });
    expect(status).toBe(0);
  });

  it.each([
    ['no arguments', [], 'Usage:'],
    ['one argument', ['cache-lru'], 'Usage:'],
    ['too many', ['cache-lru', 'a.ts', 'b.ts'], 'Usage:'],
    ['an unknown flag', ['cache-lru', reference, '--fast'], '--fast'],
    ['an unknown exercise', ['cache-lfru', reference], `There is no exercise "cache-lfru". Known: ${known}`],
    ['a missing file', ['cache-lru', 'nowhere.ts'], 'nowhere.ts cannot be read'],
    ['a folder', ['cache-lru', folder], 'cannot be read'],
  ])('exits with 2 for %s, and says why on stderr', (_name, args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});
