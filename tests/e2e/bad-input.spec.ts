import type { Page } from '@playwright/test';
import { decodeShareLink, encodeShareLink } from '../../src/islands/workspace/share/shareLink.ts';
import { cacheWhose, reference, starter } from './sources.ts';
import { expect, test } from './watched-page.ts';
import { WorkspacePage } from './workspace-page.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** Submits what is in the editor, waits for its verdict, and sees that the text is still there and that right code still passes. */
async function submitAndRecover(workspace: WorkspacePage, source: string, headline: string | RegExp): Promise<void> {
  await workspace.write(source);
  await workspace.submit();
  await workspace.says(headline);
  await expect(workspace.editor).toHaveValue(source);
  await workspace.write(reference);
  await workspace.submit();
  await workspace.passes();
}

function whatHappened(page: Page) {
  return page.getByRole('region', { name: 'What happened' });
}

test.describe('code that cannot be graded', () => {
  test('does not parse: the line is told, marked and gone to', async ({ page }) => {
    const workspace = await WorkspacePage.openPlain(page);
    const source = `export function createCache() {\n  return {;\n}\n`;
    await workspace.write(source);
    await workspace.submit();
    await workspace.says('The code does not parse');
    await expect(whatHappened(page).getByText('Mend the syntax at this place')).toBeVisible();
    await expect(workspace.editor).toHaveAttribute('aria-invalid', 'true');
    await whatHappened(page)
      .getByRole('button', { name: /^Go to line 2, column \d+$/ })
      .click();
    await expect(workspace.editor).toBeFocused();
    const line = await workspace.editor.evaluate(
      (area: HTMLTextAreaElement) => area.value.slice(0, area.selectionStart).split('\n').length,
    );
    expect(line).toBe(2);
    await submitAndRecover(workspace, source, 'The code does not parse');
    await expect(workspace.editor).not.toHaveAttribute('aria-invalid', 'true');
  });

  test('has syntax that cannot be erased: said with its place', async ({ page }) => {
    const workspace = await WorkspacePage.openPlain(page);
    await submitAndRecover(workspace, `enum Colour { Red }\n${reference}`, 'The code does not parse');
  });

  test('has type errors: shown in the editor, and it runs all the same', async ({ page }) => {
    const workspace = await WorkspacePage.open(page);
    await workspace.isMonaco();
    await workspace.paste(reference.replace('return entries.has(key);', 'const wrong: string = 1;\n      return entries.has(key);'));
    await workspace.editor.focus();
    // F8 goes to the next error, once there is one: types are checked a moment after the last letter.
    await expect(async () => {
      await page.keyboard.press('F8');
      await expect(page.getByText(`Type 'number' is not assignable to type 'string'.`).first()).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await page.keyboard.press('Escape');
    await workspace.submit();
    await workspace.passes();
  });

  test('exports the wrong thing, or nothing', async ({ page }) => {
    const workspace = await WorkspacePage.openPlain(page);
    await submitAndRecover(workspace, 'export const createCache = 42;\n', 'The expected function is not exported');
    await workspace.write('const nothing = 1;\n');
    await workspace.submit();
    await workspace.says('The expected function is not exported');
    await expect(whatHappened(page)).toContainText('createCache');
  });

  test('throws while loading, and in a call: the message and the line are told', async ({ page }) => {
    const workspace = await WorkspacePage.openPlain(page);
    const onLoad = `export function createCache() {}\nthrow new TypeError('not ready');\n`;
    await workspace.write(onLoad);
    await workspace.submit();
    await workspace.says('The code threw an error');
    await expect(whatHappened(page)).toContainText('not ready');
    await expect(whatHappened(page).getByRole('button', { name: /^Go to line 2/ })).toBeVisible();
    await submitAndRecover(workspace, cacheWhose('get', `throw new Error('no luck');`), /broken$|threw an error/);
  });

  test('is a megabyte long: refused in words, and kept', async ({ page }) => {
    const workspace = await WorkspacePage.openPlain(page);
    const source = `${reference}\n// ${'long '.repeat(200_000)}\n`;
    await workspace.write(source);
    await workspace.submit();
    await workspace.says('The code is too long to grade');
    await expect(whatHappened(page)).toContainText('Delete what does not belong to the solution');
    await page.reload();
    await workspace.isPlain();
    expect(await workspace.editor.inputValue()).toBe(source);
    await workspace.write(reference);
    await workspace.submit();
    await workspace.passes();
  });
});

test.describe('code that does not end', () => {
  const spoilers: readonly (readonly [name: string, source: string])[] = [
    ['in a call', cacheWhose('get', 'for (;;);')],
    ['while loading', `for (;;);\nexport function createCache() {}\n`],
    ['awaiting for ever', `${cacheWhose('get', '')}(async () => { for (;;) await null; })();\n`],
    ['in microtasks', cacheWhose('get', 'const again = () => Promise.resolve().then(again); again();')],
    ['in a loop inside a microtask', cacheWhose('set', 'Promise.resolve().then(() => { for (;;); });')],
    ['in a regular expression', cacheWhose('get', `return /^(a+)+$/.test('a'.repeat(60) + '!');`)],
    ['in recursion', cacheWhose('get', 'return this.get(key);')],
  ];
  for (const [name, source] of spoilers) {
    test(`${name}: ended in words, the page lives and grades on`, async ({ page }) => {
      const workspace = await WorkspacePage.openPlain(page);
      await submitAndRecover(workspace, source, /^The code did not finish$|^The code threw an error$|broken$/);
    });
  }

  test('is ended by Cancel at once', async ({ page }) => {
    const workspace = await WorkspacePage.openPlain(page);
    // The meter ends a loop within milliseconds; a regular expression it does not see, so there is time to cancel.
    const source = cacheWhose('get', `return /^(a+)+$/.test('a'.repeat(60) + '!');`);
    await workspace.write(source);
    await workspace.submit();
    await workspace.results.getByRole('button', { name: /^Cancel/ }).click();
    await expect(workspace.results.getByText(/^Cancelled\./)).toBeVisible();
    await expect(workspace.results.getByRole('heading', { level: 2 })).toBeHidden();
    await expect(workspace.editor).toHaveValue(source);
    await workspace.write(reference);
    await workspace.submit();
    await workspace.passes();
  });
});

test.describe('a cancelled run', () => {
  test('is not found dead later, in the midst of the next one', async ({ page }) => {
    const workspace = await WorkspacePage.openPlain(page);
    // Each takes longer to be ended, 2.5 s, than a silent sandbox takes to be found dead, 2.25 s.
    await workspace.write(cacheWhose('get', `return /^(a+)+$/.test('a'.repeat(60) + '!');`));
    await workspace.submit();
    await expect(workspace.results.getByRole('progressbar', { name: 'Visible tests' })).toBeVisible();
    await workspace.results.getByRole('button', { name: /^Cancel/ }).click();
    await workspace.submit();
    await workspace.says('The code did not finish');
  });

  test.describe('that waits for its tests', () => {
    // The service worker would fetch the tests where no route reaches.
    test.use({ serviceWorkers: 'block' });

    test('leaves the next one a judge', async ({ page }) => {
      const workspace = await WorkspacePage.openPlain(page);
      const asked = Promise.withResolvers<void>();
      const held = Promise.withResolvers<void>();
      await page.route(/judge-cache-lru/, async (route) => {
        asked.resolve();
        await held.promise;
        await route.continue();
      });
      await workspace.write(reference);
      await workspace.submit();
      await asked.promise;
      await workspace.results.getByRole('button', { name: /^Cancel/ }).click();
      await expect(workspace.results.getByText(/^Cancelled\./)).toBeVisible();
      await workspace.submit();
      await expect(workspace.results.getByText('Loading the tests')).toBeVisible();
      // Now the cancelled run goes on too, to find itself cancelled.
      held.resolve();
      await workspace.passes();
    });
  });
});

test.describe('code that eats memory', () => {
  const hoard = 'const hoard = [];\n';
  const bombs: readonly (readonly [name: string, source: string])[] = [
    ['by objects', hoard + cacheWhose('set', 'for (;;) hoard.push({ key, value, at: hoard.length });')],
    ['by buffers', hoard + cacheWhose('set', 'for (;;) hoard.push(new Uint8Array(1 << 28).fill(1));')],
  ];
  for (const [name, source] of bombs) {
    test(`${name}: ends in a verdict and the page lives, seen from another tab`, async ({ page, context }) => {
      const watcher = await WorkspacePage.openPlain(await context.newPage());
      await watcher.openTab('History');
      const workspace = await WorkspacePage.openPlain(page);
      await workspace.write(source);
      // The sandbox's process may die, which Playwright takes for the death of the page: what the page does next is seen from the other tab.
      await workspace.submit();
      const entry = watcher.results.getByText(/^Run 1: The code (ran out of memory|did not finish)$/);
      await expect(entry).toBeVisible({ timeout: 60_000 });
      await watcher.results.getByRole('button', { name: 'Restore the code of run 1' }).click();
      await expect(watcher.editor).toHaveValue(source);
      await watcher.write(reference);
      await watcher.submit();
      await watcher.passes();
    });
  }
});

test('exotic objects get a verdict: proxies, getters that throw, values that lie', async ({ page }) => {
  const workspace = await WorkspacePage.openPlain(page);
  const proxy =
    'export const createCache = () => new Proxy({}, { get: (_, name) => (name === "size" ? 0 : () => undefined), has: () => true });\n';
  await submitAndRecover(workspace, proxy, /broken$/);
  await submitAndRecover(
    workspace,
    cacheWhose('get', 'return { valueOf() { throw 1; }, toJSON() { throw 2; }, get x() { throw 3; } };'),
    /broken$/,
  );
  await submitAndRecover(
    workspace,
    cacheWhose('get', 'return new Proxy(() => 1, { ownKeys() { throw 4; }, apply() { throw 5; } });'),
    /broken$/,
  );
});

test('what the code prints is shown and bounded', async ({ page }) => {
  const workspace = await WorkspacePage.openPlain(page);
  await workspace.write(reference.replace('has(key) {', `has(key) {\n      console.log('asked for', key);`));
  await workspace.submit();
  await workspace.passes();
  await workspace.openTab('Console');
  await expect(
    page
      .getByRole('region', { name: 'Console output' })
      .getByText(/^asked for /)
      .first(),
  ).toBeVisible();
  await expect(workspace.results.getByText(/more lines? printed and dropped\.$/)).toBeVisible();
});

test.describe('links with a verdict in them', () => {
  async function makeLink(page: Page): Promise<string> {
    const workspace = await WorkspacePage.openPlain(page);
    await workspace.write(reference);
    await workspace.submit();
    await workspace.passes();
    await workspace.results.getByRole('button', { name: 'Copy a link to this verdict' }).click();
    await expect(workspace.results.getByText('Link copied.')).toBeVisible();
    return page.evaluate(() => navigator.clipboard.readText());
  }

  test('a whole one is graded anew and matches; the own draft stays', async ({ page, context }) => {
    const link = await makeLink(page);
    const visitor = await context.newPage();
    await visitor.goto(link);
    await expect(visitor.getByRole('heading', { name: 'Shared code' })).toBeVisible();
    await expect(visitor.getByText('The receipt holds')).toBeVisible();
    await expect(visitor.getByRole('heading', { name: 'Passed' })).toBeVisible();
    await visitor.getByRole('button', { name: 'Go to my own code' }).click();
    const own = new WorkspacePage(visitor);
    await own.isReady();
    expect(new URL(visitor.url()).hash).toBe('');
    await expect(own.editor).toHaveValue(reference);
  });

  test('an edited receipt does not match, and the verdict shown is a new one', async ({ page }) => {
    const decoded = decodeShareLink(new URL(await makeLink(page)).hash, 'cache-lru');
    if (!decoded.ok) throw new Error(decoded.refusal.message);
    const { run } = decoded;
    const forged = encodeShareLink({ ...run, source: starter });
    if (!forged.ok) throw new Error(forged.refusal.message);
    await page.goto('about:blank');
    await page.goto(`./exercises/cache-lru/${forged.hash}`);
    await expect(page.getByText('The receipt does not match.')).toContainText('the code');
    await expect(page.getByRole('heading', { level: 2, name: /broken$/ })).toBeVisible();
    await page.getByRole('button', { name: 'Go to my own code' }).click();
    const own = new WorkspacePage(page);
    await own.isPlain();
    await expect(own.editor).toHaveValue(reference);
  });

  for (const [what, spoil, words] of [
    ['cut short', (hash: string) => hash.slice(0, -20), 'This link was cut short'],
    ['changed on its way', (hash: string) => `${hash.slice(0, -8)}${'A'.repeat(8)}`, 'This link was changed on its way'],
    ['of a newer version', (hash: string) => hash.replace('=1.', '=9.'), 'made by a newer version of Headroom'],
  ] as const) {
    test(`one that was ${what} says so`, async ({ page }) => {
      const encoded = encodeShareLink({
        exercise: 'cache-lru',
        source: reference,
        receipt: { exerciseVersion: '1.0.0', codeHash: 'a'.repeat(64), seed: 'headroom-1', transcriptHash: 'b'.repeat(64) },
      });
      if (!encoded.ok) throw new Error(encoded.refusal.message);
      await page.goto(`./exercises/cache-lru/${spoil(encoded.hash)}`);
      await expect(page.getByRole('heading', { name: 'This link cannot be opened' })).toBeVisible();
      await expect(page.getByText(words)).toBeVisible();
      await page.getByRole('button', { name: 'Go to my own code' }).click();
      const own = new WorkspacePage(page);
      await own.choosePlain();
      await expect(own.editor).toHaveValue(starter);
    });
  }
});

test.describe('addresses that lead nowhere', () => {
  test.use({ allowed: /^error: Failed to load resource: .* 404/ });

  test('an unknown exercise is named, and those there are stand below', async ({ page }) => {
    const response = await page.goto('./exercises/cache-fifo/');
    expect(response?.status()).toBe(404);
    await expect(page.getByText('There is no exercise called “cache-fifo”.')).toBeVisible();
    await page.getByRole('link', { name: /^LRU cache/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'LRU cache' })).toBeVisible();
  });

  test('a name made to be read as code is shown as text', async ({ page }) => {
    await page.goto(`./exercises/${encodeURIComponent('<img src=x onerror=alert(1)>')}/`);
    await expect(page.getByText('There is no exercise called “<img src=x onerror=alert(1)>”.')).toBeVisible();
  });
});

test('a malformed trace says which lines, an empty one that it is empty, and the lab goes on', async ({ page }) => {
  await page.goto('./labs/cache-eviction/');
  const lab = page.getByRole('region', { name: 'Eviction lab: hit ratio against capacity' });
  await expect(page.locator('astro-island:not([ssr])').filter({ has: lab })).toHaveCount(1);
  await lab.getByRole('radio', { name: 'a trace of your own' }).check();
  const load = async (name: string, text: string | Buffer): Promise<void> =>
    lab.getByLabel('Choose a trace file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  await load('empty.txt', '');
  await expect(lab.getByRole('alert').filter({ hasText: 'empty.txt' })).toBeVisible();
  await load('noise.bin', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256)));
  await expect(lab.getByText(/^noise\.bin: /)).toBeVisible();
  await lab.getByLabel('Format').selectOption({ label: 'ARC' });
  await load('spoilt.arc', `${'1 2 0 1\n'.repeat(50)}this is no line\n10 2 0 2\n1`);
  await expect(lab.getByText(/lines? (was|were) skipped/)).toBeVisible();
  await lab.getByRole('radio', { name: 'a generator' }).check();
  await lab
    .getByRole('button', { name: /^Run and see|^Run without a guess/ })
    .first()
    .click();
  await expect(lab.getByText(/requests for each line/)).toBeVisible();
});
