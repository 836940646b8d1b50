import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { privateGuard } from '../../../src/course/build/private-guard.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'headroom-guard-'));
  mkdirSync(path.join(folder, 'exercises/caching/cache-lru/private'), { recursive: true });
  writeFileSync(path.join(folder, 'exercises/caching/cache-lru/private/reference.ts'), 'export const answer = 42;');
  writeFileSync(path.join(folder, 'exercises/caching/cache-lru/contract.ts'), 'export const shown = 1;');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Bundles an entry for the browser with the guard, as the site's build does. */
function bundle(entry: string): Promise<unknown> {
  const file = path.join(folder, 'entry.ts');
  writeFileSync(file, entry);
  return build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins: [privateGuard()],
    worker: { format: 'es', plugins: () => [privateGuard()] },
    build: { write: false, rolldownOptions: { input: file } },
  });
}

const reference = './exercises/caching/cache-lru/private/reference.ts';

describe('privateGuard', () => {
  it.each([
    ['an import', `import { answer } from '${reference}'; console.log(answer);`],
    ['a lazy import', `import('${reference}').then(console.log);`],
    ['?raw', `import text from '${reference}?raw'; console.log(text);`],
    ['?url', `import url from '${reference}?url'; console.log(url);`],
    ['a glob', `console.log(import.meta.glob('./exercises/*/*/private/*.ts', { eager: true }));`],
    ['new URL', `console.log(new URL('${reference}', import.meta.url));`],
    ['a worker', `import W from './worker.ts?worker'; new W();`],
  ])('stops %s and says what to do', async (_way, entry) => {
    writeFileSync(path.join(folder, 'worker.ts'), `import { answer } from '${reference}'; postMessage(answer);`);
    await expect(bundle(entry)).rejects.toThrow(/private\/.*[\s\S]*Import it at build time only/);
  });

  it('lets public files of an exercise through', async () => {
    await expect(bundle(`import { shown } from './exercises/caching/cache-lru/contract.ts'; console.log(shown);`)).resolves.toBeDefined();
  });
});
