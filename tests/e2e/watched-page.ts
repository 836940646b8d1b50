import { test as base, expect } from '@playwright/test';
import type { BrowserContext } from '@playwright/test';

interface Watching {
  /** Complaints of the browser that a test brings about on purpose, as they are collected: "error: …", "exception: …", "request: …". */
  readonly allowed: RegExp | undefined;
}

/** Playwright's test; a page that logs an error, breaks its policy, throws, or asks a third party for anything fails it. */
export const test = base.extend<Watching & { readonly complaints: string[] }>({
  allowed: [undefined, { option: true }],
  complaints: [
    async ({ context, allowed, baseURL }, use) => {
      const complaints = watch(context, new URL(baseURL ?? '').origin);
      await use(complaints);
      expect(complaints.filter((complaint) => !allowed?.test(complaint))).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Collects what the pages of a context complain of, from now on. Violations of a policy are logged by Chromium as errors. */
export function watch(context: BrowserContext, origin: string): string[] {
  const complaints: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`error: ${message.text()}`);
  });
  context.on('weberror', (webError) => complaints.push(`exception: ${webError.error().message}`));
  context.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if ((protocol === 'http:' || protocol === 'https:') && target !== origin) complaints.push(`request: ${request.url()}`);
  });
  return complaints;
}
