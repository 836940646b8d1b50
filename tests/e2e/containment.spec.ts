import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Frame, Page } from '@playwright/test';
import { starter } from './sources.ts';
import { expect, test as base } from './watched-page.ts';
import { WorkspacePage } from './workspace-page.ts';

/** A server beside the site that counts whatever reaches it: requests, upgrades, bare connections. */
interface Listener {
  readonly port: number;
  readonly hits: string[];
}

const test = base.extend<{ readonly listener: Listener }>({
  listener: async ({}, use) => {
    const hits: string[] = [];
    const server: Server = createServer((request, response) => {
      hits.push(`${request.method} ${request.url}`);
      response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' }).end('0');
    });
    server.on('connection', () => hits.push('connection'));
    server.on('upgrade', (request, socket) => {
      hits.push(`upgrade ${request.url}`);
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    await use({ port: (server.address() as AddressInfo).port, hits });
    server.closeAllConnections();
    server.close();
  },
});

// What is tried here is refused aloud: by the policies, by the sandbox, by the opaque origin. Playwright tells of requests that a policy
// stops as if they had been sent; whether one was is for the listener to say.
test.use({ allowed: /^error: .*(Content Security Policy|Refused to|Blocked|sandboxed|opaque)|^request: http:\/\/127\.0\.0\.1/ });

/** Programs that try one way out each, in a cache that never evicts and so must not pass. */
function escapes(port: number): readonly (readonly [name: string, program: string])[] {
  const at = (path: string): string => JSON.stringify(`http://127.0.0.1:${port}/${path}`);
  const attempt = (code: string): string => `try { ${code} } catch {}\n${starter}`;
  return [
    ['fetch', attempt(`fetch(${at('fetch')}, { mode: 'no-cors' })`)],
    ['fetch of the global object', attempt(`(0, globalThis.fetch)(${at('global-fetch')})`)],
    ['XMLHttpRequest', attempt(`const x = new XMLHttpRequest(); x.open('GET', ${at('xhr')}); x.send()`)],
    ['WebSocket', attempt(`new WebSocket('ws://127.0.0.1:${port}/socket')`)],
    ['EventSource', attempt(`new EventSource(${at('events')})`)],
    ['importScripts', attempt(`importScripts(${at('scripts')})`)],
    ['a worker', attempt(`new Worker(URL.createObjectURL(new Blob(['fetch(' + ${JSON.stringify(at('worker'))} + ')'])))`)],
    ['a beacon', attempt(`navigator.sendBeacon(${at('beacon')}, 'x')`)],
    ['an image', attempt(`new Image().src = ${at('image')}`)],
    ['a font', attempt(`new FontFace('x', 'url(' + ${at('font')} + ')').load()`)],
    ['a dynamic import', `${starter}\nimport(${at('import')});\n`],
    ['an import', `import ${at('static')};\n${starter}`],
    ['the constructor of functions', attempt(`(() => {}).constructor('return fetch(' + ${JSON.stringify(at('constructor'))} + ')')()`)],
    ['eval', attempt(`(0, eval)('fetch(' + ${JSON.stringify(at('eval'))} + ')')`)],
    [
      'messages to whoever listens',
      attempt(`postMessage({ kind: 'judged', verdict: { outcome: 'pass' } }); self.postMessage({ outcome: 'pass' })`),
    ],
    ['the storage', attempt(`indexedDB.deleteDatabase('headroom-progress'); localStorage.clear(); caches.delete('x')`)],
    ['the page', attempt(`top.document.title = 'taken'; parent.location = ${at('parent')}`)],
  ];
}

/** Plants a hint opened and a draft, which must be there at the end. */
async function plantProgress(workspace: WorkspacePage): Promise<void> {
  await workspace.page.getByRole('button', { name: 'Show the first hint' }).click();
}

async function progressIsUntouched(page: Page, draft: string): Promise<void> {
  const workspace = new WorkspacePage(page);
  await page.reload();
  await workspace.isPlain();
  await expect(workspace.editor).toHaveValue(draft);
  await expect(page.getByRole('region', { name: 'Hints' }).getByRole('listitem')).toHaveCount(1);
  await expect(page).toHaveTitle('LRU cache | Headroom');
  await page.goto('./exercises/');
  await expect(page.getByRole('link', { name: /^LRU cache/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /^LRU cache passed/ })).toBeHidden();
}

test('no program reaches the network, passes by force, or touches the progress', async ({ page, listener }) => {
  test.setTimeout(240_000);
  const workspace = await WorkspacePage.openPlain(page);
  await plantProgress(workspace);
  const programs = escapes(listener.port);
  for (const [index, [name, program]] of programs.entries()) {
    await workspace.write(program);
    await workspace.submit();
    await workspace.openTab('History');
    const entry = workspace.results.getByText(new RegExp(`^Run ${index + 1}: `));
    await expect(entry, name).toBeVisible({ timeout: 30_000 });
    await expect(entry, name).not.toContainText('Passed');
    expect(listener.hits, name).toEqual([]);
  }
  await progressIsUntouched(page, programs.at(-1)?.[1] ?? '');
  expect(listener.hits).toEqual([]);
});

/** Returns the frame in which the learner's code runs. */
async function sandboxOf(page: Page): Promise<Frame> {
  const element = page.locator('iframe[sandbox]');
  await expect(element).toBeAttached();
  await expect(element).toHaveAttribute('sandbox', 'allow-scripts');
  const frame = await (await element.elementHandle())?.contentFrame();
  if (!frame) throw new Error('The sandbox has no frame.');
  return frame;
}

/** Runs in the sandbox's frame what code would that had got out of its compartment and of its worker. Returns what it could do. */
async function breakOut(frame: Frame, port: number): Promise<readonly string[]> {
  return frame.evaluate(async (target) => {
    const done: string[] = [];
    const address = (path: string): string => `http://127.0.0.1:${target}/${path}`;
    const tries: Record<string, () => unknown> = {
      fetch: () => fetch(address('fetch'), { mode: 'no-cors' }),
      xhr: () =>
        new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = resolve;
          request.onerror = reject;
          request.open('GET', address('xhr'));
          request.send();
        }),
      socket: () =>
        new Promise((resolve, reject) => {
          const socket = new WebSocket(address('socket').replace('http', 'ws'));
          socket.onopen = resolve;
          socket.onerror = reject;
        }),
      image: () =>
        new Promise((resolve, reject) => {
          const image = new Image();
          image.onload = resolve;
          image.onerror = reject;
          image.src = address('image');
        }),
      script: () =>
        new Promise((resolve, reject) => {
          const script = document.createElement('script');
          script.onload = resolve;
          script.onerror = reject;
          script.src = address('script');
          document.head.append(script);
        }),
      module: () => import(/* @vite-ignore */ address('module')),
      worker: () =>
        new Promise((resolve, reject) => {
          const code = `fetch(${JSON.stringify(address('worker'))}).then(() => postMessage(1), () => postMessage(0))`;
          const worker = new Worker(URL.createObjectURL(new Blob([code])));
          worker.onmessage = ({ data }) => (data === 1 ? resolve(1) : reject(new Error('refused')));
          worker.onerror = reject;
        }),
      'page of the parent': () => parent.document.title,
      'storage of the parent': () => parent.localStorage.length,
      localStorage: () => localStorage.length,
      cookies: () => document.cookie.length,
      indexedDB: () =>
        new Promise((resolve, reject) => {
          const request = indexedDB.open('headroom-progress');
          request.onsuccess = resolve;
          request.onerror = reject;
        }),
      caches: () => caches.keys(),
      'a window': () => {
        if (!open(address('window'))) throw new Error('refused');
      },
    };
    for (const [name, act] of Object.entries(tries)) {
      try {
        await act();
        done.push(name);
      } catch {
        // Refused, as it should be.
      }
    }
    navigator.sendBeacon(address('beacon'), 'x');
    const style = document.createElement('style');
    style.textContent = `@import url(${address('style')}); body { background: url(${address('background')}) }`;
    document.head.append(style);
    const form = Object.assign(document.createElement('form'), { action: address('form'), method: 'post' });
    document.body.append(form);
    form.submit();
    return done;
  }, port);
}

test('code that got out of its compartment would still be in a frame without network, storage or parent', async ({ page, listener }) => {
  const workspace = await WorkspacePage.openPlain(page);
  await plantProgress(workspace);
  await workspace.write(starter.replace('never evicts', 'never ever evicts'));
  await workspace.submit();
  await workspace.says(/broken$/);
  const frame = await sandboxOf(page);
  expect(await breakOut(frame, listener.port)).toEqual([]);
  expect(listener.hits).toEqual([]);

  // A verdict made up in the frame is heard by nobody: the page listens on a port of its own.
  await frame.evaluate(() => {
    for (let id = 0; id < 50; id++) {
      parent.postMessage({ kind: 'judged', id, judgement: { verdict: { outcome: 'pass', scope: 'full' } } }, '*');
    }
  });
  await workspace.submit();
  await workspace.says(/broken$/);
  await progressIsUntouched(page, starter.replace('never evicts', 'never ever evicts'));
  expect(listener.hits).toEqual([]);
});
